import type { MapLayout } from '../../domain/layout.ts';
import { formatDate } from '../../format/dates.ts';
import { typeset } from '../../format/typography.ts';
import type { Translate } from '../../messages/index.ts';
import { line, path } from '../drawing.ts';
import type { MapLayerData } from '../map-layer.ts';
import type { PageStyle } from '../page-style.ts';
import { polylinePath } from '../path.ts';
import { textWidth } from '../text.ts';
import { type Block, paragraph } from './block.ts';

/** "ANCT, Territoires d’industrie (2024) ; IGN, Admin Express (2023)": each source once, in the order of the layers. */
export function sourcesText(layers: readonly MapLayerData[], free: string | null): string {
  const seen = new Set<string>();
  if (free) seen.add(free);
  for (const { source } of layers) {
    if (!source) continue;
    const who = [source.producteur, source.nom].filter((part) => part !== null && part !== '').join(', ');
    const text = source.millesime ? (who ? `${who} (${source.millesime})` : source.millesime) : who;
    if (text) seen.add(text);
  }
  return [...seen].join(' ; ');
}

/** Sources, date of the data and projection on the left, who made the map and when on the right, under a rule. Drawn from its top. */
export function footerBlock(
  layout: MapLayout,
  layers: readonly MapLayerData[],
  text: Translate,
  x: number,
  top: number,
  width: number,
  style: PageStyle,
): Block {
  const { language } = layout;
  const sources = sourcesText(layers, layout.sources);
  const left = [
    sources ? text('map.sources', { sources }) : null,
    layout.dateArrete ? text('map.data-date', { date: formatDate(layout.dateArrete) }) : null,
    text('map.projection', { projection: text(`map.projection.${layout.main.epsg}`) }),
  ].filter((part) => part !== null);
  const date = layout.dateCarte ? formatDate(layout.dateCarte) : '';
  const right = layout.realisation
    ? text('map.realisation', { who: layout.realisation, date: date || 'none' })
    : text('map.made-with', { date: date || 'none' });
  const rightWidth = Math.min(width * 0.4, textWidth(right, style.small.face, style.small.size) + 0.5);
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
  let height = style.gap * 0.55 + Math.max(leftBlock.height, rightBlock.height);
  const remarks = [layout.demonstration ? text('map.demonstration') : null, layout.note].filter((part) => part !== null);
  if (remarks.length > 0) {
    const block = paragraph(typeset(remarks.join(' '), language), x, top + height + style.small.size * 0.3, width, style.smallStrong);
    nodes.push(...block.nodes);
    height += style.small.size * 0.3 + block.height;
  }
  return { nodes, height };
}
