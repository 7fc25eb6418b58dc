import type { Database } from 'better-sqlite3';
import type { Catalogue } from '../catalogue.ts';
import type { Executor } from '../journal/execute.ts';
import type { GivingWay } from './giving-way.ts';

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
  /** `update`: what the file no longer has, kept without it. */
  readonly gone?: 'keep' | 'delete' | undefined;
  /** `update`: values changed by hand, kept without it. */
  readonly edits?: 'keep' | 'replace' | undefined;
  /** Objects decided to give way to records that cover them; not in `replace`, where all do. */
  readonly givingWay?: GivingWay | undefined;
}

export interface MergedTable {
  readonly table: string;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly deleted: number;
  /** Update: rows of the sources the file continues that it no longer has, deleted or not. */
  readonly gone: number;
  /** Update: values changed by hand that the file has otherwise. */
  readonly edits: number;
}
