/** The built command line in a process of its own, as a user runs it, in a folder of its own. */
import { type ChildProcess, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from '../../../scripts/setup/freshness.mjs';

const root = path.join(import.meta.dirname, '../../..');
const cli = path.join(root, 'dist/cli/emprise.cjs');
const node = Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : path.join(root, 'node_modules/.bin/node');

/** Real data, or null: tests that need them are skipped with a word. */
export const DATA: string | null =
  [process.env['EMPRISE_DATA'] ?? path.join(root, '../shared/data')].find((folder) => existsSync(folder)) ?? null;
if (DATA === null) console.warn('SKIPPED: no real data (EMPRISE_DATA); the command line is tested on fixtures only');

export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder with projects and files, and the program that works in it. */
export class Desk {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'emprise-cli-test-'));

  constructor() {
    if (!ensureBuilt()) throw new Error('dist/ could not be built: the command line cannot be tested');
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  write(name: string, content: string | Uint8Array | object): string {
    const plain = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(this.path(name), plain ? content : JSON.stringify(content));
    return this.path(name);
  }

  run(...args: string[]): Run {
    return this.runIn({}, ...args);
  }

  /** Runs it with these variables beside those of the tests. */
  runIn(variables: Readonly<Record<string, string>>, ...args: string[]): Run {
    const how = { cwd: this.folder, encoding: 'utf8', maxBuffer: 1 << 29, env: { ...process.env, ...variables } } as const;
    const ended: SpawnSyncReturns<string> = spawnSync(node, [cli, ...args], how);
    return { status: ended.status, out: ended.stdout, err: ended.stderr };
  }

  /** Begins it and comes back at once. */
  begin(variables: Readonly<Record<string, string>>, ...args: string[]): ChildProcess {
    return spawn(node, [cli, ...args], { cwd: this.folder, env: { ...process.env, ...variables }, stdio: 'ignore' });
  }

  /** Runs it as a user who is not root, or answers null where that cannot be arranged. */
  runUnprivileged(...args: string[]): Run | null {
    if (process.getuid?.() !== 0) return this.run(...args);
    const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups', node];
    const env = { ...process.env, HOME: tmpdir(), XDG_CACHE_HOME: this.folder };
    if (spawnSync('setpriv', [...nobody, cli, '--version'], { env }).status !== 0) return null;
    const ended = spawnSync('setpriv', [...nobody, cli, ...args], { cwd: this.folder, env, encoding: 'utf8' });
    return { status: ended.status, out: ended.stdout, err: ended.stderr };
  }

  /** Runs what must succeed. */
  done(...args: string[]): string {
    const { status, out, err } = this.run(...args);
    if (status !== 0) throw new Error(`emprise ${args.join(' ')}: ${status}\n${err}`);
    return out;
  }

  json(...args: string[]): unknown {
    return JSON.parse(this.done(...args, '--json'));
  }

  /** Runs it and interrupts it once it has said something, as Ctrl+C does. */
  interrupted(args: readonly string[], afterMs: number): Promise<Run & { readonly answer_ms: number }> {
    return new Promise((resolve) => {
      const child = spawn(node, [cli, ...args], { cwd: this.folder });
      let [out, err, at] = ['', '', 0];
      let asked = false;
      const interrupt = (): void => {
        if (asked) return;
        asked = true;
        setTimeout(() => {
          at = performance.now();
          child.kill('SIGINT');
        }, afterMs);
      };
      child.stdout.on('data', (chunk) => {
        out += String(chunk);
      });
      child.stderr.on('data', (chunk) => {
        err += String(chunk);
        interrupt();
      });
      child.on('close', (status) => resolve({ status, out, err, answer_ms: performance.now() - at }));
    });
  }

  hash(name: string): string {
    return createHash('sha256')
      .update(readFileSync(this.path(name)))
      .digest('hex');
  }

  /** Everything in the folder, hidden files included. */
  files(): string[] {
    return readdirSync(this.folder).sort();
  }
}
