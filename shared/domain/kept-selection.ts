/** Selections a planner keeps under a name: chosen objects of any layers, by their number. Kept in the project, under undo. */
import { z } from 'zod';

const tableName = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

/** `ranges`: numbers of objects, first and last of each run, ascending. */
export const keptSelectionSchema = z.object({
  id: z.string().max(60),
  name: z.string().min(1).max(200),
  sets: z
    .array(z.object({ table: tableName, ranges: z.array(z.tuple([z.number().int(), z.number().int()])).min(1) }))
    .min(1)
    .max(200),
});
export type KeptSelection = z.output<typeof keptSelectionSchema>;

export const MOST_KEPT_SELECTIONS = 200;
/** Longest filter that names objects by their number (`layers/update` takes 4000 characters). */
const MOST_FILTER_CHARACTERS = 4000;

/** Runs of neighbouring numbers. */
export function rangesOfFids(fids: Iterable<number>): [number, number][] {
  const ranges: [number, number][] = [];
  for (const fid of [...new Set(fids)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && fid === last[1] + 1) last[1] = fid;
    else ranges.push([fid, fid]);
  }
  return ranges;
}

export function fidsOfRanges(ranges: readonly (readonly [number, number])[]): number[] {
  return ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

/** An expression that holds for these objects and no others; null where it would be too long for a filter. */
export function filterOfFids(fids: Iterable<number>): string | null {
  const ranges = rangesOfFids(fids);
  const alone = ranges.filter(([first, last]) => last === first).map(([first]) => first);
  const runs = ranges.filter(([first, last]) => last > first).map(([first, last]) => `fid between ${first} and ${last}`);
  const filter = [...runs, ...(alone.length > 0 ? [`fid in (${alone.join(', ')})`] : [])].join(' or ');
  return filter === '' || filter.length > MOST_FILTER_CHARACTERS ? null : filter;
}
