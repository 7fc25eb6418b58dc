import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairText } from '../../../electron/engine/importers/prepare/text-repair.ts';
import { decoderOf, type EncodingName } from '../../../electron/engine/importers/text-encoding.ts';
import { fileOf } from './support/files.ts';
import { importFile } from './support/run.ts';

/** UTF-8 read as something else. */
const spoilt = (text: string, name: EncodingName): string => decoderOf(name)(Buffer.from(text));

const WORDS = [
  ...[
    'Communauté',
    'd’agglomération',
    'Cœur',
    'Flandre',
    'hôpital',
    'désaffecté',
    'à',
    'où',
    'âge',
    'Île',
    'naïf',
    'exerçait',
    'ÉCOLE',
    'À',
    'Ça',
  ],
  ...[
    'forêt',
    'août',
    'Œuvre',
    'L’Haÿ-les-Roses',
    'n° 12',
    '250 m²',
    '« guillemets »',
    '1\u202f234 €',
    'voilà…',
    'PÂTURE',
    'Saint-Étienne',
    'GÂTEAU',
  ],
  ...[
    'château',
    'Noël',
    'Müller',
    'Guimarães',
    'café»',
    '—',
    '–',
    '10 à\u00a020',
    'Voilà\u00a0!',
    '½ journée',
    'Besançon',
    'zone',
    'industrielle',
    '20 °C',
    '100 %',
  ],
];
const french = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

describe('text decoded wrongly before it came here', () => {
  it.each([
    ['SociÃ©tÃ© d’Ã©tudes', 'Société d’études'],
    ['lâ€™hÃ´pital', 'l’hôpital'],
    ['CÅ“ur', 'Cœur'],
    ['nÂ°12, 38000 mÂ²', 'n°12, 38000 m²'],
    ['Â«Â\u00a0AtelierÂ\u00a0Â»', '«\u00a0Atelier\u00a0»'],
    ['ÃƒÂ©tÃƒÂ©', 'été'],
    ['√©t√©', 'été'],
    ['├®t├®', 'été'],
    ['frã©jus', 'fréjus'],
    ['LÂ€™ATELIER', 'L’ATELIER'],
    // As in the ADEME list of polluted sites.
    ['exerà§ait', 'exerçait'],
    ['date à laquelle, oà¹ la société', 'date à laquelle, où la société'],
    ["VIT'APPRàŠTS exerà§ait", "VIT'APPRÊTS exerçait"],
    ['à€ la sortie', 'À la sortie'],
    ['Schaà«llebaum', 'Schaëllebaum'],
    ['FRANà‡AISE', 'FRANÇAISE'],
    ['adhésifs à\u00a0 base de solvants', 'adhésifs à base de solvants'],
    ['environ 38 000 mÂ² au lieu-dit Â« Munas Â» à Ardoix (nÂ° 25)', 'environ 38 000 m² au lieu-dit « Munas » à Ardoix (n° 25)'],
    ['la rubrique Â«Â\u00a0Atelier de moulinageÂ» visée', 'la rubrique «\u00a0Atelier de moulinage» visée'],
    ['CitroÃƒÂ«n', 'Citroën'],
    ['agréée â€¦ En 1999', 'agréée … En 1999'],
    ['mélanges Â« eaux â€“ hydrocarbures Â»', 'mélanges « eaux – hydrocarbures »'],
  ])('%s → %s', (text, right) => {
    expect(repairText(text)).toBe(right);
  });

  it('gives back what was written, whatever it was read as', () => {
    fc.assert(
      fc.property(french, fc.constantFrom<EncodingName>('windows-1252', 'macintosh', 'CP850'), (text, name) => {
        expect(repairText(spoilt(text, name))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('also where it went through it twice', () => {
    fc.assert(
      fc.property(french, (text) => {
        expect(repairText(spoilt(spoilt(text, 'windows-1252'), 'windows-1252'))).toBe(text);
      }),
    );
  });

  it('never touches text that is right', () => {
    fc.assert(
      fc.property(french, (text) => {
        expect(repairText(text)).toBe(text);
      }),
      { numRuns: 500 },
    );
    for (const text of [
      'lettre « Â »',
      'lettre Â',
      'São Paulo',
      'Ångström',
      'à§ 4'.replace('§', ' §'),
      'de 10 à\u00a020',
      'à «\u00a0Paris\u00a0»',
      'voilà¹',
      '√2 ≈ 1,41',
      '¬ non',
    ])
      expect(repairText(text)).toBe(text);
  });

  it('leaves any text of letters, figures and punctuation of French alone', () => {
    const alphabet = [...'abcdeéèêëàâçîïôùûüœABCÉÈÀÊÇÔŒ 0123.,;:!?’«»–…€°²'];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 40 }), (text) => {
        // « à€ mot » and « mà«me » are no French but what a mended « À » and « ë » leave.
        fc.pre(!/à€|à«|â€|ÔÇ|Ôé/.test(text));
        expect(repairText(text)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('at import', () => {
  const feature = (nom: string) =>
    `{"type":"Feature","properties":{"nom":"${nom}","liste":["Ã©tude","zone"]},"geometry":{"type":"Point","coordinates":[2,48]}}`;
  const file = () =>
    fileOf('a.geojson', `{"type":"FeatureCollection","features":[${[feature('SociÃ©tÃ©'), feature('Société'), feature('\ufffd')]}]}`);

  it('spoilt texts are counted and kept as they are', async () => {
    const { note, rows } = await importFile(file(), { kind: 'couche' });
    expect(note('text-mojibake')).toMatchObject({ count: 4, rows: [1, 1, 2, 3], params: { example: 'SociÃ©tÃ©', repaired: 'Société' } });
    expect(note('text-unreadable')).toMatchObject({ count: 1, rows: [3] });
    expect(rows('imp_a').map(({ values }) => values['nom'])).toEqual(['SociÃ©tÃ©', 'Société', '\ufffd']);
  });

  it('and mended with consent, in lists as well', async () => {
    const { note, rows } = await importFile(file(), { kind: 'couche', repairText: true });
    expect(note('text-repaired')).toMatchObject({ count: 4, rows: [1, 1, 2, 3] });
    expect(note('text-mojibake')).toBeUndefined();
    expect(rows('imp_a').map(({ values }) => [values['nom'], values['liste']])).toEqual([
      ['Société', '["étude","zone"]'],
      ['Société', '["étude","zone"]'],
      ['\ufffd', '["étude","zone"]'],
    ]);
  });
});
