/** What the facilitator has before them: which scenario, weights on their way, sites compared, what the room sees. The workshop itself stays in the engine. */
import { create } from 'zustand';
import type { PublicWindowState } from '../../shared/contract/shell.ts';
import type { RankingMethod, RoomState, WeightDrawing } from '../../shared/domain/workshop.ts';
import { useProject } from './project.ts';

/** Dialogs of the workshop. Sites by `uid`, families and criteria by code. */
export type WorkshopDialog =
  | { readonly what: 'meeting' | 'minutes' | 'scenarios' | 'pairwise' | 'swing' | 'grid' | 'votes' | 'actions' | 'people' | 'decide' }
  | { readonly what: 'scenario-name'; readonly copy: boolean }
  /** What the scenario holds of its own; `criterion` shown first. */
  | { readonly what: 'settings'; readonly criterion: string | null; readonly tab: 'criteria' | 'sites' | 'method' | null }
  | { readonly what: 'criterion'; readonly criterion: string }
  /** `tab`: what is shown first. */
  | { readonly what: 'site'; readonly site: string; readonly tab?: 'decision' }
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
  /** Who the facilitator lets in at the next opening. */
  readonly admission: RoomState['admission'];
  /** Milliseconds the engine took for the last draws; null: none made yet. */
  readonly drawn_ms: number | null;
  /** Judgements of the weights begun and not kept yet, by way, scenario and participant (tasks/workshop/weighing.ts). */
  readonly drafts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Who judges; null: the room together. */
  readonly weigher: number | null;
  readonly set: (change: Partial<Omit<WorkshopStore, 'set' | 'forget'>>) => void;
  /** Another project. */
  readonly forget: () => void;
}

const NOTHING = {
  ...({ scenario: null, weights: null, family: null, beside: null, compared: null, scene: 'ranking', room: null, drawn_ms: null } as const),
  drafts: {},
  weigher: null,
};

export const useWorkshop = create<WorkshopStore>()((set) => ({
  ...NOTHING,
  drawing: { kind: 'around', spread_percent: 50 },
  projecting: { open: false, screen: null },
  admission: 'open',
  set: (change) => set(change),
  forget: () => set(NOTHING),
}));

useProject.subscribe((now, before) => {
  if (now.generation !== before.generation) useWorkshop.getState().forget();
});
