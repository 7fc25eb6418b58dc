// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid is made of positioned boxes, its roles say what they are
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import { useSelection } from '../../state/selection.ts';
import type { TableSort } from '../../state/table-view.ts';
import { useText } from '../../ui/text.tsx';
import type { ColumnMenuActions } from './ColumnMenu.tsx';
import type { Column } from './columns.ts';
import { writeValue } from './edit.ts';
import { GridHead, type HeadActions } from './GridHead.tsx';
import { cellId, GridRow, type RowActions } from './GridRow.tsx';
import { type GridPosition, movedPosition } from './grid-keys.ts';
import { fidsBetween, type RowQuery, type Rows, rowParams } from './use-rows.ts';
import { listHeight, ROW_HEIGHT, scrollTo, windowAt } from './window.ts';

const HEAD_HEIGHT = 28;

interface DataGridProps {
  readonly layer: LayerInfo;
  readonly columns: readonly Column[];
  readonly query: RowQuery;
  readonly rows: Rows;
  readonly label: string;
  readonly sort: readonly TableSort[];
  readonly actions: ColumnMenuActions;
  readonly onSort: (field: string, isAdded: boolean) => void;
  readonly onWidth: (field: string, width: number) => void;
  readonly onCopy: (fid: number | null) => void;
}

/** Always the latest function, under one identity: what is handed it never has to be drawn again for its sake. */
function useLatest<T extends object>(value: T): T {
  const latest = useRef(value);
  latest.current = value;
  return useMemo(() => new Proxy({} as T, { get: (_, name) => latest.current[name as keyof T] }), []);
}

export function DataGrid({ layer, columns, query, rows, label, sort, actions, onSort, onWidth, onCopy }: DataGridProps) {
  const text = useText();
  const { table } = layer;
  const scroller = useRef<HTMLDivElement>(null);
  const selection = useSelection();
  const [at, setAt] = useState<GridPosition>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<GridPosition | null>(null);
  const [menu, setMenu] = useState<string | null>(null);
  const [view, setView] = useState({ top: 0, height: 0 });
  const anchor = useRef(0);
  const asked = useRef(0);
  /** A range under way: what is copied right after is what was just chosen. */
  const choosing = useRef<Promise<void>>(Promise.resolve());
  const total = rows.total ?? 0;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = (): void => {
      const [top, height] = [element.scrollTop, Math.max(0, element.clientHeight - HEAD_HEIGHT)];
      setView((now) => (now.top === top && now.height === height ? now : { top, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  // a row that goes with its table takes its ring on the map along
  useEffect(() => () => useSelection.getState().setHover(null), []);

  const { first, last, top } = windowAt(view.top, view.height, total);
  useEffect(() => rows.ensure(first, Math.max(first, last - 1)), [rows, first, last]);

  const reveal = (row: number, column?: number): void => {
    const element = scroller.current;
    if (!element) return;
    const wanted = scrollTo(row, element.scrollTop, element.clientHeight - HEAD_HEIGHT, total);
    if (wanted !== null) element.scrollTop = wanted;
    if (column === undefined) return;
    const head = element.querySelector<HTMLElement>(`.grid-head > :nth-child(${column + 2})`);
    if (!head) return;
    if (head.offsetLeft < element.scrollLeft) element.scrollLeft = column === 0 ? 0 : head.offsetLeft;
    else element.scrollLeft = Math.max(element.scrollLeft, head.offsetLeft + head.offsetWidth - element.clientWidth);
  };

  // a selection made on the map or in the palette comes into view
  const { primary, origin } = selection;
  const selectedHere = selection.table === table;
  const parameters = JSON.stringify(rowParams(query));
  const shown = useLatest({ reveal });
  useEffect(() => {
    if (!selectedHere || primary === null || origin === 'table') return;
    let current = true;
    void call('table/locate', { ...(JSON.parse(parameters) as ReturnType<typeof rowParams>), fid: primary })
      .then(({ index }) => {
        if (!current || index === null) return;
        setAt((now) => ({ ...now, row: index }));
        anchor.current = index;
        shown.reveal(index);
      })
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [selectedHere, primary, origin, parameters, shown]);

  const fids = selection.sets[table];
  const chosen = useMemo(() => new Set(fids), [fids]);
  const fidAt = (index: number): number | null => rows.row(index)?.fid ?? null;
  const chooseRange = async (from: number, to: number): Promise<void> => {
    asked.current += 1;
    const turn = asked.current;
    const between = await fidsBetween(query, Math.min(from, to), Math.max(from, to)).catch(() => null);
    // while Maj ↓ is held only the last range counts
    if (between && turn === asked.current) selection.put(table, between, 'table', between[to < from ? 0 : between.length - 1]);
  };
  const selectRange = (from: number, to: number): void => {
    choosing.current = chooseRange(from, to);
  };
  const startEditing = (position: GridPosition): void => {
    if (columns[position.column]?.editable && rows.row(position.row)) setEditing(position);
  };
  const stopEditing = (): void => {
    setEditing(null);
    scroller.current?.focus();
  };
  const rowActions = useLatest<RowActions>({
    press: (event, index) => {
      const fid = fidAt(index);
      if (fid === null) return;
      if (event.shiftKey) return selectRange(anchor.current, index);
      asked.current += 1;
      anchor.current = index;
      if (event.ctrlKey || event.metaKey) selection.toggle(table, fid, 'table');
      else selection.select(table, [fid], 'table');
    },
    toggle: (fid, index) => {
      anchor.current = index;
      selection.toggle(table, fid, 'table');
    },
    hover: (fid) => selection.setHover(fid === null ? null : { table, fid }),
    point: (position) => setAt(position),
    edit: startEditing,
    stopEditing,
    commit: async (fid, field, value) => {
      const reason = await writeValue(table, fid, field, value, text);
      if (reason === null) stopEditing();
      return reason;
    },
  });

  const headActions = useLatest<HeadActions>({
    ...actions,
    onAll: (on) => (on ? selectRange(0, total - 1) : selection.clear('table', table)),
    onSort,
    onMenu: setMenu,
    onWidth,
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const control = event.ctrlKey || event.metaKey;
    const fid = fidAt(at.row);
    const column = columns[at.column];
    if (event.altKey && event.key === 'ArrowDown' && column) setMenu(column.name);
    else if (event.key === 'ContextMenu' && column) setMenu(column.name);
    else if (event.altKey) return;
    else if (control && event.key.toLowerCase() === 'c') void choosing.current.then(() => onCopy(fid));
    else if (control && event.key.toLowerCase() === 'a') selectRange(0, total - 1);
    else if (event.key === ' ' && fid !== null) rowActions.toggle(fid, at.row);
    else if (event.key === 'Enter' && !control && fid !== null) {
      anchor.current = at.row;
      selection.select(table, [fid], 'table');
    } else if (event.key === 'F2') startEditing(at);
    else {
      const page = Math.max(1, Math.floor(view.height / ROW_HEIGHT) - 1);
      const next = total === 0 ? null : movedPosition(event.key, control, at, total, columns.length, page);
      if (!next) return;
      setAt(next);
      reveal(next.row, next.column);
      if (event.shiftKey && next.row !== at.row) selectRange(anchor.current, next.row);
      else if (next.row !== at.row) anchor.current = next.row;
    }
    event.preventDefault();
  };

  const all = total > 0 && chosen.size >= total ? true : chosen.size === 0 ? false : null;
  const width = columns.reduce((sum, column) => sum + column.width, 40);
  const template = `40px ${columns.map((column) => `minmax(${column.width}px, ${column.width}fr)`).join(' ')}`;
  const indices = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  // what is being typed is kept, wherever the scrolling goes
  if (editing && (editing.row < first || editing.row >= last)) indices.push(editing.row);
  const slots = Math.max(1, last - first);
  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-busy={rows.isWorking}
      aria-activedescendant={total > 0 && at.row >= first && at.row < last ? cellId(table, at) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onMouseLeave={() => selection.setHover(null)}
    >
      <div className="grid-sizer" style={{ minWidth: width, height: listHeight(total) + HEAD_HEIGHT }}>
        <GridHead columns={columns} template={template} sort={sort} all={all} menu={menu} actions={headActions} />
        {indices.map((index) => {
          const row = rows.row(index);
          const isEdited = editing?.row === index;
          return (
            <GridRow
              key={isEdited ? 'edited' : index % slots}
              row={row}
              index={index}
              top={HEAD_HEIGHT + top + (index - first) * ROW_HEIGHT}
              columns={columns}
              template={template}
              layer={layer}
              isSelected={row !== null && chosen.has(row.fid)}
              isHovered={row !== null && selection.hover?.table === table && selection.hover.fid === row.fid}
              current={at.row === index ? at.column : null}
              edited={isEdited ? editing.column : null}
              actions={rowActions}
            />
          );
        })}
      </div>
    </div>
  );
}
