/** Heavy figures, run only when they are named: made-up parcels by the million, generated in the scratch folder. */
import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { importReportSchema } from '../../../../shared/domain/import.ts';
import { type Bench, type BenchCase, Unmeasured } from '../case.ts';
import { runWatched, type Watched } from '../memory.ts';
import { programFile } from '../setting.ts';

const MILLION = 1_000_000;
const GIGABYTES_2 = 2_000_000_000;
const PARCELS_A_PIECE = 2000;
const PARCELS_A_SECTION = 400;

/** A parcel as Etalab writes them: ten vertices, seven decimals. Neighbours share their sides. */
function parcel(index: number): string {
  const column = index % 2500;
  const row = Math.floor(index / 2500);
  const at = (x: number, y: number): string => `[${(-1 + (column + x) * 0.0005).toFixed(7)},${(43 + (row + y) * 0.0004).toFixed(7)}]`;
  const wave = (index % 7) / 100;
  const ring = [
    at(0, 0),
    at(0.3, wave),
    at(0.6, -wave),
    at(1, 0),
    at(1 - wave, 0.5),
    at(1, 1),
    at(0.5, 1 + wave),
    at(0, 1),
    at(wave, 0.4),
    at(0, 0),
  ];
  const commune = String(10_000 + Math.floor(index / (PARCELS_A_SECTION * 26)));
  const section = `0${String.fromCharCode(65 + (Math.floor(index / PARCELS_A_SECTION) % 26))}`;
  const numero = String((index % PARCELS_A_SECTION) + 1).padStart(4, '0');
  const id = `${commune}000${section}${numero}`;
  const properties = `"id":"${id}","commune":"${commune}","prefixe":"000","section":"${section.slice(1)}","numero":"${Number(numero)}","contenance":${1800 + (index % 900)},"created":"2019-03-04","updated":"2024-11-08"`;
  return `{"type":"Feature","id":"${id}","geometry":{"type":"Polygon","coordinates":[[${ring.join(',')}]]},"properties":{${properties}}}`;
}

/** Pieces of a FeatureCollection until one of the two is reached; `made` counts the parcels. */
export function* collection(parcels: number, bytes: number, made: { count: number }): Generator<string> {
  let written = 0;
  yield '{"type":"FeatureCollection","features":[\n';
  while (made.count < parcels && written < bytes) {
    const lines: string[] = [];
    for (let i = 0; i < PARCELS_A_PIECE && made.count < parcels; i++) lines.push(parcel(made.count++));
    const piece = `${written === 0 ? '' : ',\n'}${lines.join(',\n')}`;
    written += piece.length;
    yield piece;
  }
  yield '\n]}\n';
}

async function importParcels(bench: Bench, parcels: number, bytes: number): Promise<{ run: Watched; objects: number }> {
  const file = path.join(bench.scratch, 'parcelles.geojson');
  const project = path.join(bench.scratch, 'parcelles.gpkg');
  const made = { count: 0 };
  try {
    await pipeline(Readable.from(collection(parcels, bytes, made)), createWriteStream(file));
    bench.emprise('create', project);
    const run = await runWatched(process.execPath, [programFile(), 'import', project, file, '--as', 'parcelles', '--json']);
    const { imported, rejected, repaired } = importReportSchema.parse(JSON.parse(run.stdout));
    if (imported !== made.count) throw new Unmeasured(`${imported}/${made.count}, ${rejected} rejected, ${repaired} repaired`);
    return { run, objects: imported };
  } finally {
    for (const made of [file, project]) rmSync(made, { force: true });
  }
}

const remarkOf = (bench: Bench, { seconds, peak_mb }: Watched): string =>
  bench.text('cli.bench.parcels-remark', { seconds, peak: peak_mb === null ? '–' : Math.round(peak_mb) });

export const importMillionParcels: BenchCase = {
  id: 'import-million-parcels',
  unit: 's',
  target: 60,
  onlyNamed: true,
  async measure(bench) {
    const { run, objects } = await importParcels(bench, MILLION, Number.POSITIVE_INFINITY);
    return { measured: run.seconds, objects, peers: [], remark: remarkOf(bench, run) };
  },
};

export const importTwoGigabytes: BenchCase = {
  id: 'import-two-gigabytes',
  unit: 'MB',
  target: 600,
  onlyNamed: true,
  async measure(bench) {
    const { run, objects } = await importParcels(bench, Number.POSITIVE_INFINITY, GIGABYTES_2);
    if (run.peak_mb === null) throw new Unmeasured('/proc');
    return { measured: run.peak_mb, objects, peers: [], remark: remarkOf(bench, run) };
  },
};
