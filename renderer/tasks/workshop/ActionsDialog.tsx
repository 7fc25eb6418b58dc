import { Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { WorkshopAction } from '../../../shared/domain/workshop.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchPicker } from '../../ui/SearchPicker.tsx';
import { useText } from '../../ui/text.tsx';
import { write } from './actions.ts';
import { DayField } from './DayField.tsx';
import { today } from './day.ts';
import { nameOf } from './model.ts';
import { useSelectedSite, useSiteChoices } from './site-choices.ts';
import type { RoomDialogProps } from './WorkshopDialogs.tsx';

/** What follows from the meeting: who does what by when. */
export function ActionsDialog({ model, onClose }: RoomDialogProps) {
  const text = useText();
  const format = useFormat();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const form = useRef<HTMLDivElement>(null);
  const [title, setTitle] = useState('');
  const [owner, setOwner] = useState('');
  const [due, setDue] = useState('');
  const selected = useSelectedSite(model);
  const choices = useSiteChoices(model);
  const [site, setSite] = useState(selected ?? '');
  const { actions } = model.workshop;
  const names = new Map(model.matrix.sites.map((one) => [one.uid, nameOf(one)]));
  const add = async (): Promise<void> => {
    if (title.trim() === '') return;
    const action = { id: null, title: title.trim(), owner: owner.trim() || null, due: due || null, site: site || null, done: false };
    if (!(await write('workshop/put-action', action))) return;
    setTitle('');
    form.current?.querySelector('input')?.focus();
  };
  const late = ({ due: day, done }: WorkshopAction): boolean => !done && day !== null && day < today();
  return (
    <Dialog title={text('workshop.actions')} width={720} onClose={onClose}>
      {actions.length === 0 && <p className="secondary">{text('workshop.actions.empty')}</p>}
      <ul className="action-list" data-testid="actions">
        {actions.map((action) => (
          <li key={action.id} className={action.done ? 'done' : ''}>
            <Checkbox
              checked={action.done}
              disabled={readOnly}
              onChange={(done) => void write('workshop/put-action', { ...action, done })}
              label={text('workshop.actions.done', { title: action.title })}
            />
            <span className="grow">
              <b>{action.title}</b>
              {action.site && <span className="secondary">{` · ${names.get(action.site) ?? ''}`}</span>}
            </span>
            <span className="secondary">{action.owner ?? text('workshop.actions.nobody')}</span>
            <span className={`number${late(action) ? ' late' : ' secondary'}`}>{action.due ? format.date(action.due) : '–'}</span>
            <IconButton
              compact
              icon={Trash2}
              isDisabled={readOnly}
              label={text('workshop.actions.remove', { title: action.title })}
              onPress={() => void write('workshop/remove-action', { id: action.id })}
            />
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div ref={form} className="workshop-form action-new">
          <TextField
            label={text('workshop.actions.title')}
            value={title}
            onChange={setTitle}
            autoFocus
            onKeyDown={(event) => event.key === 'Enter' && void add()}
          />
          <div className="form-four">
            <TextField label={text('workshop.actions.owner')} value={owner} onChange={setOwner} />
            <DayField label={text('workshop.actions.due')} value={due} onChange={setDue} />
            <div className="field">
              <span className="field-label">{text('workshop.note.site')}</span>
              <SearchPicker label={text('workshop.note.site')} compact={false} value={site} onChange={setSite} choices={choices} />
            </div>
            <Button icon={Plus} isDisabled={title.trim() === ''} onPress={() => void add()}>
              {text('workshop.actions.add')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
