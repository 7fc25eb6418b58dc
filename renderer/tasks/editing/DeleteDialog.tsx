import { Trash2 } from 'lucide-react';
import { hasMessage } from '../../../shared/messages/index.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { useText } from '../../ui/text.tsx';
import { deleteObjects } from './actions.ts';

interface DeleteDialogProps {
  readonly table: string;
  readonly fids: readonly number[];
  readonly held: readonly { readonly table: string; readonly count: number }[];
  /** Of the layer. */
  readonly name: string;
}

/** Before objects go that others depend on: what goes along, by kind. */
export function DeleteDialog({ table, fids, held, name }: DeleteDialogProps) {
  const text = useText();
  const { close } = useDialogs.getState();
  const count = fids.length;
  const remove = (): void => {
    close();
    void deleteObjects(table, fids);
  };
  return (
    <Dialog
      title={text('drawing.delete.title', { count, layer: name })}
      icon={<Trash2 size={20} />}
      width={460}
      onClose={close}
      footer={
        <DialogFooter onCancel={close} startsOnCancel>
          <Button look="danger" onPress={remove} data-testid="delete-do">
            {text('drawing.delete.do', { count })}
          </Button>
        </DialogFooter>
      }
    >
      <div className="editing-form">
        <p>{text('drawing.delete.along', { count })}</p>
        <ul className="editing-held">
          {held.map((one) => {
            const id = [`drawing.delete.held.${one.table}.${table}`, `drawing.delete.held.${one.table}`].find((each) => hasMessage(each));
            return <li key={one.table}>{text(id ?? 'drawing.delete.held.other', { ...one })}</li>;
          })}
        </ul>
        <p className="small muted">{text('drawing.delete.undo')}</p>
      </div>
    </Dialog>
  );
}
