import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { importReportSchema } from '../../../../shared/domain/import.ts';
import { type BenchCase, Unmeasured } from '../case.ts';
import { findTool, runProcess } from '../processes.ts';
import { programFile } from '../setting.ts';
import { type Contestant, timeInTurn } from '../timing.ts';

/** The first figure: all EPCI of a zipped Lambert-93 Shapefile in the project, whole process, start to exit. */
export const importEpci: BenchCase = {
  id: 'import-epci',
  unit: 's',
  target: 2,
  async measure(bench) {
    const zip = bench.file('epci_l93_shp_iso8859-1.zip');
    let imported = 0;
    const ours: Contestant = {
      name: 'emprise',
      run: (round) => {
        const project = path.join(bench.scratch, `epci-${round}.gpkg`);
        bench.emprise('create', project);
        const { stdout, seconds } = runProcess(process.execPath, [programFile(), 'import', project, zip, '--as', 'epci', '--json']);
        const report = importReportSchema.parse(JSON.parse(stdout));
        if (report.rejected > 0) throw new Unmeasured(`${report.rejected} rejected`);
        imported = report.imported;
        rmSync(project, { force: true });
        return seconds;
      },
    };
    const ogr2ogr: Contestant = {
      name: 'ogr2ogr -f GPKG -t_srs EPSG:4326',
      run: () => {
        const tool = findTool('ogr2ogr');
        if (!tool) throw new Unmeasured(bench.text('cli.bench.no-tool', { tool: 'ogr2ogr' }));
        const target = path.join(bench.scratch, 'peer.gpkg');
        rmSync(target, { force: true });
        return runProcess(tool, ['-f', 'GPKG', target, `/vsizip/${zip}`, '-t_srs', 'EPSG:4326', '-nlt', 'PROMOTE_TO_MULTI']).seconds;
      },
    };
    const shpjs: Contestant = {
      name: bench.text('cli.bench.peer.shpjs'),
      run: async () => {
        const { default: read } = await import('shpjs');
        const start = performance.now();
        await read(readFileSync(zip));
        return (performance.now() - start) / 1000;
      },
    };
    return { ...(await timeInTurn(bench.runs, ours, [ogr2ogr, shpjs])), objects: imported };
  },
};
