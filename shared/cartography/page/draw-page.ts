/** A page of any items: maps first, then what speaks of them, set out in the order of the items. The one entry for previews, exports, series and tests. */
import { pageSize_mm } from '../../domain/layout.ts';
import { type PageItem, type PageLayout, rotationOf } from '../../domain/page-layout.ts';
import type { LegendReport, PageReport, PageWarning } from '../../domain/page-report.ts';
import { formatScale } from '../../format/quantities.ts';
import { typeset } from '../../format/typography.ts';
import type { Translate } from '../../messages/index.ts';
import { type Drawing, type DrawingNode, type GroupNode, group, path, solid, tagged } from '../drawing.ts';
import type { Box } from '../frame-view.ts';
import { pageStyle } from '../page-style.ts';
import { rectanglePath } from '../path.ts';
import type { PageContext } from './context.ts';
import { drawChart } from './draw-chart.ts';
import { drawNorthArrow, drawScaleBar } from './draw-furniture.ts';
import { drawImage } from './draw-image.ts';
import { drawLegend } from './draw-legend.ts';
import { drawLocator } from './draw-locator.ts';
import { drawMaps } from './draw-maps.ts';
import { drawLine, drawRectangle, framed } from './draw-shapes.ts';
import { drawTable } from './draw-table.ts';
import { drawText, textOf } from './draw-text.ts';
import { textsInside } from './inside-box.ts';
import type { FrameKeeper, PageData } from './page-data.ts';
import { pageReport } from './page-report.ts';
import { pageValues } from './page-variables.ts';
import { mainMap, onPage, pageViews } from './page-views.ts';
import { turnedBounds, turnedNodes } from './turn.ts';
import type { Values } from './variables.ts';

export interface PageDrawing {
  readonly drawing: Drawing;
  readonly report: PageReport;
}

/**
 * Draws a page. `text` gives the messages in the layout's language. Pure: the same layout and data give the same drawing, number for number, whether
 * or not maps were kept from an earlier one. Each item is a group of its own, named as the planner named it.
 */
export function drawPage(layout: PageLayout, data: PageData, text: Translate, keeper: FrameKeeper | null = null): PageDrawing {
  const size_mm = pageSize_mm(layout.page);
  const style = pageStyle(...size_mm);
  const warnings: PageWarning[] = [...data.warnings];
  const views = pageViews(layout, data);
  const frames = drawMaps({ layout, data, views, style, size_mm, text }, keeper);
  const context: PageContext = {
    layout,
    data,
    text,
    style,
    size_mm,
    views,
    frames,
    warn: (code, item, params = {}) => {
      warnings.push({ code, item, params });
    },
  };
  const values = pageValues(context);
  const texts: Record<string, string> = {};
  const legends: Record<string, LegendReport> = {};
  const drawn = layout.items.flatMap((item): GroupNode[] => {
    if (item.hidden) return [];
    const rotation = rotationOf(item);
    const bounds = turnedBounds(item.box, rotation);
    const seen = onPage(bounds, size_mm);
    if (!seen || seen.some((value, index) => Math.abs(value - (bounds[index] as number)) > EDGE_MM))
      context.warn('outside-page', item.id, { name: item.name });
    if (!seen) return [];
    const upright = drawItem(item, rotation === 0 ? seen : item.box, context, values, texts, legends);
    const { nodes, dropped } = rotation === 0 ? { nodes: upright, dropped: [] } : turnedNodes(upright, item.box, rotation, size_mm);
    if (dropped.length > 0) context.warn('text-cut', item.id, { text: dropped.join(' ').slice(0, 60) });
    return nodes.length === 0 ? [] : [{ ...group(item.name || item.type, nodes), item: item.id }];
  });
  const title = typeset(titleOf(layout, values, texts), layout.language);
  const main = mainMap(layout);
  const scale = main && views.get(main.id)?.denominator;
  const drawing: Drawing = {
    width_mm: size_mm[0],
    height_mm: size_mm[1],
    language: layout.language,
    title,
    description: scale ? text('map.description', { title, scale: formatScale(scale, layout.language) }) : title,
    children: [
      tagged({ role: 'decoration' }, 'page', [path(rectanglePath(0, 0, ...size_mm), solid(layout.background.toLowerCase()))]),
      ...drawn,
    ],
  };
  return { drawing, report: pageReport(context, { warnings, texts, legends, isEmpty: drawn.length === 0 }) };
}

/** Rounding is no way out of the page. */
const EDGE_MM = 0.01;

function drawItem(
  item: PageItem,
  box: Box,
  context: PageContext,
  values: Values,
  texts: Record<string, string>,
  legends: Record<string, LegendReport>,
): readonly DrawingNode[] {
  const inFrame = (nodes: readonly DrawingNode[]): readonly DrawingNode[] => {
    const inside = textsInside(nodes, box);
    if (inside.dropped.length > 0) context.warn('text-cut', item.id, { text: inside.dropped.join(' ').slice(0, 60) });
    return framed(item.frame, box, inside.nodes);
  };
  switch (item.type) {
    case 'map': {
      const frame = context.frames.get(item.id);
      const alternative = context.text('page.map-alternative', {
        name: item.title ?? item.name,
        scale: formatScale(frame?.view.denominator ?? 1, context.layout.language),
      });
      return frame ? [tagged({ role: 'figure', alternative }, item.name || 'map', [frame.node])] : [];
    }
    case 'legend': {
      const { nodes, report } = drawLegend(item, padded(box, item.frame), context);
      legends[item.id] = report;
      return inFrame(nodes);
    }
    case 'text': {
      const words = textOf(item, values, context);
      texts[item.id] = words;
      if (words === '' && item.text.trim() === '') context.warn('text-empty', item.id, { name: item.name });
      return inFrame(drawText(item, words, padded(box, item.padding_mm > 0 ? null : item.frame), context));
    }
    case 'scale-bar':
      return inFrame(drawScaleBar(item, box, context));
    case 'north-arrow':
      return inFrame(drawNorthArrow(item, box, context));
    case 'table':
      return inFrame(drawTable(item, padded(box, item.frame), context));
    case 'chart':
      return inFrame(drawChart(item, padded(box, item.frame), context));
    case 'image':
      return framed(item.frame, item.box, drawImage(item, context));
    case 'locator':
      return inFrame(drawLocator(item, box, context));
    case 'line':
      return drawLine(item);
    case 'rectangle':
      return drawRectangle(item);
  }
}

/** Words do not touch the frame that goes round them. */
function padded([x, y, width, height]: Box, frame: PageItem['frame']): Box {
  if (!frame || (frame.stroke === null && frame.fill === null)) return [x, y, width, height];
  const pad = Math.min(1.5, width / 6, height / 6);
  return [x + pad, y + pad, width - pad * 2, height - pad * 2];
}

/** For the properties of the document: what the page's own title says. */
function titleOf({ items, name }: PageLayout, values: Values, texts: Readonly<Record<string, string>>): string {
  const title = items.find((item) => item.type === 'text' && item.role === 'title' && (texts[item.id] ?? '') !== '');
  return (title ? texts[title.id] : values('titre'))?.replace(/\s+/gu, ' ') || name;
}
