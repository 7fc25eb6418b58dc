/** Looks at every text of a layer on its way in: mends on consent what was decoded wrongly before, counts what is left, and what cannot be read at all. */
import type { SourceFeature, SourceValue } from '../types.ts';
import type { ImportNotes } from './import-notes.ts';
import { repairText, SUSPECT } from './text-repair.ts';

/** The sign of a byte that has no character, and the control codes that Windows-1252 leaves empty. */
const UNREADABLE = /[\ufffd\x80-\x9f]/;
const WORTH_A_LOOK = new RegExp(`${UNREADABLE.source}|${SUSPECT.source}`);

export interface SpoiltText {
  readonly example: string;
  readonly repaired: string;
}

export class TextWatch {
  readonly #notes: ImportNotes;
  readonly #repairs: boolean;
  #spoilt: SpoiltText | null = null;
  #unreadable: string | null = null;

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

  #value(value: SourceValue, row: number): SourceValue {
    if (typeof value === 'string') return WORTH_A_LOOK.test(value) ? this.#text(value, row) : value;
    if (!Array.isArray(value)) return value;
    const list = value.map((item: unknown) => (typeof item === 'string' ? this.#value(item, row) : item));
    return list.some((item, index) => item !== value[index]) ? list : value;
  }

  #text(text: string, row: number): string {
    const mended = repairText(text);
    if (mended !== text) {
      this.#spoilt ??= spoiltText(text, mended);
      this.#notes.add(this.#repairs ? 'text-repaired' : 'text-mojibake', { ...this.#spoilt }, row);
    }
    const kept = this.#repairs ? mended : text;
    if (UNREADABLE.test(mended)) {
      this.#unreadable ??= excerpt(kept, kept.search(UNREADABLE));
      this.#notes.add('text-unreadable', { example: this.#unreadable }, row);
    }
    return kept;
  }
}

const BEFORE = 18;
const SHOWN = 44;

function excerpt(text: string, at: number): string {
  const start = Math.max(0, at - BEFORE);
  const piece = text.slice(start, start + SHOWN).replace(/\s+/g, ' ');
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
