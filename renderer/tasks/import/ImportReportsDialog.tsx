import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '../../engine/query.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { ReportView } from './ReportView.tsx';
import './import.css';
import './report.css';

/** The reports of all imports, kept in the project: newest first. */
export function ImportReportsDialog() {
  const text = useText();
  const format = useFormat();
  const { close } = useDialogs.getState();
  const { data } = useQuery('import/reports', {}, ['*']);
  const [chosen, setChosen] = useState<number | null>(null);
  const reports = [...(data ?? [])].sort((a, b) => b.at.localeCompare(a.at) || b.source - a.source);
  const shown = reports.find(({ source }) => source === chosen) ?? reports[0];
  return (
    <Dialog
      title={text('import.reports-title')}
      icon={<ScrollText size={22} />}
      width={960}
      height={640}
      onClose={close}
      footer={
        <>
          <span className="grow" />
          <Button look="primary" onPress={close}>
            {text('action.close')}
          </Button>
        </>
      }
    >
      {data && reports.length === 0 && <p className="muted">{text('import.reports-none')}</p>}
      {shown && (
        <div className="kept-reports">
          <ul aria-label={text('import.reports-title')}>
            {reports.map(({ source, at, report }) => (
              <li key={source}>
                <button type="button" aria-current={source === shown.source} onClick={() => setChosen(source)}>
                  <b className="ellipsis" title={report.files[0]?.file ?? report.layer}>
                    {report.files[0]?.file ?? report.layer}
                  </b>
                  <span className="small muted">
                    {text('import.reports-line', { moment: format.moment(at), imported: report.imported, rejected: report.rejected })}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <section className="report" data-testid="kept-report">
            <ReportView report={shown.report} exported={{ source: shown.source }} />
          </section>
        </div>
      )}
    </Dialog>
  );
}
