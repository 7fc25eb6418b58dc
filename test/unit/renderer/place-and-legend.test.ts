import { expect, test } from 'vitest';
import { legalEpsg, systemFor, systemsOf, withinItsZone } from '../../../renderer/map/projections.ts';
import { presentClasses } from '../../../renderer/tasks/layers/present-classes.ts';
import { OTHER_LABEL } from '../../../shared/cartography/style-rules.ts';
import type { LayerStyle } from '../../../shared/domain/style.ts';

const GUADELOUPE = [-61.8, 15.8, -61, 16.5] as const;
const REUNION = [55.2, -21.4, 55.8, -20.8] as const;
const OVERSEAS = [-61.8, -21.4, 55.8, 16.5] as const;
const BOURGOGNE = [4, 46, 5, 47] as const;

test('data of several overseas zones opens in one of them, never in Lambert-93', () => {
  expect(legalEpsg(OVERSEAS)).toBe(5490);
  expect(systemsOf([GUADELOUPE, REUNION])).toEqual([5490, 2975]);
  expect(legalEpsg([-61.8, -21.4, 55.8, 51])).toBe(2154);
});

test('the system changes only for a place in another zone', () => {
  expect(systemFor(REUNION, 5490)).toBe(2975);
  expect(systemFor(OVERSEAS, 5490)).toBe(5490);
  expect(systemFor(BOURGOGNE, 2975)).toBe(2154);
  expect(systemFor(BOURGOGNE, 3857)).toBe(3857);
  expect(systemFor([20, 50, 21, 51], 2154)).toBe(2154);
});

test('a view knows when it has left the zone of its system', () => {
  expect(withinItsZone([850_000, 6_650_000], 2154)).toBe(true);
  expect(withinItsZone([850_000, 1_000_000], 2154)).toBe(false);
});

test('a legend lists the classes that have objects, those of one label together', () => {
  const symbolisation = { fill: null, stroke: null, casing: null, symbol: null };
  const entry = (value: string, label: string) => ({ value, label, symbolisation });
  const style: LayerStyle = {
    version: 1,
    renderer: {
      type: 'categorised',
      field: 'terr_etat_occup',
      categories: [entry('friche', 'Friche'), entry('vacant', 'Vacant'), entry('libre', 'Vacant'), entry('occupé', 'Occupé')],
      other: symbolisation,
    },
    label: null,
    minScaleDenominator: null,
    maxScaleDenominator: null,
  };
  expect(presentClasses(style, null).map(({ label, count }) => [label, count])).toEqual([
    ['Friche', null],
    ['Vacant', null],
    ['Occupé', null],
    [OTHER_LABEL, null],
  ]);
  expect(presentClasses(style, [0, 7, 2, 1, 0]).map(({ label, count }) => [label, count])).toEqual([
    ['Vacant', 9],
    ['Occupé', 1],
  ]);
});
