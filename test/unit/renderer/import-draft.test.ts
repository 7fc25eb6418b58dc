import { expect, test } from 'vitest';
import { draftsOf, includedCount, likelyCrs, obstaclesOf, optionsOf, targetOf, withTarget } from '../../../renderer/tasks/import/draft.ts';
import type { FileProposal, LayerProposal } from '../../../shared/domain/import.ts';

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
  const chosen = { ...draft, crs: 2154 };
  expect(obstaclesOf(chosen)).toEqual([]);
  expect(optionsOf(chosen)).toEqual({ kind: 'epci', mode: 'append', crs: 2154 });
});

test('an obstacle without a way out stays', () => {
  const draft = first({ ...file, layers: [{ ...layer, obstacles: [{ code: 'csv-without-coordinates', params: {} }] }] });
  expect(obstaclesOf({ ...draft, crs: 2154, encoding: 'utf-8' })).toHaveLength(1);
});

test('a field goes to one place: giving its place to another frees it', () => {
  const draft = withTarget(first(file), 'LIBELLE', 'nom');
  expect(targetOf(draft, 'LIBELLE', null)).toBe('nom');
  expect(optionsOf(draft).fields).toEqual({ nom: 'LIBELLE' });
  const moved = withTarget(draft, 'LIBELLE', 'siren');
  expect(targetOf(moved, 'LIBELLE', null)).toBe('siren');
  expect(targetOf(moved, 'CODE', 'siren')).toBeNull();
});

test('the layer is named only where its file has several; empty ones are left out', () => {
  const empty = { ...layer, layer: 'vide', count: 0 };
  const drafts = draftsOf('token-1234', { ...file, layers: [layer, empty] });
  expect(drafts.map((draft) => draft.included)).toEqual([true, false]);
  expect(drafts[0] && optionsOf(drafts[0]).layer).toBe('epci');
  expect(includedCount(drafts)).toBe(12);
  expect(includedCount([{ ...first(file), proposal: { ...layer, count: null } }])).toBeNull();
});
