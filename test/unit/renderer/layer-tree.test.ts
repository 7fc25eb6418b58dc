import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pasteObstacle } from '../../../renderer/state/style-clipboard.ts';
import { dropped, groupStep, placedBy } from '../../../renderer/tasks/layers/arrange.ts';
import { clause, joined, operatorsOf } from '../../../renderer/tasks/layers/filter-clauses.ts';
import { groupLayers } from '../../../renderer/tasks/layers/groups.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { styleSchema } from '../../../shared/domain/style.ts';
import { readCondition } from '../../../shared/expression/index.ts';

function layer(id: string, kind: LayerInfo['kind'], change: Partial<LayerInfo> = {}): LayerInfo {
  return {
    id,
    table: id,
    kind,
    title: null,
    geometry: 'MULTIPOLYGON',
    count: 3,
    extent: [4, 46, 5, 47],
    visible: true,
    opacity: 1,
    order: 0,
    filter: null,
    style: styleSchema.parse({ version: 1, renderer: { type: 'single', symbolisation: {} } }),
    fields: [],
    revision: 1,
    ...change,
  };
}

test('a planner gathers layers in groups, and layers no group names stay by kind', () => {
  const layers = [layer('epci', 'epci', { order: 1 }), layer('sites', 'sites', { order: 3 }), layer('friches', 'friches', { order: 2 })];
  const groups = groupLayers(layers, [{ id: 'groupe-1', title: 'À la une', layers: ['epci', 'friches', 'gone'] }]);
  expect(groups.map(({ id, layers: members }) => [id, members.map(({ id: member }) => member)])).toEqual([
    ['groupe-1', ['friches', 'epci']],
    ['sites', ['sites']],
  ]);
});

/** Layers from the top of the map to its bottom, once placed. */
function topDown(layers: readonly LayerInfo[], orders: readonly { table: string; order: number }[]): string[] {
  const placed = new Map(orders.map(({ table, order }) => [table, order]));
  return [...layers].sort((a, b) => (placed.get(b.id) ?? b.order) - (placed.get(a.id) ?? a.order)).map(({ id }) => id);
}

test('moving keeps the order of all that does not move, whether there is room or not', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -8, max: 12 }), { minLength: 2, maxLength: 8 }),
      fc.nat(),
      fc.nat(),
      fc.constantFrom('above' as const, 'below' as const),
      (orders, from, to, where) => {
        const layers = orders.map((order, index) => layer(`t${index}`, 'couche', { order }));
        const moved = layers[from % layers.length] as LayerInfo;
        const target = layers[to % layers.length] as LayerInfo;
        fc.pre(moved.id !== target.id);
        const after = topDown(layers, placedBy(layers, [moved], where, target.id));
        expect(after[after.indexOf(target.id) + (where === 'above' ? -1 : 1)]).toBe(moved.id);
        const still = (ids: readonly string[]): string[] => ids.filter((id) => id !== moved.id);
        expect(still(after)).toEqual(still(topDown(layers, [])));
      },
    ),
  );
});

test('a layer dropped into another group is drawn where it stands there, and a group moved past another is drawn past it', () => {
  const layers = [
    layer('epci', 'epci', { order: 1 }),
    layer('contraintes', 'contraintes', { order: 2 }),
    layer('sites', 'sites', { order: 4 }),
    layer('friches', 'friches', { order: 3 }),
  ];
  const groups = groupLayers(layers);
  const moved = dropped(layers, groups, 'epci', { group: 'sites', layer: 'friches', after: false });
  expect(topDown(layers, moved?.orders ?? [])).toEqual(['sites', 'epci', 'friches', 'contraintes']);
  expect(moved?.groups?.find(({ id }) => id === 'sites')?.layers).toContain('epci');
  const turned = groupStep(layers, groups, 'contraintes', 'up');
  expect(topDown(layers, turned?.orders ?? [])).toEqual(['contraintes', 'sites', 'friches', 'epci']);
  expect(turned?.groups?.map(({ id }) => id).slice(0, 2)).toEqual(['contraintes', 'sites']);
  expect(groupStep(layers, groups, 'sites', 'up')).toBeNull();
});

test('the filter builder writes conditions the language reads', () => {
  const field = (name: string, type: string) => ({ name, type, unit: null, values: null, editable: true });
  const fields = [
    field('surface_ha', 'real'),
    field('nom', 'text'),
    field('Nature du sol', 'text'),
    field('recyclage', 'boolean'),
    field('maj', 'date'),
  ];
  const known = fields.map(({ name, type }) => ({ name, type: type as 'text' }));
  let expression = '';
  for (const one of fields) {
    for (const operator of operatorsOf(one)) {
      const value = one.type === 'real' ? '1\u202f250,5' : one.type === 'date' ? '2026-03-31' : "L'Étang";
      const written = clause(one, operator, value) ?? '';
      expect(() => readCondition(written, known)).not.toThrow();
      expression = joined(expression, written, operator === '=' ? 'ou' : 'et');
    }
  }
  expect(() => readCondition(expression, known)).not.toThrow();
  expect(clause(field('surface_ha', 'real'), '>=', '1\u202f250,5')).toBe('surface_ha >= 1250.5');
  expect(clause(field('surface_ha', 'real'), '>=', 'douze')).toBeNull();
});

test('a copied style fits layers of the same shape that have its field', () => {
  const byStatus = styleSchema.parse({ version: 1, renderer: { type: 'categorised', field: 'statut', categories: [], other: null } });
  const copied = { style: byStatus, geometry: 'MULTIPOLYGON' as const, name: 'x' };
  const field = (name: string) => ({ name, type: 'text', unit: null, values: null, editable: true });
  expect(pasteObstacle(copied, layer('a', 'couche', { fields: [field('statut')] }))).toBeNull();
  expect(pasteObstacle(copied, layer('a', 'couche', { fields: [field('nom')] }))).toEqual({ code: 'field', field: 'statut' });
  expect(pasteObstacle(copied, layer('a', 'couche', { geometry: 'POINT', fields: [field('statut')] }))).toEqual({ code: 'shape' });
  expect(pasteObstacle(null, layer('a', 'couche'))).toEqual({ code: 'nothing' });
});
