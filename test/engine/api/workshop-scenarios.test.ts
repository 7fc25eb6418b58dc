/** What a scenario holds of its own: thresholds, value functions, shares, sites, method, judgements of the weights; in the ranking, the draws and the log. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { withReader } from '../../../electron/engine/api/services/access.ts';
import { rankProject } from '../../../electron/engine/api/services/workshop/rank.ts';
import { prepareProblem } from '../../../shared/decision/problem.ts';
import { rankSites } from '../../../shared/decision/rank.ts';
import type { Scenario, Weighing } from '../../../shared/domain/workshop.ts';
import type { Engine } from './engine.ts';
import { loaded } from './scenes.ts';

const resources = path.join(import.meta.dirname, '../../../resources');
const get = (engine: Engine) => engine.call('workshop/get', { language: 'fr' });
const codes = async (engine: Engine) => (await get(engine)).log.map(({ code }) => code);

async function kept(): Promise<{ engine: Engine; scenario: Scenario }> {
  const engine = await loaded();
  const [first] = (await get(engine)).scenarios as [Scenario];
  const { id } = await engine.call('workshop/put-scenario', { scenario: { ...first, name: 'Base' } });
  return { engine, scenario: (await get(engine)).scenarios.find((one) => one.id === id) as Scenario };
}

it('keeps thresholds, functions, shares, sites and method of a scenario, each as a step with its name, its line and its way back', async () => {
  const { engine, scenario } = await kept();
  const { grid } = await get(engine);
  const matrix = await engine.call('workshop/matrix', {});
  const second = matrix.sites[1]?.uid as string;
  const changes: [Partial<Scenario>, string, string][] = [
    [{ exclusions: { surface: { when: 'below', threshold: 80 } } }, 'workshop-scenario-settings', 'settings'],
    [
      { functions: { surface: { type: 'ideal', low: 0, idealLow: 50, idealHigh: 60, high: 120 } } },
      'workshop-scenario-settings',
      'settings',
    ],
    [{ shares: { surface: 9 } }, 'workshop-scenario-settings', 'settings'],
    [{ leftOut: [second] }, 'workshop-scenario-sites', 'sites'],
    [{ method: 'topsis' }, 'workshop-scenario-method', 'method'],
  ];
  let now = scenario;
  for (const [part, step, line] of changes) {
    const before = await get(engine);
    now = { ...now, ...part };
    const { receipt } = await engine.call('workshop/put-scenario', { scenario: now });
    expect(receipt.step.label.code).toBe(step);
    expect((await codes(engine)).at(-1)).toBe(line);
    await engine.call('history/undo', {});
    expect(await get(engine)).toEqual(before);
    await engine.call('history/redo', {});
    expect((await get(engine)).scenarios[0]).toEqual(now);
  }
  const problem = prepareProblem(matrix, grid, now);
  const ranking = rankSites(problem, now.method);
  expect(ranking.method).toBe('topsis');
  expect([...ranking.rank]).toEqual([1, 0]);
  const log = (await get(engine)).log.slice(-5);
  expect(log.map(({ params }) => params)).toMatchObject([
    { criteria: grid.criteria.find(({ code }) => code === 'surface')?.label },
    {},
    {},
    { count: 1 },
    { method: 'topsis' },
  ]);
});

it('refuses a value function that does not hold together, and any change of what a frozen ranking follows from', async () => {
  const { engine, scenario } = await kept();
  const crossed = { type: 'ideal', low: 10, idealLow: 5, idealHigh: 6, high: 7 } as const;
  await expect(engine.call('workshop/put-scenario', { scenario: { ...scenario, functions: { surface: crossed } } })).rejects.toMatchObject({
    code: 'grid-invalid',
    params: { cause: 'range' },
  });
  await engine.call('workshop/freeze', { id: scenario.id as number, frozen: true });
  const put = (part: Partial<Scenario>) => engine.call('workshop/put-scenario', { scenario: { ...scenario, ...part } });
  for (const part of [
    { method: 'promethee' as const },
    { functions: { surface: { type: 'extent' as const } } },
    { exclusions: { surface: null } },
    { leftOut: ['anything'] },
  ])
    await expect(put(part)).rejects.toMatchObject({ code: 'workshop-frozen' });
  await put({ description: 'Ce que la salle a voulu' });
});

it('ranks and draws by the method of the scenario, and says so', async () => {
  const { engine, scenario } = await kept();
  const one = { drawing: { kind: 'around' as const, spread_percent: 0 }, draws: 1, top: 1 };
  const { grid } = await get(engine);
  const matrix = await engine.call('workshop/matrix', {});
  for (const method of ['sum', 'topsis', 'promethee'] as const) {
    await engine.call('workshop/put-scenario', { scenario: { ...scenario, method, name: method } });
    const drawn = await engine.call('workshop/stability', { scenario: { ...scenario, method }, ...one });
    expect([...drawn.meanRank]).toEqual([...rankSites(prepareProblem(matrix, grid, scenario), method).rank]);
    await engine.call('project/save-as', { file: engine.grant(`${method}.gpkg`, 'write') });
    const request = { scenario: method, ballots: false, draws: 10, seed: 1 };
    const report = await withReader(engine.path(`${method}.gpkg`), (reader) => rankProject(reader, resources, 'fr', request));
    expect(report).toMatchObject({ scenario: method, method });
  }
});

it('keeps pairwise judgements and swings by participant, dated and with their consistency, and applies them in the same step', async () => {
  const engine = await loaded();
  const { id: martin } = await engine.call('workshop/put-participant', { id: null, name: 'Mme Martin', group: null });
  const pair = (first: string, second: string, ratio: number) => ({ first, second, ratio });
  const families = (await get(engine)).grid.families.map(({ code }) => code);
  const all = families.flatMap((first, index) => families.slice(index + 1).map((second) => pair(first, second, 1)));
  const pairwise = (pairs: typeof all, participant: number | null = null): Weighing => ({
    ...{ way: 'pairwise', participant, author: 'C. Garnier', at: '', consistencyRatio: 7 },
    pairs,
  });
  // a few pairs only: kept as they are, no weights follow yet
  const { id } = await engine.call('workshop/keep-weighing', { scenario: null, weighing: pairwise(all.slice(0, 2)) });
  const [first] = (await get(engine)).scenarios as [Scenario];
  expect(first).toMatchObject({ id, weights: { maitrise: 20, sobriete: 25 } });
  expect(first.weighings).toMatchObject([{ way: 'pairwise', participant: null, author: 'C. Garnier', consistencyRatio: null }]);
  expect(first.weighings[0]?.at).toMatch(/^20\d\d-/);
  await expect(
    engine.call('workshop/keep-weighing', { scenario: id, weighing: pairwise(all.slice(0, 2)), apply: true }),
  ).rejects.toMatchObject({ code: 'parameter-invalid' });

  const { receipt } = await engine.call('workshop/keep-weighing', { scenario: id, weighing: pairwise(all, martin), apply: true });
  expect(receipt.step.label.code).toBe('workshop-weighing');
  const applied = (await get(engine)).scenarios[0] as Scenario;
  expect(applied.weights['maitrise']).toBeCloseTo(100 / 6, 9);
  expect(applied.weighings.map(({ participant }) => participant)).toEqual([null, martin]);
  expect(applied.weighings[1]).toMatchObject({ consistencyRatio: expect.closeTo(0, 9) });
  expect((await codes(engine)).slice(-2)).toEqual(['weights', 'weighing']);
  expect((await get(engine)).log.at(-1)?.params).toMatchObject({ who: 'Mme Martin', consistent: 'yes' });
  await engine.call('history/undo', {});
  expect((await get(engine)).scenarios[0]).toEqual(first);
  await engine.call('history/redo', {});

  const circle = all.map((one) =>
    one.second === 'sobriete' && one.first === 'maitrise'
      ? { ...one, ratio: 1 / 7 }
      : one.first === 'maitrise'
        ? { ...one, ratio: 7 }
        : one,
  );
  const contradictory = circle.map((one) => (one.first === 'attractivite' && one.second === 'sobriete' ? { ...one, ratio: 7 } : one));
  await engine.call('workshop/keep-weighing', { scenario: id, weighing: pairwise(contradictory, martin) });
  expect((await get(engine)).log.at(-1)?.params).toMatchObject({ consistent: 'no' });
  const swings = { maitrise: 100, sobriete: 50 };
  await engine.call('workshop/keep-weighing', {
    scenario: id,
    weighing: { way: 'swing', participant: null, author: null, at: '', swings },
    apply: true,
  });
  expect((await get(engine)).scenarios[0]?.weights['maitrise']).toBeCloseTo(66.67, 2);
  const gone = { way: 'swing' as const, participant: null, author: null, at: '', swings: {} };
  await engine.call('workshop/keep-weighing', { scenario: id, weighing: gone });
  expect((await get(engine)).scenarios[0]?.weighings.map(({ way }) => way)).toEqual(['pairwise', 'pairwise']);
  await expect(engine.call('workshop/keep-weighing', { scenario: id, weighing: pairwise(all, 999) })).rejects.toMatchObject({
    code: 'object-unknown',
  });
  await engine.call('workshop/remove-participant', { id: martin });
  expect((await get(engine)).scenarios[0]?.weighings.map(({ participant }) => participant)).toEqual([null]);
  await engine.call('history/undo', {});
  expect((await get(engine)).scenarios[0]?.weighings).toHaveLength(2);

  const there = await get(engine);
  await engine.call('project/save-as', { file: engine.grant('p.gpkg', 'write') });
  await engine.call('project/close', {});
  await engine.call('project/open', { file: engine.grant('p.gpkg', 'read') });
  expect(await get(engine)).toEqual(there);
});

it('decides of several sites in one step, each with its status and its line', async () => {
  const engine = await loaded();
  const sites = (await engine.call('workshop/matrix', {})).sites.map(({ uid }) => uid);
  const before = await get(engine);
  const said = { verdict: 'reject' as const, reason: 'Zone humide', author: 'DDT' };
  const receipt = await engine.call('workshop/decide-several', { sites: [...sites, sites[0] as string], ...said });
  expect(receipt.step.label).toMatchObject({ code: 'workshop-decide-several', params: { count: 2 } });
  const after = await get(engine);
  expect(after.decisions.map(({ site, verdict, reason }) => [site, verdict, reason])).toEqual(
    sites.map((uid) => [uid, 'reject', 'Zone humide']),
  );
  expect(after.log.slice(-2).map(({ code, site }) => [code, site])).toEqual(sites.map((uid) => ['decision', uid]));
  expect((await engine.call('workshop/matrix', {})).sites.map(({ statut }) => statut)).toEqual(['ecarte', 'ecarte']);
  await expect(engine.call('workshop/decide-several', { sites: ['nobody'], ...said })).rejects.toMatchObject({ code: 'object-unknown' });
  await engine.call('history/undo', {});
  expect(await get(engine)).toEqual(before);
});
