import { Activity, CircleCheck, CircleSlash, CircleX, Square } from 'lucide-react';
import { useDialogs } from '../../state/dialogs.ts';
import type { FinishedJob, RunningJob } from '../../state/jobs.ts';
import { useJobs } from '../../state/jobs.ts';
import { useProject } from '../../state/project.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useText } from '../../ui/text.tsx';
import { cancelJob } from './actions.ts';
import { countText, endText, jobName, stepText } from './job-text.ts';
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
              <JobCount job={job} />
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

function JobCount({ job }: { job: RunningJob }) {
  const text = useText();
  const format = useFormat();
  if (job.total === 0 && job.done === 0) return null;
  return <span className="small secondary number">{countText(job, text, format.bytes)}</span>;
}

function EndedTask({ job }: { job: FinishedJob }) {
  const text = useText();
  const format = useFormat();
  const writable = useProject((store) => store.project?.readOnly === false);
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
      {job.granted && writable && (
        <LinkButton
          onPress={() =>
            job.granted && useDialogs.getState().show({ kind: 'import', files: [{ ...job.granted, folder: '', mode: 'read' }] })
          }
        >
          {text('catalogue.import')}
        </LinkButton>
      )}
      <span className="muted number">{job.error === null ? format.duration(job.duration_ms) : endText(job, text)}</span>
    </div>
  );
}
