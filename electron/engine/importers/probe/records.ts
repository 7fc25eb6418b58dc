import type { SourceFeature, SourceLayer } from '../types.ts';

/** Enough to know a layer by, few enough to be read while someone waits. */
const FIRST_RECORDS = 500;
const SPREAD_RECORDS = 400;

export interface Looked {
  /** From the beginning, in order. */
  readonly first: readonly SourceFeature[];
  /** From all over the layer; of what was read where the reader cannot reach further. Empty where it has no geometry. */
  readonly spread: readonly SourceFeature[];
  /** Both, each record once, in order. */
  readonly all: readonly SourceFeature[];
}

export async function lookAt(layer: SourceLayer): Promise<Looked> {
  const first: SourceFeature[] = [];
  let read: readonly SourceFeature[] = first;
  for await (const batch of layer.features()) {
    // A reader that holds its whole file gives it at once.
    read = first.length === 0 && batch.length > FIRST_RECORDS ? batch : first;
    first.push(...batch.slice(0, FIRST_RECORDS - first.length));
    if (first.length >= FIRST_RECORDS) break;
  }
  const reached = await layer.spread?.(SPREAD_RECORDS);
  const spread = (reached !== undefined && reached.length > 0 ? reached : evenly(read, SPREAD_RECORDS)).filter(
    ({ geometry }) => geometry !== null,
  );
  const byRow = new Map([...first, ...spread].map((feature) => [feature.row, feature]));
  return { first, spread, all: [...byRow.values()].sort((a, b) => a.row - b.row) };
}

function evenly<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] as T);
}
