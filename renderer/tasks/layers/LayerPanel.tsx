import { ChevronsDownUp, FolderPlus, Layers, Map as MapIcon, Plus, Search } from 'lucide-react';
import { useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { runCommand } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useDrawnLayers, useLayerGroups } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchField } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { NameDialog } from '../../ui/NameDialog.tsx';
import { useText } from '../../ui/text.tsx';
import { arrangeLayers } from './actions.ts';
import { newGroup, renamedGroup, stepOrders } from './arrange.ts';
import { FilterDialog } from './FilterDialog.tsx';
import { groupLayers, groupName, type TreeGroup } from './groups.ts';
import { LayerNameDialog } from './LayerNameDialog.tsx';
import { LayerOpacity } from './LayerOpacity.tsx';
import { LayerSources } from './LayerSources.tsx';
import { LayerTree } from './LayerTree.tsx';
import type { LayerTools } from './layer-menu.ts';
import { layerName } from './layer-name.ts';
import './layers.css';

type Question =
  | { readonly ask: 'name' | 'filter'; readonly layer: LayerInfo }
  | { readonly ask: 'group-name'; readonly group: TreeGroup }
  | { readonly ask: 'new-group'; readonly layer: LayerInfo | null };

export function LayerPanel({ onZoom }: { onZoom: (layer: LayerInfo) => void }) {
  const text = useText();
  const layers = useDrawnLayers();
  const settings = useLayerGroups();
  const active = useView((view) => view.layer ?? view.table);
  const [filter, setFilter] = useState<string | null>(null);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [question, setQuestion] = useState<Question | null>(null);
  const groups = groupLayers(layers, settings);
  const selected = layers.find((layer) => layer.id === active && layer.geometry !== null);

  const collapse = (key: string): void => {
    setCollapsed((now) => {
      const next = new Set(now);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  };
  const allFolded = groups.every((group) => collapsed.has(`group ${group.id}`));
  const tools: LayerTools = {
    openTable: (layer) => useView.getState().set({ table: layer.table, layer: layer.id, tableOpen: true }),
    zoom: onZoom,
    rename: (layer) => setQuestion({ ask: 'name', layer }),
    filter: (layer) => setQuestion({ ask: 'filter', layer }),
    group: (layer) => setQuestion({ ask: 'new-group', layer }),
    exportLayer: (layer) => useDialogs.getState().show({ kind: 'export-layer', table: layer.table }),
    move: (layer, direction) => {
      const group = groups.find((one) => one.layers.some(({ id }) => id === layer.id));
      if (group) void arrangeLayers(layerName(layer, text), { orders: stepOrders(layers, group, layer.id, direction) });
    },
  };

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
              icon={FolderPlus}
              label={text('layers.new-group')}
              onPress={() => setQuestion({ ask: 'new-group', layer: null })}
            />
            <IconButton
              compact
              icon={ChevronsDownUp}
              label={text(allFolded ? 'layers.unfold' : 'layers.fold')}
              onPress={() => setCollapsed(allFolded ? new Set() : new Set(groups.map((group) => `group ${group.id}`)))}
            />
          </>
        )}
        <IconButton compact icon={MapIcon} label={text('command.base-maps/open')} onPress={() => runCommand('base-maps/open')} />
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
          groups={groups}
          filter={filter ?? ''}
          collapsed={collapsed}
          onCollapse={collapse}
          tools={tools}
          onRenameGroup={(group) => setQuestion({ ask: 'group-name', group })}
        />
      )}
      {selected && groups.length > 0 && (
        <LayerOpacity key={selected.id} layer={selected}>
          <LayerSources layer={selected} />
        </LayerOpacity>
      )}
      {question?.ask === 'filter' && <FilterDialog layer={question.layer} onClose={() => setQuestion(null)} />}
      {question?.ask === 'name' && <LayerNameDialog layer={question.layer} onClose={() => setQuestion(null)} />}
      {question?.ask === 'group-name' && (
        <NameDialog
          title={text('layers.rename-group-title')}
          label={text('layers.group-name')}
          name={groupName(question.group, text)}
          action={text('action.rename')}
          onName={(title) =>
            void arrangeLayers(title ?? question.group.id, { orders: [], groups: renamedGroup(groups, question.group.id, title) })
          }
          onClose={() => setQuestion(null)}
        />
      )}
      {question?.ask === 'new-group' && (
        <NameDialog
          title={text('layers.new-group')}
          label={text('layers.group-name')}
          name={text('layers.group-untitled')}
          action={text('layers.create-group')}
          onName={(title) => {
            const name = title ?? text('layers.group-untitled');
            void arrangeLayers(name, { orders: [], groups: newGroup(groups, name, question.layer?.id ?? null) });
          }}
          onClose={() => setQuestion(null)}
        />
      )}
    </>
  );
}
