/** Cases from … to, on two processes: what became of each, and what was written where nothing may be. */
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FuzzCase, fuzzCase } from './case.ts';
import type { Disturbance } from './hostile.ts';
import { Reader } from './reader.ts';
import { type Seed, seeds } from './seeds.ts';
import type { Outcome } from './worker.ts';

export interface FuzzResult {
  readonly cases: number;
  /** Family → outcome → count. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly crashes: number;
  readonly hangs: number;
  /** Files made or changed outside the folder a reader may write to. */
  readonly writes: number;
  readonly faults: readonly { readonly number: number; readonly family: string; readonly fault: string }[];
  readonly slowest: { readonly ms: number; readonly number: number; readonly family: string };
}

export interface FuzzPlan {
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  readonly onProgress?: (done: number) => void;
}

/** Where a name with `../` would come out, from any depth of the scratch folder. */
const ESCAPES = ['/tmp/emprise-fuzz-escaped.geojson', '/tmp/emprise-fuzz-escaped.csv'];

export async function fuzz({ seed, from, count, onProgress }: FuzzPlan): Promise<FuzzResult> {
  const root = mkdtempSync(path.join(tmpdir(), 'emprise-fuzz-'));
  const sources = seeds();
  const outcomes = new Map<string, Map<string, number>>();
  const faults: FuzzResult['faults'][number][] = [];
  let [crashes, hangs, writes, done, number] = [0, 0, 0, 0, from];
  let slowest = { ms: 0, number: from, family: '' };

  /** Late where two of them were read at once, on a machine with other work: only what is late alone hangs. */
  const suspects: number[] = [];
  const each = (): number | undefined => (number < from + count ? number++ : undefined);
  const late = (): number | undefined => suspects.shift();

  async function lane(name: string, take: () => number | undefined): Promise<void> {
    const folder = path.join(root, name);
    const own = path.join(folder, 'own');
    mkdirSync(own, { recursive: true });
    const reader = new Reader(own);
    try {
      for (let next = take(); next !== undefined; next = take()) {
        const made = fuzzCase(next, seed, sources);
        const { end, written } = await runCase(made, folder, own, reader);
        if (end.outcome === 'hang' && take !== late) {
          suspects.push(next);
          continue;
        }
        const byOutcome = outcomes.get(made.family) ?? new Map<string, number>();
        outcomes.set(made.family, byOutcome.set(end.outcome, (byOutcome.get(end.outcome) ?? 0) + 1));
        if (end.outcome === 'crash') crashes++;
        if (end.outcome === 'hang') hangs++;
        writes += written.length;
        if (end.fault !== null) faults.push({ number: made.number, family: made.family, fault: end.fault });
        for (const file of written) faults.push({ number: made.number, family: made.family, fault: `wrote ${file}` });
        if (end.ms > slowest.ms) slowest = { ms: end.ms, number: made.number, family: made.family };
        done++;
        onProgress?.(done);
      }
    } finally {
      reader.stop();
    }
  }

  try {
    await Promise.all([lane('a', each), lane('b', each)]);
    await lane('alone', late);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return { cases: done, outcomes, crashes, hangs, writes, faults, slowest };
}

async function runCase(made: FuzzCase, folder: string, own: string, reader: Reader): Promise<{ end: Outcome; written: string[] }> {
  const input = path.join(folder, `case-${made.number}`);
  writeCase(made, input);
  const before = fingerprints(input);
  const file = path.join(input, made.opened);
  const { number, options, check, disturbance } = made;
  // Not the bytes: to write them as JSON would take longer than to read the file.
  const end = await reader.read({ number, options, check, file, staging: own }, () => disturb(file, disturbance));
  const after = fingerprints(input);
  const isOurs = (name: string): boolean => disturbance !== undefined && name === made.opened;
  const written = [...after].filter(([name, print]) => before.get(name) !== print && !isOurs(name)).map(([name]) => name);
  written.push(...readdirSync(folder).filter((name) => name !== 'own' && name !== path.basename(input)));
  for (const escaped of ESCAPES.filter((file) => existsSync(file))) {
    written.push(escaped);
    rmSync(escaped);
  }
  rmSync(input, { recursive: true, force: true });
  return { end, written };
}

/** As another program does to a file that is being read. */
function disturb(file: string, how: Disturbance | undefined): void {
  if (how === undefined) return;
  const { size } = statSync(file);
  if (how === 'truncate') truncateSync(file, Math.floor(size / 3));
  if (how === 'grow') appendFileSync(file, Buffer.alloc(size, '{"a;'));
  if (how === 'remove') rmSync(file);
  if (how === 'replace') {
    writeFileSync(`${file}.new`, Buffer.alloc(size, `${'x'.repeat(250)};y\n`));
    renameSync(`${file}.new`, file);
  }
}

export function writeCase({ files, links = {} }: FuzzCase, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, path.basename(name)), bytes);
  for (const [name, target] of Object.entries(links)) symlinkSync(target, path.join(folder, name));
}

function fingerprints(folder: string): Map<string, string> {
  return new Map(
    filesIn(folder).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex'),
    ]),
  );
}

/** Not by `recursive`, which follows links. */
function filesIn(folder: string, prefix = ''): string[] {
  return readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = `${prefix}${entry.name}`;
    return entry.isDirectory() ? filesIn(folder, `${name}/`) : entry.isFile() ? [name] : [];
  });
}

/** The files of one case, to look at or to read again. */
export function saveCase(number: number, seed: number, folder: string, sources: readonly Seed[] = seeds()): string {
  const made = fuzzCase(number, seed, sources);
  writeCase(made, folder);
  return path.join(folder, made.opened);
}
