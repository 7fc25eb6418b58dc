import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { columnWeights, criterionIn, prepareProblem } from '../../../../shared/decision/problem.ts';
import type { Criterion, Scenario } from '../../../../shared/domain/workshop.ts';
import { Button } from '../../../ui/Button.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.tsx';
import { ExclusionField } from '../ExclusionField.tsx';
import type { WorkshopModel } from '../model.ts';
import { NumberField } from '../NumberField.tsx';
import { ValueCurve } from '../ValueCurve.tsx';
import { ValueFunctionEditor } from '../ValueFunctionEditor.tsx';
import { type CriterionSettings, ownSettings, type SettingName, settingsOf, withSettings } from './own-settings.ts';

interface PanelProps {
  readonly model: WorkshopModel;
  readonly draft: Scenario;
  /** Criterion shown first; null: the first of the grid. */
  readonly first: string | null;
  readonly onChange: (draft: Scenario) => void;
}

/** The criteria of the grid at the left, what the scenario makes of one of them at the right. */
export function CriterionSettingsPanel({ model, draft, first, onChange }: PanelProps) {
  const text = useText();
  const format = useFormat();
  const { workshop, families, matrix } = model;
  const active = workshop.grid.criteria.filter((one) => one.active);
  const [code, setCode] = useState(first ?? active[0]?.code ?? '');
  const criterion = active.find((one) => one.code === code) ?? active[0];
  const problem = prepareProblem(matrix, workshop.grid, draft);
  const weights = columnWeights(problem);
  const weightOf = (one: string): number => weights[problem.criteria.findIndex((other) => other.code === one)] ?? 0;
  if (!criterion) return <p className="secondary">{text('workshop.empty.no-criteria.hint')}</p>;
  return (
    <div className="own-settings">
      <nav aria-label={text('workshop.settings.criteria')}>
        {families.map((family) => (
          <section key={family.code}>
            <h3>{family.label}</h3>
            {active
              .filter((one) => one.family === family.code)
              .map((one) => (
                <AriaButton
                  key={one.code}
                  className={`own-criterion${one.code === criterion.code ? ' current' : ''}`}
                  aria-pressed={one.code === criterion.code}
                  data-criterion={one.code}
                  onPress={() => setCode(one.code)}
                >
                  <span className="grow">{one.label}</span>
                  {ownSettings(draft, one).length > 0 && <span className="tag own">{text('workshop.settings.own.short')}</span>}
                  <span className="number secondary">{format.percent(weightOf(one.code), 1)}</span>
                </AriaButton>
              ))}
          </section>
        ))}
      </nav>
      <CriterionEditor key={criterion.code} model={model} criterion={criterion} draft={draft} onChange={onChange} />
    </div>
  );
}

function CriterionEditor({ model, criterion, draft, onChange }: Omit<PanelProps, 'first'> & { criterion: Criterion }) {
  const text = useText();
  const { matrix } = model;
  const held = criterionIn(draft, criterion);
  const own = ownSettings(draft, criterion);
  const column = matrix.criteria.indexOf(criterion.code);
  const values = matrix.sites.map((_, site) => matrix.values[site * matrix.criteria.length + column] ?? Number.NaN);
  const change = (part: Partial<CriterionSettings>): void => onChange(withSettings(draft, criterion, { ...settingsOf(held), ...part }));
  return (
    <div className="workshop-form own-editor" data-testid="own-editor">
      <div className="row">
        <h3 className="grow">{criterion.label}</h3>
        <Button
          size="compact"
          icon={RotateCcw}
          isDisabled={own.length === 0}
          onPress={() => onChange(withSettings(draft, criterion, settingsOf(criterion)))}
        >
          {text('workshop.settings.as-grid')}
        </Button>
      </div>
      <Setting name="share" own={own}>
        <div className="share-field">
          <NumberField label={text('workshop.criterion.share')} value={held.share} onChange={(share) => share >= 0 && change({ share })} />
        </div>
      </Setting>
      <Setting name="exclusion" own={own}>
        <ExclusionField exclusion={held.exclusion} onChange={(exclusion) => change({ exclusion })} />
      </Setting>
      <Setting name="value" own={own}>
        <ValueCurve definition={held.value} direction={criterion.direction} values={values} unit={criterion.unit} />
        <ValueFunctionEditor
          definition={held.value}
          values={values}
          texts={matrix.texts[column] ?? null}
          onChange={(value) => change({ value })}
        />
      </Setting>
    </div>
  );
}

/** One setting, marked where it is the scenario's own. */
function Setting({ name, own, children }: { name: SettingName; own: readonly SettingName[]; children: React.ReactNode }) {
  const text = useText();
  return (
    <div className={`own-setting${own.includes(name) ? ' own' : ''}`}>
      {own.includes(name) && <span className="tag own">{text('workshop.settings.own')}</span>}
      {children}
    </div>
  );
}
