import { Columns2, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { compareRankings, compareScenarios, type ShortlistTotals, shortlistTotals, type Total } from '../../../shared/decision/compare.ts';
import { prepareProblem } from '../../../shared/decision/problem.ts';
import { type Ranking, rankSites } from '../../../shared/decision/rank.ts';
import type { Scenario } from '../../../shared/domain/workshop.ts';
import { useProject } from '../../state/project.ts';
import { useWorkshop } from '../../state/workshop.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useFormat } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { showDialog, write } from './actions.ts';
import { MiniMap } from './MiniMap.tsx';
import { nameOf, type WorkshopModel } from './model.ts';
import { NumberedDisc } from './NumberedDisc.tsx';
import { scenarioWords } from './scenario-words.ts';
import type { RoomDialogProps } from './WorkshopDialogs.tsx';

const TOPS = ['3', '5', '10'] as const;

/** Two scenarios side by side: maps, ranks, what the first ones add up to, and the difference in words. */
export function ScenariosDialog({ model, onClose }: RoomDialogProps) {
  const text = useText();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const { workshop, scenario } = model;
  const { scenarios } = workshop;
  const [first, setFirst] = useState(String(scenarios[0]?.id ?? 0));
  const [second, setSecond] = useState(String((scenario.id !== scenarios[0]?.id ? scenario.id : scenarios[1]?.id) ?? 0));
  const [top, setTop] = useState<string>('5');
  const find = (id: string): Scenario | undefined => scenarios.find((one) => String(one.id ?? 0) === id);
  const [one, other] = [find(first), find(second)];
  const choices = scenarios.map(({ id, name }) => ({ id: String(id ?? 0), label: name }));
  const remove = async (): Promise<void> => {
    if (other?.id && (await write('workshop/remove-scenario', { id: other.id }))) {
      useWorkshop.getState().set({ scenario: null, weights: null });
      setSecond(String(scenarios.find(({ id }) => id !== other.id && String(id ?? 0) !== first)?.id ?? 0));
    }
  };
  const several = scenarios.length > 1 && one && other && one !== other;
  return (
    <Dialog
      title={text('workshop.scenarios')}
      icon={<Columns2 size={18} />}
      width={980}
      height={660}
      onClose={onClose}
      footer={
        <>
          <Button look="danger" icon={Trash2} isDisabled={readOnly || !several || other.frozenAt !== null} onPress={() => void remove()}>
            {text('workshop.scenario.remove', { name: other?.name ?? '' })}
          </Button>
          <span className="grow" />
          <Button onPress={() => showDialog({ what: 'scenario-name', copy: true })} isDisabled={readOnly}>
            {text('workshop.scenario.copy')}
          </Button>
          <Button
            look="primary"
            isDisabled={!several}
            onPress={() => {
              useWorkshop.getState().set({ scenario: other?.id ?? null, weights: null });
              onClose();
            }}
          >
            {text('workshop.scenario.use', { name: other?.name ?? '' })}
          </Button>
        </>
      }
    >
      {scenarios.length < 2 ? (
        <p className="secondary">{text('workshop.scenarios.one')}</p>
      ) : (
        <>
          <div className="form-three">
            <Select label={text('workshop.scenarios.before')} choices={choices} value={first} onChange={setFirst} />
            <Select label={text('workshop.scenarios.after')} choices={choices} value={second} onChange={setSecond} />
            <Select
              label={text('workshop.scenarios.top')}
              choices={TOPS.map((id) => ({ id, label: text('workshop.scenarios.first', { count: Number(id) }) }))}
              value={top}
              onChange={setTop}
            />
          </div>
          {several && <SideBySide model={model} one={one} other={other} top={Number(top)} />}
        </>
      )}
    </Dialog>
  );
}

function SideBySide({ model, one, other, top }: { model: WorkshopModel; one: Scenario; other: Scenario; top: number }) {
  const text = useText();
  const { matrix, workshop } = model;
  const [before, after] = useMemo(() => {
    const rank = (scenario: Scenario): Ranking => rankSites(prepareProblem(matrix, workshop.grid, scenario), scenario.method);
    return [rank(one), rank(other)];
  }, [matrix, workshop.grid, one, other]);
  const change = compareScenarios(one, other, model.problem.families);
  const effect = compareRankings(before, after, top);
  const listed = [...new Set([...before.order.subarray(0, top), ...after.order.subarray(0, top)])].filter(
    (site) => (before.rank[site] ?? 0) > 0 || (after.rank[site] ?? 0) > 0,
  );
  listed.sort((a, b) => (after.rank[a] || 1e9) - (after.rank[b] || 1e9));
  const chosen = (ranking: Ranking) =>
    [...ranking.order.subarray(0, Math.min(top, ranking.ranked))].flatMap((site) => matrix.sites[site] ?? []);
  return (
    <div className="side-by-side">
      <ul className="diff-words">
        {scenarioWords(change, effect, model, top, text).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <div className="mini-maps">
        <MiniMap sites={matrix.sites} ranking={before} top={top} title={one.name} />
        <MiniMap sites={matrix.sites} ranking={after} top={top} title={other.name} />
      </div>
      <table className="compare-table ranks">
        <thead>
          <tr>
            <th>{text('workshop.column.site')}</th>
            <th>{one.name}</th>
            <th>{other.name}</th>
            <th>{text('workshop.scenarios.move')}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((index) => {
            const site = matrix.sites[index];
            const [from, to] = [before.rank[index] ?? 0, after.rank[index] ?? 0];
            if (!site) return null;
            return (
              <tr key={site.uid}>
                <th scope="row">
                  <span className="row">
                    <NumberedDisc number={site.fid} maturite={site.maturite} size={22} />
                    {nameOf(site)}
                  </span>
                </th>
                <td className="number">{from || '–'}</td>
                <td className="number">{to || '–'}</td>
                <td className="number">{from && to ? (from === to ? '=' : from > to ? `↑ ${from - to}` : `↓ ${to - from}`) : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Totals before={shortlistTotals(chosen(before))} after={shortlistTotals(chosen(after))} names={[one.name, other.name]} top={top} />
    </div>
  );
}

const FIGURES = ['surface_ha', 'recycled_ha', 'enaf_ha', 'directJobs', 'allJobs', 'power_mw'] as const;

interface TotalsProps {
  readonly before: ShortlistTotals;
  readonly after: ShortlistTotals;
  readonly names: readonly [string, string];
  readonly top: number;
}

/** What the first ones add up to. Missing values are counted, never taken for zero. */
function Totals({ before, after, names, top }: TotalsProps) {
  const text = useText();
  const format = useFormat();
  const say = (figure: (typeof FIGURES)[number], total: Total | undefined, sites: number): string => {
    if (!total || total.missing === sites) return text('workshop.no-value');
    const value = figure.endsWith('_ha')
      ? format.hectares(total.sum)
      : figure === 'power_mw'
        ? format.unit(format.number(total.sum, 1), 'MW')
        : format.number(total.sum);
    return total.missing > 0 ? text('workshop.totals.partly', { value, missing: total.missing }) : value;
  };
  return (
    <table className="compare-table ranks">
      <thead>
        <tr>
          <th>{text('workshop.totals', { count: top })}</th>
          <th>{names[0]}</th>
          <th>{names[1]}</th>
        </tr>
      </thead>
      <tbody>
        {FIGURES.map((figure) => (
          <tr key={figure}>
            <th scope="row">{text(`workshop.totals.${figure}`)}</th>
            <td className="number">{say(figure, before[figure], before.sites)}</td>
            <td className="number">{say(figure, after[figure], after.sites)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
