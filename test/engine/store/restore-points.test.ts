/** Restore points: return and its undo to the byte, what points share, thinning, other programs. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBlob } from '../../../electron/engine/store/geopackage/blob.ts';
import { registerSpatialFunctions } from '../../../electron/engine/store/geopackage/functions.ts';
import { finishWork, openProject, type Project } from '../../../electron/engine/store/index.ts';
import type { ChangeOperation } from '../../../shared/domain/change.ts';
import {
  environment,
  folder,
  newSession,
  preparedPoint,
  preparedSite,
  SITES,
  STEP,
  savedDocument,
  siteRow,
  snapshot,
  square,
  staged,
} from './support.ts';

const BACK = { code: 'restore-return', params: { name: 'essai' }, origin: 'edit' } as const;
const TABLES = ['sites', 'terrains', 'parcelles', 'site_parcelles', 'actions', 'emprise_couches', 'emprise_reglages'] as const;

/** Every byte of every table of the planner. */
function whole(project: Project): string {
  const imported = project.layers().filter(({ table }) => table.startsWith('imp_'));
  return JSON.stringify([...TABLES, ...imported.map(({ table }) => table).sort()].map((table) => [table, snapshot(project, table)]));
}

function revisions(project: Project): number[] {
  return TABLES.map((table) => project.revision(table));
}

function point(project: Project, name = 'Avant l’atelier'): number {
  return finishWork(project.points.create(name, 'manual')).id;
}

const key = fc.integer({ min: 1, max: 6 });
/** Edits on a few sites and what hangs on them; keys over several blocks. */
const edit: fc.Arbitrary<ChangeOperation> = fc.oneof(
  fc.record({ at: key, name: fc.string(), shift: fc.integer({ min: 0, max: 5 }) }).map(({ at, name, shift }) => ({
    op: 'put' as const,
    table: 'sites',
    rows: [{ fid: at * 130, uid: `u${at}`, site_id: `S${at}`, site_nom: name, geom: shift === 0 ? null : encodeBlob(square(shift, 47)) }],
  })),
  fc.record({ fid: fc.integer({ min: 1, max: 9 }), site: key }).map(({ fid, site }) => ({
    op: 'put' as const,
    table: 'terrains',
    rows: [{ fid, uid: `t${fid}`, terr_id: `T${fid}`, site_uid: `u${site}` }],
  })),
  fc.record({ id: fc.integer({ min: 1, max: 9 }), site: key, idu: key }).map(({ id, site, idu }) => ({
    op: 'put' as const,
    table: 'site_parcelles',
    rows: [{ id, site_uid: `u${site}`, idu: `1803300000000${idu}`, part: id / 10 }],
  })),
  fc.record({ fid: fc.integer({ min: 1, max: 9 }), site: key }).map(({ fid, site }) => ({
    op: 'put' as const,
    table: 'actions',
    rows: [{ fid, uid: `a${fid}`, titre: 'x', site_uid: `u${site}` }],
  })),
  fc.tuple(key, fc.integer({ min: 0, max: 300 })).map(([from, length]) => ({
    op: 'delete' as const,
    table: 'sites',
    ranges: [[from * 130, from * 130 + length] as const],
  })),
);
const edits = fc.array(edit, { minLength: 1, maxLength: 10 });

function run(project: Project, operations: readonly ChangeOperation[]): void {
  for (const operation of operations) {
    try {
      project.apply({ operations: [operation] }, STEP);
    } catch {
      // a terrain of a site that is not there, a parcel twice in a site: refused, nothing written
    }
  }
}

describe('return to a point', () => {
  it('brings back every byte and every revision, after any edits; undo of the return too', async () => {
    const userData = folder();
    await fc.assert(
      fc.asyncProperty(edits, edits, async (before, after) => {
        const project = await newSession(userData);
        run(project, before);
        const [then, numbers] = [whole(project), revisions(project)];
        const id = point(project);
        run(project, after);
        const now = whole(project);
        const nowNumbers = revisions(project);
        if (now === then) {
          expect(finishWork(project.points.compare(id, 'now'))).toEqual([]);
        } else {
          expect(finishWork(project.points.compare(id, 'now')).length).toBeGreaterThan(0);
          project.points.comeBack(id, {}, BACK);
          expect(whole(project)).toBe(then);
          expect(revisions(project)).toEqual(numbers);
          expect(finishWork(project.points.compare(id, 'now'))).toEqual([]);
          project.undo();
          expect(whole(project)).toBe(now);
          expect(revisions(project)).toEqual(nowNumbers);
          project.redo();
          expect(whole(project)).toBe(then);
        }
        expect(project.check()).toEqual([]);
        await project.close({ discard: true });
      }),
      { numRuns: 20 },
    );
  });

  it('makes again an imported layer that was removed, and takes away one that came since', async () => {
    const place = folder();
    const project = await newSession(place);
    const zones = { table: 'imp_zones', geometry: 'POINT', fields: [{ name: 'nom', type: 'text' }], title: 'Zones' } as const;
    const import_ = (file: string, table: string) =>
      project.merge(
        staged(join(place, file), { ...zones, table, title: table }, [preparedPoint(1, { nom: 'a' }), preparedPoint(2, { nom: 'b' })]),
        { mode: 'append' },
        STEP,
      );
    import_('1.sqlite', 'imp_zones');
    const id = point(project);
    const then = whole(project);
    project.removeLayer('imp_zones', STEP);
    import_('2.sqlite', 'imp_autres');
    const now = whole(project);
    const differences = finishWork(project.points.compare(id, 'now'));
    expect(differences.find(({ table }) => table === 'imp_zones')).toMatchObject({ after: null, removed: [1, 2] });
    expect(differences.find(({ table }) => table === 'imp_autres')).toMatchObject({ before: null, added: [1, 2] });
    project.points.comeBack(id, {}, BACK);
    expect(whole(project)).toBe(then);
    expect(project.layers().map(({ table }) => table)).not.toContain('imp_autres');
    project.undo();
    expect(whole(project)).toBe(now);
    expect(project.check()).toEqual([]);
    await project.close({ discard: true });
  });

  it('brings back a layer whose columns were named anew', async () => {
    const place = folder();
    const project = await newSession(place);
    project.merge(
      staged(join(place, 's.sqlite'), { table: 'imp_z', geometry: 'POINT', fields: [{ name: 'nom', type: 'text' }], title: 'Z' }, [
        preparedPoint(1, { nom: 'a' }),
      ]),
      { mode: 'append' },
      STEP,
    );
    const id = point(project);
    const then = whole(project);
    project.changeColumn('imp_z', { do: 'rename', name: 'nom', to: 'titre' }, STEP);
    project.points.comeBack(id, {}, BACK);
    expect(whole(project)).toBe(then);
    project.undo();
    expect(project.columns('imp_z').map(({ name }) => name)).toContain('titre');
    await project.close({ discard: true });
  });

  it('takes back one layer, or one object with the parent it hangs on, and leaves the rest', async () => {
    const project = await newSession(folder());
    project.apply({ operations: [{ op: 'put', table: 'sites', rows: [siteRow(0), siteRow(1)] }] }, STEP);
    project.apply({ operations: [{ op: 'put', table: 'terrains', rows: [{ uid: 't', terr_id: 'T', site_uid: 'site-0' }] }] }, STEP);
    const id = point(project);
    project.apply({ operations: [{ op: 'delete', table: 'sites', ranges: [[1, 2]] }] }, STEP);
    expect(project.count('terrains')).toBe(0);
    project.points.comeBack(id, { table: 'terrains', fids: new Set([1]) }, BACK);
    expect(project.rows('terrains').map((row) => row['uid'])).toEqual(['t']);
    expect(project.rows('sites').map((row) => row['uid'])).toEqual(['site-0']);
    project.undo();
    project.points.comeBack(id, { table: 'sites' }, BACK);
    expect(project.count('sites')).toBe(2);
    expect(project.count('terrains')).toBe(0);
    expect(() => project.points.comeBack(id, { table: 'sites' }, BACK)).toThrow('nothing-to-restore');
    expect(() => project.points.comeBack(99, {}, BACK)).toThrow('restore-point-unknown');
    await project.close({ discard: true });
  });
});

describe('what points cost', () => {
  it('shares tables nobody changed, and all but the touched blocks of one that changed', async () => {
    const project = await newSession(folder());
    const rows = Array.from({ length: 5000 }, (_, index) => siteRow(index, { commentaire: `n° ${index} ${Math.sqrt(index)}` }));
    project.apply({ operations: [{ op: 'put', table: 'sites', rows }] }, STEP);
    point(project);
    const first = project.points.bytes();
    for (let index = 0; index < 4; index++) point(project, `Point ${index}`);
    expect(project.points.bytes()).toBe(first);
    expect(project.points.uncopiedRows()).toBe(0);
    project.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ fid: 2500, site_nom: 'autre' }] }] }, STEP);
    const last = point(project);
    // one block of 256 of the 5,000 rows
    expect(project.points.bytes() - first).toBeLessThan(first / 10);
    project.points.remove(last);
    expect(project.points.bytes()).toBe(first);
    for (const { id } of project.points.list()) project.points.remove(id);
    expect(project.points.bytes()).toBe(0);
    await project.close({ discard: true });
  });

  it('keeps ten automatic points and every one a person made', async () => {
    const project = await newSession(folder());
    point(project, 'À garder');
    for (let index = 0; index < 14; index++) {
      project.apply({ operations: [{ op: 'put', table: 'sites', rows: [siteRow(index)] }] }, STEP);
      finishWork(project.points.create('', 'import'));
    }
    const causes = project.points.list().map(({ cause }) => cause);
    expect(causes.filter((cause) => cause === 'import')).toHaveLength(10);
    expect(project.points.list().at(-1)?.name).toBe('À garder');
    await project.close({ discard: true });
  });

  it('does not mark the project as changed for a point made unasked', async () => {
    const place = folder();
    await savedDocument(join(place, 'p.gpkg'));
    const project = await openProject(join(place, 'p.gpkg'), 'session', environment(place));
    expect(project.points.hasChanged()).toBe(true);
    finishWork(project.points.create('', 'opening'));
    expect(project.points.hasChanged()).toBe(false);
    expect(project.dirty).toBe(false);
    point(project);
    expect(project.dirty).toBe(true);
    await project.close({ discard: true });
  });
});

describe('points and the life of the file', () => {
  it('are there after a save and a restart, and outlive a journal that another program made void', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    await savedDocument(path);
    const project = await openProject(path, 'session', environment(place));
    const id = point(project);
    const then = whole(project);
    await project.save();
    await project.close();
    const other = new Database(path);
    registerSpatialFunctions(other);
    // another program writes attributes, without a word to anybody
    other.exec(`UPDATE sites SET site_nom = 'QGIS' WHERE fid = 2; DELETE FROM sites WHERE fid = 3;`);
    other.close();
    const again = await openProject(path, 'session', environment(place));
    expect(again.history()).toEqual([]);
    const [difference] = finishWork(again.points.compare(id, 'now', 'sites'));
    expect(difference).toMatchObject({ changed: [2], removed: [3], added: [] });
    expect([...(difference?.fields ?? [])]).toEqual([['site_nom', 1]]);
    again.points.comeBack(id, {}, BACK);
    expect(whole(again)).toBe(then);
    await again.close({ discard: true });
  });

  it('do not lean on the journal: a point holds once its steps are forgotten', async () => {
    const place = folder();
    const project = await newSession(place);
    project.merge(staged(join(place, 's.sqlite'), SITES, [preparedSite(0), preparedSite(1)]), { mode: 'append' }, STEP);
    const id = point(project);
    const then = whole(project);
    run(project, [{ op: 'delete', table: 'sites', ranges: [[1, 1]] }]);
    await project.saveAs(join(place, 'p.gpkg'));
    await project.close();
    const db = new Database(join(place, 'p.gpkg'));
    db.exec('DELETE FROM emprise_journal');
    db.close();
    const again = await openProject(join(place, 'p.gpkg'), 'session', environment(place));
    again.points.comeBack(id, {}, BACK);
    expect(whole(again)).toBe(then);
    await again.close({ discard: true });
  });
});
