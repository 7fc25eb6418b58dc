import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportLayer, layerFormatOf } from '../../../electron/engine/exporters/layers/export-layer.ts';
import type { ExportSource } from '../../../electron/engine/exporters/layers/types.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { boolean, date, integer, real, text } from '../../../shared/domain/kinds/field.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { pointGeometry } from '../../../shared/geo/geometry.ts';
import { hasProgram, pointOf, polygonsOf, readWithGdal, run } from './oracles.ts';

const gdal = hasProgram('ogr2ogr');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'emprise-export-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A square with a hole and an island beside it, rings in the wrong directions on purpose. */
const holed: Geometry = {
  type: 'MultiPolygon',
  xy: Float64Array.of(
    4,
    46,
    4,
    46.01,
    4.01,
    46.01,
    4.01,
    46,
    4,
    46,
    4.002,
    46.002,
    4.004,
    46.002,
    4.004,
    46.004,
    4.002,
    46.002,
    4.02,
    46,
    4.03,
    46,
    4.03,
    46.01,
    4.02,
    46,
  ),
  parts: [5, 9, 13],
  polygons: [2, 3],
};

const source = (): ExportSource => ({
  geometry: 'MULTIPOLYGON',
  fields: [
    text('site_id'),
    text('site_description_longue'),
    text('site_description_courte'),
    integer('emplois'),
    real('surface_ha'),
    boolean('recyclage'),
    date('maj'),
    text('proprietaire', { confidential: true }),
  ],
  rows: [
    {
      geometry: holed,
      values: {
        site_id: '01004_SITE-ECO_1',
        site_description_longue: `Œuvre « à reprendre » ; l’été\n${'é'.repeat(200)}`,
        site_description_courte: 'dite "Les Verriers"',
        emplois: 0,
        surface_ha: 39.123456789,
        recyclage: 1,
        maj: '2026-11-21',
        proprietaire: 'SCI Untel',
      },
    },
    { geometry: null, values: { site_id: '02001_SITE-ECO_2', emplois: null, surface_ha: -1e-7, recyclage: 0 } },
  ],
});

const points = (): ExportSource => ({
  geometry: 'POINT',
  fields: [text('nom'), real('tension_kv')],
  rows: [
    { geometry: pointGeometry(2.3522219, 48.856614), values: { nom: 'Paris', tension_kv: 225.5 } },
    { geometry: null, values: { nom: 'sans lieu', tension_kv: null } },
  ],
});

const lines = (): ExportSource => ({
  geometry: 'MULTILINESTRING',
  fields: [],
  rows: [
    {
      geometry: { type: 'MultiLineString', xy: Float64Array.of(2, 48, 2.1, 48.1, 3, 47, 3.1, 47, 3.2, 47.1), parts: [2, 5], polygons: [] },
      values: {},
    },
  ],
});

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof EmpriseError)) throw error ?? new Error('nothing was refused');
  return error.code;
}

describe('layer export', () => {
  it('knows the format by the ending', () => {
    expect(layerFormatOf('a/b.GeoJSON')).toBe('geojson');
    expect(layerFormatOf('b.zip')).toBe('shapefile');
    expect(layerFormatOf('b.docx')).toBeNull();
  });

  it('writes GeoJSON with shells counter-clockwise and typed values', async () => {
    const target = path.join(folder, 'sites.geojson');
    const report = await exportLayer(source(), target, { format: 'geojson' });
    const { features } = JSON.parse(readFileSync(target, 'utf8')) as {
      features: { properties: Record<string, unknown>; geometry: { coordinates: number[][][][] } | null }[];
    };
    expect(report.written).toBe(2);
    expect(report.notes.map(({ code, count }) => [code, count])).toEqual([['export-without-geometry', 1]]);
    expect(features[0]?.properties).toMatchObject({ emplois: 0, recyclage: true, surface_ha: 39.123456789 });
    expect(features[1]?.properties).toMatchObject({ emplois: null, recyclage: false, maj: null });
    expect(features[1]?.geometry).toBeNull();
    const area = (ring: number[][]): number =>
      ring.slice(1).reduce((sum, point, i) => sum + (ring[i]?.[0] ?? 0) * (point[1] ?? 0) - (point[0] ?? 0) * (ring[i]?.[1] ?? 0), 0);
    const polygons = features[0]?.geometry?.coordinates ?? [];
    expect(polygons.map((rings) => rings.map((ring) => Math.sign(area(ring))))).toEqual([[1, -1], [1]]);
  });

  it('leaves confidential fields out of a public export, and says how many', async () => {
    for (const format of ['geojson', 'csv'] as const) {
      const target = path.join(folder, `public.${format}`);
      const report = await exportLayer(source(), target, { format, public: true });
      expect(readFileSync(target, 'utf8')).not.toMatch(/proprietaire|SCI Untel/);
      expect(report.notes).toContainEqual(expect.objectContaining({ code: 'export-confidential-dropped', count: 1 }));
    }
  });

  it('writes CSV for a French spreadsheet', async () => {
    const target = path.join(folder, 'postes.csv');
    await exportLayer(points(), target, { format: 'csv' });
    expect(readFileSync(target, 'utf8')).toBe(
      '\ufeffnom;tension_kv;longitude;latitude\r\nParis;225,5;2,3522219;48,856614\r\nsans lieu;;;\r\n',
    );
    const polygons = path.join(folder, 'sites.csv');
    await exportLayer(source(), polygons, { format: 'csv' });
    const written = readFileSync(polygons, 'utf8');
    expect(written).toContain('"dite ""Les Verriers""";0;39,1235;oui;2026-11-21');
    expect(written).toContain(';0;non;');
    expect(written).toContain('MULTIPOLYGON (((4 46,');
  });

  it('gives computed figures the decimals they are worth in CSV, and leaves the fields of a source as they came', async () => {
    const names = ['surface_projection_ha', 'friche_part', 'distance_m', 'surface_declaree_ha', 'indice'];
    const raw = 30.40287109849762;
    const row = Object.fromEntries(names.map((name) => [name, raw]));
    const target = path.join(folder, 'figures.csv');
    const rows = [
      { geometry: null, values: row },
      { geometry: null, values: { ...row, friche_part: 1e-9, surface_declaree_ha: 1e-7 } },
    ];
    await exportLayer({ geometry: null, fields: names.map((name) => real(name)), rows }, target, { format: 'csv' });
    expect(readFileSync(target, 'utf8').split('\r\n').slice(1, 3)).toEqual([
      '30,4029;30,402871;30,403;30,40287109849762;30,40287109849762',
      '30,4029;0;30,403;0,0000001;30,40287109849762',
    ]);
  });

  it('is the same bytes twice, and leaves no rest', async () => {
    for (const format of ['geojson', 'csv', 'shapefile'] as const) {
      const [a, b] = [path.join(folder, `twice.${format}`), path.join(folder, 'again', '..', `twice.${format}`)];
      await exportLayer(source(), a, { format });
      const first = readFileSync(a);
      await exportLayer(source(), b, { format });
      expect(readFileSync(a).equals(first)).toBe(true);
    }
  });

  it('refuses an unknown system and keeps the former file when stopped', async () => {
    const target = path.join(folder, 'kept.geojson');
    await exportLayer(points(), target, { format: 'geojson' });
    const before = readFileSync(target, 'utf8');
    expect(await refusal(exportLayer(points(), target, { format: 'geojson', epsg: 9999 }))).toBe('crs-unsupported');
    const checkpoint = (done: number): void => {
      if (done === 1) throw new EmpriseError('cancelled');
    };
    expect(await refusal(exportLayer(points(), target, { format: 'geojson', checkpoint }))).toBe('cancelled');
    expect(readFileSync(target, 'utf8')).toBe(before);
  });
});

describe.skipIf(!gdal)('what GDAL reads back', () => {
  it.each([2154, 4326, 3946])('Shapefile in EPSG:%s', async (epsg) => {
    const target = path.join(folder, `sites-${epsg}.zip`);
    const report = await exportLayer(source(), target, { format: 'shapefile', epsg });
    const [first, second] = readWithGdal(`/vsizip/${target}`, ['-t_srs', 'EPSG:4326']);
    expect(first?.properties).toMatchObject({ site_id: '01004_SITE-ECO_1', emplois: 0, surface_ha: 39.123456789, maj: '2026-11-21' });
    expect(String(first?.properties['site_descr'])).toMatch(/^Œuvre « à reprendre » ; l’été\né+$/);
    expect(first?.properties['site_des_1']).toBe('dite "Les Verriers"');
    expect(second?.properties).toMatchObject({ site_id: '02001_SITE-ECO_2', emplois: null });
    // GDAL leaves a blank date out.
    expect(second?.properties['maj'] ?? null).toBeNull();
    expect(second?.geometry).toBeNull();
    const coordinates = polygonsOf(first).map((rings) => rings.length);
    expect(coordinates).toEqual([2, 1]);
    const flat = polygonsOf(first).flat(2);
    for (const [lon = 0, lat = 0] of flat) {
      const nearest = Math.min(
        ...Array.from({ length: 13 }, (_, i) => Math.hypot((holed.xy[i * 2] as number) - lon, (holed.xy[i * 2 + 1] as number) - lat)),
      );
      expect(nearest).toBeLessThan(2e-8);
    }
    expect(report.notes.filter(({ code }) => code === 'export-field-renamed').map(({ params }) => params['to'])).toEqual([
      'site_descr',
      'site_des_1',
      'proprietai',
    ]);
    expect(report.notes).toContainEqual(expect.objectContaining({ code: 'export-text-cut', count: 1 }));
    const info = run('ogrinfo', ['-so', '-al', `/vsizip/${target}`]);
    expect(info).toContain(`ID["EPSG",${epsg}]`);
  });

  it('Shapefile of points and of lines without fields', async () => {
    const target = path.join(folder, 'points.zip');
    await exportLayer(points(), target, { format: 'shapefile', epsg: 2154 });
    const [paris, nowhere] = readWithGdal(`/vsizip/${target}`, ['-t_srs', 'EPSG:4326']);
    expect(pointOf(paris)[0]).toBeCloseTo(2.3522219, 8);
    expect(nowhere).toMatchObject({ geometry: null, properties: { nom: 'sans lieu', tension_kv: null } });
    const other = path.join(folder, 'lines.zip');
    await exportLayer(lines(), other, { format: 'shapefile' });
    expect(readWithGdal(`/vsizip/${other}`)[0]?.geometry?.type).toBe('MultiLineString');
  });

  it.each([5490, 2972, 2975, 4471, 4467, 3942, 3950])('recognises the system EPSG:%s of a Shapefile', async (epsg) => {
    const target = path.join(folder, `crs-${epsg}.zip`);
    await exportLayer({ ...points(), rows: [{ geometry: pointGeometry(2.5, 47), values: {} }] }, target, { format: 'shapefile', epsg });
    const parameters = run('gdalsrsinfo', ['-o', 'proj4', `/vsizip/${target}/crs-${epsg}.prj`]);
    const wanted = run('gdalsrsinfo', ['-o', 'proj4', `EPSG:${epsg}`]);
    const compared = (proj: string): string[] =>
      proj
        .trim()
        .split(/\s+/)
        .filter((part) => !part.startsWith('+towgs84'))
        .sort();
    expect(compared(parameters)).toEqual(compared(wanted));
  });

  it('GeoJSON in Lambert-93 says so, and CSV points open at their place', async () => {
    const target = path.join(folder, 'l93.geojson');
    await exportLayer(source(), target, { format: 'geojson', epsg: 2154 });
    const [first] = readWithGdal(target, ['-t_srs', 'EPSG:4326']);
    const [lon = 0, lat = 0] = polygonsOf(first)[0]?.[0]?.[0] ?? [];
    expect(Math.hypot(lon - 4, lat - 46)).toBeLessThan(0.02);
    const csv = path.join(folder, 'comma.csv');
    await exportLayer(source(), csv, { format: 'csv' });
    const rows = readWithGdal(csv, ['-oo', 'GEOM_POSSIBLE_NAMES=wkt']);
    expect(rows).toHaveLength(2);
    expect(rows[0]?.geometry?.type).toBe('MultiPolygon');
  });
});
