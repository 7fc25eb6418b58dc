import { FileInput } from 'lucide-react';
import { useEffect } from 'react';
import { hasMessage } from '../../../shared/messages/index.ts';
import { call } from '../../engine/call.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { followedJobs, jobEnd, useJobs } from '../../state/jobs.ts';
import { useNotices } from '../../state/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useText } from '../../ui/text.tsx';
import type { Refused } from './actions.ts';
import { RefusedFiles } from './RefusedFiles.tsx';

/** The import under way: cancel restores the project, or the work goes on in the background. */
export function ImportProgress({ jobs, refused }: { jobs: readonly string[]; refused: readonly Refused[] }) {
  const text = useText();
  const { close, show } = useDialogs.getState();
  const running = useJobs((store) => store.running).filter((job) => jobs.includes(job.job));
  useEffect(() => {
    let current = true;
    for (const job of jobs) followedJobs.add(job);
    void Promise.all(jobs.map(jobEnd)).then((ended) => {
      if (!current) return;
      const told = ended.filter((job) => job.error?.code !== 'cancelled');
      if (told.length > 0) show({ kind: 'import-report', jobs: told });
      else {
        close();
        useNotices.getState().toast('import.cancelled', {}, 'info');
      }
    });
    return () => {
      current = false;
      for (const job of jobs) followedJobs.delete(job);
    };
  }, [jobs, show, close]);
  const cancelling = running.some((job) => job.cancelling);
  const cancel = (): void => {
    for (const job of running) {
      useJobs.getState().markCancelling(job.job);
      // one that has just ended by itself has nothing left to cancel
      void call('job/cancel', { job: job.job }).catch(() => undefined);
    }
  };
  return (
    <Dialog
      title={text('import.running')}
      icon={<FileInput size={22} />}
      width={560}
      onClose={close}
      footer={
        <>
          <Button look="discreet" onPress={close}>
            {text('job.background')}
          </Button>
          <span className="grow" />
          <Button isDisabled={cancelling} onPress={cancel} data-testid="import-cancel">
            {text(cancelling ? 'job.cancelling' : 'action.cancel')}
          </Button>
        </>
      }
    >
      <RefusedFiles refused={refused} />
      {running.map((job) => (
        <div key={job.job} className="import-job">
          <div className="row small">
            <b className="grow ellipsis">{job.subject}</b>
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
    </Dialog>
  );
}
