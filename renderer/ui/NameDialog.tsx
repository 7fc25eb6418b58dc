import { useState } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { DialogFooter } from './DialogFooter.tsx';
import { TextField } from './Field.tsx';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly name: string;
  readonly action: string;
  /** Null, for a field left empty: the name it has by itself. */
  readonly onName: (name: string | null) => void;
  /** It has no name by itself. */
  readonly required?: boolean;
  readonly onClose: () => void;
}

/** As long as a name may be. */
const LONGEST = 200;

/** Asks for one name. */
export function NameDialog({ title, label, name: before, action, onName, required = false, onClose }: NameDialogProps) {
  const [name, setName] = useState(before);
  const lacks = required && name.trim() === '';
  const done = (): void => {
    if (lacks) return;
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
          <Button look="primary" onPress={done} isDisabled={lacks}>
            {action}
          </Button>
        </DialogFooter>
      }
    >
      <TextField
        label={label}
        value={name}
        onChange={setName}
        maxLength={LONGEST}
        autoFocus
        onKeyDown={(event) => event.key === 'Enter' && done()}
      />
    </Dialog>
  );
}
