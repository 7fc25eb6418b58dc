/** What is drawn on the border of a neighbour has the vertices of that border, and the neighbour those of the drawing: no gap, no overlap. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draw, edit, metres, newProject, type Position, rectangle, ring, shape, vertices } from './support.ts';

const WIDTH = 300;
const HEIGHT = 100;

/** Directed edges, as text of their places in degrees, bit for bit. */
function edges(geometry: ReturnType<typeof shape>): string[] {
  const all: string[] = [];
  let start = 0;
  for (const end of geometry.parts) {
    for (let i = start + 1; i < end; i++) {
      const place = (index: number): string => `${geometry.xy[index * 2]} ${geometry.xy[index * 2 + 1]}`;
      all.push(`${place(i - 1)}|${place(i)}`);
    }
    start = end;
  }
  return all;
}

const reversed = (edge: string): string => edge.split('|').reverse().join('|');

/** Hectometres are enough: area of a ring in metres, by the shoelace formula. */
function area_m2(rings: number[][][]): number {
  return rings.reduce((sum, places) => {
    const twice = places.slice(1).reduce((total, [x = 0, y = 0], index) => {
      const [px = 0, py = 0] = places[index] as number[];
      return total + px * y - x * py;
    }, 0);
    return sum + Math.abs(twice) / 2;
  }, 0);
}

/** Shares of the way up a border, in order and apart. */
const shares = fc
  .uniqueArray(fc.integer({ min: 1, max: 199 }), { maxLength: 4 })
  .map((steps) => steps.sort((a, b) => a - b).map((step) => step / 200));
const border = (x0: number, x1: number, ts: readonly number[]): Position[] => ts.map((t): Position => [x0 + (x1 - x0) * t, HEIGHT * t]);

test('a parcel drawn between two others shares every edge of its borders with them, and their areas add up', async () => {
  const project = await newProject();
  await fc.assert(
    fc.asyncProperty(shares, shares, shares, shares, fc.boolean(), async (ofLeft, ofRight, onLeft, onRight, replaces) => {
      // slanting borders: 90 → 110 on the left, 210 → 190 on the right
      const left = await draw(project, 'parcelles', [[ring([0, 0], [90, 0], ...border(90, 110, ofLeft), [110, HEIGHT], [0, HEIGHT])]], {
        idu: '23096000AB0001',
      });
      const right = await draw(
        project,
        'parcelles',
        [[ring([210, 0], [WIDTH, 0], [WIDTH, HEIGHT], [190, HEIGHT], ...border(210, 190, ofRight).reverse())]],
        { idu: '23096000AB0002' },
      );
      const between = [
        ring([90, 0], [210, 0], ...border(210, 190, onRight), [190, HEIGHT], [110, HEIGHT], ...border(90, 110, onLeft).reverse()),
      ];
      const steps = project.history().length;
      let drawn: number;
      if (replaces) {
        drawn = await draw(project, 'parcelles', [[rectangle(120, 20, 40, 40)]], { idu: '23096000AB0003' });
        await edit(project, 'parcelles', { kind: 'replace', fid: drawn, shape: { type: 'polygon', polygons: [between] } });
      } else drawn = await draw(project, 'parcelles', [between], { idu: '23096000AB0003' });
      expect(project.history().length).toBe(steps + (replaces ? 2 : 1));
      const shapes = [left, drawn, right].map((fid) => shape(project, 'parcelles', fid));
      const all = shapes.flatMap(edges);
      const known = new Set(all);
      expect(known.size).toBe(all.length);
      // an edge without its reverse is on the outer border of the three
      for (const edge of all.filter((one) => !known.has(reversed(one)))) {
        const places = edge.split('|').map((place) => Float64Array.from(place.split(' '), Number));
        const [[a = [], b = []] = []] = [
          metres({ type: 'MultiPolygon', xy: Float64Array.of(...places.flatMap((one) => [...one])), parts: [2], polygons: [1] })[0] ?? [],
        ];
        const outer = [0, 1].some((axis) =>
          [0, axis === 0 ? WIDTH : HEIGHT].some(
            (line) => Math.abs((a[axis] ?? NaN) - line) < 1e-5 && Math.abs((b[axis] ?? NaN) - line) < 1e-5,
          ),
        );
        expect(outer, edge).toBe(true);
      }
      expect(shapes.reduce((sum, geometry) => sum + area_m2(metres(geometry)), 0)).toBeCloseTo(WIDTH * HEIGHT, 3);
      // one step takes back the drawing and what the neighbours took of it
      const before = vertices(shape(project, 'parcelles', left)).size;
      project.undo();
      expect(vertices(shape(project, 'parcelles', left)).size).toBeLessThanOrEqual(before);
      expect(vertices(shape(project, 'parcelles', left)).size).toBe(4 + ofLeft.length);
      while (project.history().some(({ undone }) => !undone)) project.undo();
    }),
    { numRuns: 25 },
  );
});

test('with the switch off the neighbours stay as they are', async () => {
  const project = await newProject();
  const left = await draw(project, 'parcelles', [[rectangle(0, 0, 100, 100)]], { idu: '23096000AB0001' });
  const before = [...shape(project, 'parcelles', left).xy];
  const polygons = [[ring([100, 30], [150, 30], [150, 60], [100, 60])]];
  await edit(project, 'parcelles', { kind: 'create', shape: { type: 'polygon', polygons }, values: {}, shared: false });
  expect([...shape(project, 'parcelles', left).xy]).toEqual(before);
  project.undo();
  const { notes } = await edit(project, 'parcelles', { kind: 'create', shape: { type: 'polygon', polygons } });
  expect(notes).toEqual([{ code: 'neighbours', count: 1 }]);
  expect(vertices(shape(project, 'parcelles', left)).size).toBe(6);
});
