import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { shapefile, shapefileZip } from '../../../electron/engine/importers/shapefile/index.ts';
import { fileOf, temporaryFolder, zipOf } from './support/files.ts';
import { hole, LAMBERT_93_PRJ, makeDbf, makeShp, square, type TestShape } from './support/make-shapefile.ts';
import { featuresOf, refusalOf } from './support/run.ts';

const NAME = { name: 'NOM', letter: 'C', width: 20 } as const;
const one: TestShape = { type: 'polygon', rings: [square(700_000, 6_600_000, 100)] };
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** Text in Windows-1252, where it differs from ISO-8859-1. */
const windows1252 = (text: string): Uint8Array =>
  Uint8Array.from([...text], (char) => ({ '’': 0x92, œ: 0x9c, '€': 0x80 })[char] ?? char.charCodeAt(0));

async function namesIn(entries: Readonly<Record<string, Uint8Array | string>>, encoding?: string) {
  const source = await shapefileZip.open(zipOf('a.zip', entries), { encoding });
  const features = await featuresOf(source);
  source.close();
  return { encoding: source.layers[0]?.encoding, names: features.map((feature) => feature.values['NOM']) };
}

describe('shapes', () => {
  it('groups rings into shells with their holes, whatever their order', async () => {
    const island = square(30, 30, 10);
    const shape: TestShape = {
      type: 'polygon',
      rings: [hole(20, 20, 40), square(200, 0, 50), island, square(0, 0, 100), hole(210, 10, 5)],
    };
    const shp = makeShp([shape], 5);
    const source = await shapefileZip.open(zipOf('a.zip', { 'a.shp': shp, 'a.dbf': makeDbf([NAME], [['x']]) }), {});
    const [feature] = await featuresOf(source);
    const geometry = feature?.geometry;
    const ringsOf = geometry?.polygons.map((end, index) => end - (index === 0 ? 0 : (geometry.polygons[index - 1] as number)));
    expect(ringsOf?.sort()).toEqual([1, 2, 2]);
    expect(geometry?.xy.length).toBe(50);
  });

  it('takes a lone counter-clockwise ring for the shell it is', async () => {
    const shp = makeShp([{ type: 'polygon', rings: [hole(0, 0, 10), hole(100, 100, 10)] }], 5);
    const source = await shapefileZip.open(zipOf('a.zip', { 'a.shp': shp, 'a.dbf': makeDbf([NAME], [['x']]) }), {});
    const [feature] = await featuresOf(source);
    expect(feature?.geometry?.polygons).toEqual([1, 2]);
  });

  it('keeps null shapes as records without geometry, and drops Z with a remark', async () => {
    const shp = makeShp([{ type: 'polygon', rings: [square(0, 0, 10)], z: 42 }, null], 15);
    const source = await shapefileZip.open(zipOf('a.zip', { 'a.shp': shp, 'a.dbf': makeDbf([NAME], [['x'], ['y']]) }), {});
    const features = await featuresOf(source);
    expect(features.map((feature) => feature.geometry?.xy.length ?? null)).toEqual([10, null]);
    expect(features.map((feature) => feature.remarks ?? [])).toEqual([['z-dropped'], []]);
  });

  it('reads points with Z', async () => {
    const shp = makeShp([{ type: 'point', at: [3, 46], z: 100 }], 11);
    const source = await shapefileZip.open(zipOf('a.zip', { 'a.shp': shp, 'a.dbf': makeDbf([NAME], [['x']]) }), {});
    const [feature] = await featuresOf(source);
    expect([...(feature?.geometry?.xy ?? [])]).toEqual([3, 46]);
  });
});

describe('texts', () => {
  const shp = makeShp([one], 5);

  it.each([
    ['the .cpg', { 'a.cpg': 'UTF-8' }, utf8, 0, 'Nœud d’Été', { value: 'UTF-8', how: 'cpg' }],
    ['the .cpg', { 'a.cpg': 'ISO-8859-1' }, windows1252, 0, 'Été', { value: 'ISO-8859-1', how: 'cpg' }],
    [
      'the bytes that ISO-8859-1 has not',
      { 'a.cpg': 'ISO-8859-1' },
      windows1252,
      0,
      'Nœud d’Été',
      { value: 'windows-1252', how: 'corrected' },
    ],
    ['the language byte', {}, windows1252, 0x57, 'Été', { value: 'windows-1252', how: 'header' }],
    ['the bytes: they are UTF-8', {}, utf8, 0, 'Été', { value: 'UTF-8', how: 'guessed' }],
    ['the bytes: they are not UTF-8', {}, windows1252, 0, 'Nœud d’Été', { value: 'windows-1252', how: 'guessed' }],
    ['the bytes against a wrong .cpg', { 'a.cpg': 'UTF-8' }, windows1252, 0, 'Été', { value: 'windows-1252', how: 'corrected' }],
    ['the bytes against a wrong language byte', {}, utf8, 0x57, 'Été', { value: 'UTF-8', how: 'corrected' }],
  ] as const)('decides by %s', async (_by, extra, encode, languageByte, text, decided) => {
    const found = await namesIn({ 'a.shp': shp, 'a.dbf': makeDbf([NAME], [[text]], encode, languageByte), ...extra });
    expect(found.names).toEqual([text]);
    expect(found.encoding).toMatchObject(decided);
  });

  it('reads DOS tables', async () => {
    const dos = (text: string): Uint8Array => Uint8Array.from([...text], (char) => (char === 'é' ? 0x82 : char.charCodeAt(0)));
    const found = await namesIn({ 'a.shp': shp, 'a.dbf': makeDbf([NAME], [['Véhicule']], dos, 2) });
    expect(found).toMatchObject({ names: ['Véhicule'], encoding: { value: 'CP850', how: 'header' } });
  });

  it('forgives a UTF-8 character cut by the width of its column', async () => {
    const cut = (text: string): Uint8Array => Buffer.from(text, 'utf8').subarray(0, 20);
    const found = await namesIn({
      'a.shp': makeShp([one, one], 5),
      'a.dbf': makeDbf([NAME], [['Communauté de communé'], ['été']], cut),
      'a.cpg': 'UTF-8',
    });
    expect(found.encoding).toMatchObject({ value: 'UTF-8', how: 'cpg' });
  });

  it('obeys the encoding it is given, and refuses one it does not know', async () => {
    const entries = { 'a.shp': shp, 'a.dbf': makeDbf([NAME], [['Ã©']], windows1252), 'a.cpg': 'ISO-8859-1' };
    expect((await namesIn(entries, 'ISO-8859-1')).names).toEqual(['Ã©']);
    expect(await refusalOf(() => namesIn(entries, 'KOI8'))).toMatchObject({
      code: 'encoding-unknown',
      params: { file: 'a.zip', encoding: 'KOI8' },
    });
  });
});

describe('values', () => {
  it('keeps codes as text and missing as null', async () => {
    const columns = [
      { name: 'INSEE', letter: 'C', width: 5 },
      { name: 'SIRET', letter: 'N', width: 19 },
      { name: 'POP', letter: 'N', width: 9 },
      { name: 'HA', letter: 'N', width: 24, decimals: 15 },
      { name: 'LE', letter: 'D', width: 8 },
      { name: 'VRAI', letter: 'L', width: 1 },
    ] as const;
    const rows = [
      ['01004', '34749951900010999', '28363', '1.25', '20240310', 'T'],
      ['2A004', '1', '', '*****', '00000000', '?'],
    ];
    const source = await shapefileZip.open(zipOf('a.zip', { 'a.shp': makeShp([one, one], 5), 'a.dbf': makeDbf(columns, rows) }), {});
    const features = await featuresOf(source);
    expect(features.map((feature) => feature.values)).toEqual([
      { INSEE: '01004', SIRET: '34749951900010999', POP: 28363, HA: 1.25, LE: '2024-03-10', VRAI: true },
      { INSEE: '2A004', SIRET: '1', POP: null, HA: null, LE: null, VRAI: null },
    ]);
  });
});

describe('where the parts are', () => {
  const shp = makeShp([one], 5);
  const dbf = makeDbf([NAME], [['x']]);

  it('finds layers in folders, in capitals, several in one archive, and skips what a Mac adds', async () => {
    const source = await shapefileZip.open(
      zipOf('a.zip', {
        'd/COMMUNE.SHP': shp,
        'd/COMMUNE.DBF': dbf,
        'd/COMMUNE.PRJ': LAMBERT_93_PRJ,
        'e/epci.shp': shp,
        'e/epci.dbf': dbf,
        '__MACOSX/d/._COMMUNE.shp': 'x',
      }),
      {},
    );
    expect(source.layers.map((layer) => [layer.name, layer.crs])).toEqual([
      ['COMMUNE', { value: 2154, how: 'prj' }],
      ['epci', null],
    ]);
    expect((await featuresOf(source, 1)).length).toBe(1);
    source.close();
  });

  it('reads loose files, endings in any case', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'Zone.shp'), shp);
    writeFileSync(path.join(folder, 'Zone.DBF'), dbf);
    writeFileSync(path.join(folder, 'zone.prj'), LAMBERT_93_PRJ);
    const source = await shapefile.open(path.join(folder, 'Zone.shp'), {});
    expect(source.layers[0]).toMatchObject({ name: 'Zone', count: 1, crs: { value: 2154 } });
    expect(await refusalOf(() => shapefile.open(fileOf('seul.shp', shp), {}))).toEqual({
      code: 'shapefile-without-dbf',
      params: { file: 'seul.shp', layer: 'seul' },
    });
  });
});

describe('damage', () => {
  const shp = makeShp([one, one], 5);
  const dbf = makeDbf([NAME], [['x'], ['y']]);
  const read = async (entries: Record<string, Uint8Array>) => {
    const source = await shapefileZip.open(zipOf('a.zip', entries), {});
    return featuresOf(source);
  };

  it.each([
    ['a table that goes with other shapes', { 'a.shp': shp, 'a.dbf': makeDbf([NAME], [['x']]) }, 'counts'],
    ['shapes cut short', { 'a.shp': shp.subarray(0, shp.length - 10), 'a.dbf': dbf }, 'shp-truncated'],
    ['a table cut short', { 'a.shp': shp, 'a.dbf': dbf.subarray(0, dbf.length - 20) }, 'dbf-truncated'],
    ['shapes that are none', { 'a.shp': Buffer.alloc(200, 7), 'a.dbf': dbf }, 'shp-header'],
    ['a table that is none', { 'a.shp': shp, 'a.dbf': Buffer.alloc(100, 0xff) }, 'dbf-header'],
  ])('refuses %s', async (_what, entries, cause) => {
    expect(await refusalOf(() => read(entries))).toMatchObject({ code: 'shapefile-damaged', params: { file: 'a.zip', layer: 'a', cause } });
  });

  it('refuses a record of negative length instead of turning in circles', async () => {
    const bad = Buffer.from(shp);
    bad.writeInt32BE(-50, 104);
    expect(await refusalOf(() => read({ 'a.shp': bad, 'a.dbf': dbf }))).toMatchObject({
      code: 'shapefile-damaged',
      params: { cause: 'shp-record', record: 1 },
    });
  });
});
