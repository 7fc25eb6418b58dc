/**
 * Text as planners compare it: without case, accents, ligatures or typographic variants, so that « Écouché-les-Vallées » is found by `ecouche les`.
 * The same function runs in SQLite (sql-functions.ts), hence filters give the same rows everywhere.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[‐‑‒–—―-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Lone surrogates cannot be stored as UTF-8: SQLite would read U+FFFD, so the language does too. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Code point order, which is the order of SQLite's BINARY collation (UTF-8 bytes); JavaScript's `<` compares UTF-16 units. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1;
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
