/** Pages: the national map drawn and written, and a series of four hundred. Data: the 1,255 EPCI, the 183 Territoires d'industrie, the 55 simulated sites. */
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Bench, type BenchCase, type Measured, Unmeasured } from '../case.ts';
import { runWatched } from '../memory.ts';
import { runProcess } from '../processes.ts';
import { programFile } from '../setting.ts';

const NATIONAL = 'france-a3';
const SERIES = 400;

interface SiteFile {
  readonly features: readonly {
    readonly properties: Readonly<Record<string, unknown>>;
    readonly geometry: { readonly type: string; readonly coordinates: unknown };
  }[];
}

/** Made once for all figures of pages. */
function nationalProject(bench: Bench): string {
  const project = path.join(bench.scratch, 'national.gpkg');
  if (existsSync(project)) return project;
  const making = path.join(bench.scratch, 'national-making.gpkg');
  rmSync(making, { force: true });
  bench.emprise('create', making);
  for (const file of ['epci.geojson', 'epci_drom.geojson']) bench.emprise('import', making, bench.file(file), '--as', 'epci');
  const territories = bench.file('territoires_industrie', 'territoires_industrie_183_temps2.geojson');
  bench.emprise('import', making, territories, '--as', 'territoires');
  bench.emprise('import', making, bench.file('simules', 'sites_simules.geojson'), '--as', 'sites');
  copyFileSync(making, project);
  return project;
}

/** The 55 sites again and again, a little aside each time. */
function seriesProject(bench: Bench): string {
  const project = path.join(bench.scratch, 'series.gpkg');
  if (existsSync(project)) return project;
  const { features } = JSON.parse(readFileSync(bench.file('simules', 'sites_simules.geojson'), 'utf8')) as SiteFile;
  const sites = Array.from({ length: SERIES }, (_, index) => {
    const round = Math.floor(index / features.length);
    const { properties, geometry } = features[index % features.length] as SiteFile['features'][number];
    const moved = { ...geometry, coordinates: shifted(geometry.coordinates, 0.11 * round, 0.07 * round) };
    const named = {
      ...properties,
      site_id: `${String(properties['site_id'])}_${round}`,
      site_nom: `${String(properties['site_nom'])} ${round}`,
    };
    return { type: 'Feature', properties: named, geometry: moved };
  });
  const file = path.join(bench.scratch, 'sites-400.geojson');
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: sites }));
  const making = path.join(bench.scratch, 'series-making.gpkg');
  rmSync(making, { force: true });
  bench.emprise('create', making);
  bench.emprise('import', making, bench.file('communes.geojson.gz'), '--as', 'communes');
  bench.emprise('import', making, bench.file('epci.geojson'), '--as', 'epci');
  bench.emprise('import', making, file, '--as', 'sites');
  copyFileSync(making, project);
  return project;
}

function shifted(coordinates: unknown, x: number, y: number): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  if (typeof coordinates[0] === 'number') return [Number(coordinates[0]) + x, Number(coordinates[1]) + y];
  return coordinates.map((part) => shifted(part, x, y));
}

/** Objects read, page drawn; a page drawn again keeps what has not changed and takes less. */
const pageDraw: BenchCase = {
  id: 'page-draw',
  unit: 's',
  target: 1,
  async measure(bench) {
    const project = nationalProject(bench);
    const [{ withReader }, { PageDrawer }, { layoutNamed }] = await Promise.all([
      import('../../../engine/api/services/access.ts'),
      import('../../../engine/api/services/layouts/drawer.ts'),
      import('../../../engine/api/services/layouts/resolve.ts'),
    ]);
    const resources = path.join(path.dirname(programFile()), '..', 'resources');
    return withReader(project, async (reader): Promise<Measured> => {
      const layout = await layoutNamed(reader, resources, NATIONAL, 'fr');
      let best = Number.POSITIVE_INFINITY;
      let objects = 0;
      for (let round = 0; round < bench.runs; round++) {
        const begun = performance.now();
        const { report } = new PageDrawer().draw(reader, { layout, object: null });
        best = Math.min(best, (performance.now() - begun) / 1000);
        objects = Object.values(report.maps).reduce((sum, map) => sum + Object.values(map.objects).reduce((a, b) => a + b, 0), 0);
      }
      return { measured: best, objects, peers: [] };
    });
  },
};

/** Whole process: project opened, page drawn, PDF written. */
const pagePdf: BenchCase = {
  id: 'page-pdf',
  unit: 's',
  target: 3,
  async measure(bench) {
    const project = nationalProject(bench);
    const target = path.join(bench.scratch, 'national.pdf');
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < bench.runs; round++)
      best = Math.min(
        best,
        runProcess(process.execPath, [programFile(), 'map', project, target, '--layout', NATIONAL, '--offline']).seconds,
      );
    return { measured: best, objects: 1, peers: [], remark: `${(statSync(target).size / 1e6).toFixed(2)} MB` };
  },
};

async function series(bench: Bench): Promise<{ seconds: number; peak_mb: number | null; pages: number; bytes: number }> {
  const target = path.join(bench.scratch, 'series.pdf');
  const how = ['atlas', seriesProject(bench), target, '--table', 'sites', '--offline', '--json'];
  const { seconds, peak_mb, stdout } = await runWatched(process.execPath, [programFile(), ...how]);
  const { pages, bytes } = JSON.parse(stdout) as { pages: number; bytes: number };
  if (pages !== SERIES) throw new Unmeasured(`${pages} pages`);
  return { seconds, peak_mb, pages, bytes };
}

const atlasTime: BenchCase = {
  id: 'atlas-time',
  unit: 's',
  target: 60,
  async measure(bench) {
    const { seconds, pages, bytes } = await series(bench);
    return { measured: seconds, objects: pages, peers: [], remark: `${(bytes / 1e6).toFixed(2)} MB` };
  },
};

const atlasMemory: BenchCase = {
  id: 'atlas-memory',
  unit: 'MB',
  target: 600,
  async measure(bench) {
    const { peak_mb, pages } = await series(bench);
    if (peak_mb === null) throw new Unmeasured('no /proc');
    return { measured: peak_mb, objects: pages, peers: [] };
  },
};

export const pageCases: readonly BenchCase[] = [pageDraw, pagePdf, atlasTime, atlasMemory];
