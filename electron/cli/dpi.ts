import { UsageFault } from './faults.ts';

const LEAST = 50;
const USUAL = 300;

/** Pixels per inch as typed, or the usual. Throws UsageFault `dpi-invalid` outside of 50 to `most`. */
export function dpiOf(given: string | undefined, most: number): number {
  if (given === undefined) return USUAL;
  const dpi = Number(given);
  if (!Number.isFinite(dpi) || dpi < LEAST || dpi > most) throw new UsageFault('dpi-invalid', { value: given, least: LEAST, most });
  return dpi;
}
