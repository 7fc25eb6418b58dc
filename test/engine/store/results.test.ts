import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type AnalysisOutcome, createProject, createStaging, openProject, type Project } from '../../../electron/engine/store/index.ts';
import type { StepLabel } from '../../../shared/domain/change.ts';
import { environment, FRICHES, folder, IMPORT, newSession, preparedPoint, preparedSite, SITES, STEP, square, staged } from './support.ts';

const ANALYSIS: StepLabel = { code: 'analysis', params: { codes: 'surface' }, origin: 'analysis' };

function surface(project: Project): AnalysisOutcome {
  const uids = project.rows('sites').map((row) => row['uid'] as string);
  return {
    code: 'surface',
    parameters: {},
    inputs: project.inputsOf('surface'),
    methode_surface: 'projection_legale',
    notes: [],
    duration_ms: 12.4,
    sets: [
      {
        table: 'resultats_sites',
        rows: [
          ...uids.map((uid, index) => ({
            site_uid: uid,
            surface_projection_ha: index + 1,
            surface_ellipsoide_ha: index + 1.5,
            surface_ha: index + 1,
          })),
          { site_uid: 'gone', surface_projection_ha: 9, surface_ellipsoide_ha: 9, surface_ha: 9 },
        ],
      },
    ],
  };
}

describe('results', () => {
  it('join the sites they belong to, and follow the chosen method, which makes them stale', async () => {
    const place = folder();
    const project = await newSession(place);
    project.merge(staged(join(place, 'a.sqlite'), SITES, [preparedSite(1), preparedSite(2)]), { mode: 'append' }, IMPORT);
    project.writeResults([surface(project)], ANALYSIS);
    const areas = () => project.rows('sites', { results: true }).map((row) => row['surface_ha']);
    expect(areas()).toEqual([1, 2]);
    expect(project.rows('sites', { results: true, where: { sql: '"surface_ha" > ?', params: [1.5] } })).toHaveLength(1);
    expect(project.staleAnalyses()).toEqual([]);
    expect(project.analyses()[0]).toMatchObject({ code: 'surface', engineVersion: '0.1.0', duration_ms: 12, stale: false });
    project.putSettings({ methode_surface: 'ellipsoide' }, STEP);
    expect(areas()).toEqual([1.5, 2.5]);
    expect(project.staleAnalyses()).toEqual(['surface']);
    expect(project.check().map(({ code }) => code)).toEqual(['results-stale']);
    project.undo();
    project.undo();
    expect(areas()).toEqual([null, null]);
    expect(project.analyses()).toEqual([]);
    await project.close({ discard: true });
  });

  it('of another analysis leave the first one’s columns alone; a deleted site takes its own away, and back', async () => {
    const place = folder();
    const project = await newSession(place);
    project.merge(staged(join(place, 'a.sqlite'), SITES, [preparedSite(1), preparedSite(2)]), { mode: 'append' }, IMPORT);
    project.writeResults([surface(project)], ANALYSIS);
    const [first] = project.rows('sites').map((row) => row['uid'] as string);
    const proximites = {
      table: 'resultats_proximites',
      rows: [{ site_uid: first as string, categorie: 'gare', rang: 1, cible_uid: 'g', nom: 'Gare', distance_m: 12 }],
    };
    const sites = { table: 'resultats_sites', rows: [{ site_uid: first as string, friche_ha: 0.4, friche_part: 0.4, recyclage: true }] };
    project.writeResults(
      [
        {
          code: 'recyclage',
          parameters: {},
          inputs: [],
          methode_surface: 'projection_legale',
          notes: [],
          duration_ms: 1,
          sets: [sites, proximites],
        },
      ],
      ANALYSIS,
    );
    const figures = () => project.rows('sites', { results: true }).map((row) => [row['surface_ha'], row['friche_ha'], row['recyclage']]);
    expect(figures()).toEqual([
      [1, 0.4, 1],
      [2, null, null],
    ]);
    project.apply({ operations: [{ op: 'delete', table: 'sites', ranges: [[1, 1]] }] }, STEP);
    expect(project.count('resultats_proximites')).toBe(0);
    project.undo();
    expect(project.count('resultats_proximites')).toBe(1);
    expect(figures()[0]).toEqual([1, 0.4, 1]);
    await project.close({ discard: true });
  });

  it('add up the outlines of a friche', async () => {
    const place = folder();
    const project = await newSession(place);
    const staging = createStaging(join(place, 'a.sqlite'));
    staging.append(FRICHES, [preparedPoint(1, { friche_id: 'F1' }), preparedPoint(2, { friche_id: 'F2' })]);
    const outline = (index: number) => ({ row: index, geometry: square(2, 47), values: { friche_id: 'F1', uid: `e${index}` } });
    staging.append({ ...SITES, table: 'friches_emprises' }, [outline(1), outline(2)]);
    staging.finish();
    project.merge(staging.path, { mode: 'append' }, IMPORT);
    const rows = ['e1', 'e2'].map((uid, index) => ({
      table_name: 'friches_emprises',
      uid,
      surface_projection_ha: index + 1,
      surface_ellipsoide_ha: index + 1.1,
    }));
    const sets = [{ table: 'resultats_surfaces', rows }];
    project.writeResults(
      [{ code: 'surface', parameters: {}, inputs: [], methode_surface: 'projection_legale', notes: [], duration_ms: 1, sets }],
      ANALYSIS,
    );
    expect(project.rows('friches', { results: true }).map((row) => row['surface_ha'])).toEqual([3, null]);
    expect(project.rows('friches_emprises', { results: true }).map((row) => row['surface_ha'])).toEqual([1, 2]);
    await project.close({ discard: true });
  });

  it('never hide a declared code of the same name', async () => {
    const place = folder();
    const project = await newSession(place);
    const table = { ...FRICHES, table: 'etablissements' };
    project.merge(
      staged(join(place, 'a.sqlite'), table, [preparedPoint(1, { siret: '1', epci_siren: '111', comm_insee: '35238' })]),
      { mode: 'append' },
      IMPORT,
    );
    const uid = project.rows('etablissements')[0]?.['uid'] as string;
    const rows = [{ table_name: 'etablissements', uid, commune_insee: '35238', epci_siren: '222' }];
    project.writeResults(
      [
        {
          code: 'territoire',
          parameters: {},
          inputs: [],
          methode_surface: 'projection_legale',
          notes: [],
          duration_ms: 1,
          sets: [{ table: 'resultats_localisations', rows }],
        },
      ],
      ANALYSIS,
    );
    expect(project.row('etablissements', 1, { results: true })).toMatchObject({
      epci_siren: '222',
      epci_siren_declare: '111',
      commune_insee: '35238',
    });
    expect(project.columns('etablissements', { results: true }).map(({ name }) => name)).toContain('epci_siren_declare');
    await project.close({ discard: true });
  });
});

describe('a reader', () => {
  it('sees a session’s working copy from beside it, each commit in turn', async () => {
    const place = folder();
    const project = await newSession(place);
    const reader = await openProject(project.workingPath, 'readonly', environment());
    expect(reader.count('sites')).toBe(0);
    project.merge(staged(join(place, 'a.sqlite'), SITES, [preparedSite(1)]), { mode: 'append' }, IMPORT);
    expect(reader.count('sites')).toBe(1);
    expect(reader.revision('sites')).toBe(project.revision('sites'));
    await reader.close();
    await project.close({ discard: true });
  });

  it('says that results are stale when another program changed what they come from', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    const project = await createProject(path, 'command', environment(), { name: 'Essai' });
    project.merge(staged(join(place, 'a.sqlite'), SITES, [preparedSite(1), preparedSite(2)]), { mode: 'append' }, IMPORT);
    project.writeResults([surface(project)], ANALYSIS);
    await project.commit();
    const stale = async (): Promise<string[]> => {
      const reader = await openProject(path, 'readonly', environment());
      const codes = reader.staleAnalyses();
      await reader.close();
      return codes;
    };
    expect(await stale()).toEqual([]);
    const other = new Database(path);
    other.exec('DELETE FROM sites WHERE fid = 2');
    other.close();
    expect(await stale()).toEqual(['surface']);
  });
});

describe('reading', () => {
  it('sorts text as planners do, missing last, and finds the place of a row', async () => {
    const place = folder();
    const project = await newSession(place);
    const names = ['Zoé', 'écluse', null, 'Eau', 'abbaye'];
    project.merge(
      staged(
        join(place, 'a.sqlite'),
        SITES,
        names.map((site_nom, index) => preparedSite(index, { site_nom })),
      ),
      { mode: 'append' },
      IMPORT,
    );
    const order = (descending: boolean) => ({ orderBy: [{ column: 'site_nom', descending }] });
    expect(project.rows('sites', order(false)).map((row) => row['site_nom'])).toEqual(['abbaye', 'Eau', 'écluse', 'Zoé', null]);
    expect(project.rows('sites', { ...order(true), limit: 2, offset: 3 }).map((row) => row['site_nom'])).toEqual(['abbaye', null]);
    expect(project.indexOf('sites', 2, order(false))).toBe(2);
    expect(project.indexOf('sites', 2, { where: { sql: '"fid" > ?', params: [2] } })).toBeNull();
    expect(() => project.rows('sites', { orderBy: [{ column: 'nope', descending: false }] })).toThrow('field-unknown');
    await project.close({ discard: true });
  });

  it('goes through more objects than one page, in a box or from a place on', async () => {
    const place = folder();
    const project = await newSession(place);
    project.merge(
      staged(
        join(place, 'a.sqlite'),
        FRICHES,
        Array.from({ length: 2500 }, (_, index) => preparedPoint(index % 300, { friche_id: `F${index}` })),
      ),
      { mode: 'append' },
      IMPORT,
    );
    expect([...project.geometries('friches')]).toHaveLength(2500);
    expect([...project.geometries('friches', { after: 2400, columns: ['friche_id'] })][0]?.values).toEqual(['F2400']);
    expect([...project.geometries('friches', { bbox: [1.995, 46, 2.005, 48] })].every(({ geometry }) => geometry?.xy[0] === 2)).toBe(true);
    expect([...project.geometries('friches', { limit: 7 })]).toHaveLength(7);
    await project.close({ discard: true });
  });
});
