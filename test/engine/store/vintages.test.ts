import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PreparedTable } from '../../../electron/engine/importers/types.ts';
import { createStaging, openProject, type Project } from '../../../electron/engine/store/index.ts';
import { environment, FRICHES, folder, IMPORT, newSession, preparedPoint, preparedSite, SITES, STEP, square, staged } from './support.ts';

const OUTLINES: PreparedTable = { ...SITES, table: 'friches_emprises' };
/** What counts and remembers steps, and is meant to differ. */
const COUNTERS = /^(emprise_(journal|meta|revisions)|gpkg_contents|sqlite_)/;

/** Every row of every table of the working copy, spatial indexes included. */
function everything(project: Project): string {
  const db = new Database(project.workingPath, { readonly: true });
  try {
    const tables = db.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all();
    const kept = tables.filter((name) => !COUNTERS.test(name) && !/_(node|rowid|parent)$/.test(name));
    return JSON.stringify(
      kept.map((name) => [name, db.prepare(`SELECT * FROM "${name}" ORDER BY 1`).raw().all()]),
      (_, value) => (value?.type === 'Buffer' ? Buffer.from(value.data).toString('hex') : value),
    );
  } finally {
    db.close();
  }
}

const object = fc.record({
  id: fc.integer({ min: 0, max: 9 }),
  nom: fc.constantFrom('A', 'B', 'C'),
  x: fc.constantFrom(2, 2.5),
  gap: fc.boolean(),
});
const vintage = fc.uniqueArray(object, { selector: ({ id }) => id, minLength: 1, maxLength: 8 });
type Vintage = { id: number; nom: string; x: number; gap: boolean }[];
const rowsOf = (objects: Vintage) =>
  objects.map(({ id, nom, x, gap }) =>
    preparedSite(id, { site_nom: nom, pole_id: gap ? null : 'P' }, gap ? null : square(x + id * 0.02, 47)),
  );

describe('a newer vintage', () => {
  it('does what its comparison said, keeps edits or not as asked, and one undo restores every byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        vintage,
        vintage,
        fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom('site_nom', 'pole_id', 'site_id'), fc.constantFrom('B', 'Z')), {
          maxLength: 4,
        }),
        fc.record({ gone: fc.constantFrom('keep', 'delete'), edits: fc.constantFrom('keep', 'replace') } as const),
        async (first, second, edits, choice) => {
          const place = folder();
          const project = await newSession(place);
          project.merge(staged(join(place, 'a.sqlite'), SITES, rowsOf(first)), { mode: 'append' }, IMPORT);
          project.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ site_id: 'mien', site_nom: 'Dessiné à la main' }] }] }, STEP);
          for (const [fid, field, value] of edits)
            if (fid <= first.length)
              project.apply(
                { operations: [{ op: 'put', table: 'sites', rows: [{ fid, [field]: field === 'site_id' ? `${value}${fid}` : value }] }] },
                STEP,
              );
          const edited = first.map(
            (_, index) => [index + 1, project.editedFields('sites', index + 1), project.row('sites', index + 1)] as const,
          );
          const before = everything(project);
          const options = { mode: 'update', ...choice } as const;
          const file = staged(join(place, 'b.sqlite'), SITES, rowsOf(second));
          const reader = await openProject(project.workingPath, 'readonly', environment());
          const [said] = await reader.inOneState(() => reader.compare(file, options));
          await reader.close();
          const [done] = project.merge(file, options, IMPORT).tables;
          if (said || done) {
            expect({
              added: said?.added,
              changed: said?.changed,
              unchanged: said?.unchanged,
              gone: said?.gone,
              edits: said?.edits,
            }).toEqual({
              added: done?.inserted,
              changed: done?.updated,
              unchanged: done?.unchanged,
              gone: done?.gone,
              edits: done?.edits,
            });
            expect(done?.deleted).toBe(choice.gone === 'delete' ? done?.gone : 0);
          }
          // what was drawn by hand never came from a file, and never goes with one
          expect(project.rows('sites').filter((row) => row['site_id'] === 'mien')).toHaveLength(1);
          if (choice.edits === 'keep')
            for (const [fid, fields, was] of edited)
              for (const field of fields) if (project.row('sites', fid)) expect(project.row('sites', fid)?.[field]).toBe(was?.[field]);
          expect(project.check()).toEqual([]);
          const after = everything(project);
          project.undo();
          expect(everything(project)).toBe(before);
          project.redo();
          expect(everything(project)).toBe(after);
          await project.close({ discard: true });
        },
      ),
      { numRuns: 40, seed: 20261121 },
    );
  });

  it('tells what changes, by object and by field', async () => {
    const place = folder();
    const project = await newSession(place);
    const first = [0, 1, 2, 3, 4].map((index) => preparedSite(index, { pole_id: 'P' }));
    project.merge(staged(join(place, 'a.sqlite'), SITES, first), { mode: 'append' }, IMPORT);
    project.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ fid: 3, site_nom: 'À moi' }] }] }, STEP);
    const second = [
      preparedSite(0, { pole_id: 'P' }, square(2 + 1e-9, 47)), // rounding
      preparedSite(1, { pole_id: 'Q' }),
      preparedSite(2, { pole_id: 'P' }), // named otherwise by hand
      preparedSite(3, { pole_id: 'R' }, square(2.06, 47, 0.02)), // larger
      preparedSite(9, { pole_id: 'P' }),
    ];
    const [table] = project.compare(staged(join(place, 'b.sqlite'), SITES, second), { mode: 'update' });
    expect(table).toMatchObject({ table: 'sites', added: 1, changed: 2, moved: 1, unchanged: 2, gone: 1, edits: 1 });
    expect(table?.fields).toEqual([{ field: 'pole_id', count: 2 }]);
    expect(table?.samples.map(({ fate, key, fields }) => [fate, key, fields])).toEqual([
      ['changed', 'S3', [{ field: 'pole_id', before: 'P', after: 'R', edited: false }]],
      ['changed', 'S1', [{ field: 'pole_id', before: 'P', after: 'Q', edited: false }]],
      ['changed', 'S2', [{ field: 'site_nom', before: 'À moi', after: 'Site 2', edited: true }]],
      ['gone', 'S4', []],
      ['added', 'S9', []],
    ]);
    expect(table?.samples[0]?.before?.xy[2]).toBeCloseTo(2.07, 12);
    expect(table?.samples[0]?.after?.xy[2]).toBeCloseTo(2.08, 12);
    expect(project.count('sites')).toBe(5);
    await project.close({ discard: true });
  });

  it('knows an object whose identifier was corrected by hand', async () => {
    const place = folder();
    const project = await newSession(place);
    project.merge(staged(join(place, 'a.sqlite'), SITES, [preparedSite(1)]), { mode: 'append' }, IMPORT);
    project.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ fid: 1, site_id: 'S1 bis' }] }] }, STEP);
    const file = staged(join(place, 'b.sqlite'), SITES, [preparedSite(1, { pole_id: 'P' })]);
    expect(project.merge(file, { mode: 'update' }, IMPORT).tables[0]).toMatchObject({ inserted: 0, updated: 1, gone: 0, edits: 1 });
    expect(project.rows('sites').map((row) => [row['site_id'], row['pole_id']])).toEqual([['S1 bis', 'P']]);
    await project.close({ discard: true });
  });

  it('tells an edit the source has come to agree with, and what the source says now of the others', async () => {
    const place = folder();
    const project = await newSession(place);
    project.merge(staged(join(place, 'a.sqlite'), SITES, [preparedSite(1, { pole_id: 'P' })]), { mode: 'append' }, IMPORT);
    project.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ fid: 1, site_nom: 'Autre', pole_id: 'Q' }] }] }, STEP);
    const file = staged(join(place, 'b.sqlite'), SITES, [preparedSite(1, { pole_id: 'Q', site_nom: 'Troisième' })]);
    expect(project.merge(file, { mode: 'update' }, IMPORT).tables[0]).toMatchObject({ updated: 0, unchanged: 1, edits: 1 });
    expect(project.editedFields('sites', 1)).toEqual(['site_nom']);
    expect(project.importedValues('sites', 1)).toEqual({ site_nom: 'Troisième' });
    project.undo();
    expect(project.importedValues('sites', 1)).toEqual({ pole_id: 'P', site_nom: 'Site 1' });
    await project.close({ discard: true });
  });

  it('keeps an outline drawn anew by hand', async () => {
    const place = folder();
    const project = await newSession(place);
    project.merge(staged(join(place, 'a.sqlite'), SITES, [preparedSite(1)]), { mode: 'append' }, IMPORT);
    const drawn = square(3, 46);
    const { encodeBlob } = await import('../../../electron/engine/store/geopackage/blob.ts');
    project.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ fid: 1, geom: encodeBlob(drawn) }] }] }, STEP);
    const file = staged(join(place, 'b.sqlite'), SITES, [preparedSite(1, {}, square(4, 45))]);
    expect(project.merge(file, { mode: 'update' }, IMPORT).tables[0]).toMatchObject({ unchanged: 1, edits: 1 });
    expect([...project.geometries('sites', { bbox: [2.9, 45.9, 3.1, 46.1] })]).toHaveLength(1);
    project.merge(file, { mode: 'update', edits: 'replace' }, IMPORT);
    expect([...project.geometries('sites', { bbox: [3.9, 44.9, 4.1, 45.1] })]).toHaveLength(1);
    expect(project.check()).toEqual([]);
    await project.close({ discard: true });
  });

  it('still misses at the third vintage what was gone and kept at the second, though every other object took the new source', async () => {
    const place = folder();
    const project = await newSession(place);
    const of = (name: string, ids: readonly number[]) =>
      staged(
        join(place, `${name}.sqlite`),
        SITES,
        ids.map((id) => preparedSite(id, { site_nom: name }, square(2 + id * 0.02, 47))),
      );
    project.merge(of('v1', [1, 2, 3]), { mode: 'append' }, IMPORT);
    expect(project.merge(of('v2', [1, 2]), { mode: 'update' }, IMPORT).tables[0]).toMatchObject({ updated: 2, gone: 1, deleted: 0 });
    expect(project.merge(of('v3', [1, 2, 4]), { mode: 'update' }, IMPORT).tables[0]).toMatchObject({ updated: 2, inserted: 1, gone: 1 });
    project.undo();
    expect(project.merge(of('v4', [2]), { mode: 'update', gone: 'delete' }, IMPORT).tables[0]).toMatchObject({ updated: 1, deleted: 2 });
    expect(project.rows('sites', { columns: ['site_id'] })).toHaveLength(1);
    await project.close();
  });

  it('takes away what hangs on a friche or a site that is gone, other sources staying, and undo brings all back', async () => {
    const place = folder();
    const project = await newSession(place);
    const friches = (name: string, ids: readonly string[], outlines: readonly string[]) => {
      const staging = createStaging(join(place, name));
      staging.beginSource({ nom: name });
      staging.append(
        FRICHES,
        ids.map((id, index) => preparedPoint(index, { friche_id: id })),
      );
      if (outlines.length > 0)
        staging.append(
          OUTLINES,
          outlines.map((id, index) => ({ row: 1, geometry: square(2 + index, 47), values: { friche_id: id } })),
        );
      staging.finish();
      return staging.path;
    };
    project.merge(friches('a', ['F1', 'F2'], ['F1', 'F2']), { mode: 'append' }, IMPORT);
    project.merge(friches('b', ['G1'], ['G1']), { mode: 'append' }, IMPORT);
    const before = everything(project);
    const { tables } = project.merge(friches('c', ['F1', 'F3'], []), { mode: 'update', gone: 'delete' }, IMPORT);
    expect(tables[0]).toMatchObject({ inserted: 1, unchanged: 1, deleted: 1, gone: 1 });
    expect(project.rows('friches').map((row) => row['friche_id'])).toEqual(['F1', 'G1', 'F3']);
    expect(project.rows('friches_emprises').map((row) => row['friche_id'])).toEqual(['F1', 'G1']);
    expect(project.check()).toEqual([]);
    project.undo();
    expect(everything(project)).toBe(before);
    await project.close({ discard: true });
  });

  it('knows the members that a territoire has lost, and tables without an outline', async () => {
    const place = folder();
    const project = await newSession(place);
    const members: PreparedTable = { table: 'territoire_membres', geometry: null, fields: null, title: '' };
    const vintageOf = (name: string, territoires: readonly string[], links: readonly (readonly [string, string])[]) => {
      const staging = createStaging(join(place, name));
      staging.beginSource({ nom: name });
      const of = { ...SITES, table: 'territoires' };
      staging.append(
        of,
        territoires.map((id, row) => ({ row, geometry: null, values: { ti_id: id, nom: `${id} ${name}` } })),
      );
      staging.append(
        members,
        links.map(([ti_id, code], row) => ({ row, geometry: null, values: { ti_id, type: 'epci', code } })),
      );
      staging.finish();
      return staging.path;
    };
    const first = [
      ['T1', '1'],
      ['T1', '2'],
      ['T2', '3'],
    ] as const;
    project.merge(vintageOf('a', ['T1', 'T2'], first), { mode: 'append' }, IMPORT);
    const before = everything(project);
    const second = vintageOf(
      'b',
      ['T1'],
      [
        ['T1', '1'],
        ['T1', '4'],
      ],
    );
    const compared = project.compare(second, { mode: 'update' });
    expect(compared.map(({ table, added, changed, gone }) => [table, added, changed, gone])).toEqual([
      ['territoires', 0, 1, 1],
      ['territoire_membres', 1, 0, 1],
    ]);
    expect(compared[0]?.samples.map(({ fate, key }) => [fate, key])).toEqual([
      ['changed', 'T1'],
      ['gone', 'T2'],
    ]);
    expect(compared[1]?.samples.map(({ fate, key }) => [fate, key])).toEqual([
      ['gone', 'T1 · 2'],
      ['added', 'T1 · 4'],
    ]);
    expect(compared[1]?.samples.map(({ fate, key }) => [fate, key])).toEqual([
      ['gone', 'T1 · 2'],
      ['added', 'T1 · 4'],
    ]);
    project.merge(second, { mode: 'update', gone: 'delete' }, IMPORT);
    expect(project.rows('territoire_membres').map((row) => [row['ti_id'], row['code']])).toEqual([
      ['T1', '1'],
      ['T1', '4'],
    ]);
    project.undo();
    expect(everything(project)).toBe(before);
    await project.close({ discard: true });
  });

  it('moves a terrain with the site its source names, but not one the planner has linked himself', async () => {
    const place = folder();
    const project = await newSession(place);
    const terrains: PreparedTable = { ...SITES, table: 'terrains' };
    const terrain = (id: string, site: string) => ({ row: 1, geometry: null, values: { terr_id: id, site_id: site } });
    project.merge(staged(join(place, 's'), SITES, [preparedSite(1), preparedSite(2)]), { mode: 'append' }, IMPORT);
    project.merge(staged(join(place, 'a'), terrains, [terrain('T1', 'S1'), terrain('T2', 'S1')]), { mode: 'append' }, IMPORT);
    const [one, two] = project.rows('sites').map((row) => String(row['uid'])) as [string, string];
    project.apply({ operations: [{ op: 'put', table: 'terrains', rows: [{ fid: 2, site_uid: null }] }] }, STEP);
    project.apply({ operations: [{ op: 'put', table: 'terrains', rows: [{ fid: 2, site_uid: one }] }] }, STEP);
    project.merge(staged(join(place, 'b'), terrains, [terrain('T1', 'S2'), terrain('T2', 'S2')]), { mode: 'update' }, IMPORT);
    expect(project.rows('terrains').map((row) => row['site_uid'])).toEqual([two, one]);
    await project.close({ discard: true });
  });
});
