/** Selecting by place, shape and expression over the port: what GEOS by way of shapely says, the filter of a layer, totals and bounds of thousands. */
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Located, PlaceRelation } from '../../../shared/domain/selecting.ts';
import { PLACE_RELATIONS } from '../../../shared/domain/selecting.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { hasPython, runPython } from '../../unit/geometry/oracles.ts';
import { collection, rectangle } from '../cli/fixtures.ts';
import { DATA, Engine } from './engine.ts';
import { manySites } from './scenes.ts';

type Position = [number, number];

/** Numerical Recipes' generator: the same scene everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const divisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : divisor(b, a % b));

/**
 * Quadrilaterals with a vertex wherever they pass through the grid of a thousandth of a degree: borders that meet have their vertices in common. A corner in the
 * middle of another's edge would lie 1e-11 m beside it in metres, on a side that is not the same for every version of GEOS.
 */
function scene(count: number, seed: number, least: number, most: number): Position[][] {
  const random = generator(seed);
  return Array.from({ length: count }, () => {
    const [x, y] = [Math.floor(random() * 60), Math.floor(random() * 60)];
    const [width, height] = [least + Math.floor(random() * most), least + Math.floor(random() * most)];
    const skew = Math.floor(random() * 3);
    const corners = [
      [0, 0],
      [width, 0],
      [width + skew, height],
      [skew, height],
      [0, 0],
    ] as const;
    const ring: Position[] = [];
    corners.forEach(([x1, y1], index) => {
      const [x2, y2] = corners[index + 1] ?? [x1, y1];
      const steps = divisor(x2 - x1, y2 - y1) || 1;
      for (let step = 0; step < steps; step++) {
        const [dx, dy] = [x1 + ((x2 - x1) * step) / steps, y1 + ((y2 - y1) * step) / steps];
        ring.push([Number((4.6 + (x + dx) / 1000).toFixed(3)), Number((46.7 + (y + dy) / 1000).toFixed(3))]);
      }
    });
    return ring;
  });
}

const A = scene(300, 1, 1, 4);
const B = scene(60, 2, 1, 9);
const features = (rings: readonly Position[][]) =>
  collection(
    rings.map((ring, index) => ({
      properties: { nom: `Objet ${index + 1}`, rang: index + 1 },
      geometry: { type: 'Polygon', coordinates: [ring] },
    })),
  );

async function twoLayers(): Promise<{ engine: Engine; a: string; b: string }> {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Sélections' });
  for (const [name, rings] of [
    ['a', A],
    ['b', B],
  ] as const) {
    engine.write(`${name}.geojson`, features(rings));
    expect((await engine.import([`${name}.geojson`], { kind: 'couche' })).error).toBeNull();
  }
  const layers = await engine.call('layers/list', {});
  const table = (count: number): string => layers.find((layer) => layer.count === count)?.table ?? '';
  return { engine, a: table(A.length), b: table(B.length) };
}

async function locate(
  engine: Engine,
  layer: string,
  to: string,
  relation: PlaceRelation,
  options: { distance_m?: number; among?: readonly number[] } = {},
): Promise<Located> {
  const { among, ...rest } = options;
  const { job } = await engine.call('selection/locate', {
    layer,
    to,
    relation,
    ...rest,
    ...(among ? { among: Float64Array.from(among) } : {}),
  });
  expect((await engine.done(job)).error).toBeNull();
  return engine.call('selection/located', { job });
}

/** A spatial join by shapely, in the metres of Lambert-93 by our own formulas: their agreement with PROJ is tested elsewhere, touching needs the same digits. */
const SHAPELY = `
import json, sys
from shapely.geometry import Polygon
from shapely.strtree import STRtree
asked = json.load(sys.stdin)
a = [Polygon(r) for r in asked['a']]; b = [Polygon(r) for r in asked['b']]
tests = {'intersects': lambda p, q: p.intersects(q), 'within': lambda p, q: p.within(q), 'contains': lambda p, q: p.contains(q),
  'touches': lambda p, q: p.touches(q), 'near': lambda p, q: p.distance(q) <= asked['distance_m']}
print(json.dumps({n: [i + 1 for i, p in enumerate(a) if any(t(p, q) for q in b)] for n, t in tests.items()}))
`;
const inMetres = (rings: readonly Position[][]): Position[][] =>
  rings.map((ring) => {
    const xy = projectionOf(2154)?.forward(Float64Array.from(ring.flat())) ?? new Float64Array();
    return Array.from({ length: xy.length / 2 }, (_, index): Position => [xy[index * 2] as number, xy[index * 2 + 1] as number]);
  });
const DISTANCE_M = 250;
/** What shapely 1.8 (GEOS 3.11) answers for this scene: objects of A for each relation. */
const EXPECTED: Readonly<Record<PlaceRelation, number>> = { intersects: 226, within: 54, contains: 2, touches: 93, near: 270 };

test('objects by their place are those shapely finds, for every relation', async () => {
  const { engine, a, b } = await twoLayers();
  const oracle = hasPython
    ? runPython<Record<PlaceRelation, number[]>>(SHAPELY, { a: inMetres(A), b: inMetres(B), distance_m: DISTANCE_M })
    : null;
  const counts: Partial<Record<PlaceRelation, number>> = {};
  for (const relation of PLACE_RELATIONS) {
    const found = await locate(engine, a, b, relation, relation === 'near' ? { distance_m: DISTANCE_M } : {});
    counts[relation] = found.fids.length;
    expect(found).toMatchObject({ objects: A.length, references: B.length, without: 0, repaired: 0 });
    if (oracle) expect([...found.fids]).toEqual(oracle[relation]);
  }
  expect(counts).toEqual(EXPECTED);
});

test('only some reference objects, only what a filter lets through, never an object and itself', async () => {
  const { engine, a, b } = await twoLayers();
  const all = await locate(engine, a, b, 'intersects');
  const parts = await Promise.all(
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], Array.from({ length: 50 }, (_, index) => index + 11)].map((among) =>
      locate(engine, a, b, 'intersects', { among }),
    ),
  );
  expect(new Set(parts.flatMap(({ fids }) => [...fids]))).toEqual(new Set(all.fids));
  expect(parts[0]?.references).toBe(10);
  await engine.call('layers/update', { table: a, filter: 'rang <= 100' });
  const filtered = await locate(engine, a, b, 'intersects');
  expect([...filtered.fids]).toEqual([...all.fids].filter((fid) => fid <= 100));
  expect(filtered.objects).toBe(100);
  await engine.call('layers/update', { table: b, filter: 'rang <= 10' });
  expect([...(await locate(engine, a, b, 'intersects')).fids]).toEqual([...(parts[0]?.fids ?? [])].filter((fid) => fid <= 100));
  // an object meets itself, which says nothing of it
  const alone = new Engine();
  await alone.call('project/create', { file: null, name: 'Seuls' });
  alone.write(
    'seuls.geojson',
    features([0, 1, 2].map((step) => rectangle(4.6 + step * 0.1, 46.7, 0.01, 0.01).coordinates[0] as Position[])),
  );
  await alone.import(['seuls.geojson'], { kind: 'couche' });
  const table = (await alone.call('layers/list', {})).find(({ count }) => count === 3)?.table ?? '';
  expect((await locate(alone, table, table, 'intersects')).fids).toHaveLength(0);
  expect((await locate(alone, table, table, 'near', { distance_m: 8000 })).fids).toHaveLength(3);
});

test('a location is cancelled, and its result asked once', async () => {
  const { engine, a, b } = await twoLayers();
  const { job } = await engine.call('selection/locate', { layer: a, to: b, relation: 'intersects' });
  await engine.call('job/cancel', { job });
  expect((await engine.done(job)).error?.code).toBe('cancelled');
  await expect(engine.call('selection/located', { job })).rejects.toMatchObject({ code: 'job-unknown' });
  const again = await engine.call('selection/locate', { layer: a, to: b, relation: 'touches' });
  await engine.done(again.job);
  await engine.call('selection/located', { job: again.job });
  await expect(engine.call('selection/located', { job: again.job })).rejects.toMatchObject({ code: 'job-unknown' });
  await expect(engine.call('selection/locate', { layer: a, to: 'absente', relation: 'touches' })).rejects.toMatchObject({
    code: 'layer-unknown',
  });
});

test('a drawn shape looks into several layers, each object once, views with their filter', async () => {
  const { engine, a, b } = await twoLayers();
  const [x = 0, y = 0, x2 = 0, y2 = 0] = projectionOf(2154)?.forward(Float64Array.of(4.61, 46.71, 4.64, 46.74)) ?? [];
  const area = { kind: 'box' as const, box: [x, y, x2, y2] as [number, number, number, number] };
  const { found } = await engine.call('selection/area', { layers: [a, b], epsg: 2154, area, how: 'intersects' });
  const of = (table: string): number[] => [...(found.find((one) => one.table === table)?.fids ?? [])];
  // the box in metres, as a ring of its own, compared by a bounding box test on the drawn rings: all are convex and none is larger than the box
  const holds = await engine.call('selection/area', { layers: [a, b], epsg: 2154, area, how: 'inside' });
  const inside = (rings: readonly Position[][]): number[] =>
    inMetres(rings).flatMap((ring, index) => (ring.every(([px, py]) => px >= x && px <= x2 && py >= y && py <= y2) ? [index + 1] : []));
  expect([...(holds.found.find((one) => one.table === a)?.fids ?? [])]).toEqual(inside(A));
  expect([...(holds.found.find((one) => one.table === b)?.fids ?? [])]).toEqual(inside(B));
  expect(of(a)).toEqual(expect.arrayContaining(inside(A)));
  expect(of(a).length).toBeGreaterThan(inside(A).length);
  const view = await engine.call('layers/duplicate', { table: a, title: 'Une partie' });
  await engine.call('layers/update', { table: view.id, filter: 'rang <= 50' });
  const part = await engine.call('selection/area', { layers: [view.id], epsg: 2154, area, how: 'intersects' });
  expect([...(part.found[0]?.fids ?? [])]).toEqual(of(a).filter((fid) => fid <= 50));
  const both = await engine.call('selection/area', { layers: [a, view.id], epsg: 2154, area, how: 'intersects' });
  expect([...(both.found[0]?.fids ?? [])].sort((p, q) => p - q)).toEqual(of(a));
});

test('an expression selects within the filter of its layer, and says what it does not understand', async () => {
  const { engine, a } = await twoLayers();
  const where = (expression: string) => engine.call('selection/where', { layer: a, where: expression }).then(({ fids }) => [...fids]);
  expect(await where('rang entre 3 et 6')).toEqual([3, 4, 5, 6]);
  await engine.call('layers/update', { table: a, filter: 'rang > 4' });
  expect(await where('rang <= 6 ou rang = 1')).toEqual([5, 6]);
  await expect(where('rang >')).rejects.toMatchObject({ code: 'expression-invalid' });
  await expect(where("absent = 'x'")).rejects.toMatchObject({ code: 'expression-invalid' });
});

test('totals and bounds are of the whole selection, whatever its size', async () => {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Totaux' });
  engine.write('sites.geojson', manySites(2500));
  expect((await engine.import(['sites.geojson'], { kind: 'sites' })).error).toBeNull();
  expect((await engine.analyse({ only: ['surface'] })).error).toBeNull();
  const fids = Float64Array.from({ length: 2500 }, (_, index) => index + 1);
  const { total, rows } = await engine.call('table/copy', { table: 'sites', columns: ['surface_ha'], most: 10_000 });
  expect(total).toBe(2500);
  const sum = rows.reduce((all, [value]) => all + Number(value), 0);
  const totals = await engine.call('selection/totals', { table: 'sites', fids });
  expect(totals.count).toBe(2500);
  expect(Math.abs((totals.surface_ha ?? 0) - sum)).toBeLessThan(1e-9 * sum);
  expect(totals.without).toBe(0);
  expect(totals.first).toHaveLength(12);
  expect(totals.first[1]).toMatchObject({ fid: 2, name: 'Site n° 2' });
  const some = await engine.call('selection/totals', { table: 'sites', fids: Float64Array.of(2400, 7, 99_999), first: 5 });
  expect(some).toMatchObject({ count: 2, first: [{ fid: 2400 }, { fid: 7 }] });
  const { extent } = await engine.call('selection/extent', { sets: [{ table: 'sites', fids: Float64Array.of(1, 200, 201) }] });
  for (const [index, expected] of [4.5, 46.5, 4.6998, 46.5018].entries())
    expect(Math.abs((extent?.[index] ?? 0) - expected)).toBeLessThan(1e-5);
  await engine.call('object/delete', { table: 'sites', fids: [3] });
  expect([...(await engine.call('selection/living', { table: 'sites', fids: Float64Array.of(4, 3, 2) })).fids]).toEqual([4, 2]);
});

test.skipIf(DATA === null)('the real EPCI beside one of them are those shapely finds', async () => {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'EPCI' });
  const file = path.join(DATA ?? '', 'epci.geojson');
  expect((await engine.import([file], { kind: 'epci' })).error).toBeNull();
  const count = (await engine.call('layers/list', {})).find(({ table }) => table === 'epci')?.count ?? 0;
  const { fids } = await engine.call('selection/where', { layer: 'epci', where: "nom contient 'Grand Chalon'" });
  expect(fids).toHaveLength(1);
  const neighbours = await locate(engine, 'epci', 'epci', 'intersects', { among: [...fids] });
  expect(neighbours).toMatchObject({ objects: count, references: 1 });
  const { rows } = await engine.call('table/copy', { table: 'epci', fids: neighbours.fids, columns: ['siren'] });
  // shapely on the same file in EPSG:2154 (pyproj): intersects, itself left out
  expect(rows.map(([siren]) => String(siren)).sort()).toEqual([
    '200006682',
    '200040038',
    '200070530',
    '200071538',
    '247100290',
    '247103765',
    '247104094',
  ]);
});
