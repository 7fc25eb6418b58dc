/** Looks at every text of a layer on its way in: mends on consent what was decoded wrongly before, counts what is left, and what cannot be read at all. */
import { ROWS_KEPT } from '../../../../shared/domain/note.ts';
import type { SourceFeature, SourceValue } from '../types.ts';
import type { ImportNotes } from './import-notes.ts';
import { repairText, SUSPECT } from './text-repair.ts';

/** The sign of a byte that has no character, and the control codes that Windows-1252 leaves empty. */
const UNREADABLE = /[\ufffd\u0080-\u009f]/;
const WORTH_A_LOOK = new RegExp(`${UNREADABLE.source}|${SUSPECT.source}`);

export interface SpoiltText {
  readonly example: string;
  readonly repaired: string;
}

/** What was found, with the best example seen: the notes are made at the end. */
interface Found {
  count: number;
  readonly rows: number[];
}

export class TextWatch {
  readonly #notes: ImportNotes;
  readonly #repairs: boolean;
  readonly #spoilt: Found = { count: 0, rows: [] };
  readonly #unreadable: Found = { count: 0, rows: [] };
  #example: { readonly text: SpoiltText; readonly isTelling: boolean } | null = null;
  #unreadableExample = '';

  constructor(notes: ImportNotes, repairs: boolean) {
    this.#notes = notes;
    this.#repairs = repairs;
  }

  /** The record itself, or a copy with its texts mended. */
  look(feature: SourceFeature): SourceFeature {
    let values: Record<string, SourceValue> | null = null;
    for (const name in feature.values) {
      const value = feature.values[name] as SourceValue;
      const seen = this.#value(value, feature.row);
      if (seen === value) continue;
      values ??= { ...feature.values };
      values[name] = seen;
    }
    return values === null ? feature : { ...feature, values };
  }

  finish(): void {
    if (this.#example !== null) this.#say(this.#repairs ? 'text-repaired' : 'text-mojibake', { ...this.#example.text }, this.#spoilt);
    this.#say('text-unreadable', { example: this.#unreadableExample }, this.#unreadable);
  }

  #say(code: string, params: Readonly<Record<string, string>>, { count, rows }: Found): void {
    for (const row of rows) this.#notes.add(code, params, row);
    if (count > rows.length) this.#notes.add(code, params, undefined, count - rows.length);
  }

  #value(value: SourceValue, row: number): SourceValue {
    if (typeof value === 'string') return WORTH_A_LOOK.test(value) ? this.#text(value, row) : value;
    if (!Array.isArray(value)) return value;
    const list = value.map((item: unknown) => (typeof item === 'string' ? this.#value(item, row) : item));
    return list.some((item, index) => item !== value[index]) ? list : value;
  }

  #text(text: string, row: number): string {
    const mended = repairText(text);
    if (mended !== text) {
      count(this.#spoilt, row);
      if (this.#example?.isTelling !== true) {
        const telling = isTelling(text, mended);
        if (this.#example === null || telling) this.#example = { text: spoiltText(text, mended), isTelling: telling };
      }
    }
    const kept = this.#repairs ? mended : text;
    if (UNREADABLE.test(mended)) {
      if (this.#unreadable.count === 0) this.#unreadableExample = excerpt(kept, kept.search(UNREADABLE));
      count(this.#unreadable, row);
    }
    return kept;
  }
}

function count(found: Found, row: number): void {
  found.count++;
  if (found.rows.length < ROWS_KEPT) found.rows.push(row);
}

const BEFORE = 18;
const SHOWN = 44;

function excerpt(text: string, at: number): string {
  const start = Math.max(0, at - BEFORE);
  // Control codes have no shape of their own: they are shown as what cannot be read.
  const piece = text
    .slice(start, start + SHOWN)
    .replace(/\s+/g, ' ')
    .replace(/[\u0080-\u009f]/g, '\ufffd');
  return `${start > 0 ? '…' : ''}${piece}${start + SHOWN < text.length ? '…' : ''}`;
}

const visible = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ');
/** True where the eye sees what was mended: a lost no-break space is no example. */
const isTelling = (text: string, mended: string): boolean => visible(text) !== visible(mended);

/** The same place of a text before and after: the first difference that shows. */
export function spoiltText(text: string, mended: string): SpoiltText {
  const [before, after] = isTelling(text, mended) ? [visible(text), visible(mended)] : [text, mended];
  let at = 0;
  while (at < after.length && before[at] === after[at]) at++;
  return { example: excerpt(before, at), repaired: excerpt(after, at) };
}

/** Texts of these records that were decoded wrongly, with the first of them mended; null where there is none. */
export function spoiltTexts(features: readonly SourceFeature[]): { count: number; example: string; repaired: string } | null {
  let count = 0;
  let first: SpoiltText | null = null;
  let telling = false;
  for (const { values } of features) {
    for (const value of Object.values(values).flatMap((each) => (Array.isArray(each) ? (each as unknown[]) : [each]))) {
      if (typeof value !== 'string') continue;
      const mended = repairText(value);
      if (mended === value) continue;
      count++;
      if (first !== null && (telling || !isTelling(value, mended))) continue;
      first = spoiltText(value, mended);
      telling = isTelling(value, mended);
    }
  }
  return first === null ? null : { count, ...first };
}
