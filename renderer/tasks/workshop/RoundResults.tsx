import { useMemo, useState } from 'react';
import { AGGREGATIONS, type Aggregation, aggregateWeights, type Opinion } from '../../../shared/decision/aggregate.ts';
import { shownWeights } from '../../../shared/decision/weights.ts';
import type { Round } from '../../../shared/domain/workshop.ts';
import { useProject } from '../../state/project.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useFormat } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useText } from '../../ui/text.tsx';
import { keepWeights } from './actions.ts';
import { FoundWeights } from './FoundWeights.tsx';
import { nameOf, type WorkshopModel } from './model.ts';
import { NumberedDisc } from './NumberedDisc.tsx';
import { VoteLegend, VoteMarks } from './VoteMarks.tsx';
import { tally } from './votes.ts';

/** What the ballots say, once revealed: votes by site, weights made one, how far people are apart. */
export function RoundResults({ model, round }: { model: WorkshopModel; round: Round }) {
  return (
    <div className="site-tab">
      {round.asks !== 'weights' && <VoteResults model={model} round={round} />}
      {round.asks !== 'votes' && <WeightResults model={model} round={round} />}
      <Comments model={model} round={round} />
    </div>
  );
}

function VoteResults({ model, round }: { model: WorkshopModel; round: Round }) {
  const text = useText();
  const { ballots } = model.workshop;
  const rows = round.sites
    .flatMap((uid) => {
      const site = model.matrix.sites.find((one) => one.uid === uid);
      return site ? [{ site, counts: tally(ballots, round.id, uid) }] : [];
    })
    .sort((a, b) => b.counts.for - b.counts.against - (a.counts.for - a.counts.against));
  return (
    <>
      <table className="compare-table vote-results" data-testid="vote-results">
        <tbody>
          {rows.map(({ site, counts }) => (
            <tr key={site.uid}>
              <th scope="row">
                <span className="row">
                  <NumberedDisc number={site.fid} maturite={site.maturite} size={22} />
                  <span className="ellipsis">{nameOf(site)}</span>
                </span>
              </th>
              <td>
                <VoteMarks counts={counts} />
              </td>
              <td className="number">{text('workshop.votes.of', { ...counts })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <VoteLegend />
    </>
  );
}

function WeightResults({ model, round }: { model: WorkshopModel; round: Round }) {
  const text = useText();
  const format = useFormat();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const [how, setHow] = useState<Aggregation>('mean');
  const [byGroup, setByGroup] = useState(false);
  const { families, scenario, workshop } = model;
  const { ballots, participants, groups } = workshop;
  const codes = families.map(({ code }) => code);
  const opinions = useMemo(
    () =>
      ballots.flatMap((ballot): Opinion[] => {
        if (ballot.round !== round.id || ballot.status !== 'submitted') return [];
        return [{ weights: ballot.content.weights, group: participants.find(({ id }) => id === ballot.participant)?.group ?? null }];
      }),
    [ballots, participants, round.id],
  );
  const result = aggregateWeights(codes, opinions, how, byGroup ? new Map(groups.map(({ id, weight }) => [id, weight])) : null);
  const gone = opinions.filter(({ weights }) =>
    Object.entries(weights).some(([code, weight]) => weight > 0 && !codes.includes(code)),
  ).length;
  const lost = gone > 0 && <Banner tone="info">{text('workshop.results.gone', { count: gone })}</Banner>;
  if (!result)
    return (
      <>
        {lost}
        <p className="secondary">{text('workshop.results.no-weights')}</p>
      </>
    );
  const most = Math.max(1, ...result.spread.map((one) => one.most));
  const at = (weight: number): string => `${(96 * weight) / most}%`;
  const widest = [...result.spread].sort((a, b) => b.most - b.least - (a.most - a.least))[0];
  return (
    <div className="weight-results" data-testid="weight-results">
      <div className="row">
        <Segmented
          label={text('workshop.results.how')}
          choices={AGGREGATIONS.map((id) => ({ id, label: text(`workshop.results.${id}`) }))}
          value={how}
          onChange={(id) => setHow(id as Aggregation)}
        />
        <Checkbox checked={byGroup} disabled={groups.length === 0} onChange={setByGroup}>
          {text('workshop.results.by-group')}
        </Checkbox>
        <span className="grow" />
        <Button
          look="primary"
          isDisabled={readOnly || scenario.frozenAt !== null}
          onPress={() => void keepWeights(scenario, result.weights)}
        >
          {text('workshop.weights.apply')}
        </Button>
      </div>
      {lost}
      <div className="pairwise">
        <FoundWeights families={families} found={shownWeights(result.weights, codes)} now={model.shown} />
        <div>
          <h3>{text('workshop.results.spread')}</h3>
          <ul className="spread">
            {result.spread.map((one) => (
              <li key={one.code}>
                <span className="ellipsis">{families.find(({ code }) => code === one.code)?.label ?? one.code}</span>
                <span
                  className="spread-bar"
                  title={text('workshop.results.range', { least: format.number(one.least), most: format.number(one.most) })}
                >
                  <i className="whole" style={{ left: at(one.least), width: at(one.most - one.least) }} />
                  <i className="half" style={{ left: at(one.lowerQuartile), width: at(one.upperQuartile - one.lowerQuartile) }} />
                  <u style={{ left: at(one.median) }} />
                </span>
                <span className="number small">
                  {text('workshop.results.range', { least: format.number(one.least), most: format.number(one.most) })}
                </span>
              </li>
            ))}
          </ul>
          <p className="small">
            {text('workshop.results.disagreement', { people: result.people, points: format.number(result.disagreement, 1) })}
            {result.groupDisagreement !== null &&
              ` ${text('workshop.results.group-disagreement', { points: format.number(result.groupDisagreement, 1) })}`}
            {widest &&
              widest.most - widest.least > 0 &&
              ` ${text('workshop.results.widest', { family: families.find(({ code }) => code === widest.code)?.label ?? '' })}`}
          </p>
        </div>
      </div>
    </div>
  );
}

function Comments({ model, round }: { model: WorkshopModel; round: Round }) {
  const text = useText();
  const said = model.workshop.ballots.filter(
    ({ round: of, status, content }) => of === round.id && status === 'submitted' && content.comment !== '',
  );
  if (said.length === 0) return null;
  return (
    <>
      <h3>{text('workshop.comments')}</h3>
      <ul className="verdicts">
        {said.map((ballot) => (
          <li key={ballot.id}>{ballot.content.comment}</li>
        ))}
      </ul>
    </>
  );
}
