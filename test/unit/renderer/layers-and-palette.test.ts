import { expect, test } from 'vitest';
import { arranged, type Entry, type Group } from '../../../renderer/app/palette/entry.ts';
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

test('the palette shows the best group first, in it the best answer, and what was gone to lately among equals', () => {
  const entry = (group: Group, name: string, rank: number): Entry => ({
    id: name,
    group,
    title: group,
    rank,
    name,
    icon: null,
    run: () => undefined,
  });
  const shown = (entries: readonly Entry[], recent: readonly string[] = []) =>
    arranged(entries, ({ name }) => recent.includes(name)).map(({ entries: own }) => own.map(({ name }) => name));
  const commune = entry('places', 'Verdun', 1);
  const sites = [entry('ground', 'Les Verriers', 2), entry('ground', 'Zone du Verger', 2)];
  const command = entry('commands', 'Vérifier', 1);
  expect(shown([...sites, command, commune])).toEqual([['Verdun'], ['Vérifier'], ['Les Verriers', 'Zone du Verger']]);
  expect(shown([...sites, entry('places', 'Rouvray', 2)], ['Zone du Verger'])).toEqual([['Zone du Verger', 'Les Verriers'], ['Rouvray']]);
  // a place that was typed comes before all names, an address that would be asked for after all
  expect(shown([entry('addresses', 'adresse', 0), ...sites, entry('go', 'lieu', 0)])[0]).toEqual(['lieu']);
  expect(shown([entry('addresses', 'adresse', 0), ...sites]).at(-1)).toEqual(['adresse']);
  expect(shown(Array.from({ length: 20 }, (_, index) => entry('ground', `Site ${index}`, 1)))[0]).toHaveLength(6);
});
