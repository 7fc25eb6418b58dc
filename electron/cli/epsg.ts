import { UsageFault } from './faults.ts';

/** `EPSG:2154` or `2154`. */
export function epsgOf(given: string): number {
  const digits = /^(?:epsg:)?(\d{4,6})$/i.exec(given.trim())?.[1];
  if (digits === undefined) throw new UsageFault('crs-invalid', { value: given });
  return Number(digits);
}
