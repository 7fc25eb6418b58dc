/** Measures and letters of a report's page, in millimetres: the design's A4 sheet (794 × 1123 CSS pixels for 210 × 297 mm). */
import type { Face } from '../../cartography/drawing.ts';
import { resolveColour } from '../../cartography/palette.ts';
import type { TextStyle } from '../../cartography/text.ts';

/** Millimetres of a CSS pixel of the design. */
const PIXEL = 210 / 794;
export const px = (pixels: number): number => Math.round(pixels * PIXEL * 1000) / 1000;

export const INK = {
  text: resolveColour('@c-text'),
  soft: resolveColour('@c-text-2'),
  faint: resolveColour('@c-text-3'),
  accent: resolveColour('@c-accent'),
  line: resolveColour('@c-line'),
  rule: resolveColour('@c-line-2'),
  control: resolveColour('@c-control'),
  frame: resolveColour('@m-reg'),
  ground: resolveColour('@c-surface-3'),
  warn: resolveColour('@c-warn'),
  ok: resolveColour('@c-ok'),
} as const;

const set = (face: Face, pixels: number, colour: string = INK.text): TextStyle => ({ face, size: px(pixels), colour });
export const TYPE = {
  over: set('IBMPlexSansCondensed-Medium', 11, INK.accent),
  title: set('IBMPlexSans-SemiBold', 29),
  subtitle: set('IBMPlexSans-Regular', 13, INK.soft),
  code: set('IBMPlexSansCondensed-Regular', 11, INK.faint),
  pill: set('IBMPlexSans-SemiBold', 13),
  pillDetail: set('IBMPlexSans-Regular', 13),
  heading: set('IBMPlexSans-SemiBold', 12.5),
  subheading: set('IBMPlexSans-SemiBold', 11.5, INK.soft),
  body: set('IBMPlexSans-Regular', 12),
  strong: set('IBMPlexSans-SemiBold', 12),
  missing: set('IBMPlexSans-Regular', 12, INK.faint),
  figure: set('IBMPlexSans-SemiBold', 23),
  figureUnit: set('IBMPlexSans-Medium', 12),
  figureLabel: set('IBMPlexSansCondensed-Regular', 11, INK.soft),
  cell: set('IBMPlexSansCondensed-Regular', 10.5),
  cellStrong: set('IBMPlexSansCondensed-SemiBold', 10.5),
  cellHead: set('IBMPlexSansCondensed-SemiBold', 10, INK.soft),
  mark: set('IBMPlexSansCondensed-SemiBold', 10),
  caption: set('IBMPlexSansCondensed-Regular', 10.5),
  quarter: set('IBMPlexSansCondensed-SemiBold', 11),
  small: set('IBMPlexSansCondensed-Regular', 10, INK.soft),
  foot: set('IBMPlexSansCondensed-Regular', 9.5, INK.soft),
} as const;

/** Height of a line of text, as a multiple of its size. */
export const LEADING = 4 / 3;

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  /** Width of the text. */
  readonly room: number;
  /** Between the two columns, and the width of one. */
  readonly gutter: number;
  readonly column: number;
}

const MARGIN = px(42);
const GUTTER = px(26);
export function sheetOf(page: 'portrait' | 'landscape'): Sheet {
  const [width, height] = page === 'portrait' ? [210, 297] : [297, 210];
  const room = width - MARGIN * 2;
  return { width, height, left: MARGIN, top: px(38), room, gutter: GUTTER, column: (room - GUTTER) / 2 };
}
/** Between two sections. */
export const SECTION_GAP = px(14);
/** From the page's lower edge to the foot's last line. */
export const FOOT_MARGIN = px(26);
