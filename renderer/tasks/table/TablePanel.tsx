import { Calculator, ChevronDown, ChevronUp, Columns3, Download, Table2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { isAvailable, runCommand } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useJobs } from '../../state/jobs.ts';
import { useLayers } from '../../state/project.ts';
import { useSelection } from '../../state/selection.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { columnsOf, usualColumns } from './columns.ts';
import { DataGrid } from './DataGrid.tsx';
import { useRows } from './use-rows.ts';
import './table.css';

interface TablePanelProps {
  /** How a layer is called. */
  readonly nameOf: (layer: LayerInfo) => string;
  /** False where the table fills the window. */
  readonly collapsible: boolean;
}

export function TablePanel({ nameOf, collapsible }: TablePanelProps) {
  const text = useText();
  const layers = useLayers().filter((layer) => layer.count > 0);
  const table = useView((view) => view.table);
  const open = useView((view) => view.tableOpen);
  const layer = layers.find((one) => one.table === table) ?? layers.find((one) => one.kind === 'sites') ?? layers.at(-1);
  if (!layer) return <EmptyState icon={Table2} title={text('table.empty')} />;
  const choose = (
    <Select
      label={text('table.layer')}
      hideLabel
      compact
      value={layer.table}
      choices={[...layers].reverse().map((one) => ({ id: one.table, label: nameOf(one) }))}
      onChange={(id) => useView.getState().set({ table: id })}
    />
  );
  return (
    <LayerTable
      key={layer.table}
      layer={layer}
      label={nameOf(layer)}
      choose={choose}
      collapsible={collapsible}
      open={open || !collapsible}
    />
  );
}

interface LayerTableProps {
  readonly layer: LayerInfo;
  readonly label: string;
  readonly choose: React.ReactNode;
  readonly collapsible: boolean;
  readonly open: boolean;
}

function LayerTable({ layer, label, choose, collapsible, open }: LayerTableProps) {
  const text = useText();
  const format = useFormat();
  const all = columnsOf(layer, text);
  const [shown, setShown] = useState(() => usualColumns(layer, all));
  const [sort, setSort] = useState<{ field: string; descending: boolean }[]>([]);
  const [typed, setTyped] = useState('');
  const search = useSettled(typed, 200);
  const query = { table: layer.table, sort, search };
  const rows = useRows(query);
  const canAnalyse = useJobs((jobs) => jobs.running.length === 0) && isAvailable('analysis/run');
  const selected = useSelection((selection) => (selection.table === layer.table ? selection.fids.length : 0));
  const columns = shown.flatMap((name) => all.find((column) => column.name === name) ?? []);
  const sortBy = (field: string): void => {
    const now = sort[0];
    if (now?.field !== field) setSort([{ field, descending: false }]);
    else setSort(now.descending ? [] : [{ field, descending: true }]);
  };
  const count =
    rows.total === null ? '' : search === '' ? format.number(rows.total) : text('table.found', { found: rows.total, total: layer.count });
  return (
    <>
      <header className="table-head">
        {collapsible && (
          <IconButton
            compact
            icon={open ? ChevronDown : ChevronUp}
            label={text(open ? 'table.collapse' : 'table.expand')}
            onPress={() => useView.getState().set({ tableOpen: !open })}
          />
        )}
        <div className="table-layer">{choose}</div>
        <span className="small muted number" data-testid="row-count">
          {count}
        </span>
        <span className="grow" />
        {selected > 0 && <span className="small secondary number">{text('table.selected', { count: selected })}</span>}
        {layer.kind === 'sites' && (
          <Button
            size="compact"
            icon={Calculator}
            isDisabled={!canAnalyse}
            onPress={() => runCommand('analysis/run')}
            data-testid="run-analyses"
          >
            {text('table.analyse')}
          </Button>
        )}
        <div className="table-search">
          <SearchField compact label={text('table.search')} value={typed} onChange={setTyped} />
        </div>
        <Popover label={text('table.columns')} trigger={<IconButton compact icon={Columns3} label={text('table.columns')} />} width={300}>
          <ul className="column-list">
            {all.map((column) => (
              <li key={column.name}>
                <Checkbox
                  checked={shown.includes(column.name)}
                  onChange={(on) => setShown(on ? [...shown, column.name] : shown.filter((name) => name !== column.name))}
                >
                  <span className="ellipsis grow">{column.title}</span>
                </Checkbox>
                <button type="button" className="link micro" onClick={() => sortBy(column.name)}>
                  {text('table.sort')}
                </button>
              </li>
            ))}
          </ul>
        </Popover>
        <IconButton
          compact
          icon={Download}
          label={text('table.export')}
          onPress={() => useDialogs.getState().show({ kind: 'export-layer', table: layer.table })}
        />
      </header>
      {open && rows.total === 0 && search !== '' ? (
        <EmptyState icon={Table2} title={text('table.nothing-found', { search })} />
      ) : (
        open && <DataGrid layer={layer} columns={columns} query={query} rows={rows} label={label} onSort={sortBy} />
      )}
    </>
  );
}

/** The value once it has stood still. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
