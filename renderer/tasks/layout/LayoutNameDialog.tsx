import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';

interface LayoutNameDialogProps {
  readonly title: string;
  readonly action: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

export function LayoutNameDialog({ title, action, name: before, onName, onClose }: LayoutNameDialogProps) {
  const text = useText();
  const [name, setName] = useState(before);
  const done = (): void => {
    if (name.trim() === '') return;
    onName(name.trim());
    onClose();
  };
  return (
    <Dialog
      title={title}
      width={420}
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button look="primary" onPress={done} isDisabled={name.trim() === ''}>
            {action}
          </Button>
        </DialogFooter>
      }
    >
      <TextField
        label={text('layout.name')}
        value={name}
        onChange={setName}
        maxLength={200}
        autoFocus
        onKeyDown={(event) => event.key === 'Enter' && done()}
      />
    </Dialog>
  );
}
