/** Changes that are shown but wait for a pause before they are written: undo and save write them first. */
const waiting = new Set<() => Promise<void>>();

/** Answers with what forgets it again. */
export function addPending(write: () => Promise<void>): () => void {
  waiting.add(write);
  return () => waiting.delete(write);
}

export async function writePending(): Promise<void> {
  const writes = [...waiting];
  waiting.clear();
  await Promise.all(writes.map((write) => write()));
}
