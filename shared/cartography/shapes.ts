/**
 * Geographic objects to shapes on the page's grid: projected, snapped, rid of repeated vertices, clipped a little outside the frame.
 * Snapping depends on the vertex alone, so neighbours keep one common border; the clip's own edges stay hidden behind the frame.
 */
import { type Bbox, boundsOf, type Geometry } from '../geo/geometry.ts';
import { GRID_MM } from './drawing.ts';
import type { PlacedView } from './frame-view.ts';

export interface GridShape {
  readonly xy: Int32Array;
  readonly parts: readonly number[];
}

/** How far beyond the frame shapes reach, in millimetres: more than half the widest stroke. */
const BLEED_MM = 6;

export interface Gridder {
  /** Bounds of the bleed box, in grid steps. */
  readonly bounds: Bbox;
  /** Lines or rings of an object inside the bleed box, or null where nothing is left. Rings come without their closing vertex. */
  shape(geometry: Geometry): GridShape | null;
  /** Points of an object inside the frame, in millimetres: x0, y0, x1, y1… */
  points(geometry: Geometry): number[];
}

export function makeGridder(view: PlacedView): Gridder {
  const [boxX, boxY, width, height] = view.box;
  const [minX, , , maxY] = view.extent;
  const scale = 1000 / (view.denominator * GRID_MM);
  const offsetX = boxX / GRID_MM;
  const offsetY = boxY / GRID_MM;
  const bounds: Bbox = [
    Math.round((boxX - BLEED_MM) / GRID_MM),
    Math.round((boxY - BLEED_MM) / GRID_MM),
    Math.round((boxX + width + BLEED_MM) / GRID_MM),
    Math.round((boxY + height + BLEED_MM) / GRID_MM),
  ];
  const near = lonLatBounds(view);
  const project = (geometry: Geometry): Float64Array | null => (misses(geometry.xy, near) ? null : view.projection.forward(geometry.xy));

  return {
    bounds,
    shape(geometry) {
      const metres = project(geometry);
      if (!metres) return null;
      const closed = geometry.type === 'MultiPolygon';
      const out = new ShapeBuilder(metres.length, bounds, closed);
      let start = 0;
      for (const end of geometry.parts) {
        out.begin();
        // The last vertex of a ring repeats the first.
        const last = closed ? end - 1 : end;
        for (let i = start; i < last; i++) {
          const x = Math.round(((metres[i * 2] as number) - minX) * scale + offsetX);
          const y = Math.round((maxY - (metres[i * 2 + 1] as number)) * scale + offsetY);
          out.vertex(x, y);
        }
        out.end();
        start = end;
      }
      return out.shape();
    },
    points(geometry) {
      const metres = project(geometry);
      const found: number[] = [];
      if (!metres) return found;
      for (let i = 0; i < metres.length; i += 2) {
        const x = boxX + (((metres[i] as number) - minX) * 1000) / view.denominator;
        const y = boxY + ((maxY - (metres[i + 1] as number)) * 1000) / view.denominator;
        if (x >= boxX && x <= boxX + width && y >= boxY && y <= boxY + height)
          found.push(Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000);
      }
      return found;
    },
  };
}

/** Degrees the frame looks at, from points all along its border, with room for the bleed. */
function lonLatBounds(view: PlacedView): Bbox {
  const [minX, minY, maxX, maxY] = view.extent;
  const steps = 16;
  const border: number[] = [];
  for (let i = 0; i <= steps; i++) {
    const x = minX + ((maxX - minX) * i) / steps;
    const y = minY + ((maxY - minY) * i) / steps;
    border.push(x, minY, x, maxY, minX, y, maxX, y);
  }
  const degrees = view.projection.inverse(Float64Array.from(border));
  const lon = degrees.filter((_, i) => i % 2 === 0);
  const lat = degrees.filter((_, i) => i % 2 === 1);
  const [west, east, south, north] = [Math.min(...lon), Math.max(...lon), Math.min(...lat), Math.max(...lat)];
  const roomX = (east - west) * 0.1;
  const roomY = (north - south) * 0.1;
  return [west - roomX, south - roomY, east + roomX, north + roomY];
}

function misses(xy: Float64Array, [west, south, east, north]: Bbox): boolean {
  const bounds = boundsOf(xy);
  if (!bounds) return true;
  const [minX, minY, maxX, maxY] = bounds;
  return !(minX <= east && maxX >= west && minY <= north && maxY >= south);
}

/** Collects parts, each clipped only when it leaves the bounds. */
class ShapeBuilder {
  private readonly xy: Int32Array;
  private filled = 0;
  private partStart = 0;
  private readonly parts: number[] = [];
  /** Parts that had to be clipped, which may hold more vertices than they came with. */
  private readonly clipped: number[][] = [];
  private readonly bounds: Bbox;
  private readonly closed: boolean;
  private outside = false;

  constructor(size: number, bounds: Bbox, closed: boolean) {
    this.xy = new Int32Array(size);
    this.bounds = bounds;
    this.closed = closed;
  }

  begin(): void {
    this.partStart = this.filled;
    this.outside = false;
  }

  vertex(x: number, y: number): void {
    const at = this.filled;
    if (at > this.partStart && this.xy[at - 2] === x && this.xy[at - 1] === y) return;
    const [minX, minY, maxX, maxY] = this.bounds;
    if (x < minX || x > maxX || y < minY || y > maxY) this.outside = true;
    this.xy[at] = x;
    this.xy[at + 1] = y;
    this.filled = at + 2;
  }

  end(): void {
    const { xy, partStart } = this;
    if (this.closed && this.filled - partStart > 2 && xy[partStart] === xy[this.filled - 2] && xy[partStart + 1] === xy[this.filled - 1])
      this.filled -= 2;
    if (!this.outside) {
      // A ring of fewer than three vertices has no inside, a line of one no length.
      if (this.filled - partStart < (this.closed ? 6 : 4)) this.filled = partStart;
      else this.parts.push(this.filled / 2);
      return;
    }
    const part = Array.from(xy.subarray(partStart, this.filled));
    this.filled = partStart;
    if (this.closed) {
      const ring = clipRing(part, this.bounds);
      if (ring.length >= 6) this.clipped.push(ring);
    } else this.clipped.push(...clipLine(part, this.bounds));
  }

  shape(): GridShape | null {
    const kept = this.xy.slice(0, this.filled);
    if (this.clipped.length === 0) return kept.length === 0 ? null : { xy: kept, parts: this.parts };
    const all = new Int32Array(kept.length + this.clipped.reduce((sum, part) => sum + part.length, 0));
    all.set(kept);
    const parts = [...this.parts];
    let at = kept.length;
    for (const part of this.clipped) {
      all.set(part, at);
      at += part.length;
      parts.push(at / 2);
    }
    return { xy: all, parts };
  }
}

/** Sutherland–Hodgman, one side after the other. */
function clipRing(ring: readonly number[], [minX, minY, maxX, maxY]: Bbox): number[] {
  let current = ring as number[];
  for (const [axis, limit, sign] of [
    [0, minX, 1],
    [0, maxX, -1],
    [1, minY, 1],
    [1, maxY, -1],
  ] as const) {
    const next: number[] = [];
    for (let i = 0; i < current.length; i += 2) {
      const j = i === 0 ? current.length - 2 : i - 2;
      const before = ((current[j + axis] as number) - limit) * sign;
      const here = ((current[i + axis] as number) - limit) * sign;
      if (before < 0 !== here < 0) {
        const t = before / (before - here);
        const other = Math.round(
          (current[j + 1 - axis] as number) + ((current[i + 1 - axis] as number) - (current[j + 1 - axis] as number)) * t,
        );
        next.push(...(axis === 0 ? [limit, other] : [other, limit]));
      }
      if (here >= 0) next.push(current[i] as number, current[i + 1] as number);
    }
    current = next;
    if (current.length === 0) break;
  }
  return current;
}

/** Liang–Barsky on each segment; the pieces that touch are joined. */
function clipLine(line: readonly number[], [minX, minY, maxX, maxY]: Bbox): number[][] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  const close = (): void => {
    if (piece.length >= 4) pieces.push(piece);
    piece = [];
  };
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [x0, y0, x1, y1] = line.slice(i, i + 4) as [number, number, number, number];
    const dx = x1 - x0;
    const dy = y1 - y0;
    let from = 0;
    let to = 1;
    for (const [p, q] of [
      [-dx, x0 - minX],
      [dx, maxX - x0],
      [-dy, y0 - minY],
      [dy, maxY - y0],
    ] as const) {
      if (p === 0) {
        if (q < 0) to = -1;
      } else if (p < 0) from = Math.max(from, q / p);
      else to = Math.min(to, q / p);
    }
    if (from > to) {
      close();
      continue;
    }
    if (from > 0) close();
    if (piece.length === 0) piece.push(Math.round(x0 + dx * from), Math.round(y0 + dy * from));
    piece.push(Math.round(x0 + dx * to), Math.round(y0 + dy * to));
    if (to < 1) close();
  }
  close();
  return pieces;
}
