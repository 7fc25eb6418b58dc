/** What the drawers of a page's items share. */
import type { PageLayout } from '../../domain/page-layout.ts';
import type { PageWarningCode } from '../../domain/page-report.ts';
import type { Translate } from '../../messages/index.ts';
import type { DrawingNode, Face } from '../drawing.ts';
import type { Box, PlacedView } from '../frame-view.ts';
import type { DrawnFrame } from '../map-frame.ts';
import type { PageStyle } from '../page-style.ts';
import type { TextStyle } from '../text.ts';
import type { PageData } from './page-data.ts';

export interface PageContext {
  readonly layout: PageLayout;
  readonly data: PageData;
  readonly text: Translate;
  readonly style: PageStyle;
  readonly size_mm: readonly [width: number, height: number];
  readonly views: ReadonlyMap<string, PlacedView>;
  /** Maps of the page that are seen, in their order. */
  readonly frames: ReadonlyMap<string, DrawnFrame>;
  warn(code: PageWarningCode, item: string | null, params?: Readonly<Record<string, string | number | boolean>>): void;
}

/** Draws an item inside the part of its box that lies on the page. */
export type DrawItem<Item> = (item: Item, box: Box, context: PageContext) => readonly DrawingNode[];

/** Type sizes of an item that has one of its own, in points; others in proportion. */
export function sizedStyle(style: PageStyle, size_pt: number | null): PageStyle {
  if (size_pt === null) return style;
  const ratio = (size_pt * (25.4 / 72)) / style.body.size;
  const sized = (set: TextStyle): TextStyle => ({ ...set, size: set.size * ratio });
  return {
    ...style,
    factor: style.factor * ratio,
    gap: style.gap * ratio,
    heading: sized(style.heading),
    body: sized(style.body),
    small: sized(style.small),
    smallStrong: sized(style.smallStrong),
    smallItalic: sized(style.smallItalic),
  };
}

const FACES_OF: Readonly<Record<string, Readonly<Record<'regular' | 'medium' | 'semibold', Face>>>> = {
  'IBM Plex Sans': { regular: 'IBMPlexSans-Regular', medium: 'IBMPlexSans-Medium', semibold: 'IBMPlexSans-SemiBold' },
  'IBM Plex Sans Condensed': {
    regular: 'IBMPlexSansCondensed-Regular',
    medium: 'IBMPlexSansCondensed-Medium',
    semibold: 'IBMPlexSansCondensed-SemiBold',
  },
};

/** Null for a font that Emprise does not have. The only slanted face is the condensed regular one. */
export function faceOf(font: string, weight: 'regular' | 'medium' | 'semibold', italic: boolean): Face | null {
  const faces = FACES_OF[font];
  return faces ? (italic && weight === 'regular' ? 'IBMPlexSansCondensed-Italic' : faces[weight]) : null;
}
