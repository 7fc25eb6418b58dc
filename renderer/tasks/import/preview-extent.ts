/** What the small map is fitted to. Pure. */
import type { LayerProposal } from '../../../shared/domain/import.ts';
import type { Extent4 } from '../../map/projections.ts';

type Preview = NonNullable<LayerProposal['preview']>;

/** Fewer objects than this have no « others » to be far from. */
const FEWEST = 8;
/** Far: so many times as far from the middle as nine in ten objects are… */
const TIMES = 12;
/** …and only a few are. More than that is a layer in two places. */
const MOST_FAR = 0.05;

export interface Fitted {
  readonly extent: Extent4 | null;
  /** Objects drawn that lie outside. */
  readonly far: number;
}

/** All of the file but the few objects that lie far from all the others (a point typed wrong): they would shrink these to a speck. */
export function fittedExtent(whole: Extent4 | null, preview: Preview | null): Fitted {
  const boxes = preview === null ? [] : boxesOf(preview);
  if (whole === null || boxes.length < FEWEST) return { extent: whole, far: 0 };
  const centres = boxes.map(([west, south, east, north]) => [(west + east) / 2, (south + north) / 2] as const);
  const middle = [median(centres.map(([x]) => x)), median(centres.map(([, y]) => y))] as const;
  const away = centres.map(([x, y]) => Math.hypot(x - middle[0], y - middle[1]));
  const usual = [...away].sort((a, b) => a - b)[Math.floor((away.length - 1) * 0.9)] as number;
  const near = boxes.filter((_, index) => (away[index] as number) <= usual * TIMES);
  const far = boxes.length - near.length;
  if (usual === 0 || far === 0 || far > boxes.length * MOST_FAR) return { extent: whole, far: 0 };
  return { extent: near.reduce(union), far };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

const union = (a: Extent4, b: Extent4): Extent4 => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

function boxesOf({ points, lines, polygons }: Preview): Extent4[] {
  const boxes = [...lines, ...polygons].filter((xy) => xy.length > 1).map(boxOf);
  for (let i = 0; i + 1 < points.length; i += 2) boxes.push(boxOf(points.slice(i, i + 2)));
  return boxes;
}

function boxOf(xy: readonly number[]): Extent4 {
  let [west, south, east, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i + 1 < xy.length; i += 2) {
    const [x, y] = [xy[i] as number, xy[i + 1] as number];
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}
