import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useJobs } from '../../state/jobs.ts';
import { useNotices } from '../../state/notices.ts';

/** Runs the analyses whose data changed, or all of them. */
export async function runAnalyses(force: boolean): Promise<void> {
  try {
    const { job } = await call('analysis/start', { force });
    useJobs.getState().start(job, 'analysis', '');
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}

/** Answers at once; the project is as before when the task has ended. */
export async function cancelJob(job: string): Promise<void> {
  useJobs.getState().markCancelling(job);
  try {
    await call('job/cancel', { job });
  } catch (error) {
    const refusal = refusalOf(error);
    // it has just ended by itself
    if (refusal.code !== 'job-unknown') useNotices.getState().refuse(refusal);
  }
}
