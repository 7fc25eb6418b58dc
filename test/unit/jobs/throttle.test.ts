import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TaskProgress } from '../../../electron/engine/jobs/task.ts';
import { PROGRESS_INTERVAL_MS, throttleProgress } from '../../../electron/engine/jobs/throttle.ts';

test('whatever the rhythm: the end of a step always passes, and within a step two reports keep their distance', () => {
  const reports = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 200 }), step: fc.constantFrom('reading', 'merging') }), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(reports, (given) => {
      const passed: { time: number; progress: TaskProgress }[] = [];
      let time = 0;
      const report = throttleProgress(
        (progress) => passed.push({ time, progress }),
        () => time,
      );
      for (const [index, { wait, step }] of given.entries()) {
        time += wait;
        report({ step, subject: '', done: index + 1, total: given.length });
      }
      expect(passed.at(-1)?.progress.done).toBe(given.length);
      for (const [index, { time: at, progress }] of passed.slice(0, -1).entries()) {
        const before = passed[index - 1];
        if (before && before.progress.step === progress.step) expect(at - before.time).toBeGreaterThanOrEqual(PROGRESS_INTERVAL_MS);
      }
    }),
  );
});
