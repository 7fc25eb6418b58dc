/** Between the engine and the thread that searches. */
import type { EngineError } from '../../../../shared/contract/errors.ts';
import type { Found } from '../../../../shared/domain/search.ts';

export interface SearchThreadData {
  /** The working copy. */
  readonly path: string;
  readonly resources: string;
  readonly appVersion: string;
}
export type ToSearchThread =
  | { readonly type: 'find'; readonly id: number; readonly query: string; readonly most: number }
  | { readonly type: 'forget' }
  | { readonly type: 'close' };
export type FromSearchThread =
  | { readonly id: number; readonly found: readonly Found[] }
  | { readonly id: number; readonly error: EngineError };
