import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Closing } from '../../../electron/main/closing.ts';

vi.mock('electron', () => ({ dialog: { showMessageBox: async () => ({ response: 0 }) } }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A window that closes unless somebody prevents it, and a page that listens. */
function opened() {
  let prevent: (event: { preventDefault(): void }) => void = () => undefined;
  const seen = { asked: 0, stopped: 0, closed: false };
  const window = {
    on: (_event: string, listener: typeof prevent) => {
      prevent = listener;
    },
    isDestroyed: () => seen.closed,
    close: () => {
      let isPrevented = false;
      prevent({
        preventDefault: () => {
          isPrevented = true;
        },
      });
      seen.closed = !isPrevented;
    },
  };
  const closing = new Closing({
    window: window as unknown as BrowserWindow,
    t: () => (code) => code,
    ask: () => {
      seen.asked += 1;
    },
    stopEngine: async () => {
      seen.stopped += 1;
      return true;
    },
  });
  closing.pageReady(true);
  return { window, closing, seen };
}

test('a page that reloads in the middle of the question is asked again by the next closing', () => {
  const { window, closing, seen } = opened();
  window.close();
  closing.answer('working');
  closing.pageReady(false);
  closing.pageReady(true);
  window.close();
  expect(seen).toEqual({ asked: 2, stopped: 0, closed: false });
});

test('what the dead page was waited for does not close the window that came back', async () => {
  const { window, closing, seen } = opened();
  window.close();
  closing.pageReady(false);
  closing.pageReady(true);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(seen).toEqual({ asked: 1, stopped: 0, closed: false });
});

test('a page that crashed and did not come back is left without a question', async () => {
  const { window, closing, seen } = opened();
  window.close();
  closing.answer('working');
  closing.pageReady(false);
  window.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual({ asked: 1, stopped: 1, closed: true });
});

test('a page that falls silent while it works is left in the end; one that goes on saying so is not', async () => {
  const { window, closing, seen } = opened();
  window.close();
  for (let word = 0; word < 30; word++) {
    closing.answer('working');
    await vi.advanceTimersByTimeAsync(20_000);
  }
  expect(seen).toEqual({ asked: 1, stopped: 0, closed: false });
  await vi.advanceTimersByTimeAsync(120_000);
  expect(seen).toEqual({ asked: 1, stopped: 1, closed: true });
});

test('a page that stays is asked anew, however late', async () => {
  const { window, closing, seen } = opened();
  window.close();
  closing.answer('working');
  closing.answer('stay');
  await vi.advanceTimersByTimeAsync(600_000);
  window.close();
  expect(seen).toEqual({ asked: 2, stopped: 0, closed: false });
});
