/** What a shape drawn on the map does to the selection: a habit of the moment, the same for all shapes. */
import { create } from 'zustand';
import type { AreaRelation } from '../../shared/domain/selecting.ts';
import type { CombineMode } from './selection-sets.ts';

interface SelectOptions {
  readonly mode: CombineMode;
  readonly how: AreaRelation;
  readonly scope: 'active' | 'visible';
  /** Radius of circles in metres on the ground; null: it is drawn. */
  readonly radius_m: number | null;
  readonly set: (change: Partial<Omit<SelectOptions, 'set'>>) => void;
}

export const useSelectOptions = create<SelectOptions>()((set) => ({
  mode: 'replace',
  how: 'intersects',
  scope: 'active',
  radius_m: null,
  set: (change) => set(change),
}));
