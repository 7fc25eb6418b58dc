/**
 * The short form of `npm run fuzz`: every hostile file once and ten damaged ones of each sound one. A hang is an answer later than five seconds,
 * confirmed alone; EMPRISE_FUZZ_HANG_MS gives a slow machine more.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { silentHooks } from '../../electron/engine/api/services/hooks.ts';
import { stageImport } from '../../electron/engine/api/services/stage-import.ts';
import { ensureBuilt } from '../../scripts/setup/freshness.mjs';
import { soundCase } from '../fuzz/case.ts';
import { HOSTILE } from '../fuzz/hostile.ts';
import { fuzz, writeCase } from '../fuzz/run.ts';
import { seeds } from '../fuzz/seeds.ts';

if (!ensureBuilt()) throw new Error('dist/ could not be built: large files are read in its threads');
const SEED = 20_261_121;
const DAMAGED_OF_EACH = 10;

test('the sound files that are damaged are imported as they are', { timeout: 120_000 }, async () => {
  const place = mkdtempSync(path.join(tmpdir(), 'emprise-sound-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  const hooks = silentHooks({ resources: path.join(import.meta.dirname, '../../dist/resources'), version: '0.0.0' });
  for (const [number, seed] of seeds().entries()) {
    const made = soundCase(number, seed);
    const folder = path.join(place, String(number));
    writeCase(made, folder);
    const request = { paths: [path.join(folder, made.opened)], options: made.options, staging: path.join(place, 'staging.sqlite') };
    const report = await stageImport(request, hooks).catch((error: unknown) => error);
    expect(report, seed.name).toMatchObject({ rejected: 0, imported: expect.any(Number) });
  }
});

test('hostile and damaged files are imported or refused by name, at once, and write nothing elsewhere', { timeout: 600_000 }, async () => {
  const count = HOSTILE.length + seeds().length * DAMAGED_OF_EACH;
  const { cases, crashes, hangs, writes, faults } = await fuzz({ seed: SEED, from: 0, count });
  expect(faults).toEqual([]);
  expect({ cases, crashes, hangs, writes }).toEqual({ cases: count, crashes: 0, hangs: 0, writes: 0 });
});
