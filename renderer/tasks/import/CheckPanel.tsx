import { CircleCheck, RotateCw } from 'lucide-react';
import { errorText } from '../../state/error-text.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { TechnicalDetails } from '../../ui/TechnicalDetails.tsx';
import { useText } from '../../ui/text.tsx';
import { allOverlaps, toggled, withFate } from './check-parts.ts';
import { type CheckState, isCurrent, startCheck, waitsForWord } from './checks.ts';
import { type Draft, withChoices } from './draft.ts';
import type { OverlapDecisions } from './Overlaps.tsx';
import { ReportExport } from './ReportExport.tsx';
import { ReportProblems } from './ReportProblems.tsx';

interface CheckPanelProps {
  readonly draft: Draft;
  readonly state: CheckState | undefined;
  readonly onChange: (draft: Draft) => void;
}

/** What the whole file would give, read without writing anything: repairs, rejections, doubles, conformity. */
export function CheckPanel({ draft, state, onChange }: CheckPanelProps) {
  const text = useText();
  const report = state?.check?.report ?? null;
  const stale = !isCurrent(state, draft) || state?.job !== null;
  const decisions: OverlapDecisions = {
    choices: draft.choices,
    onLeaveOut: (row, out) => {
      const rows = toggled(draft.choices.leaveOut, row, out);
      onChange(withChoices(draft, { leaveOut: rows.length > 0 ? rows : undefined }));
    },
    onFate: (overlaps, fate) => onChange(withChoices(draft, withFate(overlaps, fate, draft.choices, allOverlaps(report)))),
  };
  const wayOut = (code: string) =>
    code === 'text-mojibake' && (
      <>
        {' '}
        <LinkButton onPress={() => onChange(withChoices(draft, { repairText: true }))}>{text('import.repair-now')}</LinkButton>
      </>
    );
  return (
    <section className={`checks${stale ? ' stale' : ''}`} data-testid="import-check" data-state={stale ? 'stale' : 'current'}>
      <h3>
        <span className="grow">{text('import.check')}</span>
        {report && <ReportExport report={report} name={draft.proposal.layer} />}
      </h3>
      {waitsForWord(state, draft) && (
        <Banner
          tone="info"
          actions={
            <Button size="compact" icon={RotateCw} onPress={() => void startCheck(draft)}>
              {text(state ? 'import.check-again' : 'import.check-now')}
            </Button>
          }
        >
          {text(state ? 'import.check-stale' : 'import.check-big')}
        </Banner>
      )}
      {state?.error?.code === 'cancelled' && (
        <p className="small">
          {text('import.check-cancelled')}{' '}
          <LinkButton onPress={() => void startCheck(draft, true)}>{text('import.check-again')}</LinkButton>
        </p>
      )}
      {state?.error && state.error.code !== 'cancelled' && (
        <Banner tone="danger">
          {errorText(state.error, text, { file: draft.file })}
          <TechnicalDetails code={state.error.code} details={state.error.details} />
        </Banner>
      )}
      {!report && !state?.error && !waitsForWord(state, draft) && <p className="small muted">{text('import.check-running')}</p>}
      {report?.files.map((file) => (
        <ReportProblems key={file.layer} file={file} decisions={decisions} wayOut={wayOut} />
      ))}
      {report && report.rejected === 0 && report.repaired === 0 && report.notes.length === 0 && (
        <p className="row small placed">
          <CircleCheck size={16} />
          {text('import.nothing-to-say', { count: report.read })}
        </p>
      )}
    </section>
  );
}
