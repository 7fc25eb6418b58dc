/** Windows of the table against a plain list in memory: any filter, any sorting, any place. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CallParams } from '../../../shared/contract/engine.ts';
import { Engine } from './engine.ts';
import { loaded } from './scenes.ts';

interface Line {
  readonly fid: number;
  readonly nom: string | null;
  readonly code: string | null;
  readonly surface: number | null;
  readonly etage: number | null;
  readonly jour: string | null;
}
type Query = Omit<CallParams<'table/rows'>, 'table' | 'offset' | 'limit'>;

const NAMES = [
  'Étang',
  'étang',
  'ETANG',
  'L’Île',
  'Écouché-les-Vallées',
  'ecouche les vallees',
  'Zénith',
  'Œuvre',
  'abc',
  'ABC',
  'a-b',
  "d'eau",
  '50 %',
  'x_y',
];

function lines(count: number): Line[] {
  // a fixed sequence: the same lines in every run
  let state = 7;
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  return Array.from({ length: count }, (_, index) => ({
    fid: index + 1,
    nom: next(6) === 0 ? null : (NAMES[next(NAMES.length)] as string),
    code: next(9) === 0 ? null : String(1000 + next(40)).padStart(5, '0'),
    surface: next(7) === 0 ? null : (next(400) - 50) / 4,
    etage: next(5) === 0 ? null : next(6),
    jour: next(4) === 0 ? null : `20${String(10 + next(9))}-0${1 + next(9)}-1${next(9)}`,
  }));
}

async function withLines(all: readonly Line[]): Promise<{ engine: Engine; table: string }> {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Essai' });
  engine.write('lignes.geojson', {
    type: 'FeatureCollection',
    features: all.map(({ fid, ...properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates: [4 + (fid % 100) / 100, 46 + Math.floor(fid / 100) / 1000] },
    })),
  });
  const { error } = await engine.import(['lignes.geojson'], { kind: 'couche' });
  if (error) throw new Error(JSON.stringify(error));
  const table = (await engine.call('layers/list', {})).find(({ count }) => count === all.length)?.table;
  if (!table) throw new Error('no layer of that many lines');
  return { engine, table };
}

/** What fold does, written again: the oracle shares no code with the engine. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('’', "'")
    .replaceAll('-', ' ');

type Test = readonly [expression: string, holds: (line: Line) => boolean];
const number = fc.integer({ min: -60, max: 60 });
const tests: fc.Arbitrary<Test> = fc.oneof(
  number.map((n): Test => [`surface >= ${n}`, ({ surface }) => surface !== null && surface >= n]),
  number.map((n): Test => [`surface < ${n}`, ({ surface }) => surface !== null && surface < n]),
  fc.constantFrom<Test>(
    ['surface is null', ({ surface }) => surface === null],
    ['nom is not null', ({ nom }) => nom !== null],
    ["nom contains 'etang'", ({ nom }) => nom !== null && folded(nom).includes('etang')],
    ["nom starts with 'e'", ({ nom }) => nom !== null && folded(nom).startsWith('e')],
    ["nom in ('abc', 'Zénith')", ({ nom }) => nom === 'abc' || nom === 'Zénith'],
    ['etage = 0', ({ etage }) => etage === 0],
    ['etage in (1, 2) or etage is null', ({ etage }) => etage === 1 || etage === 2 || etage === null],
    ["jour >= '2014-01-01'", ({ jour }) => jour !== null && jour >= '2014-01-01'],
  ),
);
const searches: fc.Arbitrary<readonly [string, (line: Line) => boolean]> = fc
  .constantFrom('etang', 'OEUVRE', "l'ile", '0010', 'les vallees', 'a b', '%', '_', 'introuvable')
  .map((words) => [words, ({ nom, code }) => [nom, code].some((value) => value !== null && folded(value).includes(folded(words)))]);

const FIELDS = ['nom', 'code', 'surface', 'etage', 'jour'] as const;
const sorts = fc.uniqueArray(fc.record({ field: fc.constantFrom(...FIELDS), descending: fc.boolean() }), {
  maxLength: 3,
  selector: ({ field }) => field,
});

function sorted(all: readonly Line[], sort: readonly { field: (typeof FIELDS)[number]; descending: boolean }[]): Line[] {
  return [...all].sort((a, b) => {
    for (const { field, descending } of sort) {
      const [left, right] = [a[field], b[field]];
      if (left === right) continue;
      if (left === null || right === null) return left === null ? 1 : -1;
      const [x, y] = typeof left === 'string' ? [folded(left), folded(String(right))] : [left, right];
      if (x !== y) return (x < y ? -1 : 1) * (descending ? -1 : 1);
    }
    return a.fid - b.fid;
  });
}

test('any window of any query is that part of the whole sorted list', async () => {
  const all = lines(400);
  const { engine, table } = await withLines(all);
  await fc.assert(
    fc.asyncProperty(
      fc.array(tests, { maxLength: 3 }),
      fc.option(searches, { freq: 3 }),
      sorts,
      fc.nat(420),
      fc.integer({ min: 1, max: 90 }),
      async (filters, search, sort, offset, limit) => {
        const where = filters.map(([expression]) => `(${expression})`).join(' and ');
        const query: Query = { sort, ...(where === '' ? {} : { where }), ...(search ? { search: search[0] } : {}) };
        const expected = sorted(
          all.filter((line) => filters.every(([, holds]) => holds(line)) && (!search || search[1](line))),
          sort,
        ).map(({ fid }) => fid);
        const { total, rows } = await engine.call('table/rows', { table, offset, limit, ...query });
        expect(total).toBe(expected.length);
        expect(rows.map(({ fid }) => fid)).toEqual(expected.slice(offset, offset + limit));
        const { fids } = await engine.call('table/range', { table, from: 0, to: 1000, ...query });
        expect([...fids]).toEqual(expected);
        const chosen = Float64Array.of(1, 5, 9, 200);
        const { hidden } = await engine.call('table/hidden', { table, fids: chosen, ...query });
        expect(hidden).toBe([...chosen].filter((fid) => !expected.includes(fid)).length);
        const rest = await engine.call('table/invert', { table, fids: chosen, ...query });
        expect([...rest.fids]).toEqual(expected.filter((fid) => !chosen.includes(fid)));
        const fid = expected[Math.floor(expected.length / 2)];
        if (fid !== undefined)
          expect(await engine.call('table/locate', { table, fid, ...query })).toEqual({ index: expected.indexOf(fid) });
      },
    ),
    { numRuns: 120 },
  );
});

test('an order follows edits, deletions and undo, where they concern it', async () => {
  const all = lines(60);
  const { engine, table } = await withLines(all);
  const query = { sort: [{ field: 'surface', descending: true }], where: 'surface is not null' };
  const order = async () => (await engine.call('table/rows', { table, offset: 0, limit: 100, ...query })).rows.map(({ fid }) => fid);
  const before = await order();
  const last = before.at(-1) as number;
  await engine.call('object/put', { table, fid: last, values: { surface: 1e6 } });
  expect(await order()).toEqual([last, ...before.slice(0, -1)]);
  await engine.call('object/put', { table, fid: last, values: { nom: 'sans effet' } });
  expect((await order())[0]).toBe(last);
  await engine.call('object/delete', { table, fids: [before[0] as number] });
  expect(await order()).not.toContain(before[0]);
  for (let step = 0; step < 3; step++) await engine.call('history/undo', {});
  expect(await order()).toEqual(before);
});

test('a table too large for one breath is sorted in a thread, with the same result', { timeout: 120_000 }, async () => {
  const all = lines(25_000);
  const { engine, table } = await withLines(all);
  const sort = [
    { field: 'nom', descending: false },
    { field: 'surface', descending: true },
  ] as const;
  const expected = sorted(all, sort);
  for (const offset of [0, 12_345, 24_950]) {
    const { total, rows } = await engine.call('table/rows', { table, offset, limit: 50, sort: [...sort] });
    expect(total).toBe(25_000);
    expect(rows.map(({ fid }) => fid)).toEqual(expected.slice(offset, offset + 50).map(({ fid }) => fid));
  }
  // given up: refused at once, and asked again it comes
  const asked = engine.call('table/rows', { table, offset: 0, limit: 1, sort: [{ field: 'code', descending: true }] });
  const refused = expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  await engine.call('table/cancel', {});
  await refused;
  const again = await engine.call('table/rows', { table, offset: 0, limit: 1, sort: [{ field: 'code', descending: true }] });
  expect(again.rows[0]?.fid).toBe(sorted(all, [{ field: 'code', descending: true }])[0]?.fid);
});

test('rows copied are those chosen, in the order shown, and no more than asked', async () => {
  const engine = await loaded();
  const query = { table: 'sites', sort: [{ field: 'site_nom', descending: true }], columns: ['site_id', 'site_nom', 'surface_ha'] };
  const { total, rows } = await engine.call('table/copy', query);
  expect(total).toBe(2);
  const shown = await engine.call('table/rows', { table: 'sites', offset: 0, limit: 9, sort: query.sort });
  expect(rows).toEqual(shown.rows.map(({ values }) => [values['site_id'], values['site_nom'], values['surface_ha']]));
  expect(await engine.call('table/copy', { ...query, fids: Float64Array.of(2), most: 1 })).toMatchObject({ total: 1 });
  await expect(engine.call('table/copy', { ...query, columns: ['absente'] })).rejects.toMatchObject({ code: 'field-unknown' });
});
