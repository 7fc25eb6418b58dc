/** Measures and breaks lines of text without a DOM, with the advance widths of the fonts. Kerning is left out: it only makes lines shorter. */
import type { Face, TextNode } from './drawing.ts';
import { ADVANCES, METRIC_EXTRA, METRIC_RANGES } from './font-metrics.ts';

const indexOfCode = new Map<number, number>();
for (const [from, to] of METRIC_RANGES) for (let code = from; code <= to; code++) indexOfCode.set(code, indexOfCode.size);
for (const code of METRIC_EXTRA) indexOfCode.set(code, indexOfCode.size);

/** For characters the table does not know: about the widest letter, so that a text is never thought shorter than it is. */
const UNKNOWN = 800;
/** Height of capitals, in ems (both families). */
export const CAP_HEIGHT = 0.698;

/** Width in millimetres of a text set at `size` millimetres. */
export function textWidth(text: string, face: Face, size: number): number {
  const advances = ADVANCES[face] ?? [];
  let sum = 0;
  for (const character of text) {
    const index = indexOfCode.get(character.codePointAt(0) ?? 0);
    sum += (index === undefined ? 0 : advances[index]) || UNKNOWN;
  }
  return (sum * size) / 1000;
}

/**
 * Breaks at spaces (never at U+00A0 or U+202F) into lines no wider than `width`; a longer word is broken after its hyphens (Bourgogne-Franche-Comté),
 * and stands alone on its line where it has none.
 */
export function wrapText(text: string, face: Face, size: number, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const { part, joint } of piecesOf(text, (word) => textWidth(word, face, size) > width)) {
    const longer = current === '' ? part : `${current}${joint}${part}`;
    if (current !== '' && textWidth(longer, face, size) > width) {
      lines.push(current);
      current = part;
    } else current = longer;
  }
  if (current !== '') lines.push(current);
  return lines;
}

function piecesOf(text: string, isLong: (word: string) => boolean): { readonly part: string; readonly joint: string }[] {
  const words = text.split(/[ \t\r\n]+/).filter((part) => part !== '');
  return words.flatMap((word) => {
    const parts = word.includes('-') && isLong(word) ? word.split(/(?<=\p{L}-)(?=\p{L})/u) : [word];
    return parts.map((part, index) => ({ part, joint: index === 0 ? ' ' : '' }));
  });
}

/** Cuts with an ellipsis what does not fit. */
export function fitText(text: string, face: Face, size: number, width: number): string {
  if (textWidth(text, face, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('').trimEnd()}…`, face, size) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

export interface TextStyle {
  readonly face: Face;
  readonly size: number;
  readonly colour: string;
}

export function textNode(
  text: string,
  x: number,
  y: number,
  style: TextStyle,
  anchor: TextNode['anchor'] = 'start',
  halo: TextNode['halo'] = null,
): TextNode {
  return { type: 'text', x, y, anchor, text, face: style.face, size: style.size, colour: style.colour, halo };
}
