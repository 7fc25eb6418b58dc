import { Plus, Trash2, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { write } from './actions.ts';
import { listed } from './votes.ts';
import type { RoomDialogProps } from './WorkshopDialogs.tsx';

const NONE = '0';

/** Who takes part, by group. A name may stay empty: the participant is then known by a number. */
export function PeopleDialog({ model, onClose }: RoomDialogProps) {
  const text = useText();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const { groups } = model.workshop;
  const participants = listed(model.workshop);
  const [name, setName] = useState('');
  const [group, setGroup] = useState(NONE);
  const [groupName, setGroupName] = useState('');
  const groupChoices = [
    { id: NONE, label: text('workshop.people.no-group') },
    ...groups.map((one) => ({ id: String(one.id), label: one.name })),
  ];
  const groupOf = (id: string): number | null => (id === NONE ? null : Number(id));
  const add = async (): Promise<void> => {
    if (await write('workshop/put-participant', { id: null, name: name.trim() || null, group: groupOf(group) })) setName('');
  };
  const addGroup = async (called: string): Promise<void> => {
    if (called.trim() !== '' && (await write('workshop/put-group', { id: null, name: called.trim(), weight: 1 }))) setGroupName('');
  };
  const offered = ['elus', 'industriels', 'etat', 'agences']
    .map((id) => text(`workshop.group.${id}`))
    .filter((one) => !groups.some((known) => known.name === one));
  return (
    <Dialog title={text('workshop.people')} width={680} onClose={onClose}>
      <div className="people">
        <section>
          <h3>{text('workshop.voters', { count: participants.length })}</h3>
          {participants.length === 0 && <p className="small secondary">{text('workshop.people.empty')}</p>}
          <ul className="people-list" data-testid="people">
            {participants.map((one, index) => (
              <li key={one.id}>
                <span className="grow ellipsis">{one.name ?? text('workshop.people.number', { number: index + 1 })}</span>
                <Select
                  label={text('workshop.people.group')}
                  hideLabel
                  compact
                  disabled={readOnly}
                  choices={groupChoices}
                  value={String(one.group ?? 0)}
                  onChange={(id) => void write('workshop/put-participant', { ...one, group: groupOf(id) })}
                />
                <IconButton
                  compact
                  icon={Trash2}
                  isDisabled={readOnly}
                  label={text('workshop.people.remove', { name: one.name ?? text('workshop.people.number', { number: index + 1 }) })}
                  onPress={() => void write('workshop/remove-participant', { id: one.id })}
                />
              </li>
            ))}
          </ul>
          {!readOnly && (
            <div className="people-new">
              <TextField
                label={text('workshop.people.name')}
                value={name}
                onChange={setName}
                autoFocus
                placeholder={text('workshop.people.anonymous')}
                onKeyDown={(event) => event.key === 'Enter' && void add()}
              />
              <Select label={text('workshop.people.group')} choices={groupChoices} value={group} onChange={setGroup} />
              <Button icon={UserPlus} onPress={() => void add()}>
                {text('workshop.people.add')}
              </Button>
            </div>
          )}
        </section>
        <section>
          <h3>{text('workshop.groups')}</h3>
          <p className="small secondary">{text('workshop.groups.hint')}</p>
          <ul className="people-list">
            {groups.map((one) => (
              <li key={one.id}>
                <span className="grow ellipsis">{one.name}</span>
                <span className="secondary number">{text('workshop.groups.weight', { weight: one.weight })}</span>
                <Button
                  size="compact"
                  isDisabled={readOnly || one.weight <= 1}
                  aria-label={text('workshop.groups.less', { name: one.name })}
                  onPress={() => void write('workshop/put-group', { ...one, weight: one.weight - 1 })}
                >
                  −
                </Button>
                <Button
                  size="compact"
                  isDisabled={readOnly}
                  aria-label={text('workshop.groups.more', { name: one.name })}
                  onPress={() => void write('workshop/put-group', { ...one, weight: one.weight + 1 })}
                >
                  +
                </Button>
                <IconButton
                  compact
                  icon={Trash2}
                  isDisabled={readOnly}
                  label={text('workshop.people.remove', { name: one.name })}
                  onPress={() => void write('workshop/remove-group', { id: one.id })}
                />
              </li>
            ))}
          </ul>
          {!readOnly && (
            <>
              <div className="people-new two">
                <TextField
                  label={text('workshop.groups.name')}
                  value={groupName}
                  onChange={setGroupName}
                  onKeyDown={(event) => event.key === 'Enter' && void addGroup(groupName)}
                />
                <Button icon={Plus} isDisabled={groupName.trim() === ''} onPress={() => void addGroup(groupName)}>
                  {text('workshop.people.add')}
                </Button>
              </div>
              <div className="row wrap">
                {offered.map((one) => (
                  <Button key={one} size="compact" icon={Plus} onPress={() => void addGroup(one)}>
                    {one}
                  </Button>
                ))}
              </div>
            </>
          )}
        </section>
      </div>
    </Dialog>
  );
}
