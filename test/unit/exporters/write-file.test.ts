import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusal, writeFileSafely, writeSafely } from '../../../electron/engine/exporters/write-file.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'emprise-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function refused(work: Promise<void>): Promise<EmpriseError> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof EmpriseError)) throw error ?? new Error('nothing was refused');
  return error;
}

describe('writing whole or not at all', () => {
  it('writes chunks one after the other and leaves nothing beside', async () => {
    const target = path.join(folder, 'é.txt');
    await writeSafely(target, async (sink) => {
      await sink.write('un ');
      await sink.write(new TextEncoder().encode('été'));
    });
    expect(readFileSync(target, 'utf8')).toBe('un été');
    expect(readdirSync(folder)).toEqual(['é.txt']);
  });

  it('keeps the former file when the work fails half way', async () => {
    const target = path.join(folder, 'map.pdf');
    writeFileSync(target, 'former');
    const failing = writeSafely(target, async (sink) => {
      await sink.write('half');
      throw new EmpriseError('cancelled');
    });
    expect((await refused(failing)).code).toBe('cancelled');
    expect(readFileSync(target, 'utf8')).toBe('former');
    expect(readdirSync(folder)).toEqual(['map.pdf']);
  });

  it('takes away what a writer that was killed has left of the same target, and nothing else', async () => {
    const target = path.join(folder, 'a.csv');
    const writing = path.join(import.meta.dirname, '../../../electron/engine/exporters/write-file.ts');
    const script = `import { writeSafely } from ${JSON.stringify(pathToFileURL(writing).href)};
      await writeSafely(process.argv[1], async (sink) => { await sink.write('half'); process.kill(process.pid, 'SIGKILL'); });`;
    for (const name of ['a.csv', 'a.csv.b'])
      spawnSync(process.execPath, ['--input-type=module', '-e', script, path.join(folder, name)], { stdio: 'ignore' });
    const left = readdirSync(folder).sort();
    expect(left.map((name) => name.replace(/[0-9a-f]{6}-\d+-[0-9a-f]{8}/, '…')).sort()).toEqual(
      ['.a.csv.b.….partial', '.a.csv.….partial'].sort(),
    );

    // one that is being written meanwhile, and one of another machine
    await writeSafely(target, async (sink) => {
      await sink.write('a');
      const own = readdirSync(folder).filter((name) => !left.includes(name));
      expect(own).toHaveLength(1);
      await writeFileSafely(target, 'b');
      expect(readdirSync(folder)).toEqual(expect.arrayContaining(own));
    });
    const strange = `.a.csv.000000-${process.pid}-01234567.partial`;
    writeFileSync(path.join(folder, strange), '');
    await writeFileSafely(target, 'new');
    expect(readdirSync(folder).sort()).toEqual(['a.csv', strange, left.find((name) => name.startsWith('.a.csv.b'))].sort());
    utimesSync(path.join(folder, strange), 0, 0);
    await writeFileSafely(target, 'new');
    expect(readdirSync(folder)).not.toContain(strange);
  });

  it('refuses a file marked read-only, a folder, and a folder that is not there', async () => {
    const target = path.join(folder, 'locked.pdf');
    writeFileSync(target, 'former');
    chmodSync(target, 0o444);
    expect(await refused(writeFileSafely(target, 'new'))).toMatchObject({ code: 'target-not-writable', params: { file: 'locked.pdf' } });
    expect(readFileSync(target, 'utf8')).toBe('former');
    mkdirSync(path.join(folder, 'sub.pdf'));
    expect((await refused(writeFileSafely(path.join(folder, 'sub.pdf'), 'new'))).code).toBe('target-not-writable');
    expect((await refused(writeFileSafely(path.join(folder, 'none', 'a.pdf'), 'new'))).code).toBe('folder-read-only');
  });

  it.skipIf(process.platform === 'win32')('writes through a link, not over it', async () => {
    const real = path.join(folder, 'real.csv');
    writeFileSync(real, 'former');
    symlinkSync(real, path.join(folder, 'link.csv'));
    await writeFileSafely(path.join(folder, 'link.csv'), 'new');
    expect(readFileSync(real, 'utf8')).toBe('new');
  });

  // /dev/full answers every write with ENOSPC: the real error of the system, without filling a disk.
  it.skipIf(process.platform !== 'linux')('names a full disk', () => {
    let caught: unknown;
    try {
      writeFileSync('/dev/full', 'x');
    } catch (error) {
      caught = error;
    }
    expect(refusal(caught, 'maps/big.png', 'file')).toMatchObject({ code: 'disk-full', params: { file: 'big.png' }, details: 'ENOSPC' });
    const fault = new TypeError('a fault of ours');
    expect(refusal(fault, 'maps/big.png', 'file')).toBe(fault);
  });
});
