import { statSync } from 'node:fs';
import path from 'node:path';
import { definitionOfTable, type FieldDefinition, fieldOf } from '../../../../shared/domain/kinds/index.ts';
import { translate } from '../../../../shared/messages/index.ts';
import { exportLayer as writeLayer } from '../../exporters/layers/export-layer.ts';
import type { ExportRow, LayerFormat } from '../../exporters/layers/types.ts';
import { type ProjectReader, writeExtract } from '../../store/index.ts';
import type { Hooks } from './hooks.ts';
import { fieldsOf, tableNamed } from './list.ts';
import { layerTitle } from './map-layers.ts';
import { type NearestColumns, nearestColumns } from './nearest-columns.ts';
import { conditionOf, type Selecting } from './table-query.ts';

export interface ExportOptions {
  readonly format: LayerFormat;
  readonly epsg?: number | undefined;
  /** Leaves out the confidential fields (CNIG: buyers, prices, contacts). */
  readonly public?: boolean | undefined;
  /** Only what a filter and a search leave, or the objects named; all without it. */
  readonly only?: (Omit<Selecting, 'table'> & { readonly fids?: Float64Array | undefined }) | undefined;
}

export interface ExportReport {
  readonly file: string;
  readonly format: string;
  readonly bytes: number;
  readonly objects: number;
  readonly notes: { readonly code: string; readonly count: number; readonly message: string }[];
}

/** Housekeeping of the project file: of no use to whoever receives the export. */
const INTERNAL_COLUMNS: readonly string[] = ['fid', 'id', 'uid', 'source_id', 'site_uid', 'maj'];

/** Writes a layer, stored fields and computed figures, whole or not at all. */
export async function exportLayer(
  reader: ProjectReader,
  name: string,
  target: string,
  options: ExportOptions,
  hooks: Hooks,
): Promise<ExportReport> {
  const table = tableNamed(reader, name);
  const { geometry } = reader.layer(table);
  const chosen = chosenKeys(reader, table, options.only);
  const count = chosen?.length ?? reader.layer(table).count;
  const stored = exportedFields(reader, table);
  const nearest = table === 'sites' ? nearestColumns(reader) : null;
  const fields = [...stored, ...(nearest?.fields ?? [])];
  const file = path.basename(target);
  const { written, notes } = await writeLayer({ geometry, fields, rows: rowsOf(reader, table, stored, nearest, chosen) }, target, {
    ...options,
    writeGeoPackage: (job, file) => writeExtract(file, { ...job, name: table, title: layerTitle(reader.layer(table), hooks.language) }),
    checkpoint: (done) => {
      hooks.checkpoint();
      if (done % 500 === 0) hooks.progress('export', file, done, count);
    },
  });
  return {
    file: target,
    format: options.format,
    bytes: statSync(target).size,
    objects: written,
    notes: notes.map((note) => ({
      code: note.code,
      count: note.count,
      message: translate(hooks.language, `note.${note.code}`, { count: note.count, ...note.params }),
    })),
  };
}

/** Keys of the objects to write, ascending; null for all of them. */
function chosenKeys(reader: ProjectReader, table: string, only: ExportOptions['only']): number[] | null {
  if (!only) return null;
  const where = conditionOf(reader, { table, ...only });
  const named = only.fids && new Set(only.fids);
  const keys = [...reader.order(table, { where })];
  return named ? keys.filter((key) => named.has(key)) : keys;
}

function exportedFields(reader: ProjectReader, table: string): FieldDefinition[] {
  const definition = definitionOfTable(table);
  return fieldsOf(reader, table)
    .filter(({ name }) => !INTERNAL_COLUMNS.includes(name))
    .map(({ name, type }) => (definition && fieldOf(definition.table, name)) ?? unplaced(name, type));
}

/** What the source had beyond the standard may hold anything, contacts and prices included: it never leaves with a public export. */
function unplaced(name: string, type: FieldDefinition['type']): FieldDefinition {
  return name === 'attributs' ? { name, type: 'json', confidential: true } : { name, type };
}

function* rowsOf(
  reader: ProjectReader,
  table: string,
  fields: readonly FieldDefinition[],
  nearest: NearestColumns | null,
  chosen: number[] | null,
): Generator<ExportRow> {
  const columns = fields.map((field) => field.name);
  if (reader.layer(table).geometry === null) {
    const rows = chosen ? reader.rowsByKey(table, chosen, columns) : reader.rows(table, { columns, results: true });
    for (const row of rows) yield { geometry: null, values: row };
    return;
  }
  for (const { uid, geometry, values } of reader.geometries(table, { columns, results: true, ...(chosen ? { fids: chosen } : {}) })) {
    const own = Object.fromEntries(columns.map((name, index) => [name, values[index] ?? null]));
    yield { geometry, values: uid !== null && nearest ? { ...own, ...nearest.valuesOf(uid) } : own };
  }
}
