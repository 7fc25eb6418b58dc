import { beforeEach, expect, test } from 'vitest';
import { useSelection } from '../../../renderer/state/selection.ts';
import { totalsOf } from '../../../renderer/tasks/inspector/totals.ts';

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

test('one layer at a time: another one takes its place', () => {
  selection().select('sites', [1, 2], 'table');
  selection().add('friches', [9], 'map');
  expect(selection()).toMatchObject({ table: 'friches', fids: [9] });
  selection().toggle('sites', 1, 'map');
  expect(selection()).toMatchObject({ table: 'sites', fids: [1] });
});

test('taking the last one away leaves nothing, not an empty layer', () => {
  selection().select('sites', [5], 'map');
  selection().toggle('sites', 5, 'map');
  expect(selection()).toMatchObject({ table: null, fids: [], primary: null });
});

test('totals leave out what is not known, and count it', () => {
  const rows = [
    { surface_ha: 12.5, friche_ha: null },
    { surface_ha: null, friche_ha: null },
    { surface_ha: 7.5, friche_ha: 3 },
  ];
  expect(totalsOf(rows)).toEqual({ surface_ha: 20, friche_ha: 3, without: 1 });
  expect(totalsOf([{ surface_ha: null, friche_ha: null }])).toEqual({ surface_ha: null, friche_ha: null, without: 1 });
});
