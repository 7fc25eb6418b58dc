import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { SearchPicker } from '../../ui/SearchPicker.tsx';
import { useText } from '../../ui/text.tsx';
import { write } from './actions.ts';
import { useSelectedSite, useSiteChoices } from './site-choices.ts';
import { WordsField } from './WordsField.tsx';
import type { RoomDialogProps } from './WorkshopDialogs.tsx';

/** A line of the journal, in the room's own words. */
export function NoteDialog({ model, site: about, onClose }: RoomDialogProps & { site: string | null }) {
  const text = useText();
  const [note, setNote] = useState('');
  const selected = useSelectedSite(model);
  const choices = useSiteChoices(model);
  const [site, setSite] = useState(about ?? selected);
  const [author, setAuthor] = useState('');
  const keep = async (): Promise<void> => {
    if (note.trim() === '') return;
    if (await write('workshop/note', { note: note.trim(), site, author: author.trim() || null })) onClose();
  };
  return (
    <Dialog
      title={text('workshop.note.title')}
      width={520}
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button look="primary" isDisabled={note.trim() === ''} onPress={() => void keep()}>
            {text('workshop.note')}
          </Button>
        </DialogFooter>
      }
    >
      <div className="workshop-form">
        <WordsField label={text('workshop.note.words')} value={note} onChange={setNote} onEnter={() => void keep()} autoFocus />
        <div className="form-pair">
          <div className="field">
            <span className="field-label">{text('workshop.note.site')}</span>
            <SearchPicker
              label={text('workshop.note.site')}
              compact={false}
              value={site ?? ''}
              onChange={(id) => setSite(id === '' ? null : id)}
              choices={choices}
            />
          </div>
          <TextField label={text('workshop.author')} value={author} onChange={setAuthor} />
        </div>
      </div>
    </Dialog>
  );
}
