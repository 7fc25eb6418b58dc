import { describe, expect, it } from 'vitest';
import { betterThan, encodingChoices, judgeEncodings, oneByteEncoding } from '../../../electron/engine/importers/encoding-evidence.ts';
import { shapefileZip } from '../../../electron/engine/importers/shapefile/index.ts';
import { decoderOf, type EncodingName, encodingNamed } from '../../../electron/engine/importers/text-encoding.ts';
import { zipOf } from './support/files.ts';
import { LAMBERT_93_PRJ, makeDbf, makeShp } from './support/make-shapefile.ts';
import { importFile } from './support/run.ts';

/** Bytes of a text in a one-byte encoding, found by asking the decoder under test for all 256; checked against published tables below. */
function encoded(text: string, name: EncodingName): Buffer {
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoderOf(name)(Uint8Array.of(byte)), byte]));
  return Buffer.from([...text].map((char) => table.get(char) ?? 0x3f));
}

const NAMES = ['Communauté d’agglomération du Cœur de Flandre', 'Bâtiment désaffecté, hôpital', 'Forêt à défricher', 'Île aux Moines'];
/** Without what the older code pages do not have. */
const OLD_NAMES = NAMES.map((name) => name.replaceAll('’', "'").replaceAll('œ', 'oe'));

describe('labels', () => {
  it.each([
    ['UTF-8', ['UTF-8', 'utf8', 'UTF8', '65001', 'CP65001', ' utf_8 ', 'ANSI 65001']],
    ['windows-1252', ['1252', 'ANSI 1252', 'ANSI', 'CP1252', 'cp-1252', 'Windows-1252', 'win1252', 'LDID/87', 'LDID/3', 'LDID/88']],
    ['ISO-8859-1', ['ISO 8859-1', 'ISO-8859-1', '88591', '8859-1', 'ISO8859_1', 'LATIN1', 'latin-1', 'l1', '28591', 'ISO_8859-1:1987']],
    ['ISO-8859-15', ['ISO-8859-15', '885915', 'LATIN9', '8859-15']],
    ['CP850', ['850', 'CP850', 'OEM 850', 'IBM850', 'LDID/2', 'LDID/29']],
    ['CP437', ['437', 'OEM', 'IBM437', 'LDID/13']],
    ['macintosh', ['macintosh', 'Mac Roman', 'x-mac-roman', '10000', 'LDID/4']],
  ] as const)('%s', (name, labels) => {
    expect(labels.map((label) => encodingNamed(label))).toEqual(labels.map(() => name));
  });
  it('are null where nobody knows them', () => {
    expect(['Klingon', 'EUC-JP', '', '12520', 'LDID/200'].map(encodingNamed)).toEqual([null, null, null, null, null]);
  });
});

describe('the encoding of texts that are not UTF-8', () => {
  // Bytes by published tables (unicode.org MAPPINGS): « Hôpital désaffecté ».
  it.each([
    ['windows-1252', [0x48, 0xf4, 0x70, 0x69, 0x74, 0x61, 0x6c, 0x20, 0x64, 0xe9, 0x73]],
    ['CP850', [0x48, 0x93, 0x70, 0x69, 0x74, 0x61, 0x6c, 0x20, 0x64, 0x82, 0x73]],
    ['macintosh', [0x48, 0x99, 0x70, 0x69, 0x74, 0x61, 0x6c, 0x20, 0x64, 0x8e, 0x73]],
  ] as const)('is told by their accents: %s', (name, bytes) => {
    expect(oneByteEncoding([Uint8Array.from(bytes)])).toBe(name);
    expect(decoderOf(name)(Uint8Array.from(bytes))).toBe('Hôpital dés');
  });

  it('tells ISO-8859-15 from Windows-1252 by œ and €', () => {
    expect(oneByteEncoding([Uint8Array.of(0x63, 0xbd, 0x75, 0x72)])).toBe('ISO-8859-15');
    expect(oneByteEncoding([Uint8Array.of(0x31, 0x30, 0x20, 0xa4)])).toBe('ISO-8859-15');
    expect(oneByteEncoding([Uint8Array.of(0x63, 0x9c, 0x75, 0x72)])).toBe('windows-1252');
    expect(oneByteEncoding([Uint8Array.of(0x32, 0xbd, 0x20, 0x68, 0xe9)])).toBe('windows-1252');
  });

  it.each(['windows-1252', 'CP850', 'macintosh'] as const)('is found again from a single text: %s', (name) => {
    const texts = [
      ...OLD_NAMES,
      'ÉCOLE MATERNELLE',
      "Zone d'activité",
      'Tréméven',
      'Saint-André-de-Cubzac',
      'SOCIÉTÉ GÉNÉRALE',
      'Besançon',
      'À vendre',
      'Où ?',
      'août',
    ];
    expect(texts.map((text) => decoderOf(oneByteEncoding([encoded(text, name)]))(encoded(text, name)))).toEqual(texts);
  });

  it('does not move a label that the texts bear out', () => {
    const texts = NAMES.map((name) => encoded(name, 'windows-1252'));
    expect(betterThan('windows-1252', texts)).toBeNull();
    expect(betterThan('ISO-8859-1', [encoded('Hôpital', 'windows-1252')])).toBeNull();
    expect(betterThan('ISO-8859-1', texts)).toBe('windows-1252');
    expect(betterThan('CP437', texts)).toBe('windows-1252');
    expect(
      betterThan(
        'windows-1252',
        OLD_NAMES.map((name) => encoded(name, 'CP850')),
      ),
    ).toBe('CP850');
    expect(judgeEncodings([])[0]?.name).toBe('windows-1252');
  });
});

describe('the choices shown', () => {
  it('start with the one in use and read one telling text in different ways', () => {
    const choices = encodingChoices(
      NAMES.map((name) => encoded(name, 'windows-1252')),
      'windows-1252',
    );
    expect(choices[0]).toEqual({ name: 'windows-1252', sample: 'Communauté d’agglomération du Cœur de Flandre' });
    expect(new Set(choices.map(({ sample }) => sample)).size).toBe(choices.length);
    expect(choices.map(({ name }) => name)).toEqual(expect.arrayContaining(['CP850', 'macintosh']));
  });
  it('are none where nothing depends on it', () => {
    expect(encodingChoices([], 'windows-1252')).toEqual([]);
    expect(encodingChoices([Buffer.from('abc')], 'windows-1252')).toEqual([]);
    expect(
      encodingChoices(
        NAMES.map((name) => Buffer.from(name)),
        'UTF-8',
      ),
    ).toEqual([]);
  });
  it('offer UTF-8 first after one that was chosen against it', () => {
    const choices = encodingChoices(
      NAMES.map((name) => Buffer.from(name)),
      'windows-1252',
    );
    expect(choices.slice(0, 2).map(({ name }) => name)).toEqual(['windows-1252', 'UTF-8']);
    expect(NAMES).toContain(choices[1]?.sample);
  });
});

describe('attribute tables', () => {
  const zip = (rows: readonly string[], encode: (text: string) => Uint8Array, cpg: string | null, languageByte = 0, width = 60): string =>
    zipOf('t.zip', {
      't.shp': makeShp(
        rows.map(() => ({ type: 'point', at: [652_000, 6_862_000] })),
        1,
      ),
      't.dbf': makeDbf(
        [{ name: 'nom', letter: 'C', width }],
        rows.map((row) => [row]),
        encode,
        languageByte,
      ),
      't.prj': LAMBERT_93_PRJ,
      ...(cpg === null ? {} : { 't.cpg': cpg }),
    });
  const read = async (file: string): Promise<{ texts: unknown[]; encoding: unknown; notes: string[] }> => {
    const { report, rows } = await importFile(file, { kind: 'couche' });
    return {
      texts: rows('imp_t').map((row) => row.values['nom']),
      encoding: report.encoding,
      notes: report.notes.map(({ code, count }) => `${code} ${count}`),
    };
  };
  const as = (name: EncodingName) => (text: string) => encoded(text, name);
  const utf8 = (text: string) => Buffer.from(text);

  it.each([
    ['a .cpg that is true', as('windows-1252'), '1252', 0, { name: 'windows-1252', how: 'cpg' }, []],
    ['a .cpg that lies: UTF-8', as('windows-1252'), 'UTF-8', 0, { name: 'windows-1252', how: 'corrected' }, ['encoding-contradicted 1']],
    ['a .cpg that lies: ANSI', utf8, 'ANSI 1252', 0x57, { name: 'UTF-8', how: 'corrected' }, ['encoding-contradicted 1']],
    [
      'ISO-8859-1 with Windows quotes',
      as('windows-1252'),
      '88591',
      0,
      { name: 'windows-1252', how: 'corrected' },
      ['encoding-contradicted 1'],
    ],
    [
      'a DOS language byte over Windows text',
      as('windows-1252'),
      null,
      1,
      { name: 'windows-1252', how: 'corrected' },
      ['encoding-contradicted 1'],
    ],
    ['nothing at all', as('windows-1252'), null, 0, { name: 'windows-1252', how: 'guessed' }, []],
    ['nothing at all, UTF-8', utf8, null, 0, { name: 'UTF-8', how: 'guessed' }, []],
  ] as const)('%s', async (_, encode, cpg, languageByte, encoding, notes) => {
    expect(await read(zip(NAMES, encode, cpg, languageByte))).toEqual({ texts: NAMES, encoding, notes });
  });

  it('DOS text that nothing declares, or that its language byte does', async () => {
    expect(await read(zip(OLD_NAMES, as('CP850'), null))).toMatchObject({ texts: OLD_NAMES, encoding: { name: 'CP850', how: 'guessed' } });
    expect(await read(zip(OLD_NAMES, as('CP850'), null, 2))).toMatchObject({ encoding: { name: 'CP850', how: 'header' } });
  });

  it('one spoilt text in UTF-8 is read apart, a character cut by the width of its column is dropped: both are said', async () => {
    const mixed = (text: string) => (text === 'Évry' ? encoded(text, 'windows-1252') : Buffer.from(text));
    expect(await read(zip([...NAMES, 'Évry'], mixed, 'UTF-8'))).toEqual({
      texts: [...NAMES, 'Évry'],
      encoding: { name: 'UTF-8', how: 'cpg' },
      notes: ['encoding-mixed 1'],
    });
    expect(await read(zip(['Hôpital', 'Cité'], utf8, 'UTF-8', 0, 4))).toMatchObject({ texts: ['Hôp', 'Cit'], notes: ['text-cut 1'] });
  });

  it('tell which companions are there and texts undecoded', async () => {
    const source = await shapefileZip.open(zip(NAMES, as('windows-1252'), null), {});
    expect(source.layers[0]?.companions).toEqual([
      { ending: '.shp', present: true },
      { ending: '.shx', present: false },
      { ending: '.dbf', present: true },
      { ending: '.prj', present: true },
      { ending: '.cpg', present: false },
    ]);
    expect(source.layers[0]?.undecoded?.map((bytes) => decoderOf('windows-1252')(bytes))).toEqual(NAMES);
    expect((await source.layers[0]?.spread?.(2))?.map(({ row }) => row)).toEqual([1, 3]);
    source.close();
  });
});
