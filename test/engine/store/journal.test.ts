import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBlob } from '../../../electron/engine/store/geopackage/blob.ts';
import { createProject, openProject } from '../../../electron/engine/store/index.ts';
import type { ChangeOperation, Row } from '../../../shared/domain/change.ts';
import { environment, folder, newSession, STEP, savedDocument, siteRow, snapshot, square } from './support.ts';

const TABLES = ['sites', 'terrains', 'site_parcelles', 'actions'] as const;

/** Edits on a few sites and what hangs on them, so that deletions cascade often. */
const edit: fc.Arbitrary<ChangeOperation> = fc.oneof(
  fc
    .record({ fid: fc.integer({ min: 1, max: 6 }), name: fc.string(), shift: fc.integer({ min: 0, max: 5 }) })
    .map(({ fid, name, shift }) => ({
      op: 'put' as const,
      table: 'sites',
      rows: [{ fid, uid: `u${fid}`, site_id: `S${fid}`, site_nom: name, geom: shift === 0 ? null : encodeBlob(square(shift, 47)) }],
    })),
  fc.record({ fid: fc.integer({ min: 1, max: 6 }), statut: fc.constantFrom('retenu', 'ecarte', null) }).map(({ fid, statut }) => ({
    op: 'put' as const,
    table: 'sites',
    rows: [{ fid, uid: `u${fid}`, statut }],
  })),
  fc.record({ fid: fc.integer({ min: 1, max: 9 }), site: fc.integer({ min: 1, max: 6 }) }).map(({ fid, site }) => ({
    op: 'put' as const,
    table: 'terrains',
    rows: [{ fid, uid: `t${fid}`, terr_id: `T${fid}`, site_uid: `u${site}` }],
  })),
  fc.record({ id: fc.integer({ min: 1, max: 9 }), site: fc.integer({ min: 1, max: 6 }) }).map(({ id, site }) => ({
    op: 'put' as const,
    table: 'actions',
    rows: [{ fid: id, uid: `a${id}`, titre: 'x', site_uid: `u${site}` }],
  })),
  fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 3 })).map(([from, length]) => ({
    op: 'delete' as const,
    table: 'sites',
    ranges: [[from, from + length] as const],
  })),
);

describe('undo', () => {
  it('brings every table back byte for byte, after any edits, and redo forward again', async () => {
    const userData = folder();
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
        const project = await newSession(userData);
        const states = [TABLES.map((table) => snapshot(project, table))];
        const revisions = [TABLES.map((table) => project.revision(table))];
        for (const operation of edits) {
          try {
            project.apply({ operations: [operation] }, STEP);
          } catch {
            continue; // A terrain or an action of a site that is not there: refused, nothing written.
          }
          states.push(TABLES.map((table) => snapshot(project, table)));
          revisions.push(TABLES.map((table) => project.revision(table)));
        }
        for (let at = states.length - 2; at >= 0; at--) {
          project.undo();
          expect(TABLES.map((table) => snapshot(project, table))).toEqual(states[at]);
          expect(TABLES.map((table) => project.revision(table))).toEqual(revisions[at]);
        }
        expect(() => project.undo()).toThrow('nothing-to-undo');
        for (let at = 1; at < states.length; at++) {
          project.redo();
          expect(TABLES.map((table) => snapshot(project, table))).toEqual(states[at]);
        }
        expect(project.check()).toEqual([]);
        await project.close({ discard: true });
      }),
      { numRuns: 25 },
    );
  });

  it('takes back a thousand rows at once, with their index', async () => {
    const project = await newSession(folder());
    const rows = Array.from({ length: 1000 }, (_, index) => siteRow(index));
    project.apply({ operations: [{ op: 'put', table: 'sites', rows }] }, STEP);
    const full = snapshot(project, 'sites');
    project.apply({ operations: [{ op: 'delete', table: 'sites', ranges: [[1, 1000]] }] }, STEP);
    expect(project.count('sites')).toBe(0);
    project.undo();
    expect(snapshot(project, 'sites')).toBe(full);
    expect(project.check()).toEqual([]);
    await project.close({ discard: true });
  });

  it('stands across restarts; a new edit ends what could be redone', async () => {
    const path = join(folder(), 'p.gpkg');
    await savedDocument(path, 3);
    const first = await openProject(path, 'command', environment());
    first.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ fid: 2, statut: 'retenu' }] }] }, STEP);
    await first.commit();
    const second = await openProject(path, 'command', environment());
    expect(second.history().map(({ undone }) => undone)).toEqual([false, false]);
    second.undo();
    expect(second.row('sites', 2)?.['statut']).toBeNull();
    expect(second.redoLabel()?.code).toBe(STEP.code);
    second.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ fid: 3, statut: 'ecarte' }] }] }, STEP);
    expect(() => second.redo()).toThrow('nothing-to-redo');
    await second.close();
  });

  it('forgets the oldest steps beyond its budget, and says so', async () => {
    const userData = folder();
    const project = await createProject(null, 'session', { ...environment(userData), journalBytes: 3000 }, { name: 'Petit' });
    const noise = (seed: number): string =>
      Array.from({ length: 1200 }, (_, index) => String.fromCharCode(48 + ((index * seed * 7919) % 70))).join('');
    project.apply({ operations: [{ op: 'put', table: 'sites', rows: [siteRow(1)] }] }, STEP);
    for (let index = 1; index <= 30; index++) {
      project.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ fid: 1, commentaire: noise(index) + index }] }] }, STEP);
    }
    const history = project.history();
    expect(history).toHaveLength(31);
    expect(history[0]?.reversible).toBe(false);
    expect(history.at(-1)?.reversible).toBe(true);
    expect(() => {
      for (let index = 0; index <= 31; index++) project.undo();
    }).toThrow('nothing-to-undo');
    await project.close({ discard: true });
  });

  it('refuses what it does not know by name', async () => {
    const project = await newSession(folder());
    const put = (table: string, row: Row) => () => project.apply({ operations: [{ op: 'put', table, rows: [row] }] }, STEP);
    expect(put('nowhere', { a: 1 })).toThrow(expect.objectContaining({ code: 'layer-unknown', params: { layer: 'nowhere' } }));
    expect(put('sites', { nowhere: 1 })).toThrow(
      expect.objectContaining({ code: 'field-unknown', params: { field: 'nowhere', layer: 'sites' } }),
    );
    expect(project.history()).toEqual([]);
    await project.close({ discard: true });
  });

  it('keeps settings, layer looks and removed layers among its steps', async () => {
    const project = await newSession(folder());
    project.putSettings({ nom: 'Autre', methode_surface: 'ellipsoide' }, STEP);
    project.updateLayer('sites', { visible: false, opacity: 0.5, title: 'Mes sites' }, STEP);
    project.apply({ operations: [{ op: 'put', table: 'sites', rows: [siteRow(1)] }] }, STEP);
    project.removeLayer('sites', STEP);
    expect(project.count('sites')).toBe(0);
    project.undo();
    expect(project.count('sites')).toBe(1);
    expect(project.layer('sites')).toMatchObject({ visible: false, opacity: 0.5, title: 'Mes sites' });
    project.undo();
    project.undo();
    expect(project.layer('sites')).toMatchObject({ visible: true, opacity: 1, title: null });
    project.undo();
    const settings = { nom: 'Essai', methode_surface: 'projection_legale', demonstration: false, realisation: '', contact: '' };
    expect(project.settings()).toEqual(settings);
    await project.close({ discard: true });
  });
});
