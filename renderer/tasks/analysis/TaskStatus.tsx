import { CircleCheck, Cpu } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useJobs } from '../../state/jobs.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { Progress } from '../../ui/Progress.tsx';
import { useText } from '../../ui/text.tsx';
import { cancelJob } from './actions.ts';
import { countText, jobName, stepText } from './job-text.ts';

/** Under this a task is not worth a line that appears and disappears. */
const QUIET = 150;

/** The first task of the queue in the status bar. */
export function TaskStatus() {
  const text = useText();
  const format = useFormat();
  const running = useJobs((jobs) => jobs.running);
  const job = running.find((one) => one.position === 0) ?? running[0];
  const [, show] = useState(0);
  useEffect(() => {
    if (!job) return;
    const timer = setTimeout(() => show((count) => count + 1), QUIET);
    return () => clearTimeout(timer);
  }, [job]);
  if (!job || Date.now() - job.startedAt < QUIET) {
    return (
      <span className="status-cell">
        <CircleCheck size={13} />
        {text('status.engine-ready')}
      </span>
    );
  }
  const name = jobName(job.kind, job.subject, text);
  // said at the halves and at the end only: a counter read aloud is noise
  const spoken = job.total > 0 && job.done * 2 >= job.total ? text('job.halfway', { name }) : name;
  return (
    <span className="status-cell" data-testid="task-status">
      <Cpu size={13} />
      <span className="ellipsis task-name">{name}</span>
      <Progress label={name} done={job.done} total={job.total} width={96} />
      <span className="number">{job.cancelling || job.total === 0 ? stepText(job, text) : countText(job, text, format.bytes)}</span>
      {!job.cancelling && <LinkButton onPress={() => void cancelJob(job.job)}>{text('action.cancel')}</LinkButton>}
      <span className="visually-hidden" role="status">
        {spoken}
      </span>
    </span>
  );
}
