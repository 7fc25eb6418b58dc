import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRID_MM } from '../../../shared/cartography/drawing.ts';
import { placeView } from '../../../shared/cartography/frame-view.ts';
import { type Generalised, generalise } from '../../../shared/cartography/generalise.ts';
import { generalisedGridder } from '../../../shared/cartography/generalised-gridder.ts';
import { type GridShape, makeGridder } from '../../../shared/cartography/shapes.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { feature, layer, track } from './make-layer.ts';

const FAR: [number, number, number, number] = [-1e6, -1e6, 1e6, 1e6];
type Point = readonly [number, number];

/** A sheet of cells whose sides wander: neighbours hold the same vertices of their common side. `wander` gives one offset after the other. */
function sheet(columns: number, rows: number, wander: () => number): GridShape[] {
  const side = 80;
  const bends = 9;
  const corner = new Map<string, Point>();
  const cornerAt = (i: number, j: number): Point => {
    const key = `${i} ${j}`;
    const known = corner.get(key) ?? ([i * side + wander(), j * side + wander()] as const);
    corner.set(key, known);
    return known;
  };
  const sides = new Map<string, Point[]>();
  /** From one corner to the next, without the last. */
  const sideBetween = (a: Point, b: Point, key: string): Point[] => {
    const known = sides.get(key);
    if (known) return known;
    const points = Array.from(
      { length: bends },
      (_, k): Point => [
        Math.round(a[0] + ((b[0] - a[0]) * (k + 1)) / (bends + 1)) + (a[1] === b[1] ? 0 : wander()),
        Math.round(a[1] + ((b[1] - a[1]) * (k + 1)) / (bends + 1)) + wander(),
      ],
    );
    sides.set(key, points);
    return points;
  };
  const shapes: GridShape[] = [];
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      const [a, b, c, d] = [cornerAt(i, j), cornerAt(i + 1, j), cornerAt(i + 1, j + 1), cornerAt(i, j + 1)];
      const ring = [
        a,
        ...sideBetween(a, b, `h ${i} ${j}`),
        b,
        ...sideBetween(b, c, `v ${i + 1} ${j}`),
        c,
        ...[...sideBetween(d, c, `h ${i} ${j + 1}`)].reverse(),
        d,
        ...[...sideBetween(a, d, `v ${i} ${j}`)].reverse(),
      ];
      shapes.push({ xy: Int32Array.from(ring.flat()), parts: [ring.length] });
    }
  }
  return shapes;
}

const rings = (shapes: readonly GridShape[], number = 0): Generalised[] => shapes.map((shape) => ({ shape, closed: true, layer: number }));

function edgesOf(shape: GridShape): [number, number, number, number][] {
  const edges: [number, number, number, number][] = [];
  let start = 0;
  for (const end of shape.parts) {
    for (let i = start; i < end; i++) {
      const j = i + 1 === end ? start : i + 1;
      edges.push([shape.xy[i * 2], shape.xy[i * 2 + 1], shape.xy[j * 2], shape.xy[j * 2 + 1]] as [number, number, number, number]);
    }
    start = end;
  }
  return edges;
}

/** Twice the surface, by the shoelace formula. */
const areaOf = (edges: readonly (readonly [number, number, number, number])[]): number =>
  edges.reduce((sum, [ax, ay, bx, by]) => sum + ax * by - bx * ay, 0);

const side = (ax: number, ay: number, bx: number, by: number, px: number, py: number): number =>
  Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));

function crossings(edges: readonly (readonly [number, number, number, number])[]): number {
  let found = 0;
  edges.forEach(([ax, ay, bx, by], i) => {
    for (const [cx, cy, dx, dy] of edges.slice(i + 1)) {
      const one = side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy);
      const two = side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by);
      if (one < 0 && two < 0) found++;
    }
  });
  return found;
}

const offsets = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 40, maxLength: 200 });
const wandering = (values: readonly number[]): (() => number) => {
  let at = 0;
  return () => values[at++ % values.length] as number;
};

describe('generalised outlines', () => {
  it('leave no gap and no sliver: each inner side stands twice, once each way, and areas add up', () => {
    fc.assert(
      fc.property(offsets, fc.double({ min: 0.002, max: 0.2, noNaN: true }), (values, detail) => {
        const before = sheet(3, 3, wandering(values));
        const after = generalise(rings(before), FAR, detail);
        const edges = after.flatMap(edgesOf);
        const seen = new Map<string, number>();
        for (const [ax, ay, bx, by] of edges) {
          seen.set(`${ax} ${ay} ${bx} ${by}`, (seen.get(`${ax} ${ay} ${bx} ${by}`) ?? 0) + 1);
        }
        expect([...seen.values()].every((count) => count === 1)).toBe(true);
        const outer = edges.filter(([ax, ay, bx, by]) => !seen.has(`${bx} ${by} ${ax} ${ay}`));
        expect(areaOf(outer)).toBe(after.reduce((sum, shape) => sum + areaOf(edgesOf(shape)), 0));
        // Every side of the first sheet still has an inner counterpart: whoever was a neighbour is one.
        expect(edges.length - outer.length).toBeGreaterThanOrEqual(12 * 2);
        for (const shape of after) expect(areaOf(edgesOf(shape))).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it('cross nowhere where they did not', () => {
    fc.assert(
      fc.property(offsets, (values) => {
        const before = sheet(2, 2, wandering(values));
        fc.pre(crossings(before.flatMap(edgesOf)) === 0);
        expect(crossings(generalise(rings(before), FAR, 0.2).flatMap(edgesOf))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('keep a layer on another whose border it follows', () => {
    const cells = sheet(2, 1, wandering([3, -2, 3, 1, -3, 2, -3, 2, 0, -1]));
    const [first] = cells as [GridShape, GridShape];
    // A territory made of the first cell alone, in a layer above.
    const [own, , above] = generalise([...rings(cells), ...rings([first], 1)], FAR, 0.05);
    expect([...(above as GridShape).xy]).toEqual([...(own as GridShape).xy]);
    expect((own as GridShape).xy.length).toBeLessThan(first.xy.length);
  });

  it('keep what is larger than the detail, the ends of lines, and every ring', () => {
    const large: GridShape = { xy: Int32Array.of(0, 0, 100, 0, 100, 100, 50, 60, 0, 100), parts: [5] };
    const tiny: GridShape = { xy: Int32Array.of(200, 0, 202, 0, 203, 2, 202, 4, 200, 4, 199, 2), parts: [6] };
    const way: GridShape = { xy: Int32Array.of(0, 300, 10, 301, 20, 300, 30, 301, 40, 300), parts: [5] };
    const [one, two, three] = generalise([...rings([large, tiny]), { shape: way, closed: false, layer: 1 }], FAR) as [
      GridShape,
      GridShape,
      GridShape,
    ];
    expect([...one.xy]).toEqual([...large.xy]);
    expect(two.parts).toEqual([4]);
    expect([...three.xy]).toEqual([0, 300, 40, 300]);
  });

  it('move no border further than the print shows', () => {
    const wave: GridShape = {
      xy: Int32Array.from(Array.from({ length: 400 }, (_, i) => [i * 5, Math.round(Math.sin(i / 7) * 30)]).flat()),
      parts: [400],
    };
    const [simple] = generalise([{ shape: wave, closed: false, layer: 0 }], FAR) as [GridShape];
    expect(simple.parts[0]).toBeLessThan(200);
    // Every vertex lies within 0.15 mm of the simple line.
    const points = Array.from(
      { length: simple.xy.length / 2 },
      (_, i): Point => [simple.xy[i * 2] as number, simple.xy[i * 2 + 1] as number],
    );
    for (let i = 0; i < wave.xy.length; i += 2) {
      const [x, y] = [wave.xy[i] as number, wave.xy[i + 1] as number];
      const at = points.findIndex(([px]) => px >= x);
      const [a, b] = [points[Math.max(0, at - 1)] as Point, points[at] as Point];
      const share = b[0] === a[0] ? 0 : (x - a[0]) / (b[0] - a[0]);
      expect(Math.abs(a[1] + (b[1] - a[1]) * share - y) * GRID_MM).toBeLessThan(0.15);
    }
  });
});

describe('a gridder that generalises', () => {
  const way = track(...Array.from({ length: 200 }, (_, i) => [3 + i * 0.0005, 46.5 + (i % 2) * 0.0002] as const));
  const layers = [layer('equipements_lignes', 'Lignes', [feature(way, { categorie: 'autoroute' })])];
  const viewAt = (denominator: number) => {
    const [x, y] = [703_000, 6_600_000];
    return placeView({ epsg: 2154, view: { type: 'scale', centre: [x, y], denominator }, title: null }, [10, 10, 180, 120]);
  };
  const vertices = (denominator: number): number => generalisedGridder(viewAt(denominator), layers, []).shape(way)?.parts.at(-1) ?? 0;

  it('keeps every vertex close by', () => {
    expect(vertices(50_000)).toBe(makeGridder(viewAt(50_000)).shape(way)?.parts.at(-1));
    expect(vertices(1_000_000)).toBeLessThan(20);
  });

  it('gives shapes of layers it was not told of as they are', () => {
    const other: Geometry = { ...way, xy: way.xy.slice() };
    expect(generalisedGridder(viewAt(1_000_000), layers, []).shape(other)).toEqual(makeGridder(viewAt(1_000_000)).shape(other));
  });

  it('keeps the shapes of a layer drawn again at the same place and scale, and of no other', () => {
    const first = generalisedGridder(viewAt(1_000_000), layers, []).shape(way);
    expect(generalisedGridder(viewAt(1_000_000), layers, []).shape(way)).toBe(first);
    expect(generalisedGridder(viewAt(1_000_001), layers, []).shape(way)).not.toBe(first);
  });
});
