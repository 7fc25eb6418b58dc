import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';
import { putScenario } from './actions.ts';
import type { RoomDialogProps } from './WorkshopDialogs.tsx';

/** A name for the scenario, or for a copy of it. A copy is never frozen: it is made to try something. */
export function ScenarioNameDialog({ model, copy, onClose }: RoomDialogProps & { copy: boolean }) {
  const text = useText();
  const { scenario } = model;
  const [name, setName] = useState(copy ? '' : scenario.name);
  const [description, setDescription] = useState(copy ? '' : scenario.description);
  const keep = async (): Promise<void> => {
    const named = { ...scenario, name: name.trim(), description };
    if ((await putScenario(copy ? { ...named, id: null, frozenAt: null } : named)) !== null) onClose();
  };
  return (
    <Dialog
      title={text(copy ? 'workshop.scenario.copy' : 'workshop.scenario.rename')}
      width={460}
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button look="primary" isDisabled={name.trim() === ''} onPress={() => void keep()}>
            {text(copy ? 'workshop.scenario.create' : 'workshop.meeting.keep')}
          </Button>
        </DialogFooter>
      }
    >
      <div className="workshop-form">
        <TextField
          label={text('workshop.scenario.name')}
          value={name}
          onChange={setName}
          autoFocus
          placeholder={text('workshop.scenario.example')}
          onKeyDown={(event) => event.key === 'Enter' && name.trim() !== '' && void keep()}
        />
        <TextField label={text('workshop.scenario.description')} value={description} onChange={setDescription} />
      </div>
    </Dialog>
  );
}
