/** Lets at most one progress report through per interval; the first, a new step and the end of a step always pass. */
import type { TaskProgress } from './task.ts';

export const PROGRESS_INTERVAL_MS = 100;

export function throttleProgress(report: (progress: TaskProgress) => void, now: () => number): (progress: TaskProgress) => void {
  let last = Number.NEGATIVE_INFINITY;
  let step = '';
  return (progress) => {
    const key = `${progress.step} ${progress.subject}`;
    const ends = progress.total > 0 && progress.done >= progress.total;
    const time = now();
    if (key === step && !ends && time - last < PROGRESS_INTERVAL_MS) return;
    last = time;
    step = key;
    report(progress);
  };
}
