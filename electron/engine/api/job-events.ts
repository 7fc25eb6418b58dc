import type { EventPayload } from '../../../shared/contract/engine.ts';
import type { Job, JobHooks } from '../jobs/runner.ts';
import type { EngineContext } from './context.ts';
import { toEngineError } from './serve.ts';

type Ending = Partial<Pick<EventPayload<'job/done'>, 'report' | 'written'>>;

interface ReportedJob<R> {
  readonly start: (hooks: JobHooks) => Job<R>;
  /** What is done with the result, in the engine: short, and the only part that writes to the project. */
  readonly finish: (result: R) => Ending | Promise<Ending>;
}

/** Starts a job and tells the window how it goes and how it ends; answers at once with its number. */
export function reportJob<R>(context: EngineContext, kind: string, subject: string, { start, finish }: ReportedJob<R>): { job: string } {
  const begun = performance.now();
  let last = { step: 'wait', subject, done: 0, total: 0 };
  let position = 0;
  const id = { job: '' };
  const tell = () => {
    if (id.job !== '') context.emit('job/progress', { job: id.job, kind, ...last, position });
  };
  const job = start({
    onProgress: (progress) => {
      last = { ...progress };
      tell();
    },
    onPosition: (place) => {
      position = place;
      tell();
    },
  });
  id.job = job.id;
  tell();
  void job.result
    .then(finish)
    .then(
      (ending) => ({ error: null, report: ending.report ?? null, written: ending.written ?? null }),
      (error: unknown) => ({ error: toEngineError(error), report: null, written: null }),
    )
    .then((ending) => context.emit('job/done', { job: job.id, kind, ...ending, duration_ms: performance.now() - begun }));
  return { job: job.id };
}
