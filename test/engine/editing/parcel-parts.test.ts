/** A parcel that is cut: the largest part keeps the identifier, the others have it with a letter, and sites keep their ground. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Project } from '../../../electron/engine/store/index.ts';
import { at, draw, edit, newProject, rectangle } from './support.ts';

const codes = (project: Project): unknown[] => project.rows('parcelles', { columns: ['idu'] }).map(({ idu }) => idu);
const cut = (project: Project, fid: number, x: number) =>
  edit(project, 'parcelles', { kind: 'split', fids: [fid], line: [at(x, -20), at(x, 120)] });

test('parts are called after their parcel, and a part cut again takes the next letter', async () => {
  const project = await newProject();
  const fid = await draw(project, 'parcelles', [[rectangle(0, 0, 100, 100)]], { idu: '23096000AB1234', contenance_m2: 10000 });
  const { written, notes } = await cut(project, fid, 70);
  expect(notes).toContainEqual({ code: 'derived-codes', count: 1 });
  expect(codes(project)).toEqual(['23096000AB1234', '23096000AB1234a']);
  expect(project.rows('parcelles', { columns: ['contenance_m2'] }).map(({ contenance_m2 }) => contenance_m2)).toEqual([10000, null]);
  await cut(project, written.fids[1] as number, 80);
  await cut(project, fid, 30);
  expect(codes(project)).toEqual(['23096000AB1234', '23096000AB1234a', '23096000AB1234b', '23096000AB1234c']);
  for (let step = 0; step < 3; step++) project.undo();
  expect(codes(project)).toEqual(['23096000AB1234']);
});

test('a site linked to the whole parcel is linked to the whole of each part, one linked to some of it to an unknown part of each', async () => {
  const project = await newProject();
  const fid = await draw(project, 'parcelles', [[rectangle(0, 0, 100, 100)]], { idu: '23096000AB0007' });
  const sites = [await draw(project, 'sites', [[rectangle(0, 0, 50, 50)]]), await draw(project, 'sites', [[rectangle(50, 50, 50, 50)]])];
  const uids = sites.map((site) => project.row('sites', site)?.['uid'] as string);
  const links = uids.map((site_uid, index) => ({ site_uid, idu: '23096000AB0007', part: index === 0 ? 1 : 0.4 }));
  project.apply({ operations: [{ op: 'put', table: 'site_parcelles', rows: links }] }, { code: 'edit-object', params: {}, origin: 'edit' });
  await cut(project, fid, 60);
  const found = project
    .rows('site_parcelles', { columns: ['site_uid', 'idu', 'part'] })
    .map(({ site_uid, idu, part }) => [uids.indexOf(String(site_uid)), idu, part]);
  expect(found).toHaveLength(4);
  expect(found).toEqual(
    expect.arrayContaining([
      [0, '23096000AB0007', 1],
      [0, '23096000AB0007a', 1],
      [1, '23096000AB0007', null],
      [1, '23096000AB0007a', null],
    ]),
  );
  project.undo();
  expect(project.rows('site_parcelles', { columns: ['part'] }).map(({ part }) => part)).toEqual([1, 0.4]);
});

test('whatever is cut, no two parcels have one identifier', async () => {
  const project = await newProject();
  const fid = await draw(project, 'parcelles', [[rectangle(0, 0, 100, 100)]], { idu: '23096000AB0007' });
  await draw(project, 'parcelles', [[rectangle(200, 0, 100, 100)]], { idu: '23096000AB0007b' });
  const start = project.history().filter(({ undone }) => !undone).length;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 99 })), { minLength: 1, maxLength: 6 }), async (cuts) => {
      for (const [pick, x] of cuts) {
        const fids = project.rows('parcelles', { columns: ['fid'] }).map((row) => Number(row['fid']));
        await cut(project, fids[pick % fids.length] ?? fid, x).catch((error: { code: string }) =>
          expect(error.code).toBe('edit-without-effect'),
        );
      }
      const all = codes(project);
      expect(new Set(all).size).toBe(all.length);
      while (project.history().filter(({ undone }) => !undone).length > start) project.undo();
    }),
    { numRuns: 12 },
  );
});
