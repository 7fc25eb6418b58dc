/** What a person decides about fields: columns, constants, values, units; and what the proposal says of them beforehand. */
import { describe, expect, it } from 'vitest';
import { proposeMapping } from '../../../electron/engine/importers/mapping/propose.ts';
import type { SourceFeature } from '../../../electron/engine/importers/types.ts';
import { fileOf } from './support/files.ts';
import { importFile, refusalOf } from './support/run.ts';

const square = (side: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [2, 48],
      [2 + side, 48],
      [2 + side, 48 + side],
      [2, 48 + side],
      [2, 48],
    ],
  ],
});
const sites = (...rows: readonly object[]) =>
  fileOf(
    'sites.geojson',
    JSON.stringify({
      type: 'FeatureCollection',
      features: rows.map((properties) => ({ type: 'Feature', properties, geometry: square(0.01) })),
    }),
  );

describe('areas', () => {
  it('in square metres become hectares, by the column’s name, the value’s unit or the person’s word', async () => {
    const file = sites({ site_id: 'a', surf_m2: 632_000 }, { site_id: 'b', surf_m2: '12 500 m²' }, { site_id: 'c', surf_m2: '3 ha' });
    const { rows, note } = await importFile(file, { kind: 'sites' });
    expect(rows('sites').map((row) => row.values['surface_declaree_ha'])).toEqual([63.2, 1.25, 3]);
    expect(note('unit-converted')).toMatchObject({ count: 2, rows: [1, 2], params: { field: 'surface_declaree_ha' } });
    const told = await importFile(sites({ site_id: 'a', surface: 632_000 }), { kind: 'sites', units: { surface_declaree_ha: 'm2' } });
    expect(told.rows('sites')[0]?.values['surface_declaree_ha']).toBe(63.2);
  });

  it('out of all proportion with the outline are doubted aloud and left alone', async () => {
    // 0.01° on a side at 48° N: 82.97 ha (pyproj, Geod of GRS80).
    const { rows, note } = await importFile(sites({ site_id: 'a', surface_ha: 829_000 }, { site_id: 'b', surface_ha: 80 }), {
      kind: 'sites',
    });
    expect(rows('sites').map((row) => row.values['surface_declaree_ha'])).toEqual([829_000, 80]);
    expect(note('unit-doubtful')).toMatchObject({ count: 1, rows: [1], params: { field: 'surface_declaree_ha', values: '829000' } });
  });
});

describe('decisions', () => {
  const file = () =>
    sites(
      { site_id: 'a', site_vocadomi: 'usines', site_moa_type: 'SAFER', nom: 'Zone A' },
      { site_id: 'b', site_vocadomi: 'Usines ', site_moa_type: 'privé', nom: '' },
    );

  it('on values are applied however they are spelled, and nothing else is', async () => {
    const options = { values: { site_vocadomi: { usines: 'industrielle' }, site_moa_type: { SAFER: '' } } };
    const { rows, note } = await importFile(file(), { kind: 'sites', ...options });
    expect(rows('sites').map((row) => [row.values['site_vocadomi'], row.values['site_moa_type']])).toEqual([
      ['industrielle', null],
      ['industrielle', 'privé'],
    ]);
    expect(note('value-decided')).toMatchObject({ params: { field: 'site_vocadomi' }, count: 2 });
    expect(note('value-not-listed')).toBeUndefined();
  });

  it('on constants fill what the file leaves empty, typed like any value', async () => {
    const { rows, report } = await importFile(file(), {
      kind: 'sites',
      constants: { site_nom: 'Sans nom', surface_declaree_ha: '12,5', site_comm_insee: '1004' },
    });
    expect(rows('sites').map((row) => row.values['site_nom'])).toEqual(['Zone A', 'Sans nom']);
    expect(rows('sites')[0]?.values).toMatchObject({ surface_declaree_ha: 12.5, site_comm_insee: '01004' });
    const filled = report.notes.find(({ code, params }) => code === 'constant-filled' && params['field'] === 'site_nom');
    expect(filled).toMatchObject({ count: 1, rows: [2], params: { value: 'Sans nom' } });
  });

  it('leave a field empty', async () => {
    const { rows } = await importFile(file(), { kind: 'sites', fields: { site_nom: '' } });
    expect(rows('sites')[0]?.values).toMatchObject({ attributs: '{"nom":"Zone A"}' });
    expect(rows('sites')[0]?.values['site_nom']).toBeUndefined();
  });

  it('that have no place are refused', async () => {
    const refused = (options: Parameters<typeof importFile>[1]) => refusalOf(() => importFile(file(), options));
    expect(await refused({ kind: 'sites', constants: { nuage: 'x' } })).toMatchObject({
      code: 'field-unknown',
      params: { field: 'nuage', file: 'sites.geojson' },
    });
    expect(await refused({ kind: 'sites', units: { nuage: 'ha' } })).toMatchObject({ code: 'field-unknown' });
    for (const fields of [{ nuage: 'nom' }, { site_nom: 'nuage' }] as Record<string, string>[])
      expect(await refused({ kind: 'sites', fields })).toMatchObject({
        code: 'field-unknown',
        params: { field: 'nuage', file: 'sites.geojson' },
      });
    expect(await refused({ kind: 'sites', constants: { surface_declaree_ha: 'beaucoup' } })).toMatchObject({ code: 'parameter-invalid' });
  });
});

describe('a proposal of fields', () => {
  const samples: SourceFeature[] = [
    { site_id: '1', surf_m2: '1 200', site_vocadomi: 'Industrielle', site_moa_type: 'SAFER', observ: 'x' },
    { site_id: '2', surf_m2: '900', site_vocadomi: 'usines', site_moa_type: 'SAFER', observ: '' },
  ].map((values, index) => ({ row: index + 1, geometry: null, values }));
  const question = { columns: Object.keys(samples[0]?.values ?? {}), geometry: 'polygon', names: ['sites', 'sites.csv'], samples } as const;

  it('says what happens to each column, which values no list knows and what is missing', () => {
    const { profile, fields, missing } = proposeMapping({ ...question, kind: 'sites', options: {} });
    expect(profile).toBeNull();
    expect(fields.map(({ from, to, conversion }) => [from, to, conversion?.code ?? null])).toEqual([
      ['site_id', 'site_id', 'code'],
      ['surf_m2', 'surface_declaree_ha', 'm2-to-ha'],
      ['site_vocadomi', 'site_vocadomi', 'listed'],
      ['site_moa_type', 'site_moa_type', 'listed'],
      ['observ', null, null],
    ]);
    expect(fields[2]?.unknown).toEqual([{ value: 'usines', count: 1, suggestion: null }]);
    expect(fields[3]?.unknown).toEqual([{ value: 'SAFER', count: 2, suggestion: null }]);
    expect(missing).toContain('site_nom');
    expect(missing).not.toContain('site_vocadomi');
  });

  it('follows decisions, for whatever kind is chosen', () => {
    const options = { fields: { site_nom: 'observ' }, values: { site_moa_type: { SAFER: 'privé' } }, constants: { site_etat: 'création' } };
    const { fields, missing } = proposeMapping({ ...question, kind: 'sites', options });
    expect(fields.find(({ from }) => from === 'observ')).toMatchObject({ to: 'site_nom', example: 'x' });
    expect(fields.find(({ from }) => from === 'site_moa_type')?.unknown).toEqual([]);
    expect(missing).not.toContain('site_etat');
    expect(proposeMapping({ ...question, kind: 'parcelles', options: {} }).missing).toEqual(['idu']);
    expect(proposeMapping({ ...question, kind: 'couche', options: {} }).fields.map(({ to }) => to)).toEqual(question.columns);
  });
});
