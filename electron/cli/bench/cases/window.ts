import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Bench, type BenchCase, Unmeasured } from '../case.ts';
import { runProcess } from '../processes.ts';
import { programFile } from '../setting.ts';

interface WindowFigures {
  readonly coldStart_s: number;
  readonly longestBlock_ms: number;
  readonly objects: number;
}

/** The measuring script drives the real window; it stands in the source tree alone (scripts/bench/window.mjs). */
function measureWindow(bench: Bench, file: string | null): WindowFigures {
  const script = path.resolve(path.dirname(programFile()), '../../scripts/bench/window.mjs');
  if (!existsSync(script)) throw new Unmeasured(bench.text('cli.bench.no-window'));
  // its own project each time: the engine of the run before may still be closing the other
  const project = path.join(bench.scratch, `window-${randomUUID()}.gpkg`);
  bench.emprise('create', project, '--demo', '--force');
  const { stdout } = runProcess(process.execPath, [script, project, ...(file === null ? [] : [file])]);
  return JSON.parse(stdout) as WindowFigures;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

function repeated(bench: Bench, file: string | null): WindowFigures[] {
  return Array.from({ length: bench.runs }, () => measureWindow(bench, file));
}

/** From the launch of the process on the demonstration project to its map drawn. */
export const windowStart: BenchCase = {
  id: 'window-start',
  unit: 's',
  target: 3,
  async measure(bench) {
    return { measured: median(repeated(bench, null).map(({ coldStart_s }) => coldStart_s)), objects: 1, peers: [] };
  },
};

/** The longest time the window was deaf while the EPCI were imported by its dialog and drawn. */
export const windowBlocks: BenchCase = {
  id: 'window-blocks',
  unit: 's',
  target: 0.1,
  async measure(bench) {
    const runs = repeated(bench, bench.file('epci_l93_shp_iso8859-1.zip'));
    return { measured: median(runs.map(({ longestBlock_ms }) => longestBlock_ms / 1000)), objects: runs[0]?.objects ?? 0, peers: [] };
  },
};
