import { describe, expect, it, test } from 'vitest';
import { comingIn, fateOf, largestAreaChange, partsOf, toggled, withFate } from '../../../renderer/tasks/import/check-parts.ts';
import {
  axesSwapped,
  checkKey,
  type Draft,
  draftsOf,
  includedCount,
  keptChoices,
  likelyCrs,
  lookKey,
  obstaclesOf,
  optionsOf,
  withChoices,
  withKind,
} from '../../../renderer/tasks/import/draft.ts';
import {
  mappingRows,
  readiness,
  sourceUnit,
  targetField,
  unitChoices,
  withConstant,
  withTarget,
  withUnit,
  withValue,
} from '../../../renderer/tasks/import/mapping-rows.ts';
import type { FileProposal, LayerProposal, Overlap } from '../../../shared/domain/import.ts';

const layer: LayerProposal = {
  layer: 'epci',
  format: 'shapefile',
  geometry: 'polygon',
  count: 12,
  crs: null,
  encoding: { name: 'windows-1252', how: 'guessed' },
  extent: null,
  suggestedKind: 'epci',
  fields: [
    { from: 'CODE', example: '200000172', to: 'siren', conversion: null, unknown: [] },
    { from: 'LIBELLE', example: 'CC de Sorvenne', to: null, conversion: null, unknown: [] },
  ],
  kind: 'epci',
  profile: null,
  remembered: null,
  place: { how: 'geometry', columns: [] },
  join: null,
  missing: [],
  sample: [],
  converted: [],
  crsChoices: [],
  encodingChoices: [],
  mojibake: null,
  shortCodes: null,
  companions: [],
  preview: null,
  obstacles: [{ code: 'crs-unknown', params: { likely: 'EPSG:2154' } }],
};
const file: FileProposal = { file: 'epci.zip', bytes: 1000, modified: null, layers: [layer] };
const first = (proposal: FileProposal) => {
  const [draft] = draftsOf('token-1234', proposal);
  if (!draft) throw new Error('no draft');
  return draft;
};

test('an unknown projection holds the import back until one is chosen; the likely one is offered', () => {
  const draft = first(file);
  expect(obstaclesOf(draft).map(({ code }) => code)).toEqual(['crs-unknown']);
  expect(likelyCrs(draft)).toBe(2154);
  const chosen = withChoices(draft, { crs: 2154 });
  expect(obstaclesOf(chosen)).toEqual([]);
  expect(optionsOf(chosen)).toEqual({ kind: 'epci', mode: 'append', crs: 2154 });
  expect(optionsOf(withChoices(chosen, { crs: undefined }))).toEqual({ kind: 'epci', mode: 'append' });
});

test('an obstacle without a way out stays; a place by code takes away the want of coordinates', () => {
  const without = first({ ...file, layers: [{ ...layer, obstacles: [{ code: 'csv-without-coordinates', params: {} }] }] });
  expect(obstaclesOf(withChoices(without, { crs: 2154, encoding: 'utf-8' }))).toHaveLength(1);
  expect(obstaclesOf(withChoices(without, { join: { column: 'INSEE', with: 'communes', as: 'point' } }))).toEqual([]);
});

test('the order of the axes is as the numbers say for the chosen system, until it is decided', () => {
  const choices = [
    { code: 'EPSG:2154', swapAxes: false, extent: null, accuracy_m: null },
    { code: 'EPSG:4326', swapAxes: true, extent: null, accuracy_m: null },
  ];
  const draft = first({ ...file, layers: [{ ...layer, crs: { code: 'EPSG:4326', how: 'guessed' }, crsChoices: choices }] });
  expect(axesSwapped(draft)).toBe(true);
  expect(axesSwapped(withChoices(draft, { crs: 2154 }))).toBe(false);
  expect(axesSwapped(withChoices(draft, { swapAxes: false }))).toBe(false);
});

const rowOf = (draft: Draft, from: string) => mappingRows(draft).find((row) => row.from === from);

test('a field goes to one place: giving its place to another frees it, and both are said to the engine', () => {
  const draft = withTarget(first(file), 'LIBELLE', 'nom');
  expect(rowOf(draft, 'LIBELLE')?.to).toBe('nom');
  expect(optionsOf(draft).fields).toEqual({ nom: 'LIBELLE' });
  const moved = withTarget(draft, 'LIBELLE', 'siren');
  expect(rowOf(moved, 'LIBELLE')?.to).toBe('siren');
  expect(rowOf(moved, 'CODE')?.to).toBeNull();
  expect(optionsOf(moved).fields).toEqual({ nom: '', siren: 'LIBELLE' });
});

test('a file of the catalogue begins with the kind and the fields of its entry, unless decisions were kept for it', () => {
  const source = { kind: 'communes' as const, fields: { nom: 'LIBELLE' } };
  const [begun] = draftsOf('token', file, [], source);
  expect(begun && optionsOf(begun)).toEqual({ kind: 'communes', mode: 'append', fields: { nom: 'LIBELLE' } });
  const [plain] = draftsOf('token', file, [], { kind: 'communes' });
  expect(plain && optionsOf(plain)).toEqual({ kind: 'communes', mode: 'append' });
  const kept = {
    id: 'm',
    name: 'Mes EPCI',
    kind: 'epci' as const,
    columns: ['CODE'],
    options: { fields: { siren: 'CODE' } },
    savedAt: '2026-01-05',
  };
  const [mine] = draftsOf('token', { ...file, layers: [{ ...layer, remembered: 'm' }] }, [kept], source);
  expect(mine && optionsOf(mine)).toEqual({ kind: 'epci', mode: 'append', fields: { siren: 'CODE' } });
});

test('a field taken out of its place leaves it empty, or the engine would put it back', () => {
  const draft = withTarget(first(file), 'CODE', null);
  expect(rowOf(draft, 'CODE')).toMatchObject({ to: null, state: 'aside' });
  expect(optionsOf(draft).fields).toEqual({ siren: '' });
});

test('a column sent elsewhere before the look for the new kind is there leaves no target of the former kind behind', () => {
  const plain = first({
    ...file,
    layers: [{ ...layer, fields: [{ from: 'chef', example: 'x', to: 'chef', conversion: null, unknown: [] }] }],
  });
  const draft = withTarget(withKind(plain, 'communes'), 'chef', 'population');
  expect(optionsOf(draft).fields).toEqual({ population: 'chef' });
});

test('a value outside the list is doubtful until it is decided: one of the list, nothing, or kept again', () => {
  const unknown = [{ value: 'SAFER', count: 3, suggestion: null }];
  const draft = first({ ...file, layers: [{ ...layer, fields: [{ ...layer.fields[1], to: 'nature', unknown } as never] }] });
  expect(rowOf(draft, 'LIBELLE')?.state).toBe('doubtful');
  const decided = withValue(draft, 'nature', 'SAFER', '');
  expect(rowOf(decided, 'LIBELLE')?.state).toBe('placed');
  expect(optionsOf(decided).values).toEqual({ nature: { SAFER: '' } });
  expect(rowOf(withValue(decided, 'nature', 'SAFER', null), 'LIBELLE')?.state).toBe('doubtful');
});

test('what the standard asks for and the file has not is a row of its own, filled by one value', () => {
  const draft = first({ ...file, layers: [{ ...layer, missing: ['nom'] }] });
  const missing = (one: Draft) => mappingRows(one).find((row) => row.from === null);
  expect(missing(draft)).toMatchObject({ to: 'nom', state: 'missing' });
  expect(readiness(mappingRows(draft))).toEqual({ ready: 1, total: 2, aside: 1 });
  const given = withConstant(draft, 'nom', ' CC de Sorvenne ');
  expect(missing(given)).toMatchObject({ constant: 'CC de Sorvenne', state: 'placed' });
  expect(optionsOf(given).constants).toEqual({ nom: 'CC de Sorvenne' });
  // the file turns out to have it: one value for all would hide it
  expect(optionsOf(withTarget(given, 'LIBELLE', 'nom')).constants).toBeUndefined();
  expect(optionsOf(withConstant(given, 'nom', '')).constants).toBeUndefined();
});

test('units are offered within the same quantity only, and the one the conversion found is shown', () => {
  expect(unitChoices(targetField('terrains', 'terr_surf_brute'))).toEqual(['ha', 'm2']);
  expect(unitChoices(targetField('terrains', 'terr_id'))).toEqual([]);
  const fields = [{ from: 'SURF_M2', example: '53214', to: 'terr_surf_brute', conversion: { code: 'm2-to-ha', params: {} }, unknown: [] }];
  const draft = withKind(first({ ...file, layers: [{ ...layer, fields }] }), 'terrains');
  const row = mappingRows(draft)[0];
  if (!row) throw new Error('no row');
  expect(sourceUnit(draft, row)).toBe('m2');
  expect(sourceUnit(withUnit(draft, 'terr_surf_brute', 'ha'), row)).toBe('ha');
});

test('another kind forgets what was decided of the fields, not how the file is read', () => {
  const draft = withTarget(withChoices(first(file), { crs: 3947, encoding: 'utf-8', mode: 'update' }), 'LIBELLE', 'nom');
  expect(optionsOf(withKind(draft, 'communes'))).toEqual({ kind: 'communes', mode: 'append', crs: 3947, encoding: 'utf-8' });
});

test('decisions kept for the same columns are taken up outright: the import does what the dialog shows', () => {
  const options = { fields: { nom: 'LIBELLE' }, crs: 2154 };
  const kept = { id: 'm1', name: 'EPF', kind: 'communes' as const, savedAt: '2026-11-12T10:00:00Z', columns: [], options };
  const [draft] = draftsOf('token-1234', { ...file, layers: [{ ...layer, remembered: 'm1' }] }, [kept]);
  if (!draft) throw new Error('no draft');
  expect(draft.remembered).toEqual({ id: 'm1', name: 'EPF' });
  expect(optionsOf(draft)).toEqual({ kind: 'communes', mode: 'append', ...options });
  expect(keptChoices(draft)).toMatchObject(options);
});

test('what is left out changes neither the proposal nor the check; a field changes both, the mode only the check', () => {
  const draft = first(file);
  const left = withChoices(draft, { leaveOut: [3] });
  expect([lookKey(left), checkKey(left)]).toEqual([lookKey(draft), checkKey(draft)]);
  const update = withChoices(draft, { mode: 'update' });
  expect(lookKey(update)).toBe(lookKey(draft));
  expect(checkKey(update)).not.toBe(checkKey(draft));
  const field = withTarget(draft, 'LIBELLE', 'nom');
  expect(lookKey(field)).not.toBe(lookKey(draft));
  expect(checkKey(field)).not.toBe(checkKey(draft));
});

test('the layer is named only where its file has several; empty ones are left out', () => {
  const empty = { ...layer, layer: 'vide', count: 0 };
  const drafts = draftsOf('token-1234', { ...file, layers: [layer, empty] });
  expect(drafts.map((draft) => draft.included)).toEqual([true, false]);
  expect(drafts[0] && optionsOf(drafts[0]).layer).toBe('epci');
  expect(includedCount(drafts)).toBe(12);
  expect(includedCount([{ ...first(file), proposal: { ...layer, count: null } }])).toBeNull();
});

test('a report is taken apart by what became of the records', () => {
  const note = (code: string, rows: number[] = []) => ({ code, count: 1, message: code, rows });
  const parts = partsOf([
    { ...note('geometry-repaired', [4]), fate: 'repaired' },
    { ...note('outside-france', [2]), fate: 'rejected' },
    { ...note('key-duplicate', [9]), fate: 'rejected' },
    note('crs-guessed'),
    note('unit-converted', [1, 2, 3]),
    note('value-not-listed', [4]),
  ]);
  expect(parts.mended.map(({ code }) => code)).toEqual(['geometry-repaired']);
  expect(parts.leftOut.map(({ code }) => code)).toEqual(['outside-france', 'key-duplicate']);
  expect(parts.doubtful.map(({ code }) => code)).toEqual(['value-not-listed']);
  expect(parts.told.map(({ code }) => code)).toEqual(['crs-guessed', 'unit-converted']);
  expect(largestAreaChange([{ row: 1, reason: 'invalid', before_ha: 10, after_ha: 9.5 }])).toBeCloseTo(0.05, 12);
  expect(largestAreaChange([{ row: 1, reason: 'invalid', before_ha: null, after_ha: 2 }])).toBeNull();
  // a bow tie measures almost nothing before it is undone
  expect(largestAreaChange([{ row: 1, reason: 'self-intersection', before_ha: 1e-12, after_ha: 2 }])).toBeCloseTo(1, 9);
  expect(toggled(toggled([7], 3, true), 7, false)).toEqual([3]);
  const report = { imported: 12 } as Parameters<typeof comingIn>[0];
  expect(comingIn(report, withChoices(first(file), { leaveOut: [1, 2] }))).toBe(10);
});

describe('objects that cover each other', () => {
  const covering = (row: number, fid: number): Overlap => ({
    ...{ row, name: `n${row}`, share: 0.9, shared_ha: 1 },
    other: { of: 'project', table: 'sites', fid, name: `p${fid}` },
  });
  const all = [covering(1, 10), covering(2, 10), covering(2, 11), covering(3, 12)];
  const [first, second, third, last] = all as [Overlap, Overlap, Overlap, Overlap];

  it('are decided one by one, each decision taking back the former', () => {
    const replaced = withFate([last], 'file', {}, all);
    expect(replaced).toEqual({ replaces: [12] });
    expect(fateOf(last, replaced)).toBe('file');
    expect(fateOf(first, replaced)).toBe('both');
    const kept = withFate([last], 'project', replaced, all);
    expect(kept).toEqual({ leaveOut: [3] });
    expect(fateOf(last, kept)).toBe('project');
    expect(withFate([last], 'both', kept, all)).toEqual({});
  });

  it('are decided at once, and what no record covers any more stays in the project', () => {
    expect(withFate(all, 'file', { leaveOut: [2, 9] }, all)).toEqual({ leaveOut: [9], replaces: [10, 11, 12] });
    expect(withFate(all, 'project', { replaces: [10, 11, 12] }, all)).toEqual({ leaveOut: [1, 2, 3] });
    // row 2 alone covers 11; 10 is still covered by row 1
    const both = withFate([third], 'file', withFate([second, first], 'file', {}, all), all);
    expect(both).toEqual({ replaces: [10, 11] });
    expect(withFate([third], 'project', both, all)).toEqual({ leaveOut: [2], replaces: [10] });
  });
});
