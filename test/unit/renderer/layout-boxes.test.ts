/** Boxes on the page: moved, resized, aligned, spread, snapped; laws for any box. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aligned, around, type Box, distributed, HANDLES, meet, moved, resized } from '../../../renderer/tasks/layout/boxes.ts';
import { placedBeside, reordered, withCopies } from '../../../renderer/tasks/layout/edit.ts';
import { itemAt } from '../../../renderer/tasks/layout/hit.ts';
import { contentOf, draggedContent, readableScale, scaledContent } from '../../../renderer/tasks/layout/map-content.ts';
import { rulerMarks } from '../../../renderer/tasks/layout/rulers.ts';
import { snapLines, snapMove, snapResize } from '../../../renderer/tasks/layout/snapping.ts';
import { fitted, readZoom, steppedZoom, toPage, zoomedAt, zoomOf } from '../../../renderer/tasks/layout/table-view.ts';
import { type PageLayout, pageLayoutSchema } from '../../../shared/domain/page-layout.ts';

const millimetres = fc.integer({ min: -500, max: 500 });
const side = fc.integer({ min: 1, max: 400 });
const box = fc.tuple(millimetres, millimetres, side, side) as fc.Arbitrary<Box>;

test('a handle moves the sides it holds and no other', () => {
  fc.assert(
    fc.property(box, fc.constantFrom(...HANDLES), millimetres, millimetres, (before, handle, dx, dy) => {
      const after = resized(before, handle, dx, dy);
      const [left, top, right, bottom] = [after[0], after[1], after[0] + after[2], after[1] + after[3]];
      if (!handle.includes('w')) expect(left).toBe(before[0]);
      if (!handle.includes('n')) expect(top).toBe(before[1]);
      if (!handle.includes('e')) expect(right).toBe(before[0] + before[2]);
      if (!handle.includes('s')) expect(bottom).toBe(before[1] + before[3]);
      expect(Math.min(after[2], after[3])).toBeGreaterThanOrEqual(1);
    }),
  );
});

test('with proportions kept, width and height grow alike', () => {
  fc.assert(
    fc.property(box, fc.constantFrom(...HANDLES), millimetres, millimetres, (before, handle, dx, dy) => {
      const after = resized(before, handle, dx, dy, true);
      expect(after[2] / after[3]).toBeCloseTo(before[2] / before[3], 6);
    }),
  );
});

test('aligned boxes share the line; distributed ones have equal gaps and keep the ends', () => {
  fc.assert(
    fc.property(fc.array(box, { minLength: 3, maxLength: 8 }), (boxes) => {
      const frame = around(boxes) as Box;
      for (const [x] of aligned(boxes, 'left', frame)) expect(x).toBe(frame[0]);
      for (const [x, , width] of aligned(boxes, 'centre', frame)) expect(x + width / 2).toBeCloseTo(frame[0] + frame[2] / 2, 9);
      for (const [, y, , height] of aligned(boxes, 'bottom', frame)) expect(y + height).toBeCloseTo(frame[1] + frame[3], 9);
      const spread = distributed(boxes, 'horizontal').toSorted((a, b) => a[0] - b[0] || 0);
      expect(spread.map((one) => one[2]).reduce((sum, width) => sum + width, 0)).toBe(boxes.reduce((sum, one) => sum + one[2], 0));
    }),
  );
  const row: Box[] = [
    [0, 0, 10, 5],
    [90, 0, 10, 5],
    [12, 0, 20, 5],
  ];
  expect(distributed(row, 'horizontal')).toEqual([
    [0, 0, 10, 5],
    [90, 0, 10, 5],
    [40, 0, 20, 5],
  ]);
});

test('a snapped box lies on a line within reach, or goes where the pointer says', () => {
  fc.assert(
    fc.property(box, fc.array(box, { maxLength: 5 }), millimetres, millimetres, (one, others, dx, dy) => {
      const lines = snapLines([420, 297], others, { x: [], y: [] }, 12);
      const snapped = snapMove(one, dx, dy, lines, 3);
      expect(Math.abs(snapped.dx - dx)).toBeLessThanOrEqual(3);
      expect(Math.abs(snapped.dy - dy)).toBeLessThanOrEqual(3);
      const [x, , width] = moved(one, snapped.dx, snapped.dy);
      for (const at of snapped.lines.x) expect([x, x + width / 2, x + width].some((place) => Math.abs(place - at) < 0.011)).toBe(true);
    }),
  );
  const lines = snapLines([420, 297], [[100, 50, 40, 20]], { x: [200], y: [] }, 12);
  // 1 mm from the left side of the other, and from a guide
  expect(snapMove([20, 200, 30, 10], 81, 0, lines, 2).dx).toBe(80);
  expect(snapResize([150, 200, 30, 10], 'e', 19, 0, lines, 2)).toEqual({ dx: 20, dy: 0, lines: { x: [200], y: [] } });
});

test('the place of the page under the pointer stays there while one zooms, and the whole page is seen to begin with', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 8, noNaN: true }), fc.nat(1200), fc.nat(800), (zoom, x, y) => {
      const before = fitted([420, 297], [1200, 800]);
      const after = zoomedAt(before, zoom, [x, y]);
      expect(zoomOf(after)).toBeCloseTo(zoom, 9);
      for (const part of [0, 1] as const) expect(toPage(after, [x, y])[part]).toBeCloseTo(toPage(before, [x, y])[part], 6);
    }),
  );
  const view = fitted([420, 297], [1200, 800]);
  expect(view.x).toBeGreaterThan(0);
  expect(view.x + 420 * view.scale).toBeLessThan(1200);
  expect(view.y + 297 * view.scale).toBeLessThan(800);
  expect([readZoom('53 %'), readZoom('53,5'), readZoom('zéro'), readZoom('-3')]).toEqual([0.53, 0.535, null, null]);
  expect([steppedZoom(0.53, 1), steppedZoom(0.53, -1), steppedZoom(1, 1)]).toEqual([0.75, 0.5, 1.5]);
});

test('marks of the rulers are whole millimetres, and those written have room', () => {
  for (const scale of [0.3, 1, 2.02, 3.78, 12, 60]) {
    const marks = rulerMarks(-600, 1300, scale);
    const written = marks.filter(({ label }) => label !== null);
    expect(written.every(({ at_mm, label }) => Number(label) === at_mm && Number.isInteger(at_mm))).toBe(true);
    expect(((written[1]?.at_mm ?? 0) - (written[0]?.at_mm ?? 0)) * scale).toBeGreaterThanOrEqual(44);
  }
});

test('a map dragged by one centimetre moves its centre by one centimetre of paper, and a scaled one keeps what is under the pointer', () => {
  const drawn = { epsg: 2154, denominator: 250_000, centre: [700_000, 6_600_000] as [number, number] };
  const item = { type: 'map', epsg: 'auto', view: { type: 'territory', territory: null, around: 0, denominator: null } } as never;
  const content = contentOf(item, { ...drawn, extent: [0, 0, 1, 1], labelsPlaced: 0, labelsDropped: 0, objects: {} });
  expect(content.epsg).toBe(2154);
  // 10 mm at 1:250 000 are 2 500 m
  expect(draggedContent(content, 10, -10).view.centre).toEqual([697_500, 6_597_500]);
  const scaled = scaledContent(content, 125_000, [40, 20]);
  const under = ({ view }: typeof scaled) => [
    view.centre[0] + (40 * view.denominator) / 1000,
    view.centre[1] - (20 * view.denominator) / 1000,
  ];
  expect(under(scaled)).toEqual(under(content));
  expect([readableScale(1_234_567), readableScale(26_012), readableScale(99), readableScale(7e9)]).toEqual([1_230_000, 26_000, 100, 1e8]);
});

const layout = (ids: readonly string[], more: Record<string, unknown> = {}): PageLayout =>
  pageLayoutSchema.parse({
    version: 2,
    name: 'Essai',
    page: { format: 'A4', orientation: 'portrait' },
    items: ids.map((id, index) => ({ id, type: 'text', text: id, box: [index * 10, 0, 20, 20], ...more })),
  });
const order = ({ items }: PageLayout): string => items.map(({ id }) => id).join('');

test('items go up and down together, and stop at the ends', () => {
  const page = layout(['a', 'b', 'c', 'd']);
  expect(order(reordered(page, ['b'], 'up'))).toBe('acbd');
  expect(order(reordered(page, ['b', 'c'], 'up'))).toBe('adbc');
  expect(order(reordered(page, ['c', 'd'], 'up'))).toBe('abcd');
  expect(order(reordered(page, ['c', 'a'], 'front'))).toBe('bdac');
  expect(order(reordered(page, ['c'], 'back'))).toBe('cabd');
  expect(order(placedBeside(page, 'a', 'c', 'above'))).toBe('bcad');
  expect(order(placedBeside(page, 'd', 'a', 'below'))).toBe('dabc');
  expect(order(placedBeside(page, 'a', 'nulle', 'above'))).toBe('abcd');
});

test('copies have ids of their own, and what they say of each other follows them', () => {
  const page = pageLayoutSchema.parse({
    ...layout([]),
    items: [
      { id: 'carte', type: 'map', box: [0, 0, 50, 50], view: { type: 'territory', territory: null } },
      { id: 'echelle', type: 'scale-bar', box: [0, 50, 30, 8], map: 'carte', locked: true },
    ],
  });
  const { layout: made, ids } = withCopies(page, page.items, 5);
  expect(ids).toEqual(['carte-2', 'echelle-2']);
  expect(made.items.at(-1)).toMatchObject({ id: 'echelle-2', map: 'carte-2', box: [5, 55, 30, 8], locked: false });
  expect(pageLayoutSchema.safeParse(made).success).toBe(true);
});

test('the topmost item is met; locked and hidden ones are not, nor the inside of an empty frame', () => {
  const page = layout(['a', 'b', 'c']);
  expect(itemAt(page, [15, 10], 0)?.id).toBe('b');
  expect(itemAt(layout(['a', 'b'], { locked: true }), [15, 10], 0)).toBeNull();
  const framed = pageLayoutSchema.parse({
    ...layout(['a']),
    items: [...layout(['a']).items, { id: 'cadre', type: 'rectangle', box: [0, 0, 100, 100], frame: { stroke: '#000000' } }],
  });
  expect(itemAt(framed, [5, 5], 1)?.id).toBe('a');
  expect(itemAt(framed, [100, 50], 1)?.id).toBe('cadre');
  expect(meet([0, 0, 1, 1], [2, 2, 1, 1])).toBe(false);
});
