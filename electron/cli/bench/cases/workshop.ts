import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Problem, prepareProblem, scenarioOfGrid } from '../../../../shared/decision/problem.ts';
import { Random } from '../../../../shared/decision/random.ts';
import { rankSites } from '../../../../shared/decision/rank.ts';
import type { Criterion, DecisionMatrix, Grid } from '../../../../shared/domain/workshop.ts';
import type { StabilityRequest } from '../../../engine/api/threads/stability-messages.ts';
import { type BenchCase, Unmeasured } from '../case.ts';
import { programFile } from '../setting.ts';
import { timeInTurn } from '../timing.ts';

const SITES = 1000;
const CRITERIA = 30;
const FAMILIES = 6;
const DRAWS = 10_000;

/** Sites of chance, one value in ten missing. */
function made(): { matrix: DecisionMatrix; grid: Grid } {
  const random = new Random(2030);
  const families = Array.from({ length: FAMILIES }, (_, index) => ({
    code: `f${index}`,
    label: `F${index}`,
    description: '',
    weight: 1 + index,
  }));
  const criteria = Array.from(
    { length: CRITERIA },
    (_, index): Criterion => ({
      ...{ code: `c${index}`, family: `f${index % FAMILIES}`, label: `C${index}`, description: '', unit: null, direction: 'more' },
      ...{ feed: { from: 'field', field: 'x' }, value: { type: 'extent' }, exclusion: null, share: 1, source: '', active: true },
    }),
  );
  const sites = Array.from({ length: SITES }, (_, index) => ({
    ...{ uid: `u${index}`, fid: index, siteId: `s${index}`, name: null, maturite: null, statut: null, surface_ha: null, friche_ha: null },
    ...{ puissance_mw: null, jobs: null, commune: null, epci: null, place: null },
  }));
  const values = Float64Array.from({ length: SITES * CRITERIA }, () => (random.unit() < 0.1 ? Number.NaN : random.unit()));
  const matrix = { sites, criteria: criteria.map(({ code }) => code), values, texts: criteria.map(() => null), stale: false };
  return { matrix, grid: { id: 'bench', version: '1', date: '', title: 'bench', source: '', families, criteria } };
}

/** What follows a slider: values to scores, weights, ranks. */
export const workshopRank: BenchCase = {
  id: 'workshop-rank',
  unit: 's',
  target: 0.05,
  async measure({ runs }) {
    const { matrix, grid } = made();
    const scenario = scenarioOfGrid(grid, 'bench');
    const run = (): number => {
      const begun = performance.now();
      rankSites(prepareProblem(matrix, grid, scenario));
      return (performance.now() - begun) / 1000;
    };
    // the first one also compiles: a window has ranked before anybody moves a slider
    run();
    return { ...(await timeInTurn(Math.max(runs, 5), { name: 'emprise', run }, [])), objects: SITES * CRITERIA };
  },
};

/** Ten thousand draws in the engine's own thread, asked as the engine asks. */
export const workshopDraws: BenchCase = {
  id: 'workshop-draws',
  unit: 's',
  target: 1,
  async measure({ runs }) {
    const { matrix, grid } = made();
    const problem = prepareProblem(matrix, grid, scenarioOfGrid(grid, 'bench'));
    const latest = new SharedArrayBuffer(4);
    const program = path.join(path.dirname(programFile()), '../engine/stability.cjs');
    if (!existsSync(program)) throw new Unmeasured(program);
    const worker = new Worker(program, { workerData: { latest } });
    try {
      const run = (round: number) => timed(worker, latest, problem, round + 1);
      return { ...(await timeInTurn(runs, { name: 'emprise', run }, [])), objects: DRAWS };
    } finally {
      await worker.terminate();
    }
  },
};

async function timed(worker: Worker, latest: SharedArrayBuffer, problem: Problem, ticket: number): Promise<number> {
  new Int32Array(latest)[0] = ticket;
  const begun = performance.now();
  const reply = new Promise<{ figures?: unknown }>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const options = { drawing: { kind: 'around', spread_percent: 50 }, draws: DRAWS, seed: 2030, top: 5 } as const;
  worker.postMessage({ ticket, problem, what: 'draws', options } satisfies StabilityRequest);
  if (!(await reply).figures) throw new Unmeasured('stability.cjs');
  return (performance.now() - begun) / 1000;
}
