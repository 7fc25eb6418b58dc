import type { StepLabel } from '../../../../shared/domain/change.ts';
import type { TaskContext } from '../../jobs/task.ts';
import { openWorkingCopy } from '../../store/index.ts';
import { type LargeChange, type LargeOutcome, makeChange } from '../services/large-change.ts';

export interface LargeChangeInput {
  /** The working copy; its engine writes nothing meanwhile. */
  readonly path: string;
  readonly version: string;
  readonly change: LargeChange;
  readonly label: StepLabel;
  /** Rows it is about, 0 where that is not known. */
  readonly rows: number;
}

/** One transaction: stopped or killed before its end, nothing has happened. */
export async function largeChangeTask(
  { path, version, change, label, rows }: LargeChangeInput,
  context: TaskContext,
): Promise<LargeOutcome> {
  const project = openWorkingCopy(path, { userData: null, appVersion: version });
  try {
    project.watch((done) => {
      context.checkpoint();
      context.progress('write', '', Math.min(done, rows || done), rows);
    });
    return makeChange(project, change, label);
  } finally {
    await project.close();
  }
}
