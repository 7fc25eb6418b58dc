import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geojson } from '../../../electron/engine/importers/geojson/index.ts';
import { FeatureScanner } from '../../../electron/engine/importers/geojson/scanner.ts';
import { fileOf } from './support/files.ts';
import { featuresOf, refusalOf } from './support/run.ts';

const point = (x: number, y: number) => ({ type: 'Point', coordinates: [x, y] });
const feature = (properties: unknown, geometry: unknown = point(2, 48)) => ({ type: 'Feature', properties, geometry });
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

async function open(content: unknown, name = 'a.geojson') {
  const text = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
  const source = await geojson.open(fileOf(name, text), {});
  return { layer: source.layers[0], features: await featuresOf(source) };
}

describe('the feature scanner', () => {
  it('finds the same features however the bytes are cut, with any text inside', () => {
    const value = fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()), { maxKeys: 4 });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), fc.integer({ min: 1, max: 9 }), fc.boolean(), (properties, step, pretty) => {
        const features = properties.map((each) => feature(each));
        const text = Buffer.from(
          JSON.stringify({ crs: { a: ['}', '"]'] }, ...collection(...features), name: 'é]"}' }, null, pretty ? 2 : 0),
        );
        const scanner = new FeatureScanner();
        const found: unknown[] = [];
        for (let at = 0; at < text.length; at += step) {
          for (const slice of scanner.push(text.subarray(at, at + step))) found.push(JSON.parse(slice.bytes.toString('utf8')));
        }
        scanner.finish();
        expect(found).toEqual(JSON.parse(JSON.stringify(features)));
        expect(JSON.parse(scanner.members.get('name') ?? 'null')).toBe('é]"}');
      }),
      { numRuns: 150 },
    );
  });
});

describe('GeoJSON', () => {
  it('reads gzip, a byte order mark, members in any order, nulls and missing members', async () => {
    const text =
      '\uFEFF{"features":[{"geometry":{"coordinates":[2,48],"type":"Point"},"type":"Feature"},{"type":"Feature","properties":null,"geometry":null},{"type":"Feature","properties":{"a":{"b":[1]}}}],"type":"FeatureCollection"}';
    const { layer, features } = await open(gzipSync(text), 'zones.geojson.gz');
    expect(layer).toMatchObject({ name: 'zones', count: 3, crs: { value: 4326, how: 'standard' } });
    expect(features.map(({ geometry }) => geometry?.type ?? null)).toEqual(['Point', null, null]);
    expect(features[2]?.values).toEqual({ a: { b: [1] } });
  });

  it.each([
    ['a single feature', feature({ nom: 'x' }), 'Point'],
    [
      'a bare geometry',
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
      'MultiLineString',
    ],
    [
      'a collection of one kind',
      collection(feature({}, { type: 'GeometryCollection', geometries: [point(1, 1), point(2, 2)] })),
      'MultiPoint',
    ],
  ])('reads %s', async (_what, content, type) => {
    const { features } = await open(content);
    expect(features.map((each) => each.geometry?.type)).toEqual([type]);
  });

  it('keeps the place of records it cannot use, with the reason', async () => {
    const { features } = await open(
      collection(
        feature(
          {},
          {
            type: 'GeometryCollection',
            geometries: [
              point(1, 1),
              {
                type: 'LineString',
                coordinates: [
                  [0, 0],
                  [1, 1],
                ],
              },
            ],
          },
        ),
        feature({}, { type: 'Polygon', coordinates: [[['a', 'b']]] }),
        feature({}, { type: 'Cercle', coordinates: [1, 2] }),
        { type: 'Autre' },
        feature({}, { type: 'Polygon', coordinates: [] }),
      ),
    );
    expect(features[0]).toMatchObject({ geometry: { type: 'MultiLineString' }, remarks: ['collection-reduced'] });
    expect(features.map(({ unreadable }) => unreadable ?? null)).toEqual([
      null,
      'geometry-unreadable',
      'geometry-unreadable',
      'not-a-feature',
      null,
    ]);
    expect(features[4]?.geometry).toBeNull();
  });

  it.each([
    ['urn:ogc:def:crs:EPSG::2154', { value: 2154, how: 'declared' }],
    ['EPSG:3948', { value: 3948, how: 'declared' }],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', { value: 4326, how: 'declared' }],
    ['un système à nous', null],
  ])('reads the crs member %s, before the features or after', async (name, crs) => {
    const member = { type: 'name', properties: { name } };
    expect((await open({ crs: member, ...collection(feature({})) })).layer?.crs).toEqual(crs);
    expect((await open({ ...collection(feature({})), crs: member })).layer?.crs).toEqual(crs);
  });

  it('finds fields that appear late and gives them the type that holds all values', async () => {
    const { layer } = await open(collection(feature({ n: 1, insee: '01004' }), feature({ n: 2.5, insee: 1004 }), feature({ tard: true })));
    expect(layer?.fields).toEqual([
      { name: 'n', type: 'real' },
      { name: 'insee', type: 'text' },
      { name: 'tard', type: 'boolean' },
    ]);
  });

  it('reads a file in Windows-1252, and says so', async () => {
    const { layer, features } = await open(Buffer.from(JSON.stringify(collection(feature({ nom: 'Été' }))), 'latin1'));
    expect(features[0]?.values).toEqual({ nom: 'Été' });
    expect(layer?.remarks).toContainEqual({ code: 'encoding-not-utf8', params: { used: 'windows-1252' } });
  });

  it.each([
    ['cut in a feature', '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{}', 'truncated'],
    ['cut after the features', '{"type":"FeatureCollection","features":[]', 'truncated'],
    ['broken inside', '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":}}]}', 'syntax'],
    ['no GeoJSON', '{"name":"emprise"}', 'not-geojson'],
    ['too deep', `{"type":"FeatureCollection","features":[${'{"a":'.repeat(100_000)}`, 'too-deep'],
  ])('refuses a text that is %s, with the place', async (_what, text, cause) => {
    const refusal = await refusalOf(() => open(text));
    expect(refusal).toMatchObject({ code: 'geojson-damaged', params: { file: 'a.geojson', cause } });
    expect(refusal.params['position']).toBeTypeOf('number');
  });

  it.each([
    [
      'a Table Schema',
      { $schema: 'https://specs.frictionlessdata.io/schemas/table-schema.json', title: 'Standard CNIG\nFriches', fields: [] },
      'Standard CNIG Friches',
    ],
    ['a Table Schema that names no schema', { name: 'friches', fields: [{ name: 'site_id', type: 'string' }] }, ''],
    ['a JSON Schema', { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Sites', properties: { geometry: {} } }, 'Sites'],
  ])('says of %s that it describes a file and is none', async (_what, value, name) => {
    expect(await refusalOf(() => open(JSON.stringify(value)))).toMatchObject({
      code: 'description-not-data',
      params: { file: 'a.geojson', name },
    });
  });

  it('reads data that refer to their schema', async () => {
    const { features } = await open(
      JSON.stringify({ $schema: 'https://geojson.org/schema/FeatureCollection.json', ...collection(feature({ nom: 'a' })) }),
    );
    expect(features).toHaveLength(1);
    const single = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...feature({ nom: 'a' }) };
    expect((await open(JSON.stringify(single))).features).toHaveLength(1);
  });

  it('survives a million brackets', async () => {
    const text = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":${'['.repeat(1e6)}${']'.repeat(1e6)}}}]}`;
    const { features } = await open(text);
    expect(features[0]?.unreadable).toBe('geometry-unreadable');
  });

  it('refuses a gzip cut short', async () => {
    const bytes = gzipSync(JSON.stringify(collection(...Array.from({ length: 500 }, (_, n) => feature({ n, texte: Math.random() })))));
    const refusal = await refusalOf(() => open(bytes.subarray(0, bytes.length / 2), 'a.geojson.gz'));
    expect(refusal).toEqual({ code: 'archive-damaged', params: { file: 'a.geojson.gz', cause: 'truncated' } });
  });

  it('streams what is larger than its sample, and says that its fields are not all known', async () => {
    const many = Array.from({ length: 30_000 }, (_, n) => feature({ n, long: 'x'.repeat(200) }));
    const { layer, features } = await open(collection(...many));
    expect(layer).toMatchObject({ count: null, fieldsComplete: false });
    expect(features.map(({ row }) => row)).toEqual(many.map((_, n) => n + 1));
  });
});
