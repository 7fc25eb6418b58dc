/** What the table of each layer shows: filters, sorting and search for as long as the project is open, columns and their widths for good. */
import { create } from 'zustand';
import { useProject } from './project.ts';

export const OPERATORS = [
  ...(['contains', 'lacks', 'starts', 'same', 'in'] as const),
  ...(['eq', 'ne', 'ge', 'le', 'between', 'on', 'from', 'until'] as const),
  ...(['yes', 'no', 'missing', 'present'] as const),
] as const;
export type FilterOperator = (typeof OPERATORS)[number];

export interface ColumnFilter {
  readonly field: string;
  readonly operator: FilterOperator;
  /** One, two for `between`, any number for `in`, none for the last four. Dates as ISO days. */
  readonly values: readonly (string | number)[];
  /** For `in`: objects without a value too. */
  readonly withMissing?: boolean;
}

export interface TableSort {
  readonly field: string;
  readonly descending: boolean;
}

/** Columns a person chose for a layer: a habit, kept on this computer. */
export interface ColumnChoice {
  /** In order; null = the usual ones. */
  readonly shown: readonly string[] | null;
  /** Pixels. */
  readonly widths: Readonly<Record<string, number>>;
}

export interface LayerTableView {
  readonly filters: readonly ColumnFilter[];
  readonly sort: readonly TableSort[];
  readonly search: string;
}

/** What the table shows now, for others to speak of it: the export, the status bar. */
interface Shown {
  readonly table: string;
  readonly where: string | undefined;
  readonly search: string;
  readonly total: number;
  /** Selected objects the filter and the search hide. */
  readonly hidden: number;
}

interface TableViewStore {
  readonly views: Readonly<Record<string, LayerTableView>>;
  readonly columns: Readonly<Record<string, ColumnChoice>>;
  readonly shown: Shown | null;
  readonly setView: (table: string, change: Partial<LayerTableView>) => void;
  readonly setColumns: (table: string, change: Partial<ColumnChoice>) => void;
  readonly setShown: (shown: Shown | null) => void;
  /** Another project is open. */
  readonly forget: () => void;
}

const NO_VIEW: LayerTableView = { filters: [], sort: [], search: '' };
const NO_CHOICE: ColumnChoice = { shown: null, widths: {} };
const KEPT = 'emprise.columns';

function keptColumns(): Record<string, ColumnChoice> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, ColumnChoice>) : {};
  } catch {
    return {};
  }
}

export const useTableView = create<TableViewStore>()((set) => ({
  views: {},
  columns: typeof localStorage === 'undefined' ? {} : keptColumns(),
  shown: null,
  setView: (table, change) => set(({ views }) => ({ views: { ...views, [table]: { ...(views[table] ?? NO_VIEW), ...change } } })),
  setColumns: (table, change) =>
    set(({ columns }) => ({ columns: { ...columns, [table]: { ...(columns[table] ?? NO_CHOICE), ...change } } })),
  setShown: (shown) => set({ shown }),
  forget: () => set({ views: {}, shown: null }),
}));

export function useLayerTableView(table: string): LayerTableView {
  return useTableView((store) => store.views[table] ?? NO_VIEW);
}

export function useColumnChoice(table: string): ColumnChoice {
  return useTableView((store) => store.columns[table] ?? NO_CHOICE);
}

useProject.subscribe(({ generation }, before) => {
  if (generation !== before.generation) useTableView.getState().forget();
});

if (typeof localStorage !== 'undefined') {
  useTableView.subscribe(({ columns }, before) => {
    if (columns !== before.columns) localStorage.setItem(KEPT, JSON.stringify(columns));
  });
}
