/** Pages of the project: made, named, copied, thrown away, exchanged as files, exported. */
import { atlasOfSeries, type PageSeries } from '../../../shared/domain/atlas.ts';
import type { StoredLayout } from '../../../shared/domain/page-report.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { call } from '../../engine/call.ts';
import { shellCall } from '../../engine/shell.ts';
import { useJobs } from '../../state/jobs.ts';
import { showLayout, useLayoutView } from '../../state/layout.ts';
import { useNotices } from '../../state/notices.ts';
import { usePreferences } from '../../state/preferences.ts';
import { attempt } from '../attempt.ts';
import { allKept } from './pending.ts';
import { shownObject } from './series.ts';

const language = () => usePreferences.getState().language;

export function createFrom(template: string): Promise<boolean> {
  return attempt(async () => {
    const { id } = await call('layouts/create', { template, language: language() });
    showLayout(id);
  });
}

export function renameLayout(id: string, name: string): Promise<boolean> {
  return attempt(() => call('layouts/rename', { id, name }));
}

export function duplicateLayout(id: string, name: string): Promise<boolean> {
  return attempt(async () => {
    await allKept();
    const made = await call('layouts/duplicate', { id, name });
    showLayout(made.id);
  });
}

/** Undo brings it back. */
export function removeLayout({ id, name }: StoredLayout): Promise<boolean> {
  return attempt(async () => {
    await allKept();
    await call('layouts/remove', { id });
    showLayout(null);
    useNotices.getState().toast('layout.removed', { name }, 'info');
  });
}

const fileName = (name: string, extension: string): string => `${name.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'page'}.${extension}`;

export function exportTemplate({ id, name }: StoredLayout): Promise<boolean> {
  return attempt(async () => {
    await allKept();
    const file = await shellCall('chooseSave', { purpose: 'json', name: fileName(name, 'emprise-page.json') });
    if (!file) return;
    const { written } = await call('layouts/export-template', { layout: id, file: file.token });
    useNotices.getState().toast('job.written', { file: written });
  });
}

export function importTemplate(text: Translate): Promise<boolean> {
  return attempt(async () => {
    const [file] = await shellCall('chooseOpen', { purpose: 'page-template' });
    if (!file) return;
    const { id, warnings } = await call('layouts/import-template', { file: file.token, language: language() });
    showLayout(id);
    const said = warnings.map(({ code, params }) => text(`page.warning.${code}`, params));
    if (said.length > 0) useNotices.getState().toast('layout.imported-with', { count: said.length, first: said[0] ?? '' }, 'info');
  });
}

/** Asks where, then writes what is shown; followed in the panel, from which it can be stopped. */
export function exportLayout(): Promise<boolean> {
  return attempt(async () => {
    const { shown, format, dpi, set } = useLayoutView.getState();
    if (!shown) return;
    await allKept();
    const file = await shellCall('chooseSave', { purpose: format, name: fileName(shown.name, format) });
    if (!file) return;
    const { job } = await call('layouts/export', {
      layout: shown.id,
      object: shownObject(),
      file: file.token,
      format,
      dpi,
      language: language(),
    });
    useJobs.getState().start(job, 'export', shown.name);
    set({ exporting: job });
  });
}

/** All pages of a series: one PDF, or an archive of one file for each. Whole or not at all. */
export function exportSeries(choice: PageSeries, form: 'book' | 'files'): Promise<boolean> {
  return attempt(async () => {
    const { shown, format, dpi, set } = useLayoutView.getState();
    if (!shown) return;
    await allKept();
    // a book is a PDF
    const purpose = form === 'book' ? 'pdf' : 'zip';
    const file = await shellCall('chooseSave', { purpose, name: fileName(shown.name, purpose) });
    if (!file) return;
    const { job } = await call('atlas/export', {
      layout: shown.id,
      atlas: atlasOfSeries(choice),
      file: file.token,
      form,
      format: form === 'book' ? 'pdf' : format,
      dpi,
      language: language(),
    });
    useJobs.getState().start(job, 'export', shown.name);
    set({ exporting: job });
  });
}

/** Stops it at once; no file is left behind. */
export function cancelExport(job: string): Promise<boolean> {
  useJobs.getState().markCancelling(job);
  return attempt(() => call('job/cancel', { job }));
}

/** A picture from a file becomes one of the project's, for an image item. */
export async function addImage(): Promise<number | null> {
  let media: number | null = null;
  await attempt(async () => {
    const [file] = await shellCall('chooseOpen', { purpose: 'image' });
    if (file) ({ media } = await call('layouts/add-image', { file: file.token }));
  });
  return media;
}
