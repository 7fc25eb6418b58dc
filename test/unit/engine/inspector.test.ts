/** The thread of looks with a program that hangs, dies and eats memory: whatever it does, the engine goes on. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Inspector, lookKey } from '../../../electron/engine/api/services/inspector.ts';

vi.setConfig({ testTimeout: 60_000 });

function inspector(heap_mb = 64): {
  place: string;
  looks: string;
  look: (name: string, key?: string) => Promise<string>;
  stop: () => Promise<void>;
} {
  const place = mkdtempSync(path.join(tmpdir(), 'emprise-looks-'));
  const looks = path.join(place, 'looks');
  const made = new Inspector({ program: path.join(import.meta.dirname, 'nasty-looks.ts'), folder: looks, heap_mb });
  onTestFinished(async () => {
    await made.stop();
    rmSync(place, { recursive: true, force: true });
  });
  const look = async (name: string, key = name) => (await made.look(key, { path: path.join(place, name), options: {} })).file;
  return { place, looks, look, stop: () => made.stop() };
}

const begun = (place: string) =>
  vi.waitFor(() => expect(existsSync(path.join(place, 'begun'))).toBe(true), { timeout: 20_000, interval: 5 });

test('the engine is free while a file is looked at, and the thread is the same for the next', async () => {
  const { place, look } = inspector();
  const slow = look('wait');
  await begun(place);
  // only a free engine can write what the thread is waiting for
  writeFileSync(path.join(place, 'go'), '');
  const [, thread] = (await slow).split(' ');
  expect(await look('next')).toBe(`next ${thread}`);
});

test('a thread that dies or has no memory left is a refusal of that file alone', async () => {
  const { look, looks } = inspector();
  const asked = ['exit', 'a', 'throw', 'memory', 'b'].map((name) => look(name).catch((error: unknown) => error));
  const [exit, a, thrown, memory, b] = await Promise.all(asked);
  expect(exit).toMatchObject({ code: 'internal', details: expect.stringContaining('status 7') });
  expect(thrown).toMatchObject({ code: 'internal', details: expect.stringContaining('a fault of ours') });
  expect(memory).toMatchObject({ code: 'memory-short', params: { file: 'memory' } });
  expect([a, b]).toEqual([expect.stringMatching(/^a \d+$/), expect.stringMatching(/^b \d+$/)]);
  await vi.waitFor(() => expect(readdirSync(looks)).toHaveLength(1), { timeout: 20_000 });
});

test('a newer look takes the place of an older one of the same key, waiting or under way', async () => {
  const { place, look, looks } = inspector();
  const stuck = look('spin', lookKey('token', { layer: 'a' })).catch((error: unknown) => error);
  await begun(place);
  const older = look('older', lookKey('token', { layer: 'a' })).catch((error: unknown) => error);
  const newer = look('newer', lookKey('token', { layer: 'a' }));
  const other = look('other', lookKey('token', { layer: 'b' }));
  expect(await stuck).toMatchObject({ code: 'cancelled' });
  expect(await older).toMatchObject({ code: 'cancelled' });
  expect(await newer).toMatch(/^newer /);
  expect(await other).toMatch(/^other /);
  await vi.waitFor(() => expect(readdirSync(looks)).toHaveLength(1), { timeout: 20_000 });
  expect(readdirSync(looks, { recursive: true })).toHaveLength(1);
});

test('a thread that has grown fat is replaced, and none is left when the engine ends', async () => {
  const { look, looks, stop } = inspector();
  const [, first] = (await look('heavy')).split(' ');
  const [, second] = (await look('light')).split(' ');
  expect(second).not.toBe(first);
  const left = look('spin').catch((error: unknown) => error);
  await stop();
  expect(await left).toMatchObject({ code: 'cancelled' });
  expect(readdirSync(looks)).toEqual([]);
  await expect(look('after')).rejects.toMatchObject({ code: 'cancelled' });
});
