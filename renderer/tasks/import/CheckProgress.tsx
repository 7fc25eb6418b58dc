import { useJobs } from '../../state/jobs.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useText } from '../../ui/text.tsx';
import { cancelJobs } from './actions.ts';

/** The check under way: it holds nothing back. */
export function CheckProgress({ jobs }: { jobs: readonly string[] }) {
  const text = useText();
  const running = useJobs((store) => store.running).filter((job) => jobs.includes(job.job));
  const job = running.find(({ position }) => position === 0) ?? running[0];
  if (!job) return null;
  const label = text('import.checking', { file: job.subject });
  return (
    <div className="check-progress" role="status">
      <div className="row small">
        <span className="secondary grow ellipsis" title={label}>
          {label}
        </span>
        {job.total > 0 && <span className="number">{text('job.count', { done: job.done, total: job.total })}</span>}
        <LinkButton isDisabled={job.cancelling} onPress={() => cancelJobs(running.map((one) => one.job))} data-testid="check-cancel">
          {text(job.cancelling ? 'job.cancelling' : 'import.check-stop')}
        </LinkButton>
      </div>
      <Progress label={label} done={job.done} total={job.total} />
    </div>
  );
}
