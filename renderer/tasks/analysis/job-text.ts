import { hasMessage, type Translate } from '../../../shared/messages/index.ts';
import type { FinishedJob, RunningJob } from '../../state/jobs.ts';
import { inWords } from '../../state/words.ts';

/** Tasks of the engine may name themselves or the command that asks for them. */
export function jobName(kind: string, subject: string, text: Translate): string {
  const id = `job.kind.${kind}`;
  const name = hasMessage(id) ? text(id) : text('job.kind.other');
  if (subject === '') return name;
  return text('job.named', { name, subject: inWords(subject, text) });
}

export function stepText(job: RunningJob, text: Translate): string {
  if (job.cancelling) return text('job.cancelling');
  if (job.position > 0) return text('job.waiting', { position: job.position });
  const id = `job.step.${job.step}`;
  return hasMessage(id) ? text(id) : text('job.step.working');
}

/** How much is done: bytes of a download, else objects. */
export function countText({ step, done, total }: RunningJob, text: Translate, bytes: (count: number) => string): string {
  const isBytes = step === 'download';
  if (isBytes) return text(total > 0 ? 'catalogue.received' : 'catalogue.received-open', { done: bytes(done), total: bytes(total) });
  return total > 0 ? text('job.count', { done, total }) : text('job.count-open', { done });
}

export function endText(job: FinishedJob, text: Translate): string {
  if (job.error?.code === 'cancelled') return text('job.cancelled');
  return job.error ? text('job.failed') : text('job.done');
}
