import fc from 'fast-check';
import type { Geometry } from '../../../shared/geo/geometry.ts';

const number = fc.double({ min: -180, max: 180, noNaN: true });
const vertices = (minimum: number) => fc.array(fc.tuple(number, number), { minLength: minimum, maxLength: 40 });

function flat(type: Geometry['type'], polygons: [number, number][][][]): Geometry {
  const xy: number[] = [];
  const parts: number[] = [];
  const ends: number[] = [];
  for (const polygon of polygons) {
    for (const part of polygon) {
      for (const vertex of part) xy.push(...vertex);
      parts.push(xy.length / 2);
    }
    ends.push(parts.length);
  }
  return {
    type,
    xy: Float64Array.from(xy),
    parts: type === 'Point' || type === 'MultiPoint' ? [] : parts,
    polygons: type === 'MultiPolygon' ? ends : [],
  };
}

/** Any geometry of the four types, of any shape: rings need not be simple. */
export const anyGeometry: fc.Arbitrary<Geometry> = fc.oneof(
  fc.tuple(number, number).map((xy) => flat('Point', [[[xy]]])),
  vertices(1).map((list) => flat('MultiPoint', [[list]])),
  fc.array(vertices(2), { minLength: 1, maxLength: 4 }).map((lines) => flat('MultiLineString', [lines])),
  fc.array(fc.array(vertices(4), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((list) => flat('MultiPolygon', list)),
);
