/** What is shown where: mode, panels and their sizes, what the map last said of itself. */
import { create } from 'zustand';

export type Mode = 'carte' | 'sites' | 'atelier' | 'mise-en-page';
export const TABLE_HEIGHT = { least: 120, usual: 236 } as const;

export interface MapReadout {
  readonly scaleDenominator: number | null;
  /** Metres per pixel of the view. */
  readonly resolution: number | null;
  readonly epsg: number;
  /** Pointer in the view's system (metres), null outside the map. */
  readonly pointer: readonly [number, number] | null;
  /** Centre of the view, shown when the pointer is elsewhere. */
  readonly centre: readonly [number, number] | null;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
}

interface ViewStore {
  readonly mode: Mode;
  /** Layer the table shows and the tree marks. */
  readonly table: string | null;
  /** Layer or view the tree marks, where it is not the table itself. */
  readonly layer: string | null;
  /** Layer whose style is being changed: its panel stands in place of the inspector. */
  readonly styling: string | null;
  /** The journal stands in place of the inspector. */
  readonly historyOpen: boolean;
  readonly layersOpen: boolean;
  readonly inspectorOpen: boolean;
  readonly tableOpen: boolean;
  readonly tableHeight: number;
  readonly readout: MapReadout;
  readonly layerStates: Readonly<Record<string, 'loading' | 'ready' | { readonly error: string }>>;
  /** Objects in each class of a layer's style, once the map has loaded them. */
  readonly classCounts: Readonly<Record<string, readonly number[]>>;
  readonly set: (change: Partial<Omit<ViewStore, 'set' | 'setReadout' | 'setLayerState' | 'setClassCounts'>>) => void;
  readonly setReadout: (change: Partial<MapReadout>) => void;
  readonly setClassCounts: (table: string, counts: readonly number[]) => void;
  readonly setLayerState: (table: string, state: ViewStore['layerStates'][string]) => void;
}

/** Sizes are a habit of the person, not of the project: they stay on this computer. */
const KEPT = 'emprise.panels';
type Kept = Pick<ViewStore, 'layersOpen' | 'inspectorOpen' | 'tableOpen' | 'tableHeight'>;

function keptSizes(): Partial<Kept> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Partial<Kept>) : {};
  } catch {
    return {};
  }
}

const kept = typeof localStorage === 'undefined' ? {} : keptSizes();

export const useView = create<ViewStore>()((set) => ({
  mode: 'carte',
  table: null,
  layer: null,
  styling: null,
  historyOpen: false,
  layersOpen: kept.layersOpen ?? true,
  inspectorOpen: kept.inspectorOpen ?? true,
  tableOpen: kept.tableOpen ?? true,
  tableHeight: kept.tableHeight ?? TABLE_HEIGHT.usual,
  readout: { scaleDenominator: null, resolution: null, epsg: 2154, pointer: null, centre: null, canGoBack: false, canGoForward: false },
  layerStates: {},
  classCounts: {},
  set: (change) => set(change),
  setReadout: (change) => set((now) => ({ readout: { ...now.readout, ...change } })),
  setClassCounts: (table, counts) => set((now) => ({ classCounts: { ...now.classCounts, [table]: counts } })),
  setLayerState: (table, state) => set((now) => ({ layerStates: { ...now.layerStates, [table]: state } })),
}));

if (typeof localStorage !== 'undefined') {
  useView.subscribe(({ layersOpen, inspectorOpen, tableOpen, tableHeight }, before) => {
    const same =
      layersOpen === before.layersOpen &&
      inspectorOpen === before.inspectorOpen &&
      tableOpen === before.tableOpen &&
      tableHeight === before.tableHeight;
    if (!same) localStorage.setItem(KEPT, JSON.stringify({ layersOpen, inspectorOpen, tableOpen, tableHeight }));
  });
}
