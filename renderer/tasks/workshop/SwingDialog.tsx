import { Ruler } from 'lucide-react';
import { weightsFromSwings } from '../../../shared/decision/swing.ts';
import { shownWeights } from '../../../shared/decision/weights.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { useFormat } from '../../ui/format.ts';
import { PercentSlider } from '../../ui/Slider.tsx';
import { useText } from '../../ui/text.tsx';
import { FoundWeights } from './FoundWeights.tsx';
import { familyScores } from './Profile.tsx';
import { WeighingHead } from './WeighingHead.tsx';
import type { RoomDialogProps } from './WorkshopDialogs.tsx';
import { useWeighing } from './weighing.ts';

/** Swing weighting: what going from the worst to the best of the sites at hand is worth in each family, the most welcome swing counting 100. */
export function SwingDialog({ model, onClose }: RoomDialogProps) {
  const text = useText();
  const format = useFormat();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const weighing = useWeighing(model, 'swing');
  const swings = weighing.values;
  const { families, scenario, problem } = model;
  const codes = families.map(({ code }) => code);
  const found = weightsFromSwings(codes, swings);
  const scores = Array.from({ length: problem.siteCount }, (_, site) => site)
    .filter((site) => problem.included[site] === 1 && problem.excludedBy[site] === -1)
    .map((site) => familyScores(model, site));
  const range = (family: number): string => {
    const known = scores.flatMap((values) => (Number.isNaN(values[family]) ? [] : [values[family] ?? 0]));
    return known.length === 0
      ? text('workshop.no-value')
      : text('workshop.swing.range', { least: format.number(Math.min(...known)), most: format.number(Math.max(...known)) });
  };
  const apply = async (): Promise<void> => {
    if (found && (await weighing.keep(true))) onClose();
  };
  const leave = (): void => {
    weighing.drop();
    onClose();
  };
  return (
    <Dialog
      title={text('workshop.swing')}
      icon={<Ruler size={18} />}
      width={820}
      onClose={onClose}
      footer={
        <DialogFooter
          onCancel={leave}
          aside={
            <>
              <Button look="discreet" isDisabled={!found} onPress={() => weighing.set({})}>
                {text('workshop.pairwise.restart')}
              </Button>
              <span className="grow" />
            </>
          }
        >
          <Button isDisabled={!weighing.changed || readOnly} onPress={() => void weighing.keep(false)}>
            {text('workshop.weighing.keep')}
          </Button>
          <Button look="primary" isDisabled={!found || readOnly || scenario.frozenAt !== null} onPress={() => void apply()}>
            {text('workshop.weights.apply')}
          </Button>
        </DialogFooter>
      }
    >
      <div className="pairwise">
        <div>
          <p className="small secondary">{text('workshop.swing.lead')}</p>
          <ul className="swing-list">
            {families.map(({ code, label }, family) => (
              <li key={code}>
                <span>
                  <b>{label}</b>
                  <span className="small muted">{range(family)}</span>
                </span>
                <PercentSlider
                  label={text('workshop.swing.of', { family: label })}
                  value={swings[code] ?? 0}
                  onChange={(value) => weighing.set({ ...swings, [code]: value })}
                  onChangeEnd={() => undefined}
                />
                <b className="number">{swings[code] ?? 0}</b>
              </li>
            ))}
          </ul>
        </div>
        <div className="pair-result">
          <WeighingHead model={model} way="swing" state={weighing} />
          {found ? (
            <FoundWeights families={families} found={shownWeights(found, codes)} now={model.shown} />
          ) : (
            <p className="secondary">{text('workshop.swing.none')}</p>
          )}
          {scenario.frozenAt && <p className="small muted">{text('workshop.weights.frozen')}</p>}
        </div>
      </div>
    </Dialog>
  );
}
