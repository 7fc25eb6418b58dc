export const NO_BREAK_SPACE = '\u00a0';
export const NARROW_SPACE = '\u202f';
export const MINUS = '\u2212';
export const APOSTROPHE = '\u2019';

/**
 * Sets a text typed by a person as it is printed: curved apostrophes in both languages and, in French, U+202F before `;` `!` `?`,
 * U+00A0 before `:` and inside « ». Hours (14:32), scales (1:5000) and addresses (https://…) keep their colon. Idempotent.
 */
export function typeset(text: string, language: 'fr' | 'en'): string {
  const curved = text.replace(/(\p{L})'(?=\p{L})/gu, `$1${APOSTROPHE}`);
  if (language === 'en') return curved;
  // Guillemets first: the space they bring decides whether a mark before them ends a word.
  return curved
    .replace(/«[ \u00a0\u202f]*/gu, `«${NO_BREAK_SPACE}`)
    .replace(/[ \u00a0\u202f]*»/gu, `${NO_BREAK_SPACE}»`)
    .replace(/(?<=[^\s!?;:])[ \u00a0\u202f]*([;!?])(?=$|[\s!?])/gu, `${NARROW_SPACE}$1`)
    .replace(/(?<=[\p{L}\p{N}»)’])[ \u00a0\u202f]*:(?=$|\s)/gu, `${NO_BREAK_SPACE}:`);
}
