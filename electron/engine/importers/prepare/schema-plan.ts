import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Row, Value } from '../../../../shared/domain/change.ts';
import {
  type FieldDefinition,
  fieldOf,
  KIND_DEFINITIONS,
  type KindDefinition,
  type SchemaKind,
  type TableDefinition,
} from '../../../../shared/domain/kinds/index.ts';
import type { Geometry } from '../../../../shared/geo/geometry.ts';
import { type EquipmentProfile, equipmentProfile } from '../mapping/equipment-profiles.ts';
import { mapFields } from '../mapping/map-fields.ts';
import { fold } from '../names.ts';
import type { PreparedTable, SourceFeature, SourceLayer, SourceValue } from '../types.ts';
import { composeIdu, fixCode } from './codes.ts';
import { fitToKind } from './fit.ts';
import type { ImportNotes } from './import-notes.ts';
import { generateKey, KeyRegister, keyIsOfficial } from './keys.ts';
import type { Placed, Plan } from './plan.ts';
import { type MemberColumns, memberColumns, membersOf } from './territoire-members.ts';
import { convert, jsonOf } from './values.ts';

const MEMBERS: PreparedTable = { table: 'territoire_membres', geometry: null, fields: null, title: 'territoire_membres' };
/** Columns an Emprise project keeps for itself: another project gives the objects its own. */
const PROJECT_COLUMNS: ReadonlySet<string> = new Set(['fid', 'uid', 'source_id', 'maj', 'site_uid']);

export interface SchemaPlanInput {
  readonly kind: SchemaKind;
  readonly file: string;
  readonly layer: SourceLayer;
  readonly isProject: boolean;
  readonly given: Readonly<Record<string, string>> | undefined;
  readonly notes: ImportNotes;
}

/** Rows of a kind with a schema: fields mapped and typed, the rest kept in `attributs`, keys made sure of. */
export class SchemaPlan implements Plan {
  readonly #input: SchemaPlanInput;
  readonly #definition: KindDefinition;
  readonly #main: TableDefinition;
  /** Source column → target field; null for a column that goes to `attributs`. */
  readonly #targets = new Map<string, FieldDefinition | null>();
  readonly #profile: EquipmentProfile | null;
  readonly #members: MemberColumns;
  readonly #keys: KeyRegister;
  readonly #tables = new Map<string, PreparedTable>();
  #mapping: ReadonlyMap<string, string>;
  readonly #known: Set<string>;

  constructor(input: SchemaPlanInput) {
    this.#input = input;
    this.#definition = KIND_DEFINITIONS[input.kind];
    this.#main = this.#definition.tables[0];
    this.#keys = new KeyRegister(input.kind);
    const names = input.layer.fields.map((field) => field.name);
    this.#known = new Set(names);
    this.#profile = input.kind === 'equipements' ? equipmentProfile(names, `${input.layer.name} ${input.file}`) : null;
    this.#members = memberColumns(input.kind === 'territoires' ? names : []);
    this.#mapping = this.#map();
    const { key } = this.#main;
    const composed = input.kind === 'parcelles' && this.#mapping.has('section') && this.#mapping.has('numero');
    if (key !== null && keyIsOfficial(input.kind) && !this.#mapping.has(key) && !composed && names.length + (input.layer.count ?? 1) > 0) {
      throw new EmpriseError('key-missing', { file: input.file, field: key, columns: names.join(', ') });
    }
  }

  #map(): ReadonlyMap<string, string> {
    const sources = [...this.#known];
    const byProfile = Object.entries(this.#profile?.fields ?? {}).flatMap(([target, column]) => {
      const source = sources.find((name) => fold(name) === column);
      return source === undefined ? [] : [[target, source] as const];
    });
    const mapping = mapFields(this.#input.kind, sources, { ...Object.fromEntries(byProfile), ...this.#input.given });
    this.#targets.clear();
    for (const source of sources) this.#targets.set(source, null);
    for (const [target, source] of mapping) this.#targets.set(source, fieldOf(this.#main, target) ?? null);
    // Read by their own rule: neither a field nor something left over.
    for (const column of Object.values(this.#members)) if (column !== null) this.#targets.delete(column);
    return mapping;
  }

  mapping(): { to: string; from: string }[] {
    const members = [this.#members.list ?? this.#members.code ?? []].flat().map((from) => ({ to: MEMBERS.table, from }));
    return [...[...this.#mapping].map(([to, from]) => ({ to, from })), ...members];
  }

  finish(): void {
    if (this.#input.isProject && this.#input.layer.name === MEMBERS.table) return;
    const aside = [...this.#targets].filter(([name, target]) => target === null && !this.#isHousekeeping(name)).map(([name]) => name);
    if (aside.length > 0) this.#input.notes.add('fields-kept-aside', { fields: aside.slice(0, 30).join(', ') }, undefined, aside.length);
  }

  #isHousekeeping(name: string): boolean {
    return this.#input.isProject && (PROJECT_COLUMNS.has(name) || name === 'attributs');
  }

  place(feature: SourceFeature, geometry: Geometry | null): readonly Placed[] | null {
    const { kind, notes, isProject, layer } = this.#input;
    if (isProject && kind === 'friches' && layer.name === 'friches_emprises') return this.#outlineOnly(feature, geometry);
    if (isProject && layer.name === MEMBERS.table) return this.#memberOnly(feature);
    const fitted = fitToKind(this.#definition, geometry);
    if (fitted === null) {
      notes.add('geometry-type-refused', { found: geometry?.type ?? '', wanted: this.#main.geometry ?? '' }, feature.row);
      return null;
    }
    if (fitted.note !== undefined) notes.add(fitted.note, {}, feature.row);
    const values = this.#valuesOf(feature);
    if (this.#members.list !== null || (this.#members.code !== null && this.#input.layer.geometry === 'none')) {
      return this.#withMembers(feature, values, fitted.geometry);
    }
    const keyed = this.#withKey(feature, values, geometry);
    if (keyed === null || keyed === 'identical') return keyed === null ? null : [];
    const placed: Placed[] = [{ table: this.#tableOf(fitted.table), row: { row: feature.row, geometry: fitted.geometry, values: keyed } }];
    const outlines = this.#definition.tables.find((table) => table.name === 'friches_emprises');
    if (outlines !== undefined && geometry?.type === 'MultiPolygon') {
      placed.push({
        table: this.#tableOf(outlines),
        row: { row: feature.row, geometry, values: { friche_id: keyed['friche_id'] ?? null } },
      });
    }
    return placed;
  }

  #tableOf(table: TableDefinition): PreparedTable {
    let prepared = this.#tables.get(table.name);
    if (!prepared) {
      prepared = { table: table.name, geometry: table.geometry, fields: null, title: table.name };
      this.#tables.set(table.name, prepared);
    }
    return prepared;
  }

  #valuesOf(feature: SourceFeature): Record<string, Value> {
    const { kind, notes } = this.#input;
    const values: Record<string, Value> = {};
    const aside: Record<string, SourceValue> = {};
    for (const name in feature.values) {
      if (!this.#known.has(name)) {
        // Files without a header of their own may show a column late.
        this.#known.add(name);
        this.#mapping = this.#map();
      }
      const source = feature.values[name] as SourceValue;
      const field = this.#targets.get(name);
      if (source === null || source === '' || this.#isHousekeeping(name)) {
        if (name === 'attributs' && typeof source === 'string') Object.assign(aside, parsedObject(source));
        continue;
      }
      if (!field) {
        if (field === null) aside[name] = source;
        continue;
      }
      const { value, fault } = convert(source, field);
      if (fault !== undefined) {
        const shown = typeof source === 'string' ? source : jsonOf(source);
        notes.value(fault, field.name, shown, feature.row);
        if (value === null) aside[name] = source;
      }
      values[field.name] = typeof value === 'string' ? this.#fixed(kind, field.name, value, feature.row) : value;
    }
    if (this.#profile !== null && typeof values['categorie'] !== 'string') {
      const profile = this.#profile;
      values['categorie'] = profile.categorie((column) => {
        const source = [...this.#known].find((name) => fold(name) === column);
        return source === undefined ? null : (feature.values[source] ?? null);
      });
    }
    const attributs = Object.keys(aside).length === 0 ? '' : jsonOf(aside);
    if (attributs !== '') values['attributs'] = attributs;
    return values;
  }

  #fixed(kind: SchemaKind, field: string, value: string, row: number): string | null {
    const fixed = fixCode(kind, field, value);
    if (fixed.padded) this.#input.notes.add('code-padded', { field }, row);
    return fixed.value;
  }

  #withKey(feature: SourceFeature, values: Record<string, Value>, geometry: Geometry | null): Row | null | 'identical' {
    const { kind, notes } = this.#input;
    const { key: column } = this.#main;
    if (column === null) return values;
    let key = values[column] ?? null;
    if (key === null && kind === 'parcelles') {
      key = composeIdu({
        commune: text(values, 'commune'),
        prefixe: text(values, 'prefixe'),
        section: text(values, 'section'),
        numero: text(values, 'numero'),
      });
      if (key !== null) notes.add('idu-composed', {}, feature.row);
    }
    if (key === null && keyIsOfficial(kind)) {
      notes.add('key-missing', { field: column }, feature.row);
      return null;
    }
    if (key === null) {
      key = generateKey(kind, values, geometry);
      notes.add('key-generated', { field: column }, feature.row);
    }
    const row: Row = { ...values, [column]: String(key) };
    const verdict = this.#keys.take(String(key), row, geometry);
    if (verdict === 'identical') {
      notes.add('duplicate-merged', { field: column }, feature.row);
      return 'identical';
    }
    if (verdict === 'duplicate') {
      notes.add('key-duplicate', { field: column }, feature.row);
      return null;
    }
    if (verdict.note !== null) notes.add(verdict.note, { field: column }, feature.row);
    return { ...row, [column]: verdict.key };
  }

  /** A territoire with its members: one row that lists them all, or one row for each member. */
  #withMembers(feature: SourceFeature, values: Record<string, Value>, geometry: Geometry | null): readonly Placed[] | null {
    const { notes } = this.#input;
    const id = text(values, 'ti_id');
    if (id === null) {
      notes.add('key-missing', { field: 'ti_id' }, feature.row);
      return null;
    }
    const members = membersOf(feature.values, this.#members);
    if (members.length === 0) notes.add('members-missing', {}, feature.row);
    const perRow = this.#members.list === null;
    const { attributs, ...own } = values;
    // With one row a member, what is left over speaks of the member, not of the territoire.
    const row: Row = perRow || attributs === undefined ? own : { ...own, attributs };
    const verdict = this.#keys.take(id, row, geometry);
    if (verdict === 'duplicate' && !perRow) {
      notes.add('key-duplicate', { field: 'ti_id' }, feature.row);
      return null;
    }
    const placed: Placed[] = [];
    if (typeof verdict === 'object') placed.push({ table: this.#tableOf(this.#main), row: { row: feature.row, geometry, values: row } });
    for (const member of members)
      placed.push({ table: MEMBERS, row: { row: feature.row, geometry: null, values: { ti_id: id, ...member } } });
    return placed;
  }

  /** A row of another project's composition, as it is. */
  #memberOnly(feature: SourceFeature): readonly Placed[] | null {
    const { ti_id = null, type = null, code = null, nom = null } = feature.values as Readonly<Record<string, Value>>;
    if (typeof ti_id !== 'string' || typeof code !== 'string') {
      this.#input.notes.add('key-missing', { field: 'ti_id' }, feature.row);
      return null;
    }
    return [{ table: MEMBERS, row: { row: feature.row, geometry: null, values: { ti_id, type, code, nom } } }];
  }

  #outlineOnly(feature: SourceFeature, geometry: Geometry | null): readonly Placed[] | null {
    const table = this.#definition.tables.find((candidate) => candidate.name === 'friches_emprises');
    const id = feature.values['friche_id'];
    if (table === undefined || typeof id !== 'string' || geometry?.type !== 'MultiPolygon') {
      this.#input.notes.add('key-missing', { field: 'friche_id' }, feature.row);
      return null;
    }
    return [{ table: this.#tableOf(table), row: { row: feature.row, geometry, values: { friche_id: id } } }];
  }
}

function text(values: Readonly<Record<string, Value>>, name: string): string | null {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function parsedObject(json: string): Record<string, SourceValue> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, SourceValue>) : {};
  } catch {
    return {};
  }
}
