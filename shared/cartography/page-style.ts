/** Type sizes and distances of a page, in millimetres, in proportion to its surface: a wall sheet is read from further away. */
import { resolveColour } from './palette.ts';
import type { TextStyle } from './text.ts';

/** 6.5 points: the smallest text of a printed page. */
export const SMALLEST_TEXT_MM = 2.29;

export interface PageStyle {
  /** 1 on A4. */
  readonly factor: number;
  readonly margin: number;
  readonly gap: number;
  readonly title: TextStyle;
  readonly subtitle: TextStyle;
  readonly heading: TextStyle;
  readonly body: TextStyle;
  readonly small: TextStyle;
  readonly smallStrong: TextStyle;
  readonly smallItalic: TextStyle;
  readonly ink: string;
  readonly rule: string;
}

export function pageStyle(width_mm: number, height_mm: number): PageStyle {
  const factor = Math.min(2.6, Math.max(0.78, Math.sqrt((width_mm * height_mm) / (210 * 297))));
  const size = (millimetres: number): number => Math.max(SMALLEST_TEXT_MM, Math.round(millimetres * factor * 100) / 100);
  const ink = resolveColour('@c-text');
  const soft = resolveColour('@c-text-2');
  return {
    factor,
    margin: Math.round(10 * factor * 10) / 10,
    gap: Math.round(4 * factor * 10) / 10,
    title: { face: 'IBMPlexSans-SemiBold', size: size(6.4), colour: ink },
    subtitle: { face: 'IBMPlexSans-Regular', size: size(3.5), colour: soft },
    heading: { face: 'IBMPlexSansCondensed-SemiBold', size: size(2.85), colour: ink },
    body: { face: 'IBMPlexSansCondensed-Regular', size: size(2.75), colour: ink },
    small: { face: 'IBMPlexSansCondensed-Regular', size: size(2.3), colour: soft },
    smallStrong: { face: 'IBMPlexSansCondensed-SemiBold', size: size(2.3), colour: ink },
    smallItalic: { face: 'IBMPlexSansCondensed-Italic', size: size(2.3), colour: soft },
    ink,
    rule: resolveColour('@c-line-2'),
  };
}
