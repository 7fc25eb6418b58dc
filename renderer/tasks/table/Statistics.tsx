import { Sigma } from 'lucide-react';
import { Popover as AriaPopover, Dialog, DialogTrigger } from 'react-aria-components';
import type { ColumnStatistics } from '../../../shared/contract/table.ts';
import { useQuery } from '../../engine/query.ts';
import { errorText } from '../../state/error-text.ts';
import { type CellValue, valueText } from '../../ui/field-value.ts';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Select } from '../../ui/Select.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import type { Column } from './columns.ts';
import { type RowQuery, rowParams } from './use-rows.ts';

interface StatisticsProps {
  readonly columns: readonly Column[];
  readonly query: RowQuery;
  readonly field: string | null;
  readonly onField: (field: string | null) => void;
}

/** Statistics of one column over the rows shown, with the method said. */
export function Statistics({ columns, query, field, onField }: StatisticsProps) {
  const text = useText();
  const first = columns.find((column) => column.numeric && column.name !== 'fid') ?? columns[0];
  const column = columns.find((one) => one.name === field);
  return (
    <DialogTrigger isOpen={column !== undefined} onOpenChange={(open) => onField(open ? (first?.name ?? null) : null)}>
      <IconButton compact icon={Sigma} label={text('table.statistics.column')} />
      <AriaPopover className="popover" placement="top end" offset={6} style={{ width: 340 }}>
        <Dialog className="statistics" aria-label={text('table.statistics', { field: column?.title ?? '' })}>
          <Select
            compact
            hideLabel
            label={text('table.statistics.column')}
            value={column?.name ?? null}
            choices={columns.map((one) => ({ id: one.name, label: one.unitLabel ? `${one.title} (${one.unitLabel})` : one.title }))}
            onChange={onField}
          />
          {column && <Figures column={column} query={query} />}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}

function Figures({ column, query }: { column: Column; query: RowQuery }) {
  const text = useText();
  const format = useFormat();
  const language = useLanguage();
  const { sort: _, ...params } = rowParams(query);
  const { data, failure } = useQuery('table/statistics', { ...params, field: column.name }, [query.table, 'resultats_sites']);
  if (failure) return <p className="small">{errorText(failure, text)}</p>;
  if (!data) return <Progress label={text('table.counting')} done={0} total={0} />;
  const said = (value: CellValue): string => valueText(value, column, language, text) ?? text('value.missing');
  const unit = (value: CellValue): string => (column.unitLabel ? format.unit(said(value), column.unitLabel) : said(value));
  // an average of whole numbers has decimals
  const mean = (value: number): string =>
    column.unitLabel && column.unit !== 'share'
      ? format.unit(format.number(value, 2), column.unitLabel)
      : column.unit === 'share'
        ? unit(value)
        : format.number(value, 2);
  const { numbers } = data;
  const isIdentifier = column.name === 'fid';
  const facts: [string, string][] = [
    ['count', format.number(data.count)],
    ['missing', format.number(data.missing)],
    ['distinct', format.number(data.distinct)],
    ...(numbers && !isIdentifier
      ? ([
          ['least', unit(data.least)],
          ['greatest', unit(data.greatest)],
          ...(column.unit === 'share' ? [] : [['sum', unit(numbers.sum)]]),
          ['mean', mean(numbers.mean)],
          ['median', mean(numbers.median)],
          ['quartiles', `${mean(numbers.quartiles[0])} – ${mean(numbers.quartiles[1])}`],
          ['deviation', mean(numbers.deviation)],
        ] as [string, string][])
      : data.least === null || column.type === 'boolean'
        ? []
        : ([
            ['least', said(data.least)],
            ['greatest', said(data.greatest)],
          ] as [string, string][])),
  ];
  return (
    <>
      <dl className="figures">
        {facts.map(([id, value]) => (
          <div key={id} data-figure={id}>
            <dt>{text(`table.statistics.${id}`)}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
      {numbers && !isIdentifier ? (
        <Histogram
          classes={numbers.classes}
          label={text('table.statistics.histogram', { from: unit(data.least), to: unit(data.greatest) })}
        />
      ) : (
        <Frequent data={data} said={said} />
      )}
      <p className="micro muted">
        {text(numbers ? 'table.statistics.method' : 'table.statistics.method-text', { count: format.number(data.count) })}
      </p>
    </>
  );
}

function Histogram({ classes, label }: { classes: NonNullable<ColumnStatistics['numbers']>['classes']; label: string }) {
  const most = Math.max(...classes.map(({ count }) => count));
  return (
    <figure className="column-histogram">
      <svg viewBox={`0 0 ${classes.length * 10} 40`} preserveAspectRatio="none" role="img" aria-label={label}>
        {classes.map(({ from, count }, index) => {
          // a class with few objects must be seen not to be empty
          const height = count === 0 ? 0 : Math.max(1, (count / most) * 40);
          return <rect key={from} x={index * 10 + 0.5} y={40 - height} width={9} height={height} />;
        })}
      </svg>
      <figcaption className="micro muted">{label}</figcaption>
    </figure>
  );
}

function Frequent({ data, said }: { data: ColumnStatistics; said: (value: CellValue) => string }) {
  const text = useText();
  const format = useFormat();
  if (data.top.length === 0) return null;
  const most = data.top[0]?.count ?? 1;
  return (
    <>
      <h3 className="micro muted">{text('table.statistics.top')}</h3>
      <ul className="frequent">
        {data.top.map(({ value, count }) => (
          <li key={String(value)}>
            <span className="ellipsis">{said(value)}</span>
            <svg className="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(count / most) * 100} height={6} />
            </svg>
            <span className="number">{format.number(count)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
