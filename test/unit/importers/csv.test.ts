import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../electron/engine/importers/csv/index.ts';
import { CsvParser, sniffDelimiter } from '../../../electron/engine/importers/csv/parser.ts';
import { geometryFromWkt } from '../../../electron/engine/importers/wkt.ts';
import { fileOf } from './support/files.ts';
import { featuresOf } from './support/run.ts';

async function open(content: string | Uint8Array, name = 'a.csv') {
  const source = await csv.open(fileOf(name, content), {});
  return { layer: source.layers[0], features: await featuresOf(source) };
}
const firstPoint = async (content: string) => [...((await open(content)).features[0]?.geometry?.xy ?? [])];

describe('the parser', () => {
  it('reads back what RFC 4180 writes, however the text is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ';', ',', '\n', '\r', ' ', '1'), maxLength: 6 });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 5 }), fc.constantFrom('\n', '\r\n'), (rows, step, ending) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(';')).join(ending) + ending;
        const parser = new CsvParser(';');
        const found: string[][] = [];
        for (let at = 0; at < text.length; at += step) found.push(...parser.push(text.slice(at, at + step)));
        found.push(...parser.finish());
        expect(found).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [';', 'nom;x;y\n"a, b";1,5;2,5\n'],
    [',', 'nom,x,y\n"a; b",1.5,2.5\n'],
    ['\t', 'nom\tx\ty\na, b\t1,5\t2,5\n'],
  ])('recognises %j', (delimiter, text) => {
    expect(sniffDelimiter(text)).toBe(delimiter);
  });
});

describe('coordinates', () => {
  it.each([
    ['longitude and latitude', 'nom;longitude;latitude\na;2,35;48,85\n', [2.35, 48.85], 4326],
    ['lon and lat of something', 'nom,lon_site,lat_site\na,2.35,48.85\n', [2.35, 48.85], 4326],
    ['Lambert-93 by its name', 'nom;X_L93;Y_L93\na;652000,5;6862000\n', [652000.5, 6862000], 2154],
    ['x and y, decimal commas', 'x;y;nom\n874230,62;6595951,2;a\n', [874230.62, 6595951.2], undefined],
    ['a conic zone', 'x_cc48;y_cc48\n1652000;7150000\n', [1652000, 7150000], 3948],
    ['WKT', 'nom;geom\na;POINT (2.35 48.85)\n', [2.35, 48.85], undefined],
    ['WKT with its system', 'nom;geom\na;"SRID=2154;POINT(652000 6862000)"\n', [652000, 6862000], 2154],
    ['GeoJSON', 'nom,shape\na,"{""type"":""Point"",""coordinates"":[2.35,48.85]}"\n', [2.35, 48.85], undefined],
    ['"latitude, longitude" in one cell', 'nom;geo_point_2d\na;48.85, 2.35\n', [2.35, 48.85], 4326],
    ['"longitude, latitude" in one cell', 'nom;geopoint\na;2.35, 48.85\n', [2.35, 48.85], 4326],
    ['well-known binary', 'nom;the_geom\na;0101000000CDCCCCCCCCCC02400000000000004840\n', [2.35, 48], undefined],
  ])('finds %s', async (_what, text, xy, epsg) => {
    expect(await firstPoint(text)).toEqual(xy);
    expect((await open(text)).layer?.crs?.value).toBe(epsg);
  });

  it('prefers an outline, and falls back on the point where the outline cannot be read', async () => {
    const text =
      'id;geompoint;geomsurf\n1;POINT(2 48);"POLYGON((2 48,2 49,3 49,2 48))"\n2;POINT(2 48);"POLYGON((2 48, ...))"\n3;POINT(2 48);NA\n';
    const { features } = await open(text);
    expect(features.map(({ geometry, remarks }) => [geometry?.type, remarks])).toEqual([
      ['MultiPolygon', undefined],
      ['Point', ['outline-unreadable']],
      ['Point', undefined],
    ]);
  });

  it('says nothing of a place where there is none', async () => {
    const { layer } = await open('code_2018;nom\n01033;Valserhône\n');
    expect(layer).toMatchObject({ geometry: 'none', crs: null });
  });

  it('rejects coordinates that are no numbers, and keeps rows without any', async () => {
    const { features } = await open('x;y\n1;2\n1;2\n1;2\nabc;2\n;\n');
    expect(features.map(({ unreadable }) => unreadable ?? null)).toEqual([null, null, null, 'coordinates-unreadable']);
  });
});

describe('texts and cells', () => {
  it.each([
    ['UTF-8 with two marks', Buffer.from('\uFEFF\uFEFFnom;x;y\nÉté;1;2\n'), 'UTF-8', 'header'],
    ['Windows-1252', Buffer.from('nom;x;y\nÉté;1;2\n', 'latin1'), 'windows-1252', 'guessed'],
    ['UTF-16', Buffer.from('\uFEFFnom\tx\ty\nÉté\t1\t2\n', 'utf16le'), 'UTF-16LE', 'header'],
  ])('reads %s', async (_what, bytes, value, how) => {
    const { layer, features } = await open(bytes);
    expect(features[0]?.values['nom']).toBe('Été');
    expect(layer?.encoding).toEqual({ value, how });
  });

  it('keeps codes as text: leading zeros, long numbers, columns named as codes', async () => {
    const { layer } = await open('a;b;code_insee;n;r\n01004;123;75056;1;1,5\n12345;1234567890123456;13055;2;2\n');
    expect(layer?.fields.map(({ name, type }) => [name, type])).toEqual([
      ['a', 'text'],
      ['b', 'text'],
      ['code_insee', 'text'],
      ['n', 'integer'],
      ['r', 'real'],
    ]);
  });

  it('rejects a row with more cells than columns rather than shift its values, and says when one is short', async () => {
    const { features } = await open('a;x;y\nun;1;2\nun;deux;1;2\nun;1\nun;1;2;;\n\n');
    expect(features.map(({ unreadable, remarks }) => [unreadable, remarks?.[0]])).toEqual([
      [undefined, undefined],
      ['row-too-long', undefined],
      ['coordinates-unreadable', undefined],
      [undefined, undefined],
    ]);
  });
});

describe('well-known text', () => {
  it.each([
    ['POINT Z (1 2 3)', 'Point', 1],
    ['multipoint((1 2),(3 4))', 'MultiPoint', 2],
    ['MULTIPOINT(1 2, 3 4)', 'MultiPoint', 2],
    ['LINESTRING(0 0, 1 1)', 'MultiLineString', 2],
    ['MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5),(5.1 5.1,5.2 5.1,5.2 5.2,5.1 5.1)))', 'MultiPolygon', 12],
    ['GEOMETRYCOLLECTION(POLYGON((0 0,1 0,1 1,0 0)),POLYGON((5 5,6 5,6 6,5 5)))', 'MultiPolygon', 8],
  ])('%s', (text, type, vertices) => {
    const geometry = geometryFromWkt(text);
    expect(geometry).toMatchObject({ type });
    expect(typeof geometry === 'object' && geometry?.xy.length).toBe(vertices * 2);
  });

  it('groups the rings of each polygon', () => {
    expect(geometryFromWkt('MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5),(5.1 5.1,5.2 5.1,5.2 5.2,5.1 5.1)))')).toMatchObject({
      parts: [4, 8, 12],
      polygons: [1, 3],
    });
    expect(geometryFromWkt('POLYGON((0 0,1 0,1 1,0 0),(2 2,3 3,2 3,2 2))')).toMatchObject({ parts: [4, 8], polygons: [2] });
  });

  it.each(['POINT(1)', 'POLYGON((1 2, ...))', 'POINT(1 2) trop', 'CERCLE(1 2)', 'POLYGON(1 2, 3 4)', ''])('refuses %j', (text) => {
    expect(geometryFromWkt(text)).toBe('geometry-unreadable');
  });

  it('reads EMPTY as no geometry', () => {
    expect(geometryFromWkt('POLYGON EMPTY')).toBeNull();
  });
});
