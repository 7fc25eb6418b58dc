import { type Downloaded, type DownloadRequest, download, NetworkSwitch } from '../../catalogue/index.ts';
import type { TaskContext } from '../../jobs/task.ts';

export interface DownloadTask extends DownloadRequest {
  /** The flag of the engine's switch: turned off, it ends a download under way. */
  readonly network: SharedArrayBuffer;
}

/** Fetches one entry of the catalogue onto the shelf. */
export function downloadTask({ network, ...request }: DownloadTask, context: TaskContext): Promise<Downloaded> {
  const line = new NetworkSwitch(network);
  return download(request, {
    isAllowed: () => line.allowed,
    checkpoint: () => context.checkpoint(),
    progress: (step, subject, done, total) => context.progress(step, subject, done, total),
  });
}
