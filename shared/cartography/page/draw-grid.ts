/** Meridians and parallels, or the round metres of the projection, over a map, with their coordinates at its edges. */
import type { MapGrid } from '../../domain/page-layout.ts';
import { formatNumber } from '../../format/numbers.ts';
import { type DrawingNode, group, line, path } from '../drawing.ts';
import type { Box, PlacedView } from '../frame-view.ts';
import type { PageStyle } from '../page-style.ts';
import { type PathCommand, polylinePath } from '../path.ts';
import { CAP_HEIGHT, type TextStyle, textNode, textWidth } from '../text.ts';

type Point = readonly [x: number, y: number];
/** One line of the grid on the page, and what it is called. */
interface GridLine {
  readonly label: string;
  readonly points: readonly Point[];
  /** Runs up the page: its coordinate stands at the foot and the head of the map; else at its sides. */
  readonly isUpright: boolean;
}

/** Distance on paper between two lines that suits the eye. */
const APART_MM = 45;
const MOST_LINES = 200;
const DEGREE_STEPS = [30, 20, 10, 5, 2, 1, 0.5, 0.25, 1 / 6, 1 / 12, 1 / 30, 1 / 60, 1 / 120, 1 / 360, 1 / 720, 1 / 3600] as const;
const METRES_PER_DEGREE = 111_320;

/** `seen`: the part of the map that lies on the page, at whose edges the coordinates stand; `taken`: what stands on the map and would cover them. */
export interface GridRoom {
  readonly seen: Box;
  readonly taken: readonly Box[];
}

export function gridNodes(
  grid: MapGrid,
  view: PlacedView,
  { seen, taken }: GridRoom,
  style: PageStyle,
  language: 'fr' | 'en',
): DrawingNode {
  const lines = grid.kind === 'lambert' ? metricLines(grid, view, language) : degreeLines(grid, view, language);
  const paint = line(grid.colour.toLowerCase(), 0.12 * style.factor, [], 0.9);
  const drawn = drawnLines(grid, lines, seen, style);
  const labels = grid.labels ? edgeLabels(lines, seen, taken, { ...style.small, colour: grid.colour.toLowerCase() }) : [];
  return group('grid', [...(drawn.length > 0 ? [path(drawn, null, paint)] : []), ...labels], view.box);
}

function drawnLines(grid: MapGrid, lines: readonly GridLine[], box: Box, style: PageStyle): PathCommand[] {
  if (grid.lines === 'lines') return lines.flatMap(({ points }) => polylinePath(points));
  const arm = 1.6 * style.factor;
  if (grid.lines === 'ticks')
    return lines.flatMap(({ points, isUpright }) => edges(points, box, isUpright).flatMap((at) => tick(at, box, isUpright, arm)));
  const upright = lines.filter(({ isUpright }) => isUpright);
  const level = lines.filter(({ isUpright }) => !isUpright);
  return upright.flatMap((one) =>
    level.flatMap((other) => {
      const at = crossing(one.points, other.points);
      if (!at) return [];
      const [x, y] = at;
      return [
        ...polylinePath([
          [x - arm, y],
          [x + arm, y],
        ]),
        ...polylinePath([
          [x, y - arm],
          [x, y + arm],
        ]),
      ];
    }),
  );
}

function tick([x, y]: Point, [left, top, width, height]: Box, isUpright: boolean, arm: number): PathCommand[] {
  const inward = isUpright ? (y < top + height / 2 ? arm : -arm) : x < left + width / 2 ? arm : -arm;
  return polylinePath([[x, y], isUpright ? [x, y + inward] : [x + inward, y]]);
}

/** Round metres of the projection: straight lines. */
function metricLines(grid: MapGrid, view: PlacedView, language: 'fr' | 'en'): GridLine[] {
  const [minX, minY, maxX, maxY] = view.extent;
  const step = grid.step ?? roundStep((APART_MM * view.denominator) / 1000);
  if ((maxX - minX + maxY - minY) / step > MOST_LINES) return [];
  const [left, top, width, height] = view.box;
  const word = (metres: number): string =>
    step >= 1000 ? `${formatNumber(metres / 1000, language)}\u00a0km` : `${formatNumber(metres, language)}\u00a0m`;
  const lines: GridLine[] = [];
  for (const value of multiples(minX, maxX, step)) {
    const x = left + ((value - minX) * 1000) / view.denominator;
    lines.push({
      label: word(value),
      points: [
        [x, top],
        [x, top + height],
      ],
      isUpright: true,
    });
  }
  for (const value of multiples(minY, maxY, step)) {
    const y = top + ((maxY - value) * 1000) / view.denominator;
    lines.push({
      label: word(value),
      points: [
        [left, y],
        [left + width, y],
      ],
      isUpright: false,
    });
  }
  return lines;
}

/** 1, 2 or 5 times a power of ten, the next below. */
function roundStep(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(metres, 1)));
  return ([5, 2, 1].find((digit) => digit * power <= metres) ?? 1) * power;
}

function multiples(from: number, to: number, step: number): number[] {
  const values: number[] = [];
  for (let n = Math.ceil(from / step - 1e-9); n * step <= to + step * 1e-9 && values.length <= MOST_LINES; n++) values.push(n * step);
  return values;
}

const PIECES = 32;

/** Curved in a conic projection: each is followed in pieces. */
function degreeLines(grid: MapGrid, view: PlacedView, language: 'fr' | 'en'): GridLine[] {
  const [west, south, east, north] = degreesOf(view);
  if (![west, south, east, north].every(Number.isFinite)) return [];
  const wanted = (APART_MM * view.denominator) / 1000 / METRES_PER_DEGREE;
  const step = grid.step ?? DEGREE_STEPS.find((one) => one <= wanted) ?? (DEGREE_STEPS.at(-1) as number);
  if ((east - west + north - south) / step > MOST_LINES) return [];
  const follow = (at: (share: number) => Point): Point[] => {
    const degrees = new Float64Array((PIECES + 1) * 2);
    for (let i = 0; i <= PIECES; i++) degrees.set(at(i / PIECES), i * 2);
    const metres = view.projection.forward(degrees);
    return Array.from({ length: PIECES + 1 }, (_, i) => toPage(view, metres[i * 2] as number, metres[i * 2 + 1] as number)).filter(
      ([x, y]) => Number.isFinite(x) && Number.isFinite(y),
    );
  };
  const [sideNorth, sideSouth, sideEast, sideWest] = language === 'fr' ? ['N', 'S', 'E', 'O'] : ['N', 'S', 'E', 'W'];
  return [
    ...multiples(west, east, step).map((lon) => ({
      label: `${angle(Math.abs(lon), step)}\u00a0${lon < 0 ? sideWest : sideEast}`,
      points: follow((share) => [lon, south + (north - south) * share]),
      isUpright: true,
    })),
    ...multiples(south, north, step).map((lat) => ({
      label: `${angle(Math.abs(lat), step)}\u00a0${lat < 0 ? sideSouth : sideNorth}`,
      points: follow((share) => [west + (east - west) * share, lat]),
      isUpright: false,
    })),
  ];
}

/** Degrees, then minutes and seconds as far as the step asks for them. */
function angle(degrees: number, step: number): string {
  const seconds = Math.round(degrees * 3600);
  const [whole, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  if (step >= 1 - 1e-9 && minutes === 0 && rest === 0) return `${whole}°`;
  return step * 60 >= 1 - 1e-9 && rest === 0 ? `${whole}°${two(minutes)}′` : `${whole}°${two(minutes)}′${two(rest)}″`;
}

function toPage({ box, extent, denominator }: PlacedView, x: number, y: number): Point {
  return [box[0] + ((x - extent[0]) * 1000) / denominator, box[1] + ((extent[3] - y) * 1000) / denominator];
}

/** Longitudes and latitudes that the frame's edge meets, a little more around. */
function degreesOf({ extent, projection }: PlacedView): readonly [number, number, number, number] {
  const [minX, minY, maxX, maxY] = extent;
  const xy: number[] = [];
  for (let i = 0; i <= 8; i++) {
    const [x, y] = [minX + ((maxX - minX) * i) / 8, minY + ((maxY - minY) * i) / 8];
    xy.push(x, minY, x, maxY, minX, y, maxX, y, x, y);
  }
  const degrees = projection.inverse(Float64Array.from(xy));
  const lons = degrees.filter((_, i) => i % 2 === 0);
  const lats = degrees.filter((_, i) => i % 2 === 1);
  return [Math.min(...lons), Math.max(-89, Math.min(...lats)), Math.max(...lons), Math.min(89, Math.max(...lats))];
}

/** Where a line meets the two edges it runs to. */
function edges(points: readonly Point[], [left, top, width, height]: Box, isUpright: boolean): Point[] {
  const [from, to] = isUpright ? [top + height, top] : [left, left + width];
  const [low, high] = isUpright ? [left, left + width] : [top, top + height];
  return [from, to].flatMap((edge) => {
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1] as Point, points[i] as Point];
      const [along, across] = isUpright ? [1, 0] : [0, 1];
      const [p, q] = [a[along] as number, b[along] as number];
      if ((p - edge) * (q - edge) > 1e-9 || p === q) continue;
      const share = (edge - p) / (q - p);
      const other = (a[across] as number) + ((b[across] as number) - (a[across] as number)) * share;
      if (other >= low && other <= high) return [isUpright ? ([other, edge] as const) : ([edge, other] as const)];
    }
    return [];
  });
}

function crossing(one: readonly Point[], other: readonly Point[]): Point | null {
  for (let i = 1; i < one.length; i++) {
    for (let j = 1; j < other.length; j++) {
      const [[x1, y1], [x2, y2]] = [one[i - 1] as Point, one[i] as Point];
      const [[x3, y3], [x4, y4]] = [other[j - 1] as Point, other[j] as Point];
      const cross = (x2 - x1) * (y4 - y3) - (y2 - y1) * (x4 - x3);
      if (Math.abs(cross) < 1e-12) continue;
      const t = ((x3 - x1) * (y4 - y3) - (y3 - y1) * (x4 - x3)) / cross;
      const u = ((x3 - x1) * (y2 - y1) - (y3 - y1) * (x2 - x1)) / cross;
      if (t >= 0 && t <= 1 && u >= 0 && u <= 1) return [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t];
    }
  }
  return null;
}

const HALO = 0.34;

const covers = ([left, top, width, height]: Box, x: number, y: number, [dx, dy]: readonly [number, number]): boolean =>
  x + dx > left && x - dx < left + width && y + dy > top && y - dy < top + height;

/** Inside the edges, turned along the sides; one that would leave the map or stand in a corner is left out. */
function edgeLabels(lines: readonly GridLine[], box: Box, taken: readonly Box[], set: TextStyle): DrawingNode[] {
  const [left, top, width, height] = box;
  const air = set.size * 0.45;
  const high = set.size * CAP_HEIGHT;
  const halo = { colour: '#ffffff', width: set.size * HALO };
  return lines.flatMap(({ label, points, isUpright }) => {
    const long = textWidth(label, set.face, set.size);
    return edges(points, box, isUpright).flatMap(([x, y]): DrawingNode[] => {
      const reach = isUpright ? ([long / 2, high * 2] as const) : ([high * 2, long / 2] as const);
      if (taken.some((other) => covers(other, x, y, reach))) return [];
      const corner = long / 2 + high * 2 + air;
      if (isUpright) {
        if (x < left + corner || x > left + width - corner || height < high * 4) return [];
        return [textNode(label, x, y > top + height / 2 ? y - air : y + air + high, set, 'middle', halo)];
      }
      if (y < top + corner || y > top + height - corner || width < high * 4) return [];
      const isLeft = x < left + width / 2;
      return [{ ...textNode(label, isLeft ? x + air + high : x - air, y, set, 'middle', halo), angle: -90 }];
    });
  });
}
