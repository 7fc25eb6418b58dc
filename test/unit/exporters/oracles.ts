/** Programs of the machine that read our files by their own code. Tests that need one are skipped where it is absent, and say so. */
import { execFileSync, spawnSync } from 'node:child_process';

export function hasProgram(name: string, flag = '--version'): boolean {
  const found = spawnSync(name, [flag]).error === undefined;
  if (!found) console.warn(`SKIPPED: ${name} is not installed, its checks do not run`);
  return found;
}

export function run(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
}

export interface OracleFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}

/** A file's features as GDAL reads them, reprojected to `epsg`. */
export function readWithGdal(file: string, options: readonly string[] = []): OracleFeature[] {
  const text = run('ogr2ogr', ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=10', '/vsistdout/', file, ...options]);
  return (JSON.parse(text) as { features: OracleFeature[] }).features;
}

/** Coordinates of a multipolygon: polygons, rings, positions. Fails on any other geometry. */
export function polygonsOf(feature: OracleFeature | undefined): number[][][][] {
  if (feature?.geometry?.type !== 'MultiPolygon') throw new Error(`not a multipolygon: ${JSON.stringify(feature)}`);
  return feature.geometry.coordinates as number[][][][];
}

/** Position of a point. */
export function pointOf(feature: OracleFeature | undefined): number[] {
  if (feature?.geometry?.type !== 'Point') throw new Error(`not a point: ${JSON.stringify(feature)}`);
  return feature.geometry.coordinates as number[];
}
