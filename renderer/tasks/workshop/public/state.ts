/** What the public window is told by the facilitator's page, on a channel between the two: only what the room may see. */

import type { RankingMethod, Verdict } from '../../../../shared/domain/workshop.ts';
import type { Language } from '../../../../shared/messages/index.ts';
import type { PublicScene } from '../../../state/workshop.ts';
import type { Tally } from '../votes.ts';

export const PUBLIC_CHANNEL = 'emprise-atelier';

export interface PublicSite {
  readonly fid: number;
  readonly name: string;
  readonly maturite: string | null;
}

export interface PublicRow extends PublicSite {
  readonly rank: number;
  readonly score: number;
  readonly reliability: number;
  readonly verdict: Verdict | null;
  /** Probability of its rank over the draws; null: not known yet. */
  readonly share: number | null;
}

export interface PublicPlace extends PublicSite {
  readonly place: readonly [number, number] | null;
  readonly rank: number | null;
}

export interface PublicVote {
  readonly title: string;
  readonly number: number;
  readonly state: 'open' | 'closed' | 'revealed';
  readonly openedAt: string;
  readonly endsAt: string | null;
  readonly count: number;
  readonly seats: number;
  /** Where phones vote. */
  readonly room: { readonly url: string; readonly code: readonly string[]; readonly admission: 'open' | 'personal' } | null;
  /** Null until they are revealed. */
  readonly results: readonly (PublicSite & { readonly counts: Tally })[] | null;
  /** Percentages by family; null until they are revealed, or where none were asked for. */
  readonly weights: readonly { readonly label: string; readonly mean: number; readonly least: number; readonly most: number }[] | null;
}

export interface PublicState {
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  readonly highContrast: boolean;
  readonly scene: PublicScene;
  readonly title: string;
  readonly when: string;
  readonly scenario: string;
  readonly method: RankingMethod;
  readonly frozen: boolean;
  readonly weights: readonly { readonly label: string; readonly shown: number }[];
  readonly rows: readonly PublicRow[];
  readonly ranked: number;
  readonly places: readonly PublicPlace[];
  readonly compared: {
    readonly sites: readonly PublicSite[];
    readonly lines: readonly {
      readonly label: string;
      readonly cells: readonly { readonly share: number | null; readonly words: string; readonly best: boolean }[];
    }[];
  };
  readonly vote: PublicVote | null;
  readonly camera: { readonly epsg: number; readonly centre: readonly [number, number]; readonly scaleDenominator: number } | null;
}

export type PublicMessage = { readonly kind: 'state'; readonly state: PublicState } | { readonly kind: 'hello' };
