import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoundOverlaps, OverlapSearch } from '../../../electron/engine/importers/prepare/overlaps.ts';
import type { PreparedRow, PreparedTable } from '../../../electron/engine/importers/types.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { dataFile, hasData } from './support/data.ts';
import { importFile } from './support/run.ts';

const SITES: PreparedTable = { table: 'sites', geometry: 'MULTIPOLYGON', fields: null, title: 'sites' };
const M = 1e-5;

/** West, south, width and height in hundred-thousandths of a degree, near Mâcon. */
function rectangle(x: number, y: number, width: number, height: number): Geometry {
  const [west, south, east, north] = [4.8 + x * M, 46.3 + y * M, 4.8 + (x + width) * M, 46.3 + (y + height) * M];
  return {
    type: 'MultiPolygon',
    xy: Float64Array.of(west, south, east, south, east, north, west, north, west, south),
    parts: [5],
    polygons: [1],
  };
}

function site(row: number, geometry: Geometry, key = `S${row}`): PreparedRow {
  return { row, geometry, values: { site_id: key, site_nom: `Site ${row}` } };
}

function searchOf(
  rows: readonly PreparedRow[],
  report = 0,
  file = 'a.geojson',
  search = OverlapSearch.of('sites') as OverlapSearch,
): OverlapSearch {
  search.take(report, file, { table: SITES, rows });
  return search;
}

const pairsOf = (found: FoundOverlaps | undefined) =>
  (found?.overlaps ?? []).map(({ row, other, share }) => [
    row,
    other.of === 'file' ? other.row : -other.fid,
    Math.round(share * 1000) / 1000,
  ]);

describe('objects that cover each other', () => {
  it('are told once, the later record first, by the share of the smaller; touching is not covering', async () => {
    const found = await searchOf([
      site(1, rectangle(0, 0, 100, 100)),
      site(2, rectangle(100, 0, 100, 100)), // a neighbour
      site(3, rectangle(50, 0, 100, 100)), // half of each
      site(4, rectangle(10, 10, 10, 10)), // inside the first
      site(5, rectangle(0, 95, 100, 100)), // a twentieth of the first: under the tenth
    ]).find([], () => {});
    expect(pairsOf(found.get(0))).toEqual([
      [4, 1, 1],
      [3, 1, 0.5],
      [3, 2, 0.5],
    ]);
    expect(found.get(0)?.note).toMatchObject({ code: 'overlaps-found', count: 3, rows: [3, 4], params: { share: 0.1 } });
    // GDAL 3.6 in EPSG:2154
    expect(found.get(0)?.overlaps[1]?.shared_ha).toBeCloseTo(0.427387192964, 9);
  });

  it('are told of the project too, but for the object of the same identifier', async () => {
    const project = [
      { fid: 7, geometry: rectangle(0, 0, 100, 100), key: 'S1', name: 'Le même' },
      { fid: 8, geometry: rectangle(20, 0, 100, 100), key: 'X', name: 'Un autre' },
      { fid: 9, geometry: null, key: 'Y', name: 'Sans contour' },
    ];
    const found = await searchOf([site(1, rectangle(0, 0, 100, 100))]).find(project, () => {});
    expect(found.get(0)?.overlaps).toEqual([
      {
        row: 1,
        name: 'Site 1',
        other: { of: 'project', table: 'sites', fid: 8, name: 'Un autre' },
        share: expect.closeTo(0.8, 3),
        shared_ha: expect.closeTo(0.683819643783, 9),
      },
    ]);
  });

  it('may be in two files given together, which names the other file', async () => {
    const search = searchOf([site(1, rectangle(0, 0, 10, 10))]);
    searchOf([site(1, rectangle(0, 0, 10, 10), 'autre')], 1, 'b.geojson', search);
    const found = await search.find([], () => {});
    expect(found.get(1)?.overlaps[0]?.other).toEqual({ of: 'file', row: 1, name: 'Site 1', file: 'a.geojson' });
    expect(found.get(0)).toBeUndefined();
  });

  it('are the same whatever the order of the records, and none is missed by the index', async () => {
    const side = fc.integer({ min: 0, max: 60 });
    const size = fc.integer({ min: 5, max: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(side, side, size, size), { minLength: 2, maxLength: 12 }), async (boxes) => {
        // Rectangles of degrees are nearly rectangles of metres: shares by hand are right to a thousandth at this size.
        const expected = boxes.flatMap(([x, y, w, h], i) =>
          boxes.slice(i + 1).flatMap(([x2, y2, w2, h2], j) => {
            const width = Math.min(x + w, x2 + w2) - Math.max(x, x2);
            const height = Math.min(y + h, y2 + h2) - Math.max(y, y2);
            const share = width > 0 && height > 0 ? (width * height) / Math.min(w * h, w2 * h2) : 0;
            return [[i, i + 1 + j, share] as const];
          }),
        );
        fc.pre(expected.every(([, , share]) => Math.abs(share - 0.1) > 0.002));
        const wanted = expected.filter(([, , share]) => share > 0.1).map(([i, j]) => `${i} ${j}`);
        const rows = boxes.map(([x, y, w, h], i) => site(i + 1, rectangle(x, y, w, h)));
        for (const order of [rows, [...rows].reverse()]) {
          const found = (await searchOf(order).find([], () => {})).get(0);
          const pairs = (found?.overlaps ?? []).map(({ row, other }) => [row, other.of === 'file' ? other.row : 0].sort((a, b) => a - b));
          expect(pairs.map(([a, b]) => `${(a as number) - 1} ${(b as number) - 1}`).sort()).toEqual(wanted.sort());
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('are not looked for among communes, which share their ground with their EPCI, nor among points', () => {
    expect((['communes', 'epci', 'equipements', 'couche'] as const).map((kind) => OverlapSearch.of(kind))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe.skipIf(!hasData)('overlaps of real outlines', () => {
  // GDAL 3.6 with GEOS, all pairs in EPSG:2154: 150 above a tenth of the smaller, 325.185730 ha together.
  it('are those GDAL finds', async () => {
    const { tables } = await importFile(dataFile('simules/friches_simulees.geojson'), { kind: 'friches' });
    const search = OverlapSearch.of('friches') as OverlapSearch;
    for (const batch of tables.values()) search.take(0, 'friches_simulees.geojson', batch);
    const found = (await search.find([], () => {})).get(0);
    expect(found?.note.count).toBe(150);
    expect(found?.overlaps.reduce((sum, { shared_ha }) => sum + shared_ha, 0)).toBeCloseTo(325.18573022882, 8);
    expect(found?.overlaps.map(({ name }) => name)).toContain('Zone EUPEC');
  });
});
