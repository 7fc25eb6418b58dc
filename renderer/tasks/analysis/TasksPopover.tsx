import { Activity, CircleCheck, CircleSlash, CircleX, Square } from 'lucide-react';
import { useDialogs } from '../../state/dialogs.ts';
import type { FinishedJob } from '../../state/jobs.ts';
import { useJobs } from '../../state/jobs.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useText } from '../../ui/text.tsx';
import { cancelJob } from './actions.ts';
import { endText, jobName, stepText } from './job-text.ts';
import './analysis.css';

export function TasksPopover() {
  const text = useText();
  const { running, finished } = useJobs();
  const label = text('job.button', { count: running.length });
  return (
    <Popover label={label} width={380} trigger={<IconButton icon={Activity} label={label} dot={running.length > 0} />}>
      <div className="tasks">
        <h3>{text('job.title')}</h3>
        {running.length === 0 && finished.length === 0 && <p className="small muted">{text('job.none')}</p>}
        {running.map((job) => (
          <div key={job.job} className="task">
            <div className="row">
              <b className="grow ellipsis">{jobName(job.kind, job.subject, text)}</b>
              <JobCount done={job.done} total={job.total} />
            </div>
            <Progress label={jobName(job.kind, job.subject, text)} done={job.done} total={job.total} />
            <div className="row small secondary">
              <span className="grow ellipsis">{stepText(job, text)}</span>
              <Button size="compact" icon={Square} isDisabled={job.cancelling} onPress={() => void cancelJob(job.job)}>
                {text('action.cancel')}
              </Button>
            </div>
          </div>
        ))}
        {finished.map((job) => (
          <EndedTask key={job.job} job={job} />
        ))}
      </div>
    </Popover>
  );
}

function JobCount({ done, total }: { done: number; total: number }) {
  const text = useText();
  if (total === 0 && done === 0) return null;
  return (
    <span className="small secondary number">{total > 0 ? text('job.count', { done, total }) : text('job.count-open', { done })}</span>
  );
}

function EndedTask({ job }: { job: FinishedJob }) {
  const text = useText();
  const format = useFormat();
  const Icon = job.error === null ? CircleCheck : job.error.code === 'cancelled' ? CircleSlash : CircleX;
  return (
    <div className={`task ended ${job.error === null ? 'ok' : job.error.code === 'cancelled' ? '' : 'failed'}`}>
      <Icon size={16} />
      <span className="grow ellipsis">{jobName(job.kind, job.subject, text)}</span>
      {job.report && (
        <LinkButton onPress={() => useDialogs.getState().show({ kind: 'import-report', jobs: [job] })}>
          {text('import.show-report')}
        </LinkButton>
      )}
      <span className="muted number">{job.error === null ? format.duration(job.duration_ms) : endText(job, text)}</span>
    </div>
  );
}
