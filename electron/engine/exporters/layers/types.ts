/** What a layer export is given and answers. */
import type { FieldDefinition, TableGeometry } from '../../../../shared/domain/kinds/index.ts';
import type { Note } from '../../../../shared/domain/note.ts';
import type { Geometry } from '../../../../shared/geo/geometry.ts';
import type { LayerJob } from './job.ts';

export interface ExportRow {
  /** EPSG:4326. */
  readonly geometry: Geometry | null;
  /** By field name, as stored; booleans may be 0 and 1. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface ExportSource {
  readonly geometry: TableGeometry | null;
  /** Columns of the output, in order. */
  readonly fields: readonly FieldDefinition[];
  /** Read once, from first to last. */
  readonly rows: Iterable<ExportRow>;
}

export const LAYER_FORMATS = ['geojson', 'csv', 'shapefile', 'fgb', 'gpkg'] as const;
export type LayerFormat = (typeof LAYER_FORMATS)[number];

export interface LayerExportOptions {
  readonly format: LayerFormat;
  /** System of the output; EPSG:4326 without it. */
  readonly epsg?: number | undefined;
  /** Leaves out the confidential fields. */
  readonly public?: boolean | undefined;
  /** Called between rows; throws to stop. */
  readonly checkpoint?: ((done: number) => void) | undefined;
  /** Writes a GeoPackage at a path: the store's deed, for it owns the container. Needed for `gpkg` alone. */
  readonly writeGeoPackage?: ((job: LayerJob, path: string) => void) | undefined;
}

export interface LayerExportReport {
  readonly written: number;
  readonly notes: readonly Note[];
}

/** A row ready to be written: projected, in the order of `fields`. */
export interface OutputRow {
  readonly geometry: Geometry | null;
  readonly values: readonly OutputValue[];
}
export type OutputValue = string | number | boolean | null;
