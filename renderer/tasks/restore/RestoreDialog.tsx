import { ArchiveRestore } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '../../engine/query.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { createPoint, POINTS } from './actions.ts';
import { PointRow } from './PointRow.tsx';
import './restore.css';

/** The points of the project: made, compared, come back to, named anew, deleted. */
export function RestoreDialog() {
  const text = useText();
  const format = useFormat();
  const { data } = useQuery('restore/list', {}, [POINTS, '*']);
  const [name, setName] = useState(text('restore.name.suggestion'));
  const [busy, setBusy] = useState(false);
  const create = async (): Promise<void> => {
    if (busy || name.trim() === '') return;
    setBusy(true);
    if (await createPoint(name.trim())) setName('');
    setBusy(false);
  };
  return (
    <Dialog
      title={text('restore.title')}
      icon={<ArchiveRestore size={18} aria-hidden="true" />}
      width={640}
      onClose={() => useDialogs.getState().close()}
    >
      <p className="secondary restore-lead">{text('restore.lead')}</p>
      <div className="restore-new">
        <TextField
          label={text('restore.name')}
          value={name}
          onChange={setName}
          maxLength={200}
          autoFocus
          // Escape goes on to the dialog
          onKeyDown={(event) => (event.key === 'Enter' ? void create() : event.continuePropagation())}
        />
        <Button look="primary" busy={busy} isDisabled={name.trim() === ''} onPress={() => void create()}>
          {text(busy ? 'restore.creating' : 'restore.create')}
        </Button>
      </div>
      {data && data.points.length === 0 && (
        <EmptyState icon={ArchiveRestore} title={text('restore.empty')}>
          {text('restore.empty-hint')}
        </EmptyState>
      )}
      {data && data.points.length > 0 && (
        <ul className="restore-points" data-testid="restore-points">
          {data.points.map((point) => (
            <PointRow key={point.id} point={point} />
          ))}
        </ul>
      )}
      {data && (
        <p className="small muted restore-rule">
          {data.bytes > 0 && <>{text('restore.size', { size: format.bytes(data.bytes) })} </>}
          {text('restore.rule', { budget: format.bytes(data.budget_bytes), rows: format.number(data.automaticRows) })}
        </p>
      )}
    </Dialog>
  );
}
