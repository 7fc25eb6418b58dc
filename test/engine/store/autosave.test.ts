import { expect, it } from 'vitest';
import { type AutosaveClock, AutosaveScheduler } from '../../../electron/engine/store/index.ts';

function fakeClock(): AutosaveClock & { advance(milliseconds: number): Promise<void>; spend(milliseconds: number): void } {
  let now = 0;
  let timers: { at: number; call: () => void }[] = [];
  return {
    now: () => now,
    after: (delay, call) => {
      const timer = { at: now + delay, call };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    spend: (milliseconds) => {
      now += milliseconds;
    },
    advance: async (milliseconds) => {
      now += milliseconds;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { call } of due) call();
      await new Promise(setImmediate);
    },
  };
}

it('saves after half a minute of quiet, later when saving is slow, and tells a failure', async () => {
  const clock = fakeClock();
  const failures: unknown[] = [];
  let saves = 0;
  let fails = false;
  const scheduler = new AutosaveScheduler({
    clock,
    onFailure: (error) => failures.push(error),
    save: async () => {
      saves++;
      clock.spend(4000);
      if (fails) throw new Error('full');
    },
  });
  scheduler.touched();
  await clock.advance(29_000);
  scheduler.touched();
  await clock.advance(29_000);
  expect(saves).toBe(0);
  await clock.advance(1000);
  expect(saves).toBe(1);
  expect(scheduler.quiet_ms).toBe(80_000);
  fails = true;
  scheduler.touched();
  await scheduler.flush();
  expect(failures).toHaveLength(1);
  await clock.advance(200_000);
  expect(saves).toBe(2);
});
