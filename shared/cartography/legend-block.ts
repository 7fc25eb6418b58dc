/** The legend on the page: sections to rows, rows to columns, each class with its picture. */
import type { Translate } from '../messages/index.ts';
import { type DrawingNode, line, path } from './drawing.ts';
import { type Block, baseline, LINE_HEIGHT } from './elements/block.ts';
import type { LegendEntry, LegendSection } from './legend.ts';
import { evenFlow, type FlowRow, flowRows } from './legend-flow.ts';
import type { PageStyle } from './page-style.ts';
import { fillPaint, strokePaint, symbolParts } from './paints.ts';
import { resolveColour } from './palette.ts';
import { circlePath, polylinePath, rectanglePath } from './path.ts';
import { CAP_HEIGHT, fitText, textNode, textWidth, wrapText } from './text.ts';

export interface LegendBox {
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly maxHeight: number;
  readonly columns: number;
  /** Columns of one height, or the first filled before the next. */
  readonly even: boolean;
}

interface Metrics {
  readonly swatchWidth: number;
  readonly swatchHeight: number;
  readonly labelGap: number;
  readonly row: number;
  readonly lineStep: number;
}

function metricsOf({ factor, body }: PageStyle, tight: number): Metrics {
  return {
    swatchWidth: 6 * factor,
    swatchHeight: 3 * factor,
    labelGap: 1.6 * factor,
    row: Math.max(4.3 * factor, body.size * 1.45) * tight,
    lineStep: body.size * 1.15,
  };
}

interface Row extends FlowRow {
  draw(x: number, top: number): DrawingNode[];
}

/** How close rows may come before anything is cut. */
const TIGHT = [1, 0.86] as const;

/** Sets the sections in columns; what finds no room is left out and counted in a last line. */
export function legendBlock(
  sections: readonly LegendSection[],
  box: LegendBox,
  style: PageStyle,
  text: Translate,
): Block & { readonly left: number } {
  const { x, top, maxHeight, columns } = box;
  const width = (box.width - style.gap * (columns - 1)) / columns;
  const set = box.even ? evenFlow<Row> : flowRows<Row>;
  const rowsAt = (tight: number): Row[] => sections.flatMap((section) => sectionRows(section, width, style, tight, columns > 1));
  let flow = set(rowsAt(TIGHT[0]), columns, maxHeight);
  if (flow.left > 0) flow = set(rowsAt(TIGHT[1]), columns, maxHeight);
  const lastLine = style.small.size * LINE_HEIGHT;
  if (maxHeight < lastLine) return { nodes: [], height: 0, left: flow.left };
  if (flow.left > 0) flow = flowRows(rowsAt(TIGHT[1]), columns, maxHeight - lastLine);
  const nodes = flow.placed.flatMap(({ row, column, top: y }) => row.draw(x + column * (width + style.gap), top + y));
  if (flow.left === 0) return { nodes, height: flow.height, left: 0 };
  const lastX = x + (columns - 1) * (width + style.gap);
  const more = textNode(
    text('map.legend.more', { count: flow.left }),
    lastX,
    baseline(top + maxHeight - lastLine, style.small.size),
    style.smallItalic,
  );
  return { nodes: [...nodes, more], height: maxHeight, left: flow.left };
}

/** In several columns a section of so many rows is not broken. */
const WHOLE_ROWS = 7;

function sectionRows({ heading, entries, note }: LegendSection, width: number, style: PageStyle, tight: number, keepWhole: boolean): Row[] {
  const metrics = metricsOf(style, tight);
  const rows: Row[] = [];
  if (heading) rows.push(textRow(heading, width, style.heading, 2, true));
  const half = (width - style.gap) / 2;
  const room = half - metrics.swatchWidth - metrics.labelGap;
  const short = entries.every(({ label, radius }) => radius === null && textWidth(label, style.body.face, style.body.size) <= room);
  const across = entries.length > 5 && short ? 2 : 1;
  const perColumn = Math.ceil(entries.length / across);
  for (let i = 0; i < perColumn; i++) {
    const cells = entries.filter((_, index) => index % perColumn === i);
    const [nested] = cells;
    if (nested?.circles && nested.circles.length > 0) {
      rows.push(circlesRow(nested, nested.circles, width, style));
      continue;
    }
    rows.push(entryRow(cells, across === 2 ? half : width, half + style.gap, style, metrics));
  }
  if (note) rows.push(textRow(note, width, style.smallItalic, 4, false));
  return rows.map((row, index) => ({
    ...row,
    before: index === 0 ? style.gap * 0.6 * tight : index === rows.length - 1 && note ? style.factor * 0.9 : 0,
    keep:
      (keepWhole && rows.length <= WHOLE_ROWS && index < rows.length - 1) ||
      (index === 0 && heading !== null) ||
      (note !== null && index === rows.length - 2),
  }));
}

function textRow(words: string, width: number, set: PageStyle['heading'], most: number, isHeading: boolean): Row {
  const lines = wrapText(words, set.face, set.size, width).slice(0, most);
  return {
    height: lines.length * set.size * LINE_HEIGHT + (isHeading ? set.size * 0.07 : 0),
    before: 0,
    keep: false,
    entries: 0,
    draw: (x, top) => lines.map((part, index) => textNode(part, x, baseline(top, set.size) + index * set.size * LINE_HEIGHT, set)),
  };
}

/** One entry, or two side by side. */
function entryRow(entries: readonly LegendEntry[], width: number, pitch: number, style: PageStyle, metrics: Metrics): Row {
  const { swatchWidth, labelGap, lineStep } = metrics;
  const { face, size } = style.body;
  const labelWidth = width - swatchWidth - labelGap;
  const cells = entries.map((entry) => ({ entry, lines: wrapText(entry.label, face, size, labelWidth).slice(0, 2) }));
  const height = Math.max(
    ...cells.map(({ entry, lines }) => Math.max(metrics.row + (lines.length - 1) * lineStep, (entry.radius ?? 0) * 2 + 0.8)),
  );
  return {
    height,
    before: 0,
    keep: false,
    entries: entries.length,
    draw: (x, top) =>
      cells.flatMap(({ entry, lines }, cell) => {
        const left = x + cell * pitch;
        const middle = top + height / 2;
        const first = middle - ((lines.length - 1) * lineStep) / 2 + size * 0.35;
        return [
          ...swatch(entry, left, middle, style, metrics),
          ...lines.map((part, index) =>
            textNode(fitText(part, face, size, labelWidth), left + swatchWidth + labelGap, first + index * lineStep, style.body),
          ),
        ];
      }),
  };
}

const CIRCLE_GAP_MM = 0.6;

/** Circles one in the other, standing on one line; from the top of each a line leads to its value. */
function circlesRow(entry: LegendEntry, circles: NonNullable<LegendEntry['circles']>, width: number, style: PageStyle): Row {
  const { face, size } = style.body;
  const largest = circles[0]?.radius ?? 0;
  const leader = largest + 2 * style.factor;
  return {
    height: largest * 2 + CIRCLE_GAP_MM * 2 + size / 2,
    before: 0,
    keep: false,
    entries: 1,
    draw: (x, top) => {
      const foot = top + size / 2 + CIRCLE_GAP_MM + largest * 2;
      const middle = x + largest;
      const rim = entry.symbolisation.stroke ? strokePaint(entry.symbolisation.stroke) : null;
      return circles.flatMap(({ radius, label }): DrawingNode[] => {
        const y = foot - radius * 2;
        const track = polylinePath([
          [middle, y],
          [middle + leader, y],
        ]);
        return [
          path(circlePath(middle, foot - radius, radius), fillPaint(entry.symbolisation), rim),
          path(track, null, line(resolveColour('@m-label-2'), 0.1)),
          textNode(
            fitText(label, face, size, width - largest - leader - 1),
            middle + leader + 0.8,
            y + (size * CAP_HEIGHT) / 2,
            style.body,
          ),
        ];
      });
    },
  };
}

/** The picture of a class, centred on y. */
function swatch(
  entry: LegendEntry,
  x: number,
  y: number,
  style: PageStyle,
  { swatchWidth: width, swatchHeight: height }: Metrics,
): DrawingNode[] {
  const { symbolisation, form, radius, marked, number } = entry;
  const middle = x + width / 2;
  const { stroke, casing, symbol } = symbolisation;
  if (number !== null) {
    const set = { ...style.body, face: 'IBMPlexSansCondensed-SemiBold' as const };
    return [textNode(String(number), x + width, y + (set.size * CAP_HEIGHT) / 2, set, 'end')];
  }
  if (radius !== null) return [path(circlePath(middle, y, radius), fillPaint(symbolisation), stroke ? strokePaint(stroke) : null)];
  if (form === 'symbol') return symbol ? [{ type: 'stamp', parts: symbolParts(symbol), at: [middle, y] }] : [];
  const nodes: DrawingNode[] = [];
  if (form === 'polygon') {
    const box = rectanglePath(x, y - height / 2, width, height);
    if (casing) nodes.push(path(box, null, line(strokePaint(casing).colour, Math.min(casing.width_mm, 1.6), [], casing.opacity)));
    nodes.push(path(box, fillPaint(symbolisation), stroke ? strokePaint(stroke) : null));
    if (marked && symbol) nodes.push({ type: 'stamp', parts: symbolParts({ ...symbol, size_mm: height * 0.72 }), at: [middle, y] });
    return nodes;
  }
  const track = polylinePath([
    [x, y],
    [x + width, y],
  ]);
  if (casing) nodes.push(path(track, null, strokePaint(casing)));
  if (stroke) nodes.push(path(track, null, strokePaint(stroke)));
  return nodes;
}
