import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { useSelection } from '../../../renderer/state/selection.ts';
import { COMBINE_MODES, combined, countOf, type SelectionSets } from '../../../renderer/state/selection-sets.ts';

const selection = () => useSelection.getState();
beforeEach(() => selection().clear('program'));

test('a click replaces, Ctrl toggles, Maj adds', () => {
  selection().select('sites', [1], 'table');
  selection().toggle('sites', 4, 'table');
  expect(selection()).toMatchObject({ table: 'sites', fids: [1, 4], primary: 4, origin: 'table' });
  selection().toggle('sites', 4, 'map');
  expect(selection()).toMatchObject({ fids: [1], primary: 1, origin: 'map' });
  selection().add('sites', [1, 2, 3], 'map');
  expect(selection().fids).toEqual([1, 2, 3]);
});

test('each layer has its own: what is added in one leaves the others, a click leaves nothing else', () => {
  selection().select('sites', [1, 2], 'table');
  selection().add('friches', [9], 'map');
  expect(selection()).toMatchObject({ table: 'friches', fids: [9], sets: { sites: [1, 2], friches: [9] } });
  selection().toggle('sites', 1, 'map');
  expect(selection()).toMatchObject({ table: 'sites', fids: [2], sets: { sites: [2], friches: [9] } });
  selection().put('friches', [8, 9], 'program');
  expect(selection().sets).toEqual({ sites: [2], friches: [8, 9] });
  selection().present('sites', 'inspector');
  expect(selection()).toMatchObject({ table: 'sites', fids: [2], primary: 2, origin: 'inspector' });
  selection().clear('table', 'sites');
  expect(selection()).toMatchObject({ table: 'friches', fids: [8, 9], sets: { friches: [8, 9] } });
  selection().select('sites', [5], 'map');
  expect(selection().sets).toEqual({ sites: [5] });
});

test('taking the last one away leaves nothing, not an empty layer', () => {
  selection().select('sites', [5], 'map');
  selection().toggle('sites', 5, 'map');
  expect(selection()).toMatchObject({ table: null, fids: [], primary: null, sets: {} });
});

test('what a shape found is combined layer by layer', () => {
  selection().select('sites', [1, 2, 3], 'map');
  selection().combine({ sites: [2, 3, 4], friches: [7] }, ['sites', 'friches'], 'add', 'map');
  expect(selection().sets).toEqual({ sites: [1, 2, 3, 4], friches: [7] });
  selection().combine({ sites: [4] }, ['sites'], 'remove', 'map');
  expect(selection()).toMatchObject({ table: 'sites', sets: { sites: [1, 2, 3], friches: [7] } });
  selection().combine({ sites: [1, 9] }, ['sites', 'friches'], 'intersect', 'map');
  expect(selection().sets).toEqual({ sites: [1] });
  selection().combine({ friches: [7, 8] }, ['sites', 'friches'], 'replace', 'map');
  expect(selection()).toMatchObject({ table: 'friches', fids: [7, 8], sets: { friches: [7, 8] } });
});

test('combining is the set operation of its name, in the layers asked alone', () => {
  const keys = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 });
  const sets = fc.dictionary(fc.constantFrom('a', 'b', 'c'), keys, { noNullPrototype: true });
  const listed = (of: SelectionSets, table: string): ReadonlySet<number> => new Set(of[table]);
  fc.assert(
    fc.property(sets, sets, fc.constantFrom(...COMBINE_MODES), (before, found, mode) => {
      const after = combined(before, found, ['a', 'b'].concat(mode === 'replace' ? ['c'] : []), mode);
      for (const table of ['a', 'b', 'c']) {
        const [now, more] = [listed(before, table), listed(found, table)];
        const untouched = table === 'c' && mode !== 'replace';
        const expected = untouched
          ? now
          : {
              replace: more,
              add: new Set([...now, ...more]),
              remove: new Set([...now].filter((fid) => !more.has(fid))),
              intersect: new Set([...now].filter((fid) => more.has(fid))),
            }[mode];
        expect([...listed(after, table)].sort()).toEqual([...expected].sort());
        expect(after[table]?.length).not.toBe(0);
        expect(new Set(after[table]).size).toBe(after[table]?.length ?? 0);
      }
      expect(countOf(after)).toBe(Object.values(after).flat().length);
    }),
  );
});
