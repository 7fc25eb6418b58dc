/** The ranking from the command line: the JSON of the contract, the same for the same seed, refusals in words. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RankingReport, rankingSchema } from '../../../shared/domain/ranking.ts';
import { DATA, Desk } from './emprise.ts';
import { EPCI, EQUIPEMENTS, FRICHES, SITES } from './fixtures.ts';

let desk: Desk;
const ranked = (project: string, ...args: string[]): RankingReport => rankingSchema.strict().parse(desk.json('rank', project, ...args));
beforeAll(() => {
  desk = new Desk();
  desk.done('create', 'p.gpkg');
  for (const [kind, content] of Object.entries({ epci: EPCI, sites: SITES, friches: FRICHES, equipements: EQUIPEMENTS })) {
    desk.write(`${kind}.geojson`, content);
    desk.done('import', 'p.gpkg', `${kind}.geojson`, '--as', kind);
  }
});
afterAll(() => desk.close());

/** Laws that hold of every ranking, whatever the sites. */
function checkLaws({ sites }: RankingReport): void {
  for (const { score, reliability, contributions, rank, excluded, stability } of sites) {
    const known = contributions.filter((each) => each.score !== null);
    const weight = known.reduce((sum, each) => sum + each.weight, 0);
    expect(contributions.reduce((sum, each) => sum + each.weight, 0)).toBeCloseTo(1, 9);
    expect(reliability).toBeCloseTo(weight, 9);
    if (weight > 0) expect(score).toBeCloseTo(known.reduce((sum, each) => sum + each.weight * (each.score as number), 0) / weight, 9);
    else expect(score).toBeNull();
    expect(rank === null).toBe(excluded || score === null);
    expect(stability === null).toBe(rank === null);
  }
  const firsts = sites.reduce((sum, { stability }) => sum + (stability?.p_first ?? 0), 0);
  expect(firsts).toBeCloseTo(sites.some(({ rank }) => rank !== null) ? 1 : 0, 9);
}

describe('rank', () => {
  it('ranks on what is declared before any analysis, and on what is computed after', () => {
    const before = ranked('p.gpkg');
    expect(before.unknown).toContain('friche');
    checkLaws(before);
    desk.done('analyse', 'p.gpkg');
    const after = ranked('p.gpkg');
    expect(after).toMatchObject({ method: 'sum', ballots: null, draws: 10_000, seed: 2030, stale: false });
    expect(after.sites.map(({ site_id, rank }) => [site_id, rank])).toEqual([
      ['99001_SITE-ECO_1', 1],
      ['99001_SITE-ECO_2', 2],
    ]);
    checkLaws(after);
    const [first] = after.sites;
    expect(first?.contributions.find(({ criterion }) => criterion === 'maturite')).toMatchObject({ value: 'disponible', score: 100 });
    expect((first?.reliability ?? 0) > (before.sites[0]?.reliability ?? 1)).toBe(true);
  });

  it('draws the same ranks from the same seed, and says them in a table', () => {
    expect(ranked('p.gpkg', '--stability', '500', '--seed', '7')).toEqual(ranked('p.gpkg', '--stability', '500', '--seed', '7'));
    const { out } = desk.run('rank', 'p.gpkg', '--stability', '500', '--seed', '7');
    expect(out).toContain('Les Prés');
    expect(out).toContain('graine 7');
    expect(desk.run('rank', 'p.gpkg', '--lang', 'en').out).toContain('weighted sum');
  });

  it('refuses in words, and leaves the project as it was', () => {
    const before = desk.hash('p.gpkg');
    desk.done('create', 'empty.gpkg');
    const refusals: [args: string[], status: number, words: string][] = [
      [['empty.gpkg'], 1, 'ne contient pas encore de sites'],
      [['p.gpkg', '--ballots'], 1, 'Aucun bulletin'],
      [['p.gpkg', '--scenario', 'Autre'], 1, 'Poids de la grille'],
      [['p.gpkg', '--stability', '0'], 2, '--stability'],
      [['p.gpkg', '--seed', 'x'], 2, '--seed'],
      [['p.gpkg', '--seed', '4294967296'], 2, '--seed'],
      [['nowhere.gpkg'], 1, 'nowhere.gpkg'],
    ];
    for (const [args, status, words] of refusals) {
      const run = desk.run('rank', ...args);
      expect({ status: run.status, said: run.err.includes(words) }).toEqual({ status, said: true });
    }
    expect(desk.hash('p.gpkg')).toBe(before);
  });
});

describe.skipIf(DATA === null)('rank on the 55 simulated sites', () => {
  it('ranks every one of them by the laws', () => {
    const files = { epci: ['epci.geojson'], sites: ['simules', 'sites_simules.geojson'], friches: ['simules', 'friches_simulees.geojson'] };
    desk.done('create', 'real.gpkg');
    for (const [kind, file] of Object.entries(files)) desk.done('import', 'real.gpkg', path.join(DATA ?? '', ...file), '--as', kind);
    desk.done('analyse', 'real.gpkg');
    const found = ranked('real.gpkg', '--stability', '1000');
    expect(found.sites).toHaveLength(55);
    checkLaws(found);
  });
});
