/** The legend says what stands on the map and nothing else: it is made from the styles and from the classes the frames show. */
import type { Symbolisation } from '../domain/style.ts';
import { formatNumber } from '../format/numbers.ts';
import type { Translate } from '../messages/index.ts';
import { type DrawingNode, line, path } from './drawing.ts';
import { type Block, baseline, LINE_HEIGHT } from './elements/block.ts';
import { type DrawnLayer, fillPaint, strokePaint, symbolParts } from './map-layer.ts';
import type { PageStyle } from './page-style.ts';
import { circlePath, polylinePath, rectanglePath } from './path.ts';
import { classText, outlineAtScale } from './style-rules.ts';
import { fitText, textNode, textWidth, wrapText } from './text.ts';

export type SwatchForm = 'polygon' | 'line' | 'symbol';

export interface LegendEntry {
  readonly label: string;
  readonly symbolisation: Symbolisation;
  readonly form: SwatchForm;
  /** Of a proportional circle, in millimetres. */
  readonly radius: number | null;
}

export interface LegendSection {
  /** Null where the one entry carries the layer's name. */
  readonly heading: string | null;
  readonly entries: readonly LegendEntry[];
}

const ORDER: Readonly<Record<SwatchForm, number>> = { symbol: 0, line: 1, polygon: 2 };

/** Points, then lines, then areas; within each the upper layers first. `frames` hold the same layers, bottom first, one list a frame. */
export function legendSections(
  frames: readonly (readonly DrawnLayer[])[],
  denominator: number,
  language: 'fr' | 'en',
  text: Translate,
): LegendSection[] {
  const sections: { form: SwatchForm; section: LegendSection }[] = [];
  for (const [index, layer] of [...(frames[0] ?? []).entries()].reverse()) {
    const { data, compiled } = layer;
    const entries: LegendEntry[] = [];
    compiled.classes.forEach(({ label, symbolisation }, classIndex) => {
      const ways = frames.map((frame) => frame[index]?.shown.get(classIndex)).filter((set) => set !== undefined);
      if (ways.length === 0) return;
      const form: SwatchForm = ways.some((set) => set.has('polygon')) ? 'polygon' : ways.some((set) => set.has('line')) ? 'line' : 'symbol';
      const shownAs = { ...symbolisation, ...(form === 'polygon' ? outlineAtScale(symbolisation, denominator) : {}) };
      if (data.style.renderer.type === 'proportional') {
        const { reference, radius_mm } = data.style.renderer;
        for (const share of [1, 0.25]) {
          const value = formatNumber(reference * share, language, 1, true);
          entries.push({ label: value, symbolisation, form: 'symbol', radius: radius_mm * Math.sqrt(share) });
        }
        return;
      }
      const words = label === null ? data.title : classText(label, text);
      // Two values of a source may be one thing to the reader (gare, gare_voyageurs).
      if (!entries.some((entry) => entry.label === words && entry.symbolisation.symbol?.id === symbolisation.symbol?.id)) {
        entries.push({ label: words, symbolisation: shownAs, form, radius: null });
      }
    });
    const [only] = entries;
    if (!only) continue;
    const bare = compiled.classes.length === 1 && only.radius === null;
    sections.push({ form: only.form, section: { heading: bare ? null : data.title, entries } });
  }
  return sections.sort((a, b) => ORDER[a.form] - ORDER[b.form]).map(({ section }) => section);
}

interface Metrics {
  readonly swatchWidth: number;
  readonly swatchHeight: number;
  readonly row: number;
}

const metricsOf = ({ factor, body }: PageStyle): Metrics => ({
  swatchWidth: 6 * factor,
  swatchHeight: 3 * factor,
  row: Math.max(4.3 * factor, body.size * 1.45),
});

/** Sets the sections in `columns` columns within a width; what passes `maxHeight` is left out and counted in a last line. */
export function legendBlock(
  sections: readonly LegendSection[],
  box: { readonly x: number; readonly top: number; readonly width: number; readonly maxHeight: number; readonly columns: number },
  style: PageStyle,
  text: Translate,
): Block & { readonly left: number } {
  const columnGap = style.gap;
  const width = (box.width - columnGap * (box.columns - 1)) / box.columns;
  const heights = new Array<number>(box.columns).fill(0);
  const nodes: DrawingNode[] = [];
  let left = 0;
  for (const section of sections) {
    const column = heights.indexOf(Math.min(...heights));
    const height = heights[column] as number;
    const x = box.x + column * (width + columnGap);
    const room = box.maxHeight - height;
    const { block, missing } = sectionBlock(section, x, box.top + height, width, room, style);
    nodes.push(...block.nodes);
    heights[column] = height + block.height + (block.height > 0 ? style.gap * 0.6 : 0);
    left += missing;
  }
  let height = Math.max(0, ...heights);
  if (left > 0) {
    nodes.push(textNode(text('map.legend.more', { count: left }), box.x, baseline(box.top + height, style.small.size), style.smallItalic));
    height += style.small.size * LINE_HEIGHT;
  }
  return { nodes, height, left };
}

function sectionBlock(
  section: LegendSection,
  x: number,
  top: number,
  width: number,
  room: number,
  style: PageStyle,
): { block: Block; missing: number } {
  const { row, swatchWidth } = metricsOf(style);
  const labelGap = 1.6 * style.factor;
  const nodes: DrawingNode[] = [];
  let height = 0;
  if (section.heading) {
    const lines = wrapText(section.heading, style.heading.face, style.heading.size, width).slice(0, 2);
    lines.forEach((part, index) => {
      nodes.push(textNode(part, x, baseline(top, style.heading.size) + index * style.heading.size * LINE_HEIGHT, style.heading));
    });
    height += lines.length * style.heading.size * LINE_HEIGHT + style.factor * 0.2;
  }
  const half = (width - style.gap) / 2;
  const fits = section.entries.every(({ label }) => textWidth(label, style.body.face, style.body.size) <= half - swatchWidth - labelGap);
  const columns = section.entries.length > 5 && fits ? 2 : 1;
  const perColumn = Math.ceil(section.entries.length / columns);
  const columnWidth = columns === 2 ? half : width;
  const labelWidth = columnWidth - swatchWidth - labelGap;
  const rows = section.entries.map((entry) => wrapText(entry.label, style.body.face, style.body.size, labelWidth).slice(0, 2));
  let missing = 0;
  let deepest = height;
  for (let column = 0; column < columns; column++) {
    let y = height;
    for (let i = column * perColumn; i < Math.min((column + 1) * perColumn, section.entries.length); i++) {
      const entry = section.entries[i] as LegendEntry;
      const lines = rows[i] ?? [];
      const size = Math.max(row + (lines.length - 1) * style.body.size * 1.15, (entry.radius ?? 0) * 2 + 0.8);
      if (y + size > room) {
        missing++;
        continue;
      }
      const left = x + column * (half + style.gap);
      nodes.push(...swatch(entry, left, top + y + size / 2, style));
      const first = top + y + size / 2 - ((lines.length - 1) * style.body.size * 1.15) / 2 + style.body.size * 0.35;
      lines.forEach((part, index) => {
        nodes.push(
          textNode(
            fitText(part, style.body.face, style.body.size, labelWidth),
            left + swatchWidth + labelGap,
            first + index * style.body.size * 1.15,
            style.body,
          ),
        );
      });
      y += size;
      deepest = Math.max(deepest, y);
    }
  }
  // A heading without any entry under it says nothing.
  if (missing === section.entries.length) return { block: { nodes: [], height: 0 }, missing };
  return { block: { nodes, height: deepest }, missing };
}

/** The picture of a class, centred on y. */
export function swatch({ symbolisation, form, radius }: LegendEntry, x: number, y: number, style: PageStyle): DrawingNode[] {
  const { swatchWidth: width, swatchHeight: height } = metricsOf(style);
  const middle = x + width / 2;
  const { stroke, casing, symbol } = symbolisation;
  if (radius !== null) return [path(circlePath(middle, y, radius), fillPaint(symbolisation), stroke ? strokePaint(stroke) : null)];
  if (form === 'symbol' && symbol) return [{ type: 'stamp', parts: symbolParts(symbol), at: [middle, y] }];
  if (form === 'polygon') {
    const box = rectanglePath(x, y - height / 2, width, height);
    const nodes: DrawingNode[] = [];
    if (casing) nodes.push(path(box, null, line(strokePaint(casing).colour, Math.min(casing.width_mm, 1.6), [], casing.opacity)));
    nodes.push(path(box, fillPaint(symbolisation), stroke ? strokePaint(stroke) : null));
    return nodes;
  }
  const track = polylinePath([
    [x, y],
    [x + width, y],
  ]);
  const nodes: DrawingNode[] = [];
  if (casing) nodes.push(path(track, null, strokePaint(casing)));
  if (stroke) nodes.push(path(track, null, strokePaint(stroke)));
  return nodes;
}
