import { Check, UserPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { normalised, shownWeights } from '../../../shared/decision/weights.ts';
import { type Round, VOTES, type Vote } from '../../../shared/domain/workshop.ts';
import { call } from '../../engine/call.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { attempt } from '../attempt.ts';
import { write } from './actions.ts';
import { nameOf, type WorkshopModel } from './model.ts';
import { NumberedDisc } from './NumberedDisc.tsx';
import { NumberField } from './NumberField.tsx';
import { listed } from './votes.ts';

const NEW = 'new';

/** A ballot typed at the table: who, the weights, the votes; the next person is there at once. */
export function BallotEntry({ model, round }: { model: WorkshopModel; round: Round }) {
  const text = useText();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const { ballots } = model.workshop;
  const participants = listed(model.workshop);
  const { families } = model;
  const codes = families.map(({ code }) => code);
  const has = (id: number): boolean =>
    ballots.some((ballot) => ballot.round === round.id && ballot.participant === id && ballot.status === 'submitted');
  const next = participants.find(({ id }) => !has(id));
  const [who, setWho] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [weights, setWeights] = useState<Record<string, number>>({ ...model.shown });
  const [votes, setVotes] = useState<Record<string, Vote>>({});
  const [comment, setComment] = useState('');
  const form = useRef<HTMLDivElement>(null);
  const chosen = who ?? (next ? String(next.id) : NEW);
  const sites = round.sites.flatMap((uid) => model.matrix.sites.find((site) => site.uid === uid) ?? []);
  const asksWeights = round.asks !== 'votes';
  const total = codes.reduce((sum, code) => sum + (weights[code] ?? 0), 0);
  const label = (id: number): string =>
    participants.find((one) => one.id === id)?.name ??
    text('workshop.people.number', { number: participants.findIndex((one) => one.id === id) + 1 });
  const submit = async (): Promise<void> => {
    let participant = Number(chosen);
    if (chosen === NEW) {
      const made = await attempt(async () => {
        participant = (await call('workshop/put-participant', { id: null, name: name.trim() || null, group: null })).id;
      });
      if (!made) return;
    }
    // what the ballot says is kept with sum 100, as the sliders keep it
    const content = {
      weights: asksWeights ? (normalised(weights, codes) ?? {}) : {},
      votes: round.asks === 'weights' ? {} : votes,
      comment,
    };
    if (await write('workshop/put-ballot', { participant, round: round.id, content })) {
      // on to the next person; the button that is left has nothing to hand in yet
      form.current?.querySelector<HTMLElement>('button')?.focus();
      setWho(null);
      setName('');
      setVotes({});
      setComment('');
      setWeights({ ...model.shown });
    }
  };
  const complete = (!asksWeights || total > 0) && (round.asks === 'weights' || Object.keys(votes).length > 0);
  return (
    <div ref={form} className="ballot workshop-form" data-testid="ballot">
      <div className="form-pair">
        <Select
          label={text('workshop.ballot.who')}
          value={chosen}
          onChange={setWho}
          choices={[
            ...participants.map((one) => ({
              id: String(one.id),
              label: has(one.id) ? text('workshop.ballot.again', { name: label(one.id) }) : label(one.id),
            })),
            { id: NEW, label: text('workshop.ballot.new') },
          ]}
        />
        {chosen === NEW && (
          <TextField label={text('workshop.people.name')} value={name} onChange={setName} placeholder={text('workshop.people.anonymous')} />
        )}
      </div>
      {round.anonymous && <p className="small secondary">{text('workshop.ballot.anonymous-hint')}</p>}
      {asksWeights && (
        <div>
          <span className="field-label">{text('workshop.ballot.weights', { total: Math.round(total * 10) / 10 })}</span>
          <div className="ballot-weights">
            {families.map((family) => (
              <NumberField
                key={family.code}
                label={family.label}
                unit="%"
                value={weights[family.code] ?? 0}
                onChange={(value) => value >= 0 && setWeights({ ...weights, [family.code]: value })}
              />
            ))}
          </div>
          {Math.abs(total - 100) > 0.05 && total > 0 && (
            <p className="small secondary">
              {text('workshop.ballot.brought', {
                weights: codes.map((code) => shownWeights(weights, codes)[code] ?? 0).join(' / '),
              })}
            </p>
          )}
        </div>
      )}
      {round.asks !== 'weights' && (
        <ul className="ballot-votes">
          {sites.map((site) => (
            <li key={site.uid}>
              <NumberedDisc number={site.fid} maturite={site.maturite} size={22} />
              <span className="grow ellipsis">{nameOf(site)}</span>
              <Segmented
                label={text('workshop.ballot.vote-on', { site: nameOf(site) })}
                choices={VOTES.map((id) => ({ id, label: text(`workshop.vote.${id}`) }))}
                value={votes[site.uid] ?? ''}
                onChange={(vote) => setVotes({ ...votes, [site.uid]: vote as Vote })}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="form-pair end">
        <TextField label={text('workshop.comment')} value={comment} onChange={setComment} />
        <Button look="primary" icon={chosen === NEW ? UserPlus : Check} isDisabled={!complete || readOnly} onPress={() => void submit()}>
          {text('workshop.ballot.submit')}
        </Button>
      </div>
    </div>
  );
}
