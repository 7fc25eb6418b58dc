import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { territoryReportSchema } from '../../../../shared/domain/territory.ts';
import { type BenchCase, Unmeasured } from '../case.ts';
import { findTool, runProcess } from '../processes.ts';
import { programFile } from '../setting.ts';
import { type Contestant, timeInTurn } from '../timing.ts';

const QUERY = 'SELECT epci_siren AS siren, ST_Union(geom) AS geom FROM communes WHERE epci_siren IS NOT NULL GROUP BY epci_siren';

/** All communes of the country into EPCI, whole process, the project saved: ours over SpatiaLite's union of the same rows. */
export const dissolve: BenchCase = {
  id: 'dissolve',
  unit: '1',
  target: 0.3,
  async measure(bench) {
    const source = path.join(bench.scratch, 'communes.gpkg');
    const communes = bench.file('communes.geojson.gz');
    bench.emprise('create', source);
    bench.emprise('import', source, communes, '--as', 'communes');
    let built = 0;
    const ours: Contestant = {
      name: 'emprise',
      run: (round) => {
        const project = path.join(bench.scratch, `dissolve-${round}.gpkg`);
        copyFileSync(source, project);
        const { stdout, seconds } = runProcess(process.execPath, [programFile(), 'territory', project, '--levels', 'epci', '--json']);
        built = territoryReportSchema.parse(JSON.parse(stdout)).levels[0]?.built ?? 0;
        rmSync(project, { force: true });
        return seconds;
      },
    };
    const spatialite: Contestant = {
      name: 'ogr2ogr -dialect SQLite, ST_Union',
      run: () => {
        const tool = findTool('ogr2ogr');
        if (!tool) throw new Unmeasured(bench.text('cli.bench.no-tool', { tool: 'ogr2ogr' }));
        const target = path.join(bench.scratch, 'peer-dissolve.gpkg');
        rmSync(target, { force: true });
        const how = ['-f', 'GPKG', target, source, '-nln', 'epci', '-nlt', 'PROMOTE_TO_MULTI', '-dialect', 'SQLite', '-sql', QUERY];
        return runProcess(tool, how).seconds;
      },
    };
    const timed = await timeInTurn(bench.runs, ours, [spatialite]);
    const [peer] = timed.peers;
    if (peer?.ratio == null) throw new Unmeasured(peer?.reason ?? spatialite.name);
    return { measured: peer.ratio, peers: timed.peers, objects: built, remark: `${timed.measured.toFixed(2)} s` };
  },
};
