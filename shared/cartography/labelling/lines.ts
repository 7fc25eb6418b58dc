/**
 * Names on several lines, as a French cartographer sets them: lines of about one width, none ending on a word that announces the next (« le », « de »,
 * « et »), a dash kept at the end of its line, a compound name cut after a hyphen only where no space serves. The break chosen is the best of all.
 */
import type { Face } from '../drawing.ts';
import { textWidth } from '../text.ts';

export interface SetLines {
  readonly lines: readonly string[];
  /** Millimetres. */
  readonly widths: readonly number[];
  readonly width: number;
}

/** Words that belong to the next one: articles, prepositions, conjunctions, « Saint ». */
const ANNOUNCING = new Set(
  'le la les un une du de des et ou à au aux en sur sous lès lez par pour vers st ste saint sainte the of and'.split(' '),
);
/** A line that begins with one of these would be read as a new list. */
const HANGING = /^[–—/:;,!?»)]/u;

interface Piece {
  readonly text: string;
  /** What a break after this piece costs, in ems; infinite where it is forbidden. */
  readonly breakCost: number;
  /** Whether a space follows. */
  readonly spaced: boolean;
}

/** Cost of a break, in ems of raggedness: at a hyphen the eye stumbles a little. */
const HYPHEN_COST = 1.2;

function piecesOf(text: string): Piece[] {
  const words = text.split(/[ \t\r\n]+/).filter((word) => word !== '');
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    const parts = word.split(/(?<=\p{L}{3}-)(?=\p{L}{3})/u);
    return parts.map((part, at): Piece => {
      const isLast = at === parts.length - 1;
      const bare = part.replace(/-$/, '').toLocaleLowerCase('fr');
      const bound = ANNOUNCING.has(bare) || (isLast && next !== undefined && HANGING.test(next));
      return { text: part, breakCost: bound ? Number.POSITIVE_INFINITY : isLast ? 0 : HYPHEN_COST, spaced: isLast };
    });
  });
}

/**
 * A text on `count` lines, of the least greatest width, then the least ragged; null where no permitted breaks make that many lines.
 * One line is always possible. `size` in millimetres.
 */
export function balancedLines(text: string, count: number, face: Face, size: number): SetLines | null {
  const pieces = piecesOf(text);
  if (pieces.length === 0) return null;
  const line = (from: number, to: number): string =>
    pieces
      .slice(from, to)
      .map(({ text: part, spaced }, i) => (spaced && from + i < to - 1 ? `${part} ` : part))
      .join('');
  let best: { cost: number; ends: number[] } | null = null;
  const search = (from: number, left: number, ends: number[], widest: number, cost: number): void => {
    if (left === 1) {
      const width = Math.max(widest, textWidth(line(from, pieces.length), face, size));
      const total = width + cost * size;
      if (!best || total < best.cost) best = { cost: total, ends: [...ends, pieces.length] };
      return;
    }
    for (let end = from + 1; end <= pieces.length - left + 1; end++) {
      const breakCost = (pieces[end - 1] as Piece).breakCost;
      if (breakCost === Number.POSITIVE_INFINITY) continue;
      const width = textWidth(line(from, end), face, size);
      if (best && width + cost * size >= best.cost) break;
      search(end, left - 1, [...ends, end], Math.max(widest, width), cost + breakCost);
    }
  };
  search(0, count, [], 0, 0);
  if (!best) return null;
  const { ends } = best as { ends: number[] };
  const lines = ends.map((end, i) => line(ends[i - 1] ?? 0, end));
  const widths = lines.map((each) => textWidth(each, face, size));
  return { lines, widths, width: Math.max(...widths) };
}
