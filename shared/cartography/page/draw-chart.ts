/** A chart item: bars one below the other, or one bar of shares with its key. */
import type { PageItemOf } from '../../domain/page-layout.ts';
import { withUnit } from '../../format/numbers.ts';
import { formatPercent } from '../../format/quantities.ts';
import { typeset } from '../../format/typography.ts';
import { type DrawingNode, path, solid, tagged } from '../drawing.ts';
import { baseline } from '../elements/block.ts';
import type { Box } from '../frame-view.ts';
import type { PageStyle } from '../page-style.ts';
import { rectanglePath } from '../path.ts';
import { fitText, type TextStyle, textNode, textWidth } from '../text.ts';
import { type DrawItem, sizedStyle } from './context.ts';
import { emptyNote } from './draw-table.ts';
import type { PageChart } from './page-data.ts';

/** Told apart in grey too: light and dark in turn. */
const SHARE_COLOURS = [
  '#0e5c63',
  '#e8a33d',
  '#6b5ca5',
  '#7fb685',
  '#c8390b',
  '#5b8def',
  '#a0683f',
  '#3f4a54',
  '#d6c667',
  '#9aa5ad',
] as const;

export const drawChart: DrawItem<PageItemOf<'chart'>> = (item, [x, y, width, height], context) => {
  const chart = context.data.charts.get(item.id);
  const total = chart?.bars.reduce((sum, { value }) => sum + Math.max(0, value), 0) ?? 0;
  if (!chart || chart.bars.length === 0 || !(total > 0)) {
    context.warn('chart-empty', item.id, { name: item.name });
    return emptyNote(x, y, width, height, context);
  }
  const style = sizedStyle(context.style, item.size_pt);
  const title = item.title ? typeset(item.title, context.layout.language) : null;
  const head = title && style.heading.size * 1.9 <= height ? style.heading.size * 1.9 : 0;
  const words = fitText(title ?? '', style.heading.face, style.heading.size, width);
  const heading =
    head > 0 && textWidth(words, style.heading.face, style.heading.size) <= width
      ? [textNode(words, x, baseline(y, style.heading.size), style.heading)]
      : [];
  const body: Box = [x, y + head, width, height - head];
  const nodes =
    item.kind === 'bars' ? bars(chart, body, style, item.colour.toLowerCase()) : shares(chart, total, body, style, context.layout.language);
  const unit = (text: string): string => (chart.unit === '' ? text : withUnit(text, chart.unit));
  const alternative = [title ?? item.name, ...chart.bars.map(({ label, text }) => `${label} : ${unit(text)}`)]
    .filter((part) => part !== '')
    .join(' ; ');
  return [
    tagged({ role: 'figure', alternative: typeset(alternative, context.layout.language) }, item.name || 'chart', [...heading, ...nodes]),
  ];
};

/** Names on the left, bars from one axis, each with its figure. */
function bars({ bars: all, unit }: PageChart, [x, y, width, height]: Box, style: PageStyle, colour: string): DrawingNode[] {
  const set = style.body;
  const row = Math.min(height / all.length, set.size * 2.1);
  if (row < set.size * 1.02)
    return bars(
      { bars: all.slice(0, Math.max(1, Math.floor(height / (set.size * 1.02)))), unit },
      [x, y, width, Math.max(height, set.size * 1.02)],
      style,
      colour,
    );
  const say = (text: string): string => (unit === '' ? text : withUnit(text, unit));
  const widest = (texts: readonly string[]): number => Math.max(...texts.map((text) => textWidth(text, set.face, set.size)));
  const names = Math.min(widest(all.map(({ label }) => label)), width * 0.42);
  const figures = widest(all.map(({ text }) => say(text)));
  const gap = set.size * 0.6;
  const axis = x + names + gap;
  const room = Math.max(0, width - names - gap * 2 - figures);
  const most = Math.max(...all.map(({ value }) => value), Number.MIN_VALUE);
  return all.flatMap(({ label, value, text }, index): DrawingNode[] => {
    const top = y + index * row;
    const at = baseline(top + (row - set.size * 0.7) / 2, set.size);
    const long = (room * Math.max(0, value)) / most;
    return [
      ...inside(fitText(label, set.face, set.size, names), x, at, set, x + width),
      path(rectanglePath(axis, top + row * 0.18, Math.max(long, 0.01), row * 0.64), solid(colour)),
      ...inside(say(text), axis + long + gap, at, set, x + width),
    ];
  });
}

/** One bar across, then a key with each share. */
function shares(
  { bars: all, unit }: PageChart,
  total: number,
  [x, y, width, height]: Box,
  style: PageStyle,
  language: 'fr' | 'en',
): DrawingNode[] {
  const set = style.body;
  const thick = Math.min(set.size * 2.2, height * 0.4);
  const row = set.size * 1.6;
  const square = set.size * 0.9;
  let left = x;
  const nodes: DrawingNode[] = [];
  const key: DrawingNode[] = [];
  const perColumn = Math.max(1, Math.floor((height - thick - set.size * 0.6) / row + 1e-6));
  const columns = Math.max(1, Math.ceil(all.length / perColumn));
  const columnWidth = width / columns;
  all.forEach(({ label, value, text }, index) => {
    const own = (width * Math.max(0, value)) / total;
    const colour = SHARE_COLOURS[index % SHARE_COLOURS.length] as string;
    nodes.push(
      path(rectanglePath(left, y, Math.max(own, 0.01), thick), solid(colour), {
        colour: '#ffffff',
        opacity: 1,
        width: 0.2 * style.factor,
        dash: [],
      }),
    );
    left += own;
    const top = y + thick + set.size * 0.6 + (index % perColumn) * row;
    if (top + row > y + height + 1e-6) return;
    const from = x + Math.floor(index / perColumn) * columnWidth;
    key.push(path(rectanglePath(from, top + (row - square) / 2, square, square), solid(colour)));
    const words = `${label}\u00a0: ${unit === '' ? text : withUnit(text, unit)} (${formatPercent(value / total, language)})`;
    const room = columnWidth - square * 1.6 - set.size * 0.5;
    key.push(
      ...inside(
        fitText(words, set.face, set.size, room),
        from + square * 1.6,
        baseline(top + (row - set.size * 0.7) / 2, set.size),
        set,
        from + columnWidth,
      ),
    );
  });
  return [...nodes, ...key];
}

/** A text that would leave its box is left out. */
function inside(words: string, at: number, y: number, set: TextStyle, right: number): DrawingNode[] {
  return words === '' || at + textWidth(words, set.face, set.size) > right + 1e-6 ? [] : [textNode(words, at, y, set)];
}
