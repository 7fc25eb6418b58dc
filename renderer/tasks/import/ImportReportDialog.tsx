import { CircleCheck, CircleX, Info, TriangleAlert, Wrench } from 'lucide-react';
import type { FileReport, ImportReport } from '../../../shared/domain/import.ts';
import { hasMessage } from '../../../shared/messages/index.ts';
import { runCommand } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { errorText } from '../../state/error-text.ts';
import type { FinishedJob } from '../../state/jobs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useFormat } from '../../ui/format.ts';
import { TechnicalDetails } from '../../ui/TechnicalDetails.tsx';
import { useText } from '../../ui/text.tsx';
import { draftOf, startAgain } from './actions.ts';
import type { Draft } from './draft.ts';
import './import.css';

const ROWS_SHOWN = 12;

/** What was read, imported, repaired and rejected, and why, with the rows of the file. */
export function ImportReportDialog({ jobs }: { jobs: readonly FinishedJob[] }) {
  const text = useText();
  const { close } = useDialogs.getState();
  const done = jobs.some((job) => job.error === null);
  const again = async (job: string, mode: Draft['mode']): Promise<void> => {
    const started = await startAgain(job, mode);
    if (started) useDialogs.getState().show({ kind: 'import-running', jobs: [started] });
  };
  const undo = (): void => {
    close();
    runCommand('history/undo');
  };
  return (
    <Dialog
      title={text(done ? 'import.report-title' : 'import.report-failed')}
      icon={done ? <CircleCheck size={22} className="report-ok" /> : <CircleX size={22} className="report-failed" />}
      width={720}
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
      {jobs.map((job) => (
        <section key={job.job} className="report" data-testid="import-report">
          {job.error ? (
            <>
              <h3>{job.subject}</h3>
              <p className="report-error">{errorText(job.error, text, { file: job.subject })}</p>
              {job.error.code === 'keys-clash' && draftOf(job.job) && (
                <div className="row report-ways">
                  <Button onPress={() => void again(job.job, 'update')} data-testid="import-update">
                    {text('import.again.update')}
                  </Button>
                  <Button onPress={() => void again(job.job, 'replace')} data-testid="import-replace">
                    {text('import.again.replace')}
                  </Button>
                </div>
              )}
              <TechnicalDetails code={job.error.code} details={job.error.details} />
            </>
          ) : (
            job.report && <Report report={job.report} />
          )}
        </section>
      ))}
    </Dialog>
  );
}

function Report({ report }: { report: ImportReport }) {
  const files = report.files.length > 0 ? report.files : [];
  return (
    <>
      <Counts counts={report} />
      {files.map((file) => (
        <FileDetails key={`${file.file} ${file.layer}`} file={file} alone={files.length === 1} />
      ))}
      {files.length === 0 && <Notes notes={report.notes} />}
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
    file.encoding ? `${file.encoding.name.toUpperCase()} ${text(`finding.${file.encoding.how}`)}` : null,
  ];
  return (
    <div className="report-file">
      <h3 className="ellipsis">{file.file}</h3>
      <p className="small muted">{found.filter((part) => part !== null).join(' · ')}</p>
      {!alone && <Counts counts={file} />}
      <Notes notes={file.notes} />
    </div>
  );
}

function NoteIcon({ code, named }: { code: string; named: boolean }) {
  if (/repair|closed|reversed/.test(code)) return <Wrench size={15} />;
  return named ? <TriangleAlert size={15} /> : <Info size={15} className="told" />;
}

function Notes({ notes }: { notes: ImportReport['notes'] }) {
  const text = useText();
  const format = useFormat();
  if (notes.length === 0) return null;
  return (
    <ul className="report-notes">
      {notes.map((note) => (
        <li key={`${note.code} ${note.message}`}>
          <NoteIcon code={note.code} named={note.rows.length > 0} />
          <div>
            <span>{note.message}</span>
            {note.rows.length > 0 && (
              <span className="muted number">
                {' '}
                {text('import.rows', {
                  count: note.rows.length,
                  rows: note.rows
                    .slice(0, ROWS_SHOWN)
                    .map((row) => format.number(row))
                    .join(', '),
                  more: Math.max(0, note.count - ROWS_SHOWN),
                })}
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
