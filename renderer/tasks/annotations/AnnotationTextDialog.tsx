import { Type } from 'lucide-react';
import { useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import type { Annotation } from '../../../shared/domain/annotations.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { useText } from '../../ui/text.tsx';
import { addAnnotation, updateAnnotation } from './actions.ts';
import './annotations.css';

/** The words of a text on the map: a new one at `place`, or those of `annotation`. */
export function AnnotationTextDialog({ annotation, place }: { annotation: Annotation | null; place: readonly [number, number] | null }) {
  const text = useText();
  const [typed, setTyped] = useState(annotation?.text ?? '');
  const { close } = useDialogs.getState();
  const done = async (): Promise<void> => {
    const words = typed.trim();
    const kept = annotation
      ? await updateAnnotation({ table: annotation.table, fid: annotation.fid, text: words })
      : place !== null && (await addAnnotation('texte', Float64Array.from(place), words));
    if (kept) close();
  };
  return (
    <Dialog
      title={text('annotations.text-title')}
      icon={<Type size={18} aria-hidden="true" />}
      width={500}
      onClose={close}
      footer={
        <DialogFooter onCancel={close} aside={<span className="small muted grow">{text('annotations.note')}</span>}>
          <Button look="primary" isDisabled={typed.trim() === ''} onPress={() => void done()}>
            {text(annotation ? 'annotations.change' : 'annotations.place-text')}
          </Button>
        </DialogFooter>
      }
    >
      <TextField className="field" value={typed} onChange={setTyped} autoFocus>
        <Label className="field-label">{text('annotations.text')}</Label>
        <TextArea className="input annotation-text" rows={3} maxLength={2000} />
      </TextField>
    </Dialog>
  );
}
