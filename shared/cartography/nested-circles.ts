/** Values and radii for the legend of circles in proportion: the reference and round parts of it, far enough apart that their names do not touch. */
import type { StyleRenderer } from '../domain/style.ts';
import { type FormatLanguage, formatNumber } from '../format/numbers.ts';

export interface NestedCircle {
  readonly value: number;
  readonly radius_mm: number;
  readonly label: string;
}

/** Height a name takes, in millimetres. */
const LEAST_STEP_MM = 3.2;
const LEAST_RADIUS_MM = 0.6;

/** Largest first. */
export function nestedCircles(renderer: Extract<StyleRenderer, { type: 'proportional' }>, language: FormatLanguage): NestedCircle[] {
  const { reference, radius_mm } = renderer;
  const circles: NestedCircle[] = [];
  for (const share of [1, 0.5, 0.25, 0.1, 0.02]) {
    const value = share === 1 ? reference : rounded(reference * share);
    const radius = radius_mm * Math.sqrt(value / reference);
    const before = circles.at(-1);
    if (radius < LEAST_RADIUS_MM || (before && (before.radius_mm - radius) * 2 < LEAST_STEP_MM)) continue;
    circles.push({ value, radius_mm: radius, label: formatNumber(value, language, value < 10 ? 2 : 0, true) });
  }
  return circles;
}

/** One significant figure: 1, 2 or 5 × 10ⁿ at most as large. */
function rounded(value: number): number {
  const base = 10 ** Math.floor(Math.log10(value));
  const step = [5, 2, 1].find((candidate) => candidate * base <= value * 1.0000001) ?? 1;
  return Number((step * base).toPrecision(6));
}
