/** The report one looks at: drawn whole at the first look, kept while nothing changes, shown page by page. One look at a time. */
import type { CallResult, CheckedParams } from '../../../shared/contract/engine.ts';
import type { Language } from '../../../shared/messages/index.ts';
import type { Job } from '../jobs/runner.ts';
import type { ReportRequest } from './services/reports/index.ts';
import type { DrawnReport } from './services/reports/preview.ts';
import type { BaseMapAccess } from './services/underlays/access.ts';
import type { Workspace } from './workspace.ts';

type Look = CheckedParams<'reports/preview'>;

export class ReportDesk {
  readonly #workspace: Workspace;
  readonly #access: BaseMapAccess;
  #kept: { readonly key: string; readonly drawn: DrawnReport } | null = null;
  #drawing: Job<{ readonly drawn: DrawnReport; readonly image: Uint8Array<ArrayBuffer> }> | null = null;

  constructor(workspace: Workspace, access: BaseMapAccess) {
    this.#workspace = workspace;
    this.#access = access;
  }

  /** Throws what building the report throws; `cancelled` where a newer look came. */
  async look({ page, language, ...request }: Look): Promise<CallResult<'reports/preview'>> {
    await this.#drawing?.cancel().catch(() => undefined);
    const key = this.#keyOf(request, language);
    const drawn = this.#kept?.key === key ? this.#kept.drawn : null;
    if (drawn) {
      const index = Math.min(page, drawn.pages.length) - 1;
      const drawing = drawn.pages[index] as DrawnReport['pages'][number];
      const { resources } = this.#workspace.context;
      return shown(drawn, index, await this.#workspace.context.jobs.beside('report-page', { drawing, resources }).result);
    }
    return this.#draw(key, request, page, language);
  }

  async #draw(key: string, request: ReportRequest, page: number, language: Language): Promise<CallResult<'reports/preview'>> {
    const { context, project } = this.#workspace;
    const installation = { resources: context.resources, version: context.version };
    // a report of hundreds of pages is not kept beside the next one
    this.#kept = null;
    const job = context.jobs.start('preview-report', {
      ...{ path: project.workingPath, request, page, language, installation },
      access: this.#access,
    });
    this.#drawing = job;
    try {
      const { drawn, image } = await job.result;
      this.#kept = { key, drawn };
      return shown(drawn, Math.min(page, drawn.pages.length) - 1, image);
    } finally {
      if (this.#drawing === job) this.#drawing = null;
    }
  }

  /** What a report follows: the working copy as it is, the day it is dated, what was asked, and whether base maps may be fetched. */
  #keyOf(request: ReportRequest, language: Language): string {
    const { project, context } = this.#workspace;
    const day = new Date().toDateString();
    return JSON.stringify([project.workingPath, project.edits, day, request, language, context.network.allowed]);
  }
}

function shown({ title, confidential, pages }: DrawnReport, index: number, image: Uint8Array<ArrayBuffer>): CallResult<'reports/preview'> {
  const { width_mm, height_mm, description } = pages[index] as DrawnReport['pages'][number];
  return { title, confidential, page: index + 1, pages: pages.length, image, width_mm, height_mm, description };
}
