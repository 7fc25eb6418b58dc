import type { MapLayout } from '../../domain/layout.ts';
import { formatDate } from '../../format/dates.ts';
import { typeset } from '../../format/typography.ts';
import type { Translate } from '../../messages/index.ts';
import { line, path } from '../drawing.ts';
import type { MapSource } from '../map-layer.ts';
import type { PageStyle } from '../page-style.ts';
import { polylinePath } from '../path.ts';
import { sourcesText } from '../sources.ts';
import { textWidth } from '../text.ts';
import { type Block, paragraph } from './block.ts';

/** `remark_mm`: how much of the height the remark under both takes. */
export interface Footer extends Block {
  readonly remark_mm: number;
}

/** Sources, date of the data and projection on the left, who made the map, with what and when on the right, under a rule. Drawn from its top. */
export function footerBlock(
  layout: MapLayout,
  named: readonly MapSource[],
  text: Translate,
  x: number,
  top: number,
  width: number,
  style: PageStyle,
): Footer {
  const { language } = layout;
  const sources = sourcesText(named, layout.sources);
  const left = [
    sources ? text('map.sources', { sources }) : null,
    layout.dateArrete ? text('map.data-date', { date: formatDate(layout.dateArrete) }) : null,
    text('map.projection', { projection: text(`map.projection.${layout.main.epsg}`) }),
  ].filter((part) => part !== null);
  const date = layout.dateCarte ? formatDate(layout.dateCarte) : '';
  const right = [
    layout.realisation ? text('map.realisation', { who: layout.realisation }) : null,
    text('map.made-with', { date: date || 'none' }),
  ]
    .filter((part) => part !== null)
    .join(' ');
  const rightWidth = Math.min(width * 0.36, textWidth(right, style.small.face, style.small.size) + 0.5);
  const leftWidth = width - rightWidth - style.gap * 2;
  const first = top + style.gap * 0.55;
  const leftBlock = paragraph(typeset(left.join(' '), language), x, first, leftWidth, style.small);
  const rightBlock = paragraph(typeset(right, language), x + width - rightWidth, first, rightWidth, style.small, true);
  const nodes = [
    path(
      polylinePath([
        [x, top],
        [x + width, top],
      ]),
      null,
      line(style.rule, 0.2),
    ),
    ...leftBlock.nodes,
    ...rightBlock.nodes,
  ];
  const height = style.gap * 0.55 + Math.max(leftBlock.height, rightBlock.height);
  const remarks = [layout.demonstration ? text('map.demonstration') : null, layout.note].filter((part) => part !== null);
  let remark_mm = 0;
  if (remarks.length > 0) {
    const block = paragraph(typeset(remarks.join(' '), language), x, top + height + style.small.size * 0.3, width, style.smallStrong);
    nodes.push(...block.nodes);
    remark_mm = style.small.size * 0.3 + block.height;
  }
  return { nodes, height: height + remark_mm, remark_mm };
}
