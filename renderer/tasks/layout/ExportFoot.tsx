import { Download, X } from 'lucide-react';
import { useEffect } from 'react';
import { useJobs } from '../../state/jobs.ts';
import { type ExportFormat, useLayoutView } from '../../state/layout.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { cancelExport, exportLayout } from './actions.ts';

const FORMATS: readonly ExportFormat[] = ['pdf', 'png', 'svg'];
const RESOLUTIONS = [96, 150, 200, 300, 400, 600] as const;

/** Format and resolution, then how the export goes on; it can be stopped at any time. */
export function ExportFoot() {
  const text = useText();
  const { format, dpi, exporting, set } = useLayoutView();
  const job = useJobs((jobs) => jobs.running.find((one) => one.job === exporting));
  const ended = useJobs((jobs) => jobs.finished.some((one) => one.job === exporting));
  useEffect(() => {
    if (exporting !== null && ended) set({ exporting: null });
  }, [exporting, ended, set]);
  if (exporting !== null && job)
    return (
      <div className="export-foot" data-testid="layout-exporting">
        <p className="small">{text(job.cancelling ? 'layout.cancelling' : 'layout.exporting', { name: job.subject })}</p>
        <Progress label={text('layout.exporting', { name: job.subject })} done={job.done} total={job.total} />
        <Button icon={X} isDisabled={job.cancelling} onPress={() => void cancelExport(job.job)}>
          {text('action.cancel')}
        </Button>
      </div>
    );
  return (
    <div className="export-foot">
      <div className="row">
        <Segmented
          label={text('layout.format-of-file')}
          value={format}
          choices={FORMATS.map((id) => ({ id, label: id.toUpperCase() }))}
          onChange={(id) => set({ format: id as ExportFormat })}
        />
        <Select
          hideLabel
          compact
          label={text('layout.resolution')}
          value={String(dpi)}
          choices={RESOLUTIONS.map((value) => ({ id: String(value), label: text('layout.dpi', { value }) }))}
          onChange={(id) => set({ dpi: Number(id) })}
        />
      </div>
      <Button look="primary" size="large" icon={Download} onPress={() => void exportLayout()} data-testid="layout-export">
        {text(`layout.export-as.${format}`)}
      </Button>
    </div>
  );
}
