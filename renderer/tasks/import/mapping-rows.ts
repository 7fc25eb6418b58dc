/** The table of correspondence: what each column of the source becomes, and what the standard asks for that no column gives. Pure. */
import type { LayerProposal } from '../../../shared/domain/import.ts';
import { type FieldDefinition, type FieldUnit, KIND_DEFINITIONS, type Kind } from '../../../shared/domain/kinds/index.ts';
import { type Draft, withChoices } from './draft.ts';

export type SourceFieldProposal = LayerProposal['fields'][number];

export interface MappingRow {
  /** Column of the source; null for a target that no column gives. */
  readonly from: string | null;
  readonly example: string;
  readonly to: string | null;
  readonly conversion: SourceFieldProposal['conversion'];
  /** Values of the source that the list does not know and nobody has decided yet. */
  readonly unknown: SourceFieldProposal['unknown'];
  /** One value for every object, where no column gives it. */
  readonly constant: string | null;
  readonly required: boolean;
  readonly state: 'placed' | 'aside' | 'doubtful' | 'missing';
}

/** Fields a source field may go to: those of the kind, each once. A `couche` keeps its own. */
export function targetFields(kind: Kind): FieldDefinition[] {
  if (kind === 'couche') return [];
  const fields = new Map<string, FieldDefinition>();
  for (const table of KIND_DEFINITIONS[kind].tables)
    for (const field of table.fields) if (!fields.has(field.name)) fields.set(field.name, field);
  return [...fields.values()];
}

export function targetField(kind: Kind, name: string): FieldDefinition | undefined {
  return targetFields(kind).find((field) => field.name === name);
}

export function mappingRows(draft: Draft): MappingRow[] {
  const { proposal, choices, kind } = draft;
  const required = new Set(targetFields(kind).flatMap((field) => (field.required ? [field.name] : [])));
  const rows = proposal.fields.map((field): MappingRow => {
    const decided = field.to === null ? undefined : choices.values?.[field.to];
    const unknown = field.unknown.filter(({ value }) => decided?.[value] === undefined);
    return {
      ...field,
      unknown,
      constant: null,
      required: field.to !== null && required.has(field.to),
      state: field.to === null ? 'aside' : unknown.length > 0 ? 'doubtful' : 'placed',
    };
  });
  const given = new Set(rows.map((row) => row.to));
  const wanted = [...new Set([...proposal.missing, ...Object.keys(choices.constants ?? {})])].filter((name) => !given.has(name));
  return [
    ...rows,
    ...wanted.map((to): MappingRow => {
      const constant = choices.constants?.[to] ?? null;
      const state = constant === null ? 'missing' : 'placed';
      return { from: null, example: '', to, conversion: null, unknown: [], constant, required: required.has(to), state };
    }),
  ];
}

/** Sends a column to a target, or aside (null). A target has one column: the one it had is freed. */
export function withTarget(draft: Draft, from: string, to: string | null): Draft {
  const before = draft.proposal.fields.find((field) => field.from === from)?.to ?? null;
  if (before === to) return draft;
  const fields: Record<string, string> = {};
  for (const [target, source] of Object.entries(draft.choices.fields ?? {})) fields[target] = source === from ? '' : source;
  // what is shown may still be a look for the former kind, whose targets this one need not have
  if (before !== null && targetField(draft.kind, before)) fields[before] = '';
  if (to !== null) fields[to] = from;
  const { [to ?? '']: _, ...constants } = draft.choices.constants ?? {};
  // shown at once; the new look at the file confirms it
  const shown = draft.proposal.fields.map((field) => {
    if (field.from === from) return { ...field, to, conversion: null, unknown: [] };
    return field.to !== null && field.to === to ? { ...field, to: null, conversion: null, unknown: [] } : field;
  });
  return { ...withChoices(draft, { fields, constants }), proposal: { ...draft.proposal, fields: shown } };
}

/** One value for every object; null or nothing takes it back. */
export function withConstant(draft: Draft, to: string, value: string | null): Draft {
  const { [to]: _, ...others } = draft.choices.constants ?? {};
  return withChoices(draft, { constants: value === null || value.trim() === '' ? others : { ...others, [to]: value.trim() } });
}

/** What a value of the source becomes: one of the list, '' for none, null to keep it as it is. */
export function withValue(draft: Draft, to: string, value: string, becomes: string | null): Draft {
  const { [value]: _, ...others } = draft.choices.values?.[to] ?? {};
  const values = becomes === null ? others : { ...others, [value]: becomes };
  return withChoices(draft, { values: { ...draft.choices.values, [to]: values } });
}

export function withUnit(draft: Draft, to: string, unit: FieldUnit): Draft {
  return withChoices(draft, { units: { ...draft.choices.units, [to]: unit } });
}

const SAME_QUANTITY: readonly (readonly FieldUnit[])[] = [
  ['ha', 'm2'],
  ['km', 'm'],
];

/** Units a source may be in for this target: those of the same quantity, none where there is nothing to choose. */
export function unitChoices(field: FieldDefinition | undefined): readonly FieldUnit[] {
  const unit = field?.unit;
  return unit === undefined ? [] : (SAME_QUANTITY.find((units) => units.includes(unit)) ?? []);
}

/** The unit the source is read in: decided, else as the conversion says, else that of the target. */
export function sourceUnit(draft: Draft, row: MappingRow): FieldUnit | null {
  if (row.to === null) return null;
  const target = targetField(draft.kind, row.to)?.unit;
  const said = /^(ha|m2|km|m)-to-/.exec(row.conversion?.code ?? '')?.[1] as FieldUnit | undefined;
  return draft.choices.units?.[row.to] ?? said ?? target ?? null;
}

/** How many columns are placed without doubt, of those placed or asked for. */
export function readiness(rows: readonly MappingRow[]): { readonly ready: number; readonly total: number; readonly aside: number } {
  const wanted = rows.filter((row) => row.state !== 'aside');
  return { ready: wanted.filter((row) => row.state === 'placed').length, total: wanted.length, aside: rows.length - wanted.length };
}
