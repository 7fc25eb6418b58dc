import { useDialogs } from '../../state/dialogs.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.tsx';
import { reload, replaceOutsideChanges, saveAs } from './actions.ts';

/** Another program wrote the document: nothing is overwritten without being asked. */
export function ChangedOutsideDialog() {
  const text = useText();
  const { close } = useDialogs.getState();
  const file = useProject((store) => store.project?.fileName ?? '');
  const then = (work: () => Promise<boolean>) => () => {
    close();
    void work();
  };
  return (
    <Dialog
      alert
      title={text('outside.title', { file })}
      width={560}
      onClose={close}
      footer={
        <>
          <Button look="danger" onPress={then(replaceOutsideChanges)}>
            {text('outside.replace')}
          </Button>
          <span className="grow" />
          <Button onPress={then(saveAs)}>{text('outside.save-as')}</Button>
          <Button look="primary" autoFocus onPress={then(reload)}>
            {text('outside.reload')}
          </Button>
        </>
      }
    >
      <p className="secondary">{text('outside.explanation')}</p>
    </Dialog>
  );
}
