import type { ImportCheck, ImportOptions, ImportReport } from '../../../../shared/domain/import.ts';
import type { Language } from '../../../../shared/messages/index.ts';
import type { TaskContext } from '../../jobs/task.ts';
import { withReader } from '../services/access.ts';
import { checkImport } from '../services/check-import.ts';
import type { Hooks, Installation } from '../services/hooks.ts';
import { type StagingRequest, stageImport } from '../services/stage-import.ts';

export interface ImportTask extends Omit<StagingRequest, 'reader'> {
  /** The working copy, read beside the engine that holds it: its last committed state. */
  readonly project: string;
  readonly language: Language;
  readonly installation: Installation;
}

/** The long half of an import: files → staging file. The engine merges it afterwards. */
export function importTask(input: ImportTask, context: TaskContext): Promise<ImportReport> {
  const hooks = hooksOf(context, input.installation, input.language);
  if (!asksTheProject(input.options)) return stageImport(input, hooks);
  return withReader(input.project, (reader) => stageImport({ ...input, reader }, hooks));
}

/** A project is opened only where something of it is wanted: most imports read their file and no more. */
function asksTheProject({ findOverlaps, join }: ImportOptions): boolean {
  return findOverlaps === true || join !== undefined;
}

/** The whole of `import/check`: nothing of it is written. */
export function checkImportTask(input: ImportTask, context: TaskContext): Promise<ImportCheck> {
  return withReader(input.project, (reader) => checkImport({ ...input, reader }, hooksOf(context, input.installation, input.language)));
}

export function hooksOf(context: TaskContext, installation: Installation, language: Language): Hooks {
  return {
    ...installation,
    language,
    progress: (step: string, subject: string, done: number, total: number) => context.progress(step, subject, done, total),
    checkpoint: () => context.checkpoint(),
  };
}
