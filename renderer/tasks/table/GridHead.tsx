// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid is made of positioned boxes, its roles say what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keyboard, and the menu of each column
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type MouseEvent, memo, type PointerEvent } from 'react';
import type { TableSort } from '../../state/table-view.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useText } from '../../ui/text.tsx';
import { ColumnMenu, type ColumnMenuActions } from './ColumnMenu.tsx';
import { LEAST_WIDTH } from './column-actions.ts';
import type { Column } from './columns.ts';

interface GridHeadProps {
  readonly columns: readonly Column[];
  readonly template: string;
  readonly sort: readonly TableSort[];
  /** null = some of them. */
  readonly all: boolean | null;
  /** Column whose menu is open. */
  readonly menu: string | null;
  readonly actions: HeadActions;
}

/** The same functions at each drawing: the head is not drawn again while rows go by. */
export interface HeadActions extends ColumnMenuActions {
  readonly onAll: (on: boolean) => void;
  readonly onSort: (field: string, isAdded: boolean) => void;
  readonly onMenu: (field: string | null) => void;
  readonly onWidth: (field: string, width: number) => void;
}

export const GridHead = memo(function GridHead({ columns, template, sort, all, menu, actions }: GridHeadProps) {
  const text = useText();
  const press = (event: MouseEvent, column: Column): void => {
    if (event.target instanceof Element && event.target.closest('button, .resizer')) return;
    actions.onSort(column.name, event.shiftKey);
  };
  const resize = (event: PointerEvent<HTMLElement>, column: Column): void => {
    event.preventDefault();
    const { currentTarget, pointerId, clientX } = event;
    const from = currentTarget.parentElement?.offsetWidth ?? column.width;
    currentTarget.setPointerCapture(pointerId);
    const move = (moved: globalThis.PointerEvent): void =>
      actions.onWidth(column.name, Math.max(LEAST_WIDTH, from + moved.clientX - clientX));
    currentTarget.addEventListener('pointermove', move);
    currentTarget.addEventListener('pointerup', () => currentTarget.removeEventListener('pointermove', move), { once: true });
  };
  return (
    <div className="grid-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      <div role="columnheader" className="check">
        <Checkbox checked={all} label={text('table.select-all')} excludeFromTabOrder onChange={(on) => actions.onAll(on)} />
      </div>
      {columns.map((column) => {
        const place = sort.findIndex((one) => one.field === column.name);
        const sorted = sort[place];
        const Arrow = sorted?.descending ? ArrowDown : ArrowUp;
        return (
          <div
            key={column.name}
            role="columnheader"
            aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none'}
            className={column.numeric ? 'right' : ''}
            data-head={column.name}
            title={column.unitLabel ? `${column.title} (${column.unitLabel})` : column.title}
            onClick={(event) => press(event, column)}
            onContextMenu={(event) => {
              event.preventDefault();
              actions.onMenu(column.name);
            }}
          >
            <span className="ellipsis">{column.title}</span>
            {column.unitLabel && <span className="unit">{column.unitLabel}</span>}
            {sorted && <Arrow size={12} />}
            {sorted && sort.length > 1 && <span className="rank">{place + 1}</span>}
            <ColumnMenu
              column={column}
              sorted={sorted ?? null}
              isOpen={menu === column.name}
              onOpen={(field) => actions.onMenu(field)}
              actions={actions}
            />
            <span className="resizer" aria-hidden="true" onPointerDown={(event) => resize(event, column)} />
          </div>
        );
      })}
    </div>
  );
});
