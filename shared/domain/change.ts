/**
 * A change is data: which rows to write and which to delete. Applying one answers with the change that takes it back,
 * so undo, redo, imports and analyses all go through the same door (store/change.ts).
 */
import type { MessageParams } from '../contract/errors.ts';

/** A stored value. Geometry columns hold GeoPackage blobs. */
export type Value = string | number | bigint | null | Uint8Array;
/** All columns of a row, `fid` (or `id`) included; a partial row in a `put` of an existing row keeps the other columns. */
export type Row = Readonly<Record<string, Value>>;

export type ChangeOperation =
  | { readonly op: 'put'; readonly table: string; readonly rows: readonly Row[] }
  /** Inclusive ranges of primary keys. */
  | { readonly op: 'delete'; readonly table: string; readonly ranges: readonly (readonly [number, number])[] };

export interface Change {
  readonly operations: readonly ChangeOperation[];
}

export type StepOrigin = 'edit' | 'import' | 'analysis' | 'style' | 'settings';

/** How a step is named in the journal: message `step.<code>`, for instance "Import de 12 sites". */
export interface StepLabel {
  readonly code: string;
  readonly params: MessageParams;
  readonly origin: StepOrigin;
}

export interface JournalStep {
  readonly id: number;
  readonly at: string;
  readonly label: StepLabel;
  readonly undone: boolean;
  /** False once its data left the journal to keep within the size budget. */
  readonly reversible: boolean;
  /** Tables it changed rows of. */
  readonly tables: string[];
}

export interface ChangeReceipt {
  readonly step: JournalStep;
  /** Tables touched: readers re-read only these. */
  readonly tables: readonly string[];
}
