/** The desk against a real service on this machine, in the moods that services have. The clock is the test's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, TileDesk, type TileJob } from '../../../electron/engine/basemaps/desk.ts';
import { TileLines } from '../../../electron/engine/basemaps/fetch-tile.ts';
import { KeptTiles } from '../../../electron/engine/basemaps/kept-tiles.ts';
import type { BaseMapState } from '../../../shared/domain/base-maps.ts';
import { type Mood, picture, startTileServer, type TileServer } from '../../support/tile-server.ts';

const DAY_MS = 86_400_000;

class TestClock implements Clock {
  time = Date.parse('2026-11-21T10:00:00Z');
  #timers: { at: number; call: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(ms: number, call: () => void): () => void {
    const timer = { at: this.time + ms, call };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  pass(ms: number): void {
    this.time += ms;
    const due = this.#timers.filter(({ at }) => at <= this.time);
    this.#timers = this.#timers.filter(({ at }) => at > this.time);
    for (const { call } of due) call();
  }
}

let server: TileServer;
let folder: string;
let clock: TestClock;
let told: BaseMapState[];
let allowed: boolean;
let desk: TileDesk;

const open = (): TileDesk => {
  const isAllowed = () => allowed;
  const kept = new KeptTiles(folder, 50_000_000, () => new Date(clock.now()));
  const lines = new TileLines('0.0.0', { isAllowed, settings: { connect_ms: 2000, idle_ms: 1500 } });
  return new TileDesk({ kept, lines, isAllowed, tell: (state) => told.push(state), clock });
};
const job = (x: number, map = 'essai'): TileJob => ({
  map,
  key: { source: map, epsg: 3857, z: 3, x, y: 2 },
  address: new URL(`${server.address}/${map}/3/${x}/2.png`),
  ticket: x,
});
const conditions = () => told.map(({ condition }) => condition);

beforeEach(async () => {
  server = await startTileServer();
  folder = mkdtempSync(path.join(tmpdir(), 'emprise-base-maps-'));
  clock = new TestClock();
  told = [];
  allowed = true;
  desk = open();
});
afterEach(async () => {
  desk.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('gives the image as it was sent, asks once for what two maps want, and not again while its headers let it be kept', async () => {
  server.headers = { 'cache-control': 'max-age=86400' };
  const [one, other] = await Promise.all([desk.ask(job(1)), desk.ask(job(1))]);
  expect(Buffer.from(one.bytes ?? []).equals(picture(190, 40, 160))).toBe(true);
  expect([one.media, other.bytes === one.bytes, server.asked.length]).toEqual(['image/png', true, 1]);
  expect(server.last['user-agent']).toBe('Emprise/0.0.0');
  // another run of the application finds it
  desk.close();
  desk = open();
  clock.pass(DAY_MS - 1000);
  expect((await desk.ask(job(1))).keptAt).toBeNull();
  expect(server.asked).toHaveLength(1);
});

it('confirms an old image by its ETag, without fetching it anew', async () => {
  server.headers = { 'cache-control': 'max-age=600', etag: '"v1"' };
  await desk.ask(job(1));
  clock.pass(601_000);
  const again = await desk.ask(job(1));
  expect([again.bytes?.length, again.keptAt, server.last['if-none-match'], server.asked.length]).toEqual([
    picture(190, 40, 160).length,
    null,
    '"v1"',
    2,
  ]);
  await desk.ask(job(1));
  expect(server.asked).toHaveLength(2);
});

it.each([
  ['nothing said', {}, 7 * 86_400],
  ['a few seconds', { 'cache-control': 'public, max-age=3' }, 300],
  ['an hour, by its date', { date: 'Sat, 21 Nov 2026 10:00:00 GMT', expires: 'Sat, 21 Nov 2026 11:00:00 GMT' }, 3600],
  ['ten years', { 'cache-control': 'max-age=315360000' }, 365 * 86_400],
])('keeps an image as long as its headers say: %s', async (_, headers, life_s) => {
  server.headers = headers as Record<string, string>;
  await desk.ask(job(1));
  clock.pass(life_s * 1000 - 1);
  await desk.ask(job(1));
  expect(server.asked).toHaveLength(1);
  clock.pass(2);
  await desk.ask(job(1));
  expect(server.asked).toHaveLength(2);
});

it('says that a service is slow, then that it is there', async () => {
  server.mood = 'held';
  const waiting = desk.ask(job(1));
  await expect.poll(() => server.asked.length).toBe(1);
  clock.pass(6000);
  expect(conditions()).toEqual(['slow']);
  server.release();
  expect((await waiting).bytes).not.toBeNull();
  expect(conditions()).toEqual(['slow', 'ok']);
});

it('lets go of what is under way when the network is switched off', async () => {
  server.mood = 'held';
  const waiting = desk.ask(job(1));
  await expect.poll(() => server.asked.length).toBe(1);
  allowed = false;
  expect((await waiting).bytes).toBeNull();
  expect(conditions()).toEqual(['offline']);
});

it('keeps nothing that the service forbids to keep', async () => {
  server.headers = { 'cache-control': 'no-store' };
  await desk.ask(job(1));
  await desk.ask(job(1));
  expect(server.asked).toHaveLength(2);
});

describe.each<[Mood, string, string | null]>([
  ['broken', 'silent', 'download-refused'],
  ['html', 'silent', 'download-not-data'],
  ['exception', 'silent', 'download-not-data'],
  ['cut', 'silent', 'download-failed'],
  ['half-image', 'silent', 'download-failed'],
  ['held', 'silent', 'download-timed-out'],
  ['forbidden', 'refused', 'download-refused'],
])('a service that is %s', (mood, condition, code) => {
  it(`is ${condition}: said once, and left alone for a while`, async () => {
    server.mood = mood;
    const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((x) => desk.ask(job(x))));
    expect(answers.every(({ bytes }) => bytes === null)).toBe(true);
    expect(told.map((state) => [state.condition, state.error?.code ?? null])).toEqual([[condition, code]]);
    const asked = server.asked.length;
    // a connection cut in the middle is tried a second time
    expect(asked).toBeLessThanOrEqual(mood === 'cut' ? 12 : 6);
    await desk.ask(job(11));
    expect(server.asked).toHaveLength(asked);
  });
});

it.each<Mood>(['gzip', 'redirect'])('takes an image that comes by %s', async (mood) => {
  server.mood = mood;
  const { bytes } = await desk.ask(job(1));
  expect(Buffer.from(bytes ?? []).equals(picture(190, 40, 160))).toBe(true);
  expect(conditions()).toEqual([]);
});

it('says what the service answered', async () => {
  server.mood = 'exception';
  await desk.ask(job(1));
  expect(told[0]?.error?.params['answer']).toBe('Couche inconnue');
});

it('tries again after pauses that grow, with a few tiles, until it answers', async () => {
  server.mood = 'broken';
  await desk.ask(job(1));
  const tries: number[] = [];
  for (const pause_s of [2, 4, 8, 16]) {
    expect(told.at(-1)?.pause_s ?? 0).toBeGreaterThan(0);
    const before = server.asked.length;
    clock.pass(pause_s * 1000 - 1);
    expect(server.asked).toHaveLength(before);
    clock.pass(1);
    // the tries have been answered once this tile is
    await expect.poll(() => server.asked.length).toBeGreaterThan(before);
    await desk.ask(job(1));
    tries.push(server.asked.length - before);
  }
  expect(Math.max(...tries)).toBeLessThanOrEqual(3);
  server.mood = 'well';
  clock.pass(32_000);
  await expect.poll(() => conditions().at(-1)).toBe('ok');
  expect(conditions()).toEqual(['silent', 'ok']);
  expect((await desk.ask(job(1))).bytes).not.toBeNull();
});

it('shows what was kept while the service is silent, and says of which day it is', async () => {
  server.headers = { 'cache-control': 'max-age=600' };
  await desk.ask(job(1));
  clock.pass(3 * DAY_MS);
  server.mood = 'broken';
  // it has answered before: one bad tile is no silence
  const old = await desk.ask(job(1));
  expect([old.bytes?.length, old.keptAt]).toEqual([picture(190, 40, 160).length, '2026-11-21T10:00:00.000Z']);
  expect(conditions()).toEqual([]);
  await Promise.all([2, 3, 4].map((x) => desk.ask(job(x))));
  expect(told.at(-1)).toMatchObject({ condition: 'silent', keptAt: null });
  expect((await desk.ask(job(1))).bytes).not.toBeNull();
  expect(told.at(-1)).toMatchObject({ condition: 'silent', keptAt: '2026-11-21T10:00:00.000Z' });
  expect(told).toHaveLength(2);
});

it('without the network asks nothing, shows what was kept, and says so', async () => {
  await desk.ask(job(1));
  allowed = false;
  clock.pass(30 * DAY_MS);
  expect((await desk.ask(job(1))).keptAt).toBe('2026-11-21T10:00:00.000Z');
  expect((await desk.ask(job(2))).bytes).toBeNull();
  expect(told).toMatchObject([{ condition: 'offline', keptAt: '2026-11-21T10:00:00.000Z' }]);
  expect(server.asked).toHaveLength(1);
  allowed = true;
  expect((await desk.ask(job(2))).bytes).not.toBeNull();
  expect(conditions()).toEqual(['offline', 'ok']);
});

it('tells a map without images here from a silent one, and does not ask twice for what does not exist', async () => {
  server.mood = 'nothing';
  for (const x of [1, 2, 3, 4, 5, 6]) await desk.ask(job(x));
  expect(conditions()).toEqual(['nothing']);
  await desk.ask(job(1));
  expect(server.asked).toHaveLength(6);
  server.mood = 'well';
  await desk.ask(job(7));
  expect(conditions()).toEqual(['nothing', 'ok']);
});

it('asks six at a time, the newest first, and forgets those the view has left', async () => {
  server.mood = 'held';
  const answers = [1, 2, 3, 4, 5, 6].map((x) => desk.ask(job(x)));
  await expect.poll(() => server.asked.length).toBe(6);
  answers.push(...[7, 8, 9].map((x) => desk.ask(job(x))));
  const forgotten: (Uint8Array | null)[] = [];
  for (const answer of answers.slice(6, 8)) void answer.then(({ bytes }) => forgotten.push(bytes));
  // each waits once it has been looked for among the kept ones
  await expect
    .poll(() => {
      desk.drop([7, 8]);
      return forgotten;
    })
    .toEqual([null, null]);
  server.mood = 'well';
  server.release();
  expect((await Promise.all(answers)).filter(({ bytes }) => bytes !== null)).toHaveLength(7);
  expect(server.asked.map((address) => address.split('/')[3])).toHaveLength(7);
  expect(server.asked.at(-1)).toContain('/9/');
});

it('does not let one map fall silent for another', async () => {
  server.mood = 'broken';
  await desk.ask(job(1, 'muet'));
  server.mood = 'well';
  expect((await desk.ask(job(1, 'autre'))).bytes).not.toBeNull();
  expect(told.map(({ map, condition }) => `${map} ${condition}`)).toEqual(['muet silent']);
});

it('says it of an address where nobody answers', async () => {
  const elsewhere: TileJob = { ...job(1), address: new URL('http://127.0.0.1:1/') };
  expect((await desk.ask(elsewhere)).bytes).toBeNull();
  expect(told[0]?.error).toMatchObject({ code: 'download-failed', params: { cause: 'refused' } });
});
