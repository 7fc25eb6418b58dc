import type { Database } from 'better-sqlite3';
import type { Catalogue } from '../catalogue.ts';
import type { Executor } from '../journal/execute.ts';

/** Name the staging file is attached under. */
export const STAGING = 'staging';

export interface MergeContext {
  readonly db: Database;
  readonly catalogue: Catalogue;
  readonly executor: Executor;
  /** GeoPackage DATETIME. */
  readonly now: string;
}

export interface MergeOptions {
  readonly mode: 'append' | 'replace' | 'update';
  /** Column that tells which rows are the same, when it is not the kind's own key. */
  readonly key?: string;
}

export interface MergedTable {
  readonly table: string;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly deleted: number;
}
