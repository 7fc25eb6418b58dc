import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openProject, type ProjectReader, SCHEMA_VERSION } from '../../../electron/engine/store/index.ts';
import { environment, folder, STEP } from './support.ts';

const FROZEN = join(import.meta.dirname, '../../fixtures/projects');
const SCHEMAS = Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1);
/** Analyses there were when the first projects were frozen, computed in each of them. */
const COMPUTED = ['territoire', 'surface', 'recyclage', 'proximite'];
/** Until schema 3 any edit of a site made all results stale, and nothing told that imported polygon layers were measured. */
const FIRST_EXACT = 3;

function thawed(schema: number): string {
  const path = join(folder(), 'essai.gpkg');
  writeFileSync(path, gunzipSync(readFileSync(join(FROZEN, `v${schema}.gpkg.gz`))));
  return path;
}

/** What the frozen project is known to hold, whoever wrote it. */
function expectWhole(project: ProjectReader, schema: number): void {
  expect(project.check().filter(({ code }) => code !== 'results-stale')).toEqual([]);
  expect(project.staleAnalyses()).toEqual(schema < FIRST_EXACT ? COMPUTED : []);
  const sites = project.rows('sites', { results: true });
  expect(sites.map((row) => [row['site_id'], row['site_nom'], row['commune_insee'], row['recyclage']])).toEqual([
    ['18033_1', 'Site renommé', '18033', 0],
    ['18033_2', 'Site deux', '18033', 0],
  ]);
  // 0.01° by 0.01° at 47.085° N, from the radii of curvature of GRS 80: 759.35 m by 1111.72 m.
  for (const row of sites) expect(row['surface_ellipsoide_ha']).toBeCloseTo(84.419, 2);
  expect(sites[0]?.['friche_part']).toBeCloseTo(0.25, 3);
  expect(project.rows('resultats_proximites').map((row) => [row['categorie'], row['nom']])).toEqual([
    ['gare', 'Bourges'],
    ['gare', 'Bourges'],
  ]);
  expect([...project.geometries('imp_zones', { columns: ['nom'] })].map(({ values }) => values)).toEqual([['Zone']]);
  expect(project.editedFields('sites', 1)).toEqual(['site_nom']);
  const steps = project.history().filter(({ undone }) => !undone);
  expect(steps.map(({ label }) => label.code)).toEqual(['import', 'analysis', 'edit-object']);
}

describe('every schema there ever was', () => {
  it('has its frozen project', () => {
    const files = readdirSync(FROZEN).filter((name) => name.endsWith('.gz'));
    expect(files.sort()).toEqual(SCHEMAS.map((schema) => `v${schema}.gpkg.gz`).sort());
  });

  it.each(SCHEMAS)('%i: is read in place, and stays as it is', async (schema) => {
    const path = thawed(schema);
    const before = readFileSync(path);
    const project = await openProject(path, 'readonly', environment());
    expectWhole(project, schema);
    await project.close();
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it.each(SCHEMAS)('%i: is edited, saved and opened again, its undo going back before the edit it was frozen with', async (schema) => {
    const path = thawed(schema);
    const project = await openProject(path, 'session', environment(folder()));
    expectWhole(project, schema);
    project.undo();
    expect(project.row('sites', 1)?.['site_nom']).toBe('Site un');
    expect(project.staleAnalyses()).toEqual(schema < FIRST_EXACT ? ['surface'] : []);
    project.undo();
    expect(project.analyses()).toEqual([]);
    project.redo();
    project.redo();
    expectWhole(project, schema);
    project.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ fid: 2, statut: 'retenu' }] }] }, STEP);
    await project.save();
    await project.close();
    const db = new Database(path, { readonly: true });
    expect(db.prepare(`SELECT valeur FROM emprise_meta WHERE cle = 'schema_version'`).pluck().get()).toBe(String(SCHEMA_VERSION));
    db.close();
    const again = await openProject(path, 'command', environment());
    expect(again.row('sites', 2)?.['statut']).toBe('retenu');
    again.undo();
    expectWhole(again, schema);
    await again.commit();
  });

  it.each(SCHEMAS)('%i: takes the results of analyses that came later, gives them back by undo, and is in order', async (schema) => {
    const path = thawed(schema);
    const project = await openProject(path, 'command', environment());
    const figures = () => project.rows('sites', { results: true }).map((row) => [row['contrainte_part'], row['territoire_industrie']]);
    const before = figures();
    expect(before.map(([part]) => part)).toEqual([null, null]);
    const site_uid = String(project.rows('sites')[0]?.['uid']);
    const share = { site_uid, type: 'PPRI', noms: null, exclusion: true, surface_ha: 1, part: 0.5 };
    project.writeResults(
      [
        {
          ...{ code: 'contraintes', parameters: {}, inputs: [], methode_surface: 'projection_legale', notes: [], duration_ms: 1 },
          sets: [
            { table: 'resultats_sites', rows: [{ site_uid, contrainte_ha: 1, contrainte_part: 0.5 }] },
            { table: 'resultats_contraintes', rows: [share] },
          ],
        },
      ],
      STEP,
    );
    expect(figures().map(([part]) => part)).toEqual([0.5, null]);
    project.undo();
    expect([figures(), project.count('resultats_contraintes')]).toEqual([before, 0]);
    project.redo();
    await project.commit();
    const again = await openProject(path, 'readonly', environment());
    expect(again.rows('resultats_contraintes')[0]).toMatchObject({ ...share, exclusion: 1 });
    expect(again.check().filter(({ code }) => code !== 'results-stale')).toEqual([]);
    await again.close();
  });
});
