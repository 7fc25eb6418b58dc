/** Files against the CNIG standards, as their producers deliver them. */
import { describe, expect, it } from 'vitest';
import { conformityInWords } from '../../../electron/engine/importers/conformity/checker.ts';
import { idpar, insee, siren, siret } from '../../../electron/engine/importers/conformity/checks.ts';
import { hasLuhn } from '../../../electron/engine/importers/prepare/codes.ts';
import { conformitySchema } from '../../../shared/domain/import.ts';
import type { Kind } from '../../../shared/domain/kinds/index.ts';
import { LANGUAGES, translator } from '../../../shared/messages/index.ts';
import { dataFile, hasData } from './support/data.ts';
import { fileOf } from './support/files.ts';
import { importFile } from './support/run.ts';

describe('codes', () => {
  // 732829320 is the SIREN that explanations of its key work through; 35600000049837 of La Poste has digits that add up to 45, a multiple of five.
  it.each([
    [siren, '732829320', null],
    [siren, '732829321', 'siren-checksum'],
    [siren, '73282932', 'zero-lost'],
    [siret, '73282932000074', null],
    [siret, '73282932000079', 'siret-checksum'],
    [siret, '35600000049837', null],
    [siret, '3E+13', 'siret'],
    [insee, '2A004', null],
    [insee, '1004', 'zero-lost'],
    [insee, '20004x', 'insee'],
    [idpar, '12083000AH0035|2B2930000D0625|2A004000AB0001', null],
    [idpar, '12083000AH0035,12083000AH0072', 'idpar'],
    [idpar, '5,748E+13', 'idpar'],
  ])('%#: %s is judged', (check, text, code) => {
    expect(check(text)?.code ?? null).toBe(code);
  });

  it('Luhn’s sum notices every single wrong digit', () => {
    for (let place = 0; place < 9; place++)
      for (let digit = 0; digit < 10; digit++) {
        const text = [...'732829320'];
        if (text[place] === String(digit)) continue;
        text[place] = String(digit);
        expect(hasLuhn(text.join(''))).toBe(false);
      }
  });
});

const HEADER =
  'site_id;site_nom;site_type;site_identif_date;site_actu_date;site_statut;comm_nom;comm_insee;local_ancien_annee;local_recent_annee;unite_fonciere_surface;urba_zaer;urba_zone_formdomi;source_nom;site_url;sol_pollution_existe;geompoint';
const friches = (...rows: readonly string[]) => fileOf('friches.csv', [HEADER, ...rows].join('\n'));
const GOOD =
  '01004_1;Usine;friche industrielle;2020-01-01;2021-01-01;friche avec projet;Ambérieu;01004;1990;2000;1200;non;0202;EPF;https://a.fr;inconnu;POINT(5.3 45.9)';

async function findingsOf(file: string, kind: Kind) {
  const { report } = await importFile(file, { kind });
  return report.conformity;
}

describe('a file of friches', () => {
  it('that follows the standard has nothing to mend', async () => {
    expect(await findingsOf(friches(GOOD), 'friches')).toEqual({
      standard: 'CNIG Friches v1.0.6',
      objects: 1,
      conforming: 1,
      problems: [],
    });
  });

  it('has every fault told with its rows, on the values as delivered', async () => {
    const faults = [
      GOOD,
      '1004_2;;Friche Industrielle;01/02/2020;2019-01-01;friche avec projet;Ambérieu;1004;2001;2000;12,5;peut-être;202;EPF;ftp://a;inconnu;POINT(5.3 45.9)',
      '01004_1;Usine;friche lunaire;2020-02-31;2021-01-01;friche avec projet;Ambérieu;01004;1990;2000;1200;non;0202;EPF;;NA;',
    ];
    const findings = await findingsOf(friches(...faults), 'friches');
    expect(findings).toMatchObject({ objects: 3, conforming: 1 });
    expect(findings?.problems.map(({ field, rule, code, rows }) => `${field} ${rule} ${code} ${rows.join()}`).sort()).toEqual([
      'comm_insee length zero-lost 2',
      'geompoint required geometry-missing 3',
      'local_recent_annee date-order date-order 2',
      'site_actu_date date-order date-order 2',
      'site_id pattern id-friche 2',
      'site_id unique repeated 3',
      'site_identif_date type date-otherwise 2',
      'site_identif_date type not-a-date 3',
      'site_nom required value-missing 2',
      'site_type listed not-listed 3',
      'site_type listed spelled-otherwise 2',
      'site_url pattern url 2',
      'unite_fonciere_surface type number-otherwise 2',
      'urba_zaer listed not-listed 2',
      'urba_zone_formdomi length zero-lost 2',
    ]);
    expect(findings?.problems.find(({ code }) => code === 'spelled-otherwise')?.examples).toEqual([
      'Friche Industrielle → friche industrielle',
    ]);
    for (const language of LANGUAGES) {
      const words = conformityInWords(findings as NonNullable<typeof findings>, translator(language));
      expect(conformitySchema.parse(words)).toEqual(words);
      for (const { message } of words.problems) expect(message).not.toMatch(/conformity\.|…|undefined/);
    }
  });

  it('lacking a required column is told once, for all its objects', async () => {
    const findings = await findingsOf(
      fileOf('a.csv', 'friche_id;site_nom;geompoint\n01004_1;x;POINT(5 46)\n01004_2;y;POINT(5 46)\n'),
      'friches',
    );
    expect(findings?.problems.find(({ field }) => field === 'urba_zaer')).toMatchObject({
      rule: 'required',
      code: 'column-missing',
      count: 2,
    });
    expect(findings?.conforming).toBe(0);
  });
});

it('parcels of Corsica are right for terrains, and the official model’s mistake is said', async () => {
  const text = 'terr_id;terr_refcad;terr_geomsurf\n2A004_TERRAIN-ECO_1;2A004000AB0001;"{""type"":""Point"",""coordinates"":[8.7,41.9]}"\n';
  const { note, report } = await importFile(
    fileOf('t.csv', `${text.replace('Point', 'Polygon').replace('[8.7,41.9]', '[[[8.7,41.9],[8.71,41.9],[8.71,41.91],[8.7,41.9]]]')}`),
    { kind: 'terrains' },
  );
  expect(note('conformity-corsica')).toMatchObject({ count: 1, rows: [1] });
  expect(report.conformity?.problems.filter(({ field }) => field === 'terr_refcad')).toEqual([]);
});

describe.skipIf(!hasData)('the official examples and the Cerema’s file', () => {
  const told = async (file: string, kind: Kind) => {
    const findings = await findingsOf(dataFile(file), kind);
    return { conforming: findings?.conforming, problems: findings?.problems.map(({ field, code, count }) => `${field} ${code} ${count}`) };
  };

  it('are judged by their known defects and no others', async () => {
    expect(await told('modeles_cnig/friches-fichier-valide.csv', 'friches')).toEqual({
      conforming: 0,
      problems: ['urba_zone_formdomi zero-lost 1'],
    });
    // Its second value of a list was taken for the next cell.
    expect(await told('modeles_cnig/site-eco-exemple-valide.csv', 'sites')).toEqual({
      conforming: 0,
      problems: [
        'site_vocadomi spelled-otherwise 1',
        'site_etat not-listed 1',
        'site_evol_urba spelled-otherwise 1',
        'site_moa_type spelled-otherwise 1',
      ],
    });
    expect(await told('modeles_cnig/terrain-eco-exemple-valide.csv', 'terrains')).toEqual({ conforming: 1, problems: [] });
    expect(await told('modeles_cnig/etablissement-exemple-valide.csv', 'etablissements')).toEqual({
      conforming: 0,
      problems: ['terr_id id-terrain 1', 'etab_effectif_code zero-lost 1', 'geocodage_qualite spelled-otherwise 1'],
    });
  });

  // Counts: csv and json of Python over the published schema (friches-schema.json), field by field.
  it('have as many faults as an independent count finds', async () => {
    const findings = await findingsOf(dataFile('friches/friches_standard_test_cerema.csv'), 'friches');
    const count = (field: string, rule?: string) =>
      findings?.problems
        .filter((problem) => problem.field === field && (rule === undefined || problem.rule === rule))
        .reduce((sum, problem) => sum + problem.count, 0);
    expect(findings?.objects).toBe(2594);
    expect([count('site_actu_date', 'type'), count('site_identif_date', 'type'), count('site_identif_date', 'required')]).toEqual([
      2594, 2593, 1,
    ]);
    expect([count('urba_zaer'), count('site_type'), count('bati_type'), count('site_url')]).toEqual([2594, 53, 2, 1]);
    expect([count('local_recent_annee'), count('comm_insee'), count('unite_fonciere_refcad')]).toEqual([195, 181, 33]);
  });
});
