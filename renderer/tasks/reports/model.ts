/** What can be asked of a report: its kinds, what each is about and what it holds. */
import type { CallParams } from '../../../shared/contract/engine.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import type { ReportFormat, ReportKind } from '../../../shared/domain/report.ts';

export const OFFERED_KINDS: readonly ReportKind[] = ['site', 'candidature', 'synthese', 'territoire', 'annexe', 'atelier'];
/** What a report is about, beside the whole project. */
export type Subject = 'site' | 'territory' | 'project';
export const SUBJECTS: Readonly<Record<ReportKind, Subject>> = {
  site: 'site',
  candidature: 'site',
  territoire: 'territory',
  synthese: 'project',
  annexe: 'project',
  atelier: 'project',
};
/** Messages `reports.part.<id>`: what stands in the document, in its order. */
export const PARTS: Readonly<Record<ReportKind, readonly string[]>> = {
  site: ['map', 'key-figures', 'occupation', 'criteria', 'access', 'networks', 'points', 'calendar', 'photos', 'terrains', 'methods'],
  candidature: ['six-criteria', 'to-fill', 'points', 'methods'],
  synthese: ['map', 'totals', 'by-maturity', 'by-region', 'sites', 'methods'],
  territoire: ['map', 'totals', 'by-maturity', 'sites', 'friches', 'methods'],
  annexe: ['totals', 'all-sites', 'methods'],
  atelier: ['decision-map', 'participants', 'decisions', 'accepted-sites', 'ranking', 'weights', 'votes', 'follow-up', 'methods'],
};
/** Only these have fields that the standards keep private. */
export const HAS_CONFIDENTIAL: ReadonlySet<ReportKind> = new Set<ReportKind>(['site']);

/** Those under whose maps a base map may stand. */
export const HAS_MAP: ReadonlySet<ReportKind> = new Set<ReportKind>(['site', 'synthese', 'territoire', 'atelier']);

export type ReportAsked = Pick<CallParams<'reports/preview'>, 'kind' | 'id' | 'confidential' | 'scenario' | 'baseMaps'>;

const count = (layers: readonly LayerInfo[], table: string): number => layers.find((layer) => layer.table === table)?.count ?? 0;

/** A kind without anything to speak of is not offered. */
export function isPossible(kind: ReportKind, layers: readonly LayerInfo[]): boolean {
  if (SUBJECTS[kind] === 'territory') return count(layers, 'epci') + count(layers, 'territoires') > 0;
  return count(layers, 'sites') > 0;
}

const EXTENSION_TITLES: Readonly<Record<ReportFormat, string>> = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel', pptx: 'PowerPoint' };
export const formatTitle = (format: ReportFormat): string => EXTENSION_TITLES[format];

/** Signs that no system takes in the name of a file. */
export const fileName = (kind: string, title: string, extension: string): string =>
  `${`${kind} ${title}`
    .replace(/[\\/:*?"<>|«»“”]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 150)}.${extension}`;
