import { useEffect, useState } from 'react';
import type { EngineError } from '../../../shared/contract/errors.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import type { ImportFile } from '../../state/dialogs.ts';
import { type FinishedJob, followedJobs, jobEnd, type RunningJob, useJobs } from '../../state/jobs.ts';
import { usePreferences } from '../../state/preferences.ts';

export interface DownloadState {
  readonly job: string | null;
  readonly running: RunningJob | undefined;
  readonly error: EngineError | null;
  readonly start: (entry: string, values: Record<string, string>, again: boolean, title: string) => Promise<void>;
  readonly cancel: () => void;
  readonly clear: () => void;
}

export function asChosen({ token, name, size, known }: NonNullable<FinishedJob['granted']>): ImportFile {
  return { token, name, size, folder: '', mode: 'read', known };
}

/** One download followed to its end, as long as the dialog is there; afterwards it goes on among the tasks. */
export function useDownload(onFile: (file: ImportFile, notes: FinishedJob['notes']) => void): DownloadState {
  const [job, setJob] = useState<string | null>(null);
  const [error, setError] = useState<EngineError | null>(null);
  const running = useJobs((store) => store.running).find((one) => one.job === job);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the end of this job, whatever the dialog shows by then
  useEffect(() => {
    if (job === null) return;
    let current = true;
    followedJobs.add(job);
    void jobEnd(job).then((ended) => {
      if (!current) return;
      setJob(null);
      if (ended.granted) onFile(asChosen(ended.granted), ended.notes);
      else if (ended.error && ended.error.code !== 'cancelled') setError(ended.error);
    });
    return () => {
      current = false;
      followedJobs.delete(job);
    };
  }, [job]);

  return {
    job,
    running,
    error,
    start: async (entry, values, again, title) => {
      setError(null);
      try {
        const { language } = usePreferences.getState();
        const started = await call('catalogue/download', { entry, values, again, language });
        useJobs.getState().start(started.job, 'download', title);
        setJob(started.job);
      } catch (failure) {
        setError(refusalOf(failure));
      }
    },
    cancel: () => {
      if (job === null) return;
      useJobs.getState().markCancelling(job);
      // it may just have ended by itself
      void call('job/cancel', { job }).catch(() => undefined);
    },
    clear: () => setError(null),
  };
}
