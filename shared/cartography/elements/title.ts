import type { MapLayout } from '../../domain/layout.ts';
import { typeset } from '../../format/typography.ts';
import type { PageStyle } from '../page-style.ts';
import { fitText, type TextStyle, wrapText } from '../text.ts';
import { type Block, paragraph } from './block.ts';

const SHRINK = [1, 0.86, 0.74, 0.64] as const;
const LINES = 2;

/** A long title is set smaller, then on two lines, and only then cut: a page without room for its subject is no page. */
export function titleBlock(layout: MapLayout, x: number, top: number, width: number, style: PageStyle): Block {
  const nodes = [];
  let height = 0;
  if (layout.title) {
    const { text, style: set } = fitTitle(typeset(layout.title, layout.language), width, style.title);
    const block = paragraph(text, x, top, width, set);
    nodes.push(...block.nodes);
    height += block.height;
  }
  if (layout.subtitle) {
    if (height > 0) height += style.gap * 0.3;
    const block = paragraph(typeset(layout.subtitle, layout.language), x, top + height, width, style.subtitle);
    nodes.push(...block.nodes);
    height += block.height;
  }
  return { nodes, height: height === 0 ? 0 : height + style.gap * 0.6 };
}

function fitTitle(text: string, width: number, style: TextStyle): { text: string; style: TextStyle } {
  for (const [lines, shrinks] of [
    [1, SHRINK.slice(0, 2)],
    [LINES, SHRINK],
  ] as const) {
    for (const shrink of shrinks) {
      const set = { ...style, size: style.size * shrink };
      if (wrapText(text, set.face, set.size, width).length <= lines) return { text, style: set };
    }
  }
  const set = { ...style, size: style.size * (SHRINK.at(-1) ?? 1) };
  const [first = '', ...rest] = wrapText(text, set.face, set.size, width);
  return { text: `${first} ${fitText(rest.join(' '), set.face, set.size, width * 0.98)}`, style: set };
}
