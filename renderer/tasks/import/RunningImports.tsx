import { hasMessage } from '../../../shared/messages/index.ts';
import type { RunningJob } from '../../state/jobs.ts';
import { Progress } from '../../ui/Progress.tsx';
import { useText } from '../../ui/text.tsx';
import type { Refused } from './actions.ts';
import { RefusedFiles } from './RefusedFiles.tsx';

/** How far each import is. */
export function RunningImports({ running, refused }: { running: readonly RunningJob[]; refused: readonly Refused[] }) {
  const text = useText();
  return (
    <div className="running-imports">
      <h3>{text('import.running')}</h3>
      <RefusedFiles refused={refused} />
      {running.map((job) => (
        <div key={job.job} className="import-job">
          <div className="row small">
            <b className="grow ellipsis" title={job.subject}>
              {job.subject}
            </b>
            <span className="number secondary">
              {job.position > 0
                ? text('job.waiting', { position: job.position })
                : job.total > 0
                  ? text('job.count', { done: job.done, total: job.total })
                  : hasMessage(`job.step.${job.step}`)
                    ? text(`job.step.${job.step}`)
                    : ''}
            </span>
          </div>
          <Progress label={job.subject} done={job.done} total={job.total} />
        </div>
      ))}
    </div>
  );
}
