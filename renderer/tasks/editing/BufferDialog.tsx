import { CircleDashed } from 'lucide-react';
import { useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { editShape } from './actions.ts';
import { whyNot } from './model.ts';
import { typedNumber } from './TypedField.tsx';

const LEAST_M = -100_000;
const MOST_M = 1_000_000;
/** Where zones usually go, the first that the project has. */
const USUAL = ['contraintes', 'sites'];
/** No table is called so. */
const NEW = '+';

interface BufferDialogProps {
  readonly table: string;
  readonly fids: readonly number[];
  readonly nameOf: (layer: LayerInfo) => string;
}

/** A zone at a distance around the chosen objects: how far, in one piece or one each, into which layer. */
export function BufferDialog({ table, fids, nameOf }: BufferDialogProps) {
  const text = useText();
  const { close } = useDialogs.getState();
  const project = useProject((store) => store.project);
  const targets = (project?.layers ?? []).filter(
    (layer) => layer.geometry === 'MULTIPOLYGON' && project && whyNot(layer, project) === null,
  );
  const usual = targets.find((layer) => layer.kind === 'couche') ?? targets.find((layer) => USUAL.includes(layer.table)) ?? targets[0];
  const [target, setTarget] = useState(usual?.table ?? NEW);
  const [title, setTitle] = useState(text('drawing.buffer.new-name'));
  const [typed, setTyped] = useState('100');
  const [joined, setJoined] = useState(false);
  const metres = typedNumber(typed);
  const wrong = metres === undefined || metres === null || metres === 0 || metres < LEAST_M || metres > MOST_M;
  const isTaken = (project?.layers ?? []).some((layer) => [layer.table, nameOf(layer)].includes(title.trim()));
  const unnamed = target === NEW && (title.trim() === '' || isTaken);
  const make = async (): Promise<void> => {
    if (wrong || unnamed) return;
    if (
      await editShape(table, {
        kind: 'buffer',
        fids: [...fids],
        distance_m: metres,
        joined,
        target: target === NEW ? title.trim() : target,
      })
    )
      close();
  };
  return (
    <Dialog
      title={text('drawing.buffer.title', { count: fids.length })}
      icon={<CircleDashed size={20} />}
      width={460}
      onClose={close}
      footer={
        <DialogFooter onCancel={close}>
          <Button look="primary" isDisabled={wrong || unnamed} onPress={() => void make()} data-testid="buffer-do">
            {text('drawing.buffer.do')}
          </Button>
        </DialogFooter>
      }
    >
      <form
        className="editing-form"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <TextField
          label={text('drawing.buffer.distance')}
          unit="m"
          value={typed}
          autoFocus
          error={wrong ? text('drawing.buffer.wrong') : null}
          onChange={setTyped}
        />
        <p className="small muted">{text('drawing.buffer.hint')}</p>
        <Select
          label={text('drawing.buffer.target')}
          value={target}
          choices={[...targets.map((layer) => ({ id: layer.table, label: nameOf(layer) })), { id: NEW, label: text('drawing.buffer.new') }]}
          onChange={setTarget}
        />
        {target === NEW && (
          <TextField
            label={text('drawing.buffer.name')}
            value={title}
            error={isTaken ? text('drawing.buffer.name-taken') : null}
            onChange={setTitle}
          />
        )}
        {fids.length > 1 && (
          <Checkbox checked={joined} onChange={setJoined}>
            {text('drawing.buffer.joined')}
          </Checkbox>
        )}
        {/* Entrée in any field does it: without a button of its own a form of several fields would not */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
