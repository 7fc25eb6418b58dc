import { Factory, ListChecks, Scale, Search } from 'lucide-react';
import { useEffect } from 'react';
import { onShell, shellCall } from '../../engine/shell.ts';
import { runCommand } from '../../state/commands.ts';
import { errorMessage } from '../../state/error-text.ts';
import { useWorkshop } from '../../state/workshop.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useText } from '../../ui/text.tsx';
import { keepWeights, showDialog } from './actions.ts';
import { Compare } from './Compare.tsx';
import { type Emptiness, equalised, type WorkshopModel } from './model.ts';
import { useRoom } from './Phones.tsx';
import { usePublicFeed } from './public/feed.ts';
import { Ranking } from './Ranking.tsx';
import { type StabilityState, useStability, useWorkshopModel } from './use-workshop.ts';
import { WeightPanel } from './WeightPanel.tsx';
import { WorkshopHead } from './WorkshopHead.tsx';
import './workshop.css';
import './weights.css';
import './compare.css';
import './small-window.css';

/** The room: head, weights, ranking and comparison; map and journal stand beside them (app/Workbench). */
export function Workshop() {
  const { model, failure } = useWorkshopModel();
  const text = useText();
  useKeptWeights(model);
  usePublicWindow();
  useRoom();
  const stability = useStability(model);
  if (failure)
    return (
      <div className="workshop-empty">
        <Banner tone="danger">{text(errorMessage(failure.code), failure.params)}</Banner>
      </div>
    );
  if (!model) return <div className="workshop-empty" aria-busy="true" />;
  return <Room model={model} {...stability} />;
}

function Room({ model, ...stability }: { model: WorkshopModel } & StabilityState) {
  usePublicFeed(model, stability.stability);
  return (
    <>
      <WorkshopHead model={model} />
      {model.empty === 'no-sites' || model.empty === 'no-criteria' ? (
        <div className="workshop-empty">
          <NothingToRank empty={model.empty} model={model} />
        </div>
      ) : (
        <>
          <WeightPanel model={model} />
          <Ranking model={model} {...stability}>
            {model.empty && <NothingToRank empty={model.empty} model={model} />}
          </Ranking>
          <Compare model={model} />
        </>
      )}
    </>
  );
}

/** Weights that were kept are the scenario's own once the engine has said so. */
function useKeptWeights(model: WorkshopModel | null): void {
  const kept = model?.kept;
  useEffect(() => {
    const { weights, set } = useWorkshop.getState();
    if (weights && kept && Object.entries(weights).every(([code, weight]) => Math.abs((kept[code] ?? 0) - weight) < 1e-6))
      set({ weights: null });
  }, [kept]);
}

function usePublicWindow(): void {
  useEffect(() => {
    const { set } = useWorkshop.getState();
    void shellCall('publicWindow', {})
      .then((projecting) => set({ projecting }))
      .catch(() => undefined);
    return onShell('publicWindow', (projecting) => set({ projecting }));
  }, []);
}

const ICONS = {
  'no-sites': Factory,
  'no-criteria': ListChecks,
  'no-values': Search,
  'weights-zero': Scale,
  'no-known': Search,
  'all-out': Factory,
} as const;

/** Sites left out of the scenario, and those a threshold excludes. */
function outOf({ problem }: WorkshopModel): { leftOut: number; excluded: number } {
  const leftOut = problem.included.reduce((sum, one) => sum + (one === 0 ? 1 : 0), 0);
  const excluded = problem.excludedBy.reduce((sum, by, site) => sum + (problem.included[site] === 1 && by >= 0 ? 1 : 0), 0);
  return { leftOut, excluded };
}

/** The criterion that excludes most sites; null: none does. */
function excludingOf({ problem }: WorkshopModel): string | null {
  const counts = problem.criteria.map(({ code }, column) => ({ code, count: problem.excludedBy.filter((by) => by === column).length }));
  const [most] = counts.sort((a, b) => b.count - a.count);
  return most && most.count > 0 ? most.code : null;
}

/** Why nothing can be ranked, and what to do about it. */
function NothingToRank({ empty, model }: { empty: Exclude<Emptiness, null>; model: WorkshopModel }) {
  const text = useText();
  return (
    <EmptyState icon={ICONS[empty]} title={text(`workshop.empty.${empty}`)}>
      <p className="secondary">{text(`workshop.empty.${empty}.hint`, outOf(model))}</p>
      <div className="row" style={{ justifyContent: 'center', marginTop: 12 }}>
        {empty === 'no-sites' && (
          <Button look="primary" onPress={() => runCommand('import/open')}>
            {text('command.import/open')}
          </Button>
        )}
        {empty === 'no-values' && (
          <Button look="primary" onPress={() => runCommand('analysis/run')}>
            {text('command.analysis/run')}
          </Button>
        )}
        {(empty === 'weights-zero' || empty === 'no-known') && (
          <Button look="primary" onPress={() => void keepWeights(model.scenario, equalised(model))}>
            {text('workshop.weights.equal')}
          </Button>
        )}
        {(empty === 'no-criteria' || empty === 'no-values') && (
          <Button onPress={() => showDialog({ what: 'grid' })}>{text('workshop.grid.open')}</Button>
        )}
        {empty === 'all-out' && (
          <>
            <Button look="primary" onPress={() => showDialog({ what: 'settings', criterion: null, tab: 'sites' })}>
              {text('workshop.settings.choose-sites')}
            </Button>
            <Button onPress={() => showDialog({ what: 'settings', criterion: excludingOf(model), tab: 'criteria' })}>
              {text('workshop.settings.open')}
            </Button>
          </>
        )}
      </div>
    </EmptyState>
  );
}
