import { StickyNote } from 'lucide-react';
import { useState } from 'react';
import type { MediaTarget } from '../../../shared/domain/media.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { useText } from '../../ui/text.tsx';
import { addNote } from './actions.ts';
import { givenWords, hasWrongDay, PieceForm, typedWords } from './PieceForm.tsx';
import './media.css';

/** A new note on an object, or at a place of the map. */
export function NoteDialog({ target, place }: { target: MediaTarget | null; place: [number, number] | null }) {
  const text = useText();
  const [words, setWords] = useState(typedWords(null));
  const { close } = useDialogs.getState();
  const done = async (): Promise<void> => {
    if (await addNote(target, { ...givenWords(words), place })) close();
  };
  return (
    <Dialog
      title={text('media.note-new')}
      icon={<StickyNote size={18} aria-hidden="true" />}
      width={520}
      onClose={close}
      footer={
        <DialogFooter onCancel={close}>
          <Button look="primary" isDisabled={words.text.trim() === '' || hasWrongDay(words)} onPress={() => void done()}>
            {text('media.confirm')}
          </Button>
        </DialogFooter>
      }
    >
      <PieceForm withText words={words} onChange={setWords} />
    </Dialog>
  );
}
