import type { ImportReport } from '../../../../shared/domain/import.ts';
import type { Language } from '../../../../shared/messages/index.ts';
import type { TaskContext } from '../../jobs/task.ts';
import type { Hooks, Installation } from '../services/hooks.ts';
import { type StagingRequest, stageImport } from '../services/stage-import.ts';

export interface ImportTask extends StagingRequest {
  readonly language: Language;
  readonly installation: Installation;
}

/** The long half of an import: files → staging file. The engine merges it afterwards. */
export function importTask(input: ImportTask, context: TaskContext): Promise<ImportReport> {
  return stageImport(input, hooksOf(context, input.installation, input.language));
}

export function hooksOf(context: TaskContext, installation: Installation, language: Language): Hooks {
  return {
    ...installation,
    language,
    progress: (step: string, subject: string, done: number, total: number) => context.progress(step, subject, done, total),
    checkpoint: () => context.checkpoint(),
  };
}
