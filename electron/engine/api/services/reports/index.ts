/** Reports of a project, from the services that the window and the command line use: one builder per kind, one writer per format. */
import path from 'node:path';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { ReportFormat, ReportKind } from '../../../../../shared/domain/report.ts';
import { translator } from '../../../../../shared/messages/index.ts';
import type { Report } from '../../../../../shared/report/model.ts';
import { writers } from '../../../exporters/reports/index.ts';
import { reportToPdf } from '../../../exporters/reports/pdf.ts';
import { writeFileSafely } from '../../../exporters/write-file.ts';
import type { ProjectReader } from '../../../store/index.ts';
import type { Hooks } from '../hooks.ts';
import { type BaseMapAccess, BaseMapsOnPaper } from '../underlays/access.ts';
import { annexReport } from './annex.ts';
import { candidatureReport } from './candidature.ts';
import { type ReportContext, type ReportRequest, reportContext } from './context.ts';
import { minutesReport } from './minutes.ts';
import { siteReport } from './site.ts';
import { siteSlides } from './site-slides.ts';
import { synthesisReport } from './synthesis.ts';
import { territoryReport } from './territory.ts';

export type { ReportRequest } from './context.ts';

type Builder = (context: ReportContext) => Report | Promise<Report>;

const BUILDERS: Readonly<Partial<Record<ReportKind, Builder>>> = {
  site: siteReport,
  synthese: synthesisReport,
  territoire: territoryReport,
  annexe: annexReport,
  candidature: candidatureReport,
  atelier: minutesReport,
};

/** Throws `no-sites`, `object-unknown` (the site or territory), `parameter-invalid` (a kind that nothing builds). */
export async function buildReport(
  reader: ProjectReader,
  request: ReportRequest,
  hooks: Hooks,
  now: Date = new Date(),
  access: BaseMapAccess | null = null,
): Promise<Report> {
  const build = BUILDERS[request.kind];
  if (!build) throw new EmpriseError('parameter-invalid', { name: 'kind', value: request.kind, known: Object.keys(BUILDERS).join(', ') });
  if (reader.count('sites') === 0 && request.kind !== 'territoire') throw new EmpriseError('no-sites', {});
  return withBaseMaps(reader, request, hooks, access, async (baseMaps) => build(reportContext(reader, request, hooks, now, baseMaps)));
}

/** `access` null, or not asked for: maps are drawn without. */
async function withBaseMaps<T>(
  reader: ProjectReader,
  { baseMaps }: ReportRequest,
  hooks: Hooks,
  access: BaseMapAccess | null,
  run: (baseMaps: BaseMapsOnPaper | null) => Promise<T>,
): Promise<T> {
  const paper = baseMaps === true && access ? new BaseMapsOnPaper(reader, access, DPI, hooks) : null;
  try {
    return await run(paper);
  } finally {
    await paper?.close();
  }
}
/** Of print: the pictures that a map takes are those of a page's export. */
const DPI = 300;

export interface ReportFileOptions extends ReportRequest {
  readonly format: ReportFormat;
}
export interface ReportFile {
  readonly file: string;
  readonly kind: ReportKind;
  readonly format: ReportFormat;
  readonly bytes: number;
  readonly title: string;
  readonly confidential: Report['confidential'];
}

/** Builds a report and writes it, whole or not at all. */
export async function writeReport(
  reader: ProjectReader,
  target: string,
  options: ReportFileOptions,
  hooks: Hooks,
  access: BaseMapAccess | null = null,
): Promise<ReportFile> {
  const file = path.basename(target);
  hooks.progress('report', file, 0, 0);
  const report = await withSlides(await buildReport(reader, options, hooks, new Date(), access), reader, options, hooks, access);
  hooks.checkpoint();
  hooks.progress('write', file, 0, 0);
  const bytes = await encode(report, options.format, hooks);
  hooks.checkpoint();
  await writeFileSafely(target, bytes);
  const { kind, title, confidential } = report;
  return { file: target, kind, format: options.format, bytes: bytes.length, title, confidential };
}

/** A presentation of the whole has a slide for each shortlisted site, before the list of all. */
async function withSlides(
  report: Report,
  reader: ProjectReader,
  options: ReportFileOptions,
  hooks: Hooks,
  access: BaseMapAccess | null,
): Promise<Report> {
  if (options.format !== 'pptx' || report.kind !== 'synthese') return report;
  const slides = await withBaseMaps(reader, options, hooks, access, (baseMaps) =>
    siteSlides(reportContext(reader, options, hooks, new Date(), baseMaps)),
  );
  const list = report.sections.findIndex(({ id }) => id === 'sites');
  return { ...report, sections: report.sections.toSpliced(list < 0 ? report.sections.length : list, 0, ...slides) };
}

async function encode(report: Report, format: ReportFormat, { resources }: Hooks): Promise<Uint8Array> {
  return format === 'pdf' ? reportToPdf(report, translator(report.language), { resources }) : writers[format](report, { resources });
}
