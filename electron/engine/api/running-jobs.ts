/**
 * The jobs of the open project: what the window hears of each, how it ends, and how it is stopped. Their threads only read the project;
 * what they bring is written at their end, in turn with the window's own changes.
 */
import type { EventPayload } from '../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { Job, JobHooks } from '../jobs/runner.ts';
import type { TaskProgress } from '../jobs/task.ts';
import type { EngineContext } from './context.ts';
import { toEngineError } from './serve.ts';

type Ending = Partial<Pick<EventPayload<'job/done'>, 'report' | 'check' | 'territory' | 'granted' | 'written' | 'notes'>>;

const NOTHING: Required<Ending> = { report: null, check: null, territory: null, granted: null, written: null, notes: [] };

interface ReportedJob<R> {
  readonly kind: string;
  readonly subject: string;
  readonly start: (hooks: JobHooks) => Job<R>;
  /** Named before `finish`, where that may take a moment. */
  readonly lastStep?: string;
  /** What is done with the result: short, and the only part that writes to the project. */
  readonly finish: (result: R) => Ending;
  /** Removes what the thread has left, however the job ends. */
  readonly cleanup?: () => void;
}

interface Running {
  readonly cancel: () => Promise<void>;
  isCancelled: boolean;
}

export class RunningJobs {
  readonly #context: Pick<EngineContext, 'turns' | 'emit'>;
  readonly #running = new Map<string, Running>();

  constructor(context: Pick<EngineContext, 'turns' | 'emit'>) {
    this.#context = context;
  }

  /** Starts a job and answers at once with its number. */
  run<R>(reported: ReportedJob<R>): { job: string } {
    const { kind, subject, cleanup } = reported;
    const begun = performance.now();
    const reporter = this.#reporter(kind, subject);
    const job = reported.start({
      onProgress: (progress) => reporter.progress(progress),
      onPosition: (position) => reporter.position(position),
      ...(cleanup ? { cleanup } : {}),
    });
    const running: Running = { cancel: () => job.cancel(), isCancelled: false };
    this.#running.set(job.id, running);
    reporter.begin(job.id);
    void this.#result(job, running, reported, reporter).then((ending) => {
      reporter.end();
      this.#running.delete(job.id);
      this.#context.emit('job/done', { job: job.id, kind, ...ending, duration_ms: performance.now() - begun });
    });
    return { job: job.id };
  }

  /** A job that its caller waits for in a turn of its own, and whose refusal is the caller's to say. */
  async within<R>({ kind, subject, start }: Pick<ReportedJob<R>, 'kind' | 'subject' | 'start'>): Promise<R> {
    const begun = performance.now();
    const reporter = this.#reporter(kind, subject);
    const job = start({ onProgress: (progress) => reporter.progress(progress), onPosition: (position) => reporter.position(position) });
    this.#running.set(job.id, { cancel: () => job.cancel(), isCancelled: false });
    reporter.begin(job.id);
    let error: Awaited<EventPayload<'job/done'>['error']> = null;
    try {
      return await job.result;
    } catch (thrown) {
      error = toEngineError(thrown);
      throw thrown;
    } finally {
      reporter.end();
      this.#running.delete(job.id);
      this.#context.emit('job/done', { job: job.id, kind, error, ...NOTHING, duration_ms: performance.now() - begun });
    }
  }

  /** Throws `job-unknown` for a job that is over. One whose thread is done but whose result is not written yet is still in time. */
  async cancel(id: string): Promise<void> {
    const running = this.#running.get(id);
    if (!running) throw new EmpriseError('job-unknown', { job: id });
    running.isCancelled = true;
    await running.cancel();
  }

  /** The project is left: nothing of its jobs may be written any more. */
  async stop(): Promise<void> {
    await Promise.all([...this.#running.keys()].reverse().map((id) => this.cancel(id)));
  }

  async #result<R>(
    job: Job<R>,
    running: Running,
    { subject, lastStep, finish, cleanup }: ReportedJob<R>,
    reporter: Reporter,
  ): Promise<Required<Ending> & Pick<EventPayload<'job/done'>, 'error'>> {
    try {
      const result = await job.result;
      try {
        const ending = await this.#context.turns.take(() => {
          if (running.isCancelled) throw new EmpriseError('cancelled');
          if (lastStep) reporter.progress({ step: lastStep, subject, done: 0, total: 0 });
          return finish(result);
        });
        return { error: null, ...NOTHING, ...ending };
      } finally {
        cleanup?.();
      }
    } catch (error) {
      return { error: toEngineError(error), ...NOTHING };
    }
  }

  /** Tells the window how a job goes, from its beginning to its end and not after. */
  #reporter(kind: string, subject: string): Reporter {
    let id: string | null = null;
    let last: TaskProgress = { step: 'wait', subject, done: 0, total: 0 };
    let position = 0;
    const tell = () => {
      if (id !== null) this.#context.emit('job/progress', { job: id, kind, ...last, position });
    };
    return {
      begin: (job) => {
        id = job;
        tell();
      },
      progress: (progress) => {
        last = progress;
        tell();
      },
      position: (place) => {
        if (place === position) return;
        position = place;
        tell();
      },
      end: () => {
        id = null;
      },
    };
  }
}

interface Reporter {
  begin(job: string): void;
  progress(progress: TaskProgress): void;
  position(place: number): void;
  end(): void;
}
