import type { EngineError } from '../../../shared/contract/errors.ts';
import type { ChosenFile } from '../../../shared/contract/shell.ts';
import type { FileProposal } from '../../../shared/domain/import.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useJobs } from '../../state/jobs.ts';
import { useNotices } from '../../state/notices.ts';
import { usePreferences } from '../../state/preferences.ts';
import { type Draft, optionsOf } from './draft.ts';

export interface Refused {
  readonly file: string;
  readonly error: EngineError;
}

/** One file after the other: a bad one does not hold back the rest. */
export async function inspectFiles(
  files: readonly ChosenFile[],
  found: (file: ChosenFile, proposal: FileProposal) => void,
  refused: (refusal: Refused) => void,
): Promise<void> {
  for (const file of files) {
    try {
      found(file, await call('import/inspect', { file: file.token }));
    } catch (error) {
      refused({ file: file.name, error: refusalOf(error) });
    }
  }
}

/** What each started import was asked to do, for the ways out offered when it is refused. */
const drafts = new Map<string, Draft>();
export const draftOf = (job: string): Draft | undefined => drafts.get(job);

/** The same import once more, with another answer to objects that are there already. */
export async function startAgain(job: string, mode: Draft['mode']): Promise<string | null> {
  const draft = drafts.get(job);
  if (!draft) return null;
  const [started] = await startImports([{ ...draft, mode }], ({ error }) => useNotices.getState().refuse(error));
  return started ?? null;
}

export async function startImports(wanted: readonly Draft[], refused: (refusal: Refused) => void): Promise<string[]> {
  const jobs: string[] = [];
  for (const draft of wanted) {
    try {
      const { job } = await call('import/start', {
        files: [draft.token],
        options: optionsOf(draft),
        language: usePreferences.getState().language,
      });
      useJobs.getState().start(job, 'import', draft.file);
      drafts.set(job, draft);
      jobs.push(job);
    } catch (error) {
      refused({ file: draft.file, error: refusalOf(error) });
    }
  }
  return jobs;
}
