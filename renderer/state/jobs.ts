/** Running tasks, as the engine reports them, and what became of the last ones. */
import { create } from 'zustand';
import type { EventPayload } from '../../shared/contract/engine.ts';
import type { EngineError } from '../../shared/contract/errors.ts';
import type { ImportCheck, ImportReport } from '../../shared/domain/import.ts';
import type { TerritoryReport } from '../../shared/domain/territory.ts';

export interface RunningJob extends EventPayload<'job/progress'> {
  readonly startedAt: number;
  readonly cancelling: boolean;
}

export interface FinishedJob {
  readonly job: string;
  readonly kind: string;
  readonly subject: string;
  readonly error: EngineError | null;
  readonly report: ImportReport | null;
  readonly check: ImportCheck | null;
  readonly territory: TerritoryReport | null;
  /** A file the engine may now be asked to read. */
  readonly granted: EventPayload<'job/done'>['granted'];
  readonly written: string | null;
  /** What there is to say beside the result. */
  readonly notes: EventPayload<'job/done'>['notes'];
  readonly duration_ms: number;
}

interface JobStore {
  readonly running: readonly RunningJob[];
  readonly finished: readonly FinishedJob[];
  /** Known at once from the answer of the call, before the first progress event. */
  readonly start: (job: string, kind: string, subject: string) => void;
  readonly progress: (event: EventPayload<'job/progress'>) => void;
  readonly done: (event: EventPayload<'job/done'>) => void;
  readonly markCancelling: (job: string) => void;
  readonly forget: () => void;
}

const KEPT_FINISHED = 20;

/** Tasks that a dialog follows to their end: they need no other word. */
export const followedJobs = new Set<string>();

export const useJobs = create<JobStore>()((set, get) => ({
  running: [],
  finished: [],
  start: (job, kind, subject) => {
    // the end of a short task may come before the answer that names it
    const named = <T extends { readonly job: string; readonly subject: string }>(one: T): T =>
      one.job === job && subject !== '' ? { ...one, subject } : one;
    const now = get();
    const known = now.running.some((one) => one.job === job) || now.finished.some((one) => one.job === job);
    if (known) set({ running: now.running.map(named), finished: now.finished.map(named) });
    else now.progress({ job, kind, step: 'waiting', subject, done: 0, total: 0, position: 0 });
  },
  progress: (event) =>
    set((now) => {
      const before = now.running.find((one) => one.job === event.job);
      const next: RunningJob = {
        ...event,
        // the file's name says more than what is done to it
        subject: before?.subject || event.subject,
        startedAt: before?.startedAt ?? Date.now(),
        cancelling: before?.cancelling ?? false,
      };
      return { running: before ? now.running.map((one) => (one.job === event.job ? next : one)) : [...now.running, next] };
    }),
  done: (event) =>
    set((now) => {
      const { job, kind, error, report, check, territory, granted, written, notes, duration_ms } = event;
      const subject = now.running.find((one) => one.job === job)?.subject ?? '';
      return {
        running: now.running.filter((one) => one.job !== job),
        finished: [{ job, kind, subject, error, report, check, territory, granted, written, notes, duration_ms }, ...now.finished].slice(
          0,
          KEPT_FINISHED,
        ),
      };
    }),
  markCancelling: (job) => set((now) => ({ running: now.running.map((one) => (one.job === job ? { ...one, cancelling: true } : one)) })),
  forget: () => set({ running: [], finished: [] }),
}));

/** Answers when the task ends. */
export function jobEnd(job: string): Promise<FinishedJob> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const end = useJobs.getState().finished.find((one) => one.job === job);
      if (end) resolve(end);
      return end !== undefined;
    };
    if (look()) return;
    const stop = useJobs.subscribe(() => {
      if (look()) stop();
    });
  });
}
