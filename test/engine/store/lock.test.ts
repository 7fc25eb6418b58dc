/** Who has a document open: one holder, told apart from dead ones and from those that start at the same instant. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { acquireLock, HEARTBEAT_MS, lockPath } from '../../../electron/engine/store/document/lock.ts';
import { lockHolder, openProject } from '../../../electron/engine/store/index.ts';
import { deadPid, environment, folder, savedDocument } from './support.ts';

const STARTERS = 3;
const ROUNDS = 200;

describe('the lock', () => {
  it('names who has the document open, and is ignored when stale or on demand', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    await savedDocument(path);
    const project = await openProject(path, 'session', environment(join(place, 'data')));
    await expect(openProject(path, 'command', environment())).rejects.toMatchObject({
      code: 'project-locked',
      params: { file: 'p.gpkg', holder: expect.stringContaining(hostname()) },
    });
    const reader = await openProject(path, 'readonly', environment());
    await reader.close();
    await project.close();
    expect(lockHolder(path)).toBeNull();
    const lock = (holder: object) =>
      writeFileSync(lockPath(path), JSON.stringify({ user: 'a', since: 'x', heartbeat: new Date().toISOString(), ...holder }));
    lock({ host: 'autre-poste', pid: 1 });
    expect(lockHolder(path)?.host).toBe('autre-poste');
    lock({ host: 'autre-poste', pid: 1, heartbeat: new Date(Date.now() - 3_600_000).toISOString() });
    expect(lockHolder(path)).toBeNull();
    lock({ host: hostname(), pid: deadPid() });
    const again = await openProject(path, 'command', environment());
    await again.close();
  });

  it('belongs to a living process of this machine, however long it slept, but not to one from before the machine started', async () => {
    const path = join(folder(), 'p.gpkg');
    await savedDocument(path);
    const lock = (heartbeat_ms: number) =>
      writeFileSync(
        lockPath(path),
        JSON.stringify({ user: 'a', host: hostname(), pid: process.pid, since: 'x', heartbeat: new Date(heartbeat_ms).toISOString() }),
      );
    const started_ms = Date.now() - uptime() * 1000;
    lock(started_ms + 1000);
    expect(lockHolder(path, new Date(started_ms + 86_400_000))?.pid).toBe(process.pid);
    await expect(openProject(path, 'command', environment())).rejects.toMatchObject({ code: 'project-locked' });
    lock(started_ms - 60_000);
    expect(lockHolder(path)).toBeNull();
  });

  it('is refreshed and let go by its own holder alone', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const path = join(folder(), 'p.gpkg');
    let now = Date.now();
    const first = acquireLock(path, false, () => new Date(now));
    const text = () => readFileSync(lockPath(path), 'utf8');
    const before = text();
    now += HEARTBEAT_MS;
    vi.advanceTimersByTime(HEARTBEAT_MS);
    expect(text()).not.toBe(before);
    const second = acquireLock(path, true, () => new Date(now));
    const theirs = text();
    now += HEARTBEAT_MS;
    first?.release();
    expect(text()).toBe(theirs);
    const third = acquireLock(path, true, () => new Date(now));
    const last = text();
    now += HEARTBEAT_MS;
    // Only the second and the third beat now, and the file is the third's.
    vi.advanceTimersByTime(HEARTBEAT_MS);
    expect(JSON.parse(text())).toMatchObject({ token: JSON.parse(last).token, since: JSON.parse(last).since });
    second?.release();
    expect(existsSync(lockPath(path))).toBe(true);
    third?.release();
    expect(existsSync(lockPath(path))).toBe(false);
  });

  it('is won by one of several that find it stale at the same instant', async () => {
    const place = folder();
    const stale = JSON.stringify({ user: 'a', host: hostname(), pid: deadPid(), since: 'x', heartbeat: new Date().toISOString() });
    for (let round = 0; round < ROUNDS; round++) writeFileSync(lockPath(join(place, `${round}.gpkg`)), stale);
    const start_ms = Date.now() + 1500;
    const winners = await Promise.all(
      Array.from({ length: STARTERS }, async () => {
        const child = spawn(process.execPath, [join(import.meta.dirname, 'lock-worker.ts'), place, String(ROUNDS), String(start_ms)], {
          stdio: ['pipe', 'pipe', 'inherit'],
        });
        onTestFinished(() => void child.kill('SIGKILL'));
        for await (const line of createInterface({ input: child.stdout })) return { child, won: JSON.parse(line) as number[] };
        throw new Error('the worker said nothing');
      }),
    );
    expect(winners.flatMap(({ won }) => won).sort((a, b) => a - b)).toEqual(Array.from({ length: ROUNDS }, (_, round) => round));
    // One lock a document is left, and nothing that was moved aside.
    expect(readdirSync(place)).toHaveLength(ROUNDS);
  });
});
