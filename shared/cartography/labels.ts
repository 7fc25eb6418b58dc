/**
 * Names on the map: the best of several places each, by priority, no two overlapping, none over a symbol, the furniture or the edge of the frame. A name
 * without a place may move one that has others; then small areas and crowded places are named at the end of a thin line. What still finds no room is
 * counted by name, never squeezed in. The same input gives the same places.
 */
import { type DrawingNode, GRID_MM } from './drawing.ts';
import type { Box } from './frame-view.ts';
import { namesAtScale } from './labelling/abbreviations.ts';
import { alongPlaces, joinedTracks, REPEAT_MM } from './labelling/along.ts';
import { type AreaRows, areaRows, innerPoints } from './labelling/area-rows.ts';
import { boxesAlong, Leaders } from './labelling/leaders.ts';
import type { Name, Place } from './labelling/name.ts';
import { NamedAreas } from './labelling/named-areas.ts';
import { FIXED, Occupancy, SYMBOL } from './labelling/occupancy.ts';
import { besidePlaces, insidePlaces, middleOfBox } from './labelling/places.ts';
import { Settling } from './labelling/settling.ts';
import type { DrawnLayer, DrawnObject } from './map-layer.ts';
import { SMALLEST_TEXT_MM } from './page-style.ts';
import { isBoundary, isSeen, shapeBox, sizeOf_mm } from './shape-box.ts';
import type { GridShape } from './shapes.ts';
import { discWay } from './site-discs.ts';
import { labelDrawnAtScale, labelField } from './style-rules.ts';

export { labelFace } from './labelling/name.ts';

export interface PlacedLabels {
  readonly nodes: readonly DrawingNode[];
  readonly placed: number;
  /** Of the placed, those at the end of a line. */
  readonly leaders: number;
  /** Names of the territory without room, by table. */
  readonly dropped: ReadonlyMap<string, number>;
  /** The same, name by name. */
  readonly droppedNames: ReadonlyMap<string, readonly string[]>;
  /** Objects whose name found no room, by table. */
  readonly unnamed: ReadonlyMap<string, readonly DrawnObject[]>;
  /** Names set below the smallest readable size (6.5 points), by table. */
  readonly tooSmall: ReadonlyMap<string, readonly string[]>;
}

export interface LabelOptions {
  /** The frame's own title: a name that repeats it is left out. */
  readonly known?: string | null;
  /** Whether a point of the page (millimetres) lies in the territory the map is about: its names come first, the others are lighter and not counted when dropped. */
  readonly inFocus?: (x: number, y: number) => boolean;
  /** Parts of the page (x, y, width, height) that another frame shows larger: areas that lie in one whole are named there, not here. */
  readonly zooms?: readonly Box[];
  /** Of a small frame beside the map: areas that reach beyond it are named where there is room, and not counted when dropped. */
  readonly wholeOnly?: boolean;
  /** False: no name at the end of a line. */
  readonly leaders?: boolean;
}

/** Points smaller than this lie under names without harm: the halo keeps both apart. */
const LEAST_OBSTACLE_MM = 0.75;
/** Tables whose objects are worth a line, where they are few enough to be the subject of the map. */
const LED_TABLES: readonly string[] = ['territoires', 'sites', 'epci'];
const MOST_LED = 260;
const MOST_LINE_VERTICES = 40_000;
/** A name over a road is worth less than one as far again from the middle. */
const LINE_CROSSED_COST = 0.45;
/** Places looked at to make room for one name, and for all names of a rank. */
const [MOST_LOOKS, LOOKS] = [900, 45_000];

interface Work {
  readonly name: Name;
  readonly area: AreaRows | null;
}

export function placeLabels(
  layers: readonly DrawnLayer[],
  frame: Box,
  furniture: readonly Box[],
  denominator: number,
  options: LabelOptions = {},
): PlacedLabels {
  const taken = new Occupancy(frame);
  for (const box of furniture) taken.add(box, FIXED);
  for (const { objects } of layers) {
    for (const { at, radius } of objects)
      if (at && radius >= LEAST_OBSTACLE_MM) taken.add([at[0] - radius, at[1] - radius, radius * 2, radius * 2], SYMBOL);
  }
  const areas = new Map<DrawnObject, AreaRows | null>();
  const areaOf = (object: DrawnObject): AreaRows | null => {
    const known = areas.get(object);
    if (known !== undefined) return known;
    const area = object.shape && object.closed ? areaRows(object.shape) : null;
    areas.set(object, area);
    return area;
  };
  const work = namesOf(layers, frame, denominator, options, areaOf).map((name): Work => ({ name, area: areaOf(name.object) }));
  const others = work.filter(({ name }) => name.kind !== 'line');
  const lines = wholeLines(work.filter(({ name }) => name.kind === 'line'));
  const drawnLines = linesOf(layers, frame);
  const places = others.map((one) => offLines(placesOf(one), drawnLines));
  const settling = new Settling(places, taken);
  const leaders = new Leaders(taken, settling, areasOf(others, frame));
  // Names of one rank settle, lines included, before those of the next.
  for (const rank of ranksOf(others)) {
    for (const index of rank) settling.takeFirstFree(index);
    const waiting = rank.filter((index) => (settling.at[index] as number) < 0 && (others[index] as Work).name.focused);
    const budget = Math.min(MOST_LOOKS, LOOKS / Math.max(waiting.length, 1));
    for (const index of waiting) settling.makeRoom(index, budget);
    if (options.leaders === false || rank.length > MOST_LED) continue;
    leaders.placeAll(
      waiting.flatMap((index) => {
        const one = others[index] as Work;
        const isWaiting = (settling.at[index] as number) < 0 && isLed(one.name, denominator);
        return isWaiting ? [{ id: index, name: one.name, feet: feetOf(one, frame) }] : [];
      }),
    );
    // what may be shortened only where all else failed
    const lost = waiting.filter((index) => {
      const { name } = others[index] as Work;
      return name.lastResort.length > 0 && (settling.at[index] as number) < 0 && !leaders.has(index);
    });
    for (const index of lost) {
      const { name, area } = others[index] as Work;
      const shorter = { name: { ...name, texts: name.lastResort }, area };
      others[index] = shorter;
      places[index] = offLines(placesOf(shorter), drawnLines);
      if (!settling.takeFirstFree(index)) settling.makeRoom(index, budget);
    }
    leaders.placeAll(
      lost.flatMap((index) => {
        const one = others[index] as Work;
        const isWaiting = (settling.at[index] as number) < 0 && isLed(one.name, denominator);
        return isWaiting ? [{ id: index, name: one.name, feet: feetOf(one, frame) }] : [];
      }),
    );
  }
  const nodes: DrawingNode[] = [];
  const standing = new Set<Work>();
  others.forEach((one, index) => {
    const place = places[index]?.[settling.at[index] as number];
    if (place || leaders.has(index)) standing.add(one);
    if (place) nodes.push(...place.nodes());
  });
  const led = leaders.all();
  nodes.unshift(...led.flatMap(({ line }) => line));
  nodes.push(...led.flatMap(({ name }) => name));
  const lineNodes = new Map(lines.map(({ first, shapes }) => [first, nameLine(first.name, shapes, taken)]));
  for (const own of lineNodes.values()) nodes.push(...own);

  const all = [...others, ...lines.map(({ first }) => first)];
  const isPlaced = (one: Work): boolean => standing.has(one) || (lineNodes.get(one) ?? []).length > 0;
  const without = all.filter((one) => !isPlaced(one));
  const isCut = ({ name: { object } }: Work): boolean =>
    options.wholeOnly === true && object.shape !== null && !liesIn(object.shape, frame);
  const missed = without.filter((one) => one.name.focused && !isCut(one));
  const small = all.filter((one) => isPlaced(one) && one.name.style.size_mm < SMALLEST_TEXT_MM - 1e-9);
  return {
    nodes,
    placed: all.length - without.length,
    leaders: leaders.size,
    dropped: new Map([...byTable(missed, ({ texts }) => texts[0] as string)].map(([table, names]) => [table, names.length])),
    droppedNames: byTable(missed, ({ texts }) => texts[0] as string),
    unnamed: byTable(without, ({ object }) => object),
    tooSmall: byTable(small, ({ texts }) => texts[0] as string),
  };
}

function byTable<Value>(work: readonly Work[], value: (name: Name) => Value): Map<string, Value[]> {
  const found = new Map<string, Value[]>();
  for (const { name } of work) {
    const list = found.get(name.table);
    if (list) list.push(value(name));
    else found.set(name.table, [value(name)]);
  }
  return found;
}

/** The territory, priority, then the upper layer, then the larger object; the sort is stable, so equals keep the order of the data. */
function namesOf(
  layers: readonly DrawnLayer[],
  frame: Box,
  denominator: number,
  { known = null, inFocus = () => true, zooms = [] }: LabelOptions,
  areaOf: (object: DrawnObject) => AreaRows | null,
): Name[] {
  const names: Name[] = [];
  layers.forEach(({ data, compiled, objects }, order) => {
    const style = data.style.label;
    if (!style || !labelDrawnAtScale(style, denominator)) return;
    const field = labelField(style);
    for (const object of objects) {
      const { shape, closed, at } = object;
      if (shape && isBoundary(data.table) && !isSeen(shape, frame, true)) continue;
      if (shape && closed && zooms.some((zoom) => liesIn(shape, zoom))) continue;
      if (style.minObject_mm !== undefined && shape && sizeOf_mm(shape) < style.minObject_mm) continue;
      const value = object.feature.values[field];
      if (value === null || value === undefined || value === '' || value === known || object.crowded) continue;
      const focused = inFocus(...(at ?? areaOf(object)?.centre ?? middleOfBox(shape as GridShape)));
      const hasSymbol = Boolean(compiled.classes[object.classIndex]?.symbolisation.symbol);
      names.push({
        object,
        table: data.table,
        ...namesAtScale(data.table, String(value), denominator),
        style: focused ? style : { ...style, colour: '@m-label-2', weight: 400 },
        focused,
        order,
        kind: shape === null ? 'place' : closed ? (hasSymbol ? 'area-or-place' : 'area') : 'line',
      });
    }
  });
  return names.sort(
    (a, b) =>
      Number(b.focused) - Number(a.focused) ||
      b.style.priority - a.style.priority ||
      b.order - a.order ||
      extentOf(b.object) - extentOf(a.object),
  );
}

function liesIn(shape: GridShape, [x, y, width, height]: Box): boolean {
  const [minX, minY, maxX, maxY] = shapeBox(shape).map((steps) => steps * GRID_MM) as [number, number, number, number];
  return minX >= x && minY >= y && maxX <= x + width && maxY <= y + height;
}

const extentOf = ({ shape, radius }: DrawnObject): number => (shape ? sizeOf_mm(shape) : radius);

function placesOf({ name, area }: Work): Place[] {
  return [
    ...(area && name.kind !== 'place' ? insidePlaces(name, area) : []),
    ...(name.kind === 'place' || name.kind === 'area-or-place' ? besidePlaces(name) : []),
  ];
}

/** Roads and rivers are crossed by no area's name that can stand beside them. Null where there are none, or so many that they are everywhere. */
function linesOf(layers: readonly DrawnLayer[], frame: Box): Occupancy | null {
  const shapes = layers.flatMap(({ objects }) => objects.flatMap(({ shape, closed }) => (shape && !closed ? [shape] : [])));
  const vertices = shapes.reduce((sum, { xy }) => sum + xy.length / 2, 0);
  if (vertices === 0 || vertices > MOST_LINE_VERTICES) return null;
  const lines = new Occupancy(frame);
  for (const { xy, parts } of shapes) {
    let start = 0;
    for (const end of parts) {
      for (let i = start + 1; i < end; i++) {
        const [x0, y0, x1, y1] = [xy[i * 2 - 2], xy[i * 2 - 1], xy[i * 2], xy[i * 2 + 1]].map((steps) => (steps ?? 0) * GRID_MM) as [
          number,
          number,
          number,
          number,
        ];
        for (const box of boxesAlong(x0, y0, x1, y1)) lines.add(box, FIXED);
      }
      start = end;
    }
  }
  return lines;
}

function offLines(places: Place[], lines: Occupancy | null): Place[] {
  if (!lines || places.length === 0) return places;
  return places
    .map((place) =>
      lines.movable(place.boxes) === null && lines.inFrame(place.boxes) ? { ...place, cost: place.cost + LINE_CROSSED_COST } : place,
    )
    .sort((a, b) => a.cost - b.cost);
}

/** Indexes of the names, by focus and priority; the names come sorted by both. */
function ranksOf(all: readonly Work[]): number[][] {
  const ranks: number[][] = [];
  let before = '';
  all.forEach(({ name }, index) => {
    const rank = `${name.focused} ${name.style.priority}`;
    if (rank !== before) ranks.push([]);
    before = rank;
    ranks.at(-1)?.push(index);
  });
  return ranks;
}

/** The legend names numbered sites. */
const isLed = ({ table }: Name, denominator: number): boolean => LED_TABLES.includes(table) && discWay(table, denominator) !== 'numbered';

function feetOf({ name: { object }, area }: Work, frame: Box): (readonly [number, number])[] {
  const feet = object.at ? [object.at] : area ? innerPoints(area) : [];
  return feet.filter((foot) => isInside(foot, frame));
}

/** Whether a millimetre of the page lies in an area that may be named by a line: names of others are kept off it. EPCI are everywhere. */
function areasOf(all: readonly Work[], frame: Box): (x: number, y: number) => boolean {
  const named = new NamedAreas(frame);
  for (const { name, area } of all) if (area && name.table === 'territoires') named.add(area);
  return named.has;
}

const isInside = ([x, y]: readonly [number, number], [left, top, width, height]: Box): boolean =>
  x > left && y > top && x < left + width && y < top + height;

interface WholeLine {
  readonly first: Work;
  readonly shapes: readonly GridShape[];
}

/** Parts of one name in one layer are one line. */
function wholeLines(pieces: readonly Work[]): WholeLine[] {
  const byName = new Map<string, { first: Work; shapes: GridShape[] }>();
  for (const one of pieces) {
    const key = `${one.name.order} ${one.name.texts[0]}`;
    const shape = one.name.object.shape as GridShape;
    const line = byName.get(key);
    if (line) line.shapes.push(shape);
    else byName.set(key, { first: one, shapes: [shape] });
  }
  return [...byName.values()];
}

/** Along its longest stretches, every so often; a line too short or too winding is named beside its middle. */
function nameLine(name: Name, shapes: readonly GridShape[], taken: Occupancy): DrawingNode[] {
  const nodes: DrawingNode[] = [];
  const found: Place[] = [];
  const take = (place: Place): void => {
    for (const box of place.boxes) taken.add(box, FIXED);
    found.push(place);
    nodes.push(...place.nodes());
  };
  const tracks = joinedTracks(shapes);
  for (const track of tracks) {
    if (found.length > 0 && track.length < REPEAT_MM) break;
    const wanted = Math.max(1, Math.round(track.length / REPEAT_MM));
    let left = wanted;
    for (const place of alongPlaces(name, track, wanted)) {
      if (left === 0) break;
      if (found.some((other) => nearer(other, place, REPEAT_MM * 0.5)) || !taken.isFree(place.boxes)) continue;
      take(place);
      left--;
    }
  }
  const [longest] = tracks;
  if (found.length > 0 || !longest) return nodes;
  const at = longest.points[Math.floor(longest.points.length / 2)] as readonly [number, number];
  const beside = besidePlaces({ ...name, kind: 'place', object: { ...name.object, at, shape: null, radius: name.style.size_mm * 0.2 } });
  const place = beside.find(({ boxes }) => taken.isFree(boxes));
  if (place) take(place);
  return nodes;
}

function nearer(a: Place, b: Place, distance: number): boolean {
  const [p, q] = [a.boxes[0] as Box, b.boxes[0] as Box];
  return Math.hypot(p[0] - q[0], p[1] - q[1]) < distance;
}
