import type { Geometry } from '../../../../shared/geo/geometry.ts';
import type { ConformityFindings } from '../conformity/checker.ts';
import type { PreparedRow, PreparedTable, SourceFeature } from '../types.ts';

export interface Placed {
  readonly table: PreparedTable;
  readonly row: PreparedRow;
}

/** How the rows of a layer are made: one way for kinds with a schema, one for layers kept as they are. */
export interface Plan {
  /** Sees every record as it is delivered, also one that will be rejected. */
  look?(feature: SourceFeature): void;
  /** The file against the standard of its kind, where it has one. */
  conformity?(): ConformityFindings | null;
  /** Target ← source, as decided so far. */
  mapping(): { to: string; from: string }[];
  /**
   * Rows for one feature whose geometry is in EPSG:4326 and valid. Null: rejected, with its note made.
   * An empty list: nothing new to store (a repeated row), counted as imported.
   */
  place(feature: SourceFeature, geometry: Geometry | null): readonly Placed[] | null;
  /** What to write at the end, once everything was seen. */
  finish(): void;
}
