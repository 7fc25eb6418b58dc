/**
 * What an import has to say beside its result. A note is not an error: the objects it names were read, repaired, kept aside or left out, and counted.
 * Text: message `note.<code>`. `rows` are 1-based records of the source, at most ROWS_KEPT of them; `count` is always exact.
 */
import type { MessageParams } from '../contract/errors.ts';

export const ROWS_KEPT = 1000;

/** What became of the records that a note names: left out, mended, or taken as they are and spoken of. */
export const NOTE_FATES = ['rejected', 'repaired', 'told'] as const;
export type NoteFate = (typeof NOTE_FATES)[number];

export interface Note {
  readonly code: string;
  readonly count: number;
  readonly params: MessageParams;
  readonly rows: readonly number[];
  /** Told where it says nothing. */
  readonly fate?: NoteFate;
}

/** Collects notes by code (and values), keeping exact counts and the first rows. */
export class NoteBook {
  readonly #notes = new Map<string, { code: string; count: number; params: MessageParams; rows: number[]; fate: NoteFate }>();

  add(code: string, params: MessageParams = {}, row?: number, count = 1, fate: NoteFate = 'told'): void {
    const key = `${code} ${JSON.stringify(params)}`;
    let note = this.#notes.get(key);
    if (!note) {
      note = { code, count: 0, params, rows: [], fate };
      this.#notes.set(key, note);
    }
    note.count += count;
    if (row !== undefined && note.rows.length < ROWS_KEPT) note.rows.push(row);
  }

  list(): Note[] {
    return [...this.#notes.values()];
  }
}
