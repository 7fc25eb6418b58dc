import type { DialogState } from '../../state/dialogs.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';

/** Only for work that no file holds yet, and it says which. */
export function CloseDialog({ dialog }: { dialog: Extract<DialogState, { kind: 'close' }> }) {
  const text = useText();
  const format = useFormat();
  const project = useProject((store) => store.project);
  const answer = (choice: 'save' | 'discard' | 'stay'): void => {
    useDialogs.getState().close();
    dialog.answer(choice);
  };
  const name = project?.name ?? '';
  const readOnly = project?.readOnly === true;
  const lost = (): string => {
    if (readOnly) return text('close.dropped-read-only');
    if (project?.savedAt) return text('close.dropped-since', { time: format.moment(project.savedAt) });
    return text(project?.fileName ? 'close.dropped-edits' : 'close.dropped-all');
  };
  return (
    <Dialog
      alert
      title={text('close.title', { name })}
      width={520}
      onClose={() => answer('stay')}
      footer={
        <>
          <Button look="danger" onPress={() => answer('discard')}>
            {text('close.discard')}
          </Button>
          <span className="grow" />
          <Button look="discreet" onPress={() => answer('stay')}>
            {text('action.cancel')}
          </Button>
          <Button look="primary" autoFocus onPress={() => answer('save')}>
            {text(readOnly ? 'close.save-elsewhere' : project?.fileName === null ? 'close.save-as' : 'close.save')}
          </Button>
        </>
      }
    >
      <p className="secondary">{lost()}</p>
    </Dialog>
  );
}
