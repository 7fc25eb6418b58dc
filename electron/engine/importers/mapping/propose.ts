/** What the import dialog shows of fields before anything is read in full: for any kind, decided or suggested. */
import type { ImportOptions, LayerProposal } from '../../../../shared/domain/import.ts';
import { type FieldDefinition, fieldOf, KIND_DEFINITIONS, type Kind, type SchemaKind } from '../../../../shared/domain/kinds/index.ts';
import { fold } from '../names.ts';
import { keyIsOfficial } from '../prepare/keys.ts';
import { memberColumns } from '../prepare/territoire-members.ts';
import { convert, jsonOf } from '../prepare/values.ts';
import type { GeometryFamily, SourceFeature, SourceValue } from '../types.ts';
import { conversionOf } from './conversion.ts';
import { listedValuesOf } from './listed.ts';
import { mapFields } from './map-fields.ts';
import { type Profile, recogniseProfile } from './profile.ts';
import { columnUnit, type SourceUnit, unitWritten } from './units.ts';

type FieldProposal = LayerProposal['fields'][number];

export interface MappingQuestion {
  readonly kind: Kind;
  readonly columns: readonly string[];
  readonly geometry: GeometryFamily;
  /** Of the layer and the file: evidence beside the columns. */
  readonly names: readonly string[];
  readonly samples: readonly SourceFeature[];
  readonly options: Partial<Pick<ImportOptions, 'fields' | 'constants' | 'values' | 'units'>>;
}

export interface MappingProposal {
  /** Id of the model recognised, whatever the kind chosen. */
  readonly profile: string | null;
  readonly fields: FieldProposal[];
  readonly missing: string[];
}

const MAX_NAME = 30;
const EXAMPLE_LENGTH = 200;
const VALUES_LISTED = 50;
const CODES = /(^|_)(insee|siren|siret|idu|refcad|code|id|naf|section|numero|prefixe|commune|departement|region)(_|$)/;

/** Throws EmpriseError('field-unknown') where `options.fields` names a column or a field that is not there. */
export function proposeMapping(question: MappingQuestion): MappingProposal {
  const { kind, columns, geometry, names } = question;
  const recognised = recogniseProfile(columns, geometry, names.join(' '));
  const profile = recognised?.id ?? null;
  if (kind === 'couche') return { profile, fields: asTheyAre(question), missing: [] };
  return { profile, ...intoSchema(question, kind, recogniseProfile(columns, geometry, names.join(' '), kind)) };
}

function asTheyAre({ columns, samples, options }: MappingQuestion): FieldProposal[] {
  const renamed = new Map(Object.entries(options.fields ?? {}).map(([to, from]) => [from, to]));
  return columns.map((from) => ({
    from,
    example: exampleOf(samples, from),
    to: fold(renamed.get(from) ?? from).slice(0, MAX_NAME) || 'champ',
    conversion: { code: 'identical', params: {} },
    unknown: [],
  }));
}

function intoSchema(question: MappingQuestion, kind: SchemaKind, profile: Profile | null): Omit<MappingProposal, 'profile'> {
  const { columns, samples, options } = question;
  const [main] = KIND_DEFINITIONS[kind].tables;
  const mapping = mapFields(kind, columns, options.fields, profile);
  const targets = new Map([...mapping].map(([to, from]) => [from, to]));
  const members = memberColumns(kind === 'territoires' ? columns : []);
  const fields = columns.map((from): FieldProposal => {
    const example = exampleOf(samples, from);
    if (from === (members.list ?? members.code)) return { from, example, to: 'territoire_membres', conversion: null, unknown: [] };
    const field = fieldOf(main, targets.get(from) ?? '');
    if (field === undefined) return { from, example, to: null, conversion: null, unknown: [] };
    const values = samples.map((feature) => feature.values[from] ?? null).filter((value) => value !== null && value !== '');
    const unit = columnUnit(field, from, options.units, profile) ?? unitOf(values, field);
    const conversion = { ...conversionOf(values, field, unit, CODES.test(field.name)) };
    return {
      from,
      example,
      to: field.name,
      conversion: { ...conversion, params: { ...conversion.params } },
      unknown: unknownOf(values, field, options),
    };
  });
  return { fields, missing: missingOf(kind, profile, mapping, options) };
}

/** Required by the standard, or the official key, with no column, no constant and nothing the model tells. */
function missingOf(
  kind: SchemaKind,
  profile: Profile | null,
  mapping: ReadonlyMap<string, string>,
  options: MappingQuestion['options'],
): string[] {
  const [main] = KIND_DEFINITIONS[kind].tables;
  const told = new Set([...mapping.keys(), ...Object.keys(options.constants ?? {})]);
  for (const field of [...Object.keys(profile?.constants ?? {}), ...Object.keys(profile?.derived ?? {})]) told.add(field);
  const composed = kind === 'parcelles' && mapping.has('section') && mapping.has('numero') && mapping.has('commune');
  const isNeeded = ({ name, required }: FieldDefinition) => required === true || (name === main.key && keyIsOfficial(kind) && !composed);
  return main.fields.filter((field) => isNeeded(field) && !told.has(field.name)).map((field) => field.name);
}

/** Values that the field's list does not know, most frequent first, those decided upon left out. */
function unknownOf(values: readonly SourceValue[], field: FieldDefinition, options: MappingQuestion['options']): FieldProposal['unknown'] {
  if (field.values === undefined) return [];
  const decided = new Set(Object.keys(options.values?.[field.name] ?? {}).map(fold));
  const counts = new Map<string, number>();
  for (const value of values) {
    if (convert(value, field).fault !== 'value-not-listed') continue;
    const text = textOf(value).trim();
    if (!decided.has(fold(text))) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const listed = listedValuesOf(field);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, VALUES_LISTED)
    .map(([value, count]) => ({ value, count, suggestion: listed.suggest(value) }));
}

/** The unit written with the values themselves, where all that have one agree. */
function unitOf(values: readonly SourceValue[], field: FieldDefinition): SourceUnit | null {
  if (field.unit === undefined) return null;
  const written = new Set(
    values.map((value) => (typeof value === 'string' ? unitWritten(/[^\d\s.,+-][^\d]*\d?$/.exec(value.trim())?.[0].trim() ?? '') : null)),
  );
  return written.size === 1 ? ([...written][0] as SourceUnit | null) : null;
}

function textOf(value: SourceValue): string {
  return typeof value === 'object' && value !== null ? jsonOf(value) : String(value);
}

function exampleOf(samples: readonly SourceFeature[], column: string): string {
  for (const { values } of samples) {
    const value = values[column] ?? null;
    const text = value === null ? '' : textOf(value);
    if (text !== '') return text.length > EXAMPLE_LENGTH ? `${text.slice(0, EXAMPLE_LENGTH - 1)}…` : text;
  }
  return '';
}
