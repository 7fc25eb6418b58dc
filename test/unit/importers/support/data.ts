/** Real French data beside the project: never part of it. Tests that need it are skipped, aloud, where it is absent. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const folder = process.env['EMPRISE_DATA'] ?? path.resolve(import.meta.dirname, '../../../../../shared/data');

export const hasData = existsSync(path.join(folder, 'epci.geojson'));
if (!hasData) console.warn(`SKIPPED: no real data at ${folder} (set EMPRISE_DATA)`);

export const hasOgr = spawnSync('ogr2ogr', ['--version']).status === 0;
if (!hasOgr) console.warn('SKIPPED: ogr2ogr is not installed');

export const dataFile = (name: string): string => path.join(folder, name);
