import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PreparedTable } from '../../../electron/engine/importers/types.ts';
import { createStaging } from '../../../electron/engine/store/index.ts';
import { FRICHES, folder, IMPORT, newSession, preparedPoint, preparedSite, SITES, STEP, snapshot, square, staged } from './support.ts';

const ROUTES: PreparedTable = {
  table: 'imp_zones',
  geometry: 'MULTIPOLYGON',
  title: 'Zones d’essai',
  fields: [
    { name: 'nom', type: 'text' },
    { name: 'rang', type: 'integer' },
  ],
};

describe('an import', () => {
  it('comes in as one step with its source, and goes as one', async () => {
    const place = folder();
    const project = await newSession(place);
    const rows = Array.from({ length: 50 }, (_, index) => preparedSite(index));
    const { receipt, tables, sources } = project.merge(staged(join(place, 's.sqlite'), SITES, rows), { mode: 'append' }, IMPORT);
    expect(tables).toEqual([{ table: 'sites', inserted: 50, updated: 0, unchanged: 0, deleted: 0, gone: 0, edits: 0 }]);
    expect(receipt.tables).toEqual(expect.arrayContaining(['sites', 'sources']));
    expect(project.row('sources', sources[0] as number)).toMatchObject({ nom: 'Essai', fichier: 'essai.geojson' });
    expect(project.mainSource('sites')?.nom).toBe('Essai');
    expect(new Set(project.rows('sites').map((row) => row['uid'])).size).toBe(50);
    expect(project.check()).toEqual([]);
    const full = snapshot(project, 'sites');
    project.undo();
    expect(project.count('sites') + project.count('sources')).toBe(0);
    project.redo();
    expect(snapshot(project, 'sites')).toBe(full);
    expect(project.check()).toEqual([]);
    await project.close({ discard: true });
  });

  it.each(['update', 'replace'] as const)('by %s keeps apart the several outlines of a friche', async (mode) => {
    const place = folder();
    const project = await newSession(place);
    const outline = (uid: string, x: number) => ({ row: 1, geometry: square(x, 47), values: { friche_id: 'F1', uid } });
    const two = (name: string, shift: number) =>
      staged(join(place, name), { ...SITES, table: 'friches_emprises' }, [outline(`${name}1`, 2 + shift), outline(`${name}2`, 3 + shift)]);
    project.merge(two('a', 0), { mode: 'append' }, IMPORT);
    const { tables } = project.merge(two('b', 0.5), { mode }, IMPORT);
    expect(tables).toEqual([{ table: 'friches_emprises', inserted: 0, updated: 2, unchanged: 0, deleted: 0, gone: 0, edits: 0 }]);
    const corners = [...project.geometries('friches_emprises', {})].map(({ geometry }) => geometry?.xy[0]);
    expect(corners).toEqual([2.5, 3.5]);
    expect(project.check()).toEqual([]);
    await project.close({ discard: true });
  });

  it('is refused whole when keys clash, naming them', async () => {
    const place = folder();
    const project = await newSession(place);
    project.merge(staged(join(place, 'a.sqlite'), SITES, [preparedSite(1), preparedSite(2)]), { mode: 'append' }, IMPORT);
    const before = snapshot(project, 'sites');
    const again = staged(join(place, 'b.sqlite'), SITES, [preparedSite(2), preparedSite(3)]);
    expect(() => project.merge(again, { mode: 'append' }, IMPORT)).toThrow(
      expect.objectContaining({ code: 'keys-clash', params: expect.objectContaining({ layer: 'sites', count: 1, examples: 'S2' }) }),
    );
    expect(snapshot(project, 'sites')).toBe(before);
    expect(project.history()).toHaveLength(1);
    expect(project.check()).toEqual([]);
    await project.close({ discard: true });
  });

  it('updates by key: what the source does not say stays, identity stays, the rest is counted', async () => {
    const place = folder();
    const project = await newSession(place);
    const first = [preparedSite(1, { statut: 'retenu', attributs: '{"a":1,"b":2}' }), preparedSite(2), preparedSite(3)];
    project.merge(staged(join(place, 'a.sqlite'), SITES, first), { mode: 'append' }, IMPORT);
    const before = snapshot(project, 'sites');
    const [uid] = project.rows('sites').map((row) => row['uid']);
    const moved = square(5, 45);
    const second = [preparedSite(1, { site_nom: 'Nouveau', attributs: '{"b":3}' }, moved), preparedSite(2), preparedSite(9)];
    const { tables } = project.merge(staged(join(place, 'b.sqlite'), SITES, second), { mode: 'update' }, IMPORT);
    expect(tables).toEqual([{ table: 'sites', inserted: 1, updated: 1, unchanged: 1, deleted: 0, gone: 1, edits: 0 }]);
    expect(project.row('sites', 1)).toMatchObject({ uid, site_nom: 'Nouveau', statut: 'retenu', attributs: '{"a":1,"b":3}' });
    expect([...project.geometries('sites', { bbox: [4.99, 44.99, 5.02, 45.02] })].map(({ fid }) => fid)).toEqual([1]);
    expect(project.check()).toEqual([]);
    project.undo();
    expect(snapshot(project, 'sites')).toBe(before);
    expect(project.check()).toEqual([]);
    await project.close({ discard: true });
  });

  it('replaces by key: known objects keep identity and what hangs on them, the others go with it, undo brings all back', async () => {
    const place = folder();
    const project = await newSession(place);
    project.merge(
      staged(join(place, 'a.sqlite'), SITES, [preparedSite(1, { statut: 'retenu' }), preparedSite(2)]),
      { mode: 'append' },
      IMPORT,
    );
    const uids = project.rows('sites').map((row) => row['uid'] as string);
    const terrains = uids.map((uid, index) => ({ uid: `t${index}`, terr_id: `T${index}`, site_uid: uid }));
    project.apply({ operations: [{ op: 'put', table: 'terrains', rows: terrains }] }, STEP);
    const before = [snapshot(project, 'sites'), snapshot(project, 'terrains')];
    const { tables } = project.merge(
      staged(join(place, 'b.sqlite'), SITES, [preparedSite(1), preparedSite(7)]),
      { mode: 'replace' },
      IMPORT,
    );
    expect(tables).toEqual([{ table: 'sites', inserted: 1, updated: 1, unchanged: 0, deleted: 1, gone: 0, edits: 0 }]);
    expect(project.rows('sites').map((row) => [row['site_id'], row['statut']])).toEqual([
      ['S1', null],
      ['S7', null],
    ]);
    expect(project.rows('terrains').map((row) => row['site_uid'])).toEqual([uids[0]]);
    expect(project.check()).toEqual([]);
    project.undo();
    expect([snapshot(project, 'sites'), snapshot(project, 'terrains')]).toEqual(before);
    expect(project.check()).toEqual([]);
    await project.close({ discard: true });
  });

  it('asks for a key where an update has none', async () => {
    const place = folder();
    const project = await newSession(place);
    const points: PreparedTable = { table: 'equipements', geometry: 'POINT', fields: null, title: 'equipements' };
    const file = staged(join(place, 'a.sqlite'), points, [preparedPoint(1, { nom: 'Gare', code: 'G1' })]);
    expect(() => project.merge(file, { mode: 'update' }, IMPORT)).toThrow(expect.objectContaining({ code: 'key-missing' }));
    expect(project.merge(file, { mode: 'update', key: 'code' }, IMPORT).tables[0]).toMatchObject({ inserted: 1 });
    expect(project.merge(file, { mode: 'update', key: 'code' }, IMPORT).tables[0]).toMatchObject({ inserted: 0, unchanged: 1 });
    await project.close({ discard: true });
  });

  it('makes the table of another layer, under a free name, and undo drops it', async () => {
    const place = folder();
    const project = await newSession(place);
    const file = staged(join(place, 'a.sqlite'), ROUTES, [{ row: 1, geometry: square(2, 47), values: { nom: 'A', rang: 1 } }]);
    project.merge(file, { mode: 'append' }, IMPORT);
    project.merge(file, { mode: 'append' }, IMPORT);
    const names = () =>
      project
        .layers()
        .filter(({ kind }) => kind === 'couche')
        .map(({ table, title, count }) => [table, title, count]);
    expect(names()).toEqual([
      ['imp_zones', 'Zones d’essai', 1],
      ['imp_zones_2', 'Zones d’essai (imp_zones_2)', 1],
    ]);
    expect(project.layer('imp_zones').fields.map(({ name, type }) => [name, type])).toEqual([
      ['nom', 'text'],
      ['rang', 'integer'],
    ]);
    project.removeLayer('imp_zones', STEP);
    expect(names().map(([table]) => table)).toEqual(['imp_zones_2']);
    project.undo();
    project.undo();
    expect(names().map(([table]) => table)).toEqual(['imp_zones']);
    project.redo();
    expect(project.rows('imp_zones_2')[0]).toMatchObject({ nom: 'A', rang: 1 });
    expect(project.check()).toEqual([]);
    await project.close({ discard: true });
  });

  it('makes it with the columns its last rows have', async () => {
    const place = folder();
    const project = await newSession(place);
    const staging = createStaging(join(place, 'a.sqlite'));
    staging.beginSource({ nom: 'a' });
    staging.append(ROUTES, [{ row: 1, geometry: square(2, 47), values: { nom: 'A' } }]);
    const wider: PreparedTable = { ...ROUTES, fields: [...(ROUTES.fields ?? []), { name: 'attributs', type: 'json' }] };
    staging.append(wider, [{ row: 2, geometry: square(3, 47), values: { nom: 'B', attributs: '{"rang":"premier"}' } }]);
    staging.finish();
    project.merge(staging.path, { mode: 'append' }, IMPORT);
    expect(project.rows('imp_zones').map(({ nom, attributs }) => [nom, attributs])).toEqual([
      ['A', null],
      ['B', '{"rang":"premier"}'],
    ]);
    await project.close({ discard: true });
  });

  it('keeps the source of each file of a batch, links terrains to their site, and never links a parcel twice', async () => {
    const place = folder();
    const project = await newSession(place);
    const staging = createStaging(join(place, 'a.sqlite'));
    const first = staging.beginSource({ nom: 'A', millesime: '2025' });
    staging.append(FRICHES, [preparedPoint(1, { friche_id: 'F1' })]);
    staging.setReport(first, { read: 1 });
    staging.beginSource({ nom: 'B' });
    staging.append(FRICHES, [preparedPoint(2, { friche_id: 'F2' })]);
    staging.append({ table: 'terrains', geometry: 'MULTIPOLYGON', fields: null, title: 'terrains' }, [
      { row: 1, geometry: null, values: { terr_id: 'T1', site_id: 'S1' } },
    ]);
    staging.append({ table: 'territoire_membres', geometry: null, fields: null, title: '' }, [
      { row: 1, geometry: null, values: { ti_id: 'TI1', type: 'epci', code: '200000001', nom: 'X' } },
    ]);
    staging.finish();
    project.merge(staging.path, { mode: 'append' }, IMPORT);
    expect(project.rows('friches').map((row) => row['source_id'])).toEqual([1, 2]);
    expect(project.row('sources', 1)).toMatchObject({ nom: 'A', millesime: '2025', rapport: '{"read":1}' });
    project.merge(staged(join(place, 'b.sqlite'), SITES, [preparedSite(1)]), { mode: 'append' }, IMPORT);
    expect(project.rows('terrains')[0]?.['site_uid']).toBe(project.rows('sites')[0]?.['uid']);
    project.undo();
    expect(project.rows('terrains')[0]?.['site_uid']).toBeNull();
    project.merge(staging.path, { mode: 'update' }, IMPORT);
    expect(project.count('territoire_membres')).toBe(1);
    await project.close({ discard: true });
  });

  it('remembers which fields of imported objects were changed by hand', async () => {
    const place = folder();
    const project = await newSession(place);
    project.merge(staged(join(place, 'a.sqlite'), SITES, [preparedSite(1)]), { mode: 'append' }, IMPORT);
    project.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ fid: 1, site_nom: 'Autre', statut: null }] }] }, STEP);
    expect(project.editedFields('sites', 1)).toEqual(['site_nom']);
    project.merge(staged(join(place, 'b.sqlite'), SITES, [preparedSite(1)]), { mode: 'update', edits: 'replace' }, IMPORT);
    expect(project.editedFields('sites', 1)).toEqual([]);
    expect(project.row('sites', 1)).toMatchObject({ site_nom: 'Site 1' });
    project.undo();
    expect(project.editedFields('sites', 1)).toEqual(['site_nom']);
    project.undo();
    expect(project.editedFields('sites', 1)).toEqual([]);
    await project.close({ discard: true });
  });
});
