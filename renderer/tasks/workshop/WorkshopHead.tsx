import { ChevronDown, Lock, LockOpen, MessageSquareText, Pencil, Users, Vote as VoteIcon } from 'lucide-react';
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useProject } from '../../state/project.ts';
import { useWorkshop } from '../../state/workshop.ts';
import { Button } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useText } from '../../ui/text.tsx';
import { showDialog } from './actions.ts';
import type { WorkshopModel } from './model.ts';
import { freeze } from './phases.ts';
import { RoundTimer } from './RoundTimer.tsx';
import { listed } from './votes.ts';

/** Who meets where and when, and the step the room is at: opened, frozen, voting. */
export const WorkshopHead = memo(function WorkshopHead({ model }: { model: WorkshopModel }) {
  const text = useText();
  const format = useFormat();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const { meeting, rounds } = model.workshop;
  const room = useWorkshop((store) => store.room);
  const people = listed(model.workshop).length;
  const { scenario } = model;
  const open = meeting.openedAt !== null && meeting.closedAt === null;
  const round = rounds.find(({ state }) => state === 'open') ?? null;
  const when = [meeting.place, meeting.date === '' ? '' : longDay(meeting.date, format)].filter((part) => part !== '').join(', ');
  const frozen = scenario.frozenAt !== null;
  return (
    <div className="workshop-head" data-region="workshop" data-help="workshop">
      <h2 className="ellipsis" data-testid="workshop-title">
        {meeting.title === '' ? text('workshop.untitled') : meeting.title}
      </h2>
      {when !== '' && <span className="when ellipsis">{when}</span>}
      {meeting.closedAt && <span className="tag">{text('workshop.closed')}</span>}
      <IconButton
        icon={Pencil}
        label={text('workshop.meeting.edit')}
        isDisabled={readOnly}
        onPress={() => showDialog({ what: 'meeting' })}
      />
      <span className="grow" />
      {round && <RoundTimer round={round} workshop={model.workshop} room={room} />}
      <AriaButton className="workshop-chip" onPress={() => showDialog({ what: 'people' })} data-testid="voters">
        <Users size={18} />
        {text('workshop.voters', { count: people })}
      </AriaButton>
      <ScenarioMenu model={model} />
      {open || meeting.closedAt ? (
        <>
          <Button
            icon={frozen ? LockOpen : Lock}
            isDisabled={readOnly || round !== null || model.empty !== null}
            onPress={() => void freeze(model, !frozen)}
          >
            {text(frozen ? 'workshop.unfreeze' : 'workshop.freeze')}
          </Button>
          <Button look="primary" icon={VoteIcon} isDisabled={model.empty !== null} onPress={() => showDialog({ what: 'votes' })}>
            {text(round ? 'workshop.vote.follow' : 'workshop.vote.open')}
          </Button>
        </>
      ) : (
        <Button
          look="primary"
          icon={MessageSquareText}
          isDisabled={readOnly || model.empty === 'no-sites'}
          onPress={() => showDialog({ what: 'meeting' })}
        >
          {text('workshop.open')}
        </Button>
      )}
    </div>
  );
}, sameHead);

/** Weights under the hand change nothing here. */
function sameHead({ model: one }: { model: WorkshopModel }, { model: other }: { model: WorkshopModel }): boolean {
  return one.workshop === other.workshop && one.scenario === other.scenario && one.empty === other.empty;
}

/** 2026-11-24 → 24 novembre 2026. */
function longDay(day: string, format: ReturnType<typeof useFormat>): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? format.longDate(day) : day;
}

function ScenarioMenu({ model }: { model: WorkshopModel }) {
  const text = useText();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const { scenario, workshop } = model;
  const { set } = useWorkshop.getState();
  return (
    <Menu
      label={text('workshop.scenario')}
      placement="bottom end"
      trigger={
        <AriaButton className="workshop-chip" data-testid="scenario">
          <span>{text('workshop.scenario')}</span>
          <b className="ellipsis">{scenario.name}</b>
          {scenario.frozenAt && <Lock size={14} aria-label={text('workshop.frozen')} />}
          <ChevronDown size={14} />
        </AriaButton>
      }
      entries={[
        ...workshop.scenarios.map((one) => ({
          id: `scenario-${one.id ?? 0}`,
          label: one.name,
          disabled: one.id === scenario.id,
          run: () => set({ scenario: one.id, weights: null }),
        })),
        {
          id: 'copy',
          label: text('workshop.scenario.copy'),
          separated: true,
          disabled: readOnly,
          run: () => showDialog({ what: 'scenario-name', copy: true }),
        },
        {
          id: 'rename',
          label: text('workshop.scenario.rename'),
          disabled: readOnly,
          run: () => showDialog({ what: 'scenario-name', copy: false }),
        },
        {
          id: 'settings',
          label: text('workshop.settings.open'),
          disabled: readOnly,
          run: () => showDialog({ what: 'settings', criterion: null, tab: null }),
        },
        { id: 'compare', label: text('workshop.scenarios.open'), run: () => showDialog({ what: 'scenarios' }) },
      ]}
    />
  );
}
