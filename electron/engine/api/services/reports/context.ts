/** What every builder of a report needs: the reader, the words, and the parts that all reports share. */
import type { AnalysisState, ObjectSheet } from '../../../../../shared/contract/engine.ts';
import type { AnalysisCode } from '../../../../../shared/domain/analysis.ts';
import type { FieldDefinition } from '../../../../../shared/domain/kinds/index.ts';
import { definitionOfTable } from '../../../../../shared/domain/kinds/index.ts';
import type { ReportKind } from '../../../../../shared/domain/report.ts';
import { formatDate } from '../../../../../shared/format/dates.ts';
import { hasMessage, type Translate, translator } from '../../../../../shared/messages/index.ts';
import type { Fact, Origin, Quantity, Report, ReportUnit, ReportWords } from '../../../../../shared/report/model.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { analysisStates } from '../analyse.ts';
import type { Hooks } from '../hooks.ts';
import type { BaseMapsOnPaper } from '../underlays/access.ts';
import { withoutEmptyColumns } from './missing.ts';
import { sourceLines } from './sources.ts';

export interface ReportRequest {
  readonly kind: ReportKind;
  /** A site's `site_id`, or a territory as `epci:200069193`; reports of the whole project take none. */
  readonly id?: string | undefined;
  /** The confidential fields of the CNIG standards are shown. */
  readonly confidential?: boolean | undefined;
  /** Of the minutes: the scenario they rank by, by its number or name; the one frozen last where none is named. */
  readonly scenario?: number | string | undefined;
  /** The base maps of the project stand under the maps. */
  readonly baseMaps?: boolean | undefined;
}

export interface ReportContext {
  readonly reader: ProjectReader;
  readonly text: Translate;
  readonly hooks: Hooks;
  readonly request: ReportRequest;
  readonly states: readonly AnalysisState[];
  /** Day on the wall, ISO 8601. */
  readonly today: string;
  /** Null: maps are drawn without. */
  readonly baseMaps: BaseMapsOnPaper | null;
  /** What became of the base maps, map after map, said with the methods: builders of maps add to it. */
  readonly baseMapNotes: string[];
}

export function reportContext(
  reader: ProjectReader,
  request: ReportRequest,
  hooks: Hooks,
  now: Date,
  baseMaps: BaseMapsOnPaper | null = null,
): ReportContext {
  const text = translator(hooks.language);
  return { reader, request, hooks, text, states: analysisStates(reader), today: dayOf(now), baseMaps, baseMapNotes: [] };
}

/** The day on the wall, not in Greenwich. */
function dayOf(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export type ReportParts = Pick<Report, 'title' | 'subtitle' | 'sections'> &
  Partial<Pick<Report, 'code' | 'status' | 'page' | 'mostPages' | 'surtitle' | 'confidential'>> & {
    /** Tables the figures come from: their sources are named. */
    readonly tables: readonly string[];
    /** Analyses the figures come from: their methods are told. */
    readonly analyses: readonly AnalysisCode[];
    readonly methods?: readonly string[];
    readonly missing?: string;
  };

/** The report around what a builder found: words, methods, sources, warnings. */
export function finished(context: ReportContext, parts: ReportParts): Report {
  const { reader, text, request, hooks, today } = context;
  const { nom, realisation, contact, demonstration } = reader.settings();
  const { tables, analyses, methods = [], missing, ...shown } = parts;
  const confidential = parts.confidential ?? 'none';
  const never = analyses.filter((code) => !isComputed(context, code));
  const stale = context.states.some((state) => state.stale && analyses.includes(state.code as AnalysisCode));
  return {
    kind: request.kind,
    language: hooks.language,
    words: wordsOf(context, missing),
    surtitle: text(`report.kind.${request.kind}`),
    code: null,
    status: null,
    date: today,
    project: nom,
    page: 'portrait',
    ...shown,
    sections: withoutEmptyColumns(never.length === 0 ? shown.sections : withAbsent(shown.sections, text('value.not-computed')), text),
    confidential,
    methods: [
      text('report.made', { version: hooks.version, date: formatDate(today), project: nom === '' ? text('report.unnamed') : nom }),
      ...(realisation === '' ? [] : [text('map.realisation', { who: realisation })]),
      ...(contact === '' ? [] : [text('map.contact', { who: contact })]),
      ...analyses.map((code) => methodOf(context, code)),
      ...methods,
      ...new Set(context.baseMapNotes),
      text('report.origins'),
      ...(confidential === 'left-out' ? [text('report.confidential.left-out')] : []),
    ],
    sources: sourceLines(reader, tables, text),
    warnings: [
      ...(confidential === 'included' ? [text('report.confidential.included')] : []),
      ...(demonstration ? [text('map.demonstration')] : []),
      ...(stale ? [text('report.stale')] : []),
      ...(never.length > 0 ? [text('report.never')] : []),
    ],
  };
}

/** A figure that waits for an analysis is not said to be missing. */
function withAbsent(sections: Report['sections'], absent: string): Report['sections'] {
  const fact = (one: Fact): Fact => (one.value === null && one.method !== null ? { ...one, absent } : one);
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => (block.type === 'facts' ? { ...block, facts: block.facts.map(fact) } : block)),
  }));
}

/** Whether an analysis has ever been run: without it what it tells is not known, and none is not the answer. */
export const isComputed = ({ states }: Pick<ReportContext, 'states'>, code: AnalysisCode): boolean =>
  states.some((state) => state.code === code && state.computedAt !== null);

function wordsOf({ text, hooks, states, reader, today }: ReportContext, missing: string | undefined): ReportWords {
  const computed = states.find(({ code }) => code === 'surface')?.computedAt ?? today;
  const method = text(`method.surface.${reader.settings().methode_surface}`);
  return {
    missing: missing ?? text('value.missing'),
    yes: text('value.yes'),
    no: text('value.no'),
    inside: text('figure.inside'),
    pages: text('report.pages', { page: '{page}', pages: '{pages}' }),
    origins: {
      calcule: text('report.origin.calcule', { version: hooks.version, date: formatDate(computed), method }),
      importe: text('report.origin.importe'),
      saisi: text('report.origin.saisi'),
    },
  };
}

/** « Surfaces : … (calculé le 21/11/2026). » */
export function methodOf({ states, text }: ReportContext, code: AnalysisCode): string {
  const state = states.find((one) => one.code === code);
  const said = text('report.method', { name: text(`analysis.${code}.title`), method: text(`analysis.${code}.method`) });
  if (!state?.computedAt) return `${said} ${text('report.method.never')}`;
  return `${said} ${text(state.stale ? 'report.method.stale' : 'report.method.date', { date: formatDate(state.computedAt) })}`;
}

const UNITS: Readonly<Record<string, ReportUnit>> = {
  ha: 'ha',
  km: 'km',
  m: 'm',
  mw: 'mw',
  percent: 'percent',
  eur: 'eur',
  'eur/m2': 'eur_m2',
};

/** A stored value as a report takes it: closed lists in the reader's words, several values joined. */
export function fieldQuantity(table: string, name: string, value: string | number | boolean | null, text: Translate): Quantity {
  const field = definitionOfTable(table)?.table.fields.find((one) => one.name === name);
  const unit = unitOf(field);
  if (value === null || value === '') return { value: null, unit };
  if (typeof value !== 'string') return { value, unit };
  if (field?.type === 'date') return { value, unit: null, date: true };
  if (value === 'oui' || value === 'non') return { value: value === 'oui', unit: null };
  const words = field?.multiple ? value.split('|').map((one) => valueWords(name, one, text)) : [valueWords(name, value, text)];
  return { value: words.join(', '), unit };
}

const unitOf = (field: FieldDefinition | undefined): ReportUnit | null => (field?.unit ? (UNITS[field.unit] ?? null) : null);

function valueWords(field: string, value: string, text: Translate): string {
  const id = `value.${field}.${value}`;
  return hasMessage(id) ? text(id) : value;
}

/** Typed where it was changed by hand or came from no file. */
export function originOf(sheet: Pick<ObjectSheet, 'edited' | 'source'>, name: string): Origin {
  return sheet.edited.includes(name) || sheet.source === null ? 'saisi' : 'importe';
}

/** A stored field of an object as a figure. */
export function fieldFact(context: ReportContext, sheet: ObjectSheet, name: string, label?: string): Fact {
  const { text } = context;
  const value = sheet.values[name] ?? null;
  const quantity = fieldQuantity(sheet.table, name, value, text);
  return {
    label: label ?? text(`field.${name}`),
    ...quantity,
    origin: quantity.value === null ? null : originOf(sheet, name),
    method: null,
    detail: null,
  };
}

/** A computed figure; null stays null. */
export function computedFact(
  label: string,
  value: number | string | boolean | null,
  unit: ReportUnit | null,
  method: string,
  more: Partial<Fact> = {},
): Fact {
  return { label, value, unit, origin: value === null ? null : 'calcule', method, detail: null, ...more };
}

export const maturityLabel = (maturite: string | null, text: Translate): string | null => {
  if (maturite === null) return null;
  const id = `legend.maturite.${maturite.replaceAll(' ', '-')}`;
  return hasMessage(id) ? text(id) : maturite;
};
