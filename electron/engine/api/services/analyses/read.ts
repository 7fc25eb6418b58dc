import type { Geometry } from '../../../../../shared/geo/geometry.ts';
import type { ProjectReader } from '../../../store/index.ts';

/** One object as analyses take it: its uid, its outline, and the text of the columns asked for. */
export interface ReadObject<C extends string> {
  readonly uid: string;
  readonly geometry: Geometry | null;
  readonly values: Readonly<Record<C, string | null>>;
}

/** All objects of a table (or those of `fids`), with the named columns as text (codes are text; numbers are read where they are needed). */
export function readObjects<C extends string = never>(
  reader: ProjectReader,
  table: string,
  columns: readonly C[] = [],
  fids?: readonly number[],
): ReadObject<C>[] {
  if (!reader.hasTable(table)) return [];
  const objects: ReadObject<C>[] = [];
  for (const row of reader.geometries(table, { columns, ...(fids === undefined ? {} : { fids }) })) {
    const values = Object.fromEntries(columns.map((name, index) => [name, asText(row.values[index])])) as Record<C, string | null>;
    objects.push({ uid: row.uid ?? String(row.fid), geometry: row.geometry, values });
  }
  return objects;
}

function asText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** A stored boolean read as text; null where it says nothing. */
export function yesOrNo(value: string | null): boolean | null {
  return value === null ? null : value === '1';
}
