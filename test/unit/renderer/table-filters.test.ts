/** Filters of the table become expressions that mean what the chips say, for every type of column. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnFilter } from '../../../renderer/state/table-view.ts';
import { chipValue, expressionOf, operatorsOf, valueCount, whereOf } from '../../../renderer/tasks/table/filters.ts';
import type { FieldShape } from '../../../renderer/ui/field-value.ts';
import { conditionToPredicate } from '../../../shared/expression/index.ts';
import { translator } from '../../../shared/messages/index.ts';

const field = (name: string, type: string, values: string[] | null = null, unit: string | null = null): FieldShape => ({
  name,
  type,
  unit,
  values,
});
const FIELDS = [
  field('nom', 'text'),
  field('drôle de "nom"', 'text'),
  field('etat', 'text', ['bon', 'mauvais']),
  field('surface', 'real', null, 'ha'),
  field('etages', 'integer'),
  field('vu', 'boolean'),
  field('jour', 'date'),
] as const;
const known = FIELDS.map(({ name, type }) => ({ name, type: type as 'text' }));
const shape = (name: string): FieldShape => FIELDS.find((one) => one.name === name) as FieldShape;
const keeps = (filters: readonly ColumnFilter[], row: Record<string, unknown>): boolean => {
  const where = whereOf(filters, FIELDS);
  return where === undefined || conditionToPredicate(where, known)(row);
};

const CASES: readonly (readonly [filter: ColumnFilter, row: Record<string, unknown>, kept: boolean])[] = [
  [{ field: 'nom', operator: 'contains', values: ['ecluse'] }, { nom: 'Écluse n° 3' }, true],
  [{ field: 'nom', operator: 'contains', values: ["l'eau"] }, { nom: 'Port de l’Eau' }, true],
  [{ field: 'nom', operator: 'lacks', values: ['eau'] }, { nom: null }, true],
  [{ field: 'nom', operator: 'lacks', values: ['eau'] }, { nom: 'Eau' }, false],
  [{ field: 'nom', operator: 'same', values: ['ECLUSE'] }, { nom: 'Écluse' }, true],
  [{ field: 'nom', operator: 'starts', values: ['écl'] }, { nom: 'Grande écluse' }, false],
  [{ field: 'nom', operator: 'missing', values: [] }, { nom: '' }, true],
  [{ field: 'nom', operator: 'present', values: [] }, { nom: '' }, false],
  [{ field: 'drôle de "nom"', operator: 'same', values: ["aujourd'hui"] }, { 'drôle de "nom"': 'Aujourd’hui' }, true],
  [{ field: 'etat', operator: 'in', values: ['bon'], withMissing: true }, { etat: null }, true],
  [{ field: 'etat', operator: 'in', values: ['bon'] }, { etat: 'mauvais' }, false],
  [{ field: 'etat', operator: 'in', values: [] }, { etat: 'bon' }, false],
  [{ field: 'surface', operator: 'ge', values: [5] }, { surface: 5 }, true],
  [{ field: 'surface', operator: 'le', values: [-2.5] }, { surface: -3 }, true],
  [{ field: 'surface', operator: 'ne', values: [5] }, { surface: null }, true],
  [{ field: 'surface', operator: 'ge', values: [0] }, { surface: null }, false],
  [{ field: 'surface', operator: 'between', values: [-1, 1] }, { surface: 0 }, true],
  [{ field: 'etages', operator: 'eq', values: [0] }, { etages: null }, false],
  [{ field: 'vu', operator: 'no', values: [] }, { vu: 0 }, true],
  [{ field: 'vu', operator: 'no', values: [] }, { vu: null }, false],
  [{ field: 'jour', operator: 'from', values: ['2026-03-31'] }, { jour: '2026-03-31' }, true],
  [{ field: 'jour', operator: 'until', values: ['2026-03-31'] }, { jour: '2026-04-01' }, false],
];

describe('a filter', () => {
  test.each(CASES)('%j on %j', (filter, row, kept) => {
    expect(keeps([filter], row)).toBe(kept);
  });

  test('of every operator of every type is an expression the engine accepts', () => {
    for (const column of FIELDS) {
      for (const operator of operatorsOf(column)) {
        const one = column.type === 'date' ? '2026-01-02' : ['real', 'integer'].includes(column.type) ? -1.5 : "d'eau";
        const values = Array.from({ length: valueCount(operator) ?? 2 }, () => one);
        const expression = expressionOf({ field: column.name, operator, values }, column);
        expect(() => conditionToPredicate(expression, known), expression).not.toThrow();
      }
    }
  });

  test('never lets a text out of its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (wanted, other) => {
        const same = { field: 'etat', operator: 'in', values: [wanted] } as const;
        const row = { etat: other };
        expect(conditionToPredicate(expressionOf(same, shape('etat')), known)(row)).toBe(wanted === other);
      }),
    );
  });
});

test('filters are ANDed, with that of the layer; columns that are gone are left out', () => {
  const filters: ColumnFilter[] = [
    { field: 'surface', operator: 'ge', values: [5] },
    { field: 'etat', operator: 'in', values: ['bon'] },
    { field: 'partie', operator: 'yes', values: [] },
  ];
  expect(keeps(filters, { surface: 6, etat: 'bon' })).toBe(true);
  expect(keeps(filters, { surface: 6, etat: 'mauvais' })).toBe(false);
  expect(whereOf([], FIELDS)).toBeUndefined();
  expect(whereOf([{ field: 'vu', operator: 'yes', values: [] }], FIELDS, 'etages = 1 or etages = 2')).toBe(
    '(etages = 1 or etages = 2) and "vu" = true',
  );
});

test('a chip says the value as the table does', () => {
  const text = translator('fr');
  const chip = (filter: ColumnFilter) => chipValue(filter, shape(filter.field), text, 'fr').replaceAll('\u202f', ' ');
  expect(chip({ field: 'surface', operator: 'ge', values: [1234.5] })).toBe('≥ 1 234,50');
  expect(chip({ field: 'jour', operator: 'from', values: ['2026-03-31'] })).toBe('à partir du 31/03/2026');
  expect(chip({ field: 'etat', operator: 'in', values: ['bon'], withMissing: true })).toBe('bon, non renseigné');
  expect(chip({ field: 'etages', operator: 'in', values: [1, 2, 3] })).toBe('1 +2');
  expect(chip({ field: 'surface', operator: 'between', values: [1, 2] })).toBe('1,00 à 2,00');
});
