import type { MessageParams } from '../../../../shared/contract/errors.ts';
import { type Note, NoteBook, type NoteFate, ROWS_KEPT } from '../../../../shared/domain/note.ts';

const VALUES_LISTED = 12;
/** Of what happens to every value alike, a few show it. */
const ALIKE_LISTED = 3;
const ALIKE: ReadonlySet<string> = new Set(['unit-converted', 'value-rounded']);

interface Gathered {
  readonly code: string;
  readonly field: string;
  readonly fate: NoteFate;
  count: number;
  readonly rows: number[];
  readonly values: Map<string, number>;
}

/** The notes of one layer. Values outside a list are gathered field by field: one note says which, not one note each. */
export class ImportNotes {
  readonly #book = new NoteBook();
  readonly #byField = new Map<string, Gathered>();

  add(code: string, params: MessageParams = {}, row?: number, count = 1): void {
    this.#book.add(code, params, row, count);
  }

  /** A record that does not come in, and why. */
  reject(code: string, params: MessageParams, row: number): void {
    this.#book.add(code, params, row, 1, 'rejected');
  }

  value(code: string, field: string, value: string, row: number, fate: NoteFate = 'told'): void {
    const key = `${code} ${field}`;
    let gathered = this.#byField.get(key);
    if (!gathered) {
      gathered = { code, field, count: 0, rows: [], values: new Map(), fate };
      this.#byField.set(key, gathered);
    }
    gathered.count++;
    if (gathered.rows.length < ROWS_KEPT) gathered.rows.push(row);
    if (gathered.values.size < 1000 || gathered.values.has(value)) gathered.values.set(value, (gathered.values.get(value) ?? 0) + 1);
  }

  list(): Note[] {
    const gathered = [...this.#byField.values()].map(({ code, field, count, rows, values, fate }): Note => {
      const ordered = [...values].sort((a, b) => b[1] - a[1]).map(([value]) => (value.length > 60 ? `${value.slice(0, 57)}…` : value));
      const most = ALIKE.has(code) ? ALIKE_LISTED : VALUES_LISTED;
      const shown = ordered.slice(0, most).join(' ; ');
      return { code, count, rows, fate, params: { field, values: ordered.length > most ? `${shown} ; …` : shown } };
    });
    return [...this.#book.list(), ...gathered];
  }
}
