/** The workshop in the project: criteria, values, scenarios, rounds, ballots, decisions, all as steps of the journal. */
import { expect, it } from 'vitest';
import { prepareProblem } from '../../../shared/decision/problem.ts';
import { rankSites } from '../../../shared/decision/rank.ts';
import { decidingCriteria, swapsBetween, tornado } from '../../../shared/decision/sensitivity.ts';
import type { BallotContent, Criterion } from '../../../shared/domain/workshop.ts';
import { Engine } from './engine.ts';
import { loaded } from './scenes.ts';

const FAMILIES = ['maitrise', 'attractivite', 'sobriete', 'raccordement', 'ecosysteme', 'implication'];
const get = (engine: Engine) => engine.call('workshop/get', { language: 'fr' });
const ballot = (weights: Record<string, number>, votes: BallotContent['votes'] = {}) => ({ weights, votes, comment: '' });

it('has a default grid of six families and a first scenario, in the language of who asks, with nothing written', async () => {
  const engine = await loaded();
  const steps = (await engine.call('history/list', {})).length;
  const found = await get(engine);
  expect(found.grid.families.map(({ code }) => code)).toEqual(FAMILIES);
  expect(found.grid).toMatchObject({ version: '2.0', date: '2026-11-22' });
  expect(found.gridEdited).toBe(false);
  expect(found.scenarios).toMatchObject([{ id: null, weights: { maitrise: 20, sobriete: 25 } }]);
  expect((await engine.call('workshop/get', { language: 'en' })).grid.families[0]?.label).toBe('Land control');
  expect((await engine.call('history/list', {})).length).toBe(steps);
});

it('takes values from columns, analyses and judgements, and leaves missing what nobody knows', async () => {
  const engine = await loaded();
  const { grid } = await get(engine);
  const near = grid.criteria.map(
    (criterion): Criterion =>
      criterion.code === 'gare' ? { ...criterion, feed: { from: 'proximity', category: 'gare+port' } } : criterion,
  );
  await engine.call('workshop/change-grid', { grid: { ...grid, criteria: near } });
  const matrix = await engine.call('workshop/matrix', {});
  const value = (site: number, code: string) => matrix.values[site * matrix.criteria.length + matrix.criteria.indexOf(code)] as number;
  expect(matrix.sites.map(({ siteId }) => siteId)).toEqual(['99001_SITE-ECO_1', '99001_SITE-ECO_2']);
  expect(value(0, 'surface')).toBeCloseTo(85.3, 0);
  expect(value(0, 'friche')).toBeCloseTo(0.6, 2);
  expect(value(1, 'gare')).toBe(0);
  expect(value(0, 'gare')).toBeGreaterThan(500);
  expect(matrix.texts[matrix.criteria.indexOf('maturite')]?.[value(0, 'maturite')]).toBe('disponible');
  expect(value(0, 'puissance')).toBeNaN();
  expect(value(0, 'portage')).toBeNaN();
  expect(matrix.sites[0]?.place?.[0]).toBeCloseTo(4.515, 4);

  const site = matrix.sites[0]?.uid as string;
  await engine.call('workshop/judge', { site, criterion: 'portage', value: 7, author: 'Mme Martin' });
  await engine.call('workshop/judge', { site, criterion: 'portage', value: 8 });
  const judged = await engine.call('workshop/matrix', {});
  expect(judged.values[judged.criteria.indexOf('portage')]).toBe(8);
  await engine.call('history/undo', {});
  expect((await engine.call('workshop/matrix', {})).values[judged.criteria.indexOf('portage')]).toBe(7);
  await expect(engine.call('workshop/judge', { site, criterion: 'portage', value: 11 })).rejects.toMatchObject({
    code: 'parameter-invalid',
  });
  await expect(engine.call('workshop/judge', { site, criterion: 'gone', value: 1 })).rejects.toMatchObject({ code: 'criterion-unknown' });
  await expect(engine.call('workshop/judge', { site, criterion: 'surface', value: 1 })).rejects.toMatchObject({
    code: 'criterion-unknown',
  });
});

it('judges on the default grid too, which the project then has a copy of, in one step', async () => {
  const engine = await loaded();
  const [site] = (await engine.call('workshop/matrix', {})).sites;
  await engine.call('workshop/judge', { site: site?.uid as string, criterion: 'accompagnement', value: 4 });
  const matrix = await engine.call('workshop/matrix', {});
  expect(matrix.values[matrix.criteria.indexOf('accompagnement')]).toBe(4);
  expect((await get(engine)).gridEdited).toBe(true);
  await engine.call('history/undo', {});
  expect((await get(engine)).gridEdited).toBe(false);
});

it('refuses a grid that does not hold together, and lets judgements go with their criterion until it is undone', async () => {
  const engine = await loaded();
  const { grid } = await get(engine);
  const [first] = grid.criteria as [Criterion];
  const refused = (criteria: Criterion[]) => engine.call('workshop/change-grid', { grid: { ...grid, criteria } });
  await expect(refused([first, first])).rejects.toMatchObject({ code: 'grid-invalid', params: { cause: 'code' } });
  await expect(refused([{ ...first, family: 'nowhere' }])).rejects.toMatchObject({ code: 'grid-invalid', params: { cause: 'family' } });
  const points = {
    type: 'piecewise',
    points: [
      [5, 0],
      [1, 100],
    ],
  } satisfies Criterion['value'];
  await expect(refused([{ ...first, value: points }])).rejects.toMatchObject({ code: 'grid-invalid', params: { cause: 'points' } });

  const [site] = (await engine.call('workshop/matrix', {})).sites;
  await engine.call('workshop/judge', { site: site?.uid as string, criterion: 'portage', value: 6 });
  await engine.call('workshop/change-grid', { grid: { ...grid, criteria: grid.criteria.filter(({ code }) => code !== 'portage') } });
  expect((await engine.call('workshop/matrix', {})).criteria).not.toContain('portage');
  await engine.call('history/undo', {});
  const matrix = await engine.call('workshop/matrix', {});
  expect(matrix.values[matrix.criteria.indexOf('portage')]).toBe(6);
  await engine.call('workshop/reset-grid', {});
  expect((await get(engine)).gridEdited).toBe(false);
});

it('keeps scenarios, tells the log which weight moved, and holds a frozen one', async () => {
  const engine = await loaded();
  const [scenario] = (await get(engine)).scenarios;
  if (!scenario) throw new Error('no scenario');
  const { id } = await engine.call('workshop/put-scenario', { scenario: { ...scenario, name: 'Sobriété d’abord' } });
  const [kept] = (await get(engine)).scenarios;
  expect(kept).toEqual({ ...scenario, id, name: 'Sobriété d’abord' });
  const weights = { ...scenario.weights, sobriete: 40, maitrise: 10, implication: 5 };
  await engine.call('workshop/put-scenario', { scenario: { ...scenario, id, weights }, author: 'Animatrice' });
  const log = (await get(engine)).log;
  expect(log[log.length - 1]).toMatchObject({ code: 'weights', author: 'Animatrice', params: { from: 25, to: 40 } });
  const zero = Object.fromEntries(FAMILIES.map((code) => [code, 0]));
  await expect(engine.call('workshop/put-scenario', { scenario: { ...scenario, id, weights: zero } })).rejects.toMatchObject({
    code: 'workshop-weights-zero',
  });
  await engine.call('workshop/freeze', { id, frozen: true });
  const [frozen] = (await get(engine)).scenarios;
  expect(frozen?.frozenAt).not.toBeNull();
  await expect(engine.call('workshop/put-scenario', { scenario: { ...scenario, id } })).rejects.toMatchObject({ code: 'workshop-frozen' });
  await engine.call('workshop/put-scenario', { scenario: { ...scenario, id, weights, name: 'Autre nom' } });
  expect((await get(engine)).scenarios[0]).toMatchObject({ name: 'Autre nom', frozenAt: frozen?.frozenAt });
  await engine.call('workshop/freeze', { id, frozen: false });
  await engine.call('workshop/remove-scenario', { id });
  expect((await get(engine)).scenarios).toMatchObject([{ id: null }]);
  for (let step = 0; step < 6; step++) await engine.call('history/undo', {});
  expect((await get(engine)).scenarios).toMatchObject([{ id: null }]);
});

it('runs a whole meeting: people, frozen ranking, ballots, decisions and minutes, between two restore points', async () => {
  const engine = await loaded();
  await engine.call('workshop/change-meeting', { title: 'Atelier de sélection', place: 'Dijon', date: '2026-11-24' });
  await engine.call('workshop/open', { name: 'Avant l’atelier' });
  const [scenario] = (await get(engine)).scenarios;
  if (!scenario) throw new Error('no scenario');
  const { id: scenarioId } = await engine.call('workshop/put-scenario', { scenario: { ...scenario, name: 'Base' } });
  const sites = (await engine.call('workshop/matrix', {})).sites.map(({ uid }) => uid);
  const round = { asks: 'both', title: 'Premier tour', scenario: scenarioId, sites, anonymous: false } as const;
  await expect(engine.call('workshop/open-round', round)).rejects.toMatchObject({ code: 'workshop-not-frozen' });
  await engine.call('workshop/freeze', { id: scenarioId, frozen: true });
  const { id: group } = await engine.call('workshop/put-group', { id: null, name: 'Élus' });
  const { id: one } = await engine.call('workshop/put-participant', { id: null, name: 'Mme Martin', group });
  const { id: other } = await engine.call('workshop/put-participant', { id: null, name: null, group: null });
  const { id: roundId } = await engine.call('workshop/open-round', round);
  await expect(engine.call('workshop/open-round', round)).rejects.toMatchObject({ code: 'workshop-round-open' });

  const put = (participant: number, content: BallotContent) => engine.call('workshop/put-ballot', { participant, round: roundId, content });
  const first = await put(one, ballot({ sobriete: 80, maitrise: 20 }, { [sites[0] as string]: 'for' }));
  const again = await put(one, ballot({ sobriete: 60, maitrise: 40 }, { [sites[0] as string]: 'against' }));
  expect(again.id).toBe(first.id);
  await put(other, ballot({ maitrise: 100 }));
  await expect(put(999, ballot({ maitrise: 1 }))).rejects.toMatchObject({ code: 'ballot-refused', params: { cause: 'participant' } });
  await expect(put(one, ballot({ gone: 1 }))).rejects.toMatchObject({ params: { cause: 'criterion', name: 'gone' } });
  await expect(put(one, ballot({}, { elsewhere: 'for' }))).rejects.toMatchObject({ params: { cause: 'site' } });
  await expect(put(one, ballot({}))).rejects.toMatchObject({ params: { cause: 'empty' } });
  expect((await get(engine)).ballots).toHaveLength(2);

  engine.write('bulletins.json', [
    { participant: 'M. Dupont', group: 'Industriels', weights: { attractivite: 100 } },
    { participant: 'M. Dupont', weights: { attractivite: 50 } },
    { participant: 'Mme Roy', weights: { gone: 100 } },
    { nobody: true },
  ]);
  const imported = await engine.call('workshop/import-ballots', { file: engine.grant('bulletins.json', 'read'), round: roundId });
  expect(imported).toMatchObject({
    read: 4,
    imported: 1,
    refused: [
      { row: 2, reason: 'twice' },
      { row: 3, reason: 'criterion' },
      { row: 4, reason: 'malformed' },
    ],
  });
  expect((await get(engine)).groups.map(({ name }) => name)).toEqual(['Élus', 'Industriels']);
  await engine.call('workshop/close-round', { id: roundId });
  await expect(put(one, ballot({ maitrise: 1 }))).rejects.toMatchObject({ params: { cause: 'closed' } });
  await engine.call('workshop/reveal-round', { id: roundId });

  const site = sites[0] as string;
  await engine.call('workshop/decide', { site, verdict: 'reserve', reason: 'Étude de sol', author: 'Préfecture' });
  await engine.call('workshop/decide', { site, verdict: 'accept', reason: '', author: null });
  await engine.call('workshop/comment', { site, text: 'Accès poids lourds à revoir', author: null });
  const action = { id: null, site, title: 'Lancer l’étude', owner: 'EPF', due: '2027-01-15' };
  const { id: actionId } = await engine.call('workshop/put-action', action);
  await engine.call('workshop/put-action', { ...action, id: actionId, done: true });
  await engine.call('workshop/note', { note: 'Accord unanime', site: null, author: null });
  await engine.call('workshop/close', { name: 'Après l’atelier' });

  const after = await get(engine);
  expect(after.decisions.map(({ verdict }) => verdict)).toEqual(['reserve', 'accept']);
  expect((await engine.call('workshop/matrix', {})).sites[0]?.statut).toBe('retenu');
  expect(after.actions).toMatchObject([{ title: 'Lancer l’étude', done: true }]);
  expect(after.rounds).toMatchObject([{ number: 1, state: 'revealed' }]);
  expect(after.log.map(({ code }) => code)).toEqual([
    ...['opened', 'frozen', 'round-opened', 'round-closed', 'round-revealed', 'decision', 'decision', 'note', 'closed'],
  ]);
  expect(after.meeting).toMatchObject({ title: 'Atelier de sélection', place: 'Dijon' });
  const { points } = await engine.call('restore/list', {});
  expect(points.filter(({ cause }) => cause === 'manual').map(({ name }) => name)).toEqual(['Après l’atelier', 'Avant l’atelier']);
  expect(after.meeting.pointBefore).not.toBeNull();

  await engine.call('project/save-as', { file: engine.grant('p.gpkg', 'write') });
  await engine.call('project/close', {});
  await engine.call('project/open', { file: engine.grant('p.gpkg', 'read') });
  expect(await get(engine)).toEqual(after);
  expect(await engine.call('project/check', {})).toEqual({ ok: true, problems: [] });
});

it('takes back every step of a meeting, to the rows', async () => {
  const engine = await loaded();
  const before = await get(engine);
  const steps = (await engine.call('history/list', {})).length;
  const [scenario] = before.scenarios;
  if (!scenario) throw new Error('no scenario');
  const sites = (await engine.call('workshop/matrix', {})).sites.map(({ uid }) => uid);
  await engine.call('workshop/put-scenario', { scenario });
  const { id } = await engine.call('workshop/open-round', { asks: 'votes', title: 'Vote', scenario: null, sites, anonymous: true });
  const { id: person } = await engine.call('workshop/put-participant', { id: null, name: 'A', group: null });
  await engine.call('workshop/put-ballot', { participant: person, round: id, content: ballot({}, { [sites[0] as string]: 'for' }) });
  await engine.call('workshop/remove-participant', { id: person });
  expect((await get(engine)).ballots).toEqual([]);
  await engine.call('history/undo', {});
  expect((await get(engine)).ballots).toHaveLength(1);
  await engine.call('workshop/decide', { site: sites[1] as string, verdict: 'reject', reason: 'Zone humide' });
  const done = await get(engine);
  const count = (await engine.call('history/list', {})).filter(({ undone }) => !undone).length - steps;
  for (let step = 0; step < count; step++) await engine.call('history/undo', {});
  expect(await get(engine)).toEqual(before);
  expect((await engine.call('workshop/matrix', {})).sites[1]?.statut).toBeNull();
  for (let step = 0; step < count; step++) await engine.call('history/redo', {});
  expect(await get(engine)).toEqual(done);
});

it('draws ranks in a thread, the same for the same seed, over the ballots too', async () => {
  const engine = await loaded();
  const [scenario] = (await get(engine)).scenarios;
  if (!scenario) throw new Error('no scenario');
  const drawn = (seed: number) => engine.call('workshop/stability', { scenario, drawing: { kind: 'uniform' }, draws: 2000, seed, top: 1 });
  const [one, other] = [await drawn(1), await drawn(1)];
  expect([...one.acceptability]).toEqual([...other.acceptability]);
  expect((one.pFirst[0] as number) + (one.pFirst[1] as number)).toBeCloseTo(1, 12);
  const byBallots = { scenario, drawing: { kind: 'ballots' as const }, draws: 100 };
  await expect(engine.call('workshop/stability', byBallots)).rejects.toMatchObject({ code: 'workshop-no-ballots' });
  const { id } = await engine.call('workshop/open-round', { asks: 'weights', title: 'Poids', scenario: null, sites: [], anonymous: true });
  const { id: person } = await engine.call('workshop/put-participant', { id: null, name: null, group: null });
  await engine.call('workshop/put-ballot', { participant: person, round: id, content: ballot({ sobriete: 100 }) });
  // what ballots say stays hidden from the ranking too, until the room has seen it
  await expect(engine.call('workshop/stability', byBallots)).rejects.toMatchObject({ code: 'workshop-no-ballots' });
  await engine.call('workshop/reveal-round', { id });
  const certain = await engine.call('workshop/stability', byBallots);
  // the second site is on no friche: sobriety alone puts it last
  expect([...certain.meanRank]).toEqual([1, 2]);
  // a family that went with the grid takes its part of the ballots along: nothing is left of this one
  const { grid } = await get(engine);
  const without = {
    families: grid.families.filter(({ code }) => code !== 'sobriete'),
    criteria: grid.criteria.filter(({ family }) => family !== 'sobriete'),
  };
  await engine.call('workshop/change-grid', { grid: { ...grid, ...without } });
  await expect(engine.call('workshop/stability', byBallots)).rejects.toMatchObject({ code: 'workshop-no-ballots' });
  expect((await get(engine)).ballots).toHaveLength(1);
  // the later call drops the former
  const [dropped, kept] = await Promise.allSettled([
    engine.call('workshop/stability', { scenario, drawing: { kind: 'uniform' }, draws: 1_000_000 }),
    engine.call('workshop/stability', { scenario, drawing: { kind: 'uniform' }, draws: 100 }),
  ]);
  expect(dropped).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
  expect(kept.status).toBe('fulfilled');
});

it('weighs what the place of a site hangs on in a thread, beside the draws, the same as without one', async () => {
  const engine = await loaded();
  const { scenarios, grid } = await get(engine);
  const matrix = await engine.call('workshop/matrix', {});
  const [first] = scenarios;
  const [one, other] = matrix.sites.map(({ uid }) => uid) as [string, string];
  if (!first) throw new Error('no scenario');
  for (const method of ['sum', 'topsis', 'promethee'] as const) {
    const scenario = { ...first, method };
    const [found, drawn] = await Promise.all([
      engine.call('workshop/robustness', { scenario, site: one }),
      engine.call('workshop/stability', { scenario, drawing: { kind: 'uniform' }, draws: 100 }),
    ]);
    expect(drawn.draws).toBe(100);
    const problem = prepareProblem(matrix, grid, scenario);
    expect(found.bars).toEqual(tornado(problem, 0, 50, method));
    expect(found.neighbours).toEqual([{ site: other, swap: swapsBetween(problem, 0, 1, method)[0] ?? null }]);
    expect(found.deciding).toEqual(decidingCriteria(problem, 5, method).filter(({ moved }) => moved > 0));
  }
  // alone it has no neighbour, left out it has nothing at all
  const alone = await engine.call('workshop/robustness', { scenario: { ...first, leftOut: [other] }, site: one });
  expect(alone.neighbours).toEqual([]);
  expect(alone.bars.map(({ low, high }) => [low.rank, high.rank])).toEqual(FAMILIES.map(() => [1, 1]));
  const out = await engine.call('workshop/robustness', { scenario: { ...first, leftOut: [one] }, site: one });
  expect(out).toEqual({ bars: [], neighbours: [], deciding: [] });
  await expect(engine.call('workshop/robustness', { scenario: first, site: 'gone' })).rejects.toMatchObject({ code: 'object-unknown' });
  const zero = { ...first, weights: Object.fromEntries(FAMILIES.map((code) => [code, 0])) };
  await expect(engine.call('workshop/robustness', { scenario: zero, site: one })).rejects.toMatchObject({ code: 'workshop-weights-zero' });
});

it('answers in codes for a project without sites, and ranks one site alone', async () => {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Vide' });
  const { scenarios, grid } = await get(engine);
  const matrix = await engine.call('workshop/matrix', {});
  expect(matrix.sites).toEqual([]);
  const scenario = scenarios[0];
  if (!scenario) throw new Error('no scenario');
  expect(rankSites(prepareProblem(matrix, grid, scenario)).ranked).toBe(0);
  await expect(engine.call('workshop/stability', { scenario, drawing: { kind: 'uniform' } })).rejects.toMatchObject({ code: 'no-sites' });
  await expect(engine.call('workshop/start-room', { address: '127.0.0.1' })).rejects.toMatchObject({ code: 'workshop-no-round' });
  expect(await engine.call('workshop/room', {})).toBeNull();
});
