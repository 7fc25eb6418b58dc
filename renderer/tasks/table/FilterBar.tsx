import { Plus, X } from 'lucide-react';
import { Popover as AriaPopover, Button, Dialog, DialogTrigger } from 'react-aria-components';
import type { ColumnFilter } from '../../state/table-view.ts';
import { useLanguage, useText } from '../../ui/text.tsx';
import type { Column } from './columns.ts';
import { FilterEditor } from './FilterEditor.tsx';
import { chipValue } from './filters.ts';

export interface EditedFilter {
  /** Place among the filters; null = a new one. */
  readonly index: number | null;
  readonly field: string | null;
}

interface FilterBarProps {
  readonly table: string;
  readonly columns: readonly Column[];
  readonly filters: readonly ColumnFilter[];
  readonly edited: EditedFilter | null;
  readonly onEdit: (edited: EditedFilter | null) => void;
  readonly onChange: (filters: readonly ColumnFilter[]) => void;
}

/** Chips: column + bold value + ×; the dashed one adds. They are ANDed. */
export function FilterBar({ table, columns, filters, edited, onEdit, onChange }: FilterBarProps) {
  const text = useText();
  const language = useLanguage();
  const apply = (filter: ColumnFilter): void => {
    const index = edited?.index ?? null;
    const changed = index === null ? [...filters, filter] : filters.map((other, place) => (place === index ? filter : other));
    // the same filter twice says nothing more
    onChange([...new Map(changed.map((one) => [JSON.stringify(one), one])).values()]);
    onEdit(null);
  };
  const editor = (index: number | null) => (
    <AriaPopover className="popover" placement="top start" offset={6} style={{ width: 280 }}>
      <Dialog aria-label={text('table.filter')}>
        <FilterEditor
          table={table}
          columns={columns}
          filter={index === null ? null : (filters[index] ?? null)}
          field={edited?.field ?? null}
          onApply={apply}
        />
      </Dialog>
    </AriaPopover>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no line of chips
    <div className="filter-bar" role="group" aria-label={text('table.filter')}>
      {filters.map((filter, index) => {
        const column = columns.find(({ name }) => name === filter.field);
        if (!column) return null;
        const value = chipValue(filter, column, text, language);
        const unit = column.unitLabel && ['ge', 'le', 'eq', 'ne', 'between'].includes(filter.operator) ? `\u00a0${column.unitLabel}` : '';
        const said = `${column.title} ${value}${unit}`;
        return (
          <span key={JSON.stringify(filter)} className="chip" data-filter={filter.field}>
            <DialogTrigger isOpen={edited?.index === index} onOpenChange={(open) => onEdit(open ? { index, field: null } : null)}>
              <Button className="chip-value" aria-label={text('table.filter.edit', { filter: said })}>
                {column.title} <b>{value + unit}</b>
              </Button>
              {editor(index)}
            </DialogTrigger>
            <Button
              className="chip-remove"
              aria-label={text('table.filter.remove', { filter: said })}
              onPress={() => onChange(filters.filter((_, place) => place !== index))}
            >
              <X size={13} />
            </Button>
          </span>
        );
      })}
      <DialogTrigger
        isOpen={edited !== null && edited.index === null}
        onOpenChange={(open) => onEdit(open ? { index: null, field: null } : null)}
      >
        <Button className="chip dashed" data-testid="filter-add">
          <Plus size={13} />
          {text('table.filter')}
        </Button>
        {editor(null)}
      </DialogTrigger>
    </div>
  );
}
