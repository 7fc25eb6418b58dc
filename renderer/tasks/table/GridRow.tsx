// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid is made of positioned boxes, its roles say what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active descendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keyboard
import { Check } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import type { CellValue } from '../../ui/field-value.ts';
import { useText } from '../../ui/text.tsx';
import { ValueEditor } from '../../ui/ValueEditor.tsx';
import { CellContent } from './Cell.tsx';
import type { Column } from './columns.ts';
import type { GridPosition } from './grid-keys.ts';
import type { TableRow } from './use-rows.ts';

/** What a row tells the grid. The same functions at each drawing: a row is drawn again only when something of it changed. */
export interface RowActions {
  readonly press: (event: MouseEvent, index: number) => void;
  readonly toggle: (fid: number, index: number) => void;
  readonly hover: (fid: number | null) => void;
  readonly point: (position: GridPosition) => void;
  readonly edit: (position: GridPosition) => void;
  readonly stopEditing: () => void;
  /** Answers why the value is refused, or null. */
  readonly commit: (fid: number, field: string, value: CellValue) => Promise<string | null>;
}

interface GridRowProps {
  readonly row: TableRow | null;
  readonly index: number;
  readonly top: number;
  readonly columns: readonly Column[];
  readonly template: string;
  readonly layer: LayerInfo;
  readonly isSelected: boolean;
  readonly isHovered: boolean;
  /** Column of the current cell, and of the one that is edited, where they are in this row. */
  readonly current: number | null;
  readonly edited: number | null;
  readonly actions: RowActions;
}

export function cellId(table: string, { row, column }: GridPosition): string {
  return `cell-${table}-${row}-${column}`;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, top, columns, template, layer, isSelected, isHovered, current, edited, actions } = props;
  const text = useText();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-fid={row?.fid}
      className={`grid-row${isSelected ? ' selected' : ''}${isHovered ? ' hovered' : ''}${edited === null ? '' : ' editing'}`}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      onClick={(event) => actions.press(event, index)}
      onMouseEnter={() => row && actions.hover(row.fid)}
    >
      <div
        role="gridcell"
        className="check"
        onClick={(event) => {
          event.stopPropagation();
          if (row) actions.toggle(row.fid, index);
        }}
      >
        {row && (
          <span className={`box${isSelected ? ' on' : ''}`} role="img" aria-label={text('table.select-row', { number: index + 1 })}>
            {isSelected && <Check size={12} />}
          </span>
        )}
      </div>
      {columns.map((column, at) => {
        const position = { row: index, column: at };
        const isEdited = edited === at;
        return (
          <div
            key={column.name}
            id={cellId(layer.table, position)}
            role="gridcell"
            aria-colindex={at + 1}
            aria-readonly={!column.editable}
            data-column={column.name}
            className={`${column.numeric ? 'right' : ''}${current === at ? ' current' : ''}${isEdited ? ' edited' : ''}`}
            onMouseDown={() => actions.point(position)}
            onDoubleClick={() => actions.edit(position)}
          >
            {row && isEdited ? (
              <ValueEditor
                field={column}
                value={row.values[column.name] ?? null}
                onCancel={actions.stopEditing}
                onCommit={(typed) => actions.commit(row.fid, column.name, typed)}
              />
            ) : (
              row && <CellContent row={row} column={column} layer={layer} />
            )}
          </div>
        );
      })}
    </div>
  );
});
