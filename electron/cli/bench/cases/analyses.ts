import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Bench, type BenchCase, Unmeasured } from '../case.ts';
import { findTool, runProcess } from '../processes.ts';
import { programFile } from '../setting.ts';
import { type Contestant, timeInTurn } from '../timing.ts';

/** The same questions in SpatiaLite's SQL: EPCI by share, hectares inside the union of friches, nearest equipment of each category. */
const PEER_QUERIES = [
  'SELECT s.site_id, e.siren, ST_Area(ST_Intersection(s.geom, e.geom)) AS part FROM sites s JOIN epci e ON ST_Intersects(s.geom, e.geom)',
  'SELECT s.site_id, ST_Area(ST_Intersection(s.geom, ST_Union(f.geom))) / 1e4 AS ha FROM sites s JOIN friches f ON ST_Intersects(s.geom, f.geom) GROUP BY s.site_id',
  'SELECT s.site_id, p.categorie, min(ST_Distance(s.geom, p.geom)) AS m FROM sites s JOIN poi p GROUP BY s.site_id, p.categorie',
];

/** The second figure: every analysis of the project, whole process. */
export const analyses: BenchCase = {
  id: 'analyses',
  unit: 's',
  target: 3,
  async measure(bench) {
    const source = bench.analysedProject();
    let sites = 0;
    const ours: Contestant = {
      name: 'emprise',
      run: (round) => {
        const project = path.join(bench.scratch, `analyses-${round}.gpkg`);
        copyFileSync(source, project);
        const { seconds } = runProcess(process.execPath, [programFile(), 'analyse', project, '--force', '--json']);
        sites = (JSON.parse(bench.emprise('list', project, 'sites', '--format', 'json')) as unknown[]).length;
        rmSync(project, { force: true });
        return seconds;
      },
    };
    let prepared: string | null = null;
    const spatialite: Contestant = {
      name: 'ogr2ogr -dialect SQLite (SpatiaLite)',
      run: () => {
        const tool = findTool('ogr2ogr');
        if (!tool) throw new Unmeasured(bench.text('cli.bench.no-tool', { tool: 'ogr2ogr' }));
        prepared ??= preparePeer(bench, tool);
        let seconds = 0;
        for (const [index, query] of PEER_QUERIES.entries()) {
          const target = path.join(bench.scratch, `peer-${index}.csv`);
          rmSync(target, { force: true });
          seconds += runProcess(tool, ['-f', 'CSV', target, prepared, '-dialect', 'SQLite', '-sql', query]).seconds;
        }
        return seconds;
      },
    };
    return { ...(await timeInTurn(bench.runs, ours, [spatialite])), objects: sites };
  },
};

/** The peer's data in Lambert-93 with spatial indexes: its time is not counted. */
function preparePeer(bench: Bench, tool: string): string {
  const target = path.join(bench.scratch, 'peer-analyses.gpkg');
  const layers = [
    ['sites', bench.file('simules', 'sites_simules.geojson')],
    ['friches', bench.file('simules', 'friches_simulees.geojson')],
    ['poi', bench.file('poi', 'poi.geojson')],
    ['epci', bench.file('epci.geojson')],
  ] as const;
  for (const [name, file] of layers)
    runProcess(tool, [
      '-f',
      'GPKG',
      ...(name === 'sites' ? [] : ['-update']),
      target,
      file,
      '-nln',
      name,
      '-t_srs',
      'EPSG:2154',
      '-nlt',
      'PROMOTE_TO_MULTI',
      '-makevalid',
    ]);
  return target;
}
