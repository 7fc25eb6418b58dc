import { Download, EllipsisVertical, Funnel, Pencil, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { COMBINE_MODES, type CombineMode } from '../../state/selection-sets.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { NameDialog } from '../../ui/NameDialog.tsx';
import { useText } from '../../ui/text.tsx';
import {
  countIn,
  exportSelection,
  filterBySelection,
  type KeptSelectionInfo,
  keepSelection,
  removeSelection,
  renameSelection,
  takeSelection,
} from './kept-selections.ts';

interface KeptSelectionRowProps {
  readonly kept: KeptSelectionInfo;
  /** Those it has objects of. */
  readonly layers: readonly LayerInfo[];
  readonly titleOf: (table: string) => string;
  /** Something is selected now. */
  readonly canReplace: boolean;
}

export function KeptSelectionRow({ kept, layers, titleOf, canReplace }: KeptSelectionRowProps) {
  const text = useText();
  const [renaming, setRenaming] = useState(false);
  const count = countIn(kept);
  const said = kept.layers.map(({ table, count: own }) => text('select.kept.of-layer', { layer: titleOf(table), count: own })).join(' · ');
  const take = async (mode: CombineMode): Promise<void> => {
    if ((await takeSelection(kept, mode)) && mode === 'replace') useDialogs.getState().close();
  };
  const many = layers.length > 1;
  return (
    <li className="kept-row" data-kept={kept.id}>
      <div className="grow">
        <b className="ellipsis" title={kept.name}>
          {kept.name}
        </b>
        <p className="micro muted ellipsis">{said}</p>
      </div>
      <Button size="compact" isDisabled={count === 0} onPress={() => void take('replace')}>
        {text('select.kept.take')}
      </Button>
      <Menu
        label={text('select.kept.actions', { name: kept.name })}
        placement="bottom end"
        trigger={<IconButton compact icon={EllipsisVertical} label={text('select.kept.actions', { name: kept.name })} />}
        entries={[
          ...COMBINE_MODES.filter((mode) => mode !== 'replace').map((mode) => ({
            id: `combine ${mode}`,
            label: text(mode === 'remove' ? 'select.kept.remove-from' : `select.kept.${mode}`),
            disabled: count === 0,
            run: () => void take(mode),
          })),
          ...layers.map((layer, index) => ({
            id: `filter ${layer.table}`,
            label: many ? text('select.kept.filter-layer', { layer: titleOf(layer.table) }) : text('select.kept.filter'),
            icon: Funnel,
            separated: index === 0,
            disabled: count === 0,
            run: () => void filterBySelection(kept, layer),
          })),
          ...layers.map((layer) => ({
            id: `export ${layer.table}`,
            label: many ? text('select.kept.export-layer', { layer: titleOf(layer.table) }) : text('select.kept.export'),
            icon: Download,
            disabled: count === 0,
            run: () => void exportSelection(kept, layer.table),
          })),
          {
            id: 'replace-objects',
            label: text('select.kept.replace'),
            icon: RefreshCw,
            separated: true,
            disabled: !canReplace,
            run: () => void keepSelection(kept.name, kept.id),
          },
          { id: 'rename', label: text('action.rename'), icon: Pencil, run: () => setRenaming(true) },
          { id: 'remove', label: text('select.kept.remove'), icon: Trash2, danger: true, run: () => void removeSelection(kept) },
        ]}
      />
      {renaming && (
        <NameDialog
          title={text('select.kept.rename-title')}
          label={text('select.kept.new-name')}
          name={kept.name}
          required
          action={text('action.rename')}
          onName={(name) => name !== null && void renameSelection(kept.id, name)}
          onClose={() => setRenaming(false)}
        />
      )}
    </li>
  );
}
