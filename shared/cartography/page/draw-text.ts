/** A text item: variables filled, set as it is printed, broken to its box, made smaller where it must, cut only then. */
import { TEXT_FONTS, type TextItem } from '../../domain/page-layout.ts';
import { typeset } from '../../format/typography.ts';
import { type DrawingNode, type Face, type Role, tagged } from '../drawing.ts';
import { baseline } from '../elements/block.ts';
import type { Box } from '../frame-view.ts';
import { SMALLEST_TEXT_MM } from '../page-style.ts';
import { CAP_HEIGHT, fitText, textNode, textWidth, wrapText } from '../text.ts';
import { faceOf, type PageContext } from './context.ts';
import { POINT_MM } from './page-views.ts';
import { fillVariables, type Values } from './variables.ts';

const ROLES: Readonly<Record<TextItem['role'], Role>> = {
  title: 'heading-1',
  // it says more of the title; a level that nothing follows would be skipped by the headings
  subtitle: 'paragraph',
  heading: 'heading-2',
  paragraph: 'paragraph',
  sources: 'note',
  credit: 'note',
};

/** What an item says on this page; names of variables that mean nothing here are told. */
export function textOf(item: TextItem, values: Values, context: PageContext): string {
  const { text, unknown, empty } = fillVariables(item.text, values);
  for (const variable of unknown) context.warn('variable-unknown', item.id, { variable });
  for (const variable of empty) context.warn('variable-empty', item.id, { variable });
  return typeset(text.trim(), context.layout.language);
}

const SHRINK = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.65, 0.6] as const;

export function drawText(item: TextItem, words: string, [x, y, width, height]: Box, context: PageContext): readonly DrawingNode[] {
  if (words === '') return [];
  const face = faceOf(item.font, item.weight, item.italic) ?? replaced(item, context);
  const pad = Math.min(item.padding_mm, width / 3, height / 3);
  const room = { x: x + pad, y: y + pad, width: width - pad * 2, height: height - pad * 2 };
  const full = item.size_pt * POINT_MM;
  const shrinks = item.shrink ? SHRINK.filter((share) => share === 1 || full * share >= SMALLEST_TEXT_MM) : [1];
  let set = lay(words, face, full, room.width, item.lineHeight);
  for (const share of shrinks) {
    set = lay(words, face, full * share, room.width, item.lineHeight);
    if (set.height <= room.height + 1e-6 && !set.isTooWide) break;
  }
  const { lines, isCut } = cut(set, face, room, item.lineHeight);
  if (isCut) context.warn('text-cut', item.id, { text: words.slice(0, 60) });
  if (lines.length > 0 && set.size < SMALLEST_TEXT_MM - 0.3) context.warn('text-too-small', item.id, { size: pointsOf(set.size) });
  const block = heightOf(lines.length, set.size, item.lineHeight);
  const spare = room.height - block;
  const top = room.y + Math.max(0, item.vertical === 'top' ? 0 : item.vertical === 'middle' ? spare / 2 : spare);
  const anchor = item.align === 'left' ? 'start' : item.align === 'right' ? 'end' : 'middle';
  const at = item.align === 'left' ? room.x : item.align === 'right' ? room.x + room.width : room.x + room.width / 2;
  const style = { face, size: set.size, colour: item.colour.toLowerCase() };
  const nodes = lines.flatMap((line, index) =>
    line === '' ? [] : [textNode(line, at, baseline(top, set.size) + index * set.size * item.lineHeight, style, anchor)],
  );
  return nodes.length === 0 ? [] : [tagged({ role: ROLES[item.role] }, item.name || item.role, nodes)];
}

function replaced(item: TextItem, context: PageContext): Face {
  const used = /condensed|narrow|étroit/iu.test(item.font) ? TEXT_FONTS[1] : TEXT_FONTS[0];
  context.warn('font-unknown', item.id, { font: item.font, used });
  return faceOf(used, item.weight, item.italic) as Face;
}

const pointsOf = (size_mm: number): number => Math.round((size_mm / POINT_MM) * 10) / 10;

interface Set {
  readonly lines: readonly string[];
  readonly size: number;
  readonly height: number;
  /** A word is longer than a line. */
  readonly isTooWide: boolean;
}

/** Each line of the source is a paragraph; an empty one is an empty line. */
function lay(words: string, face: Face, size: number, width: number, lineHeight: number): Set {
  const lines = words.split('\n').flatMap((paragraph) => {
    const broken = wrapText(paragraph, face, size, width);
    return broken.length === 0 ? [''] : broken;
  });
  const isTooWide = lines.some((line) => textWidth(line, face, size) > width + 1e-6);
  return { lines, size, height: heightOf(lines.length, size, lineHeight), isTooWide };
}

const heightOf = (lines: number, size: number, lineHeight: number): number =>
  lines === 0 ? 0 : size * (CAP_HEIGHT + 0.25 + (lines - 1) * lineHeight);

/** What the box has room for; the last line ends with an ellipsis where more was to come. */
function cut(set: Set, face: Face, room: { readonly width: number; readonly height: number }, lineHeight: number) {
  let most = set.lines.length;
  while (most > 0 && heightOf(most, set.size, lineHeight) > room.height + 1e-6) most--;
  const fits = (line: string): boolean => textWidth(line, face, set.size) <= room.width + 1e-6;
  const kept = set.lines.slice(0, most).map((line, index) => {
    const isLast = index === most - 1 && most < set.lines.length;
    return fitText(isLast ? `${line} …` : line, face, set.size, room.width);
  });
  const lines = kept.filter(fits);
  return { lines, isCut: most < set.lines.length || set.isTooWide || lines.length < kept.length };
}
