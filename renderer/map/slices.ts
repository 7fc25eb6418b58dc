/** Long work in the window runs in slices: input and drawing get their turn between two of them. */
const SLICE_TIME = 8;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/** Calls `work(i)` for 0 ≤ i < count. Answers false when `signal` stopped it. */
export async function inSlices(count: number, signal: AbortSignal, work: (index: number) => void): Promise<boolean> {
  let end = performance.now() + SLICE_TIME;
  for (let index = 0; index < count; index++) {
    // reading the clock costs more than a small object
    if ((index & 15) === 0 && performance.now() > end) {
      await nextTurn();
      if (signal.aborted) return false;
      end = performance.now() + SLICE_TIME;
    }
    work(index);
  }
  return !signal.aborted;
}
