/** How the maps stand: one, two side by side, or a curtain between two sets of layers; the overview; the full screen. */
import { create } from 'zustand';
import { DEGREE_FORMS, type DegreeForm } from '../../shared/format/degrees.ts';

export const ARRANGEMENTS = ['single', 'split', 'swipe'] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];
export const MAP_SIDES = ['first', 'second'] as const;
export type MapSide = (typeof MAP_SIDES)[number];

interface MapViewsStore {
  readonly arrangement: Arrangement;
  /** The two maps move as one. A curtain always does. */
  readonly linked: boolean;
  /** Where the divider stands, as a share of the width. */
  readonly divider: number;
  readonly overview: boolean;
  readonly degrees: DegreeForm;
  /** The map the planner is on: commands go to it. */
  readonly active: MapSide;
  /** Ids of the layers the second map shows; null: those of the first. */
  readonly secondLayers: readonly string[] | null;
  /** Ids of the base maps under it, of those of the project; null: those of the first. */
  readonly secondBaseMaps: readonly string[] | null;
  readonly fullScreen: boolean;
  readonly set: (change: Partial<Omit<MapViewsStore, 'set'>>) => void;
}

export const DIVIDER = { least: 0.05, most: 0.95, middle: 0.5 } as const;

/** A habit of the person: it stays on this computer. What the second map shows belongs to the project. */
const KEPT = 'emprise.map-views';
type Kept = Pick<MapViewsStore, 'arrangement' | 'linked' | 'divider' | 'overview' | 'degrees'>;

/** What was kept, as far as it still makes sense. */
export function readKept(stored: string | null): Partial<Kept> {
  let kept: Partial<Kept>;
  try {
    const parsed: unknown = JSON.parse(stored ?? '{}');
    kept = typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
  return {
    ...(kept.arrangement && ARRANGEMENTS.includes(kept.arrangement) ? { arrangement: kept.arrangement } : {}),
    ...(typeof kept.linked === 'boolean' ? { linked: kept.linked } : {}),
    ...(typeof kept.divider === 'number' && Number.isFinite(kept.divider) ? { divider: clampedDivider(kept.divider) } : {}),
    ...(typeof kept.overview === 'boolean' ? { overview: kept.overview } : {}),
    ...(kept.degrees && DEGREE_FORMS.includes(kept.degrees) ? { degrees: kept.degrees } : {}),
  };
}

export function clampedDivider(share: number): number {
  return Math.min(DIVIDER.most, Math.max(DIVIDER.least, share));
}

const storage = typeof localStorage === 'undefined' ? null : localStorage;

export const useMapViews = create<MapViewsStore>()((set) => ({
  arrangement: 'single',
  linked: true,
  divider: DIVIDER.middle,
  overview: true,
  degrees: 'decimal',
  ...readKept(storage?.getItem(KEPT) ?? null),
  active: 'first',
  secondLayers: null,
  secondBaseMaps: null,
  fullScreen: false,
  set: (change) => set(change),
}));

useMapViews.subscribe(({ arrangement, linked, divider, overview, degrees }) => {
  storage?.setItem(KEPT, JSON.stringify({ arrangement, linked, divider, overview, degrees } satisfies Kept));
});

/** True where both maps share one camera. */
export function sharesCamera({ arrangement, linked }: Pick<MapViewsStore, 'arrangement' | 'linked'>): boolean {
  return arrangement === 'swipe' || (arrangement === 'split' && linked);
}
