/** Case n of a seed: which files, damaged how, opened as what. */
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { ImportOptions } from '../../shared/domain/import.ts';
import { KINDS } from '../../shared/domain/kinds/index.ts';
import { type Disturbance, HOSTILE } from './hostile.ts';
import { mutate } from './mutate.ts';
import { decisions } from './options.ts';
import { below, oneOf, type Random, randomFrom } from './random.ts';
import type { Seed } from './seeds.ts';

export interface FuzzCase {
  readonly number: number;
  /** Format or hostile file, for the table. */
  readonly family: string;
  readonly opened: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Links among the files: name → where it leads, from the folder of the case. */
  readonly links?: Readonly<Record<string, string>>;
  readonly options: Pick<ImportOptions, 'kind' | 'mode'> & Partial<ImportOptions>;
  /** What happens to the opened file while it is read. */
  readonly disturbance?: Disturbance;
  readonly check: boolean;
}

/** Hostile files come first, once each; then damaged ones, format after format. */
export function fuzzCase(number: number, seed: number, seeds: readonly Seed[]): FuzzCase {
  const next = randomFrom(seed * 1_000_003 + number);
  const hostile = HOSTILE[number];
  const kind = next() < 0.5 ? 'couche' : oneOf(next, KINDS);
  const check = next() < 0.25;
  if (hostile) {
    const { opened, make, links, disturbance } = hostile;
    const rest = { ...(links && { links }), ...(disturbance && { disturbance }) };
    return { number, family: 'hostile', opened, files: make(), options: { kind: 'couche', mode: 'append' }, check, ...rest };
  }
  const source = seeds[number % seeds.length] as Seed;
  const files = damaged(source, seeds, next);
  return { number, family: source.name, opened: source.opened, files, options: { kind, mode: 'append', ...decisions(next) }, check };
}

/** A sound file as it is: what is damaged must be worth it. */
export function soundCase(number: number, source: Seed): FuzzCase {
  const files = pack(source, source.entries);
  return { number, family: source.name, opened: source.opened, files, options: { kind: 'couche', mode: 'append' }, check: false };
}

function damaged(source: Seed, seeds: readonly Seed[], next: Random): Readonly<Record<string, Uint8Array>> {
  const entries: Record<string, Uint8Array> = { ...source.entries };
  const names = Object.keys(entries);
  const choice = next();
  if (source.packing !== 'beside' && choice < 0.3) {
    const packed = pack(source, entries);
    return { [source.opened]: mutate(packed[source.opened] as Uint8Array, next) };
  }
  const victim = oneOf(next, names);
  if (choice > 0.9 && names.length > 1) swapSidecar(entries, victim, names, seeds, next);
  else entries[victim] = mutate(entries[victim] as Uint8Array, next);
  return pack(source, entries);
}

/** A sidecar from elsewhere, missing, or under another's name. */
function swapSidecar(
  entries: Record<string, Uint8Array>,
  victim: string,
  names: readonly string[],
  seeds: readonly Seed[],
  next: Random,
): void {
  const way = below(next, 3);
  if (way === 0) delete entries[victim];
  else if (way === 1) entries[victim] = entries[oneOf(next, names)] as Uint8Array;
  else entries[victim] = oneOf(next, Object.values(oneOf(next, seeds).entries));
}

function pack({ packing, opened }: Seed, entries: Readonly<Record<string, Uint8Array>>): Readonly<Record<string, Uint8Array>> {
  switch (packing) {
    case 'beside':
      return entries;
    case 'gzip':
      return { [opened]: gzipSync(Object.values(entries)[0] ?? new Uint8Array(0)) };
    case 'zip':
      return { [opened]: zipSync({ ...entries }, { level: 1 }) };
    case 'nested-zip':
      return { [opened]: zipSync({ 'inside.zip': zipSync({ ...entries }, { level: 1 }) }, { level: 1 }) };
  }
}
