import { formatNumber } from '../../format/numbers.ts';
import { formatScale } from '../../format/quantities.ts';
import { type DrawingNode, group, line, path, solid } from '../drawing.ts';
import type { Box } from '../frame-view.ts';
import type { PageStyle } from '../page-style.ts';
import { rectanglePath } from '../path.ts';
import { textNode, textWidth } from '../text.ts';
import { baseline } from './block.ts';

export interface ScaleBar {
  /** Metres of each of the two halves: 1, 2 or 5 times a power of ten. */
  readonly step_m: number;
  /** Length of the whole bar on paper. */
  readonly length_mm: number;
}

/** The longest bar of two round halves within `room_mm`. Its length is exact: metres over the scale's denominator. */
export function scaleBarOf(denominator: number, room_mm: number): ScaleBar {
  const longest = (room_mm * denominator) / 2000;
  const power = 10 ** Math.floor(Math.log10(longest));
  const step_m = ([5, 2, 1].find((digit) => digit * power <= longest) ?? 1) * power;
  return { step_m, length_mm: (2 * step_m * 1000) / denominator };
}

export interface PlacedBox {
  readonly node: DrawingNode;
  readonly box: Box;
}

/** The bar and the numeric scale on a light plate, its bottom left corner at x, bottom. */
export function scaleBarElement(denominator: number, language: 'fr' | 'en', x: number, bottom: number, style: PageStyle): PlacedBox {
  const { factor, small, ink } = style;
  const bar = scaleBarOf(denominator, 46 * factor);
  const [divisor, unit] = bar.step_m >= 1000 ? [1000, 'km'] : [1, 'm'];
  const figure = (metres: number): string => formatNumber(metres / divisor, language, 3, true);
  const last = `${figure(2 * bar.step_m)}\u00a0${unit}`;
  const pad = 1.8 * factor;
  const thick = 1.1 * factor;
  const half = bar.length_mm / 2;
  const numeric = formatScale(denominator, language);
  const overhang = textWidth(last, small.face, small.size) / 2;
  const width = pad * 2 + bar.length_mm + overhang + 0.6 * factor;
  const height = pad * 1.7 + small.size * 2 + thick + 1.6 * factor;
  const top = bottom - height;
  const left = x + pad + 0.6 * factor;
  const barTop = top + pad + small.size * 0.95;
  const box: Box = [x, top, width, height];
  const ground = solid('#ffffff', 0.88);
  return {
    box,
    node: group('scale', [
      path(rectanglePath(...box), ground),
      textNode('0', left, baseline(top + pad * 0.8, small.size), small, 'middle'),
      textNode(figure(bar.step_m), left + half, baseline(top + pad * 0.8, small.size), small, 'middle'),
      textNode(last, left + bar.length_mm, baseline(top + pad * 0.8, small.size), small, 'middle'),
      path(rectanglePath(left, barTop, half, thick), solid(ink)),
      path(rectanglePath(left, barTop, bar.length_mm, thick), null, line(ink, 0.2 * factor)),
      textNode(numeric, left, baseline(barTop + thick + 1.3 * factor, small.size), small, 'start'),
    ]),
  };
}
