import { Eye, Square } from 'lucide-react';
import type { Round } from '../../../shared/domain/workshop.ts';
import { useProject } from '../../state/project.ts';
import { useWorkshop } from '../../state/workshop.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat } from '../../ui/format.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { useText } from '../../ui/text.tsx';
import { write } from './actions.ts';
import { BallotEntry } from './BallotEntry.tsx';
import { BallotFile } from './BallotFile.tsx';
import type { WorkshopModel } from './model.ts';
import { Phones } from './Phones.tsx';
import { RoundResults } from './RoundResults.tsx';
import { submittedIn, useRoundClock } from './RoundTimer.tsx';
import { seatsOf } from './votes.ts';

/** One round: ballots come in while it is open, nobody sees what they say until it is revealed. */
export function RoundView({ model, round }: { model: WorkshopModel; round: Round }) {
  const text = useText();
  const format = useFormat();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const { ballots } = model.workshop;
  const room = useWorkshop((store) => store.room);
  const { clock, over } = useRoundClock(round);
  const count = submittedIn(ballots, round.id);
  const seats = seatsOf(model.workshop, count, round.state === 'open' ? room : null);
  return (
    <div className="round">
      <div className="row">
        <h3 className="grow">{`${text('workshop.round.number', { number: round.number })} · ${round.title}`}</h3>
        <span className="number big" data-testid="ballots-in">
          {text('workshop.ballots.in', { count, seats })}
        </span>
        {round.state === 'open' && <span className={`number big${over ? ' late' : ''}`}>{over ? text('workshop.round.over') : clock}</span>}
        {round.state === 'open' && (
          <Button look="primary" icon={Square} isDisabled={readOnly} onPress={() => void write('workshop/close-round', { id: round.id })}>
            {text('workshop.round.close')}
          </Button>
        )}
        {round.state === 'closed' && (
          <Button look="primary" icon={Eye} isDisabled={readOnly} onPress={() => void write('workshop/reveal-round', { id: round.id })}>
            {text('workshop.round.reveal')}
          </Button>
        )}
      </div>
      <div
        className="progress"
        role="progressbar"
        aria-label={text('workshop.ballots.in', { count, seats })}
        aria-valuenow={count}
        aria-valuemax={seats}
      >
        <i style={{ width: `${seats > 0 ? (100 * count) / seats : 0}%` }} />
      </div>
      {round.state === 'open' && (
        <Tabs
          label={text('workshop.ballots.ways')}
          tabs={[
            { id: 'table', label: text('workshop.ballots.table'), content: <BallotEntry model={model} round={round} /> },
            {
              id: 'phone',
              label: text('workshop.ballots.phone'),
              content: <Phones />,
            },
            {
              id: 'file',
              label: text('workshop.ballots.file'),
              content: <BallotFile round={round} />,
            },
          ]}
        />
      )}
      {round.state === 'closed' && (
        <EmptyState icon={Eye} title={text('workshop.round.hidden')}>
          <p className="secondary">{text('workshop.round.hidden.hint', { time: round.closedAt ? format.time(round.closedAt) : '' })}</p>
        </EmptyState>
      )}
      {round.state === 'revealed' && <RoundResults model={model} round={round} />}
    </div>
  );
}
