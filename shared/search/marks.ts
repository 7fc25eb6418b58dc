/** Where typed words stand in a name as it is written. */
import { inFull, plainWords, tellingWords } from './words.ts';

/** Ranges [start, end) of UTF-16 units, in order, apart. Empty where the words were found by other means: a code, a wrong letter. */
export function marks(name: string, typed: string): readonly (readonly [number, number])[] {
  const plain = plainWords(typed);
  if (plain === '') return [];
  const wanted = [plain, inFull(plain) ?? ''].flatMap(tellingWords);
  const ranges: [number, number][] = [];
  for (const { 0: word, index } of name.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const length = Math.max(0, ...wanted.map((one) => lengthOf(word, one)));
    if (length > 0) ranges.push([index, index + length]);
  }
  if (ranges.length > 0) return ranges;
  for (const { 0: word, index } of name.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const folded = [...word].map(plainWords);
    const at = folded.join('').indexOf(plain);
    if (at > 0) return [[index + unitsOf(word, folded, at), index + unitsOf(word, folded, at + plain.length)]];
  }
  return [];
}

/** Units at the beginning of `word` that are `wanted`; 0 where it does not begin with it. */
function lengthOf(word: string, wanted: string): number {
  const folded = [...word].map(plainWords);
  return wanted !== '' && folded.join('').startsWith(wanted) ? unitsOf(word, folded, wanted.length) : 0;
}

/** Units of `word` that fold to its first `letters` letters: a ligature gives two. */
function unitsOf(word: string, folded: readonly string[], letters: number): number {
  let [units, done] = [0, 0];
  const own = [...word];
  for (let index = 0; index < own.length && done < letters; index++) {
    units += (own[index] as string).length;
    done += (folded[index] as string).length;
  }
  return units;
}
