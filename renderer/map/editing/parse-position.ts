import { WEB_MERCATOR } from '../../../shared/geo/crs.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import type { Xy } from './plane.ts';

const NUMBER = '[-+\u2212]?\\d+(?:[.,]\\d+)?';
const toNumber = (typed: string): number => Number(typed.replace(',', '.').replace('\u2212', '-'));

/**
 * A place as typed, in the view's metres: « 843204,6 6636871,2 » or « E 843 204,6 N 6 636 871,2 » in the system of the view, « 48.2, 2.3 » or « 48,2 2,3 » in
 * degrees (latitude first). Null where it is neither.
 */
export function parsePosition(typed: string, epsg: number): Xy | null {
  const text = typed.trim().replace(/[\u00a0\u202f]/g, ' ');
  const named = /^[EX]\s*[:=]?\s*([-\u2212]?[\d ]+(?:[.,]\d+)?)[\s;,]*[NY]\s*[:=]?\s*([-\u2212]?[\d ]+(?:[.,]\d+)?)$/i.exec(text);
  const plain =
    new RegExp(`^(${NUMBER})(?:\\s*;\\s*|,\\s+|\\s+)(${NUMBER})$`).exec(text) ?? /^([-+]?\d+(?:\.\d+)?),([-+]?\d+(?:\.\d+)?)$/.exec(text);
  const found = named ?? plain;
  if (!found) return null;
  const [first, second] = [toNumber((found[1] ?? '').replaceAll(' ', '')), toNumber((found[2] ?? '').replaceAll(' ', ''))];
  if (!Number.isFinite(first) || !Number.isFinite(second)) return null;
  const degrees = !named && Math.abs(first) <= 90 && Math.abs(second) <= 180;
  if (!degrees) return epsg === WEB_MERCATOR || Math.abs(first) < 2e7 ? [first, second] : null;
  const [x = Number.NaN, y = Number.NaN] = projectionOf(epsg)?.forward(Float64Array.of(second, first)) ?? [];
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}
