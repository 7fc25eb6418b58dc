import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly name: string;
  readonly action: string;
  /** Empty: the name it has by itself. */
  readonly onName: (name: string | null) => void;
  readonly onClose: () => void;
}

export function NameDialog({ title, label, name: before, action, onName, onClose }: NameDialogProps) {
  const [name, setName] = useState(before);
  const done = (): void => {
    onName(name.trim() === '' ? null : name.trim());
    onClose();
  };
  return (
    <Dialog
      title={title}
      width={420}
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button look="primary" onPress={done}>
            {action}
          </Button>
        </DialogFooter>
      }
    >
      <TextField label={label} value={name} onChange={setName} autoFocus onKeyDown={(event) => event.key === 'Enter' && done()} />
    </Dialog>
  );
}
