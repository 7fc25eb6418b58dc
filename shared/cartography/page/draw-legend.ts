/** The legend item: what its maps show, as the planner ordered, hid and renamed it. */
import type { LegendItem } from '../../domain/page-layout.ts';
import type { LegendReport } from '../../domain/page-report.ts';
import { typeset } from '../../format/typography.ts';
import { type DrawingNode, tagged } from '../drawing.ts';
import { linesHeight } from '../elements/block.ts';
import type { Box } from '../frame-view.ts';
import { type LegendFrame, type LegendSection, legendSections } from '../legend.ts';
import { legendBlock } from '../legend-block.ts';
import type { DrawnFrame } from '../map-frame.ts';
import type { DrawnLayer } from '../map-layer.ts';
import { fitText, textNode } from '../text.ts';
import { type PageContext, sizedStyle } from './context.ts';
import { mainMap } from './page-views.ts';

export interface DrawnLegend {
  readonly nodes: readonly DrawingNode[];
  readonly report: LegendReport;
}

/** A column of less is not read: millimetres on A4. */
const NARROWEST_COLUMN = 40;
const MOST_COLUMNS = 6;

export function drawLegend(item: LegendItem, [x, y, width, height]: Box, context: PageContext): DrawnLegend {
  const { layout, text } = context;
  const style = sizedStyle(context.style, item.size_pt);
  const all = sectionsOf(item, context);
  const sections = edited(item, all);
  const title = item.title ? typeset(item.title, layout.language) : null;
  const heading = title ? linesHeight(1, style.heading.size * 1.12) + style.gap * 0.5 : 0;
  const set = (columns: number) => {
    const box = { x, top: y + heading, width, maxHeight: Math.max(0, height - heading), columns, even: columns > 1 };
    return legendBlock(sections, box, style, text);
  };
  const most = Math.min(MOST_COLUMNS, Math.max(1, Math.floor((width + style.gap) / (NARROWEST_COLUMN * style.factor + style.gap))));
  // more columns than asked for rather than entries left out
  let columns = Math.max(1, item.columns);
  let block = set(columns);
  while (block.left > 0 && columns < most) block = set(++columns);
  if (block.left > 0) context.warn('legend-cut', item.id, { count: block.left });
  const titleSet = { ...style.heading, size: style.heading.size * 1.12 };
  const head = title ? [textNode(fitText(title, titleSet.face, titleSet.size, width), x, y + titleSet.size * 0.7, titleSet)] : [];
  return {
    nodes: [tagged({ role: 'section' }, 'legend', [...head, ...block.nodes])],
    report: {
      left: block.left,
      sections: all.map(({ key, heading: named, entries }) => ({
        key,
        title: item.titles[key] ?? named ?? entries[0]?.label ?? key,
        hidden: item.hiddenKeys.includes(key),
        entries: entries.map((entry) => ({
          key: entry.key,
          title: item.titles[entry.key] ?? entry.label,
          hidden: item.hiddenKeys.includes(entry.key),
        })),
      })),
    },
  };
}

/** Of the maps it speaks of, the main one first: its scale decides the classes. */
function sectionsOf(item: LegendItem, { layout, frames, text }: PageContext): LegendSection[] {
  const asked = item.maps;
  const shown = [...frames].filter(([id]) => asked === null || asked.includes(id));
  const main = asked === null ? mainMap(layout)?.id : asked[0];
  const ordered = [...shown].sort(([a], [b]) => Number(b === main) - Number(a === main)).map(([, frame]) => frame);
  const [first] = ordered;
  return first ? ordering(item, legendSections(aligned(ordered), first.view.denominator, layout.language, text)) : [];
}

/** Frames may show different layers: each is given a place in all of them, empty where it is not shown. */
function aligned(frames: readonly DrawnFrame[]): LegendFrame[] {
  const ids: string[] = [];
  const known = new Map<string, DrawnLayer>();
  for (const { layers } of frames) {
    let at = -1;
    for (const layer of layers) {
      const id = layer.data.id ?? layer.data.table;
      const index = ids.indexOf(id);
      if (index === -1) ids.splice(++at, 0, id);
      else at = index;
      if (!known.has(id)) known.set(id, layer);
    }
  }
  return frames.map(({ layers, labels }) => ({
    labels,
    layers: ids.map((id) => {
      const own = layers.find(({ data }) => (data.id ?? data.table) === id);
      return own ?? { ...(known.get(id) as DrawnLayer), objects: [], shown: new Map() };
    }),
  }));
}

/** Sections and entries that the planner put in an order come first, in it. */
function ordering({ order }: LegendItem, sections: readonly LegendSection[]): LegendSection[] {
  const rank = new Map(order.map((key, index) => [key, index]));
  const sorted = <T extends { readonly key: string }>(list: readonly T[]): T[] =>
    list
      .map((one, index) => ({ one, at: rank.get(one.key) ?? order.length + index }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  return sorted(sections.map((section) => ({ ...section, entries: sorted(section.entries) })));
}

function edited({ hiddenKeys, titles }: LegendItem, sections: readonly LegendSection[]): LegendSection[] {
  return sections
    .filter(({ key }) => !hiddenKeys.includes(key))
    .map((section) => ({
      ...section,
      heading: section.heading === null ? null : (titles[section.key] ?? section.heading),
      entries: section.entries
        .filter(({ key }) => !hiddenKeys.includes(key))
        .map((entry) => ({
          ...entry,
          label: titles[entry.key] ?? (section.heading === null ? (titles[section.key] ?? entry.label) : entry.label),
        })),
    }))
    .filter(({ entries }) => entries.length > 0);
}
