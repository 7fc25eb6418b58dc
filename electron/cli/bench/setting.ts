import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Translate } from '../../../shared/messages/index.ts';
import { type Bench, Unmeasured } from './case.ts';
import { runProcess } from './processes.ts';

/** Layers of the analysed project: the 55 simulated sites, the simulated friches, the real equipment and EPCI. */
const LAYERS: readonly (readonly [kind: string, ...file: string[]])[] = [
  ['epci', 'epci.geojson'],
  ['sites', 'simules', 'sites_simules.geojson'],
  ['friches', 'simules', 'friches_simulees.geojson'],
  ['equipements', 'poi', 'poi.geojson'],
];

export function benchSetting(given: { data: string; scratch: string; runs: number; text: Translate }): Bench {
  const { data, scratch, text } = given;
  let analysed: string | null = null;
  const bench: Bench = {
    ...given,
    file: (...parts) => {
      const file = path.join(data, ...parts);
      if (!existsSync(file)) throw new Unmeasured(text('cli.bench.no-data', { file }));
      return file;
    },
    emprise: (...args) => runProcess(process.execPath, [programFile(), ...args]).stdout,
    analysedProject: () => {
      if (analysed !== null) return analysed;
      const project = path.join(scratch, 'analysed.gpkg');
      bench.emprise('create', project);
      for (const [kind, ...file] of LAYERS) bench.emprise('import', project, bench.file(...file), '--as', kind);
      bench.emprise('analyse', project);
      analysed = project;
      return project;
    },
  };
  return bench;
}

/** The file this very program was started from: what a user times. */
export function programFile(): string {
  const file = process.argv[1];
  if (file === undefined) throw new Error('a program has a file');
  return file;
}
