/** How well a name answers to typed words. Fast enough for tens of thousands of names a key: names are folded once, by `prepare`. */
import { inFull, plainWords, tellingWords } from './words.ts';

/** 0 the same, 1 begins with it, 2 a word begins with it, 3 its words begin words in any order, 4 inside, 5 but for one letter. */
export type Rank = 0 | 1 | 2 | 3 | 4 | 5;
export const TYPO_RANK: Rank = 5;

/** A name, ways to write it and codes, folded. */
export interface Searchable {
  readonly texts: readonly string[];
  /** For each text which letters it has, see `lettersOf`. */
  readonly letters: readonly number[];
  /** Compared from the beginning only: nobody looks for the middle of a code. */
  readonly codes: readonly string[];
}

export interface Query {
  readonly texts: readonly QueryText[];
  readonly code: string;
}

interface QueryText {
  readonly whole: string;
  readonly letters: number;
  readonly squeezed: string;
  readonly words: readonly string[];
}

const LEAST_INSIDE = 3;
const LEAST_SQUEEZED = 3;
const LEAST_WITH_FAULT = 4;

export function prepare(name: string, ...codes: (string | null | undefined)[]): Searchable {
  const plain = plainWords(name);
  const full = inFull(plain);
  const texts = full === null ? [plain] : [plain, full];
  return {
    texts,
    letters: texts.map(lettersOf),
    codes: codes.flatMap((code) => (code ? [codeText(code)] : [])),
  };
}

/** Null where nothing was typed that could be compared. */
export function readQuery(typed: string): Query | null {
  const plain = plainWords(typed);
  if (plain === '') return null;
  const full = inFull(plain);
  return { texts: (full === null ? [plain] : [plain, full]).map(queryText), code: codeText(typed) };
}

function queryText(whole: string): QueryText {
  // what links words is no part of what is compared, but for the last
  const words = tellingWords(whole);
  return { whole, letters: lettersOf(words.join('')), squeezed: whole.replaceAll(' ', ''), words };
}

function codeText(code: string): string {
  return plainWords(code).replaceAll(' ', '');
}

/** `faults`: whether one wrong letter is forgiven, which costs more. */
export function rankOf({ texts, letters, codes }: Searchable, query: Query, faults = true): Rank | null {
  let best: Rank | null = null;
  for (const code of codes) {
    if (code === query.code) return 0;
    if (query.code.length >= 2 && code.startsWith(query.code)) best = 2;
  }
  for (const typed of query.texts) {
    for (let index = 0; index < texts.length; index++) {
      // most names lack a letter of the words: they need not be looked at
      const lacking = typed.letters & ~(letters[index] as number);
      if (lacking !== 0 && (!faults || (lacking & (lacking - 1)) !== 0)) continue;
      const rank = rankOfText(texts[index] as string, typed, faults);
      if (rank === 0) return 0;
      if (rank !== null && (best === null || rank < best)) best = rank;
    }
  }
  return best;
}

function rankOfText(text: string, { whole, squeezed, words }: QueryText, faults: boolean): Rank | null {
  if (text === whole) return 0;
  if (text.startsWith(whole) || (squeezed.length >= LEAST_SQUEEZED && startsWithoutSpaces(text, squeezed))) return 1;
  const at = text.indexOf(whole);
  if (at > 0 && beginsWordWith(text, whole, at)) return 2;
  if (words.every((word) => beginsWord(text, word))) return 3;
  if (at > 0 && whole.length >= LEAST_INSIDE) return 4;
  return faults && almost(text, words) ? TYPO_RANK : null;
}

/** One bit for each letter from a to z that a text has; digits and all other signs share five more. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 97 && code <= 122) letters |= 1 << (code - 97);
    else if (code !== 32) letters |= 1 << (26 + (code % 5));
  }
  return letters;
}

function startsWithoutSpaces(text: string, squeezed: string): boolean {
  let at = 0;
  for (let index = 0; index < text.length && at < squeezed.length; index++) {
    const letter = text.charCodeAt(index);
    if (letter === 32) continue;
    if (letter !== squeezed.charCodeAt(at)) return false;
    at++;
  }
  return at === squeezed.length;
}

function beginsWordWith(text: string, whole: string, from: number): boolean {
  for (let at = from; at >= 0; at = text.indexOf(whole, at + 1)) if (text.charCodeAt(at - 1) === 32) return true;
  return false;
}

function beginsWord(text: string, word: string): boolean {
  return text.startsWith(word) || text.includes(` ${word}`);
}

/** All words begin a word of the text, one of them with one letter wrong. */
function almost(text: string, words: readonly string[]): boolean {
  let forgiven = false;
  for (const word of words) {
    if (beginsWord(text, word)) continue;
    if (forgiven || word.length < LEAST_WITH_FAULT || /\d/.test(word)) return false;
    if (!text.split(' ').some((other) => beginsAlmost(other, word))) return false;
    forgiven = true;
  }
  return true;
}

/** `word` is the beginning of `other` but for one letter: wrong, missing, too many, or exchanged with the next. */
export function beginsAlmost(other: string, word: string): boolean {
  let at = 0;
  while (at < word.length && word.charCodeAt(at) === other.charCodeAt(at)) at++;
  if (at === word.length) return true;
  const rest = word.slice(at + 1);
  if (other.startsWith(rest, at + 1) && other.length > at) return true;
  if (other.startsWith(rest, at)) return true;
  if (other.startsWith(word.slice(at), at + 1)) return true;
  return word[at] === other[at + 1] && word[at + 1] === other[at] && other.startsWith(word.slice(at + 2), at + 2);
}
