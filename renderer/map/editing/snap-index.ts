/**
 * What the pointer can hold on to in view: lines and rings of the visible layers, found by place. Nearest vertex first, then nearest crossing of two lines, then
 * nearest point of an edge. Metres of the view.
 */
import RBush from 'ol/structs/RBush';
import type { CallResult } from '../../../shared/contract/engine.ts';
import { apart, crossing, insideRing, nearestOnSegment, type Xy } from './plane.ts';

export type SnappingData = CallResult<'edit/snapping'>;

/** One line or ring of an object. */
export interface SnapLine {
  readonly table: string;
  readonly fid: number;
  /** x and y in turn. */
  readonly xy: Float64Array;
  readonly closed: boolean;
}

interface Segment {
  readonly line: SnapLine;
  /** Index of its first position in the line. */
  readonly index: number;
}

export type SnapKind = 'vertex' | 'crossing' | 'edge';

export interface Snap {
  readonly kind: SnapKind;
  readonly xy: Xy;
  readonly line: SnapLine;
  /** Segment it lies on and where, 0 to 1; a vertex stands at the start of its segment. */
  readonly segment: number;
  readonly t: number;
}

/** Leaves out lines: those of the objects that are being moved, say. */
export type Keep = (line: SnapLine) => boolean;
const ALL: Keep = () => true;
/** Places this near to one another (metres of the view) are the same: borders of several layers often lie on one another. */
const SAME = 1e-6;
/** Crossings are looked for among this many edges near the pointer, every one with every other. */
const MOST_CROSSED = 60;

export const positionOf = (line: SnapLine, index: number): Xy => [line.xy[index * 2] as number, line.xy[index * 2 + 1] as number];
export const positions = (line: SnapLine): number => line.xy.length / 2;

export class SnapIndex {
  readonly lines: readonly SnapLine[];
  readonly whole: boolean;
  readonly #tree = new RBush<Segment>(16);
  /** Of borders at the same place, that of the layer asked for first is held. */
  readonly #rank: ReadonlyMap<string, number>;

  constructor(data: SnappingData) {
    this.#rank = new Map(data.tables.map((table, index) => [table, index]));
    const lines: SnapLine[] = [];
    const extents: number[][] = [];
    const segments: Segment[] = [];
    let start = 0;
    data.ends.forEach((end, index) => {
      const xy = data.xy.subarray(start * 2, end * 2);
      start = end;
      const count = xy.length / 2;
      const closed = count > 3 && xy[0] === xy[count * 2 - 2] && xy[1] === xy[count * 2 - 1];
      const line: SnapLine = { table: data.tables[data.of[index] ?? 0] ?? '', fid: data.fids[index] ?? 0, xy, closed };
      lines.push(line);
      for (let i = 0; i < Math.max(1, count - 1); i++) {
        const [a, b] = [positionOf(line, i), positionOf(line, Math.min(i + 1, count - 1))];
        extents.push([Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])]);
        segments.push({ line, index: i });
      }
    });
    this.#tree.load(extents, segments);
    this.lines = lines;
    this.whole = data.whole;
  }

  linesOf(table: string, fids: readonly number[]): SnapLine[] {
    const wanted = new Set(fids);
    return this.lines.filter((line) => line.table === table && wanted.has(line.fid));
  }

  /** What the pointer holds on to within `tolerance`, or null. */
  snap(at: Xy, tolerance: number, keep: Keep = ALL): Snap | null {
    const near = this.#near(at, tolerance).filter(({ line }) => keep(line));
    let vertex: Snap | null = null;
    let edge: Snap | null = null;
    const crossed: { segment: Segment; a: Xy; b: Xy }[] = [];
    for (const segment of near) {
      const { line, index } = segment;
      const [a, b] = [positionOf(line, index), positionOf(line, Math.min(index + 1, positions(line) - 1))];
      for (const [xy, place] of [
        [a, index],
        [b, index + 1],
      ] as const) {
        if (apart(at, xy) <= tolerance && this.#better(at, xy, line, vertex))
          vertex = { kind: 'vertex', xy, line, segment: Math.min(place, positions(line) - 1), t: 0 };
      }
      const foot = nearestOnSegment(at, a, b);
      if (apart(at, foot.xy) > tolerance) continue;
      crossed.push({ segment, a, b });
      if (this.#better(at, foot.xy, line, edge)) edge = { kind: 'edge', xy: foot.xy, line, segment: index, t: foot.t };
    }
    return vertex ?? this.#crossing(at, tolerance, crossed) ?? edge;
  }

  #better(at: Xy, xy: Xy, line: SnapLine, best: Snap | null): boolean {
    if (!best) return true;
    const nearer = apart(at, best.xy) - apart(at, xy);
    const rank = ({ table }: SnapLine): number => this.#rank.get(table) ?? Number.POSITIVE_INFINITY;
    return Math.abs(nearer) > SAME ? nearer > 0 : rank(line) < rank(best.line);
  }

  /** Every border that passes through a place, and where on it that is. */
  through(xy: Xy): Snap[] {
    return this.#near(xy, SAME).flatMap(({ line, index }): Snap[] => {
      const [a, b] = [positionOf(line, index), positionOf(line, Math.min(index + 1, positions(line) - 1))];
      const foot = nearestOnSegment(xy, a, b);
      return apart(foot.xy, xy) <= SAME ? [{ kind: foot.t === 0 ? 'vertex' : 'edge', xy: foot.xy, line, segment: index, t: foot.t }] : [];
    });
  }

  #crossing(at: Xy, tolerance: number, edges: readonly { segment: Segment; a: Xy; b: Xy }[]): Snap | null {
    let best: Snap | null = null;
    const some = edges.slice(0, MOST_CROSSED);
    for (const [index, one] of some.entries()) {
      for (const other of some.slice(index + 1)) {
        const xy = crossing(one.a, one.b, other.a, other.b);
        if (!xy || apart(at, xy) > tolerance || (best && apart(at, xy) >= apart(at, best.xy))) continue;
        const whole = apart(one.a, one.b);
        best = {
          kind: 'crossing',
          xy,
          line: one.segment.line,
          segment: one.segment.index,
          t: whole === 0 ? 0 : apart(one.a, xy) / whole,
        };
      }
    }
    return best;
  }

  /** Objects of a table that a drawn line crosses or touches. */
  crossedBy(drawn: readonly Xy[], table: string): number[] {
    const found = new Set<number>();
    for (let i = 0; i + 1 < drawn.length; i++) {
      const [a, b] = [drawn[i] as Xy, drawn[i + 1] as Xy];
      const box = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
      this.#tree.forEachInExtent(box, ({ line, index }) => {
        if (line.table !== table || found.has(line.fid) || index + 1 >= positions(line)) return;
        if (crossing(a, b, positionOf(line, index), positionOf(line, index + 1))) found.add(line.fid);
      });
    }
    return [...found];
  }

  /** Objects of a table one of whose rings goes round a place: holes are rings too. */
  around(at: Xy, table: string): number[] {
    return [...new Set(this.lines.filter((line) => line.table === table && line.closed && insideRing(line.xy, at)).map(({ fid }) => fid))];
  }

  #near(at: Xy, tolerance: number): Segment[] {
    return this.#tree.getInExtent([at[0] - tolerance, at[1] - tolerance, at[0] + tolerance, at[1] + tolerance]);
  }
}
