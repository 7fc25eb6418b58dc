/** One line of the palette, and the order of all of them. Pure but for what an entry runs. */
import type { ReactNode } from 'react';
import type { Recent } from '../../state/recent-searches.ts';

/** In the order of preference where they answer equally well; those of other parts come after `parcels`. */
export const GROUPS = ['go', 'ground', 'places', 'parcels', 'other', 'layers', 'fields', 'commands', 'addresses'] as const;
export type Group = (typeof GROUPS)[number];

export interface EntryAction {
  readonly id: string;
  /** Message id. */
  readonly label: string;
  readonly run: () => void;
}

export interface Entry {
  readonly id: string;
  readonly group: Group;
  /** Words above the group; entries of one group with other words make a group of their own. */
  readonly title: string;
  /** 0 best; see shared/search. */
  readonly rank: number;
  readonly name: string;
  readonly more?: string | undefined;
  /** At the right: code, area, number. */
  readonly aside?: string | undefined;
  readonly icon: ReactNode;
  readonly shortcut?: string | undefined;
  readonly recent?: Recent;
  readonly run: () => void;
  /** Ctrl + Entrée. */
  readonly add?: () => void;
  /** Tab. */
  readonly actions?: readonly EntryAction[];
  /** The palette stays open: the answer comes into it. */
  readonly stays?: boolean;
}

export interface EntryGroup {
  readonly key: string;
  readonly title: string;
  readonly entries: readonly Entry[];
}

const MOST: Readonly<Record<Group, number>> = {
  go: 3,
  ground: 6,
  places: 6,
  parcels: 6,
  other: 4,
  layers: 4,
  fields: 4,
  commands: 8,
  addresses: 7,
};

/** Groups by their best entry, entries by how well they answer, those gone to lately before others that answer as well. */
export function arranged(entries: readonly Entry[], isRecent: (entry: Entry) => boolean, whole = false): EntryGroup[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = `${entry.group} ${entry.title}`;
    const own = groups.get(key);
    if (own) own.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups]
    .map(([key, own]): EntryGroup & { readonly best: number; readonly place: number } => {
      const [one] = own as [Entry];
      const weighed = own.map((entry, index) => ({ entry, index, weight: entry.rank - (isRecent(entry) ? 0.5 : 0) }));
      weighed.sort((a, b) => a.weight - b.weight || a.index - b.index);
      const best = one.group === 'go' ? -1 : one.group === 'addresses' ? 99 : Math.floor(weighed[0]?.entry.rank ?? 0);
      const shown = weighed.slice(0, whole ? undefined : MOST[one.group]).map(({ entry }) => entry);
      return { key, title: one.title, entries: shown, best, place: GROUPS.indexOf(one.group) };
    })
    .sort((a, b) => a.best - b.best || a.place - b.place);
}
