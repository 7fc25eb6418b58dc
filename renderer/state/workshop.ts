/** What the facilitator has before them: which scenario, weights on their way, sites compared, what the room sees. The workshop itself stays in the engine. */
import { create } from 'zustand';
import type { PublicWindowState } from '../../shared/contract/shell.ts';
import type { RankingMethod, RoomState, WeightDrawing } from '../../shared/domain/workshop.ts';
import { useProject } from './project.ts';

/** Dialogs of the workshop. Sites by `uid`, families and criteria by code. */
export type WorkshopDialog =
  | { readonly what: 'meeting' | 'minutes' | 'scenarios' | 'pairwise' | 'swing' | 'grid' | 'votes' | 'actions' | 'people' }
  | { readonly what: 'scenario-name'; readonly copy: boolean }
  | { readonly what: 'criterion'; readonly criterion: string }
  | { readonly what: 'site'; readonly site: string }
  | { readonly what: 'note'; readonly site: string | null };

/** What the public window shows. */
export const PUBLIC_SCENES = ['ranking', 'compare', 'vote'] as const;
export type PublicScene = (typeof PUBLIC_SCENES)[number];
export const MOST_COMPARED = 4;

interface WorkshopStore {
  /** Chosen scenario; null: the first one. */
  readonly scenario: number | null;
  /** Weights as the hand moves them, not written yet; null: as the scenario has them. */
  readonly weights: Readonly<Record<string, number>> | null;
  /** Family whose criteria are open. */
  readonly family: string | null;
  /** Second method shown beside the ranking. */
  readonly beside: RankingMethod | null;
  /** Null: the first three of the ranking. */
  readonly compared: readonly string[] | null;
  readonly drawing: WeightDrawing;
  readonly scene: PublicScene;
  readonly projecting: PublicWindowState;
  readonly room: RoomState | null;
  /** Milliseconds the engine took for the last draws; null: none made yet. */
  readonly drawn_ms: number | null;
  /** Pairwise judgements begun, by `first/second`: −8 (the first counts nine times more) to 8. */
  readonly judgements: Readonly<Record<string, number>>;
  /** Swings begun, by family, 0–100. */
  readonly swings: Readonly<Record<string, number>>;
  readonly set: (change: Partial<Omit<WorkshopStore, 'set' | 'forget'>>) => void;
  /** Another project. */
  readonly forget: () => void;
}

const NOTHING = {
  ...({ scenario: null, weights: null, family: null, beside: null, compared: null, scene: 'ranking', room: null, drawn_ms: null } as const),
  judgements: {},
  swings: {},
};

export const useWorkshop = create<WorkshopStore>()((set) => ({
  ...NOTHING,
  drawing: { kind: 'around', spread_percent: 50 },
  projecting: { open: false, screen: null },
  set: (change) => set(change),
  forget: () => set(NOTHING),
}));

useProject.subscribe((now, before) => {
  if (now.generation !== before.generation) useWorkshop.getState().forget();
});
