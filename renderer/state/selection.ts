/**
 * The one selection of the window: map, table and inspector read it and write it, so they always agree. Each layer has its own chosen objects; one layer is the
 * present one, whose objects `table` and `fids` name. `origin` says who changed it last: the map pans only for a selection made elsewhere, the table scrolls only
 * for one made elsewhere.
 */
import { create } from 'zustand';
import { type CombineMode, combined, type SelectionSets, setsOf, withSet } from './selection-sets.ts';

export type SelectionOrigin = 'map' | 'table' | 'palette' | 'inspector' | 'program';

export interface Selection {
  /** Table of the present layer; null when nothing is selected in any. */
  readonly table: string | null;
  readonly fids: readonly number[];
  /** The last object designated, the one the keyboard moves from. */
  readonly primary: number | null;
  readonly origin: SelectionOrigin;
  /** Chosen objects of every layer that has any, the present one's among them. */
  readonly sets: SelectionSets;
}

interface Hover {
  readonly table: string;
  readonly fid: number;
}

interface SelectionStore extends Selection {
  readonly hover: Hover | null;
  /** These objects and no others, in any layer. */
  readonly select: (table: string, fids: readonly number[], origin: SelectionOrigin, primary?: number) => void;
  /** The objects of one layer; those of the others stay. */
  readonly put: (table: string, fids: readonly number[], origin: SelectionOrigin, primary?: number) => void;
  readonly toggle: (table: string, fid: number, origin: SelectionOrigin) => void;
  readonly add: (table: string, fids: readonly number[], origin: SelectionOrigin) => void;
  /** What was found in the layers that were asked; `replace` empties the others too. */
  readonly combine: (found: SelectionSets, asked: readonly string[], mode: CombineMode, origin: SelectionOrigin) => void;
  /** Makes another layer that has chosen objects the present one. */
  readonly present: (table: string, origin: SelectionOrigin) => void;
  /** All layers, or one. */
  readonly clear: (origin: SelectionOrigin, table?: string) => void;
  readonly setHover: (hover: Hover | null) => void;
}

const EMPTY = { table: null, fids: [], primary: null, sets: {} } as const;
const NO_FIDS: readonly number[] = [];

export const useSelection = create<SelectionStore>()((set, get) => {
  /** `table`: the layer that should be the present one, if it has anything. */
  const show = (sets: SelectionSets, table: string, origin: SelectionOrigin, primary?: number): void => {
    const [other] = Object.keys(sets);
    const present = table in sets ? table : other;
    const fids = present === undefined ? NO_FIDS : (sets[present] ?? NO_FIDS);
    const last = (present === table ? primary : undefined) ?? fids.at(-1);
    if (present === undefined || last === undefined) set({ ...EMPTY, origin });
    else set({ table: present, fids, primary: last, sets, origin });
  };
  return {
    ...EMPTY,
    origin: 'program',
    hover: null,
    select: (table, fids, origin, primary) => show(setsOf(table, fids), table, origin, primary),
    put: (table, fids, origin, primary) => show(withSet(get().sets, table, fids), table, origin, primary),
    toggle: (table, fid, origin) => {
      const { sets, put } = get();
      const now = sets[table] ?? NO_FIDS;
      put(table, now.includes(fid) ? now.filter((other) => other !== fid) : [...now, fid], origin);
    },
    add: (table, fids, origin) => get().put(table, [...(get().sets[table] ?? NO_FIDS), ...fids], origin),
    combine: (found, asked, mode, origin) => {
      const { sets, table } = get();
      const next = combined(sets, found, asked, mode);
      const [first] = Object.keys(found).filter((name) => name in next);
      show(next, table !== null && table in next && (first === undefined || table in found) ? table : (first ?? ''), origin);
    },
    present: (table, origin) => {
      const { sets } = get();
      if (table in sets) show(sets, table, origin);
    },
    clear: (origin, table) => {
      if (table === undefined) set({ ...EMPTY, origin });
      else get().put(table, [], origin);
    },
    setHover: (hover) => {
      const now = get().hover;
      if (now?.table !== hover?.table || now?.fid !== hover?.fid) set({ hover });
    },
  };
});

/** Chosen objects of one layer. */
export function useSelectedIn(table: string): readonly number[] {
  return useSelection((selection) => selection.sets[table] ?? NO_FIDS);
}
