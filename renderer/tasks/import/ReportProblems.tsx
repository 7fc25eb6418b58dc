import { BadgeCheck, CircleX, Info, TriangleAlert, Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FileReport } from '../../../shared/domain/import.ts';
import { hasMessage } from '../../../shared/messages/index.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { largestAreaChange, partsOf } from './check-parts.ts';
import { NoteList } from './NoteList.tsx';
import { CASES_SHOWN, type OverlapDecisions, Overlaps } from './Overlaps.tsx';
import { Problem } from './Problem.tsx';

/** A share of the area that is rounding, not change. */
const NOTHING = 5e-6;

interface ReportProblemsProps {
  readonly file: FileReport;
  /** What is decided of objects that cover each other, while there is still a choice. */
  readonly decisions?: OverlapDecisions | undefined;
  /** What can still be done about a note, by its code. */
  readonly wayOut?: ((code: string) => ReactNode) | undefined;
}

/** What a report says of one layer: mended, left out, covering each other, against the standard, told. */
export function ReportProblems({ file, decisions, wayOut }: ReportProblemsProps) {
  const text = useText();
  const { leftOut: rejected, mended, doubtful, told: plain } = partsOf(file.notes);
  return (
    <>
      {file.repaired > 0 && <Repairs file={file} notes={mended} />}
      {file.rejected > 0 && (
        <Problem
          name="rejected"
          open
          icon={<CircleX size={16} className="bad" />}
          title={text('import.rejected', { count: file.rejected })}
        >
          {rejected.length > 0 && <NoteList notes={rejected} />}
        </Problem>
      )}
      {file.overlaps && file.overlaps.length > 0 && <Overlaps overlaps={file.overlaps} decisions={decisions} />}
      {file.conformity && <ConformityProblem conformity={file.conformity} />}
      {doubtful.length > 0 && (
        <Problem
          name="doubtful"
          open
          icon={<TriangleAlert size={16} className="doubtful" />}
          title={text('import.remarks', { count: doubtful.length })}
        >
          <NoteList notes={doubtful} wayOut={wayOut} />
        </Problem>
      )}
      {plain.length > 0 && (
        <Problem name="told" icon={<Info size={16} className="told" />} title={text('import.told', { count: plain.length })}>
          <NoteList notes={plain} />
        </Problem>
      )}
    </>
  );
}

function Repairs({ file, notes }: { file: FileReport; notes: Readonly<FileReport['notes']> }) {
  const text = useText();
  const format = useFormat();
  const { repairs = [] } = file;
  const largest = largestAreaChange(repairs);
  const reasons = new Map<string, number>();
  for (const { reason } of repairs) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const named = (reason: string): string => (hasMessage(`note.repair.${reason}`) ? text(`note.repair.${reason}`) : reason);
  const summary = [
    [...reasons].map(([reason, count]) => text('import.reason-count', { count, reason: named(reason) })).join(', '),
    largest === null || largest < NOTHING ? '' : text('import.largest-change', { share: format.percent(largest, largest < 0.001 ? 3 : 2) }),
  ];
  return (
    <Problem
      name="repaired"
      icon={<Wrench size={16} className="placed" />}
      title={text('import.repaired', { count: file.repaired })}
      summary={summary.filter(Boolean).join(' · ') || null}
    >
      {repairs.length > 0 ? (
        <table className="cases">
          <thead>
            <tr>
              <th>{text('import.row')}</th>
              <th>{text('import.reason')}</th>
              <th className="right">{text('import.before')}</th>
              <th className="right">{text('import.after')}</th>
            </tr>
          </thead>
          <tbody>
            {repairs.slice(0, CASES_SHOWN).map((repair) => (
              <tr key={`${repair.row} ${repair.reason}`}>
                <td className="number muted">{format.number(repair.row)}</td>
                <td>{named(repair.reason)}</td>
                <td className="right number">{repair.before_ha === null ? '' : format.hectares(repair.before_ha, 2)}</td>
                <td className="right number">{repair.after_ha === null ? '' : format.hectares(repair.after_ha, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <NoteList notes={notes} />
      )}
      {file.repaired > CASES_SHOWN && (
        <p className="small muted">{text('import.more-in-report', { count: file.repaired - CASES_SHOWN })}</p>
      )}
    </Problem>
  );
}

function ConformityProblem({ conformity }: { conformity: NonNullable<FileReport['conformity']> }) {
  const text = useText();
  const { problems, objects, conforming, standard } = conformity;
  return (
    <Problem
      name="conformity"
      icon={<BadgeCheck size={16} className={problems.length === 0 ? 'placed' : 'doubtful'} />}
      title={text('import.conformity', { standard })}
      summary={text('import.conforming', { conforming, objects, problems: problems.length })}
    >
      {problems.length > 0 && (
        <ul className="notes">
          {problems.map((problem) => (
            <li key={`${problem.field} ${problem.rule}`}>
              <span>{problem.message}</span>
              {problem.examples.length > 0 && (
                <span className="muted"> {text('import.examples', { values: problem.examples.slice(0, 4).join(' ; ') })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Problem>
  );
}
