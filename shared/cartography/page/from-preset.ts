/** A layout of version 1 as a page of items: the map, its insets, its legend and its words stand where version 1 sets them. */
import { type MapFrame, type MapLayout, pageSize_mm } from '../../domain/layout.ts';
import {
  PAGE_LAYOUT_VERSION,
  type PageItemInput,
  type PageLayout,
  type PageLayoutInput,
  pageLayoutSchema,
} from '../../domain/page-layout.ts';
import type { Geometry } from '../../geo/geometry.ts';
import type { Translate } from '../../messages/index.ts';
import type { DrawingNode, TextNode } from '../drawing.ts';
import { footerBlock } from '../elements/footer.ts';
import { titleBlock } from '../elements/title.ts';
import type { Box } from '../frame-view.ts';
import type { LegendBox } from '../legend-block.ts';
import type { MapLayerData } from '../map-layer.ts';
import { belowBody, besideBody } from '../page-sides.ts';
import { type PageStyle, pageStyle } from '../page-style.ts';
import { resolveColour } from '../palette.ts';
import { POINT_MM } from './page-views.ts';

export interface PresetSubject {
  /** `region:84`: what the map is fitted to and what lies outside of which is drawn lighter; null: the extent of the preset. */
  readonly territory: string | null;
  readonly around: number;
}

/** `focus`: polygons of the territory, as version 1 took them to find the room of its legend. */
export function fromPreset(
  layout: MapLayout,
  layers: readonly MapLayerData[],
  text: Translate,
  focus: readonly Geometry[] = [],
  subject: PresetSubject = { territory: null, around: 0 },
): PageLayout {
  const [width, height] = pageSize_mm(layout.page);
  const style = pageStyle(width, height);
  const { margin, gap } = style;
  const inner = width - margin * 2;
  const title = titleBlock(layout, margin, margin, inner, style);
  const all = layers.flatMap(({ sources }) => sources);
  const { height: footerHeight, remark_mm } = footerBlock(layout, all, text, margin, 0, inner, style);
  const top = margin + title.height;
  const bottom = height - margin - footerHeight - gap * 0.8;
  const body = (width > height ? besideBody : belowBody)({ layout, layers, focus, style, text }, [margin, top, inner, bottom - top]);
  const items: PageItemInput[] = [
    mapItem('map', layout.main, body.main.view.box, style, text('page.item.map'), subject),
    ...titleItems(layout, title.nodes, style, [margin, margin, inner, title.height], text),
    ...layout.insets.flatMap((inset, index): PageItemInput[] => {
      const drawn = body.insets.frames[index];
      if (!drawn) return [];
      const name = inset.title ?? `${index + 1}`;
      const item = mapItem(`inset-${index + 1}`, inset, drawn.view.box, style, name, { territory: null, around: 0 });
      return [{ ...item, inset: inset.epsg === layout.main.epsg ? 'zoom' : 'overseas' }];
    }),
    ...furniture(layout, body.main.view.box, style, text),
    ...(body.insets.note ? [noteItem(body.insets.note, style, text)] : []),
    ...(body.legendBox ? [legendItem(body.legendBox, bottom, text)] : []),
    ...footItems(layout, style, [margin, height - margin - footerHeight, inner, footerHeight], remark_mm, text),
  ];
  return pageLayoutSchema.parse({
    version: PAGE_LAYOUT_VERSION,
    name: (layout.title ?? text('map.untitled')).slice(0, 200),
    page: layout.page,
    language: layout.language,
    margin_mm: margin,
    variables: {
      ...(layout.title ? { titre: layout.title } : {}),
      ...(layout.subtitle ? { 'sous-titre': layout.subtitle } : {}),
      ...(layout.realisation ? { realisation: layout.realisation } : {}),
      ...(layout.dateArrete ? { 'date-arrete': layout.dateArrete } : {}),
      ...(layout.dateCarte ? { date: layout.dateCarte } : {}),
    },
    items: items.map((item) => ({ ...item, box: rounded(item.box) })),
  } satisfies PageLayoutInput);
}

type MapInput = Extract<PageItemInput, { type: 'map' }>;

function mapItem(id: string, frame: MapFrame, box: Box, style: PageStyle, name: string, { territory, around }: PresetSubject): MapInput {
  return {
    id,
    type: 'map',
    name,
    box: [...box] as [number, number, number, number],
    epsg: frame.epsg,
    view: territory === null ? frame.view : { type: 'territory', territory, around },
    title: frame.title,
    background: resolveColour('@m-out'),
    frame: { stroke: resolveColour('@m-reg'), width_mm: round2(0.25 * style.factor), fill: null },
  };
}

/** As large as version 1 set them: a long title is smaller. */
function titleItems(
  { title, subtitle }: MapLayout,
  nodes: readonly DrawingNode[],
  style: PageStyle,
  [x, y, width]: Box,
  text: Translate,
): PageItemInput[] {
  const texts = nodes.filter((node): node is TextNode => node.type === 'text');
  const lines = texts.filter(({ face }) => face === style.title.face);
  const size = lines[0]?.size ?? style.title.size;
  const titleHeight = lines.length === 0 ? 0 : size * (0.95 + (lines.length - 1) * 1.32);
  const items: PageItemInput[] = [];
  const words = { colour: '', font: 'IBM Plex Sans' };
  if (title)
    items.push({
      ...words,
      id: 'title',
      type: 'text',
      role: 'title',
      name: text('page.item.title'),
      box: [x, y, width, titleHeight + 0.1],
      text: '{{titre}}',
      weight: 'semibold',
      size_pt: round2(size / POINT_MM),
      colour: style.title.colour,
    });
  if (subtitle) {
    const below = titleHeight === 0 ? y : y + titleHeight + style.gap * 0.3;
    const sub = texts.length - lines.length;
    items.push({
      ...words,
      id: 'subtitle',
      type: 'text',
      role: 'subtitle',
      name: text('page.item.subtitle'),
      box: [x, below, width, style.subtitle.size * (0.95 + (sub - 1) * 1.32) + 0.1],
      text: '{{sous-titre}}',
      size_pt: round2(style.subtitle.size / POINT_MM),
      colour: style.subtitle.colour,
    });
  }
  return items;
}

function furniture({ scaleBar, northArrow }: MapLayout, [x, y, , height]: Box, { factor }: PageStyle, text: Translate): PageItemInput[] {
  const bottom = y + height - 2 * factor;
  const left = x + 2 * factor;
  const bar = 60 * factor;
  return [
    ...(northArrow
      ? [
          {
            id: 'north-arrow',
            type: 'north-arrow' as const,
            name: text('page.item.north-arrow'),
            box: [left, bottom - 11 * factor, 7 * factor, 11 * factor] as [number, number, number, number],
          },
        ]
      : []),
    ...(scaleBar
      ? [
          {
            id: 'scale-bar',
            type: 'scale-bar' as const,
            name: text('page.item.scale-bar'),
            box: [left + (northArrow ? 8 * factor : 0), bottom - 11 * factor, bar, 11 * factor] as [number, number, number, number],
          },
        ]
      : []),
  ];
}

function noteItem(box: Box, style: PageStyle, text: Translate): PageItemInput {
  return {
    id: 'zooms',
    type: 'text',
    name: text('page.item.zooms'),
    box: [box[0], box[1], box[2], box[3] + 0.1],
    text: '{{zooms}}',
    font: 'IBM Plex Sans Condensed',
    italic: true,
    size_pt: round2(style.smallItalic.size / POINT_MM),
    colour: style.smallItalic.colour,
  };
}

/** Measured with more room than it has where the map was still to shrink: it ends with the body. */
const legendItem = ({ x, top, width, maxHeight, columns }: LegendBox, bottom: number, text: Translate): PageItemInput => ({
  id: 'legend',
  type: 'legend',
  name: text('page.item.legend'),
  box: [x, top, width, Math.max(1, Math.min(maxHeight, bottom - top))],
  columns,
});

function footItems(layout: MapLayout, style: PageStyle, [x, y, width, height]: Box, remark_mm: number, text: Translate): PageItemInput[] {
  const words = { font: 'IBM Plex Sans Condensed', size_pt: round2(style.small.size / POINT_MM), colour: style.small.colour };
  const first = y + style.gap * 0.55;
  const right = width * 0.36;
  const free = layout.sources ? `${layout.sources} ; ` : '';
  const data = layout.dateArrete ? ` ${text('map.data-date', { date: '{{date-arrete}}' })}` : '';
  const sources = `[[${text('map.sources', { sources: `${free}{{sources}}` })} ]]${data}${text('map.projection', { projection: '{{projection}}' })}`;
  const remark = layout.note || layout.demonstration;
  const high = Math.max(1, height - style.gap * 0.55 - remark_mm) + 0.2;
  return [
    { id: 'rule', type: 'line', name: text('page.item.rule'), box: [x, y, width, 0.1], colour: style.rule, width_mm: 0.2 },
    {
      ...words,
      id: 'sources',
      type: 'text',
      role: 'sources',
      name: text('page.item.sources'),
      box: [x, first, width - right - style.gap * 2, high],
      text: sources,
    },
    {
      ...words,
      id: 'credit',
      type: 'text',
      role: 'credit',
      name: text('page.item.credit'),
      box: [x + width - right, first, right, high],
      text: `[[${text('map.realisation', { who: '{{realisation}}' })} ]][[${text('map.contact', { who: '{{contact}}' })} ]]${text('map.made-with', { date: layout.dateCarte ? '{{date}}' : 'none' })}`,
      align: 'right',
    },
    ...(remark
      ? [
          {
            ...words,
            id: 'remark',
            type: 'text' as const,
            name: text('page.item.sources'),
            weight: 'semibold' as const,
            box: [x, first + high, width, remark_mm + 0.2] as [number, number, number, number],
            text: `{{demonstration?}} ${layout.note ?? ''}`.trim(),
          },
        ]
      : []),
  ];
}

const round2 = (value: number): number => Math.round(value * 100) / 100;
const rounded = (box: PageItemInput['box']): PageItemInput['box'] => {
  const [x, y, width, height] = box.map((value) => Math.round(value * 1000) / 1000) as [number, number, number, number];
  return [x, y, Math.max(0.1, width), Math.max(0.1, height)];
};
