import { FileInput, FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import type { CallResult } from '../../../shared/contract/engine.ts';
import type { Round } from '../../../shared/domain/workshop.ts';
import { call } from '../../engine/call.ts';
import { shellCall } from '../../engine/shell.ts';
import { useNotices } from '../../state/notices.ts';
import { useProject } from '../../state/project.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { attempt } from '../attempt.ts';

type Report = CallResult<'workshop/import-ballots'>;

/** Ballots of a file: a template to fill, and each row that was not taken with its reason. */
export function BallotFile({ round }: { round: Round }) {
  const text = useText();
  const language = useLanguage();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const [report, setReport] = useState<Report | null>(null);
  const [busy, setBusy] = useState(false);
  const template = (): Promise<boolean> =>
    attempt(async () => {
      const file = await shellCall('chooseSave', {
        purpose: 'csv',
        name: text('workshop.ballots.template.file', { number: round.number }),
      });
      if (!file) return;
      const { written } = await call('workshop/export-ballot-template', { file: file.token, round: round.id, language });
      useNotices.getState().toast('workshop.ballots.template.written', { file: written }, 'ok');
    });
  const read = async (): Promise<void> => {
    setBusy(true);
    await attempt(async () => {
      const [file] = await shellCall('chooseOpen', { purpose: 'import' });
      if (file) setReport(await call('workshop/import-ballots', { file: file.token, round: round.id }));
    });
    setBusy(false);
  };
  return (
    <div className="site-tab workshop-form" data-testid="ballot-file">
      <p className="secondary">{text('workshop.ballots.file.hint')}</p>
      <div className="row">
        <Button icon={FileSpreadsheet} onPress={() => void template()}>
          {text('workshop.ballots.template')}
        </Button>
        <Button look="primary" icon={FileInput} isDisabled={readOnly} busy={busy} onPress={() => void read()}>
          {text('workshop.ballots.import')}
        </Button>
      </div>
      {report && <ImportReport report={report} />}
    </div>
  );
}

function ImportReport({ report }: { report: Report }) {
  const text = useText();
  const { read, imported, refused, ignored } = report;
  return (
    <div className="ballot-report" data-testid="ballot-report">
      <Banner tone={refused.length > 0 || imported === 0 ? 'warning' : 'ok'}>
        {text('workshop.ballots.report', { read, count: imported, refused: refused.length })}
        {ignored.length > 0 && ` ${text('workshop.ballots.ignored', { columns: ignored.join(', ') })}`}
      </Banner>
      {refused.length > 0 && (
        <ul className="refused-rows">
          {refused.map(({ row, name, reason, column }) => (
            <li key={row}>
              <b className="number">{text('workshop.ballots.row', { row })}</b>
              <span className="ellipsis">{name ?? '—'}</span>
              <span>{text('workshop.ballots.reason', { reason, column: column ?? 'none' })}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
