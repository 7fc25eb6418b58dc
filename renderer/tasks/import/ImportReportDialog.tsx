import { CircleCheck, CircleX } from 'lucide-react';
import { runCommand } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import type { FinishedJob } from '../../state/jobs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.tsx';
import { startAgain } from './actions.ts';
import { JobReports } from './ReportView.tsx';
import './import.css';
import './report.css';

/** The report of an import that ended beside the dialog, or is looked at again from the tasks. */
export function ImportReportDialog({ jobs }: { jobs: readonly FinishedJob[] }) {
  const text = useText();
  const { close, show } = useDialogs.getState();
  const done = jobs.some((job) => job.error === null);
  const again = async (job: string, mode: 'update' | 'replace'): Promise<void> => {
    const started = await startAgain(job, mode);
    if (started) show({ kind: 'import-running', jobs: [started] });
  };
  const undo = (): void => {
    close();
    runCommand('history/undo');
  };
  return (
    <Dialog
      title={text(done ? 'import.report-title' : 'import.report-failed')}
      icon={done ? <CircleCheck size={22} className="report-ok" /> : <CircleX size={22} className="report-failed" />}
      width={760}
      onClose={close}
      footer={
        <>
          {done && jobs.length === 1 && (
            <Button look="discreet" onPress={undo}>
              {text('import.undo')}
            </Button>
          )}
          <span className="grow" />
          <Button look="primary" autoFocus onPress={close} data-testid="report-close">
            {text('action.close')}
          </Button>
        </>
      }
    >
      <JobReports jobs={jobs} onAgain={(job, mode) => void again(job, mode)} />
    </Dialog>
  );
}
