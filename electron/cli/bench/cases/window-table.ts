/** The table of a million rows in the real window (scripts/bench/table.mjs). */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Bench, type BenchCase, type Measured, Unmeasured } from '../case.ts';
import { runProcess } from '../processes.ts';
import { programFile } from '../setting.ts';
import { millionProject } from './window-map.ts';

interface TableFigures {
  readonly rows: number;
  readonly first_ms: number;
  /** Longest task of the page while the table is scrolled, in time of the processor. */
  readonly task_ms: number | null;
  readonly wheel: { readonly longest: number };
  readonly sort_ms: { readonly ms: number };
  readonly select_ms: number;
}

const measured = new Map<Bench, Promise<TableFigures>>();

function figures(bench: Bench): Promise<TableFigures> {
  const known = measured.get(bench);
  if (known) return known;
  const run = (async () => {
    const script = path.resolve(path.dirname(programFile()), '../../scripts/bench/table.mjs');
    if (!existsSync(script)) throw new Unmeasured(bench.text('cli.bench.no-window'));
    const project = await millionProject(bench);
    return JSON.parse(runProcess(process.execPath, [script, project, 'contenance', 'section']).stdout) as TableFigures;
  })();
  measured.set(bench, run);
  return run;
}

const MILLISECONDS = 1000;

function figure(id: string, target_s: number, value_ms: (found: TableFigures) => number): BenchCase {
  return {
    id,
    unit: 's',
    target: target_s,
    onlyNamed: true,
    async measure(bench): Promise<Measured> {
      const found = await figures(bench);
      return { measured: value_ms(found) / MILLISECONDS, objects: found.rows, peers: [] };
    },
  };
}

export const tableCases: readonly BenchCase[] = [
  figure('table-scroll', 0.05, ({ task_ms, wheel }) => task_ms ?? wheel.longest),
  figure('table-sort', 2, ({ sort_ms }) => sort_ms.ms),
  figure('table-select', 0.35, ({ select_ms }) => select_ms),
];
