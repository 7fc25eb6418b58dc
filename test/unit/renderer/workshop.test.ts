/** What the room shows, without a page: cells of the stability strip, weights under the hand, days, pairs, votes, lines of the journal. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onLines } from '../../../renderer/map/layers/ranking-layer.ts';
import { dayOf } from '../../../renderer/tasks/workshop/day.ts';
import { logText } from '../../../renderer/tasks/workshop/log-text.ts';
import { comparedSites, equalised, modelOf, moved } from '../../../renderer/tasks/workshop/model.ts';
import { placeOf, ratioOf } from '../../../renderer/tasks/workshop/pair-scale.ts';
import { roundLength_m, sitePlans } from '../../../renderer/tasks/workshop/site-plan.ts';
import { cellShares, rankCells } from '../../../renderer/tasks/workshop/stability-cells.ts';
import { tally } from '../../../renderer/tasks/workshop/votes.ts';
import { prepareProblem, scenarioOfGrid } from '../../../shared/decision/problem.ts';
import type { Criterion, DecisionMatrix, Grid, Workshop } from '../../../shared/domain/workshop.ts';
import { translator } from '../../../shared/messages/index.ts';

const FAMILIES = ['a', 'b', 'c', 'd'];
const criterion = (code: string): Criterion => ({
  ...{ code: `x${code}`, family: code, label: code, description: '', unit: null, direction: 'more', share: 1, source: '', active: true },
  feed: { from: 'judgement', least: 0, most: 100 },
  value: {
    type: 'piecewise',
    points: [
      [0, 0],
      [100, 100],
    ],
  },
  exclusion: null,
});
const grid: Grid = {
  ...{ id: 'g', version: '1', date: '2026-11-21', title: 'G', source: '' },
  families: FAMILIES.map((code) => ({ code, label: code, description: '', weight: 25 })),
  criteria: FAMILIES.map(criterion),
};
const NOTHING = { groups: [], participants: [], rounds: [], ballots: [], decisions: [], comments: [], actions: [], log: [] };
const MEETING = { title: '', place: '', date: '', facilitator: '', openedAt: null, closedAt: null, pointBefore: null, pointAfter: null };

function room(values: readonly (readonly number[])[], locked: string[] = [], weights?: Record<string, number>) {
  const matrix: DecisionMatrix = {
    sites: values.map((_, index) => ({
      ...{ uid: `u${index}`, fid: index + 1, siteId: `S${index}`, name: `Site ${index}`, maturite: null, statut: null, surface_ha: null },
      ...{ friche_ha: null, puissance_mw: null, jobs: null, commune: null, epci: null, place: null },
    })),
    criteria: grid.criteria.map(({ code }) => code),
    values: Float64Array.from(values.flat()),
    texts: FAMILIES.map(() => null),
    stale: false,
  };
  const scenario = { ...scenarioOfGrid(grid, 'essai'), locked, ...(weights ? { weights } : {}) };
  const workshop: Workshop = { ...NOTHING, grid, gridEdited: false, scenarios: [scenario], meeting: MEETING };
  return modelOf(workshop, matrix, scenario, prepareProblem(matrix, grid, scenario), null);
}
const SITES = [
  [90, 10, 50, 50],
  [20, 80, 60, 40],
  [Number.NaN, 30, 30, 30],
];

test('cells take each rank once, in order, at most ten of them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), (sites) => {
      const cells = rankCells(sites);
      expect(cells.length).toBeLessThanOrEqual(10);
      expect(cells[0]?.from).toBe(1);
      expect(cells.at(-1)?.to).toBe(sites);
      for (const [index, { from, to }] of cells.entries()) {
        expect(to).toBeGreaterThanOrEqual(from);
        if (index > 0) expect(from).toBe((cells[index - 1]?.to ?? 0) + 1);
      }
    }),
  );
});

test('shares of the cells add up to all the draws, what lies beyond the ranks kept included', () => {
  const cells = rankCells(200);
  // 50 ranks kept: 0.6 of the draws within them
  const kept = Float64Array.from({ length: 50 }, () => 0.6 / 50);
  const shares = cellShares(kept, 0, 50, cells);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(shares.at(-1)).toBeCloseTo(0.4 + (0.6 / 50) * 25, 12);
  // a site that takes no part has no probability anywhere
  expect(cellShares(new Float64Array(50), 0, 50, cells)).toEqual(cells.map(() => 0));
});

test('a weight moved to the end and back gives the proportions back; locks hold', () => {
  const model = room(SITES, ['b']);
  const there = moved(model, 'a', 75);
  expect(there).toEqual({ a: 75, b: 25, c: 0, d: 0 });
  // from where the gesture began, not from where the hand was last
  const back = moved(model, 'a', 25);
  for (const code of FAMILIES) expect(back[code]).toBeCloseTo(25, 12);
  expect(equalised(room(SITES, ['a'], { a: 40, b: 50, c: 5, d: 5 }))).toEqual({ a: 40, b: 20, c: 20, d: 20 });
});

test('what cannot be ranked says why', () => {
  expect(room([]).empty).toBe('no-sites');
  expect(room([[Number.NaN, Number.NaN, Number.NaN, Number.NaN]]).empty).toBe('no-values');
  expect(room(SITES, [], { a: 0, b: 0, c: 0, d: 0 }).empty).toBe('weights-zero');
  const unknown = Number.NaN;
  expect(
    room(
      [
        [unknown, 2, 3, 4],
        [unknown, 5, 6, 7],
      ],
      [],
      { a: 100, b: 0, c: 0, d: 0 },
    ).empty,
  ).toBe('no-known');
  const one = room([[1, 2, 3, 4]]);
  expect(one.empty).toBeNull();
  expect(comparedSites(one, null)).toEqual([0]);
  const model = room(SITES);
  expect(model.missing('xa')).toBe(1);
  expect(model.missing('xb')).toBe(0);
  expect(comparedSites(model, ['gone', 'u1'])).toEqual([1]);
});

test('days are read as they are written, and nothing else is one', () => {
  expect(dayOf('24/11/2026')).toBe('2026-11-24');
  expect(dayOf('4.1.2027')).toBe('2027-01-04');
  expect(dayOf('2026-11-24')).toBe('2026-11-24');
  expect(dayOf('')).toBe('');
  for (const wrong of ['31/02/2026', '24/11', 'demain', '2026-13-01']) expect(dayOf(wrong)).toBeNull();
});

test('the place of a pair and its ratio are each other’s inverse over the scale of 1 to 9', () => {
  for (let place = -8; place <= 8; place++) expect(placeOf(ratioOf(place))).toBe(place);
  expect(ratioOf(-8)).toBe(9);
  expect(ratioOf(8)).toBeCloseTo(1 / 9, 12);
  expect(placeOf(40)).toBe(-8);
  expect(placeOf(1.2)).toBe(0);
});

test('drafts and other rounds do not count', () => {
  const ballot = (participant: number, round: number, status: 'draft' | 'submitted', vote: 'for' | 'against') => ({
    ...{ id: participant, participant, round, status, via: 'table' as const, at: '' },
    content: { weights: {}, votes: { u0: vote }, comment: '' },
  });
  const ballots = [
    ballot(1, 1, 'submitted', 'for'),
    ballot(2, 1, 'draft', 'for'),
    ballot(3, 2, 'submitted', 'for'),
    ballot(4, 1, 'submitted', 'against'),
  ];
  expect(tally(ballots, 1, 'u0')).toEqual({ for: 1, against: 1, abstain: 0 });
  expect(tally(ballots, 1, 'u9')).toEqual({ for: 0, against: 0, abstain: 0 });
});

test('an entry of the journal keeps the name of a site that is gone', () => {
  const entry = {
    id: 1,
    at: '',
    code: 'decision' as const,
    params: { name: 'Les Verriers', verdict: 'reserve' },
    note: 'extension urbaine',
    site: 'u9',
    author: null,
  };
  const french = logText(entry, new Map(), translator('fr'));
  expect(french).toEqual({ site: 'Les Verriers', words: 'Les Verriers mis en réserve\u00a0: extension urbaine' });
  expect(logText({ ...entry, note: null }, new Map(), translator('fr')).words).toBe('Les Verriers mis en réserve.');
});

test('draws outlines in metres around their middle, holes too, north up', () => {
  // a hundredth of a degree at 47° N, by pyproj.Geod on GRS 80: 760.56 m of longitude, 1111.71 m of latitude
  const ring = (x: number, y: number, side: number): number[] => [x, y, x + side, y, x + side, y + side, x, y + side, x, y];
  const packed = {
    ...{ table: 'sites', revision: 1, epsg: 4326, geometry: 'MULTIPOLYGON' as const, attributes: {}, simplified: false, more: false },
    fids: Uint32Array.of(4, 9),
    xy: Float64Array.of(...ring(5, 46.995, 0.01), ...ring(5.004, 46.999, 0.002), ...ring(6, 46.9995, 0.001)),
    parts: Uint32Array.of(5, 10, 15),
    polygons: Uint32Array.of(2, 3),
    objects: Uint32Array.of(1, 2),
  };
  const plans = sitePlans(packed);
  const [large, small] = [plans.get(4), plans.get(9)];
  expect(large?.reach[0]).toBeCloseTo(760.56 / 2, 1);
  expect(large?.reach[1]).toBeCloseTo(1111.71 / 2, 1);
  expect((large?.reach[0] ?? 0) / (small?.reach[0] ?? 1)).toBeCloseTo(10, 3);
  expect(large?.path.match(/Z/g)).toHaveLength(2);
  expect(small?.path.match(/Z/g)).toHaveLength(1);
  // the first corner lies in the south-west: down the screen
  expect(large?.path).toMatch(/^M-38\d\.\d 55\d\.\d/);
  expect([0.7, 1, 3.4, 87, 500, 1999].map(roundLength_m).map((length) => Number(length.toFixed(6)))).toEqual([0.5, 1, 2, 50, 500, 1000]);
});

test('sets long names of the map on lines, three at most', () => {
  expect(onLines('1er · Site', 20)).toBe('1er · Site');
  expect(onLines('2e · Zone industrielle du Nord', 12)).toBe('2e · Zone\nindustrielle\ndu Nord');
  expect(onLines('un deux trois quatre', 5)).toBe('un\ndeux\ntrois…');
});
