import { Scale, Undo2 } from 'lucide-react';
import { runCommand } from '../../state/commands.ts';
import { useProject } from '../../state/project.ts';
import { useWorkshop } from '../../state/workshop.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useText } from '../../ui/text.tsx';
import { keepWeights, putScenario, showDialog } from './actions.ts';
import { equalised, moved, type WorkshopModel } from './model.ts';
import { SubCriteria } from './SubCriteria.tsx';
import { WeightRow } from './WeightRow.tsx';

const FINE_SCALE = 40;

/** Weights of the families. Moving one moves the others, those that are locked excepted: they always make 100. */
export function WeightPanel({ model }: { model: WorkshopModel }) {
  const text = useText();
  const open = useWorkshop((store) => store.family);
  const undo = useProject((store) => store.project?.undo ?? null);
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const { set } = useWorkshop.getState();
  const { scenario, families, weights, shown, kept } = model;
  const fixed = scenario.frozenAt !== null || readOnly;
  // finer under the hand while no weight needs the whole
  const scale = families.length > 3 && families.every(({ code }) => (kept[code] ?? 0) < FINE_SCALE) ? FINE_SCALE : 100;
  const move = (code: string, weight: number): void => set({ weights: moved(model, code, weight) });
  const end = (): void => {
    const left = useWorkshop.getState().weights;
    if (left) void keepWeights(scenario, left);
  };
  return (
    <section className="weights" data-region="weights" data-help="workshop" aria-label={text('workshop.weights')}>
      <h3 className="room-title">
        <span className="grow ellipsis">{text('workshop.weights')}</span>
        <Menu
          label={text('workshop.weights.ways')}
          placement="bottom end"
          trigger={<IconButton icon={Scale} label={text('workshop.weights.ways')} isDisabled={fixed} />}
          entries={[
            { id: 'pairwise', label: text('workshop.pairwise'), run: () => showDialog({ what: 'pairwise' }) },
            { id: 'swing', label: text('workshop.swing'), run: () => showDialog({ what: 'swing' }) },
            { id: 'ballots', label: text('workshop.weights.from-ballots'), run: () => showDialog({ what: 'votes' }) },
            {
              id: 'grid',
              label: text('workshop.grid.open'),
              separated: true,
              run: () => showDialog({ what: 'grid' }),
            },
          ]}
        />
      </h3>
      <div className="weight-list">
        {families.map(({ code, label }) => (
          <div key={code} data-family={code}>
            <WeightRow
              code={code}
              label={label}
              weight={weights[code] ?? 0}
              shown={shown[code] ?? 0}
              scale={scale}
              locked={scenario.locked.includes(code)}
              fixed={fixed}
              open={open === code}
              onOpen={() => set({ family: open === code ? null : code })}
              onMove={(weight) => move(code, weight)}
              onEnd={end}
              onLock={() => void putScenario({ ...scenario, locked: toggled(scenario.locked, code) })}
            />
            {open === code && <SubCriteria model={model} family={code} />}
          </div>
        ))}
      </div>
      <div className="weight-foot">
        <div className="weight-total">
          <span>{text('workshop.weights.total')}</span>
          <b className="number" data-testid="weight-total">
            {text('workshop.percent', { value: Object.values(shown).reduce((sum, weight) => sum + weight, 0) })}
          </b>
        </div>
        <div className="row">
          <Button icon={Undo2} isDisabled={undo === null} onPress={() => runCommand('history/undo')}>
            {text('action.cancel')}
          </Button>
          <Button isDisabled={fixed} onPress={() => void keepWeights(scenario, equalised(model))}>
            {text('workshop.weights.equal')}
          </Button>
        </div>
        <p>{text(scenario.frozenAt ? 'workshop.weights.frozen' : 'workshop.weights.rule')}</p>
      </div>
    </section>
  );
}

function toggled(codes: readonly string[], code: string): string[] {
  return codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code];
}
