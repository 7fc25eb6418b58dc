import { Calculator, ChevronDown, ChevronUp, Ellipsis, Table2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import { isAvailable, runCommand } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useJobs } from '../../state/jobs.ts';
import { useNotices } from '../../state/notices.ts';
import { useSelectedIn, useSelection } from '../../state/selection.ts';
import { type TableSort, useColumnChoice, useLayerTableView, useTableView } from '../../state/table-view.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { HelpButton } from '../../ui/HelpButton.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { attempt } from '../attempt.ts';
import { copyToClipboard } from '../clipboard.ts';
import { CalculateDialog } from './CalculateDialog.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import { ColumnDialog } from './ColumnDialog.tsx';
import { copiedRows } from './clipboard.ts';
import { columnActionsOf } from './column-actions.ts';
import { columnsOf, usualColumns } from './columns.ts';
import { DataGrid } from './DataGrid.tsx';
import { EditManyDialog } from './EditManyDialog.tsx';
import { type EditedFilter, FilterBar } from './FilterBar.tsx';
import { whereOf } from './filters.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { Statistics } from './Statistics.tsx';
import { useHidden } from './use-hidden.ts';
import { fidsBetween, rowParams, useRows } from './use-rows.ts';
import { useSelectedArea } from './use-selected-area.ts';
import { WorkingNote } from './WorkingNote.tsx';

interface LayerTableProps {
  readonly layer: LayerInfo;
  readonly label: string;
  readonly choose: React.ReactNode;
  readonly collapsible: boolean;
  readonly open: boolean;
}

type OpenDialog = { readonly kind: 'edit-many' } | { readonly kind: 'calculate' | 'column'; readonly field: string | null };

const MOST_SORTS = 4;

export function LayerTable({ layer, label, choose, collapsible, open }: LayerTableProps) {
  const text = useText();
  const format = useFormat();
  const language = useLanguage();
  const { table } = layer;
  const { filters, sort, search } = useLayerTableView(layer.id);
  const { shown: chosenColumns, widths } = useColumnChoice(layer.id);
  const { setView, setColumns } = useTableView.getState();
  const [typed, setTyped] = useState(search);
  const [editedFilter, setEditedFilter] = useState<EditedFilter | null>(null);
  const [statistics, setStatistics] = useState<string | null>(null);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const settled = useSettled(typed, 200);
  useEffect(() => useTableView.getState().setView(layer.id, { search: settled.trim() }), [settled, layer.id]);

  const all = useMemo(
    () => columnsOf(layer, text).map((column) => ({ ...column, width: widths[column.name] ?? column.width })),
    [layer, text, widths],
  );
  const shown = chosenColumns ?? usualColumns(layer, all);
  const columns = useMemo(() => shown.flatMap((name) => all.find((column) => column.name === name) ?? []), [shown, all]);
  const query = { table, sort, where: whereOf(filters, all, layer.filter), search: search.trim() };
  // a sorting that was given up, or a filter that cannot be: back to what was shown
  const last = useRef({ filters, sort, search });
  const rows = useRows(query, () => setView(layer.id, last.current));
  useEffect(() => {
    if (!rows.isWorking) last.current = { filters, sort, search };
  }, [rows.isWorking, filters, sort, search]);
  const selected = useSelectedIn(table);
  const total = rows.total ?? 0;
  useHidden(query, selected, total);
  const area = useSelectedArea(table, all, selected, layer.revision);
  const canAnalyse = useJobs((jobs) => jobs.running.length === 0) && isAvailable('analysis/run');

  const sortBy = (field: string, isAdded: boolean): void => {
    const now = sort.find((one) => one.field === field);
    const next: readonly TableSort[] = !now
      ? [...(isAdded ? sort : []), { field, descending: false }]
      : now.descending
        ? sort.filter((one) => one !== now)
        : (isAdded ? sort : [now]).map((one) => (one.field === field ? { field, descending: true } : one));
    setView(layer.id, { sort: next.slice(-MOST_SORTS) });
  };
  const setShown = (names: readonly string[] | null): void => setColumns(layer.id, { shown: names });
  const setWidth = (field: string, width: number): void => setColumns(layer.id, { widths: { ...widths, [field]: Math.round(width) } });
  const isOwn = table.startsWith('imp_');
  const columnActions = columnActionsOf({
    layer,
    shown,
    sort,
    setSort: (next) => setView(layer.id, { sort: next }),
    sortThen: (field) => sortBy(field, true),
    setShown,
    setWidth,
    filter: (field) => setEditedFilter({ index: null, field }),
    statistics: setStatistics,
    calculate: (field) => setDialog({ kind: 'calculate', field }),
    rename: (field) => setDialog({ kind: 'column', field }),
  });

  const select = async (asked: Promise<readonly number[]>): Promise<void> => {
    await attempt(async () => useSelection.getState().put(table, await asked, 'table'));
  };
  const invert = async (): Promise<readonly number[]> => [
    ...(await call('table/invert', { ...rowParams(query), fids: Float64Array.from(selected) })).fids,
  ];
  const copy = async (fid: number | null): Promise<void> => {
    const chosen = useSelection.getState().sets[table] ?? (fid === null ? null : [fid]);
    await attempt(async () => {
      const params = { ...rowParams(query), columns: columns.map(({ name }) => name) };
      const answer = await call('table/copy', { ...params, ...(chosen ? { fids: Float64Array.from(chosen) } : {}) });
      const copied = copiedRows(columns, answer.rows, language, text);
      if (!copyToClipboard({ 'text/plain': copied.text, 'text/html': copied.html })) return;
      const { toast } = useNotices.getState();
      if (answer.rows.length === answer.total) toast('table.copied', { count: answer.total });
      else toast('table.copied-part', { count: answer.rows.length, total: answer.total }, 'warning');
    });
  };
  const entries: MenuEntry[] = [
    {
      id: 'all',
      label: text('table.select-shown'),
      shortcut: 'Mod+A',
      disabled: total === 0,
      run: () => void select(fidsBetween(query, 0, total - 1)),
    },
    { id: 'invert', label: text('table.invert'), disabled: total === 0, run: () => void select(invert()) },
    { id: 'copy', label: text('table.copy'), shortcut: 'Mod+C', separated: true, disabled: total === 0, run: () => void copy(null) },
    { id: 'export', label: text('table.export-chosen'), run: () => exportRows() },
    {
      id: 'edit',
      label: text('table.edit-many'),
      separated: true,
      disabled: selected.length === 0,
      run: () => setDialog({ kind: 'edit-many' }),
    },
    { id: 'calculate', label: text('table.calculate'), run: () => setDialog({ kind: 'calculate', field: null }) },
    ...(isOwn ? [{ id: 'column', label: text('table.column.add'), run: () => setDialog({ kind: 'column', field: null }) }] : []),
  ];

  const isFiltered = filters.length > 0 || search !== '' || layer.filter !== null;
  const count =
    rows.total === null
      ? ''
      : isFiltered
        ? text('table.found', { found: format.number(rows.total), total: format.number(layer.count) })
        : format.number(rows.total);
  const close = (): void => setDialog(null);
  const exportRows = (): void => useDialogs.getState().show({ kind: 'export-layer', table });
  const saidSelected = `${text('table.select-count', { count: selected.length })}${area === null ? '' : ` · ${format.hectares(area, 2)}`}`;
  // rows that come while one scrolls change nothing here
  // biome-ignore lint/correctness/useExhaustiveDependencies: the functions say what these values say
  const head = useMemo(
    () => (
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
        <FilterBar
          table={table}
          columns={all}
          filters={filters}
          edited={editedFilter}
          onEdit={setEditedFilter}
          onChange={(changed) => setView(layer.id, { filters: changed })}
        />
        {rows.isWorking && <WorkingNote />}
        {selected.length > 0 && <span className="small secondary number table-selected">{saidSelected}</span>}
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
        <ColumnChooser all={all} shown={shown} onChange={setShown} />
        <Statistics columns={all} query={query} field={statistics} onField={setStatistics} />
        <Menu
          label={text('table.actions')}
          placement="top end"
          trigger={<IconButton compact icon={Ellipsis} label={text('table.actions')} data-testid="table-actions" />}
          entries={entries}
        />
        <HelpButton compact />
      </header>
    ),
    [
      layer,
      choose,
      collapsible,
      open,
      count,
      all,
      filters,
      editedFilter,
      sort,
      search,
      typed,
      rows.isWorking,
      selected,
      area,
      area,
      shown,
      statistics,
      canAnalyse,
      total,
      text,
    ],
  );
  return (
    <>
      {head}
      {open && rows.total === 0 && isFiltered && !rows.isWorking ? (
        <EmptyState
          icon={Table2}
          title={search !== '' ? text('table.nothing-found', { search }) : text('table.filter.nothing', { count: filters.length })}
        >
          <Button
            size="compact"
            onPress={() => {
              setTyped('');
              setView(layer.id, { filters: [], search: '' });
            }}
          >
            {text('table.filter.clear')}
          </Button>
        </EmptyState>
      ) : (
        open && (
          <DataGrid
            layer={layer}
            columns={columns}
            query={query}
            rows={rows}
            label={label}
            sort={sort}
            actions={columnActions}
            onSort={sortBy}
            onWidth={setWidth}
            onCopy={(fid) => void copy(fid)}
          />
        )
      )}
      {!collapsible && selected.length > 0 && (
        <SelectionBar
          said={saidSelected}
          onEdit={() => setDialog({ kind: 'edit-many' })}
          onCalculate={() => setDialog({ kind: 'calculate', field: null })}
          onCopy={() => void copy(null)}
          onExport={exportRows}
          onClear={() => useSelection.getState().clear('table', table)}
        />
      )}
      {dialog?.kind === 'edit-many' && <EditManyDialog layer={layer} label={label} columns={all} fids={selected} onClose={close} />}
      {dialog?.kind === 'calculate' && (
        <CalculateDialog
          layer={layer}
          label={label}
          columns={all}
          field={dialog.field}
          query={query}
          total={total}
          selected={selected}
          onClose={close}
        />
      )}
      {dialog?.kind === 'column' && (
        <ColumnDialog
          layer={layer}
          label={label}
          field={dialog.field}
          onDone={(name) => {
            if (dialog.field === null) return setShown([...shown, name]);
            const renamed = <T extends { readonly field: string }>(one: T): T =>
              one.field === dialog.field ? { ...one, field: name } : one;
            setShown(shown.map((other) => (other === dialog.field ? name : other)));
            setView(layer.id, { filters: filters.map(renamed), sort: sort.map(renamed) });
          }}
          onClose={close}
        />
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
