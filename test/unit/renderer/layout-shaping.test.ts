/** Items turned, scaled together and drawn on the page: laws for any box, and places reckoned by hand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  angleTo,
  around,
  type Box,
  drawnBox,
  HANDLES,
  heldAngle,
  resized,
  resizedTurned,
  scaledInto,
  within180,
} from '../../../renderer/tasks/layout/boxes.ts';
import { boundsOf, withView } from '../../../renderer/tasks/layout/edit.ts';
import { itemAt } from '../../../renderer/tasks/layout/hit.ts';
import { newItem, withDrawn } from '../../../renderer/tasks/layout/new-item.ts';
import { middleOf, turnedPoint } from '../../../shared/cartography/page/turn.ts';
import { type MapItem, type PageLayout, pageLayoutSchema } from '../../../shared/domain/page-layout.ts';

const millimetres = fc.integer({ min: -500, max: 500 });
const side = fc.integer({ min: 1, max: 400 });
const box = fc.tuple(millimetres, millimetres, side, side) as fc.Arbitrary<Box>;
const degrees = fc.integer({ min: -180, max: 180 });

function layoutOf(items: readonly object[]): PageLayout {
  return pageLayoutSchema.parse({ version: 2, name: 'Essai', page: { format: 'A4', orientation: 'portrait' }, items });
}

test('the corner opposite to the handle of a turned item stays where it is seen', () => {
  fc.assert(
    fc.property(box, degrees, fc.constantFrom(...HANDLES), millimetres, millimetres, (before, rotation, handle, dx, dy) => {
      const after = resizedTurned(before, rotation, handle, dx, dy);
      // a handle on a side keeps both corners of the other side: the one of them that is asked for here
      const far = ([x, y, width, height]: Box): readonly [number, number] => [
        handle.includes('w') ? x + width : x,
        handle.includes('n') ? y + height : y,
      ];
      const [was, is] = [turnedPoint(far(before), middleOf(before), rotation), turnedPoint(far(after), middleOf(after), rotation)];
      expect(is[0]).toBeCloseTo(was[0], 6);
      expect(is[1]).toBeCloseTo(was[1], 6);
      expect(Math.min(after[2], after[3])).toBeGreaterThanOrEqual(1);
    }),
  );
  // on its side, pulled downwards by what was its right edge: it grows in length
  const [x, y, width, height] = resizedTurned([0, 0, 40, 10], 90, 'e', 0, 5);
  expect([x, y, width, height].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([-2.5, 2.5, 45, 10]);
});

test('what is scaled together fills the new box as it filled the old one', () => {
  fc.assert(
    fc.property(
      fc.array(box, { minLength: 2, maxLength: 6 }),
      fc.constantFrom(...HANDLES),
      millimetres,
      millimetres,
      (boxes, handle, dx, dy) => {
        const before = around(boxes) as Box;
        const after = resized(before, handle, dx, dy);
        const scaled = around(boxes.map((one) => scaledInto(one, before, after))) as Box;
        for (const [index, value] of scaled.entries()) expect(value).toBeCloseTo(after[index] as number, 6);
      },
    ),
  );
});

test('angles are told over -180 and up to 180, held at quarters and at fifteen degrees', () => {
  expect([angleTo([0, 0, 10, 10], [5, -20]), angleTo([0, 0, 10, 10], [30, 5]), angleTo([0, 0, 10, 10], [5, 40])]).toEqual([0, 90, 180]);
  expect([heldAngle(91.4, false), heldAngle(87, false), heldAngle(52.36, true), heldAngle(-12.34, false)]).toEqual([90, 87, 45, -12.3]);
  expect([within180(270), within180(-180), within180(540), within180(-90), within180(0)]).toEqual([-90, 180, 180, -90, 0]);
});

test('an item is drawn from corner to corner, whichever way; a line knows where it began', () => {
  expect(drawnBox([50, 60], [20, 90])).toEqual([20, 60, 30, 30]);
  expect(drawnBox([50, 60], [20, 70], true)).toEqual([20, 60, 30, 30]);
  const layout = layoutOf([]);
  const line = newItem('line', layout, [210, 297], [100, 100], 'Trait', '');
  expect(withDrawn(line, [10, 10, 40, 0], false)).toMatchObject({ box: [10, 10, 40, 0.1], rising: false });
  expect(withDrawn(line, [10, 10, 40, 30], true)).toMatchObject({ box: [10, 10, 40, 30], rising: true });
  expect(withDrawn(newItem('text', layout, [210, 297], [100, 100], 'Texte', 'a'), [10, 10, 0.2, 30], true)).toMatchObject({
    box: [10, 10, 1, 30],
  });
});

test('a turned item is met where it is seen', () => {
  const layout = layoutOf([{ id: 'a', type: 'text', box: [50, 100, 100, 10], text: 'Marge', rotation: 90 }]);
  expect(boundsOf(layout.items[0] as PageLayout['items'][number])).toEqual([95, 55, 10, 100]);
  expect(itemAt(layout, [100, 60], 0.5)?.id).toBe('a');
  expect(itemAt(layout, [60, 105], 0.5)).toBeNull();
});

test('another territory of the main map is named by the tables that named the former one, and by no other', () => {
  const layout = layoutOf([
    { id: 'map', type: 'map', box: [10, 10, 100, 100], view: { type: 'territory', territory: 'epci:1' } },
    { id: 'small', type: 'map', box: [10, 120, 20, 20], view: { type: 'territory', territory: 'epci:1' } },
    { id: 't', type: 'table', box: [120, 10, 80, 50], layer: 'sites', where: "epci_siren = '1'" },
    { id: 'c', type: 'chart', box: [120, 70, 80, 50], layer: 'sites', where: "maturite = 'disponible'" },
  ]);
  const wheres = (page: PageLayout) => page.items.flatMap((item) => (item.type === 'table' || item.type === 'chart' ? [item.where] : []));
  const view = { type: 'territory', territory: 'epci:2', around: 0.04, denominator: null } as const;
  expect(wheres(withView(layout, layout.items[0] as MapItem, { view }))).toEqual(["epci_siren = '2'", "maturite = 'disponible'"]);
  expect(wheres(withView(layout, layout.items[1] as MapItem, { view }))).toEqual(wheres(layout));
});
