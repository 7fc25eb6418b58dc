/** Finds where a table keeps its coordinates: from the names of its columns and from what stands in them. */
import type { GeometryFinding, Remarks } from '../geojson/geometry.ts';
import { fold } from '../names.ts';
import type { Declared, SourceLayer } from '../types.ts';
import { columnPairs } from './column-pairs.ts';
import { pairTextColumn } from './pair-text.ts';
import { type ShapeColumn, shapeColumn } from './shape-column.ts';

/** One way to read a record's geometry; a table may have several (an outline and a point), tried in order. */
export interface CoordinateSource {
  readonly how: 'columns' | 'wkt' | 'geojson';
  /** Indexes of the columns used. */
  readonly columns: readonly number[];
  /** True where the columns hold nothing but geometry: they are not fields. */
  readonly onlyGeometry: boolean;
  readonly crs: Declared<number> | null;
  /** `remarks` takes the note codes of what was left out (Z, parts of a mixed collection). */
  read(cells: readonly string[], remarks?: Remarks): GeometryFinding;
  /** EPSG code of a record whose numbers are in another system than `crs`, or null. */
  crsOf?(cells: readonly string[]): number | null;
}

export type Records = readonly (readonly string[])[];

const SAMPLE_RECORDS = 200;

/** `names`: null for what is no column. */
export function findCoordinates(names: readonly (string | null)[], records: Records): CoordinateSource[] {
  const sample = records.slice(0, SAMPLE_RECORDS);
  const folded = names.map((name) => fold(name ?? ''));
  const shapes = folded.flatMap((name, column) => shapeColumn(name, column, sample) ?? []);
  const pairs = columnPairs(folded, sample);
  const texts = folded.flatMap((name, column) => pairTextColumn(name, column, sample) ?? []);
  // An outline says more than a point, a written geometry more than two numbers.
  const outlines = shapes.filter((shape) => shape.isOutline);
  const points = shapes.filter((shape) => !shape.isOutline);
  const found = [...outlines, ...points, ...pairs, ...texts];
  const first = found[0];
  if (first === undefined) return [];
  // Other ways are a fallback only where they count in the same system, so that one answer holds for the layer.
  return found.filter(
    (source) =>
      source === first || (source.onlyGeometry && source.crs?.value === first.crs?.value && shapes.includes(source as ShapeColumn)),
  );
}

/** What the dialog shows of it. */
export function placeOf(names: readonly (string | null)[], sources: readonly CoordinateSource[]): NonNullable<SourceLayer['place']> {
  const [first] = sources;
  if (first === undefined) return { how: 'none', columns: [] };
  return { how: first.how, columns: [...new Set(sources.flatMap(({ columns }) => columns))].flatMap((column) => names[column] ?? []) };
}
