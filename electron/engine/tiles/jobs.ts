/** What the reading threads are asked, and answer. Plain data: it crosses to a thread and back. */

import type { LayerStyle } from '../../../shared/domain/style.ts';
import type { PackedTile, TileValues } from '../../../shared/domain/tile.ts';
import type { Bbox } from '../../../shared/geo/geometry.ts';
import type { TileWish } from './cut.ts';

/** `filter`: expression of shared/expression, or null for all objects. */
export type TileJob =
  | {
      readonly type: 'tile';
      readonly table: string;
      readonly filter: string | null;
      readonly wish: TileWish;
      readonly style: LayerStyle | null;
    }
  | { readonly type: 'values'; readonly table: string; readonly fids: Uint32Array; readonly style: LayerStyle }
  | { readonly type: 'classes'; readonly table: string; readonly filter: string | null; readonly style: LayerStyle }
  /** `box`: metres of the view. */
  | { readonly type: 'within'; readonly table: string; readonly filter: string | null; readonly epsg: number; readonly box: Bbox };

export interface TileAnswers {
  readonly tile: PackedTile;
  readonly values: TileValues;
  /** Objects in each class of the style, in its order. */
  readonly classes: number[];
  readonly within: Uint32Array<ArrayBuffer>;
}

export type AnswerTo<J extends TileJob> = TileAnswers[J['type']];

/** Runs one job after the other, here or in a thread. */
export interface TileWorker {
  /** It will never answer again. */
  readonly hasEnded: boolean;
  run<J extends TileJob>(job: J): Promise<AnswerTo<J>>;
  /** The job under way is not wanted any more: it may reject with `cancelled`. */
  interrupt(): void;
  /** The tables of the project are others now: what is remembered of them is forgotten. */
  forget(): void;
  close(): Promise<void>;
}
