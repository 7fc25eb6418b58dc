import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runAnalyses } from '../../../electron/engine/api/services/analyse.ts';
import { computeAnalyses } from '../../../electron/engine/api/services/compute-analyses.ts';
import { silentHooks } from '../../../electron/engine/api/services/hooks.ts';
import { planAnalyses } from '../../../electron/engine/api/services/plan-analyses.ts';
import type { PreparedTable } from '../../../electron/engine/importers/types.ts';
import { encodeBlob } from '../../../electron/engine/store/geopackage/blob.ts';
import { createProject, createStaging, openProject, type Project, type ProjectReader } from '../../../electron/engine/store/index.ts';
import { ensureBuilt } from '../../../scripts/setup/freshness.mjs';
import { ANALYSES, ANALYSIS_CODES } from '../../../shared/domain/analysis.ts';
import type { Row } from '../../../shared/domain/change.ts';
import { environment, FRICHES, folder, IMPORT, newSession, preparedPoint, preparedSite, SITES, STEP, square, staged } from './support.ts';

if (!ensureBuilt()) throw new Error('dist/ could not be built: analyses need the reference lists');
const HOOKS = silentHooks({ resources: join(import.meta.dirname, '../../../dist/resources'), version: '0.1.0' });
const ALL = [...ANALYSIS_CODES];
const COMMUNES: PreparedTable = { ...SITES, table: 'communes' };
const EQUIPEMENTS: PreparedTable = { ...FRICHES, table: 'equipements' };
const LIGNES: PreparedTable = { ...SITES, table: 'equipements_lignes', geometry: 'MULTILINESTRING' };
const LINE = { type: 'MultiLineString', xy: Float64Array.of(2, 47, 2.1, 47.1), parts: [2], polygons: [] } as const;
const LAYER: PreparedTable = {
  table: 'imp_zones',
  geometry: 'MULTIPOLYGON',
  fields: [{ name: 'nom', type: 'text' }],
  title: 'Zones',
};

/** Two sites, a commune, a friche with its outline, a station, and one object of each kind that tells of a site; every analysis done. */
async function analysed(project: Project, place: string): Promise<void> {
  const staging = createStaging(join(place, 'scene.sqlite'));
  staging.beginSource({ nom: 'Essai', fichier: 'essai.geojson' });
  staging.append(SITES, [preparedSite(1), preparedSite(2)]);
  staging.append(COMMUNES, [{ row: 1, geometry: square(1.9, 46.9, 0.5), values: { insee: '18033', nom: 'Bourges' } }]);
  staging.append(FRICHES, [preparedPoint(1, { friche_id: 'F1', site_nom: 'Friche' })]);
  staging.append({ ...SITES, table: 'friches_emprises' }, [{ row: 1, geometry: square(2.02, 47), values: { friche_id: 'F1' } }]);
  staging.append(EQUIPEMENTS, [preparedPoint(5, { categorie: 'gare', code: 'G1', nom: 'Gare' })]);
  const around = { row: 1, geometry: square(2.01, 46.99, 0.1) };
  staging.append({ ...SITES, table: 'contraintes' }, [{ ...around, values: { type: 'PPRI', niveau: 'fort', exclusion: 0 } }]);
  staging.append({ ...SITES, table: 'occupation_sol' }, [{ ...around, values: { code_cs: 'CS2.2.1', code_us: 'US1.1' } }]);
  staging.append({ ...SITES, table: 'terrains' }, [{ ...around, values: { terr_id: 'T1', terr_maitrise_fonc: 'Etat' } }]);
  staging.append({ ...FRICHES, table: 'etablissements' }, [preparedPoint(6, { siret: '1', etab_activite_code: '25.62B' })]);
  staging.finish();
  project.merge(staging.path, { mode: 'append' }, IMPORT);
  await runAnalyses(project, {}, HOOKS);
}

async function scene(): Promise<{ project: Project; place: string }> {
  const place = folder();
  const project = await newSession(place);
  await analysed(project, place);
  expect(project.staleAnalyses()).toEqual([]);
  return { project, place };
}

/** Stale analyses in the order they are declared in. */
function stale(project: ProjectReader): string[] {
  const codes = project.staleAnalyses();
  return ALL.filter((code) => codes.includes(code));
}

describe('results are stale', () => {
  const edits: readonly (readonly [what: string, table: string, row: Row, stale: readonly string[]])[] = [
    ['a site is renamed', 'sites', { fid: 1, site_nom: 'Autre', statut: 'retenu', commentaire: 'x' }, []],
    ['a site gets the value it has', 'sites', { fid: 1, site_nom: 'Site 1', surface_declaree_ha: null }, []],
    ['a site’s outline moves', 'sites', { fid: 1, geom: encodeBlob(square(2.021, 47)) }, ALL],
    ['its outline is written again unchanged', 'sites', { fid: 1, geom: encodeBlob(square(2.02, 47)) }, []],
    ['its declared area changes', 'sites', { fid: 1, surface_declaree_ha: 12 }, ['surface']],
    ['its declared commune changes', 'sites', { fid: 1, site_comm_insee: '18033' }, ['territoire']],
    ['a site is added', 'sites', { site_id: 'S9', site_nom: 'Neuf', geom: encodeBlob(square(2.2, 47)) }, ALL],
    ['a commune is renamed', 'communes', { fid: 1, nom: 'Autre' }, ['territoire']],
    ['a commune’s population changes', 'communes', { fid: 1, population: 3 }, ['bassin']],
    ['a commune’s outline moves', 'communes', { fid: 1, geom: encodeBlob(square(1.9, 46.9, 0.4)) }, ['territoire', 'surface', 'bassin']],
    ['an equipement is renamed', 'equipements', { fid: 1, nom: 'Gare de Bourges' }, ['proximite']],
    ['an equipement gets another code', 'equipements', { fid: 1, code: 'G2' }, []],
    ['an equipement moves', 'equipements', { fid: 1, geom: null }, ['territoire', 'proximite', 'voisinage']],
    ['an equipement is of another category', 'equipements', { fid: 1, categorie: 'ite' }, ['proximite', 'voisinage']],
    ['a constraint becomes exclusive', 'contraintes', { fid: 1, exclusion: 1 }, ['contraintes']],
    ['a constraint’s level changes', 'contraintes', { fid: 1, niveau: 'moyen' }, []],
    ['land cover gets another use', 'occupation_sol', { fid: 1, code_us: 'US2' }, ['occupation']],
    ['a terrain changes hands', 'terrains', { fid: 1, terr_maitrise_fonc: 'commune' }, ['foncier']],
    ['an establishment closes', 'etablissements', { fid: 1, etab_actif: 'non' }, ['voisinage']],
    ['an establishment is renamed', 'etablissements', { fid: 1, etab_nom: 'Autre' }, []],
    ['a friche gets another key', 'friches', { fid: 1, friche_id: 'F2' }, ['recyclage']],
    ['an outline of a friche moves', 'friches_emprises', { fid: 1, geom: encodeBlob(square(2.03, 47)) }, ['surface', 'recyclage']],
    ['an action is added', 'actions', { titre: 'Dépolluer' }, []],
  ];
  it.each(edits)('exactly where %s reaches them, and no longer once it is undone', async (_what, table, row, expected) => {
    const { project } = await scene();
    project.apply({ operations: [{ op: 'put', table, rows: [row] }] }, STEP);
    expect(stale(project)).toEqual(expected);
    project.undo();
    expect(stale(project)).toEqual([]);
    project.redo();
    expect(stale(project)).toEqual(expected);
    await project.close({ discard: true });
  });

  it('where an import brings what they read: points are also located, lines and imported polygons only measured', async () => {
    const { project, place } = await scene();
    let file = 0;
    const merged = (table: PreparedTable, rows: Parameters<typeof staged>[2], mode: 'append' | 'update' = 'append') => {
      project.merge(staged(join(place, `${file++}.sqlite`), table, rows), { mode }, IMPORT);
      const codes = stale(project);
      project.undo();
      expect(stale(project)).toEqual([]);
      return codes;
    };
    expect(merged(LIGNES, [{ row: 1, geometry: LINE, values: { categorie: 'autoroute', nom: 'A71' } }])).toEqual(['proximite']);
    expect(merged(EQUIPEMENTS, [preparedPoint(7, { categorie: 'gare', code: 'G7' })])).toEqual(['territoire', 'proximite', 'voisinage']);
    expect(merged(LAYER, [{ row: 1, geometry: square(2, 47), values: {} }])).toEqual(['surface']);
    expect(merged(SITES, [preparedSite(1, { site_nom: 'Renommé' }), preparedSite(2)], 'update')).toEqual([]);
    expect(merged(SITES, [preparedSite(1, { surface_declaree_ha: 4 })], 'update')).toEqual(['surface']);
    expect(merged(SITES, [preparedSite(1, {}, square(2.5, 47))], 'update')).toEqual(ALL);
    await project.close({ discard: true });
  });

  it('where rows go, with all that went with them', async () => {
    const { project } = await scene();
    project.apply({ operations: [{ op: 'delete', table: 'friches_emprises', ranges: [[1, 1]] }] }, STEP);
    expect(stale(project)).toEqual(['surface', 'recyclage']);
    project.undo();
    project.removeLayer('communes', STEP);
    expect(stale(project)).toEqual(['territoire', 'surface', 'bassin']);
    project.undo();
    expect(stale(project)).toEqual([]);
    await project.close({ discard: true });
  });

  it('after an edit that follows an undo, whatever numbers came before', async () => {
    const { project } = await scene();
    const declare = (surface_declaree_ha: number) =>
      project.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ fid: 1, surface_declaree_ha }] }] }, STEP);
    declare(1);
    await runAnalyses(project, {}, HOOKS);
    declare(2);
    for (let steps = 0; steps < 3; steps++) project.undo();
    expect(stale(project)).toEqual([]);
    declare(3);
    expect(stale(project)).toEqual(['surface']);
    await project.close({ discard: true });
  });

  it('never twice the same revision for other figures, whatever was edited, taken back and done again', async () => {
    const userData = folder();
    const value = fc.integer({ min: 1, max: 3 });
    const deed = fc.oneof(
      { weight: 2, arbitrary: value.map((side) => ({ geom: encodeBlob(square(side, 47)) })) },
      value.map((surface_declaree_ha) => ({ surface_declaree_ha })),
      value.map((name) => ({ site_nom: `Site ${name}` })),
      fc.constantFrom('undo' as const, 'undo' as const, 'redo' as const, 'delete' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 1, max: 2 }), deed), { minLength: 2, maxLength: 25 }), async (deeds) => {
        const project = await newSession(userData);
        const seen = new Map<number, string>();
        for (const [fid, what] of deeds) {
          try {
            if (what === 'undo') project.undo();
            else if (what === 'redo') project.redo();
            else if (what === 'delete') project.apply({ operations: [{ op: 'delete', table: 'sites', ranges: [[fid, fid]] }] }, STEP);
            else project.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ fid, uid: `u${fid}`, ...what }] }] }, STEP);
          } catch {
            continue; // Nothing to undo or redo.
          }
          const revision = project.inputsOf('surface').find(({ table }) => table === 'sites')?.revision ?? -1;
          const rows = project.rows('sites', { columns: ['uid', 'geom', 'surface_declaree_ha'] });
          const figures = JSON.stringify(
            rows.map((row) => [row['uid'], row['surface_declaree_ha'], Buffer.from((row['geom'] ?? []) as Uint8Array).toString('hex')]),
          );
          expect(seen.get(revision) ?? figures).toBe(figures);
          seen.set(revision, figures);
        }
        await project.close({ discard: true });
      }),
      { numRuns: 30 },
    );
  });

  it('across a save, and where another program wrote a table they read', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    const created = await createProject(path, 'command', environment(), { name: 'Essai' });
    await analysed(created, place);
    created.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ fid: 1, surface_declaree_ha: 12 }] }] }, STEP);
    await created.commit();
    const standing = async (mode: 'readonly' | 'command'): Promise<string[]> => {
      const project = mode === 'readonly' ? await openProject(path, mode, environment()) : await openProject(path, mode, environment());
      const codes = stale(project);
      await project.close();
      return codes;
    };
    expect(await standing('readonly')).toEqual(['surface']);
    const other = new Database(path);
    other.exec('DELETE FROM equipements');
    other.close();
    for (const mode of ['readonly', 'command'] as const)
      expect(await standing(mode)).toEqual(['territoire', 'surface', 'proximite', 'voisinage']);
  });
});

describe('an analysis', () => {
  it.each(ALL)('(%s) reads the columns it declares, no others', async (code) => {
    const { project } = await scene();
    const read = new Map<string, Set<string>>();
    const note = (table: string, columns: readonly string[]): void => {
      read.set(table, new Set([...(read.get(table) ?? []), ...columns]));
    };
    const watched = new Proxy(project, {
      get(target, name) {
        if (name === 'geometries')
          return (table: string, query: { columns?: readonly string[] } = {}) => {
            note(table, query.columns ?? []);
            return target.geometries(table, query);
          };
        if (name === 'rows')
          return (table: string, query: object = {}) => {
            const rows = target.rows(table, query);
            note(table, ANALYSES[code].reads[table] ?? ['every column']);
            return rows;
          };
        const value = Reflect.get(target, name, target) as unknown;
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    await computeAnalyses(watched, planAnalyses(project, { only: [code], force: true }), HOOKS);
    const inputs = new Set(project.inputsOf(code).map(({ table }) => table));
    for (const [table, columns] of read) {
      expect(inputs).toContain(table);
      expect([table, [...columns].sort()]).toEqual([table, [...(ANALYSES[code].reads[table] ?? [])].sort()]);
    }
    expect(Object.keys(ANALYSES[code].reads).filter((table) => !read.has(table))).toEqual([]);
    await project.close({ discard: true });
  });
});
