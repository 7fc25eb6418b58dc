/**
 * The one selection of the window: map, table and inspector read it and write it, so they always agree.
 * `origin` says who changed it last: the map pans only for a selection made elsewhere, the table scrolls only for one made elsewhere.
 */
import { create } from 'zustand';

export type SelectionOrigin = 'map' | 'table' | 'palette' | 'inspector' | 'program';

export interface Selection {
  /** Table the selected objects belong to; null when nothing is selected. */
  readonly table: string | null;
  readonly fids: readonly number[];
  /** The last object designated, the one the keyboard moves from. */
  readonly primary: number | null;
  readonly origin: SelectionOrigin;
}

interface Hover {
  readonly table: string;
  readonly fid: number;
}

interface SelectionStore extends Selection {
  readonly hover: Hover | null;
  readonly select: (table: string, fids: readonly number[], origin: SelectionOrigin, primary?: number) => void;
  readonly toggle: (table: string, fid: number, origin: SelectionOrigin) => void;
  readonly add: (table: string, fids: readonly number[], origin: SelectionOrigin) => void;
  readonly clear: (origin: SelectionOrigin) => void;
  readonly setHover: (hover: Hover | null) => void;
}

const EMPTY = { table: null, fids: [], primary: null } as const;

export const useSelection = create<SelectionStore>()((set, get) => ({
  ...EMPTY,
  origin: 'program',
  hover: null,
  select: (table, fids, origin, primary) => {
    const last = primary ?? fids.at(-1) ?? null;
    set(last === null ? { ...EMPTY, origin } : { table, fids: [...new Set(fids)], primary: last, origin });
  },
  toggle: (table, fid, origin) => {
    const now = get();
    if (now.table !== table) return now.select(table, [fid], origin);
    if (!now.fids.includes(fid)) return now.select(table, [...now.fids, fid], origin);
    return now.select(
      table,
      now.fids.filter((other) => other !== fid),
      origin,
    );
  },
  add: (table, fids, origin) => {
    const now = get();
    now.select(table, now.table === table ? [...now.fids, ...fids] : fids, origin);
  },
  clear: (origin) => set({ ...EMPTY, origin }),
  setHover: (hover) => {
    const now = get().hover;
    if (now?.table !== hover?.table || now?.fid !== hover?.fid) set({ hover });
  },
}));
