/** Selections kept under a name: remembered by number, given as far as the objects are there, each change one step that undo takes back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fidsOfRanges, filterOfFids, rangesOfFids } from '../../../shared/domain/kept-selection.ts';
import { loaded } from './scenes.ts';

test('a selection is kept, named anew, replaced and deleted, and undo takes each back', async () => {
  const engine = await loaded();
  const list = () => engine.call('kept-selections/list', {});
  const undo = () => engine.call('history/undo', {});
  const sets = [{ table: 'sites', fids: Float64Array.of(2, 1) }];
  expect(await list()).toEqual([]);
  const kept = await engine.call('kept-selections/keep', { name: 'À visiter', sets });
  expect(kept).toMatchObject({ id: 'selection-1', name: 'À visiter', receipt: { step: { label: { code: 'selection-keep' } } } });
  const expected = [{ id: 'selection-1', name: 'À visiter', layers: [{ table: 'sites', count: 2 }] }];
  expect(await list()).toEqual(expected);
  // a name that is taken gets a number
  expect((await engine.call('kept-selections/keep', { name: 'À visiter', sets })).name).toBe('À visiter (2)');
  await undo();
  await engine.call('kept-selections/rename', { id: kept.id, name: 'Vus' });
  expect((await list())[0]?.name).toBe('Vus');
  await undo();
  await engine.call('kept-selections/keep', { id: kept.id, name: '', sets: [{ table: 'sites', fids: Float64Array.of(1) }] }).then(
    () => expect.fail('a name is needed'),
    (error) => expect(error).toMatchObject({ code: 'parameter-invalid' }),
  );
  await engine.call('kept-selections/keep', { id: kept.id, name: 'À visiter', sets: [{ table: 'sites', fids: Float64Array.of(1) }] });
  expect((await list())[0]?.layers).toEqual([{ table: 'sites', count: 1 }]);
  await undo();
  // a deleted object is not given, and is again once its deletion is undone
  await engine.call('object/delete', { table: 'sites', fids: [2] });
  expect((await engine.call('kept-selections/objects', { id: kept.id })).sets.map(({ fids }) => [...fids])).toEqual([[1]]);
  await undo();
  expect((await engine.call('kept-selections/objects', { id: kept.id })).sets.map(({ fids }) => [...fids])).toEqual([[1, 2]]);
  await engine.call('kept-selections/remove', { id: kept.id });
  expect(await list()).toEqual([]);
  await undo();
  expect(await list()).toEqual(expected);
  for (const call of ['kept-selections/objects', 'kept-selections/remove'] as const)
    await expect(engine.call(call, { id: 'selection-9' })).rejects.toMatchObject({ code: 'object-unknown' });
  const none = [{ table: 'sites', fids: Float64Array.of(99) }];
  await expect(engine.call('kept-selections/keep', { name: 'Rien', sets: none })).rejects.toMatchObject({ code: 'object-unknown' });
});

test('the filter of a selection lets its objects through and no others', async () => {
  const engine = await loaded();
  await engine.call('layers/update', { table: 'sites', filter: filterOfFids([2]) });
  const { rows } = await engine.call('table/rows', { table: 'sites', offset: 0, limit: 10, where: filterOfFids([2]) ?? '' });
  expect(rows.map(({ fid }) => fid)).toEqual([2]);
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (fids) => {
      const sorted = [...fids].sort((a, b) => a - b);
      expect(fidsOfRanges(rangesOfFids(fids))).toEqual(sorted);
      const filter = filterOfFids(fids);
      if (fids.length === 0) expect(filter).toBeNull();
    }),
  );
  expect(filterOfFids(Array.from({ length: 3000 }, (_, index) => index * 2 + 1))).toBeNull();
});
