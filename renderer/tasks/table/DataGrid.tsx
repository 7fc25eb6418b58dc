// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid is made of positioned boxes, its roles say what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active descendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keyboard
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import { useSelection } from '../../state/selection.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useText } from '../../ui/text.tsx';
import { ValueEditor } from '../../ui/ValueEditor.tsx';
import { CellContent } from './Cell.tsx';
import type { Column } from './columns.ts';
import { writeValue } from './edit.ts';
import { type GridPosition, movedPosition } from './grid-keys.ts';
import { fidsBetween, type RowQuery, type Rows, rowParams } from './use-rows.ts';

const ROW_HEIGHT = 28;
const HEAD_HEIGHT = 28;

interface DataGridProps {
  readonly layer: LayerInfo;
  readonly columns: readonly Column[];
  readonly query: RowQuery;
  readonly rows: Rows;
  readonly label: string;
  readonly onSort: (field: string) => void;
}

export function DataGrid({ layer, columns, query, rows, label, onSort }: DataGridProps) {
  const text = useText();
  const { table } = layer;
  const scroller = useRef<HTMLDivElement>(null);
  const selection = useSelection();
  const [at, setAt] = useState<GridPosition>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<GridPosition | null>(null);
  const anchor = useRef(0);
  // a row that goes with its table takes its ring on the map along
  useEffect(() => () => useSelection.getState().setHover(null), []);
  const total = rows.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollPaddingStart: HEAD_HEIGHT,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => rows.ensure(first, last), [rows, first, last]);

  // a selection made on the map or in the palette comes into view
  const { primary, origin } = selection;
  const selectedHere = selection.table === table;
  const parameters = JSON.stringify(rowParams(query));
  useEffect(() => {
    if (!selectedHere || primary === null || origin === 'table') return;
    let current = true;
    void call('table/locate', { ...(JSON.parse(parameters) as ReturnType<typeof rowParams>), fid: primary })
      .then(({ index }) => {
        if (!current || index === null) return;
        setAt((now) => ({ ...now, row: index }));
        virtual.scrollToIndex(index, { align: 'auto' });
      })
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [selectedHere, primary, origin, parameters, virtual]);

  const chosen = new Set(selectedHere ? selection.fids : []);
  const fidAt = (index: number): number | null => rows.row(index)?.fid ?? null;
  const selectRange = async (from: number, to: number): Promise<void> => {
    const fids = await fidsBetween(query, Math.min(from, to), Math.max(from, to));
    selection.select(table, fids, 'table', fidAt(to) ?? undefined);
  };
  const pressRow = (event: MouseEvent, index: number): void => {
    const fid = fidAt(index);
    if (fid === null) return;
    if (event.shiftKey) return void selectRange(anchor.current, index);
    anchor.current = index;
    if (event.ctrlKey || event.metaKey) selection.toggle(table, fid, 'table');
    else selection.select(table, [fid], 'table');
  };
  const startEditing = (position: GridPosition): void => {
    if (columns[position.column]?.editable && rows.row(position.row)) setEditing(position);
  };
  const stopEditing = (): void => {
    setEditing(null);
    scroller.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const next = movedPosition(event.key, event.ctrlKey || event.metaKey, at, total, columns.length, page);
    const fid = fidAt(at.row);
    if (next) {
      setAt(next);
      virtual.scrollToIndex(next.row);
      scroller.current?.querySelector(`#${CSS.escape(cellId(table, next))}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      if (event.shiftKey && next.row !== at.row) void selectRange(anchor.current, next.row);
    } else if (event.key === ' ' && fid !== null) {
      anchor.current = at.row;
      selection.toggle(table, fid, 'table');
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && fid !== null) {
      anchor.current = at.row;
      selection.select(table, [fid], 'table');
    } else if (event.key === 'F2') startEditing(at);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) void selectRange(0, total - 1);
    else return;
    event.preventDefault();
  };

  const all = total > 0 && chosen.size === total ? true : chosen.size === 0 ? false : null;
  const width = columns.reduce((sum, column) => sum + column.width, 40);
  const template = `40px ${columns.map((column) => `minmax(${column.width}px, ${column.width}fr)`).join(' ')}`;
  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={total > 0 ? cellId(table, at) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onMouseLeave={() => selection.setHover(null)}
    >
      <div className="grid-sizer" style={{ minWidth: width, height: virtual.getTotalSize() + HEAD_HEIGHT }}>
        <div className="grid-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
          <div role="columnheader" className="check">
            <Checkbox
              checked={all}
              label={text('table.select-all')}
              excludeFromTabOrder
              onChange={(on) => (on ? void selectRange(0, total - 1) : selection.clear('table'))}
            />
          </div>
          {columns.map((column) => {
            const sorted = query.sort.find((one) => one.field === column.name);
            return (
              <div
                key={column.name}
                role="columnheader"
                aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none'}
                className={column.numeric ? 'right' : ''}
                title={column.unitLabel ? `${column.title} (${column.unitLabel})` : column.title}
                onClick={() => onSort(column.name)}
              >
                <span className="ellipsis">{column.title}</span>
                {column.unitLabel && <span className="unit">{column.unitLabel}</span>}
                {sorted && (sorted.descending ? <ArrowDown size={12} /> : <ArrowUp size={12} />)}
              </div>
            );
          })}
        </div>
        {items.map((item) => {
          const row = rows.row(item.index);
          const isSelected = row !== null && chosen.has(row.fid);
          const isHovered = row !== null && selection.hover?.table === table && selection.hover.fid === row.fid;
          return (
            <div
              key={item.index}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={isSelected}
              data-fid={row?.fid}
              className={`grid-row${isSelected ? ' selected' : ''}${isHovered ? ' hovered' : ''}`}
              style={{ gridTemplateColumns: template, transform: `translateY(${item.start + HEAD_HEIGHT}px)` }}
              onClick={(event) => pressRow(event, item.index)}
              onMouseEnter={() => row && selection.setHover({ table, fid: row.fid })}
            >
              <div role="gridcell" className="check" onClick={(event) => event.stopPropagation()}>
                {row && (
                  <Checkbox
                    checked={isSelected}
                    label={text('table.select-row', { number: item.index + 1 })}
                    excludeFromTabOrder
                    onChange={() => selection.toggle(table, row.fid, 'table')}
                  />
                )}
              </div>
              {columns.map((column, index) => {
                const position = { row: item.index, column: index };
                const isEdited = editing?.row === item.index && editing.column === index;
                const isCurrent = at.row === item.index && at.column === index;
                const value = row?.values[column.name] ?? null;
                return (
                  <div
                    key={column.name}
                    id={cellId(table, position)}
                    role="gridcell"
                    aria-readonly={!column.editable}
                    data-column={column.name}
                    className={`${column.numeric ? 'right' : ''}${isCurrent ? ' current' : ''}${isEdited ? ' edited' : ''}`}
                    onMouseDown={() => setAt(position)}
                    onDoubleClick={() => startEditing(position)}
                  >
                    {row && isEdited ? (
                      <ValueEditor
                        field={column}
                        value={value}
                        onCancel={stopEditing}
                        onCommit={(typed) => {
                          stopEditing();
                          void writeValue(table, row.fid, column.name, typed);
                        }}
                      />
                    ) : (
                      row && <CellContent row={row} column={column} layer={layer} />
                    )}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function cellId(table: string, { row, column }: GridPosition): string {
  return `cell-${table}-${row}-${column}`;
}
