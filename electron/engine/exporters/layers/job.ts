import type { FieldDefinition, TableGeometry } from '../../../../shared/domain/kinds/index.ts';
import type { NoteBook } from '../../../../shared/domain/note.ts';
import { projectionOf } from '../../../../shared/geo/projections.ts';
import type { OutputRow } from './types.ts';

/** What a format writer works from. */
export interface LayerJob {
  readonly geometry: TableGeometry | null;
  readonly fields: readonly FieldDefinition[];
  readonly rows: Iterable<OutputRow>;
  readonly epsg: number;
  readonly notes: NoteBook;
  /** File name without its ending. */
  readonly name: string;
}

/** A geographic system's forward projection changes nothing. */
export function isGeographic(epsg: number): boolean {
  return projectionOf(epsg)?.forward(Float64Array.of(2, 48))[0] === 2;
}

/** Millimetres: 8 decimals of a degree (1 mm), 3 of a metre. */
export function coordinateDecimals(epsg: number): number {
  return isGeographic(epsg) ? 8 : 3;
}
