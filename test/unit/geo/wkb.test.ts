import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MixedGeometryError } from '../../../shared/geo/geojson.ts';
import { pointGeometry } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb, encodeWkbInto, WkbError, wkbLength } from '../../../shared/geo/wkb.ts';
import { anyGeometry } from './arbitrary.ts';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

const triangle = { type: 'MultiPolygon', xy: Float64Array.of(0, 0, 1, 0, 1, 1, 0, 0), parts: [4], polygons: [1] };

describe('wkb', () => {
  test('what is written is read back, byte for byte and vertex for vertex', () => {
    fc.assert(
      fc.property(anyGeometry, (geometry) => {
        const bytes = encodeWkb(geometry);
        expect(bytes.length).toBe(wkbLength(geometry));
        expect(decodeWkb(bytes)).toEqual(geometry);
      }),
    );
  });

  test('reads from an offset, in an unaligned larger buffer', () => {
    fc.assert(
      fc.property(anyGeometry, fc.integer({ min: 0, max: 40 }), (geometry, offset) => {
        const bytes = new Uint8Array(offset + wkbLength(geometry) + 3);
        expect(encodeWkbInto(geometry, bytes, offset)).toBe(bytes.length - 3);
        expect(decodeWkb(bytes, offset)).toEqual(geometry);
      }),
    );
  });

  test('any cut is refused, never read past', () => {
    fc.assert(
      fc.property(anyGeometry, fc.nat(), (geometry, at) => {
        const bytes = encodeWkb(geometry);
        expect(() => decodeWkb(bytes.subarray(0, at % bytes.length))).toThrow(WkbError);
      }),
    );
  });

  // The hexadecimal texts of the next three were written by shapely 1.8.5 (GEOS 3.11.1), the fourth by hand after ISO 13249-3.
  test('extended big endian POINT Z with SRID', () => {
    expect(decodeWkb(bytesOf('00A0000001000010E63FF000000000000040000000000000004008000000000000'))).toEqual(pointGeometry(1, 2));
  });

  test('an empty member is dropped', () => {
    const hex =
      '0106000000020000000103000000010000000400000000000000000000000000000000000000000000000000F03F0000000000000000000000000000F03F000000000000F03F00000000000000000000000000000000010300000000000000';
    expect(decodeWkb(bytesOf(hex))).toEqual(triangle);
  });

  test('a single polygon is promoted, its Z dropped', () => {
    const hex =
      '01030000800100000004000000000000000000000000000000000000000000000000001440000000000000F03F00000000000000000000000000001440000000000000F03F000000000000F03F0000000000001440000000000000000000000000000000000000000000001440';
    expect(decodeWkb(bytesOf(hex))).toEqual(triangle);
  });

  test('ISO POINT ZM', () => {
    const hex = '01b90b0000000000000000f03f000000000000004000000000000008400000000000001040';
    expect(decodeWkb(bytesOf(hex))).toEqual(pointGeometry(1, 2));
  });

  test('an empty point has no vertex', () => {
    expect(decodeWkb(encodeWkb({ type: 'Point', xy: new Float64Array(), parts: [], polygons: [] })).xy.length).toBe(0);
  });

  test('collections, curves and rubbish are refused by name', () => {
    expect(() => decodeWkb(bytesOf('010700000000000000'))).toThrow(MixedGeometryError);
    expect(() => decodeWkb(bytesOf('010a00000000000000'))).toThrow(WkbError);
    expect(() => decodeWkb(bytesOf('050100000000000000'))).toThrow(WkbError);
    expect(() => decodeWkb(bytesOf('0106000000010000000101000000'.padEnd(60, '0')))).toThrow(WkbError);
    expect(() => decodeWkb(bytesOf('0106000000ffffffff'))).toThrow(WkbError);
  });
});
