/** Geometry as .shp and .shx: file lengths and offsets in 16-bit words, headers big-endian, shapes little-endian. */
import type { TableGeometry } from '../../../../shared/domain/kinds/index.ts';
import { bboxOf, type Geometry } from '../../../../shared/geo/geometry.ts';
import { orientRings } from './rings.ts';

const HEADER = 100;
const TYPES: Readonly<Record<TableGeometry, number>> = { POINT: 1, MULTILINESTRING: 3, MULTIPOLYGON: 5, MULTIPOINT: 8 };

export function writeShapes(type: TableGeometry, geometries: readonly (Geometry | null)[]): { shp: Uint8Array; shx: Uint8Array } {
  const code = TYPES[type];
  const lengths = geometries.map((geometry) => contentLength(code, geometry));
  const shp = new DataView(new ArrayBuffer(HEADER + lengths.reduce((sum, length) => sum + 8 + length, 0)));
  const shx = new DataView(new ArrayBuffer(HEADER + geometries.length * 8));
  let [minX, minY, maxX, maxY] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let at = HEADER;
  geometries.forEach((geometry, index) => {
    const length = lengths[index] as number;
    shx.setInt32(HEADER + index * 8, at / 2);
    shx.setInt32(HEADER + index * 8 + 4, length / 2);
    shp.setInt32(at, index + 1);
    shp.setInt32(at + 4, length / 2);
    const box = geometry && bboxOf(geometry);
    if (geometry && box) {
      [minX, minY, maxX, maxY] = [Math.min(minX, box[0]), Math.min(minY, box[1]), Math.max(maxX, box[2]), Math.max(maxY, box[3])];
      writeShape(shp, at + 8, code, geometry, box);
    }
    at += 8 + length;
  });
  const box = minX <= maxX ? [minX, minY, maxX, maxY] : [0, 0, 0, 0];
  for (const view of [shp, shx]) {
    view.setInt32(0, 9994);
    view.setInt32(24, view.byteLength / 2);
    view.setInt32(28, 1000, true);
    view.setInt32(32, code, true);
    box.forEach((value, index) => {
      view.setFloat64(36 + index * 8, value, true);
    });
  }
  return { shp: new Uint8Array(shp.buffer), shx: new Uint8Array(shx.buffer) };
}

/** A null shape is its type alone. */
function contentLength(code: number, geometry: Geometry | null): number {
  if (!geometry || geometry.xy.length === 0) return 4;
  if (code === 1) return 20;
  if (code === 8) return 40 + geometry.xy.length * 8;
  return 44 + geometry.parts.length * 4 + geometry.xy.length * 8;
}

function writeShape(view: DataView, start: number, code: number, geometry: Geometry, box: readonly number[]): void {
  const { xy, parts } = code === 5 ? orientRings(geometry, 'clockwise') : geometry;
  let at = start;
  const int = (value: number): void => {
    view.setInt32(at, value, true);
    at += 4;
  };
  const double = (value: number): void => {
    view.setFloat64(at, value, true);
    at += 8;
  };
  int(code);
  if (code === 1) {
    double(xy[0] as number);
    double(xy[1] as number);
    return;
  }
  for (const value of box) double(value);
  if (code !== 8) int(parts.length);
  int(xy.length / 2);
  if (code !== 8) for (let part = 0; part < parts.length; part++) int(part === 0 ? 0 : (parts[part - 1] as number));
  for (const value of xy) double(value);
}
