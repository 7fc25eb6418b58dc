/** The nationwide layer of communes against ogr2ogr doing the same job in the same minute: start to exit, validity and safe save on our side included. */
import { createReadStream, createWriteStream, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { importReportSchema } from '../../../../shared/domain/import.ts';
import { type Bench, type BenchCase, Unmeasured } from '../case.ts';
import { runWatched } from '../memory.ts';
import { findTool, runProcess } from '../processes.ts';
import { programFile } from '../setting.ts';
import { median } from '../timing.ts';

const SOURCE = 'communes.geojson.gz';

/** Made once in the scratch folder, outside any time. */
async function plain(bench: Bench): Promise<string> {
  const file = path.join(bench.scratch, 'communes.geojson');
  if (!existsSync(file)) await pipeline(createReadStream(bench.file(SOURCE)), createGunzip(), createWriteStream(file));
  return file;
}

function ogr2ogr(bench: Bench): string {
  const tool = findTool('ogr2ogr');
  if (!tool) throw new Unmeasured(bench.text('cli.bench.no-tool', { tool: 'ogr2ogr' }));
  return tool;
}

async function lambert93(bench: Bench): Promise<string> {
  const file = path.join(bench.scratch, 'communes.shp');
  if (!existsSync(file)) runProcess(ogr2ogr(bench), ['-t_srs', 'EPSG:2154', '-lco', 'ENCODING=UTF-8', file, await plain(bench)]);
  return file;
}

/**
 * The figure is the ratio of the medians; seconds and peak memory stand in the remark. Memory is watched in one run more, whose time does not count: to look
 * at a process holds it up, and nobody looks at the other.
 */
function importCase(id: string, target: number, prepare: (bench: Bench) => Promise<{ file: string; peer: readonly string[] }>): BenchCase {
  return {
    id,
    unit: '1',
    target,
    async measure(bench) {
      const tool = ogr2ogr(bench);
      const { file, peer } = await prepare(bench);
      const [ours, theirs]: [number[], number[]] = [[], []];
      const imported = (project: string): readonly string[] => [programFile(), 'import', project, file, '--as', 'communes', '--json'];
      const project = path.join(bench.scratch, `${id}.gpkg`);
      let objects = 0;
      for (let round = 0; round < bench.runs; round++) {
        bench.emprise('create', project);
        const run = runProcess(process.execPath, imported(project));
        ours.push(run.seconds);
        const report = importReportSchema.parse(JSON.parse(run.stdout));
        if (report.rejected > 0) throw new Unmeasured(`${report.rejected} rejected`);
        objects = report.imported;
        rmSync(project, { force: true });
        const result = path.join(bench.scratch, `${id}-peer.gpkg`);
        theirs.push(runProcess(tool, ['-f', 'GPKG', result, ...peer, '-nlt', 'PROMOTE_TO_MULTI']).seconds);
        rmSync(result, { force: true });
      }
      bench.emprise('create', project);
      const { peak_mb } = await runWatched(process.execPath, imported(project));
      rmSync(project, { force: true });
      const measured = median(ours) / median(theirs);
      const remark = bench.text('cli.bench.import-remark', {
        ours: median(ours),
        peer: median(theirs),
        peak: peak_mb === null ? '–' : Math.round(peak_mb),
      });
      return { measured, objects, peers: [{ name: 'ogr2ogr -f GPKG', measured: 1, ratio: measured, reason: null }], remark };
    },
  };
}

export const importCommunesGeojson = importCase('import-communes-geojson', 0.6, async (bench) => {
  const file = await plain(bench);
  return { file, peer: [file] };
});

export const importCommunesGzip = importCase('import-communes-gzip', 0.65, async (bench) => {
  const file = bench.file(SOURCE);
  return { file, peer: [`/vsigzip/${file}`] };
});

export const importCommunesShapefile = importCase('import-communes-shapefile', 0.7, async (bench) => {
  const file = await lambert93(bench);
  return { file, peer: [file, '-t_srs', 'EPSG:4326'] };
});
