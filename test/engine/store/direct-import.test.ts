/** An import written straight into a project leaves what a merged staging file leaves: rows, index, journal, refusals. */
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { PreparedRow, PreparedTable } from '../../../electron/engine/importers/types.ts';
import { createProject, openProject, type Project } from '../../../electron/engine/store/index.ts';
import type { Row } from '../../../shared/domain/change.ts';
import { environment, FRICHES, folder, IMPORT, preparedPoint, preparedSite, SITES, staged } from './support.ts';

const TERRAINS: PreparedTable = { table: 'terrains', geometry: 'MULTIPOLYGON', fields: null, title: 'terrains' };
const command = (path: string): Promise<Project> => createProject(path, 'command', environment(), { name: 'Essai' });

async function direct(project: Project, table: PreparedTable, rows: readonly PreparedRow[]): Promise<ReturnType<Project['importing']>> {
  return project.importing({ mode: 'append' }, async (sink) => {
    const source = sink.beginSource({ nom: 'Essai', fichier: 'essai.geojson' });
    sink.append(table, rows.slice(0, 2));
    sink.append(table, rows.slice(2));
    sink.setFingerprint(source, 'abc');
    sink.setReport(source, { read: rows.length });
    return IMPORT;
  });
}

/** Everything of a table but what differs from run to run by nature. */
const contents = (project: Project, table: string): Row[] =>
  project
    .rows(table, { columns: ['geom', ...project.columns(table).map(({ name }) => name)] })
    .map((row) => ({ ...row, uid: null, maj: null }));

function indexOf(path: string, table: string): unknown[] {
  const db = new Database(path, { readonly: true });
  try {
    expect(db.prepare('SELECT rtreecheck(?)').pluck().get(`rtree_${table}_geom`)).toBe('ok');
    return db.prepare(`SELECT * FROM rtree_${table}_geom ORDER BY id`).raw().all();
  } finally {
    db.close();
  }
}

const SITES_GIVEN = [
  preparedSite(0),
  preparedSite(1, { uid: 'mien' }),
  preparedSite(2, { commentaire: 'arrivé tard', inconnue: 'sans colonne' }),
  preparedSite(3, {}, null),
  preparedSite(4, { uid: 'mien' }),
];

describe('an import written straight into a project', () => {
  it('leaves the rows and the index that a merge leaves', async () => {
    const place = folder();
    const [one, other] = [`${place}/direct.gpkg`, `${place}/merged.gpkg`];
    const project = await command(one);
    const { tables } = await direct(project, SITES, SITES_GIVEN);
    const merged = await command(other);
    const expected = merged.merge(staged(`${place}/staging.sqlite`, SITES, SITES_GIVEN), { mode: 'append' }, IMPORT);
    expect(tables).toEqual(expected.tables);
    expect(contents(project, 'sites')).toEqual(contents(merged, 'sites'));
    expect(project.rows('sites').filter(({ uid }) => uid === 'mien')).toHaveLength(1);
    expect(new Set(project.rows('sites').map(({ uid }) => uid)).size).toBe(5);
    expect(project.rows('sources')).toMatchObject([
      { id: 1, nom: 'Essai', fichier: 'essai.geojson', sha256: 'abc', rapport: '{"read":5}' },
    ]);
    await project.commit();
    await merged.commit();
    expect(indexOf(one, 'sites')).toEqual(indexOf(other, 'sites'));
    const again = await openProject(one, 'readonly', environment());
    expect(again.check()).toEqual([]);
    await again.close();
  });

  it('is one step: taken back and made again', async () => {
    const project = await command(`${folder()}/p.gpkg`);
    await direct(project, SITES, [preparedSite(0)].concat(preparedSite(1)));
    await direct(project, FRICHES, [preparedPoint(0, { friche_id: 'F0' }), preparedPoint(1, { friche_id: 'F1' })]);
    expect(project.history().map(({ label }) => label.code)).toEqual(['import', 'import']);
    const before = contents(project, 'friches');
    project.undo();
    expect(project.count('friches')).toBe(0);
    expect(project.rows('sources')).toHaveLength(1);
    project.redo();
    expect(contents(project, 'friches')).toEqual(before);
    project.undo();
    project.undo();
    expect(project.count('sites')).toBe(0);
    await project.close();
  });

  it('links terrains to the sites that are there', async () => {
    const project = await command(`${folder()}/p.gpkg`);
    await direct(project, SITES, [preparedSite(0)]);
    await direct(project, TERRAINS, [preparedSite(0, { terr_id: 'T0', site_id: 'S0' })]);
    expect(project.rows('terrains')[0]?.['site_uid']).toBe(project.rows('sites')[0]?.['uid']);
    await project.close();
  });

  it.each<[string, PreparedRow[], number, string]>([
    ['keys that are there', [preparedSite(5), preparedSite(0), preparedSite(1)], 2, 'S0, S1'],
    ['keys that come twice', [preparedSite(6), preparedSite(7), preparedSite(6)], 1, 'S6'],
  ])('refuses %s as a merge does, and leaves everything as it was', async (_name, rows, count, examples) => {
    const place = folder();
    const project = await command(`${place}/p.gpkg`);
    await direct(project, SITES, [preparedSite(0), preparedSite(1)]);
    const before = contents(project, 'sites');
    const wanted = { code: 'keys-clash', params: { layer: 'sites', table: 'sites', count, examples } };
    await expect(direct(project, SITES, rows)).rejects.toMatchObject(wanted);
    expect(contents(project, 'sites')).toEqual(before);
    expect(project.rows('sources')).toHaveLength(1);
    expect(project.history()).toHaveLength(1);
    expect(() => project.merge(staged(`${place}/s.sqlite`, SITES, rows), { mode: 'append' }, IMPORT)).toThrow(
      expect.objectContaining(wanted),
    );
    // the triggers of the index are back: an edit still finds its way into it
    project.apply({ operations: [{ op: 'delete', table: 'sites', ranges: [[1, 1]] }] }, IMPORT);
    await project.commit();
    expect(indexOf(`${place}/p.gpkg`, 'sites')).toHaveLength(1);
  });

  it('leaves nothing of a reading that stops halfway', async () => {
    const project = await command(`${folder()}/p.gpkg`);
    const stopped = project.importing({ mode: 'append' }, async (sink) => {
      sink.beginSource({ nom: 'Essai' });
      sink.append(SITES, [preparedSite(0)]);
      throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect(project.count('sites')).toBe(0);
    expect(project.rows('sources')).toEqual([]);
    await direct(project, SITES, [preparedSite(0)]);
    expect(project.count('sites')).toBe(1);
    await project.close();
  });
});
