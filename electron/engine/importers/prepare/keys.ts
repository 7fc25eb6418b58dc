/** Business keys: official codes are never invented, Emprise's own are; a key met twice is merged, refused or numbered by rule. */
import { createHash } from 'node:crypto';
import type { Row } from '../../../../shared/domain/change.ts';
import type { SchemaKind } from '../../../../shared/domain/kinds/index.ts';
import type { Geometry } from '../../../../shared/geo/geometry.ts';
import { KeyTable } from './key-table.ts';

interface KeyRule {
  /** True for codes that an authority gives: without one a row has no identity. */
  readonly official: boolean;
  /** CNIG class in generated ids, and the field with the commune they start with. */
  readonly made?: (row: Row, number: string) => string;
}

const communeOf = (row: Row, field: string): string => (typeof row[field] === 'string' ? (row[field] as string) : '00000');

const RULES: Partial<Record<SchemaKind, KeyRule>> = {
  communes: { official: true },
  epci: { official: true },
  territoires: { official: true },
  parcelles: { official: true },
  etablissements: { official: true },
  sites: { official: false, made: (row, number) => `${communeOf(row, 'site_comm_insee')}_SITE-ECO_${number}` },
  terrains: { official: false, made: (row, number) => `${String(row['site_id'] ?? '00000').split('_')[0]}_TERRAIN-ECO_${number}` },
  friches: { official: false, made: (row, number) => `${communeOf(row, 'comm_insee')}_${number}` },
};

export function keyIsOfficial(kind: SchemaKind): boolean {
  return RULES[kind]?.official ?? false;
}

/** A number drawn from the object itself: the same file imported twice gives the same id, and so a clash instead of a double. */
export function generateKey(kind: SchemaKind, row: Row, geometry: Geometry | null): string {
  const hash = createHash('sha256').update(JSON.stringify(row));
  if (geometry !== null) hash.update(new Uint8Array(geometry.xy.buffer, geometry.xy.byteOffset, geometry.xy.byteLength));
  const number = String(hash.digest().readUInt32BE(0) % 100_000_000).padStart(8, '0');
  return RULES[kind]?.made?.(row, number) ?? number;
}

/** `before`: the record that has the key already. */
export type KeyVerdict = { readonly key: string; readonly before: number | null } | 'identical' | { readonly duplicateOf: number };

/** Of how many keys the records are held at first. */
const FIRST_KEYS = 1024;

/** Keys met so far in one import, with the record and a fingerprint of the row each came with. */
export class KeyRegister {
  readonly #seen = new KeyTable();
  readonly #official: boolean;
  /** Of each key in turn: fingerprint and record of the source. */
  #held = new Int32Array(FIRST_KEYS * 2);
  #count = 0;

  constructor(kind: SchemaKind) {
    this.#official = keyIsOfficial(kind);
  }

  /** `record`: 1-based, of the source. */
  take(key: string, row: Row, geometry: Geometry | null, record: number): KeyVerdict {
    const print = fingerprint(row, geometry);
    const known = this.#seen.get(key);
    if (known === undefined) {
      this.#hold(key, print, record);
      return { key, before: null };
    }
    const before = this.#held[known * 2 + 1] as number;
    if (this.#held[known * 2] === print) return 'identical';
    if (this.#official) return { duplicateOf: before };
    let suffixed = key;
    for (let n = 2; this.#seen.has(suffixed); n++) suffixed = `${key}-${n}`;
    this.#hold(suffixed, print, record);
    return { key: suffixed, before };
  }

  #hold(key: string, print: number, record: number): void {
    if (this.#count * 2 === this.#held.length) {
      const larger = new Int32Array(this.#held.length * 2);
      larger.set(this.#held);
      this.#held = larger;
    }
    this.#held[this.#count * 2] = print;
    this.#held[this.#count * 2 + 1] = record;
    this.#seen.add(key, this.#count++);
  }
}

/** FNV-1a over text and coordinates: enough to tell a repeated row from another one with the same key. */
function fingerprint(row: Row, geometry: Geometry | null): number {
  let hash = 0x811c9dc5;
  const text = JSON.stringify(Object.values(row));
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  if (geometry !== null) {
    // Two lanes, one for each half of a number: they do not wait for each other.
    const words = new Uint32Array(geometry.xy.buffer, geometry.xy.byteOffset, geometry.xy.length * 2);
    let other = 0x811c9dc5;
    for (let i = 0; i < words.length; i += 2) {
      hash = Math.imul(hash ^ (words[i] as number), 0x01000193);
      other = Math.imul(other ^ (words[i + 1] as number), 0x01000193);
    }
    hash = Math.imul(hash ^ other, 0x01000193);
  }
  return hash | 0;
}
