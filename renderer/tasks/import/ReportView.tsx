import type { FileReport, ImportReport } from '../../../shared/domain/import.ts';
import { hasMessage } from '../../../shared/messages/index.ts';
import { errorText } from '../../state/error-text.ts';
import type { FinishedJob } from '../../state/jobs.ts';
import { Button } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { TechnicalDetails } from '../../ui/TechnicalDetails.tsx';
import { useText } from '../../ui/text.tsx';
import { draftOf } from './actions.ts';
import { fatesOf } from './check-parts.ts';
import { encodingName } from './EncodingChoice.tsx';
import { NoteList } from './NoteList.tsx';
import { ReportExport } from './ReportExport.tsx';
import { ReportProblems } from './ReportProblems.tsx';

interface JobReportsProps {
  readonly jobs: readonly FinishedJob[];
  /** The same import again, with another answer to objects that are there already. */
  readonly onAgain: (job: string, mode: 'update' | 'replace') => void;
}

/** What became of each import: its report, or why it was refused with the way out. */
export function JobReports({ jobs, onAgain }: JobReportsProps) {
  const text = useText();
  return jobs.map((job) => (
    <section key={job.job} className="report" data-testid="import-report">
      {job.error ? (
        <>
          <h3>{job.subject}</h3>
          <p className="report-error">{errorText(job.error, text, { file: job.subject })}</p>
          {job.error.code === 'keys-clash' && draftOf(job.job) && (
            <div className="row report-ways">
              <Button onPress={() => onAgain(job.job, 'update')} data-testid="import-update">
                {text('import.again.update')}
              </Button>
              <Button onPress={() => onAgain(job.job, 'replace')} data-testid="import-replace">
                {text('import.again.replace')}
              </Button>
            </div>
          )}
          <TechnicalDetails code={job.error.code} details={job.error.details} />
        </>
      ) : (
        job.report && <ReportView report={job.report} exported={job.report} />
      )}
    </section>
  ));
}

interface ReportViewProps {
  readonly report: ImportReport;
  /** What is asked for when it is exported: the report itself, or its source in the project. */
  readonly exported: ImportReport | { readonly source: number };
}

/** What was read, imported, repaired and rejected, and why, with the rows of the file. */
export function ReportView({ report, exported }: ReportViewProps) {
  const text = useText();
  const fates = fatesOf(report);
  return (
    <>
      <div className="row report-head">
        <Counts counts={report} />
        <ReportExport report={exported} name={report.layer} />
      </div>
      {fates.length > 0 && (
        <div className="report-file" data-testid="report-fates">
          <h3>{text('report.project')}</h3>
          <NoteList notes={fates} />
        </div>
      )}
      {report.files.map((file) => (
        <FileDetails key={`${file.file} ${file.layer}`} file={file} alone={report.files.length === 1} />
      ))}
      {report.files.length === 0 && <NoteList notes={report.notes} />}
      {report.rejected + report.repaired + report.notes.length === 0 && <p className="small placed">{text('import.all-in')}</p>}
    </>
  );
}

function Counts({ counts }: { counts: Pick<ImportReport, 'read' | 'imported' | 'repaired' | 'rejected'> }) {
  const text = useText();
  const format = useFormat();
  return (
    <dl className="report-counts">
      {(['read', 'imported', 'repaired', 'rejected'] as const).map((name) => (
        <div key={name} className={name === 'rejected' && counts.rejected > 0 ? 'bad' : ''} data-count={name}>
          <dd className="number">{format.number(counts[name])}</dd>
          <dt>{text(`import.count.${name}`, { count: counts[name] })}</dt>
        </div>
      ))}
    </dl>
  );
}

function FileDetails({ file, alone }: { file: FileReport; alone: boolean }) {
  const text = useText();
  const format = `format.${file.format}`;
  const found = [
    hasMessage(format) ? text(format) : file.format,
    file.crs ? `${file.crs.code} ${text(`finding.${file.crs.how}`)}` : null,
    file.encoding ? `${encodingName(file.encoding.name)} ${text(`finding.${file.encoding.how}`)}` : null,
  ];
  return (
    <div className="report-file">
      <h3 className="ellipsis" title={file.file}>
        {file.file === file.layer || alone ? file.file : text('import.file-layer', { file: file.file, layer: file.layer })}
      </h3>
      <p className="small muted">{found.filter((part) => part !== null).join(' · ')}</p>
      {!alone && <Counts counts={file} />}
      <ReportProblems file={file} />
    </div>
  );
}
