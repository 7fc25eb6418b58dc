/** Tables as people make them: what stands above the names, what the names are, where coordinates are and how they are written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../electron/engine/importers/csv/index.ts';
import { CsvParser } from '../../../electron/engine/importers/csv/parser.ts';
import { columnTypes } from '../../../electron/engine/importers/table/column-types.ts';
import { coordinateOf } from '../../../electron/engine/importers/table/coordinate-text.ts';
import { findHeader } from '../../../electron/engine/importers/table/header.ts';
import { pairOf } from '../../../electron/engine/importers/table/pair-text.ts';
import { fileOf } from './support/files.ts';
import { featuresOf, importFile } from './support/run.ts';

async function open(content: string | Uint8Array, name = 'a.csv') {
  const source = await csv.open(fileOf(name, content), {});
  const [layer] = source.layers;
  if (!layer) throw new Error('no layer');
  return { layer, features: await featuresOf(source) };
}

describe('what stands above the names', () => {
  it.each([
    ['titles padded by a spreadsheet', 'Recensement des sites;;;\nÉdité le 3 mars;;;\nnom;insee;x;y\na;01004;2;48\n', 2],
    ['titles cut short', 'Recensement des sites\nnom;insee;x;y\na;01004;2;48\n', 1],
    ['groups over the names', ';Lieu;;\nnom;insee;x;y\na;01004;2;48\n', 1],
    ['a title over two columns', 'Liste\ninsee;nom\n01004;a\n', 1],
    ['no title', 'nom;insee;x;y\na;01004;2;48\n', 0],
    ['a column without a name', 'nom;\na;1\nb;2\n', 0],
    ['a sparse first row', 'nom;insee;x;y\na;;;\nb;01004;2;48\n', 0],
  ])('%s', async (_what, text, lines) => {
    const { layer, features } = await open(text);
    const said = layer.remarks.find(({ code }) => code === 'title-rows');
    expect(said?.params['lines'] ?? 0).toBe(lines);
    expect(features.at(0)?.row).toBe(1);
    expect(layer.fields.map(({ name }) => name)).not.toContain('a');
  });

  it('takes the separator of an Excel line, even where it cuts worse', async () => {
    const { layer, features } = await open('sep=|\nnom|note\na, b, c|1, 2, 3\n');
    expect(layer.fields.map(({ name }) => name)).toEqual(['nom', 'note']);
    expect(features[0]?.values).toEqual({ nom: 'a, b, c', note: '1, 2, 3' });
  });

  it('says that a table has no names, and loses none of its rows', async () => {
    const { layer, features } = await open('75056;2,35;48,85\n13055;5,37;43,29\n');
    expect(layer.remarks).toEqual([{ code: 'header-absent', params: {} }]);
    expect(layer.fields.map(({ name }) => name)).toEqual(['colonne_1', 'colonne_2', 'colonne_3']);
    expect(features).toHaveLength(2);
  });

  it('keeps years as names', () => {
    expect(
      findHeader([
        ['commune', '2019', '2020'],
        ['Paris', '12', '13'],
      ]),
    ).toMatchObject({ firstRow: 1, names: ['commune', '2019', '2020'] });
  });
});

describe('names', () => {
  it('tells repeated names apart, names the nameless that hold something, and drops what only a last separator made', async () => {
    const { layer, features } = await open('nom;nom;;x;y;;\na;b;c;2;48;;\nd;e;f;3;47;;\n');
    expect(layer.fields.map(({ name }) => name)).toEqual(['nom', 'nom_2', 'colonne_3', 'x', 'y']);
    expect(layer.remarks.map(({ code, params }) => [code, params['columns']])).toEqual([
      ['header-unnamed', 'colonne_3'],
      ['header-repeated', 'nom'],
    ]);
    expect(features.every(({ remarks, unreadable }) => remarks === undefined && unreadable === undefined)).toBe(true);
  });

  it('puts a name of two lines on one', async () => {
    expect((await open('"Surface\n(ha)";nom\n1;a\n')).layer.fields.map(({ name }) => name)).toEqual(['Surface (ha)', 'nom']);
  });

  it('reads a table of three thousand columns', async () => {
    const width = 3000;
    const line = (cell: (column: number) => string) => Array.from({ length: width }, (_, column) => cell(column)).join(';');
    const { layer, features } = await open(`${line((c) => `c${c}`)}\n${line((c) => String(c + 0.5))}\n`);
    expect(layer.fields).toHaveLength(width);
    expect(features[0]?.values['c2999']).toBe('2999.5');
  });
});

describe('quotes and encodings', () => {
  it('takes a quote that nothing closes as it stands, and loses no row to it', async () => {
    const { features } = await open('nom;x;y\n"Zone nord;2;48\nb;3;47\n"c ""deux""";4;46\n');
    expect(features.map(({ values, remarks }) => [values['nom'], remarks])).toEqual([
      ['"Zone nord', ['quote-unclosed']],
      ['b', undefined],
      ['c "deux"', undefined],
    ]);
  });

  it('does not wait for a quote longer than a cell can be', () => {
    const parser = new CsvParser(';', 100);
    const rows = [...parser.push('a;"b\n'), ...parser.push('c;d\n'.repeat(40)), ...parser.finish()];
    expect(rows).toHaveLength(41);
    expect(rows[0]).toEqual(['a', '"b']);
  });

  it('reads one spoilt line of a UTF-8 file as Windows-1252 and says which', async () => {
    const bytes = Buffer.concat([
      Buffer.from('nom;x;y\nÉté;2;48\nŒuvre;2;48\n'),
      Buffer.from('Été;2;48\n', 'latin1'),
      Buffer.from('Noël;2;48\n'),
    ]);
    const { layer, features } = await open(bytes);
    expect(layer.encoding).toEqual({ value: 'UTF-8', how: 'guessed' });
    expect(features.map(({ values, remarks }) => [values['nom'], remarks])).toEqual([
      ['Été', undefined],
      ['Œuvre', undefined],
      ['Été', ['encoding-mixed']],
      ['Noël', undefined],
    ]);
  });

  const text = 'nom;x;y\nForêt d’Œuvre;2,5;48\n';
  it.each([
    ['UTF-16BE with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), 'UTF-16BE', 'header'],
    ['UTF-16LE without', Buffer.from(text, 'utf16le'), 'UTF-16LE', 'guessed'],
    ['UTF-16BE without', Buffer.from(text, 'utf16le').swap16(), 'UTF-16BE', 'guessed'],
  ])('reads %s', async (_what, bytes, value, how) => {
    const { layer, features } = await open(bytes);
    expect(layer.encoding).toEqual({ value, how });
    expect(features[0]?.values['nom']).toBe('Forêt d’Œuvre');
  });

  it('gives the texts whose letters depend on the encoding, as they are in the file', async () => {
    const { layer } = await open(Buffer.from('nom;x;y\nÉvry;2;48\nParis;2;48\n', 'latin1'));
    expect(layer.undecoded?.map((bytes) => Buffer.from(bytes).toString('latin1'))).toEqual(['Évry']);
  });
});

describe('numbers and codes', () => {
  it.each([
    ['12 500', 'integer'],
    ['12\u202f500,5', 'real'],
    ['1,5', 'real'],
    ['200 068 781', 'text'],
    ['0123', 'text'],
  ])('%j makes a column of type %s', (cell, type) => {
    expect(columnTypes(['valeur'], [[cell]])).toEqual([type]);
  });

  it.each(['code_insee', 'SIRET', 'commune', 'identifiant', 'codeCommuneEtablissement', 'CODGEO', 'Code postal'])(
    '%s holds text',
    (name) => {
      expect(columnTypes([name], [['75056']])).toEqual(['text']);
    },
  );
});

describe('where coordinates are', () => {
  it.each([
    ['lon / lat run together', 'lon_wgs84;lat_wgs84\n2,35;48,85\n', 4326],
    ['longi and lati', 'longi;lati\n2,35;48,85\n', 4326],
    ['x_long and y_lat', 'x_long;y_lat\n2.35;48.85\n', 4326],
    ['geolon and geolat', 'geolon;geolat\n2.35;48.85\n', 4326],
    ['SIRENE', 'coordonneeLambertAbscisseEtablissement,coordonneeLambertOrdonneeEtablissement\n652381.5,6862047.2\n[ND],[ND]\n', 2154],
    ['Lambert without a number', 'lambert_x;lambert_y\n652 381,5;6 862 047,2\n', undefined],
    ['coord_x and coord_y', 'coord_x;coord_y\n652381,5;6862047,2\n', undefined],
    ['lambx and lamby', 'lambx;lamby\n652381,5;6862047,2\n', undefined],
    ['abscisse and ordonnée', 'Abscisse;Ordonnée\n652381,5;6862047,2\n', undefined],
    ['est and nord', 'est_m;nord_m\n652381,5;6862047,2\n', undefined],
    ['x2154 and y2154', 'x2154;y2154\n652381,5;6862047,2\n', 2154],
  ])('%s', async (_what, text, epsg) => {
    const { layer, features } = await open(text);
    expect(layer.place).toEqual({ how: 'columns', columns: layer.fields.map(({ name }) => name) });
    expect(layer.crs?.value).toBe(epsg);
    expect(features[0]?.geometry?.type).toBe('Point');
    expect(features.every(({ unreadable }) => unreadable === undefined)).toBe(true);
  });

  it('takes the name of a system for a habit where the numbers are of another', async () => {
    expect((await open('longitude;latitude\n652381,5;6862047,2\n')).layer.crs).toBeNull();
    expect((await open('x_l93;y_l93\n2,35;48,85\n')).layer.crs).toBeNull();
    // Nowhere in France in any system: the name is all there is.
    expect((await open('longitude;latitude\n-77;38,9\n')).layer.crs?.value).toBe(4326);
  });

  it.each([
    ['EWKT', '"SRID=2154;POINT(652000 6862000)"', 'wkt', 2154],
    // Written by Python's struct after the PostGIS description of EWKB: little endian, SRID flag, 2154, two doubles.
    ['EWKB', '01010000206A08000000000000C0E52341000000002C2D5A41', 'wkt', 2154],
    ['GeoJSON', '"{""type"":""Point"",""coordinates"":[2.35,48.85]}"', 'geojson', undefined],
  ])('%s in a column', async (_what, cell, how, epsg) => {
    const { layer, features } = await open(`nom;geom\na;${cell}\n`);
    expect(layer.place).toEqual({ how, columns: ['geom'] });
    expect(layer.crs?.value).toBe(epsg);
    expect([...(features[0]?.geometry?.xy ?? [])]).toEqual(epsg === undefined ? [2.35, 48.85] : [652000, 6862000]);
  });

  it('reads SIRENE overseas in the legal projection of each territory', async () => {
    const head = 'siret,codeCommuneEtablissement,coordonneeLambertAbscisseEtablissement,coordonneeLambertOrdonneeEtablissement\n';
    const rows = [
      '1,75112,655000,6860000',
      '2,69123,842000,6519000',
      '3,33063,417000,6421000',
      '4,97209,708500,1616000',
      '5,97411,338000,7690000',
    ];
    const { report, note, rows: placed } = await importFile(fileOf('a.csv', `${head}${rows.join('\n')}\n`), { kind: 'couche' });
    expect(report).toMatchObject({ read: 5, imported: 5, rejected: 0, crs: { code: 'EPSG:2154', how: 'header' } });
    expect(note('crs-of-territory')).toMatchObject({ count: 2, rows: [4, 5] });
    const at = placed('imp_a').map(({ geometry }) => [...(geometry?.xy ?? [])].map((value) => Number(value.toFixed(6))));
    // pyproj: Transformer.from_crs(5490 and 2975, 4326, always_xy=True)
    expect(at.slice(3)).toEqual([
      [-61.064394, 14.609281],
      [55.442594, -20.883145],
    ]);
    const overseas = await importFile(fileOf('a.csv', `${head}${rows.slice(3).join('\n')}\n`), { kind: 'couche' });
    expect(overseas.report).toMatchObject({ read: 2, imported: 2, rejected: 0 });
    // A person who says one system for all is believed: the others are nowhere in France.
    const given = await importFile(fileOf('a.csv', `${head}${rows.join('\n')}\n`), { kind: 'couche', crs: 2154 });
    expect(given.report).toMatchObject({ imported: 3, rejected: 2 });
  });

  it('leaves an object whose coordinates are zero without a place, rather than in the Gulf of Guinea', async () => {
    const { report, note } = await importFile(fileOf('a.csv', 'nom;lon;lat\na;2.35;48.85\nb;0;0\n'), { kind: 'couche' });
    expect(report).toMatchObject({ read: 2, imported: 2, rejected: 0 });
    expect(note('geometry-missing')).toMatchObject({ count: 1, rows: [2] });
  });
});

describe('a pair in one cell', () => {
  it.each([
    ['48.85, 2.35', [48.85, 2.35]],
    ['[2.35,48.85]', [2.35, 48.85]],
    ['48,85 ; 2,35', [48.85, 2.35]],
    ['48,85, 2,35', [48.85, 2.35]],
    ['48,85 -2,35', [48.85, -2.35]],
    ['652000 / 6862000', [652000, 6862000]],
    ['48°51′24″N, 2°21′36″E', [48.85666666666667, 2.36]],
  ])('%s', (cell, pair) => {
    expect(pairOf(cell)).toEqual(pair);
  });

  it.each(['48,85', '48.85', 'rue 3, 4', '1, 2, 3', ''])('%j is none', (cell) => {
    expect(pairOf(cell)).toBeNull();
  });

  it('reads back what it is written as, in either writing of decimals', () => {
    const degree = fc.integer({ min: -9_000_000, max: 9_000_000 }).map((n) => n / 100_000);
    fc.assert(
      fc.property(degree, degree, (a, b) => {
        const [textA, textB] = [a.toFixed(5), b.toFixed(5)];
        expect(pairOf(`${textA}, ${textB}`)).toEqual([a, b]);
        expect(pairOf(`${textA.replace('.', ',')} ${textB.replace('.', ',')}`)).toEqual([a, b]);
      }),
    );
  });

  it.each([
    ['2°30′W', -2.5],
    ['48° 30\' 36"', 48.51],
    ['O 1°15′', -1.25],
    ['48°75′', null],
    ['652 000,5', 652000.5],
  ])('%s is %s', (text, value) => {
    expect(coordinateOf(text)).toBe(value);
  });
});

describe('what a table of the project cannot hold', () => {
  it('keeps the columns beyond the nine hundredth aside, and says which', async () => {
    const names = Array.from({ length: 1000 }, (_, column) => `c${column}`);
    const text = `lon;lat;${names.join(';')}\n2.35;48.85;${names.map((_, column) => column + 0.5).join(';')}\n`;
    const { rows, note, tables } = await importFile(fileOf('a.csv', text), { kind: 'couche' });
    expect(tables.get('imp_a')?.table.fields).toHaveLength(901);
    expect(note('fields-kept-aside')).toMatchObject({ count: 102 });
    expect(note('fields-late')).toBeUndefined();
    const [row] = rows('imp_a');
    expect(row?.values['c897']).toBe(897.5);
    expect(JSON.parse(String(row?.values['attributs']))).toMatchObject({ c898: '898.5', c999: '999.5' });
  });

  it('drops heights and says so', async () => {
    const { note } = await importFile(fileOf('a.csv', 'nom;geom\na;POINT Z (2.35 48.85 120)\nb;POINT (2.35 48.85)\n'), { kind: 'couche' });
    expect(note('z-dropped')).toMatchObject({ count: 1, rows: [1] });
  });
});
