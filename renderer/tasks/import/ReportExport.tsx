import type { ImportReport } from '../../../shared/domain/import.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useText } from '../../ui/text.tsx';
import { exportReport, type ReportFormat } from './actions.ts';

const FORMATS: readonly ReportFormat[] = ['html', 'csv', 'json'];

/** The report as a file to forward to the producer. */
export function ReportExport({ report, name }: { report: ImportReport | { readonly source: number }; name: string }) {
  const text = useText();
  return (
    <Menu
      label={text('import.report-export')}
      placement="bottom end"
      trigger={<LinkButton data-testid="report-export">{text('import.report-export')}</LinkButton>}
      entries={FORMATS.map((format) => ({
        id: format,
        label: text(`import.report-as.${format}`),
        run: () => void exportReport(report, text('import.report-name', { name }), format),
      }))}
    />
  );
}
