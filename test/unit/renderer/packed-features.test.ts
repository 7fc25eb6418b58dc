import fc from 'fast-check';
import type MultiLineString from 'ol/geom/MultiLineString';
import MultiPolygon from 'ol/geom/MultiPolygon';
import type Point from 'ol/geom/Point';
import { expect, test } from 'vitest';
import { fidOf, packedFeature, packedGeometry, valuesOf } from '../../../renderer/map/packed-features.ts';
import type { PackedLayer } from '../../../shared/domain/layer.ts';

type Coordinates = [number, number][];

const ring = fc
  .array(fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -999, max: 999 })), { minLength: 3, maxLength: 6 })
  .map((points): Coordinates => [...points, points[0] as [number, number]]);
const polygons = fc.array(fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 5,
});

function pack(geometry: PackedLayer['geometry'], objects: readonly Coordinates[][][]): PackedLayer {
  const xy: number[] = [];
  const parts: number[] = [];
  const ofPolygons: number[] = [];
  const ends: number[] = [];
  for (const object of objects) {
    for (const polygon of object) {
      for (const part of polygon) {
        xy.push(...part.flat());
        parts.push(xy.length / 2);
      }
      ofPolygons.push(parts.length);
    }
    ends.push(geometry === 'MULTIPOLYGON' ? ofPolygons.length : parts.length);
  }
  return {
    table: 'sites',
    revision: 1,
    epsg: 2154,
    geometry,
    fids: Uint32Array.from(objects.map((_, index) => index + 7)),
    xy: Float64Array.from(xy),
    parts: Uint32Array.from(parts),
    polygons: geometry === 'MULTIPOLYGON' ? Uint32Array.from(ofPolygons) : new Uint32Array(),
    objects: Uint32Array.from(ends),
    attributes: { nom: objects.map((_, index) => `n${index}`) },
    simplified: false,
    more: false,
  };
}

test('polygons come out ring by ring as they were packed, whatever stands before them', () => {
  fc.assert(
    fc.property(polygons, (objects) => {
      const packed = pack('MULTIPOLYGON', objects);
      for (const [index, object] of objects.entries()) {
        const geometry = packedGeometry(packed, index);
        expect(geometry).toBeInstanceOf(MultiPolygon);
        expect((geometry as MultiPolygon).getCoordinates()).toEqual(object);
      }
    }),
  );
});

test('lines keep their parts', () => {
  fc.assert(
    fc.property(polygons, (objects) => {
      const lines = objects.map((object) => [object.flat()]);
      const packed = pack('MULTILINESTRING', lines);
      for (const [index, object] of lines.entries()) {
        expect((packedGeometry(packed, index) as MultiLineString).getCoordinates()).toEqual(object[0]);
      }
    }),
  );
});

test('a point feature carries its number and the values of its style', () => {
  const packed: PackedLayer = {
    ...pack('MULTIPOLYGON', []),
    geometry: 'POINT',
    fids: Uint32Array.of(3, 9),
    xy: Float64Array.of(1, 2, 3, 4),
    objects: Uint32Array.of(1, 2),
    attributes: { nom: ['a', null] },
  };
  const feature = packedFeature(packed, 1, ['nom', 'absent']);
  expect((feature.getGeometry() as Point).getCoordinates()).toEqual([3, 4]);
  expect(fidOf(feature)).toBe(9);
  expect(valuesOf(feature)).toEqual({ nom: null, absent: null });
});
