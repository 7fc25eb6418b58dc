import type { ReportKind } from '../../../shared/domain/report.ts';
import type { Scenario } from '../../../shared/domain/workshop.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useFormat } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { HAS_CONFIDENTIAL, HAS_MAP } from './model.ts';

/** What may be chosen of a report beside its kind, its object and its format; the same from one kind to the next. */
export interface ReportChoices {
  readonly confidential: boolean;
  readonly baseMaps: boolean;
  /** Null: the one frozen last. */
  readonly scenario: number | null;
}

interface ReportOptionsProps {
  readonly kind: ReportKind;
  readonly choices: ReportChoices;
  /** The project shows base maps. */
  readonly offersBaseMaps: boolean;
  /** Of the workshop, kept ones alone. */
  readonly scenarios: readonly Scenario[];
  readonly onChange: (choices: ReportChoices) => void;
}

export function ReportOptions({ kind, choices, offersBaseMaps, scenarios, onChange }: ReportOptionsProps) {
  const text = useText();
  const format = useFormat();
  return (
    <>
      {kind === 'atelier' && scenarios.length > 0 && (
        <Select
          label={text('reports.scenario')}
          value={String(choices.scenario ?? lastFrozen(scenarios)?.id)}
          choices={scenarios.map(({ id, name, frozenAt }) => ({
            id: String(id),
            label: frozenAt === null ? name : text('reports.scenario.frozen', { name, date: format.date(frozenAt.slice(0, 10)) }),
          }))}
          onChange={(next) => onChange({ ...choices, scenario: Number(next) })}
        />
      )}
      {HAS_CONFIDENTIAL.has(kind) && (
        <Checkbox checked={choices.confidential} onChange={(confidential) => onChange({ ...choices, confidential })}>
          <span>{text('reports.confidential')}</span>
        </Checkbox>
      )}
      {offersBaseMaps && HAS_MAP.has(kind) && (
        <Checkbox checked={choices.baseMaps} onChange={(baseMaps) => onChange({ ...choices, baseMaps })}>
          <span>{text('reports.base-maps')}</span>
        </Checkbox>
      )}
    </>
  );
}

/** What the engine takes where none is chosen: the one frozen last, else the first. */
function lastFrozen(scenarios: readonly Scenario[]): Scenario | undefined {
  const frozen = scenarios.filter(({ frozenAt }) => frozenAt !== null);
  return [...frozen].sort((a, b) => String(b.frozenAt).localeCompare(String(a.frozenAt)))[0] ?? scenarios[0];
}
