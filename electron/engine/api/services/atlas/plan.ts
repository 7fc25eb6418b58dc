/** The pages of a series: which objects, in which order, under which names. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { Atlas, AtlasPlan } from '../../../../../shared/domain/atlas.ts';
import type { Row, Value } from '../../../../../shared/domain/change.ts';
import type { Language } from '../../../../../shared/messages/index.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { filterCondition } from '../drawn-values.ts';
import { fieldsOf } from '../list.ts';
import { layerTitle } from '../map-layers.ts';
import { compileQuery } from '../table-query.ts';
import { pageFileNames } from './file-names.ts';
import { nameOf, nameOfValue, namingColumns } from './object-name.ts';

interface Found {
  readonly fid: number;
  readonly name: string;
}

/**
 * Throws `layer-unknown`, `field-unknown`, `expression-invalid`; `atlas-layer-unfit` for a layer without a place on the map;
 * `atlas-empty` with its reason.
 */
export function planAtlas(reader: ProjectReader, atlas: Atlas, language: Language): AtlasPlan {
  const layer = reader.layer(atlas.layer);
  const title = layerTitle(layer, language);
  if (layer.geometry === null) throw new EmpriseError('atlas-layer-unfit', { layer: title });
  const { table } = layer;
  const fields = fieldsOf(reader, table);
  const { by } = atlas;
  if (by !== null && !fields.some(({ name }) => name === by)) throw new EmpriseError('field-unknown', { field: by, layer: title });
  const query = compileQuery(reader, {
    table,
    where: atlas.where ?? undefined,
    search: atlas.search ?? undefined,
    sort: atlas.sort,
  });
  const own = filterCondition(reader, layer);
  const where =
    query.where && own
      ? { sql: `(${query.where.sql}) AND (${own.sql})`, params: [...query.where.params, ...own.params] }
      : (query.where ?? own);
  const named = atlas.fids && new Set(atlas.fids);
  const keys = [...reader.order(table, { where, orderBy: query.orderBy })].filter((key) => named === null || named.has(key));
  if (keys.length === 0) {
    const reason = named === null ? (layer.count === 0 ? 'none' : 'filter') : 'selection';
    throw new EmpriseError('atlas-empty', { layer: title, reason });
  }
  const placed = placedKeys(reader, table, keys);
  const withPlace = keys.filter((key) => placed.has(key));
  if (withPlace.length === 0) throw new EmpriseError('atlas-empty', { layer: title, reason: 'place' });
  const found =
    by === null ? objectPages(reader, table, withPlace, namingColumns(table, fields)) : groupPages(reader, table, withPlace, by);
  if (found.length === 0) throw new EmpriseError('atlas-empty', { layer: title, reason: 'place' });
  const ordered = atlas.sort.length > 0 ? found : [...found].sort((a, b) => compare(a.name, b.name) || a.fid - b.fid);
  const files = pageFileNames(ordered.map(({ name }) => name));
  return {
    pages: ordered.map((page, index) => ({ ...page, file: files[index] as string })),
    objects: keys.length,
    withoutPlace: keys.length - withPlace.length,
  };
}

const { compare } = new Intl.Collator('fr', { numeric: true });

/** Those with bounds: an empty geometry has none. */
function placedKeys(reader: ProjectReader, table: string, keys: readonly number[]): Set<number> {
  const placed = new Set<number>();
  let at = 0;
  for (const geometry of reader.shapes(table, keys)) {
    if (geometry && geometry.xy.length > 0) placed.add(keys[at] as number);
    at += 1;
  }
  return placed;
}

function objectPages(reader: ProjectReader, table: string, keys: readonly number[], columns: readonly string[]): Found[] {
  const rows = rowsByKey(reader, table, keys, columns);
  return keys.map((fid) => ({ fid, name: nameOf(rows.get(fid) ?? {}, columns, fid) }));
}

/** In the order in which the groups first come. Objects without a value are in no group. */
function groupPages(reader: ProjectReader, table: string, keys: readonly number[], by: string): Found[] {
  const values = reader.values(table, keys, [by])[by] ?? [];
  const first = new Map<Value, number>();
  keys.forEach((fid, index) => {
    const value = values[index] ?? null;
    if (value !== null && value !== '' && !first.has(value)) first.set(value, fid);
  });
  return [...first].map(([value, fid]) => ({ fid, name: nameOfValue(by, value) }));
}

function rowsByKey(reader: ProjectReader, table: string, keys: readonly number[], columns: readonly string[]): Map<number, Row> {
  const lists = reader.values(table, keys, columns);
  return new Map(keys.map((key, index) => [key, Object.fromEntries(columns.map((column) => [column, lists[column]?.[index] ?? null]))]));
}
