import type { Value } from '../../../../shared/domain/change.ts';
import type { Comparison } from '../../../../shared/domain/import.ts';
import { definitionOfTable, fieldOf } from '../../../../shared/domain/kinds/index.ts';
import { projectionArea_m2 } from '../../../../shared/geo/area.ts';
import type { Geometry } from '../../../../shared/geo/geometry.ts';
import { zoneOf } from '../../../../shared/geo/zone.ts';
import { type Language, translate } from '../../../../shared/messages/index.ts';
import type { ComparedField, ComparedObject, ComparedTable, MergeOptions, ProjectReader } from '../../store/index.ts';

type ComparedInWords = Comparison['tables'][number];
type Sample = ComparedInWords['samples'][number];

/** A staged file against the project, in texts and hectares of the legal projection. Throws `key-missing` where an update would. */
export function compareImport(reader: ProjectReader, staging: string, options: MergeOptions, language: Language): Comparison {
  return { tables: reader.compare(staging, options).map((table) => inWords(table, language)) };
}

function inWords({ samples, fields, ...table }: ComparedTable, language: Language): ComparedInWords {
  const shown = samples.map((sample) => sampleInWords(table.table, sample, language));
  // What a change of area weighs is known here only: the order of the store, which looks at bounds, comes second.
  const weight = ({ fate, before_ha, after_ha }: Sample): number => (fate === 'changed' ? Math.abs((after_ha ?? 0) - (before_ha ?? 0)) : 0);
  const rank = { changed: 0, gone: 1, added: 2 } as const;
  return {
    ...table,
    fields: [...fields],
    samples: shown.sort((a, b) => rank[a.fate] - rank[b.fate] || weight(b) - weight(a)),
  };
}

function sampleInWords(table: string, { fate, key, name, fields, before, after }: ComparedObject, language: Language): Sample {
  return {
    fate,
    key,
    name,
    fields: fields.map((field) => fieldInWords(table, field, language)),
    before_ha: hectares(before),
    after_ha: hectares(after),
  };
}

function fieldInWords(table: string, { field, before, after, edited }: ComparedField, language: Language): Sample['fields'][number] {
  if (field === 'attributs') {
    const [was, becomes] = differing(before, after);
    return { field, before: was, after: becomes, edited };
  }
  const definition = definitionOfTable(table)?.table;
  const isYesNo = definition !== undefined && fieldOf(definition, field)?.type === 'boolean';
  const text = (value: Value): string | null => {
    if (value === null || value instanceof Uint8Array) return null;
    return isYesNo ? translate(language, Number(value) === 0 ? 'comparison.no' : 'comparison.yes') : String(value);
  };
  return { field, before: text(before), after: text(after), edited };
}

/** Of two JSON objects, what each has otherwise than the other. */
function differing(before: Value, after: Value): [string | null, string | null] {
  const [was, becomes] = [parsed(before), parsed(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(becomes)])].filter(
    (name) => JSON.stringify(was[name]) !== JSON.stringify(becomes[name]),
  );
  const part = (all: Readonly<Record<string, unknown>>): string | null => {
    const own = names.filter((name) => name in all);
    return own.length === 0 ? null : JSON.stringify(Object.fromEntries(own.map((name) => [name, all[name]])));
  };
  return [part(was), part(becomes)];
}

function parsed(json: Value): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(String(json));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function hectares(geometry: Geometry | null): number | null {
  const zone = geometry?.type === 'MultiPolygon' ? zoneOf(geometry) : null;
  return geometry && zone ? projectionArea_m2(geometry, zone) / 10_000 : null;
}
