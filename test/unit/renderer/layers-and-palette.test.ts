import { expect, test } from 'vitest';
import { findIn } from '../../../renderer/app/palette-search.ts';
import { groupLayers, outOfScale } from '../../../renderer/tasks/layers/groups.ts';
import { columnsOf, usualColumns } from '../../../renderer/tasks/table/columns.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { styleSchema } from '../../../shared/domain/style.ts';
import { translator } from '../../../shared/messages/index.ts';

function layer(table: string, kind: LayerInfo['kind'], change: Partial<LayerInfo> = {}): LayerInfo {
  const style = styleSchema.parse({ version: 1, renderer: { type: 'single', symbolisation: {} } });
  return {
    id: table,
    filter: null,
    table,
    kind,
    title: null,
    geometry: 'MULTIPOLYGON',
    count: 3,
    extent: [4, 46, 5, 47],
    visible: true,
    opacity: 1,
    order: 0,
    style,
    fields: [],
    revision: 1,
    ...change,
  };
}

test('layers are gathered by what they are about, topmost first; empty tables are not shown', () => {
  const groups = groupLayers([
    layer('epci', 'epci', { visible: false }),
    layer('parcelles', 'parcelles', { order: 1 }),
    layer('sites', 'sites', { order: 2, visible: false }),
    layer('friches', 'friches', { count: 0 }),
  ]);
  expect(groups.map(({ id, visible, layers }) => [id, visible, layers.map(({ table }) => table)])).toEqual([
    ['sites', null, ['sites', 'parcelles']],
    ['territoires', false, ['epci']],
  ]);
});

test('a layer says from which scale it is drawn', () => {
  const parcelles = layer('parcelles', 'parcelles');
  const limited = { ...parcelles, style: { ...parcelles.style, maxScaleDenominator: 50_000 } };
  expect(outOfScale(limited, 60_000)).toEqual({ bound: 'from', denominator: 50_000 });
  expect(outOfScale(limited, 50_000)).toBeNull();
  expect(outOfScale(limited, null)).toBeNull();
});

test('the table of sites shows calculated figures, which are never typed', () => {
  const text = translator('fr');
  const field = (name: string) => ({ name, type: 'text', unit: null, values: null, editable: true });
  const sites = layer('sites', 'sites', { fields: [field('site_id'), field('site_nom'), field('maturite')] });
  const columns = columnsOf(sites, text);
  const surface = columns.find((column) => column.name === 'surface_ha');
  expect(surface).toMatchObject({ computed: true, editable: false, numeric: true, unitLabel: 'ha' });
  expect(usualColumns(sites, columns)).toEqual(expect.arrayContaining(['site_nom', 'maturite', 'surface_ha', 'friche_part']));
});

test('the palette finds without accents, best at the beginning of the name, and marks what it found', () => {
  expect(findIn('Vérifier les géométries', 'verif')).toEqual({ start: 0, end: 5, rank: 0 });
  expect(findIn('Les Verriers', 'ver')).toEqual({ start: 4, end: 7, rank: 1 });
  expect(findIn('Couvert', 'VER')).toEqual({ start: 3, end: 6, rank: 2 });
  expect(findIn('Sens', 'ver')).toBeNull();
  expect(findIn('Sens', '')?.rank).toBe(3);
});
