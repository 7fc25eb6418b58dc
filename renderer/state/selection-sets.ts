/** Chosen objects by layer, and what becomes of them when others are found. Pure. */

/** Keys by table, each once; a layer without any is not there. */
export type SelectionSets = Readonly<Record<string, readonly number[]>>;
export const COMBINE_MODES = ['replace', 'add', 'remove', 'intersect'] as const;
export type CombineMode = (typeof COMBINE_MODES)[number];

const unique = (fids: readonly number[]): readonly number[] => [...new Set(fids)];

export function setsOf(table: string, fids: readonly number[]): SelectionSets {
  return fids.length === 0 ? {} : { [table]: unique(fids) };
}

export function withSet(sets: SelectionSets, table: string, fids: readonly number[]): SelectionSets {
  const { [table]: _, ...others } = sets;
  return { ...others, ...setsOf(table, fids) };
}

/** `asked`: the tables that were looked at; an intersection leaves what is chosen in others as it is. */
export function combined(sets: SelectionSets, found: SelectionSets, asked: readonly string[], mode: CombineMode): SelectionSets {
  if (mode === 'replace') return Object.fromEntries(Object.entries(found).flatMap(([table, fids]) => Object.entries(setsOf(table, fids))));
  let next = sets;
  for (const table of asked) {
    const now = sets[table] ?? [];
    const more = found[table] ?? [];
    const known = new Set(mode === 'add' ? now : more);
    if (mode === 'add') next = withSet(next, table, [...now, ...more.filter((fid) => !known.has(fid))]);
    else
      next = withSet(
        next,
        table,
        now.filter((fid) => known.has(fid) === (mode === 'intersect')),
      );
  }
  return next;
}

export function countOf(sets: SelectionSets): number {
  return Object.values(sets).reduce((sum, fids) => sum + fids.length, 0);
}

export interface HeldKeys {
  readonly shift: boolean;
  readonly control: boolean;
  readonly alt: boolean;
}

/** Keys held say more than the panel. */
export function modeOf(keys: HeldKeys, chosen: CombineMode): CombineMode {
  return keys.alt ? 'intersect' : keys.control ? 'remove' : keys.shift ? 'add' : chosen;
}
