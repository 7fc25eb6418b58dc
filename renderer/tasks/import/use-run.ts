import { useEffect, useState } from 'react';
import { type FinishedJob, followedJobs, jobEnd, type RunningJob, useJobs } from '../../state/jobs.ts';

/** Imports under way and, once all have ended, what became of them: null until then. */
export function useRun(jobs: readonly string[] | null): {
  readonly running: readonly RunningJob[];
  readonly ended: readonly FinishedJob[] | null;
} {
  const running = useJobs((store) => store.running).filter((job) => jobs?.includes(job.job));
  const [ended, setEnded] = useState<readonly FinishedJob[] | null>(null);
  useEffect(() => {
    setEnded(null);
    if (!jobs) return;
    let current = true;
    for (const job of jobs) followedJobs.add(job);
    void Promise.all(jobs.map(jobEnd)).then((all) => current && setEnded(all));
    return () => {
      current = false;
      for (const job of jobs) followedJobs.delete(job);
    };
  }, [jobs]);
  return { running, ended: jobs === null ? null : ended };
}
