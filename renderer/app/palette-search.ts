/** What the palette finds: accents and case do not count, the beginning of a word counts most. Pure. */
const MARKS = /\p{Diacritic}/gu;

export function folded(words: string): string {
  return words.normalize('NFD').replace(MARKS, '').toLocaleLowerCase().replaceAll('’', "'");
}

/** Where `query` stands in `name` (indices of the original), and how good the place is (0 best); null if nowhere. */
export function findIn(name: string, query: string): { start: number; end: number; rank: number } | null {
  const needle = folded(query.trim());
  if (needle === '') return { start: 0, end: 0, rank: 3 };
  // folded letter by letter, so that positions stay those of the name
  const letters = [...name].map(folded);
  const hay = letters.join('');
  const at = hay.indexOf(needle);
  if (at < 0) return null;
  const indexAt = (position: number): number => {
    let length = 0;
    for (let index = 0; index < letters.length; index++) {
      if (length >= position) return index;
      length += (letters[index] ?? '').length;
    }
    return letters.length;
  };
  const rank = at === 0 ? 0 : /[\s'(-]/.test(hay[at - 1] ?? '') ? 1 : 2;
  return { start: indexAt(at), end: indexAt(at + needle.length), rank };
}
