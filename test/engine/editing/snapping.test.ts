import { expect, test } from 'vitest';
import { z } from 'zod';
import { snapLines } from '../../../electron/engine/api/services/editing/snap-lines.ts';
import type { Project } from '../../../electron/engine/store/index.ts';
import { editCalls } from '../../../shared/contract/edit.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { at, draw, edit, newProject, rectangle, refusal, shape } from './support.ts';

const calls = editCalls(z.any());

function ask(project: Project, tables: string[], box: [number, number, number, number], more: { epsg?: number; most?: number } = {}) {
  const answer = snapLines(project, calls['edit/snapping'].params.parse({ tables, epsg: 2154, box, ...more }));
  return calls['edit/snapping'].result.parse(answer);
}

test('what a drawing may snap to is every ring and line of the box, in the very numbers of the view', async () => {
  const project = await newProject();
  const holed = await draw(project, 'parcelles', [
    [rectangle(0, 0, 100, 100), rectangle(40, 40, 10, 10).reverse()],
    [rectangle(500, 0, 10, 10)],
  ]);
  await draw(project, 'parcelles', [[rectangle(900, 900, 10, 10)]]);
  await edit(project, 'equipements', { kind: 'create', shape: { type: 'point', at: at(20, 20) } });
  const box: [number, number, number, number] = [...at(-10, -10), ...at(200, 200)];
  const found = ask(project, ['equipements', 'parcelles'], box);
  expect([...found.of]).toEqual([0, 1, 1]);
  expect([...found.fids]).toEqual([1, holed, holed]);
  expect([...found.ends]).toEqual([1, 6, 11]);
  expect(found.whole).toBe(true);
  const stored = projectionOf(2154)?.forward(shape(project, 'parcelles', holed).xy);
  expect([...found.xy.subarray(2)]).toEqual([...(stored ?? []).slice(0, 20)]);
  // as the web map sees it; and no more than asked for
  const [x, y] = [...(projectionOf(3857)?.forward(shape(project, 'parcelles', holed).xy) ?? [])] as [number, number];
  expect(ask(project, ['parcelles'], [x - 1, y - 1, x + 1, y + 1], { epsg: 3857 }).fids).toHaveLength(1);
  expect(ask(project, ['equipements', 'parcelles'], box, { most: 7 })).toMatchObject({ whole: false, ends: Uint32Array.of(1, 6) });
  expect(await refusal(Promise.resolve().then(() => ask(project, ['nulle_part'], box)))).toMatchObject({ code: 'layer-unknown' });
});

test('drawn on what it snapped to, a shape takes its vertices to the bit, asked in the metres of a web map', async () => {
  const project = await newProject();
  const parcel = await draw(project, 'parcelles', [[rectangle(0, 0, 1000, 800)]]);
  const web = projectionOf(3857) as NonNullable<ReturnType<typeof projectionOf>>;
  const corners = web.forward(shape(project, 'parcelles', parcel).xy);
  const position = (index: number): [number, number] => [corners[index * 2] as number, corners[index * 2 + 1] as number];
  const middle = (from: number, to: number): [number, number] => {
    const [[ax, ay], [bx, by]] = [position(from), position(to)];
    return [(ax + bx) / 2, (ay + by) / 2];
  };
  // two corners of the parcel, and two places on its edges as the view draws them, not quite on those of the plane
  const ring = [position(0), middle(0, 1), middle(3, 2), position(3), position(0)];
  const { written, figures } = await edit(project, 'sites', { kind: 'create', shape: { type: 'polygon', polygons: [[ring]] } }, 3857);
  const stored = shape(project, 'sites', written.fids[0] as number).xy;
  const own = shape(project, 'parcelles', parcel).xy;
  expect([...stored.subarray(0, 2)]).toEqual([...own.subarray(0, 2)]);
  expect([...stored.subarray(6, 8)]).toEqual([...own.subarray(6, 8)]);
  // half the parcel but for the convergence of the two systems, and within it
  expect(figures[0]?.surface_ha).toBeCloseTo(40, 1);
  const cut = await edit(project, 'parcelles', { kind: 'split', fids: [parcel], line: [middle(0, 1), middle(3, 2)] }, 3857);
  expect(cut.figures.reduce((sum, { surface_ha }) => sum + (surface_ha ?? 0), 0)).toBeCloseTo(80, 7);
  const pieces = cut.written.fids.map((fid) => (cut.figures.find((figure) => figure.fid === fid)?.surface_ha ?? 0).toFixed(6));
  expect(pieces).toContain(figures[0]?.surface_ha?.toFixed(6));
});
