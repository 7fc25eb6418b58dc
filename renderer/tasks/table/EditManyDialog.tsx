import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { parseTyped, valueName } from '../../ui/field-value.ts';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { attempt } from '../attempt.ts';
import { type Column, fillable } from './columns.ts';
import { tellEdited } from './edit.ts';

interface EditManyDialogProps {
  readonly layer: LayerInfo;
  readonly label: string;
  readonly columns: readonly Column[];
  readonly fids: readonly number[];
  readonly onClose: () => void;
}

/** One value into every selected object, as one step. */
export function EditManyDialog({ layer, label, columns, fids, onClose }: EditManyDialogProps) {
  const text = useText();
  const editable = fillable(layer, columns);
  const [name, setName] = useState(editable[0]?.name ?? '');
  const [typed, setTyped] = useState('');
  const column = editable.find((one) => one.name === name);
  if (!column) return null;
  const value = column.type === 'boolean' ? (typed === '' ? null : Number(typed)) : parseTyped(typed, column);
  const listed = column.type === 'boolean' ? ['1', '0'] : column.values;
  const save = async (): Promise<void> => {
    if (value === undefined) return;
    const change = () => call('table/put', { table: layer.table, fids: Float64Array.from(fids), values: { [name]: value } });
    if (!(await attempt(change))) return;
    tellEdited(fids.length);
    onClose();
  };
  return (
    <Dialog
      title={text('table.edit-many.title', { count: fids.length, layer: label })}
      icon={<PencilLine size={20} />}
      width={460}
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button look="primary" isDisabled={value === undefined} onPress={() => void save()} data-testid="edit-many">
            {text('table.edit-many.do', { count: fids.length })}
          </Button>
        </DialogFooter>
      }
    >
      <div className="table-form">
        <Select
          label={text('table.edit-many.field')}
          value={name}
          choices={editable.map((one) => ({ id: one.name, label: one.title }))}
          onChange={(id) => {
            setName(id);
            setTyped('');
          }}
        />
        {listed ? (
          <Select
            label={text('table.edit-many.value')}
            value={typed}
            choices={[
              { id: '', label: text('value.missing') },
              ...listed.map((one) => ({
                id: one,
                label: column.type === 'boolean' ? text(one === '1' ? 'value.yes' : 'value.no') : valueName(name, one, text),
              })),
            ]}
            onChange={setTyped}
          />
        ) : (
          <TextField
            label={text('table.edit-many.value')}
            unit={column.unitLabel ?? undefined}
            value={typed}
            error={value === undefined ? text(`value.invalid.${column.type}`) : null}
            onChange={setTyped}
          />
        )}
        <p className="small muted">{text('table.edit-many.empty')}</p>
      </div>
    </Dialog>
  );
}
