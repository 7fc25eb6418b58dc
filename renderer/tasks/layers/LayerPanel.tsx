import { ChevronsDownUp, Layers, Plus, Search } from 'lucide-react';
import { useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { runCommand } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useLayers } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchField, TextField } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import { changeLayer } from './actions.ts';
import { groupLayers } from './groups.ts';
import { LayerOpacity } from './LayerOpacity.tsx';
import { LayerTree } from './LayerTree.tsx';
import { layerName } from './layer-name.ts';
import './layers.css';

export function LayerPanel({ onZoom }: { onZoom: (layer: LayerInfo) => void }) {
  const text = useText();
  const layers = useLayers();
  const active = useView((view) => view.table);
  const [filter, setFilter] = useState<string | null>(null);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [renamed, setRenamed] = useState<LayerInfo | null>(null);
  const groups = groupLayers(layers);
  const selected = layers.find((layer) => layer.table === active && layer.geometry !== null);

  const collapse = (key: string): void => {
    setCollapsed((now) => {
      const next = new Set(now);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  };
  const allFolded = groups.every((group) => collapsed.has(`group ${group.id}`));

  return (
    <>
      <header className="panel-head">
        <h2 className="grow">{text('layers.title')}</h2>
        {groups.length > 0 && (
          <>
            <IconButton
              compact
              icon={Search}
              label={text('layers.filter')}
              active={filter !== null}
              onPress={() => setFilter(filter === null ? '' : null)}
            />
            <IconButton
              compact
              icon={ChevronsDownUp}
              label={text(allFolded ? 'layers.unfold' : 'layers.fold')}
              onPress={() => setCollapsed(allFolded ? new Set() : new Set(groups.map((group) => `group ${group.id}`)))}
            />
          </>
        )}
        <Button size="compact" icon={Plus} onPress={() => runCommand('import/open')} aria-label={text('layers.add-label')}>
          {text('layers.add')}
        </Button>
      </header>
      {filter !== null && (
        <div className="layer-filter">
          <SearchField compact label={text('layers.filter')} value={filter} onChange={setFilter} />
        </div>
      )}
      {groups.length === 0 ? (
        <EmptyState icon={Layers} title={text('layers.empty')}>
          {text('layers.empty-hint')}
        </EmptyState>
      ) : (
        <LayerTree
          layers={layers}
          filter={filter ?? ''}
          collapsed={collapsed}
          onCollapse={collapse}
          onOpenTable={(layer) => useView.getState().set({ table: layer.table, tableOpen: true })}
          onZoom={onZoom}
          onRename={setRenamed}
          onExport={(layer) => useDialogs.getState().show({ kind: 'export-layer', table: layer.table })}
        />
      )}
      {selected && groups.length > 0 && <LayerOpacity key={selected.table} layer={selected} />}
      {renamed && <RenameDialog layer={renamed} onClose={() => setRenamed(null)} />}
    </>
  );
}

function RenameDialog({ layer, onClose }: { layer: LayerInfo; onClose: () => void }) {
  const text = useText();
  const [name, setName] = useState(layerName(layer, text));
  const rename = (): void => {
    void changeLayer(layer, { title: name.trim() === '' ? null : name.trim() });
    onClose();
  };
  return (
    <Dialog
      title={text('layers.rename-title')}
      width={420}
      onClose={onClose}
      footer={
        <>
          <span className="grow" />
          <Button look="discreet" onPress={onClose}>
            {text('action.cancel')}
          </Button>
          <Button look="primary" onPress={rename}>
            {text('action.rename')}
          </Button>
        </>
      }
    >
      <TextField
        label={text('layers.name')}
        value={name}
        onChange={setName}
        autoFocus
        onKeyDown={(event) => event.key === 'Enter' && rename()}
      />
    </Dialog>
  );
}
