/** Records of a table, as texts, to features: one way for CSV, XLSX and ODS. */
import type { SourceFeature, SourceField, SourceLayer, SourceValue } from '../types.ts';
import { columnTypes } from './column-types.ts';
import { type CoordinateSource, findCoordinates, placeOf, type Records } from './coordinates.ts';

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

export class TableReader {
  readonly fields: readonly SourceField[];
  readonly coordinates: readonly CoordinateSource[];
  readonly place: NonNullable<SourceLayer['place']>;
  readonly #names: readonly (string | null)[];
  /** Columns that are fields. */
  readonly #kept: readonly number[];
  /** Cells a whole record has: columns without a name at the end do not count. */
  readonly #width: number;

  /** `types`: where the format itself knows them. */
  constructor(names: readonly (string | null)[], sample: Records, types = columnTypes(names, sample)) {
    this.#names = names;
    this.coordinates = findCoordinates(names, sample);
    this.place = placeOf(names, this.coordinates);
    const used = new Set(this.coordinates.filter((source) => source.onlyGeometry).flatMap((source) => source.columns));
    this.#kept = names.flatMap((name, column) => (name === null || used.has(column) ? [] : [column]));
    this.#width = names.findLastIndex((name) => name !== null) + 1;
    this.fields = this.#kept.map((column) => ({ name: names[column] as string, type: types[column] ?? 'text' }));
  }

  toFeature(cells: readonly string[], row: number, remarks: readonly string[] = []): SourceFeature {
    const values: Record<string, SourceValue> = {};
    for (const column of this.#kept) {
      const cell = cells[column];
      values[this.#names[column] as string] = cell === undefined || cell === '' ? null : cell;
    }
    // One unquoted delimiter shifts all that follows: guessing where would put values under wrong names.
    if (cells.length > this.#width && !isBlank(cells.slice(this.#width)))
      return { row, geometry: null, unreadable: 'row-too-long', values };
    const said = cells.length < this.#width ? [...remarks, 'row-too-short'] : [...remarks];
    let fault: string | null = null;
    for (const source of this.coordinates) {
      const found = source.read(cells, said);
      if (found === null) continue;
      if (typeof found === 'string') {
        fault ??= found;
        continue;
      }
      if (fault !== null) said.push('outline-unreadable');
      const crs = source.crsOf?.(cells) ?? null;
      if (crs === null) return feature(row, values, said, found);
      return { ...feature(row, values, [...said, 'crs-of-territory'], found), crs };
    }
    return fault === null ? feature(row, values, said) : { row, geometry: null, unreadable: fault, values };
  }
}

function feature(
  row: number,
  values: SourceFeature['values'],
  remarks: readonly string[],
  geometry: SourceFeature['geometry'] = null,
): SourceFeature {
  return remarks.length === 0 ? { row, geometry, values } : { row, geometry, values, remarks };
}
