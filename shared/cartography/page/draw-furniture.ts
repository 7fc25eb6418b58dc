/** Scale bars and north arrows set in a box of their own. */
import type { PageItemOf } from '../../domain/page-layout.ts';
import { formatNumber } from '../../format/numbers.ts';
import { formatScale } from '../../format/quantities.ts';
import { type DrawingNode, line, path, solid, tagged } from '../drawing.ts';
import { baseline } from '../elements/block.ts';
import { northArrow } from '../elements/north-arrow.ts';
import { scaleBarOf } from '../elements/scale-bar.ts';
import type { Box } from '../frame-view.ts';
import { rectanglePath } from '../path.ts';
import { type TextStyle, textNode, textWidth } from '../text.ts';
import type { DrawItem } from './context.ts';
import { mapOf } from './page-views.ts';

const NORTH_WIDTH_MM = 7;
const NORTH_HEIGHT_MM = 11;

/** The longest bar of round figures that its box bears; on a small box words give way first, the bar last. */
export const drawScaleBar: DrawItem<PageItemOf<'scale-bar'>> = (item, box, context) => {
  const { layout, views, style } = context;
  const map = mapOf(layout, item.map);
  const view = map && views.get(map.id);
  if (!map || !view) {
    context.warn('map-missing', item.id, { name: item.name });
    return [];
  }
  if (map.hidden) context.warn('scale-not-shown', item.id, { name: map.name });
  const [x, y, width, height] = box;
  const set: TextStyle = style.small;
  const pad = Math.min(1.8 * style.factor, width / 12, height / 6);
  const figure = (metres: number, divisor: number): string => formatNumber(metres / divisor, layout.language, 3, true);
  const unitOf = (step_m: number): readonly [number, string] => (step_m >= 1000 ? [1000, 'km'] : [1, 'm']);
  const lastOf = (step_m: number): string => {
    const [divisor, unit] = unitOf(step_m);
    return `${figure(2 * step_m, divisor)}\u00a0${unit}`;
  };
  const zero = textWidth('0', set.face, set.size) / 2;
  let bar = scaleBarOf(view.denominator, Math.max(width - pad * 2, 1));
  const overhangOf = (step_m: number): number => textWidth(lastOf(step_m), set.face, set.size) / 2;
  const overhang = overhangOf(bar.step_m);
  if (bar.length_mm + overhang + zero > width - pad * 2) bar = scaleBarOf(view.denominator, Math.max(width - pad * 2 - overhang - zero, 1));
  const [divisor] = unitOf(bar.step_m);
  const left = x + pad + zero;
  const half = bar.length_mm / 2;
  const thick = Math.min(1.1 * style.factor, height / 4);
  const lineHeight = set.size * 1.02;
  const hasFigures = height >= thick + lineHeight + pad;
  const hasNumeric = item.numeric && height >= thick + lineHeight * 2 + pad + 0.8 * style.factor;
  const content = thick + (hasFigures ? lineHeight : 0) + (hasNumeric ? lineHeight + 0.8 * style.factor : 0);
  const top = y + Math.max(0, height - content - pad * 0.9);
  const barTop = top + (hasFigures ? lineHeight : 0);
  const fits = (words: string, middle: number): boolean => {
    const wide = textWidth(words, set.face, set.size) / 2;
    return middle - wide >= x - 1e-6 && middle + wide <= x + width + 1e-6;
  };
  const figures: readonly (readonly [string, number])[] = hasFigures
    ? [
        ['0', left],
        [figure(bar.step_m, divisor), left + half],
        [lastOf(bar.step_m), left + bar.length_mm],
      ]
    : [];
  const numeric = formatScale(view.denominator, layout.language);
  const right = Math.max(
    left + bar.length_mm + (hasFigures ? overhangOf(bar.step_m) : 0),
    hasNumeric ? left + textWidth(numeric, set.face, set.size) : 0,
  );
  const plate: Box = [x, Math.max(y, top - pad * 0.7), Math.min(width, right - x + pad), Math.min(height, content + pad * 1.6)];
  const nodes: DrawingNode[] = [
    ...(item.plate ? [path(rectanglePath(...plate), solid('#ffffff', 0.88))] : []),
    ...figures.filter(([words, at]) => fits(words, at)).map(([words, at]) => textNode(words, at, baseline(top, set.size), set, 'middle')),
    path(rectanglePath(left, barTop, half, thick), solid(style.ink)),
    path(rectanglePath(left, barTop, bar.length_mm, thick), null, line(style.ink, 0.2 * style.factor)),
    ...(hasNumeric && textWidth(numeric, set.face, set.size) <= width - pad - zero
      ? [textNode(numeric, left, baseline(barTop + thick + 0.8 * style.factor, set.size), set)]
      : []),
  ];
  return [tagged({ role: 'paragraph' }, 'scale', nodes)];
};

/** As large as its box bears, standing on its foot. */
export const drawNorthArrow: DrawItem<PageItemOf<'north-arrow'>> = (item, box, context) => {
  const { layout, views, style, text } = context;
  const map = mapOf(layout, item.map);
  const view = map && views.get(map.id);
  if (!map || !view) {
    context.warn('map-missing', item.id, { name: item.name });
    return [];
  }
  const [x, y, width, height] = box;
  const factor = Math.min(width / NORTH_WIDTH_MM, height / NORTH_HEIGHT_MM);
  const size = style.smallStrong.size * (factor / style.factor);
  const sized = { ...style, factor, smallStrong: { ...style.smallStrong, size } };
  const bottom = y + (height + NORTH_HEIGHT_MM * factor) / 2;
  return [northArrow(view, text('map.north'), x + (width - NORTH_WIDTH_MM * factor) / 2, bottom, sized).node];
};
