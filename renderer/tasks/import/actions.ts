import type { EngineError } from '../../../shared/contract/errors.ts';
import type { FileProposal, ImportOptions, ImportReport, LayerProposal, RememberedMapping } from '../../../shared/domain/import.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { shellCall } from '../../engine/shell.ts';
import type { ImportFile } from '../../state/dialogs.ts';
import { useJobs } from '../../state/jobs.ts';
import { useNotices } from '../../state/notices.ts';
import { usePreferences } from '../../state/preferences.ts';
import { type Draft, keptChoices, optionsOf } from './draft.ts';

export interface Refused {
  readonly file: string;
  readonly error: EngineError;
}

const language = () => usePreferences.getState().language;

/** One file after the other: a bad one does not hold back the rest. */
export async function inspectFiles(
  files: readonly ImportFile[],
  found: (file: ImportFile, proposal: FileProposal, mappings: readonly RememberedMapping[]) => void,
  refused: (refusal: Refused) => void,
): Promise<void> {
  // kept decisions are a help: without them the files are shown all the same
  const mappings = await call('mapping/list', {}).catch((): RememberedMapping[] => []);
  for (const file of files) {
    try {
      found(file, await call('import/inspect', { file: file.token, language: language() }), mappings);
    } catch (error) {
      refused({ file: file.name, error: refusalOf(error) });
    }
  }
}

/** The layer looked at again with what was decided meanwhile. Throws EngineFailure. */
export async function inspectAgain(draft: Draft): Promise<LayerProposal> {
  const { layers } = await call('import/inspect', { file: draft.token, options: optionsOf(draft), language: language() });
  return layers.find(({ layer }) => layer === draft.proposal.layer) ?? layers[0] ?? draft.proposal;
}

export async function rememberMapping(draft: Draft, name: string): Promise<RememberedMapping | null> {
  try {
    const columns = draft.proposal.fields.map((field) => field.from);
    return await call('mapping/save', { name, kind: draft.kind, columns, options: keptChoices(draft) });
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
    return null;
  }
}

export async function forgetMapping(id: string): Promise<void> {
  try {
    await call('mapping/forget', { id });
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}

/** What each started import was asked to do, for the ways out offered when it is refused. */
const drafts = new Map<string, Draft>();
export const draftOf = (job: string): Draft | undefined => drafts.get(job);

/** The same import once more, with another answer to objects that are there already. */
export async function startAgain(job: string, mode: ImportOptions['mode']): Promise<string | null> {
  const draft = drafts.get(job);
  if (!draft) return null;
  const again = { ...draft, choices: { ...draft.choices, mode } };
  const [started] = await startImports([again], ({ error }) => useNotices.getState().refuse(error));
  return started ?? null;
}

export async function startImports(wanted: readonly Draft[], refused: (refusal: Refused) => void): Promise<string[]> {
  const jobs: string[] = [];
  for (const draft of wanted) {
    try {
      const { job } = await call('import/start', { files: [draft.token], options: optionsOf(draft), language: language() });
      useJobs.getState().start(job, 'import', draft.named ? draft.proposal.layer : draft.file);
      drafts.set(job, draft);
      jobs.push(job);
    } catch (error) {
      refused({ file: draft.file, error: refusalOf(error) });
    }
  }
  return jobs;
}

export function cancelJobs(jobs: readonly string[]): void {
  for (const job of jobs) {
    useJobs.getState().markCancelling(job);
    // one that has just ended by itself has nothing left to cancel
    void call('job/cancel', { job }).catch(() => undefined);
  }
}

export type ReportFormat = 'csv' | 'html' | 'json';

/** A report as a file to forward; nothing where the person chose no place for it. */
export async function exportReport(report: ImportReport | { readonly source: number }, name: string, format: ReportFormat): Promise<void> {
  try {
    const file = await shellCall('chooseSave', { purpose: format, name: `${name}.${format}` });
    if (!file) return;
    const { written } = await call('import/export-report', { report, file: file.token, format, language: language() });
    useNotices.getState().toast('job.written', { file: written });
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}
