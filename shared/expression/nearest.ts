import { fold } from './fold.ts';

/** Edits (insert, delete, replace, swap of neighbours) between two words: optimal string alignment distance. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/**
 * The known word a mistyped one most likely means, or null where none is near (more than a third of its letters wrong).
 * A known word that begins with or contains the given one is near as well: `surface` means `surface_ha`.
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  const wanted = fold(word).replace(/[\s_]+/g, '');
  if (wanted === '') return null;
  let best: string | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const folded = fold(candidate).replace(/[\s_]+/g, '');
    const cost = costOf(wanted, folded);
    if (cost < bestCost) {
      best = candidate;
      bestCost = cost;
    }
  }
  return bestCost < 1 ? best : null;
}

/** 0 = the same, 1 or more = not near. */
function costOf(wanted: string, candidate: string): number {
  if (wanted === candidate) return 0;
  const contained = wanted.length >= 3 && (candidate.startsWith(wanted) || (wanted.length >= 4 && candidate.includes(wanted)));
  if (contained) return 0.6 + 0.3 * (1 - wanted.length / candidate.length);
  const allowed = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
  const distance = editDistance(wanted, candidate);
  return distance > allowed ? 1 : distance / (allowed + 1);
}
