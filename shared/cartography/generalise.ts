/**
 * Outlines simplified to what the printed scale can show, borders kept in common: all shapes of a map are taken together, each point of the page is one
 * vertex whoever it belongs to, and a vertex goes from all of them or from none. Where borders meet nothing moves. After Visvalingam and Whyatt (1993):
 * the vertices that matter least, by the triangle they make with their neighbours, go first; one whose triangle holds another vertex of its layer stays,
 * so that nothing crosses that did not cross. Neighbours still touch, areas still add up, no ring disappears.
 */
import type { Bbox } from '../geo/geometry.ts';
import { GRID_MM } from './drawing.ts';
import type { GridShape } from './shapes.ts';

/** From this scale on (1:n): closer by, outlines are the subject and keep every vertex. */
export const GENERALISED_FROM = 100_000;
/** Smallest triangle a border is bent for: 0.3 mm wide and 0.1 mm high, about the width of a printed border. */
const DETAIL_MM2 = 0.015;
/** The least of all first, so that a bend is worn down evenly from all sides. */
const ROUNDS = [1 / 12, 1 / 3, 1] as const;
const PASSES = 4;
const NOT_THIS_ROUND = 255;
const LEAST_VERTICES = 4;
/** Side of a cell of the index, in grid steps, and how many cells a triangle may span before it is let alone. */
const CELL = 32;
const MOST_CELLS = 300;

export interface Generalised {
  /** Rings, or lines. */
  readonly closed: boolean;
  /** 0, 1, 2…: shapes of one layer must not cross one another more than they did. */
  readonly layer: number;
  readonly shape: GridShape;
}

/** The same shapes, in order. Vertices on the edge of `bounds` (grid steps) stay, for what lies beyond is not known. */
export function generalise(shapes: readonly Generalised[], bounds: Bbox, detail_mm2: number = DETAIL_MM2): GridShape[] {
  const net = new Net(shapes, bounds);
  const most = detail_mm2 / (GRID_MM * GRID_MM);
  for (const share of ROUNDS) net.wear(most * share);
  return shapes.map((_, index) => net.shape(index));
}

class Net {
  private readonly shapes: readonly Generalised[];
  /** Vertex of each vertex of each shape. */
  private readonly ids: Int32Array[];
  private readonly x: Int32Array;
  private readonly y: Int32Array;
  private readonly count: number;
  /** The two neighbours along the border; a vertex with others is fixed. */
  private readonly one: Int32Array;
  private readonly two: Int32Array;
  private readonly fixed: Uint8Array;
  private readonly gone: Uint8Array;
  private readonly layers: Int32Array;
  /** Vertices left of each ring or line; which rings a vertex is in stands in `rings` from `ringsFrom`. */
  private readonly left: Int32Array;
  private readonly ringsFrom: Int32Array;
  private readonly rings: Int32Array;
  private readonly cells = new Map<number, number>();
  private readonly nextInCell: Int32Array;

  constructor(shapes: readonly Generalised[], bounds: Bbox) {
    this.shapes = shapes;
    const total = shapes.reduce((sum, { shape }) => sum + shape.xy.length / 2, 0);
    this.x = new Int32Array(total);
    this.y = new Int32Array(total);
    const { ids, count } = numbered(shapes, total, this.x, this.y);
    this.ids = ids;
    this.count = count;
    this.one = new Int32Array(count).fill(-1);
    this.two = new Int32Array(count).fill(-1);
    this.fixed = new Uint8Array(count);
    this.gone = new Uint8Array(count);
    this.layers = new Int32Array(count);
    this.nextInCell = new Int32Array(count);
    const ringCount = shapes.reduce((sum, { shape }) => sum + shape.parts.length, 0);
    this.left = new Int32Array(ringCount);
    this.ringsFrom = new Int32Array(count + 1);
    for (const own of ids) for (const id of own) (this.ringsFrom[id + 1] as number)++;
    for (let id = 0; id < count; id++) (this.ringsFrom[id + 1] as number) += this.ringsFrom[id] as number;
    this.rings = new Int32Array(total);
    this.link();
    const [minX, minY, maxX, maxY] = bounds;
    for (let id = 0; id < count; id++) {
      const [x, y] = [this.x[id] as number, this.y[id] as number];
      if (this.two[id] === -1 || x <= minX || x >= maxX || y <= minY || y >= maxY) this.fixed[id] = 1;
      const key = cellKey(Math.floor(x / CELL), Math.floor(y / CELL));
      this.nextInCell[id] = this.cells.get(key) ?? -1;
      this.cells.set(key, id);
    }
  }

  private link(): void {
    const filled = this.ringsFrom.slice(0, this.count);
    let ring = 0;
    this.shapes.forEach(({ shape, closed, layer }, index) => {
      const own = this.ids[index] as Int32Array;
      const bit = 1 << Math.min(layer, 30);
      let start = 0;
      for (const end of shape.parts) {
        for (let i = start; i < end; i++) {
          const id = own[i] as number;
          (this.layers[id] as number) |= bit;
          this.rings[filled[id] as number] = ring;
          (filled[id] as number)++;
          const before = i > start ? (own[i - 1] as number) : closed ? (own[end - 1] as number) : -1;
          const after = i < end - 1 ? (own[i + 1] as number) : closed ? (own[start] as number) : -1;
          if (before < 0 || after < 0) this.fixed[id] = 1;
          if (before >= 0) this.meet(id, before);
          if (after >= 0) this.meet(id, after);
        }
        // A line may come down to its two ends.
        this.left[ring++] = end - start + (closed ? 0 : LEAST_VERTICES - 2);
        start = end;
      }
    });
  }

  private meet(id: number, other: number): void {
    if (this.one[id] === other || this.two[id] === other) return;
    if (this.one[id] === -1) this.one[id] = other;
    else if (this.two[id] === -1) this.two[id] = other;
    else this.fixed[id] = 1;
  }

  /** Takes away vertices whose triangle is smaller, never two neighbours in one pass. */
  wear(most: number): void {
    const { x, y, one, two, gone, fixed } = this;
    const touched = new Uint8Array(this.count);
    for (let pass = 1; pass <= PASSES; pass++) {
      let removed = 0;
      for (let id = 0; id < this.count; id++) {
        if (gone[id] || fixed[id] || touched[id] === pass || touched[id] === NOT_THIS_ROUND) continue;
        const a = one[id] as number;
        const c = two[id] as number;
        const ax = x[a] as number;
        const ay = y[a] as number;
        const twice = ((x[id] as number) - ax) * ((y[c] as number) - ay) - ((y[id] as number) - ay) * ((x[c] as number) - ax);
        if (a === c || Math.abs(twice) >= most * 2 || !this.mayGo(id)) continue;
        // What is in the way mostly stays there: looked at again in the next round.
        if (this.holdsOther(a, id, c)) {
          touched[id] = NOT_THIS_ROUND;
          continue;
        }
        this.remove(id, a, c);
        if (touched[a] !== NOT_THIS_ROUND) touched[a] = pass;
        if (touched[c] !== NOT_THIS_ROUND) touched[c] = pass;
        removed++;
      }
      if (removed === 0) return;
    }
  }

  private mayGo(id: number): boolean {
    for (let i = this.ringsFrom[id] as number; i < (this.ringsFrom[id + 1] as number); i++)
      if ((this.left[this.rings[i] as number] as number) <= LEAST_VERTICES) return false;
    return true;
  }

  private remove(id: number, a: number, c: number): void {
    this.gone[id] = 1;
    for (let i = this.ringsFrom[id] as number; i < (this.ringsFrom[id + 1] as number); i++)
      (this.left[this.rings[i] as number] as number)--;
    this.relink(a, id, c);
    this.relink(c, id, a);
  }

  private relink(id: number, from: number, to: number): void {
    if (this.one[id] === from) this.one[id] = to;
    else if (this.two[id] === from) this.two[id] = to;
  }

  /** Whether another vertex of its layers lies in the triangle, or on its edge. */
  private holdsOther(a: number, b: number, c: number): boolean {
    const { x, y, layers, gone, cells, nextInCell } = this;
    const [ax, ay, bx, by, cx, cy] = [x[a], y[a], x[b], y[b], x[c], y[c]] as [number, number, number, number, number, number];
    const left = Math.floor(Math.min(ax, bx, cx) / CELL);
    const right = Math.floor(Math.max(ax, bx, cx) / CELL);
    const top = Math.floor(Math.min(ay, by, cy) / CELL);
    const bottom = Math.floor(Math.max(ay, by, cy) / CELL);
    if ((right - left + 1) * (bottom - top + 1) > MOST_CELLS) return true;
    const mine = layers[b] as number;
    for (let i = left; i <= right; i++) {
      for (let j = top; j <= bottom; j++) {
        for (let id = cells.get(cellKey(i, j)) ?? -1; id >= 0; id = nextInCell[id] as number) {
          if (gone[id] || id === a || id === b || id === c || ((layers[id] as number) & mine) === 0) continue;
          const px = x[id] as number;
          const py = y[id] as number;
          if ((px < ax && px < bx && px < cx) || (px > ax && px > bx && px > cx)) continue;
          if ((py < ay && py < by && py < cy) || (py > ay && py > by && py > cy)) continue;
          const u = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
          const v = (cx - bx) * (py - by) - (cy - by) * (px - bx);
          const w = (ax - cx) * (py - cy) - (ay - cy) * (px - cx);
          if ((u >= 0 && v >= 0 && w >= 0) || (u <= 0 && v <= 0 && w <= 0)) return true;
        }
      }
    }
    return false;
  }

  shape(index: number): GridShape {
    const { shape } = this.shapes[index] as Generalised;
    const own = this.ids[index] as Int32Array;
    const xy = new Int32Array(shape.xy.length);
    const parts: number[] = [];
    let [start, filled] = [0, 0];
    for (const end of shape.parts) {
      for (let i = start; i < end; i++) {
        const id = own[i] as number;
        if (this.gone[id]) continue;
        xy[filled++] = this.x[id] as number;
        xy[filled++] = this.y[id] as number;
      }
      parts.push(filled / 2);
      start = end;
    }
    return { xy: xy.slice(0, filled), parts };
  }
}

const STRIDE = 2 ** 22;
const cellKey = (i: number, j: number): number => (i + STRIDE / 2) * STRIDE + j + STRIDE / 2;

/** One number for each place, whichever shapes share it. */
function numbered(shapes: readonly Generalised[], total: number, x: Int32Array, y: Int32Array): { ids: Int32Array[]; count: number } {
  const size = 2 ** Math.ceil(Math.log2(Math.max(total, 1) * 2 + 2));
  const slots = new Int32Array(size).fill(-1);
  let count = 0;
  const ids = shapes.map(({ shape: { xy } }) => {
    const own = new Int32Array(xy.length / 2);
    for (let i = 0; i < own.length; i++) {
      const [px, py] = [xy[i * 2] as number, xy[i * 2 + 1] as number];
      let slot = (Math.imul(px, 73_856_093) ^ Math.imul(py, 19_349_663)) & (size - 1);
      for (;;) {
        const known = slots[slot] as number;
        if (known < 0) {
          slots[slot] = count;
          x[count] = px;
          y[count] = py;
          own[i] = count++;
          break;
        }
        if (x[known] === px && y[known] === py) {
          own[i] = known;
          break;
        }
        slot = (slot + 1) & (size - 1);
      }
    }
    return own;
  });
  return { ids, count };
}
