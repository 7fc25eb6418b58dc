import { Download, X } from 'lucide-react';
import { useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { PAGE_SERIES_FORMS, type PageSeriesForm } from '../../../shared/domain/atlas.ts';
import { useJobs } from '../../state/jobs.ts';
import { type ExportFormat, useLayoutView } from '../../state/layout.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { cancelExport, exportLayout, exportSeries } from './actions.ts';
import { type Series, setSeries } from './series.ts';

const FORMATS: readonly ExportFormat[] = ['pdf', 'png', 'svg'];
const RESOLUTIONS = [96, 150, 200, 300, 400, 600] as const;

/** Format and resolution, then how the export goes on; it can be stopped at any time. */
export function ExportFoot({ series }: { series: Series }) {
  const text = useText();
  const { format, dpi, exporting, set } = useLayoutView(useShallow(({ format, dpi, exporting, set }) => ({ format, dpi, exporting, set })));
  const form = series.choice?.form ?? 'book';
  const job = useJobs((jobs) => jobs.running.find((one) => one.job === exporting));
  const ended = useJobs((jobs) => jobs.finished.some((one) => one.job === exporting));
  useEffect(() => {
    if (exporting !== null && ended) set({ exporting: null });
  }, [exporting, ended, set]);
  const { plan } = series;
  if (exporting !== null && job)
    return (
      <div className="export-foot" data-testid="layout-exporting">
        <p className="small">{text(job.cancelling ? 'layout.cancelling' : 'layout.exporting', { name: job.subject })}</p>
        {series.plan && job.total === series.plan.pages.length && (
          <p className="micro muted number">{text('layout.series.done', { done: job.done, pages: job.total })}</p>
        )}
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
      {plan && (
        <Select
          hideLabel
          compact
          label={text('layout.series.form')}
          value={form}
          choices={PAGE_SERIES_FORMS.map((id) => ({ id, label: text(`layout.series.form.${id}`) }))}
          onChange={(id) => series.choice && setSeries({ ...series.choice, form: id as PageSeriesForm })}
        />
      )}
      <Button
        look="primary"
        size="large"
        icon={Download}
        isDisabled={series.choice !== null && plan === null && form !== 'page'}
        onPress={() => void (plan && series.choice && form !== 'page' ? exportSeries(series.choice, form) : exportLayout())}
        data-testid="layout-export"
      >
        {plan && form !== 'page' ? text('layout.series.export', { count: plan.pages.length }) : text(`layout.export-as.${format}`)}
      </Button>
    </div>
  );
}
