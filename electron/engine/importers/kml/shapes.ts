/** The shapes of one placemark, gathered element by element (OGC KML 2.3, clauses 10 and 15.13). */
import { type Geometry, pointGeometry } from '../../../../shared/geo/geometry.ts';
import { type GeometryFinding, mergeGeometries, type Remarks, remark } from '../geojson/geometry.ts';

interface Positions {
  readonly xy: readonly number[];
  /** Zero is what programs write where they know no height. */
  readonly hasHeight: boolean;
}

/** « lon,lat[,alt] lon,lat… », spaces after the commas forgiven. Null where a number is none. */
export function positionsOf(text: string): Positions | null {
  const xy: number[] = [];
  let hasHeight = false;
  const even = /,\s|\s,/.test(text) ? text.replace(/\s*,\s*/g, ',') : text;
  for (const tuple of even.split(/\s+/)) {
    if (tuple === '') continue;
    const [x = '', y = '', z = ''] = tuple.split(',', 3);
    if (x === '' || y === '') return null;
    xy.push(Number(x), Number(y));
    if (z !== '' && Number(z) !== 0) hasHeight = true;
  }
  return xy.every(Number.isFinite) ? { xy, hasHeight } : null;
}

export const SHAPES: ReadonlySet<string> = new Set([
  'Point',
  'LineString',
  'LinearRing',
  'Polygon',
  'Track',
  'Model',
  'MultiGeometry',
  'MultiTrack',
]);

export class ShapeCollector {
  readonly #members: Geometry[] = [];
  readonly #remarks: Remarks = [];
  #fault: string | null = null;
  /** Rings of the polygon being read; null outside of one. */
  #rings: { xy: readonly number[]; isShell: boolean }[] | null = null;
  #isInner = false;
  #track: number[] | null = null;

  open(name: string): void {
    if (name === 'Polygon') this.#rings = [];
    else if (name === 'innerBoundaryIs') this.#isInner = true;
    else if (name === 'Track') this.#track = [];
    else if (name === 'Model') this.#fault ??= 'geometry-model';
  }

  /** `inside`: the shape whose coordinates these are. */
  coordinates(inside: string, text: string): void {
    const found = positionsOf(text);
    if (found === null) {
      this.#fault ??= 'geometry-unreadable';
      return;
    }
    if (found.hasHeight) remark(this.#remarks, 'z-dropped');
    const { xy } = found;
    if (xy.length === 0) return;
    if (inside === 'Point') this.#members.push(pointGeometry(xy[0] as number, xy[1] as number));
    else if (inside === 'LinearRing' && this.#rings !== null) this.#rings.push({ xy, isShell: !this.#isInner });
    else this.#line(xy);
  }

  /** One position of a track: « lon lat alt ». */
  trackPosition(text: string): void {
    const [x, y, z = 0] = text.trim().split(/\s+/).map(Number);
    if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) this.#fault ??= 'geometry-unreadable';
    else this.#track?.push(x, y);
    if (z !== 0) remark(this.#remarks, 'z-dropped');
  }

  close(name: string): void {
    if (name === 'innerBoundaryIs') this.#isInner = false;
    else if (name === 'Polygon') this.#polygon();
    else if (name === 'Track' && this.#track !== null) {
      if (this.#track.length > 0) this.#line(this.#track);
      this.#track = null;
    }
  }

  result(): { geometry: GeometryFinding; remarks: Remarks } {
    if (this.#fault !== null) return { geometry: this.#fault, remarks: [] };
    return { geometry: mergeGeometries(this.#members, this.#remarks), remarks: this.#remarks };
  }

  #line(xy: readonly number[]): void {
    if (xy.length < 4) remark(this.#remarks, 'part-too-short');
    else this.#members.push({ type: 'MultiLineString', xy: Float64Array.from(xy), parts: [xy.length / 2], polygons: [] });
  }

  #polygon(): void {
    const rings = this.#rings ?? [];
    this.#rings = null;
    const shells = rings.filter((ring) => ring.isShell);
    const holes = rings.filter((ring) => !ring.isShell);
    if (shells.length === 0) {
      if (holes.length > 0) this.#fault ??= 'geometry-unreadable';
      return;
    }
    // One shell by the standard; of several, the holes can only be told to be in the first.
    for (const [index, shell] of shells.entries()) {
      const all = index === 0 ? [shell, ...holes] : [shell];
      const parts: number[] = [];
      for (const ring of all) parts.push((parts.at(-1) ?? 0) + ring.xy.length / 2);
      this.#members.push({ type: 'MultiPolygon', xy: Float64Array.from(all.flatMap((ring) => ring.xy)), parts, polygons: [parts.length] });
    }
  }
}
