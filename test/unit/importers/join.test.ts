/** Tables that give codes instead of coordinates, placed on the layers of a project. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareImport } from '../../../electron/engine/importers/index.ts';
import { codesOf } from '../../../electron/engine/importers/prepare/join-codes.ts';
import { proposeJoin } from '../../../electron/engine/importers/prepare/join-proposal.ts';
import type { LayerReport, Places, PreparedRow, SourceFeature, SourceValue } from '../../../electron/engine/importers/types.ts';
import type { ImportOptions, Join } from '../../../shared/domain/import.ts';
import type { Kind } from '../../../shared/domain/kinds/index.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { fileOf } from './support/files.ts';
import { refusalOf } from './support/run.ts';

/** A square of a tenth of a degree. */
function square(x: number, y: number): Geometry {
  const [right, top] = [x + 0.1, y + 0.1];
  return { type: 'MultiPolygon', xy: Float64Array.of(x, y, right, y, right, top, x, top, x, y), parts: [5], polygons: [1] };
}

const COMMUNES = new Map([
  ['01004', square(5, 46)],
  ['01005', square(5.1, 46)],
  ['2A004', square(8.7, 41.9)],
  ['75056', square(2.3, 48.8)],
  ['01033', square(5.8, 46.1)],
]);
const places: Places = {
  has: (layer) => layer === 'communes' || layer === 'epci',
  find: (layer, code) =>
    layer === 'communes' ? (COMMUNES.get(code) ?? null) : layer === 'epci' && code === '200068781' ? square(5, 45) : null,
  successor: (code) => ({ '01091': '01090', '01090': '01033', '01098': '01099', '01099': '01098' })[code] ?? null,
};

async function join(
  text: string,
  by: Partial<Join> & Pick<Join, 'column'>,
  more: Partial<ImportOptions> = {},
  given: Places | null = places,
) {
  const options: ImportOptions = { kind: 'couche', mode: 'append', join: { with: 'communes', as: 'outline', ...by }, ...more };
  const batches = prepareImport(fileOf('a.csv', text), options, { checkpoint: () => {}, ...(given && { places: given }) });
  const rows: (PreparedRow & { table: string; column: string | null })[] = [];
  for (;;) {
    const next = await batches.next();
    if (next.done) return { report: next.value[0] as LayerReport, rows };
    const { table } = next.value;
    rows.push(...next.value.rows.map((row) => ({ ...row, table: table.table, column: table.geometry })));
  }
}
const noteOf = (report: LayerReport, code: string) => report.notes.find((note) => note.code === code);
const area = ({ xy }: Geometry): number => {
  let twice = 0;
  for (let i = 0; i + 3 < xy.length; i += 2) {
    twice += (xy[i] as number) * (xy[i + 3] as number) - (xy[i + 2] as number) * (xy[i + 1] as number);
  }
  return Math.abs(twice) / 2;
};

describe('a table with codes of communes', () => {
  it('takes their outlines, whatever became of the codes in a spreadsheet', async () => {
    const { report, rows } = await join('insee;emplois\n01004;10\n1005;20\n2a004;30\n', { column: 'insee' });
    expect(report).toMatchObject({ read: 3, imported: 3, rejected: 0, crs: null });
    expect(rows.map(({ geometry, table, column }) => [geometry, table, column])).toEqual(
      ['01004', '01005', '2A004'].map((code) => [COMMUNES.get(code), 'imp_a', 'MULTIPOLYGON']),
    );
    expect(noteOf(report, 'join-code-completed')).toMatchObject({ count: 1, rows: [2], params: { field: 'insee' } });
  });

  it('takes a point inside', async () => {
    const { rows } = await join('insee;emplois\n01004;10\n', { column: 'insee', as: 'point' });
    expect(rows[0]).toMatchObject({ column: 'POINT', geometry: { type: 'Point' } });
    const [x, y] = rows[0]?.geometry?.xy ?? [];
    expect(x).toBeGreaterThan(5);
    expect(x).toBeLessThan(5.1);
    expect(y).toBeGreaterThan(46);
    expect(y).toBeLessThan(46.1);
  });

  it('imports without a place what is not found or empty, and says which rows and codes', async () => {
    const { report, rows } = await join('insee;n\n01004;1\n99999;2\n;3\nParis;4\n', { column: 'insee' });
    expect(report).toMatchObject({ read: 4, imported: 4, rejected: 0 });
    expect(rows.map(({ geometry }) => geometry !== null)).toEqual([true, false, false, false]);
    expect(new Set(rows.map(({ table }) => table))).toEqual(new Set(['imp_a']));
    expect(noteOf(report, 'join-not-found')).toMatchObject({ count: 2, rows: [2, 4], params: { field: 'insee', values: '99999 ; PARIS' } });
    expect(noteOf(report, 'join-code-missing')).toMatchObject({ count: 1, rows: [3] });
  });

  it('joins the outlines of several codes, and says when some are missing', async () => {
    const { report, rows } = await join('communes;n\n01004|01005;1\n"01004, 99999";2\n', { column: 'communes' });
    expect(area(rows[0]?.geometry as Geometry)).toBeCloseTo(0.02, 12);
    expect(rows[0]?.geometry?.polygons).toEqual([1]);
    expect(rows[1]?.geometry).toEqual(COMMUNES.get('01004'));
    expect(noteOf(report, 'join-partly-found')).toMatchObject({ count: 1, rows: [2], params: { values: '99999' } });
  });

  it('follows former communes and arrondissements to the commune there is, and stops in a circle', async () => {
    const { report, rows } = await join('insee;n\n01091;1\n75112;2\n01098;3\n', { column: 'insee' });
    expect(rows.map(({ geometry }) => geometry)).toEqual([COMMUNES.get('01033'), COMMUNES.get('75056'), null]);
    expect(noteOf(report, 'join-code-moved')).toMatchObject({ count: 2, params: { values: '01091 → 01033 ; 75112 → 75056' } });
  });

  it('wins over coordinates when it is asked for', async () => {
    const { rows } = await join('insee;lon;lat\n01004;2.35;48.85\n', { column: 'insee' });
    expect(rows[0]?.geometry).toEqual(COMMUNES.get('01004'));
  });

  it('says that a borrowed outline is not the object’s own', async () => {
    const text = 'site_id;site_nom;site_comm_insee\n01004_SITE-ECO_1;Forges;01004\n';
    const { report } = await join(text, { column: 'site_comm_insee' }, { kind: 'sites' });
    expect(noteOf(report, 'join-outline-borrowed')).toMatchObject({ count: 1, params: { layer: 'communes' } });
  });

  it('fills kinds with a schema', async () => {
    const { rows } = await join(
      'site_id;site_nom;comm_insee\n01004_1;Forges;1004\n',
      { column: 'comm_insee', as: 'point' },
      { kind: 'friches' },
    );
    expect(rows).toMatchObject([{ table: 'friches', geometry: { type: 'Point' }, values: { comm_insee: '01004' } }]);
  });
});

describe('refusals', () => {
  it('names the columns there are', async () => {
    expect(await refusalOf(() => join('insee;n\n01004;1\n', { column: 'code' }))).toEqual({
      code: 'column-unknown',
      params: { file: 'a.csv', field: 'code', columns: 'insee, n' },
    });
  });

  it.each([
    ['a project without the layer', places],
    ['no project', null],
  ])('for %s', async (_what, given) => {
    expect(await refusalOf(() => join('id\n33063000AB0012\n', { column: 'id', with: 'parcelles' }, {}, given))).toEqual({
      code: 'join-without-layer',
      params: { file: 'a.csv', layer: 'parcelles' },
    });
  });
});

describe('codes in a cell', () => {
  it.each([
    ['communes', '{01004,01005}', ['01004', '01005']],
    ['communes', '["1004"]', ['01004']],
    ['communes', '01004 01005', ['01004', '01005']],
    ['communes', '1004.0', ['01004']],
    ['epci', '200 068 781', ['200068781']],
    ['epci', '200068781 / 240100891', ['200068781', '240100891']],
    ['territoires', 'TI-7506', ['ti-7506']],
    ['parcelles', '1004000AB0012', ['01004000AB0012']],
    ['parcelles', '33063 000 ab 0012', ['33063000AB0012']],
    ['sites', '44003_SITE-ECO_ 00131', ['44003_SITE-ECO_ 00131']],
    ['communes', '', []],
  ] as const)('%s: %j', (layer, cell, codes) => {
    expect(codesOf(layer, cell).map(({ code }) => code)).toEqual(codes);
  });

  it('gives back every right code unchanged, alone or in a list of any kind', () => {
    const insee = fc.tuple(fc.constantFrom('01', '13', '2A', '2B', '75', '974'), fc.integer({ min: 1, max: 999 })).map(([dep, n]) => {
      return (
        dep +
        String(n)
          .padStart(5 - dep.length, '0')
          .slice(-(5 - dep.length))
      );
    });
    fc.assert(
      fc.property(fc.array(insee, { minLength: 1, maxLength: 5 }), fc.constantFrom('|', ', ', ';', ' '), (codes, separator) => {
        expect(codesOf('communes', codes.join(separator))).toEqual(codes.map((code) => ({ code, completed: false })));
      }),
    );
  });
});

describe('what is proposed', () => {
  it('takes values nested beyond the stack for no codes', () => {
    let nested: unknown = [];
    for (let depth = 0; depth < 1_000_000; depth++) nested = [nested];
    const sample: SourceFeature[] = [{ row: 1, geometry: null, values: { insee: nested as SourceValue } }];
    expect(proposeJoin({ fields: [{ name: 'insee', type: 'text' }], geometry: 'none' }, sample, 'couche')).toBeNull();
  });

  const propose = (kind: Kind, record: Readonly<Record<string, string>>, count = 3) => {
    const fields = Object.keys(record).map((name) => ({ name, type: 'text' as const }));
    const sample: SourceFeature[] = Array.from({ length: count }, (_, row) => ({ row: row + 1, geometry: null, values: record }));
    return proposeJoin({ fields, geometry: 'none' }, sample, kind);
  };
  it.each<[string, Kind, Record<string, string>, Join | null]>([
    ['communes by INSEE code', 'couche', { nom: 'a', code_insee: '1004' }, { column: 'code_insee', with: 'communes', as: 'outline' }],
    ['communes by a plain name', 'couche', { CODGEO: '2A004', p: '1' }, { column: 'CODGEO', with: 'communes', as: 'outline' }],
    [
      'communes by the latest year',
      'couche',
      { code_2018: '01091', code_2026: '01033', siren_epci_2026: '240100891' },
      { column: 'code_2026', with: 'communes', as: 'outline' },
    ],
    ['nothing for a composition', 'territoires', { id_ti: 'ti-7506', siren: '200068781' }, null],
    ['not by postal code', 'couche', { code_postal: '75012', nom: 'a' }, null],
    ['not by years', 'couche', { annee: '2018', nom: 'a' }, null],
    ['EPCI by SIREN', 'couche', { siren_epci: '200068781', nom: 'a' }, { column: 'siren_epci', with: 'epci', as: 'outline' }],
    ['not by the SIREN of a firm', 'couche', { siren: '552100554', nom: 'a' }, null],
    [
      'parcels before communes',
      'friches',
      { comm_insee: '01004', refcad: '01004000AB0012|01004000AB0013' },
      { column: 'refcad', with: 'parcelles', as: 'outline' },
    ],
    ['a friche in its commune', 'friches', { comm_insee: '01004', site_nom: 'a' }, { column: 'comm_insee', with: 'communes', as: 'point' }],
    ['no commune for the outline of a site', 'sites', { site_comm_insee: '01004' }, null],
    [
      'parcels for the outline of a terrain',
      'terrains',
      { terr_refcad: '80024000ZO0030|80024000ZO0034' },
      { column: 'terr_refcad', with: 'parcelles', as: 'outline' },
    ],
    [
      'an établissement at a point',
      'etablissements',
      { siret: '34749951900010', codeCommuneEtablissement: '80024' },
      { column: 'codeCommuneEtablissement', with: 'communes', as: 'point' },
    ],
    ['an EPCI by its own SIREN', 'epci', { insee: '01004', siren: '200068781' }, { column: 'siren', with: 'epci', as: 'outline' }],
    ['territoires by their id', 'couche', { territoire: 'ti-7506', n: '1' }, { column: 'territoire', with: 'territoires', as: 'outline' }],
    ['nothing for the action plan', 'actions', { code_insee: '01004' }, null],
    ['nothing from nothing', 'couche', { code_insee: '' }, null],
  ])('%s', (_what, kind, record, expected) => {
    expect(propose(kind, record)).toEqual(expected);
  });
});
