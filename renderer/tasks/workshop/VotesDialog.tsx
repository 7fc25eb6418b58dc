import { Lock, Plus, Vote as VoteIcon } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Round } from '../../../shared/domain/workshop.ts';
import { useProject } from '../../state/project.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { putScenario, write } from './actions.ts';
import { comparedSites, nameOf, type WorkshopModel } from './model.ts';
import { NumberedDisc } from './NumberedDisc.tsx';
import { freeze } from './phases.ts';
import { RoundView } from './RoundView.tsx';
import type { RoomDialogProps } from './WorkshopDialogs.tsx';

const NEW = 0;

/** Rounds of ballots: opened, followed, closed, revealed when the facilitator says so. */
export function VotesDialog({ model, onClose }: RoomDialogProps) {
  const text = useText();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const { rounds } = model.workshop;
  const open = rounds.find(({ state }) => state === 'open');
  const [chosen, setChosen] = useState<number | null>(null);
  const round = rounds.find(({ id }) => id === (chosen ?? open?.id ?? rounds.at(-1)?.id ?? NEW)) ?? null;
  return (
    <Dialog title={text('workshop.votes.title')} icon={<VoteIcon size={18} />} width={1000} height={660} onClose={onClose}>
      <div className="votes">
        <nav aria-label={text('workshop.rounds')}>
          <ul>
            {rounds.map((one) => (
              <li key={one.id}>
                <AriaButton
                  className={`round-link${one === round && chosen !== NEW ? ' current' : ''}`}
                  aria-current={one === round && chosen !== NEW}
                  onPress={() => setChosen(one.id)}
                >
                  <b>{text('workshop.round.number', { number: one.number })}</b>
                  <span className="small ellipsis">{one.title}</span>
                  <span className={`tag ${one.state === 'open' ? 'accent' : one.state === 'revealed' ? 'ok' : ''}`}>
                    {text(`workshop.round.state.${one.state}`)}
                  </span>
                </AriaButton>
              </li>
            ))}
          </ul>
          <Button icon={Plus} isDisabled={readOnly || open !== undefined} onPress={() => setChosen(NEW)}>
            {text('workshop.round.new')}
          </Button>
        </nav>
        <div className="round-view">
          {round === null || chosen === NEW ? (
            <NewRound model={model} onOpened={() => setChosen(null)} />
          ) : (
            <RoundView key={round.id} model={model} round={round} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

const ASKS = ['votes', 'weights', 'both'] as const;
const MINUTES = ['0', '2', '5', '10', '15'] as const;
const OFFERED = 10;
type Which = 'first' | 'compared' | 'all';

function NewRound({ model, onOpened }: { model: WorkshopModel; onOpened: () => void }) {
  const text = useText();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const { scenario, workshop, ranking, matrix } = model;
  const frozen = scenario.frozenAt !== null;
  const number = Math.max(0, ...workshop.rounds.map((round) => round.number)) + 1;
  const [asks, setAsks] = useState<Round['asks']>(frozen ? 'votes' : 'weights');
  const [title, setTitle] = useState('');
  const [minutes, setMinutes] = useState<string>('5');
  const [anonymous, setAnonymous] = useState(true);
  const [which, setWhich] = useState<Which>('first');
  const needsFrozen = asks !== 'weights' && !frozen;
  const indices =
    which === 'compared'
      ? comparedSites(model, null)
      : [...ranking.order.subarray(0, which === 'all' ? Math.min(200, ranking.ranked) : Math.min(OFFERED, ranking.ranked))];
  const sites = indices.flatMap((index) => matrix.sites[index] ?? []);
  const called = title.trim() === '' ? text(`workshop.round.asks.${asks}`) : title.trim();
  const open = async (): Promise<void> => {
    const id = scenario.id ?? (await putScenario(scenario));
    if (id === null) return;
    const time = Number(minutes);
    const asked = { asks, title: called, scenario: id, anonymous, minutes: time > 0 ? time : null };
    if (await write('workshop/open-round', { ...asked, sites: asks === 'weights' ? [] : sites.map((site) => site.uid) })) onOpened();
  };
  return (
    <div className="workshop-form">
      <h3>{text('workshop.round.open-number', { number })}</h3>
      <div className="field">
        <span className="field-label">{text('workshop.round.asks')}</span>
        <Segmented
          label={text('workshop.round.asks')}
          choices={ASKS.map((id) => ({ id, label: text(`workshop.round.asks.${id}`) }))}
          value={asks}
          onChange={(id) => setAsks(id as Round['asks'])}
        />
      </div>
      {needsFrozen && (
        <Banner
          tone="warning"
          actions={
            <Button size="compact" icon={Lock} isDisabled={readOnly} onPress={() => void freeze(model, true)}>
              {text('workshop.freeze')}
            </Button>
          }
        >
          {text('workshop.round.needs-frozen')}
        </Banner>
      )}
      <div className="form-pair">
        <TextField
          label={text('workshop.round.title')}
          value={title}
          onChange={setTitle}
          placeholder={text(`workshop.round.asks.${asks}`)}
        />
        <Select
          label={text('workshop.round.minutes')}
          choices={MINUTES.map((id) => ({ id, label: text('workshop.round.minutes.of', { minutes: Number(id) }) }))}
          value={minutes}
          onChange={setMinutes}
        />
      </div>
      <Checkbox checked={anonymous} onChange={setAnonymous}>
        {text('workshop.round.anonymous')}
      </Checkbox>
      {asks !== 'weights' && (
        <div className="field">
          <span className="field-label">{text('workshop.round.sites')}</span>
          <Segmented
            label={text('workshop.round.sites')}
            choices={(['first', 'compared', 'all'] as const).map((id) => ({
              id,
              label: text(`workshop.round.sites.${id}`, { count: OFFERED }),
            }))}
            value={which}
            onChange={(id) => setWhich(id as Which)}
          />
          <ul className="round-sites">
            {sites.map((site) => (
              <li key={site.uid}>
                <NumberedDisc number={site.fid} maturite={site.maturite} size={20} />
                {nameOf(site)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="row">
        <Button look="primary" size="large" icon={VoteIcon} isDisabled={readOnly || needsFrozen} onPress={() => void open()}>
          {text('workshop.round.open')}
        </Button>
      </div>
    </div>
  );
}
