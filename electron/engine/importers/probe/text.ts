import { jsonOf } from '../prepare/values.ts';

const TEXT_LENGTH = 200;

/** A value as a cell of the preview shows it. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'object' ? jsonOf(value) : String(value);
  return text.length > TEXT_LENGTH ? `${text.slice(0, TEXT_LENGTH - 1)}…` : text;
}
