/** The small map of the import looks at the objects, not at the one that was typed wrong. */
import { expect, test } from 'vitest';
import type { Extent4 } from '../../../renderer/map/projections.ts';
import { fittedExtent } from '../../../renderer/tasks/import/preview-extent.ts';

const none = { lines: [], polygons: [], objects: 0 };
const town = Array.from({ length: 40 }, (_, index) => [4.8 + (index % 8) / 100, 46.8 + Math.floor(index / 8) / 100]).flat();

test('one point far off does not make a speck of a town, and is counted', () => {
  const whole: Extent4 = [-1.5, 43.3, 4.87, 46.84];
  const { extent, far } = fittedExtent(whole, { ...none, points: [...town, -1.5, 43.3] });
  expect(far).toBe(1);
  expect(extent?.map((value) => Math.round(value * 100) / 100)).toEqual([4.8, 46.8, 4.87, 46.84]);
});

test('a layer in two places, a handful of objects or a country is shown whole', () => {
  const whole: Extent4 = [-61, -21, 9, 51];
  const twoPlaces = { ...none, points: [...town, ...town.map((value, index) => value + (index % 2 ? -3 : -6))] };
  expect(fittedExtent(whole, twoPlaces)).toEqual({ extent: whole, far: 0 });
  expect(fittedExtent(whole, { ...none, points: [4.8, 46.8, 4.81, 46.8, -61, 16] })).toEqual({ extent: whole, far: 0 });
  const country = Array.from({ length: 400 }, (_, index) => [-4 + (index % 20) * 0.6, 43 + Math.floor(index / 20) * 0.4]).flat();
  expect(fittedExtent(whole, { ...none, points: country })).toEqual({ extent: whole, far: 0 });
  expect(fittedExtent(null, null)).toEqual({ extent: null, far: 0 });
  expect(fittedExtent(whole, { ...none, points: town.map((_, index) => (index % 2 ? 46.8 : 4.8)) })).toEqual({ extent: whole, far: 0 });
});
