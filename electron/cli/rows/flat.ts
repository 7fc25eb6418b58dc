import { z } from 'zod';
import { proximiteSchema } from '../../../shared/domain/site.ts';

export type FlatRow = Readonly<Record<string, string | number | boolean | null>>;
const proximites = z.array(proximiteSchema);

/** A row of single values: the nearest object of each category becomes `distance_<categorie>_m`, other structures their JSON. */
export function flatRow(row: Readonly<Record<string, unknown>>): FlatRow {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]): [string, string | number | boolean | null][] => flatValue(name, value)),
  );
}

function flatValue(name: string, value: unknown): [string, string | number | boolean | null][] {
  if (value === null || value === undefined) return [[name, null]];
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [[name, value]];
  const near = name === 'proximites' ? proximites.safeParse(value) : undefined;
  if (!near?.success) return [[name, JSON.stringify(value)]];
  const nearest = new Map<string, number>();
  for (const { categorie, distance_m } of near.data)
    nearest.set(categorie, Math.min(distance_m, nearest.get(categorie) ?? Number.POSITIVE_INFINITY));
  return [...nearest].map(([categorie, distance_m]) => [`distance_${categorie}_m`, distance_m]);
}
