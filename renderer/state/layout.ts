/** What the mode « Mise en page » shows: which page, what is chosen on it, how it lies on the table. The pages themselves are the engine's. */
import { create } from 'zustand';
import type { AtlasPlan, PageSeries } from '../../shared/domain/atlas.ts';
import type { PageItem, PageItemType, PageLayout } from '../../shared/domain/page-layout.ts';
import type { PageReport } from '../../shared/domain/page-report.ts';

export type ExportFormat = 'pdf' | 'png' | 'svg';
export type LayoutLine = { readonly axis: 'x' | 'y'; readonly at_mm: number };

/** Where the page's corner stands on the table (pixels), and pixels per millimetre. */
export interface LayoutTableView {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

interface LayoutStore {
  /** Id of the page shown; null: the first of the project. */
  readonly current: string | null;
  /** Ids of items, the last one in front. */
  readonly selected: readonly string[];
  /** Map item whose content is moved. */
  readonly entered: string | null;
  /** The page as it is being changed, until the engine has it. */
  readonly draft: PageLayout | null;
  /** What the last drawing of the page shown found. */
  readonly report: PageReport | null;
  /** What the next rectangle drawn on the page will be. */
  readonly placing: PageItemType | null;
  readonly snapping: boolean;
  /** As it will be printed: no frames, no handles, no guides. */
  readonly previewing: boolean;
  /** The page on the screen, draft included, for commands and keys; null while there is none. */
  readonly shown: PageLayout | null;
  readonly readOnly: boolean;
  /** How the page lies on the table; null: whole, in the middle. */
  readonly view: LayoutTableView | null;
  /** Width and height of the table, pixels. */
  readonly tableSize: readonly [number, number];
  readonly pointer_mm: readonly [number, number] | null;
  /** Lines that what is being moved lies on. */
  readonly held: readonly LayoutLine[];
  readonly copied: readonly PageItem[];
  /** Of pages that may only be read, by id: what was chosen here, which the page cannot keep. */
  readonly readSeries: Readonly<Record<string, PageSeries | null>>;
  /** Page of the series that is shown, from 1. */
  readonly seriesPage: number;
  /** What the engine said of the series shown. */
  readonly seriesPlan: AtlasPlan | null;
  readonly format: ExportFormat;
  readonly dpi: number;
  /** Job of the export under way. */
  readonly exporting: string | null;
  readonly set: (change: Partial<Omit<LayoutStore, 'set'>>) => void;
}

const KEPT = 'emprise.layout';

function kept(): { readonly snapping?: boolean; readonly dpi?: number } {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    return typeof found === 'object' && found !== null ? found : {};
  } catch {
    return {};
  }
}
const before = typeof localStorage === 'undefined' ? {} : kept();

const NOTHING = {
  current: null,
  selected: [],
  entered: null,
  draft: null,
  report: null,
  placing: null,
  previewing: false,
  view: null,
  pointer_mm: null,
  held: [],
  seriesPage: 1,
  seriesPlan: null,
  exporting: null,
} as const;

export const useLayoutView = create<LayoutStore>()((set) => ({
  ...NOTHING,
  snapping: before.snapping ?? true,
  dpi: before.dpi ?? 300,
  format: 'pdf',
  shown: null,
  readOnly: true,
  tableSize: [0, 0],
  copied: [],
  readSeries: {},
  set: (change) => set(change),
}));

/** Another project, or another page of it. */
export function showLayout(current: string | null): void {
  useLayoutView.setState({ ...NOTHING, current });
}

export function choose(ids: readonly string[]): void {
  useLayoutView.setState({ selected: ids, entered: null, placing: null });
}

if (typeof localStorage !== 'undefined')
  useLayoutView.subscribe(({ snapping, dpi }, old) => {
    if (snapping !== old.snapping || dpi !== old.dpi) localStorage.setItem(KEPT, JSON.stringify({ snapping, dpi }));
  });
