/** Independent programs and real data that some tests compare with. Where one is missing the test is skipped, loudly. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { fromGeoJson } from '../../../shared/geo/geojson.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';

export const DATA = resolve(process.env['EMPRISE_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'));
/** Python reads a whole country slower than we do. */
export const ORACLE_TIMEOUT = 120_000;

/** Debian's python3 carries python3-shapely and python3-pyproj; another one on the path may not. */
const PYTHONS = ['/usr/bin/python3', 'python3'];

export function dataFile(name: string): string | null {
  const file = join(DATA, name);
  if (existsSync(file)) return file;
  console.warn(`SKIPPED: no ${name} (EMPRISE_DATA = ${DATA})`);
  return null;
}

export interface RealObject {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Geometry;
}

export function realObjects(name: string): RealObject[] | null {
  const file = dataFile(name);
  if (!file) return null;
  const collection = JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection;
  return collection.features.flatMap(({ properties, geometry }) => {
    const flat = geometry && fromGeoJson(geometry);
    return flat ? [{ properties: properties ?? {}, geometry: flat }] : [];
  });
}

const python = PYTHONS.find((candidate) => spawnSync(candidate, ['-c', 'import shapely, pyproj']).status === 0) ?? null;
if (!python) console.warn('SKIPPED: no python3 with shapely and pyproj (packages python3-shapely, python3-pyproj)');
export const hasPython = python !== null;

/** Runs a Python script with `input` as JSON on its standard input; answers the JSON it prints. */
export function runPython<T>(script: string, input: unknown): T {
  const { status, stdout, stderr } = spawnSync(python ?? 'python3', ['-c', script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}

/** Runs a program of GeographicLib (package geographiclib-tools) on lines of text. */
export function geographicLib(program: 'Planimeter' | 'GeodSolve', options: readonly string[], input: string): string[] {
  const { status, stdout, stderr } = spawnSync(program, options, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().split('\n');
}

export const hasGeographicLib = spawnSync('Planimeter', ['--version']).status === 0;
if (!hasGeographicLib) console.warn('SKIPPED: no Planimeter and GeodSolve (package geographiclib-tools)');
