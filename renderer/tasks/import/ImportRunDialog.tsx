import { FileInput } from 'lucide-react';
import { useEffect } from 'react';
import { useDialogs } from '../../state/dialogs.ts';
import { useNotices } from '../../state/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.tsx';
import { cancelJobs } from './actions.ts';
import { RunningImports } from './RunningImports.tsx';
import { useRun } from './use-run.ts';
import './import.css';
import './report.css';

/** An import begun again from its report: progress, then the new report. */
export function ImportRunDialog({ jobs }: { jobs: readonly string[] }) {
  const text = useText();
  const { close, show } = useDialogs.getState();
  const { running, ended } = useRun(jobs);
  useEffect(() => {
    if (!ended) return;
    const told = ended.filter((job) => job.error?.code !== 'cancelled');
    if (told.length > 0) show({ kind: 'import-report', jobs: told });
    else {
      close();
      useNotices.getState().toast('import.cancelled', {}, 'info');
    }
  }, [ended, show, close]);
  const cancelling = running.some((job) => job.cancelling);
  return (
    <Dialog
      title={text('import.again-title')}
      icon={<FileInput size={22} />}
      width={560}
      onClose={close}
      footer={
        <>
          <Button look="discreet" onPress={close}>
            {text('job.background')}
          </Button>
          <span className="grow" />
          <Button isDisabled={cancelling} onPress={() => cancelJobs(jobs)} data-testid="import-cancel">
            {text(cancelling ? 'job.cancelling' : 'action.cancel')}
          </Button>
        </>
      }
    >
      <RunningImports running={running} refused={[]} />
    </Dialog>
  );
}
