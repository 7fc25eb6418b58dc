import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Row, Value } from '../../../../shared/domain/change.ts';
import { KIND_DEFINITIONS, type KindDefinition, type SchemaKind, type TableDefinition } from '../../../../shared/domain/kinds/index.ts';
import type { Geometry } from '../../../../shared/geo/geometry.ts';
import { ConformityChecker, type ConformityFindings, standardOf } from '../conformity/checker.ts';
import { recogniseProfile } from '../mapping/profile.ts';
import type { PreparedTable, SourceFeature, SourceLayer } from '../types.ts';
import { composeIdu, EPT_SIREN } from './codes.ts';
import { DoubtfulAreas } from './doubtful-areas.ts';
import { fitToKind } from './fit.ts';
import type { ImportNotes } from './import-notes.ts';
import { generateKey, KeyRegister, keyIsOfficial } from './keys.ts';
import type { Placed, Plan } from './plan.ts';
import { type FieldOptions, RecordReader } from './record-reader.ts';
import { type MemberColumns, memberColumns, membersOf } from './territoire-members.ts';

const MEMBERS: PreparedTable = { table: 'territoire_membres', geometry: null, fields: null, title: 'territoire_membres' };
/** Columns an Emprise project keeps for itself: another project gives the objects its own. */
const PROJECT_COLUMNS: ReadonlySet<string> = new Set(['fid', 'uid', 'source_id', 'maj', 'site_uid']);

export interface SchemaPlanInput {
  readonly kind: SchemaKind;
  readonly file: string;
  readonly layer: SourceLayer;
  readonly isProject: boolean;
  readonly options: FieldOptions;
  readonly notes: ImportNotes;
}

/** Rows of a kind with a schema: fields mapped and typed, the rest kept in `attributs`, keys made sure of. */
export class SchemaPlan implements Plan {
  readonly #input: SchemaPlanInput;
  readonly #definition: KindDefinition;
  readonly #main: TableDefinition;
  readonly #members: MemberColumns;
  readonly #records: RecordReader;
  readonly #areas: DoubtfulAreas;
  readonly #conformity: ConformityChecker | null;
  readonly #keys: KeyRegister;
  readonly #tables = new Map<string, PreparedTable>();

  constructor(input: SchemaPlanInput) {
    this.#input = input;
    const { kind, file, layer, notes, options } = input;
    this.#definition = KIND_DEFINITIONS[kind];
    this.#main = this.#definition.tables[0];
    this.#keys = new KeyRegister(kind);
    this.#areas = new DoubtfulAreas(this.#main, notes);
    const columns = layer.fields.map((field) => field.name);
    this.#members = memberColumns(kind === 'territoires' ? columns : []);
    const profile = input.isProject ? null : recogniseProfile(columns, layer.geometry, `${layer.name} ${file}`, kind);
    // A file that follows another model was never meant to follow the CNIG's.
    const standard = input.isProject || profile?.cnig === false ? null : standardOf(kind);
    this.#conformity = standard === null ? null : new ConformityChecker(standard);
    this.#records = new RecordReader({
      kind,
      file,
      columns,
      profile,
      options,
      apart: Object.values(this.#members).filter((column) => column !== null),
      isHousekeeping: (name) => input.isProject && (PROJECT_COLUMNS.has(name) || name === 'attributs'),
      notes,
    });
    this.#refuseWithoutKey(columns);
  }

  #refuseWithoutKey(columns: readonly string[]): void {
    const { kind, file, layer } = this.#input;
    const { key } = this.#main;
    const { mapping } = this.#records;
    const composed = kind === 'parcelles' && mapping.has('section') && mapping.has('numero');
    if (key !== null && keyIsOfficial(kind) && !mapping.has(key) && !composed && columns.length + (layer.count ?? 1) > 0) {
      throw new EmpriseError('key-missing', { file, field: key, columns: columns.join(', ') });
    }
  }

  mapping(): { to: string; from: string }[] {
    const members = [this.#members.list ?? this.#members.code ?? []].flat().map((from) => ({ to: MEMBERS.table, from }));
    return [...[...this.#records.mapping].map(([to, from]) => ({ to, from })), ...members];
  }

  finish(): void {
    if (this.#input.isProject && this.#input.layer.name === MEMBERS.table) return;
    const aside = this.#records.leftOver();
    if (aside.length > 0) this.#input.notes.add('fields-kept-aside', { fields: aside.slice(0, 30).join(', ') }, undefined, aside.length);
  }

  look(feature: SourceFeature): void {
    if (this.#conformity === null) return;
    const delivered = (target: string) => this.#records.delivered(feature, target);
    const { corsica } = this.#conformity.add(feature.row, delivered, feature.geometry !== null);
    if (corsica) this.#input.notes.add('conformity-corsica', {}, feature.row);
  }

  conformity(): ConformityFindings | null {
    return this.#conformity?.findings() ?? null;
  }

  place(feature: SourceFeature, geometry: Geometry | null): readonly Placed[] | null {
    const { kind, notes, isProject, layer } = this.#input;
    if (isProject && kind === 'friches' && layer.name === 'friches_emprises') return this.#outlineOnly(feature, geometry);
    if (isProject && layer.name === MEMBERS.table) return this.#memberOnly(feature);
    const fitted = fitToKind(this.#definition, geometry);
    if (fitted === null) {
      notes.reject('geometry-type-refused', { found: geometry?.type ?? '', wanted: this.#main.geometry ?? '' }, feature.row);
      return null;
    }
    if (fitted.note !== undefined) notes.add(fitted.note, {}, feature.row);
    const values = this.#records.read(feature);
    this.#areas.check(values, geometry, feature.row);
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
      notes.reject('key-missing', { field: column }, feature.row);
      return null;
    }
    if (key === null) {
      key = generateKey(kind, values, geometry);
      notes.add('key-generated', { field: column }, feature.row);
    }
    // The record's own, made just now: a copy of each would cost more than all the rest here.
    values[column] = String(key);
    const row: Row = values;
    const verdict = this.#keys.take(String(key), row, geometry, feature.row);
    if (verdict === 'identical') {
      notes.add('duplicate-merged', { field: column }, feature.row);
      return 'identical';
    }
    if ('duplicateOf' in verdict) {
      notes.value('key-duplicate', column, twice(String(key), verdict.duplicateOf, feature.row), feature.row, 'rejected');
      return null;
    }
    if (kind === 'epci' && EPT_SIREN.has(verdict.key)) notes.add('ept-among-epci', {}, feature.row);
    if (verdict.before !== null) notes.value('key-suffixed', column, twice(String(key), verdict.before, feature.row), feature.row);
    values[column] = verdict.key;
    return row;
  }

  /** A territoire with its members: one row that lists them all, or one row for each member. */
  #withMembers(feature: SourceFeature, values: Record<string, Value>, geometry: Geometry | null): readonly Placed[] | null {
    const { notes } = this.#input;
    const id = text(values, 'ti_id');
    if (id === null) {
      notes.reject('key-missing', { field: 'ti_id' }, feature.row);
      return null;
    }
    const members = membersOf(feature.values, this.#members);
    if (members.length === 0) notes.add('members-missing', {}, feature.row);
    const perRow = this.#members.list === null;
    const { attributs, ...own } = values;
    // With one row a member, what is left over speaks of the member, not of the territoire.
    const row: Row = perRow || attributs === undefined ? own : { ...own, attributs };
    const verdict = this.#keys.take(id, row, geometry, feature.row);
    if (typeof verdict === 'object' && 'duplicateOf' in verdict && !perRow) {
      notes.value('key-duplicate', 'ti_id', twice(id, verdict.duplicateOf, feature.row), feature.row, 'rejected');
      return null;
    }
    const placed: Placed[] = [];
    if (typeof verdict === 'object' && 'key' in verdict)
      placed.push({ table: this.#tableOf(this.#main), row: { row: feature.row, geometry, values: row } });
    for (const member of members)
      placed.push({ table: MEMBERS, row: { row: feature.row, geometry: null, values: { ti_id: id, ...member } } });
    return placed;
  }

  /** A row of another project's composition, as it is. */
  #memberOnly(feature: SourceFeature): readonly Placed[] | null {
    const { ti_id = null, type = null, code = null, nom = null } = feature.values as Readonly<Record<string, Value>>;
    if (typeof ti_id !== 'string' || typeof code !== 'string') {
      this.#input.notes.reject('key-missing', { field: 'ti_id' }, feature.row);
      return null;
    }
    return [{ table: MEMBERS, row: { row: feature.row, geometry: null, values: { ti_id, type, code, nom } } }];
  }

  #outlineOnly(feature: SourceFeature, geometry: Geometry | null): readonly Placed[] | null {
    const table = this.#definition.tables.find((candidate) => candidate.name === 'friches_emprises');
    const id = feature.values['friche_id'];
    if (table === undefined || typeof id !== 'string' || geometry?.type !== 'MultiPolygon') {
      this.#input.notes.reject('key-missing', { field: 'friche_id' }, feature.row);
      return null;
    }
    return [{ table: this.#tableOf(table), row: { row: feature.row, geometry, values: { friche_id: id } } }];
  }
}

/** A key and the two records that have it, in whatever language. */
const twice = (key: string, before: number, row: number): string => `${key} (${before} → ${row})`;

function text(values: Readonly<Record<string, Value>>, name: string): string | null {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
