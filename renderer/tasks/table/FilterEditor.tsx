import { type FormEvent, useState } from 'react';
import { useQuery } from '../../engine/query.ts';
import type { ColumnFilter, FilterOperator } from '../../state/table-view.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { parseTyped, valueName, valueText } from '../../ui/field-value.ts';
import { useFormat } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import type { Column } from './columns.ts';
import { operatorsOf, valueCount } from './filters.ts';

interface FilterEditorProps {
  readonly table: string;
  readonly columns: readonly Column[];
  readonly filter: ColumnFilter | null;
  /** Column a new filter begins with. */
  readonly field: string | null;
  readonly onApply: (filter: ColumnFilter) => void;
}

const MOST_VALUES = 200;

/** One filter: a column, what is asked of it, and the values. */
export function FilterEditor({ table, columns, filter, field, onApply }: FilterEditorProps) {
  const text = useText();
  const language = useLanguage();
  const [name, setName] = useState(filter?.field ?? field ?? columns[0]?.name ?? '');
  const column = columns.find((one) => one.name === name);
  const operators = column ? operatorsOf(column) : [];
  const [chosen, setChosen] = useState<FilterOperator | null>(filter?.operator ?? null);
  const operator = chosen !== null && operators.includes(chosen) ? chosen : (operators[0] ?? 'missing');
  const [typed, setTyped] = useState<readonly string[]>(() => {
    const values = filter && filter.operator !== 'in' ? filter.values : [];
    return values.map((value) => (typeof value === 'number' && language === 'fr' ? String(value).replace('.', ',') : String(value)));
  });
  const [listed, setListed] = useState<readonly (string | number)[]>(filter?.operator === 'in' ? filter.values : []);
  const [withMissing, setWithMissing] = useState(filter?.withMissing ?? false);
  if (!column) return null;
  const count = valueCount(operator);
  // a value typed for text is what was typed, spaces at its ends left out
  const values = Array.from({ length: count ?? 0 }, (_, index) =>
    parseTyped(typed[index] ?? '', { ...column, type: dayType(column.type) }),
  );
  const isReady = count === null ? listed.length > 0 || withMissing : values.every((value) => value !== undefined && value !== null);
  const apply = (event?: FormEvent): void => {
    event?.preventDefault();
    if (!isReady) return;
    if (count === null) onApply({ field: name, operator, values: [...listed], withMissing });
    else onApply({ field: name, operator, values: values as (string | number)[] });
  };
  const input = (index: number, label: string) => (
    <TextField
      key={label}
      compact
      label={label}
      unit={column.unitLabel ?? undefined}
      value={typed[index] ?? ''}
      error={(typed[index] ?? '') !== '' && values[index] === undefined ? text(`value.invalid.${dayType(column.type)}`) : null}
      onChange={(value) => setTyped(Object.assign([...typed], { [index]: value }))}
      autoFocus={index === 0}
    />
  );
  return (
    <form className="filter-editor" onSubmit={apply}>
      <Select
        compact
        label={text('table.filter.field')}
        value={name}
        choices={columns.map((one) => ({ id: one.name, label: one.title }))}
        onChange={(id) => {
          setName(id);
          setChosen(null);
          setTyped([]);
          setListed([]);
          setWithMissing(false);
        }}
      />
      <Select
        compact
        label={text('table.filter.operator')}
        value={operator}
        choices={operators.map((id) => ({ id, label: text(`table.operator.${id}`) }))}
        onChange={(id) => setChosen(id as FilterOperator)}
      />
      {count === 1 && input(0, text('table.filter.value'))}
      {count === 2 && (
        <div className="filter-pair">
          {input(0, text('table.filter.from'))}
          {input(1, text('table.filter.to'))}
        </div>
      )}
      {count === null && (
        <ValueList
          table={table}
          column={column}
          listed={listed}
          withMissing={withMissing}
          onListed={setListed}
          onMissing={setWithMissing}
        />
      )}
      <Button look="primary" size="compact" type="submit" isDisabled={!isReady} data-testid="filter-apply">
        {text('table.filter.apply')}
      </Button>
    </form>
  );
}

const dayType = (type: string): string => (type === 'datetime' ? 'date' : type);

interface ValueListProps {
  readonly table: string;
  readonly column: Column;
  readonly listed: readonly (string | number)[];
  readonly withMissing: boolean;
  readonly onListed: (values: readonly (string | number)[]) => void;
  readonly onMissing: (on: boolean) => void;
}

/** The values of a column to tick, each with its number of objects; those of an enumeration in its own order, used or not. */
function ValueList({ table, column, listed, withMissing, onListed, onMissing }: ValueListProps) {
  const text = useText();
  const format = useFormat();
  const language = useLanguage();
  const { data } = useQuery('table/statistics', { table, field: column.name, top: MOST_VALUES }, [table, 'resultats_sites']);
  const counts = new Map((data?.top ?? []).map(({ value, count }) => [value, count]));
  const others = [...counts.keys()].filter((value) => !(column.values ?? []).includes(String(value))) as (string | number)[];
  const values = [...(column.values ?? []), ...others];
  const hidden = (data?.distinct ?? 0) - counts.size;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll
    <div className="filter-values" role="group" aria-label={text('table.filter.value')}>
      {values.map((value) => (
        <Checkbox
          key={value}
          checked={listed.includes(value)}
          onChange={(on) => onListed(on ? [...listed, value] : listed.filter((one) => one !== value))}
        >
          <span className="ellipsis grow">
            {typeof value === 'number' ? valueText(value, column, language, text) : valueName(column.name, value, text)}
          </span>
          <span className="number muted">{data ? format.number(counts.get(value) ?? 0) : ''}</span>
        </Checkbox>
      ))}
      {(data?.missing ?? 0) > 0 && (
        <Checkbox checked={withMissing} onChange={onMissing}>
          <span className="ellipsis grow missing">{text('value.missing')}</span>
          <span className="number muted">{format.number(data?.missing ?? 0)}</span>
        </Checkbox>
      )}
      {hidden > 0 && <p className="micro muted">{text('table.filter.other-values', { count: hidden })}</p>}
    </div>
  );
}
