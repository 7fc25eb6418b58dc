import type { MatchOperator } from './ast.ts';
import { fold } from './fold.ts';

/** Folded text match; `like` takes `%` for any text and `_` for one character. An empty pattern is contained in everything, as usual. */
export function matches(operator: MatchOperator, text: string, pattern: string): boolean {
  const subject = fold(text);
  const wanted = fold(pattern);
  switch (operator) {
    case 'contains':
      return subject.includes(wanted);
    case 'starts':
      return subject.startsWith(wanted);
    case 'ends':
      return subject.endsWith(wanted);
    case '~':
      return subject === wanted;
    case 'like':
      return like([...subject], [...wanted]);
  }
}

/** Greedy wildcard match with one point of return: linear in practice, never exponential as a regular expression can be. */
function like(text: readonly string[], pattern: readonly string[]): boolean {
  let t = 0;
  let p = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === '%') {
      star = p++;
      resume = t;
    } else if (p < pattern.length && (pattern[p] === '_' || pattern[p] === text[t])) {
      t++;
      p++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === '%') p++;
  return p === pattern.length;
}
