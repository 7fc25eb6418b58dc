/** The borders of this room: what a format reader gives, and what the pipeline hands to the store. */
import type { Row } from '../../../shared/domain/change.ts';
import type { FieldDefinition, TableGeometry } from '../../../shared/domain/kinds/index.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';

/** A value as a file holds it. Codes are text from the first byte on; null is missing. */
export type SourceValue = string | number | boolean | null | readonly unknown[] | { readonly [key: string]: unknown };

export interface SourceField {
  readonly name: string;
  readonly type: FieldDefinition['type'];
}

/** One record of a source, its geometry still in the source's system. */
export interface SourceFeature {
  /** 1-based record number in the source. */
  readonly row: number;
  readonly geometry: Geometry | null;
  /** Message code of the reason this record's geometry cannot be read (`null` geometry is not a reason). */
  readonly unreadable?: string;
  readonly values: Readonly<Record<string, SourceValue>>;
}

export interface Declared<T> {
  readonly value: T;
  readonly how: 'declared' | 'prj' | 'cpg' | 'header' | 'standard' | 'guessed';
}

/** One layer of a source, opened but not yet read. */
export interface SourceLayer {
  readonly name: string;
  readonly format: string;
  readonly count: number | null;
  readonly fields: readonly SourceField[];
  /** EPSG code the source declares, or null where it says nothing. */
  readonly crs: Declared<number> | null;
  readonly encoding: Declared<string> | null;
  /** Reads the records in batches; may be called more than once (a sample first, then all). */
  features(options: { readonly encoding?: string | undefined }): AsyncIterable<readonly SourceFeature[]> | Iterable<readonly SourceFeature[]>;
}

export interface Source {
  readonly layers: readonly SourceLayer[];
  close(): void;
}

/** A file format: one object, one file, one line in registry.ts. */
export interface FormatReader {
  readonly id: string;
  /** Lower-case endings with the dot, the longest match wins (`.geojson.gz` before `.gz`). */
  readonly extensions: readonly string[];
  /** True when the first bytes can only be this format. */
  sniff(head: Uint8Array, fileName: string): boolean;
  /** Throws EmpriseError naming the file and the cause. */
  open(path: string, options: { readonly encoding?: string | undefined }): Promise<Source>;
}

/** A row on its way to the store: coordinates in EPSG:4326, fields in the project's names. */
export interface PreparedRow {
  readonly row: number;
  readonly geometry: Geometry | null;
  readonly values: Row;
}

export interface PreparedTable {
  readonly table: string;
  readonly geometry: TableGeometry | null;
  /** Set for `imp_…` layers, whose table the store has to make. */
  readonly fields: readonly FieldDefinition[] | null;
  readonly title: string;
}

export interface PreparedBatch {
  readonly table: PreparedTable;
  readonly rows: readonly PreparedRow[];
}

/** Called between batches: reports progress and throws EmpriseError('cancelled') when asked to stop. */
export type Checkpoint = (done: number, total: number | null) => void;
