/** Coordinates read from the bytes: the same numbers as JSON.parse to the last bit, or nothing at all. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { featureFromJson } from '../../../electron/engine/importers/geojson/features.ts';
import { quickFeature } from '../../../electron/engine/importers/geojson/quick-feature.ts';

/** Long enough to be worth the quick way. */
const PADDING = 'a'.repeat(400);
const quick = (text: string) => quickFeature(Buffer.from(text), 7, 'UTF-8');
const withCoordinates = (coordinates: string, type = 'Polygon', properties = `{"nom":"${PADDING}"}`): string =>
  `{"type":"Feature","properties":${properties},"geometry":{"type":"${type}","coordinates":${coordinates}}}`;

function expectSame(text: string): void {
  const found = quick(text);
  const { geometry, values } = featureFromJson(JSON.parse(text), 7);
  expect(found).not.toBeNull();
  expect(found?.values).toEqual(values);
  expect(found?.geometry?.type).toBe(geometry?.type);
  expect([...(found?.geometry?.parts ?? [])]).toEqual([...(geometry?.parts ?? [])]);
  expect([...(found?.geometry?.polygons ?? [])]).toEqual([...(geometry?.polygons ?? [])]);
  const xy = found?.geometry?.xy ?? new Float64Array(0);
  expect(xy.length).toBe(geometry?.xy.length);
  for (let i = 0; i < xy.length; i++) expect(Object.is(xy[i], geometry?.xy[i])).toBe(true);
}

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
  fc.double({ min: -180, max: 180, noNaN: true }).map((value) => value.toFixed(6)),
  fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 25n }), fc.nat(25)).map(([digits, places]) => {
    const text = digits.toString().padStart(places + 1, '0');
    return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
  }),
  fc.constantFrom(
    '0',
    '-0',
    '0.0',
    '-0.5',
    '9007199254740993',
    '90071992547409.93',
    '1e3',
    '1E-7',
    '123456789',
    '1234567890',
    '1.23456789',
    '999999999.5',
  ),
);
const position = fc.tuple(number, number).map(([x, y]) => `[${x},${y}]`);
const listOf = (member: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(member, { minLength: 1, maxLength: 4 }).map((members) => `[${members.join(',')}]`);
const spaced = (text: string, space: string): string => text.replace(/[[\],]/g, (sign) => `${space}${sign}${space}`);
const line = listOf(position);
const shapes: readonly (readonly [string, fc.Arbitrary<string>])[] = [
  ['Point', position],
  ['MultiPoint', line],
  ['LineString', line],
  ['MultiLineString', listOf(line)],
  ['Polygon', listOf(line)],
  ['MultiPolygon', listOf(listOf(line))],
];

describe('coordinates from bytes', () => {
  test.each(shapes)('%s: the numbers and parts of JSON.parse, however it is spaced', (type, coordinates) => {
    fc.assert(
      fc.property(coordinates, fc.constantFrom('', ' ', '\n\t', '\r\n  '), (text, space) => {
        expectSame(withCoordinates(spaced(text, space), type));
      }),
      { numRuns: 300, seed: 20261121 },
    );
  });

  test('members in any order, an id, texts with accents and quotes', () => {
    const geometry = '"geometry":{"coordinates":[[[2.5,47],[3,47],[3,48],[2.5,47]]],"type":"Polygon"}';
    expectSame(`{${geometry},"id":12,"type":"Feature","properties":{"nom":"Forêt « \\"d’Or\\" » ${PADDING}","n":null}}`);
    expectSame(`{"properties":{"nom":"${PADDING}"},${geometry},"type":"Feature"}`);
  });

  test.each([
    ['no position', '[]'],
    ['an empty ring', '[[]]'],
    ['an empty ring among others', '[[[1,2],[3,4]],[]]'],
    ['one number', '[[[1],[2,3]]]'],
    ['a third number', '[[[1,2,3],[4,5,6]]]'],
    ['a null', '[[[1,null],[2,3]]]'],
    ['a text', '[[["1",2],[2,3]]]'],
    ['another depth', '[[1,2],[3,4]]'],
    ['mixed depths', '[[[1,2],[[3,4]]]]'],
    ['a missing comma', '[[[1,2][3,4]]]'],
    ['a comma too many', '[[[1,2],[3,4],]]'],
    ['a leading zero', '[[[01,2],[3,4]]]'],
    ['a bare point', '[[[1.,2],[3,4]]]'],
    ['a plus', '[[[+1,2],[3,4]]]'],
    ['half an exponent', '[[[1e,2],[3,4]]]'],
    ['two signs', '[[[--1,2],[3,4]]]'],
    ['five lists', '[[[[[1,2]]]]]'],
    ['no end', '[[[1,2],[3,4]'],
  ])('%s is left to JSON.parse', (_name, coordinates) => {
    expect(quick(withCoordinates(coordinates))).toBeNull();
  });

  test.each([
    ['a property of the same name', withCoordinates('[[[1,2],[3,4]]]', 'Polygon', `{"coordinates":[1,2],"nom":"${PADDING}"}`)],
    ['a property that speaks of it', withCoordinates('[[[1,2],[3,4]]]', 'Polygon', `{"a":"coordinates","nom":"${PADDING}"}`)],
    ['coordinates twice', withCoordinates('[[[1,2],[3,4]]],"coordinates":[[[5,6],[7,8]]]')],
    ['coordinates under an escaped name besides', withCoordinates('[[[1,2],[3,4]]],"coordin\\u0061tes":[]')],
    [
      'a collection',
      `{"type":"Feature","properties":{"nom":"${PADDING}"},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}}`,
    ],
    ['a type nobody knows', withCoordinates('[[[1,2],[3,4]]]', 'toString')],
    ['no feature', withCoordinates('[[[1,2],[3,4]]]').replace('Feature', 'Object')],
    [
      'coordinates outside the geometry',
      `{"type":"Feature","coordinates":[[[1,2],[3,4]]],"geometry":{"type":"Polygon"},"properties":{"nom":"${PADDING}"}}`,
    ],
    ['damage elsewhere', withCoordinates('[[[1,2],[3,4]]]', 'Polygon', `{"nom":${PADDING}}`)],
  ])('%s is left to JSON.parse', (_name, text) => {
    expect(quick(text)).toBeNull();
  });

  test('bytes that are no UTF-8 are left to the reader that says so', () => {
    const text = Buffer.from(withCoordinates('[[[1,2],[3,4]]]', 'Polygon', `{"nom":"é${PADDING}"}`), 'latin1');
    expect(quickFeature(text, 1, 'UTF-8')).toBeNull();
    expect(quickFeature(text, 1, 'windows-1252')?.values['nom']).toBe(`é${PADDING}`);
  });
});
