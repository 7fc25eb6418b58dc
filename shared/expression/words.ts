/** The words of the language: English keywords and their French synonyms, as data. Lower case, without accents: `À` and `à` read as `a`. */
import { fold } from './fold.ts';

export const KEYWORDS = [
  'and',
  'or',
  'not',
  'in',
  'between',
  'is',
  'null',
  'contains',
  'starts',
  'ends',
  'with',
  'like',
  'true',
  'false',
] as const;
export type Keyword = (typeof KEYWORDS)[number];

const SYNONYMS: Readonly<Record<string, Keyword>> = {
  et: 'and',
  ou: 'or',
  non: 'not',
  pas: 'not',
  dans: 'in',
  parmi: 'in',
  entre: 'between',
  est: 'is',
  nul: 'null',
  vide: 'null',
  absent: 'null',
  contient: 'contains',
  commence: 'starts',
  finit: 'ends',
  par: 'with',
  comme: 'like',
  vrai: 'true',
  faux: 'false',
};

/** The keyword a bare word stands for, or null: then it names a field or a function. */
export function keywordOf(word: string): Keyword | null {
  const folded = fold(word);
  if ((KEYWORDS as readonly string[]).includes(folded)) return folded as Keyword;
  return SYNONYMS[folded] ?? null;
}
