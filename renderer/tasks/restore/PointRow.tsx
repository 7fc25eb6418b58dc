import { EllipsisVertical, GitCompareArrows, Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { RestorePoint } from '../../../shared/domain/restore-points.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useRestore } from '../../state/restore.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useText } from '../../ui/text.tsx';
import { pointName, removePoint, renamePoint, returnTo } from './actions.ts';

/** One point. Deleting asks first: it is the one thing here that undo does not bring back. */
export function PointRow({ point }: { point: RestorePoint }) {
  const text = useText();
  const format = useFormat();
  const [mode, setMode] = useState<'rest' | 'rename' | 'delete'>('rest');
  const [typed, setTyped] = useState(point.name);
  const name = pointName(point, text, format);
  const rename = (): void => {
    setMode('rest');
    if (typed.trim() !== '' && typed.trim() !== point.name) void renamePoint(point.id, typed.trim());
  };
  const compare = (): void => {
    useView.getState().set({ mode: 'carte', inspectorOpen: true, styling: null });
    useRestore.getState().compare({ from: point.id, to: 'now' });
    useDialogs.getState().close();
  };
  const comeBack = async (): Promise<void> => {
    if (await returnTo({ point: point.id }, name)) useDialogs.getState().close();
  };
  if (mode === 'delete')
    return (
      <li className="restore-point asking" role="alert">
        <span className="grow">{text('restore.confirm-delete', { name })}</span>
        <Button look="discreet" size="compact" autoFocus onPress={() => setMode('rest')}>
          {text('action.cancel')}
        </Button>
        <Button look="danger" size="compact" onPress={() => void removePoint(point.id, name)}>
          {text('restore.delete')}
        </Button>
      </li>
    );
  return (
    <li className="restore-point" data-point={point.id}>
      <div className="grow">
        {mode === 'rename' ? (
          <TextField
            compact
            hideLabel
            label={text('restore.rename')}
            value={typed}
            onChange={setTyped}
            autoFocus
            onBlur={rename}
            onKeyDown={(event) => {
              if (event.key === 'Enter') rename();
              else if (event.key === 'Escape') setMode('rest');
              else event.continuePropagation();
            }}
          />
        ) : (
          <b className="ellipsis" title={name}>
            {point.name === '' ? text(`restore.cause.${point.cause}`) : point.name}
          </b>
        )}
        <p className="micro muted">
          {format.moment(point.at)}
          {point.name !== '' && point.cause !== 'manual' && ` · ${text(`restore.cause.${point.cause}`)}`}
        </p>
      </div>
      <Button size="compact" icon={GitCompareArrows} onPress={compare}>
        {text('restore.compare')}
      </Button>
      <Button size="compact" icon={RotateCcw} onPress={() => void comeBack()}>
        {text('restore.return')}
      </Button>
      <Menu
        label={text('restore.actions', { name })}
        placement="bottom end"
        trigger={<IconButton compact icon={EllipsisVertical} label={text('restore.actions', { name })} />}
        entries={[
          { id: 'rename', label: text('restore.rename'), icon: Pencil, run: () => setMode('rename') },
          { id: 'delete', label: text('restore.delete'), icon: Trash2, danger: true, run: () => setMode('delete') },
        ]}
      />
    </li>
  );
}
