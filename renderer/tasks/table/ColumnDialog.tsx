import { Columns3 } from 'lucide-react';
import { useState } from 'react';
import { FIELD_TYPES } from '../../../shared/contract/table.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { attempt } from '../attempt.ts';

interface ColumnDialogProps {
  readonly layer: LayerInfo;
  readonly label: string;
  /** Column to name anew; null = a new one. */
  readonly field: string | null;
  readonly onDone: (name: string) => void;
  readonly onClose: () => void;
}

const NAME = /^\p{L}[\p{L}\p{M}\p{N}_ ]*$/u;

/** A column of one's own in an imported layer, or its new name. */
export function ColumnDialog({ layer, label, field, onDone, onClose }: ColumnDialogProps) {
  const text = useText();
  const [name, setName] = useState(field ?? '');
  const [type, setType] = useState<(typeof FIELD_TYPES)[number]>('text');
  const trimmed = name.trim();
  const taken = layer.fields.some((other) => other.name !== field && other.name.toLowerCase() === trimmed.toLowerCase());
  const fits = NAME.test(trimmed) && !taken && trimmed !== field;
  const save = async (): Promise<void> => {
    const change = () =>
      field === null
        ? call('table/add-column', { table: layer.table, field: { name: trimmed, type } })
        : call('table/rename-column', { table: layer.table, field, name: trimmed });
    if (!(await attempt(change))) return;
    onDone(trimmed);
    onClose();
  };
  return (
    <Dialog
      title={field === null ? text('table.column.add-title', { layer: label }) : text('table.column.rename-title', { field })}
      icon={<Columns3 size={20} />}
      width={440}
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button look="primary" isDisabled={!fits} onPress={() => void save()} data-testid="column-save">
            {text(field === null ? 'table.column.do-add' : 'table.column.do-rename')}
          </Button>
        </DialogFooter>
      }
    >
      <div className="table-form">
        <TextField
          label={text('table.column.name')}
          value={name}
          onChange={setName}
          maxLength={60}
          error={trimmed !== '' && (taken || !NAME.test(trimmed)) ? text('table.column.name-taken') : null}
          autoFocus
        />
        <p className="micro muted">{text('table.column.name-hint')}</p>
        {field === null && (
          <Select
            label={text('table.column.type')}
            value={type}
            choices={FIELD_TYPES.map((id) => ({ id, label: text(`table.type.${id}`) }))}
            onChange={(id) => setType(id as typeof type)}
          />
        )}
      </div>
    </Dialog>
  );
}
