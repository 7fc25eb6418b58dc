/** Words as they are compared: `fold` of the expression language, then nothing but letters, digits and single spaces. */
import { fold } from '../expression/index.ts';

/** Written short on maps and in files; « s/ » is treated apart because of its slash. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  stes: 'saintes',
  za: 'zone activites',
  zac: 'zone amenagement concerte',
  zae: 'zone activites economiques',
  zi: 'zone industrielle',
  zip: 'zone industrialo portuaire',
  pa: 'parc activites',
  cc: 'communaute communes',
  ca: 'communaute agglomeration',
  cu: 'communaute urbaine',
  ti: 'territoire industrie',
  dep: 'departement',
  dpt: 'departement',
};
/** Left out of a query that has other words: « communauté de communes du Clunisois » is « communauté communes clunisois ». */
const LINKS: ReadonlySet<string> = new Set(['a', 'au', 'aux', 'd', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les', 'sur']);

export function plainWords(text: string): string {
  return fold(text)
    .replace(/\bs\//g, 'sur ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same words with abbreviations in full, or null where there is none. */
export function inFull(words: string): string | null {
  let changed = false;
  const full = words.split(' ').map((word) => {
    const long = ABBREVIATIONS[word];
    if (long !== undefined) changed = true;
    return long ?? word;
  });
  return changed ? full.join(' ') : null;
}

/** The words that count. The last may be one that is still being typed: it always does. */
export function tellingWords(words: string): string[] {
  const all = words.split(' ').filter((word) => word !== '');
  const telling = all.filter((word, index) => index === all.length - 1 || !LINKS.has(word));
  return telling.length > 0 ? telling : all;
}
