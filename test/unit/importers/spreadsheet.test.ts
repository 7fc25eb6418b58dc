/** Workbooks written by the library's own writer, by LibreOffice's layout by hand, and by no one: what a planner sees in them is what is read. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type CellObject, CFB, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { spreadsheet } from '../../../electron/engine/importers/spreadsheet/index.ts';
import { dataFile, hasData } from './support/data.ts';
import { fileOf, temporaryFolder, zipOf } from './support/files.ts';
import { featuresOf, importFile, refusalOf } from './support/run.ts';

type Cells = readonly (readonly (string | number | boolean | null | Partial<CellObject>)[])[];

function sheetOf(rows: Cells): WorkSheet {
  const sheet: WorkSheet = { '!ref': `A1:${utils.encode_cell({ r: rows.length - 1, c: Math.max(...rows.map((row) => row.length)) - 1 })}` };
  rows.forEach((row, r) => {
    row.forEach((value, c) => {
      if (value === null) return;
      const cell =
        typeof value === 'object' ? value : { t: typeof value === 'string' ? 's' : typeof value === 'number' ? 'n' : 'b', v: value };
      sheet[utils.encode_cell({ r, c })] = cell;
    });
  });
  return sheet;
}

function bookOf(sheets: Readonly<Record<string, WorkSheet>>, more: Partial<WorkBook> = {}): WorkBook {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return Object.assign(book, more);
}

type Type = 'xlsx' | 'ods' | 'biff8' | 'xlsb';
const ENDING: Readonly<Record<Type, string>> = { xlsx: 'xlsx', ods: 'ods', biff8: 'xls', xlsb: 'xlsb' };
const bookFile = (book: WorkBook, type: Type = 'xlsx', name = 'a'): string =>
  fileOf(`${name}.${ENDING[type]}`, write(book, { type: 'buffer', bookType: type }) as Buffer);

async function open(file: string, layer = 0) {
  const source = await spreadsheet.open(file, {});
  const features = await featuresOf(source, layer);
  return { layers: source.layers, layer: source.layers[layer], features, values: features.map(({ values }) => values) };
}

const SITES: Cells = [
  ['SIRET', 'insee', 'surface', 'ouvert le', 'taux', 'actif', 'lon', 'lat'],
  [34749951900010, '01004', 12.5, { t: 'n', v: 45361, z: 'dd/mm/yyyy' }, { t: 'n', v: 0.07, z: '0%' }, true, 5.35, 45.95],
  [
    40483304800022,
    { t: 'n', v: 2004, z: '00000' },
    3,
    { t: 'n', v: 45362.5, z: 'dd/mm/yyyy hh:mm' },
    { t: 'n', v: 1.5, z: '0.0%' },
    false,
    3.4,
    49.5,
  ],
];

describe.each<[Type]>([['xlsx'], ['ods'], ['biff8'], ['xlsb']])('a workbook written as %s', (type) => {
  it('gives codes in full, dates, percentages and types as they are shown', async () => {
    const { layer, values, features } = await open(bookFile(bookOf({ Feuil1: sheetOf(SITES) }), type, 'sites'));
    expect(layer).toMatchObject({ name: 'sites', format: type === 'biff8' ? 'xls' : type === 'xlsb' ? 'xlsx' : type, count: 2 });
    expect(layer?.fields.map(({ name, type: of }) => [name, of])).toEqual([
      ['SIRET', 'text'],
      ['insee', 'text'],
      ['surface', 'real'],
      ['ouvert le', 'datetime'],
      ['taux', 'real'],
      ['actif', 'boolean'],
      ['lon', 'real'],
      ['lat', 'real'],
    ]);
    expect(values).toEqual([
      {
        SIRET: '34749951900010',
        insee: '01004',
        surface: '12.5',
        'ouvert le': '2024-03-10',
        taux: '7',
        actif: 'vrai',
        lon: '5.35',
        lat: '45.95',
      },
      {
        SIRET: '40483304800022',
        insee: '02004',
        surface: '3',
        'ouvert le': '2024-03-11T12:00:00',
        taux: '150',
        actif: 'faux',
        lon: '3.4',
        lat: '49.5',
      },
    ]);
    expect([...(features[0]?.geometry?.xy ?? [])]).toEqual([5.35, 45.95]);
    expect(layer).toMatchObject({ geometry: 'point', crs: { value: 4326 }, place: { how: 'columns', columns: ['lon', 'lat'] } });
  });

  it('skips titles, spreads merged cells downwards, names repeated columns apart', async () => {
    const sheet = sheetOf([
      ['Sites de la région', null, null, null],
      [],
      ['EPCI', 'nom', 'nom', 'x', 'y'],
      ['CC des Forges', 'a', 'b', 652000, 6862000],
      [null, 'c', 'd', 652100, 6862000],
      [null, 'e', 'f', 652200, 6862000],
      ['CA du Lac', 'g', 'h', 652300, 6862000],
    ]);
    sheet['!merges'] = [
      { s: { r: 0, c: 0 }, e: { r: 0, c: 4 } },
      { s: { r: 3, c: 0 }, e: { r: 5, c: 0 } },
    ];
    const { layer, values } = await open(bookFile(bookOf({ Sites: sheet }), type));
    expect(values.map((row) => [row['EPCI'], row['nom'], row['nom_2']])).toEqual([
      ['CC des Forges', 'a', 'b'],
      ['CC des Forges', 'c', 'd'],
      ['CC des Forges', 'e', 'f'],
      ['CA du Lac', 'g', 'h'],
    ]);
    expect(layer?.remarks).toEqual([
      { code: 'title-rows', params: { lines: 1, titles: 'Sites de la région' } },
      { code: 'header-repeated', params: { columns: 'nom' } },
      { code: 'merged-cells', params: { cells: 2 } },
    ]);
  });

  it('makes a layer of each sheet that has rows', async () => {
    const book = bookOf({
      Sites: sheetOf(SITES),
      Vide: sheetOf([['rien']]),
      Notes: sheetOf([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    });
    expect((await open(bookFile(book, type))).layers.map(({ name, count }) => [name, count])).toEqual([
      ['Sites', 2],
      ['Notes', 1],
    ]);
  });
});

describe('what a workbook has of its own', () => {
  it('leaves hidden sheets aside and names them; reads them where there is nothing else', async () => {
    const sheets = {
      Sites: sheetOf(SITES),
      Listes: sheetOf([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    };
    const file = bookFile(bookOf(sheets, { Workbook: { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] } }));
    const { layers } = await open(file);
    expect(layers.map(({ name }) => name)).toEqual(['Sites']);
    expect(layers[0]?.remarks).toContainEqual({ code: 'sheets-hidden', params: { sheets: 'Listes' } });
    const { note } = await importFile(file, { kind: 'couche' });
    expect(note('sheets-hidden')).toMatchObject({ count: 1 });
    const all = await open(bookFile(bookOf(sheets, { Workbook: { Sheets: [{ Hidden: 1 }, { Hidden: 2 }] } })));
    expect(all.layers).toHaveLength(2);
  });

  it('takes errors for missing values and counts the rows', async () => {
    const rows: Cells = [
      ['nom', 'surface', 'lon', 'lat'],
      ['a', { t: 'e', v: 0x2a }, 2.35, 48.85],
      ['b', 4, 2.35, 48.85],
    ];
    const { values, features, layer } = await open(bookFile(bookOf({ A: sheetOf(rows) })));
    expect(values.map((row) => row['surface'])).toEqual([null, '4']);
    expect(features.map(({ remarks }) => remarks)).toEqual([['cell-in-error'], undefined]);
    expect(layer?.fields[1]).toEqual({ name: 'surface', type: 'integer' });
  });

  it('reads the last result of formulas, and counts those that have none', async () => {
    const sheet = (cells: string): Record<string, string> => ({
      '[Content_Types].xml':
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
      '_rels/.rels':
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      'xl/workbook.xml':
        '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`,
    });
    const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const { values, layer } = await open(
      zipOf(
        'a.xlsx',
        sheet(
          `<row r="1">${text('A1', 'nom')}${text('B1', 'total')}${text('C1', 'autre')}</row>` +
            `<row r="2">${text('A2', 'a')}<c r="B2"><f>1+1</f><v>2</v></c><c r="C2"><f>1+2</f></c></row>` +
            `<row r="3">${text('A3', 'b')}<c r="B3"><f>1+3</f><v></v></c><c r="C3" t="str"><f>"x"</f><v>x</v></c></row>`,
        ),
      ),
    );
    expect(values).toEqual([
      { nom: 'a', total: '2', autre: null },
      { nom: 'b', total: null, autre: 'x' },
    ]);
    expect(layer?.remarks).toContainEqual({ code: 'formulas-uncomputed', params: { cells: 2 } });
  });

  it('counts days from 1904 where the workbook does', async () => {
    const rows: Cells = [
      ['nom', 'le'],
      ['a', { t: 'n', v: 43899, z: 'yyyy-mm-dd' }],
    ];
    const { values } = await open(bookFile(bookOf({ A: sheetOf(rows) }, { Workbook: { WBProps: { date1904: true } } })));
    // 10 March 2024 is day 45361 of the calendar of 1900, 1462 less in that of 1904 (ECMA-376 part 1, 18.17.4.1).
    expect(values[0]?.['le']).toBe('2024-03-10');
  });

  it('gives a cell far to the right a column, rather than reject its row', async () => {
    const rows: Cells = [
      ['nom', 'lon', 'lat'],
      ['a', 2.35, 48.85],
      ['b', 2.36, 48.86, null, null, 'vérifié'],
    ];
    const { features, layer } = await open(bookFile(bookOf({ A: sheetOf(rows) })));
    expect(features.map(({ unreadable }) => unreadable)).toEqual([undefined, undefined]);
    expect(layer?.fields.at(-1)?.name).toBe('colonne_6');
    expect(features[1]?.values['colonne_6']).toBe('vérifié');
  });
});

describe('workbooks that are refused', () => {
  const refuse = (file: string) => refusalOf(() => importFile(file, { kind: 'couche' }));
  const ODS_HEAD =
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="A">';
  const ods = (content: string, manifest = '<manifest/>'): string =>
    fileOf(
      'a.ods',
      zipSync({
        mimetype: [Buffer.from('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
        'content.xml': Buffer.from(content),
        'META-INF/manifest.xml': Buffer.from(manifest),
      }),
    );

  it('for a cell repeated until it fills the machine', async () => {
    const row =
      '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" table:number-columns-repeated="1000"><text:p>x</text:p></table:table-cell></table:table-row>';
    expect(await refuse(ods(`${ODS_HEAD}${row}</table:table></office:spreadsheet></office:body></office:document-content>`))).toMatchObject(
      {
        code: 'archive-too-large',
        params: { file: 'a.ods' },
      },
    );
  });

  it('for a part that unpacks to hundreds of times its size', async () => {
    const file = zipOf('a.xlsx', {
      '[Content_Types].xml': '<Types/>',
      'xl/workbook.xml': '<w/>',
      'xl/worksheets/sheet1.xml': Buffer.alloc(100 << 20, 32),
    });
    expect(await refuse(file)).toMatchObject({ code: 'archive-too-large', params: { entry: 'xl/worksheets/sheet1.xml' } });
  });

  it('for an ODS with a password', async () => {
    expect(await refuse(ods('<x/>', '<manifest:encryption-data/>'))).toMatchObject({
      code: 'spreadsheet-damaged',
      params: { file: 'a.ods', cause: 'encrypted' },
    });
  });

  it('for an XLSX with a password, which is a container of the old format whatever its name', async () => {
    // As Excel writes it ([MS-OFFCRYPTO] 2.3.2): standard encryption, version 4.2, and the package.
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.from([4, 0, 2, 0, 0x24, 0, 0, 0, ...new Uint8Array(200)]));
    CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5000, 3));
    const file = fileOf('a.xlsx', CFB.write(container, { type: 'buffer' }) as Buffer);
    expect(await refuse(file)).toMatchObject({ code: 'spreadsheet-damaged', params: { file: 'a.xlsx', cause: 'encrypted' } });
  });

  it.each([
    ['cut in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1), 'truncated'],
    ['with a spoilt part', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 400), Buffer.alloc(40, 7), bytes.subarray(440)]), 'entry'],
  ])('when it is %s', async (_what, spoil, cause) => {
    const whole = readFileSync(bookFile(bookOf({ A: sheetOf(SITES) })));
    expect(await refuse(fileOf('a.xlsx', spoil(whole)))).toMatchObject({ code: 'spreadsheet-damaged', params: { file: 'a.xlsx', cause } });
  });

  it('when it is another document of an office', async () => {
    const file = zipOf('a.xlsx', { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' });
    expect(await refuse(file)).toMatchObject({ code: 'spreadsheet-damaged', params: { cause: 'foreign' } });
  });

  it('when nothing stands under its names', async () => {
    expect(await refuse(bookFile(bookOf({ A: sheetOf([['nom', 'lon', 'lat']]) })))).toMatchObject({ code: 'nothing-usable' });
  });
});

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
if (!hasOffice) console.warn('SKIPPED: LibreOffice is not installed');

describe.skipIf(!hasData || !hasOffice)('real tables saved by LibreOffice', () => {
  // Separator, quote, UTF-8, first line, no column formats, French, not all as text, numbers detected.
  const FRENCH = 'CSV:59,34,76,1,,1036,false,true';
  it.each(['xlsx', 'ods', 'xls'])('the motorway toll stations as %s are those of the CSV', { timeout: 120_000 }, async (type) => {
    const folder = temporaryFolder();
    const csv = dataFile('poi/gares-peage-2024.csv');
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    spawnSync('soffice', [profile, '--headless', `--infilter=${FRENCH}`, '--convert-to', type, '--outdir', folder, csv], {
      stdio: 'ignore',
    });
    const [table, text] = [
      await importFile(path.join(folder, `gares-peage-2024.${type}`), { kind: 'equipements' }),
      await importFile(csv, { kind: 'equipements' }),
    ];
    expect(table.report).toMatchObject({ read: 1266, imported: 1266, rejected: 0, crs: { code: 'EPSG:2154' } });
    const rowsOf = (imported: typeof text) =>
      imported.rows('equipements').map(({ geometry, values }) => [values['nom'], ...(geometry?.xy ?? [])]);
    expect(rowsOf(table)).toEqual(rowsOf(text));
  });
});
