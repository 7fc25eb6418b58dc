import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Value } from '../../../../shared/domain/change.ts';
import type { FieldDefinition, TableGeometry } from '../../../../shared/domain/kinds/index.ts';
import { type Geometry, pointGeometry } from '../../../../shared/geo/geometry.ts';
import { fold, uniqueNames } from '../names.ts';
import type { PreparedTable, SourceFeature, SourceLayer, SourceValue } from '../types.ts';
import { COLUMN_OF } from './fit.ts';
import type { ImportNotes } from './import-notes.ts';
import type { Placed, Plan } from './plan.ts';
import { convert, jsonOf } from './values.ts';

const MAX_NAME = 30;
/** SQLite holds two thousand columns in a table; statements over them need room of their own. */
const MAX_COLUMNS = 900;
const ASIDE: FieldDefinition = { name: 'attributs', type: 'json' };
/** Columns every table has. */
const RESERVED = ['fid', 'geom', 'uid', 'source_id', 'maj', 'attributs'];

const SUFFIX: Readonly<Record<TableGeometry | 'NONE', string>> = {
  POINT: 'points',
  MULTIPOINT: 'multipoints',
  MULTILINESTRING: 'lignes',
  MULTIPOLYGON: 'surfaces',
  NONE: 'table',
};

/** Any other layer, kept with its own fields: one table per geometry type, the first of them with the layer's plain name. */
export class LayerPlan implements Plan {
  readonly #layer: SourceLayer;
  readonly #notes: ImportNotes;
  readonly #columns: ReadonlyMap<string, FieldDefinition>;
  /** Of every table, which hold this very list: `attributs` joins it with the first value that fits no column. */
  readonly #fields: FieldDefinition[];
  /** Columns beyond what a table of the project can hold: kept in `attributs`. */
  readonly #aside: ReadonlySet<string>;
  readonly #keepsLate: boolean;
  readonly #tables = new Map<string, PreparedTable>();
  readonly #points: TableGeometry;

  constructor(
    layer: SourceLayer,
    file: string,
    given: Readonly<Record<string, string>> | undefined,
    notes: ImportNotes,
    first: readonly SourceFeature[],
  ) {
    this.#layer = layer;
    this.#notes = notes;
    const columns = [...columnsOf(layer, file, given ?? {})];
    this.#columns = new Map(columns.slice(0, MAX_COLUMNS));
    this.#aside = new Set(columns.slice(MAX_COLUMNS).map(([name]) => name));
    if (this.#aside.size > 0)
      notes.add('fields-kept-aside', { fields: [...this.#aside].slice(0, 30).join(', ') }, undefined, this.#aside.size);
    this.#fields = [...this.#columns.values()];
    // Where only the beginning of the file was looked at, what comes later and fits no column has to go somewhere.
    this.#keepsLate = !layer.fieldsComplete;
    if (this.#keepsLate || this.#aside.size > 0) this.#keepAside();
    this.#points = first.some(({ geometry }) => geometry?.type === 'MultiPoint') ? 'MULTIPOINT' : 'POINT';
    const leading = first.find(({ geometry }) => geometry !== null)?.geometry ?? null;
    this.#tableFor(leading);
  }

  #keepAside(): void {
    if (this.#fields.at(-1) !== ASIDE) this.#fields.push(ASIDE);
  }

  mapping(): { to: string; from: string }[] {
    return [...this.#columns].map(([from, field]) => ({ to: field.name, from }));
  }

  finish(): void {}

  place(feature: SourceFeature, geometry: Geometry | null): readonly Placed[] {
    const values: Record<string, Value> = {};
    const late: Record<string, SourceValue> = {};
    let isLate = false;
    for (const name in feature.values) {
      const source = feature.values[name] as SourceValue;
      if (source === null || source === '') continue;
      const field = this.#columns.get(name);
      if (field === undefined) {
        if (this.#keepsLate || this.#aside.has(name)) late[name] = source;
        isLate ||= !this.#aside.has(name);
        continue;
      }
      const { value, fault } = field.type === 'text' ? { value: textOf(source), fault: undefined } : convert(source, field);
      if (fault !== undefined) {
        this.#notes.value(fault, name, typeof source === 'string' ? source : jsonOf(source), feature.row);
        late[name] = source;
        this.#keepAside();
      }
      values[field.name] = value;
    }
    if (Object.keys(late).length > 0) {
      values['attributs'] = jsonOf(late);
      if (isLate) this.#notes.add('fields-late', {}, feature.row);
    }
    const fitted =
      geometry?.type === 'Point' && this.#points === 'MULTIPOINT'
        ? { ...pointGeometry(geometry.xy[0] as number, geometry.xy[1] as number), type: 'MultiPoint' as const }
        : geometry;
    return [{ table: this.#tableFor(geometry), row: { row: feature.row, geometry: fitted, values } }];
  }

  /** Objects without geometry join the table that is there already. */
  #tableFor(geometry: Geometry | null): PreparedTable {
    const points = geometry !== null && (geometry.type === 'Point' || (geometry.type === 'MultiPoint' && this.#points === 'MULTIPOINT'));
    const column = geometry === null ? null : points ? this.#points : COLUMN_OF[geometry.type];
    if (geometry === null) {
      const [existing] = this.#tables.values();
      if (existing !== undefined) return existing;
    }
    const key = column ?? 'NONE';
    let table = this.#tables.get(key);
    if (!table) {
      const base = `imp_${fold(this.#layer.name).slice(0, 40) || 'couche'}`;
      const isFirst = this.#tables.size === 0;
      table = {
        table: isFirst ? base : `${base}_${SUFFIX[key]}`,
        geometry: column,
        fields: this.#fields,
        title: isFirst ? this.#layer.name : `${this.#layer.name} (${SUFFIX[key]})`,
      };
      this.#tables.set(key, table);
    }
    return table;
  }
}

function textOf(source: Exclude<SourceValue, null>): string {
  return typeof source === 'string' ? source : typeof source === 'object' ? jsonOf(source) : String(source);
}

function columnsOf(layer: SourceLayer, file: string, given: Readonly<Record<string, string>>): Map<string, FieldDefinition> {
  const renamed = new Map<string, string>();
  for (const [target, source] of Object.entries(given)) {
    if (source === '') continue;
    if (!layer.fields.some((field) => field.name === source)) throw new EmpriseError('field-unknown', { file, field: source });
    renamed.set(source, target);
  }
  const wanted = layer.fields.map((field) => fold(renamed.get(field.name) ?? field.name).slice(0, MAX_NAME) || 'champ');
  const names = uniqueNames([...RESERVED, ...wanted]).slice(RESERVED.length);
  return new Map(layer.fields.map((field, index) => [field.name, { name: names[index] as string, type: field.type }]));
}
