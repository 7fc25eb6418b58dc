/** Values of a closed list, found despite the way people write them: exact first, normalised second, near ones only proposed. */
import { CONVENTIONAL_VALUES, type FieldDefinition } from '../../../../shared/domain/kinds/index.ts';
import { fold } from '../names.ts';
import { VARIANTS } from './variants.ts';

export interface ListedMatch {
  readonly value: string;
  /** True where the file writes it as the list does. */
  readonly exact: boolean;
}

/** Tokens this short carry meaning in their last letter (« AUs » is no plural). */
const PLURAL_FROM = 4;
const NEAR_DISTANCE = 2;
/** Two letters changed in a short word make another word. */
const NEAR_FROM = 6;
const REMEMBERED = 5000;
/** « 1 - », « 03. », « 2) », « B: » before the value itself. */
const CODE_PREFIX = /^(?:\d{1,2}(?:\.\d)?|[A-Z])\s*[-–—.):]+\s*(?=\p{L}{3})/u;

/** One field's list: spelling is folded away (accents, case, apostrophes, ligatures, hyphens), then plurals, usual abbreviations and code prefixes. */
export class ListedValues {
  readonly #exact: ReadonlySet<string>;
  readonly #folded = new Map<string, string>();
  readonly #stems = new Map<string, string | null>();
  readonly #near: Readonly<Record<string, string>>;
  readonly #seen = new Map<string, ListedMatch | null>();

  constructor(field: Pick<FieldDefinition, 'name' | 'values'>) {
    const values = [...(field.values ?? []), ...CONVENTIONAL_VALUES];
    const { same = {}, near = {} } = VARIANTS[field.name] ?? {};
    this.#exact = new Set(values);
    this.#near = near;
    for (const value of values) this.#learn(fold(value), value);
    for (const [spelling, value] of Object.entries(same)) if (this.#exact.has(value)) this.#learn(spelling, value);
  }

  #learn(folded: string, value: string): void {
    if (!this.#folded.has(folded)) this.#folded.set(folded, value);
    const stem = stemOf(folded);
    // A form that two values share tells nothing.
    const known = this.#stems.get(stem);
    this.#stems.set(stem, known === undefined || known === value ? value : null);
  }

  /** The value of the list that `text` writes, or null. */
  match(text: string): ListedMatch | null {
    if (this.#exact.has(text)) return { value: text, exact: true };
    let found = this.#seen.get(text);
    if (found === undefined) {
      found = this.#normalised(text);
      if (this.#seen.size < REMEMBERED) this.#seen.set(text, found);
    }
    return found;
  }

  #normalised(text: string): ListedMatch | null {
    for (const candidate of [text, text.replace(CODE_PREFIX, '')]) {
      const folded = fold(candidate);
      const value = this.#folded.get(folded) ?? this.#stems.get(stemOf(folded)) ?? this.#abbreviated(candidate);
      if (value !== null && value !== undefined) return { value, exact: false };
    }
    return null;
  }

  /** « friche ind. »: every word that ends with a point is the beginning of a word of one value only. */
  #abbreviated(text: string): string | null {
    if (!/\p{L}\.(\s|$)/u.test(text)) return null;
    const words = text.split(/[\s_-]+/).filter((word) => word !== '');
    const matching = [...this.#exact].filter((value) => {
      const parts = value.split(/[\s_-]+/);
      return (
        parts.length === words.length &&
        words.every((word, index) => {
          const part = fold(parts[index] as string);
          const start = fold(word);
          return word.endsWith('.') ? start.length >= 3 && part.startsWith(start) : part === start;
        })
      );
    });
    return matching.length === 1 ? (matching[0] as string) : null;
  }

  /** The one value that an unknown text probably means: for a person to decide, never applied by itself. */
  suggest(text: string): string | null {
    const folded = fold(text);
    const meant = this.#near[folded];
    if (meant !== undefined && this.#exact.has(meant)) return meant;
    if (folded.length < NEAR_FROM) return null;
    const near = new Set<string>();
    for (const [known, value] of this.#folded) if (editDistance(folded, known, NEAR_DISTANCE) <= NEAR_DISTANCE) near.add(value);
    if (near.size === 1) return [...near][0] as string;
    if (near.size > 1) return null;
    const containing = new Set([...this.#folded].filter(([known]) => isPartOf(folded, known)).map(([, value]) => value));
    return containing.size === 1 ? ([...containing][0] as string) : null;
  }
}

const lists = new Map<FieldDefinition, ListedValues>();

export function listedValuesOf(field: FieldDefinition): ListedValues {
  let known = lists.get(field);
  if (!known) {
    known = new ListedValues(field);
    lists.set(field, known);
  }
  return known;
}

/** Plurals and feminine plurals away, word by word. */
function stemOf(folded: string): string {
  return folded
    .split('_')
    .map((word) => (word.length >= PLURAL_FROM ? word.replace(/[sx]$/, '') : word))
    .join('_');
}

/** Whole words of a value, none added: « industrielle » of « friche industrielle ». */
function isPartOf(folded: string, known: string): boolean {
  return `_${known}_`.includes(`_${folded}_`);
}

/** Letters added, left out, changed or exchanged with their neighbour; more than `most` is `most + 1`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(changed, (last[j] as number) + 1, (row[j - 1] as number) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] as number) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] as number, most + 1);
}
