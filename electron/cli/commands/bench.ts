import { mkdtempSync, rmSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, platform, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import type { BenchCaseResult, BenchResult } from '../../../shared/contract/cli.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { type Bench, type BenchCase, Unmeasured } from '../bench/case.ts';
import { benchLines } from '../bench/lines.ts';
import { BENCH_CASES, BENCH_GROUPS } from '../bench/registry.ts';
import { benchSetting } from '../bench/setting.ts';
import type { Command } from '../command.ts';
import { UsageFault } from '../faults.ts';

const USUAL_RUNS = 3;
const MOST_RUNS = 99;

export const bench: Command = {
  name: 'bench',
  positionals: [],
  options: [
    { name: 'data', value: 'DIR' },
    { name: 'only', value: 'a,b', choices: [...Object.keys(BENCH_GROUPS), ...BENCH_CASES.map(({ id }) => id)], list: true },
    { name: 'runs', value: 'N' },
  ],
  async run({ option, text, hooks, language }) {
    const runs = runsOf(option('runs'));
    const only = option('only')
      ?.split(',')
      .map((id) => id.trim())
      .flatMap((name) => BENCH_GROUPS[name]?.map(({ id }) => id) ?? name);
    const scratch = mkdtempSync(path.join(tmpdir(), 'emprise-bench-'));
    const before = machine();
    try {
      const setting = benchSetting({
        data: path.resolve(option('data') ?? process.env['EMPRISE_DATA'] ?? '../shared/data'),
        scratch,
        runs,
        text,
      });
      const cases: BenchCaseResult[] = [];
      for (const figure of BENCH_CASES.filter(({ id, onlyNamed }) => (only ? only.includes(id) : !onlyNamed))) {
        hooks.progress('bench', text(`cli.bench.case.${figure.id}`), 0, 0);
        cases.push(await measure(figure, setting, text));
      }
      const data: BenchResult = { data: setting.data, machine: before, cases };
      return { data, lines: benchLines(data, runs, text, language) };
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  },
};

async function measure(figure: BenchCase, setting: Bench, text: Translate): Promise<BenchCaseResult> {
  const { id, unit, target } = figure;
  const common = { id, title: text(`cli.bench.case.${id}`), unit, target, runs: setting.runs };
  try {
    const { measured, objects, peers, remark } = await figure.measure(setting);
    const verdict = target === null ? 'no-target' : measured <= target ? 'reached' : 'missed';
    return { ...common, measured, objects, peers: [...peers], verdict, remark: remark ?? null };
  } catch (error) {
    if (!(error instanceof Unmeasured)) throw error;
    return {
      ...common,
      measured: null,
      objects: null,
      peers: [],
      verdict: 'not-measured',
      remark: text('cli.bench.failed', { reason: error.message }),
    };
  }
}

function runsOf(given: string | undefined): number {
  const runs = given === undefined ? USUAL_RUNS : Number(given);
  if (!Number.isInteger(runs) || runs < 1 || runs > MOST_RUNS)
    throw new UsageFault('number-invalid', { value: given ?? '', option: '--runs', least: 1, most: MOST_RUNS });
  return runs;
}

function machine(): BenchResult['machine'] {
  return {
    cpus: availableParallelism(),
    model: cpus()[0]?.model.trim() ?? '',
    memory_gb: Math.round(totalmem() / 1e9),
    node: process.versions.node,
    platform: `${platform()} ${arch()}`,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}
