import { BookmarkCheck } from 'lucide-react';
import { useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useQuery } from '../../engine/query.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useLayers } from '../../state/project.ts';
import { useSelection } from '../../state/selection.ts';
import { countOf } from '../../state/selection-sets.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';
import { KeptSelectionRow } from './KeptSelectionRow.tsx';
import { keepSelection } from './kept-selections.ts';
import './select.css';

/** Selections of the project: kept under a name, taken up, combined with the present one. */
export function KeptSelectionsDialog({ nameOf }: { nameOf: (layer: LayerInfo) => string }) {
  const text = useText();
  const layers = useLayers();
  const sets = useSelection((selection) => selection.sets);
  const { data } = useQuery('kept-selections/list', {}, ['emprise_reglages', ...layers.map(({ table }) => table)]);
  const count = countOf(sets);
  const [name, setName] = useState('');
  const keep = async (): Promise<void> => {
    if (name.trim() !== '' && count > 0 && (await keepSelection(name.trim()))) setName('');
  };
  const titleOf = (table: string): string => {
    const layer = layers.find((one) => one.table === table);
    return layer ? nameOf(layer) : table;
  };
  return (
    <Dialog
      title={text('select.kept.title')}
      icon={<BookmarkCheck size={18} aria-hidden="true" />}
      width={640}
      onClose={() => useDialogs.getState().close()}
    >
      <p className="secondary kept-lead">{text('select.kept.lead')}</p>
      <div className="kept-new">
        <TextField
          label={text('select.kept.name', { count })}
          value={name}
          onChange={setName}
          maxLength={200}
          isDisabled={count === 0}
          autoFocus
          // Escape goes on to the dialog
          onKeyDown={(event) => (event.key === 'Enter' ? void keep() : event.continuePropagation())}
        />
        <Button look="primary" isDisabled={count === 0 || name.trim() === ''} onPress={() => void keep()}>
          {text('select.kept.keep')}
        </Button>
      </div>
      {data && data.length === 0 && (
        <EmptyState icon={BookmarkCheck} title={text('select.kept.none')}>
          {text(count === 0 ? 'select.kept.none-hint-select' : 'select.kept.none-hint')}
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <ul className="kept-list" data-testid="kept-selections">
          {data.map((one) => (
            <KeptSelectionRow
              key={one.id}
              kept={one}
              layers={layers.filter(({ table }) => one.layers.some((each) => each.table === table))}
              titleOf={titleOf}
              canReplace={count > 0}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}
