/** One record of a source as values of a kind's main table: mapped, typed, decided, filled in; what fits no field is kept in `attributs`. */
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Value } from '../../../../shared/domain/change.ts';
import type { ImportOptions } from '../../../../shared/domain/import.ts';
import { type FieldDefinition, fieldOf, KIND_DEFINITIONS, type SchemaKind } from '../../../../shared/domain/kinds/index.ts';
import { mapFields } from '../mapping/map-fields.ts';
import { Columns, type Profile } from '../mapping/profile.ts';
import { columnUnit, type SourceUnit } from '../mapping/units.ts';
import { fold } from '../names.ts';
import type { SourceFeature, SourceValue } from '../types.ts';
import { fixCode } from './codes.ts';
import type { ImportNotes } from './import-notes.ts';
import { type Converted, convert, jsonOf } from './values.ts';

/** The decisions of a person that bear on fields. */
export type FieldOptions = Pick<ImportOptions, 'fields' | 'constants' | 'values' | 'units' | 'restoreZeros'>;

export interface RecordReaderInput {
  readonly kind: SchemaKind;
  readonly file: string;
  readonly columns: readonly string[];
  readonly profile: Profile | null;
  readonly options: FieldOptions;
  /** Columns read by a rule of their own: neither a field nor something left over. */
  readonly apart: readonly string[];
  /** Columns to pass over in silence. */
  isHousekeeping(name: string): boolean;
  readonly notes: ImportNotes;
}

interface Target {
  readonly field: FieldDefinition;
  readonly unit: SourceUnit | null;
  /** Text of the source (as it is, and folded) → what was decided for it; '' for nothing. */
  readonly decided: ReadonlyMap<string, string> | null;
}

export class RecordReader {
  readonly #input: RecordReaderInput;
  readonly #fields: readonly FieldDefinition[];
  readonly #known: Set<string>;
  readonly #targets = new Map<string, Target | null>();
  readonly #constants: ReadonlyMap<string, Value>;
  /** Fields that the model fills and nobody decided otherwise. */
  readonly #byModel: readonly string[];
  #mapping: ReadonlyMap<string, string> = new Map();
  #columns = new Map<string, string | undefined>();

  /** Throws EmpriseError('field-unknown' | 'parameter-invalid') for decisions that the kind or the file has no place for. */
  constructor(input: RecordReaderInput) {
    this.#input = input;
    this.#fields = KIND_DEFINITIONS[input.kind].tables[0].fields;
    this.#known = new Set(input.columns);
    const { profile, options } = input;
    const filled = [...Object.keys(profile?.constants ?? {}), ...Object.keys(profile?.derived ?? {})];
    this.#byModel = [...new Set(filled)].filter((target) => options.fields?.[target] === undefined);
    this.#constants = new Map(Object.entries(options.constants ?? {}).map(([target, text]) => [target, this.#constant(target, text)]));
    for (const target of [...Object.keys(options.values ?? {}), ...Object.keys(options.units ?? {})]) this.#field(target);
    this.#map();
  }

  /** Target → source, as decided so far. */
  get mapping(): ReadonlyMap<string, string> {
    return this.#mapping;
  }

  /** Columns that no field takes. */
  leftOver(): string[] {
    return [...this.#targets].filter(([name, target]) => target === null && !this.#input.isHousekeeping(name)).map(([name]) => name);
  }

  /** The source's own value of a field, before anything is done to it; undefined where the file has no column for it. */
  delivered(feature: SourceFeature, target: string): SourceValue | undefined {
    const column = this.#mapping.get(target);
    return column === undefined ? undefined : (feature.values[column] ?? null);
  }

  read(feature: SourceFeature): Record<string, Value> {
    const values: Record<string, Value> = {};
    const aside: Record<string, SourceValue> = {};
    for (const name in feature.values) {
      if (!this.#known.has(name)) {
        // Files without a header of their own may show a column late.
        this.#known.add(name);
        this.#map();
      }
      const source = feature.values[name] as SourceValue;
      const target = this.#targets.get(name);
      if (source === null || source === '' || this.#input.isHousekeeping(name)) {
        if (name === 'attributs' && typeof source === 'string') Object.assign(aside, parsedObject(source));
        continue;
      }
      if (!target) {
        if (target === null) aside[name] = source;
        continue;
      }
      const value = this.#value(source, target, feature.row);
      if (value === FAULTY) {
        aside[name] = source;
        values[target.field.name] = null;
      } else values[target.field.name] = value;
    }
    this.#fill(values, feature);
    if (Object.keys(aside).length > 0) values['attributs'] = jsonOf(aside);
    return values;
  }

  #value(source: Exclude<SourceValue, null>, { field, unit, decided }: Target, row: number): Value | typeof FAULTY {
    const { notes, kind } = this.#input;
    const decision = decided === null ? undefined : decisionFor(decided, source);
    if (decision !== undefined) notes.value('value-decided', field.name, `${shown(source)} → ${decision === '' ? '∅' : decision}`, row);
    const { value, fault, done }: Converted = decision === undefined ? convert(source, field, unit) : convert(decision, field);
    if (fault !== undefined) {
      notes.value(fault, field.name, shown(source), row);
      if (value === null) return FAULTY;
    }
    if (done !== undefined && decision === undefined) notes.value(done, field.name, `${shown(source)} → ${value}`, row);
    if (typeof value !== 'string') return value;
    const fixed = fixCode(kind, field.name, value, this.#input.options.restoreZeros !== false);
    if (fixed.fault !== undefined) notes.value(fixed.fault, field.name, shown(source), row);
    if (fixed.padded) notes.add('code-padded', { field: field.name }, row);
    return fixed.fault === undefined ? fixed.value : FAULTY;
  }

  /** What the model knows of every such file, then what the person said of this one; never over a value that is there. */
  #fill(values: Record<string, Value>, feature: SourceFeature): void {
    const { profile, notes } = this.#input;
    for (const target of this.#byModel) {
      if (hasValue(values[target])) continue;
      const value = profile?.derived?.[target]?.((column) => this.#column(feature, column)) ?? profile?.constants?.[target] ?? null;
      if (value !== null) values[target] = value;
    }
    for (const [target, value] of this.#constants) {
      if (value === null || hasValue(values[target])) continue;
      values[target] = value;
      notes.add('constant-filled', { field: target, value: String(value) }, feature.row);
    }
  }

  #column(feature: SourceFeature, column: string): SourceValue {
    if (!this.#columns.has(column)) this.#columns.set(column, new Columns([...this.#known]).find(column));
    const name = this.#columns.get(column);
    return name === undefined ? null : (feature.values[name] ?? null);
  }

  #map(): void {
    const { kind, options, profile, apart } = this.#input;
    const sources = [...this.#known];
    this.#columns.clear();
    this.#mapping = mapFields(kind, sources, options.fields, profile);
    this.#targets.clear();
    for (const source of sources) this.#targets.set(source, null);
    for (const [target, source] of this.#mapping) {
      const field = this.#field(target);
      const decisions = Object.entries(options.values?.[target] ?? {});
      const decided = new Map([...decisions.map(([from, to]) => [fold(from), to] as const), ...decisions]);
      this.#targets.set(source, {
        field,
        unit: columnUnit(field, source, options.units, profile),
        decided: decided.size === 0 ? null : decided,
      });
    }
    for (const column of apart) this.#targets.delete(column);
  }

  #field(target: string): FieldDefinition {
    const field = fieldOf(KIND_DEFINITIONS[this.#input.kind].tables[0], target);
    if (field === undefined) throw new EmpriseError('field-unknown', { file: this.#input.file, field: target, layer: this.#input.kind });
    return field;
  }

  #constant(target: string, text: string): Value {
    const { value, fault } = convert(text, this.#field(target));
    if (fault !== undefined && value === null)
      throw new EmpriseError('parameter-invalid', { file: this.#input.file, name: target, value: text });
    return typeof value === 'string' ? fixCode(this.#input.kind, target, value).value : value;
  }
}

const FAULTY = Symbol('faulty');

const hasValue = (value: Value | undefined): boolean => value !== null && value !== undefined && value !== '';

/** As the file writes it first, then whatever is written alike. */
function decisionFor(decided: ReadonlyMap<string, string>, source: Exclude<SourceValue, null>): string | undefined {
  const text = shown(source).trim();
  return decided.get(text) ?? decided.get(fold(text));
}

function shown(source: SourceValue): string {
  return typeof source === 'string' ? source : jsonOf(source);
}

function parsedObject(json: string): Record<string, SourceValue> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, SourceValue>) : {};
  } catch {
    return {};
  }
}
