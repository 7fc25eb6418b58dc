/** Small real projects in temporary folders. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PreparedRow, PreparedTable } from '../../../electron/engine/importers/types.ts';
import { encodeBlob } from '../../../electron/engine/store/geopackage/blob.ts';
import { createProject, createStaging, type Project, type StoreEnvironment } from '../../../electron/engine/store/index.ts';
import type { Row, StepLabel } from '../../../shared/domain/change.ts';
import { type Geometry, pointGeometry } from '../../../shared/geo/geometry.ts';

export const STEP: StepLabel = { code: 'edit-object', params: { name: 'essai' }, origin: 'edit' };
export const IMPORT: StepLabel = { code: 'import', params: { count: 1 }, origin: 'import' };

/** A folder that goes when the test ends. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'emprise-store-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export function environment(userData: string | null = null): StoreEnvironment {
  return { userData, appVersion: '0.1.0' };
}

/** The number of a process that has ended. */
export function deadPid(): number {
  return Number(execFileSync('/bin/sh', ['-c', 'echo $$'], { encoding: 'utf8' }));
}

export function square(x: number, y: number, side = 0.01): Geometry {
  const xy = Float64Array.of(x, y, x + side, y, x + side, y + side, x, y + side, x, y);
  return { type: 'MultiPolygon', xy, parts: [5], polygons: [1] };
}

export function siteRow(index: number, more: Row = {}): Row {
  return { uid: `site-${index}`, site_id: `S${index}`, site_nom: `Site ${index}`, geom: encodeBlob(square(2 + index * 0.02, 47)), ...more };
}

export async function newSession(userData: string, name = 'Essai'): Promise<Project> {
  return createProject(null, 'session', environment(userData), { name });
}

/** A saved document with some sites, closed. */
export async function savedDocument(path: string, sites = 3): Promise<void> {
  const project = await createProject(path, 'command', environment(), { name: 'Essai' });
  project.apply({ operations: [{ op: 'put', table: 'sites', rows: Array.from({ length: sites }, (_, index) => siteRow(index)) }] }, STEP);
  await project.commit();
}

export const SITES: PreparedTable = { table: 'sites', geometry: 'MULTIPOLYGON', fields: null, title: 'sites' };
export const FRICHES: PreparedTable = { table: 'friches', geometry: 'POINT', fields: null, title: 'friches' };

export function preparedSite(index: number, values: Row = {}, geometry: Geometry | null = square(2 + index * 0.02, 47)): PreparedRow {
  return { row: index + 1, geometry, values: { site_id: `S${index}`, site_nom: `Site ${index}`, ...values } };
}

export function preparedPoint(index: number, values: Row = {}): PreparedRow {
  return { row: index + 1, geometry: pointGeometry(2 + index * 0.01, 47), values };
}

/** A finished staging file of one table. */
export function staged(path: string, table: PreparedTable, rows: readonly PreparedRow[]): string {
  const staging = createStaging(path);
  staging.beginSource({ nom: 'Essai', fichier: 'essai.geojson' });
  staging.append(table, rows);
  staging.finish();
  return path;
}

/** Every column of every row, blobs in hexadecimal. */
export function snapshot(project: Project, table: string): string {
  const columns = project.columns(table).map(({ name }) => name);
  const hasGeometry = project.layers().some((layer) => layer.table === table && layer.geometry !== null);
  return JSON.stringify(project.rows(table, { columns: hasGeometry ? ['geom', ...columns] : columns }), (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
  );
}
