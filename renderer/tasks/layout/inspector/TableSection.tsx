import { CHART_KINDS } from '../../../../shared/domain/page-figures.ts';
import type { PageItemOf } from '../../../../shared/domain/page-layout.ts';
import { useLayers } from '../../../state/project.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { SearchPicker } from '../../../ui/SearchPicker.tsx';
import { useText } from '../../../ui/text.tsx';
import { changeItem } from '../change.ts';
import { ColumnChoices } from './ColumnChoices.tsx';
import { NumberBox } from './NumberBox.tsx';
import { ColourRow, SizeRow, TitleRow } from './rows.tsx';
import { ChoiceRow, Row, Rows, Section } from './Section.tsx';
import { WordsBox } from './WordsBox.tsx';
import { layerTitle, namedFields } from './words.ts';

type TableItem = PageItemOf<'table'>;
type ChartItem = PageItemOf<'chart'>;

const NONE = '-';

/** Rows of a layer: which, in which columns, in which order. */
export function TableSection({ item, disabled }: { item: TableItem; disabled: boolean }) {
  const text = useText();
  const change = (part: Partial<TableItem>): void => changeItem(item, part, 'change', text);
  const layer = useLayers().find(({ id }) => id === item.layer);
  const [sort] = item.sort;
  return (
    <Section title={text('layout.type.table')}>
      <Rows>
        <TitleRow value={item.title} disabled={disabled} onChange={(title) => change({ title })} />
        <Source value={item.layer} disabled={disabled} onChange={(id) => change({ layer: id, columns: [], sort: [], where: null })} />
        <Filter value={item.where} disabled={disabled} onChange={(where) => change({ where })} />
        {layer && (
          <>
            <Row name={text('layout.table-columns')}>
              <ColumnChoices layer={layer} columns={item.columns} disabled={disabled} onChange={(columns) => change({ columns })} />
            </Row>
            <Row name={text('layout.sort')}>
              <SearchPicker
                label={text('layout.sort')}
                value={sort?.field ?? NONE}
                choices={[{ id: NONE, label: text('layout.none'), apart: true }, ...namedFields(layer, text, sort ? [sort.field] : [])]}
                disabled={disabled}
                onChange={(field) => change({ sort: field === NONE ? [] : [{ field, descending: sort?.descending ?? false }] })}
              />
            </Row>
          </>
        )}
        <Row name={text('layout.rows-most')}>
          <NumberBox
            label={text('layout.rows-most')}
            decimals={0}
            least={1}
            most={2000}
            value={item.most}
            disabled={disabled}
            onChange={(most) => change({ most: Math.round(most) })}
          />
        </Row>
        <SizeRow value={item.size_pt} disabled={disabled} onChange={(size_pt) => change({ size_pt })} />
      </Rows>
      <div className="checks">
        {sort && (
          <Checkbox
            checked={sort.descending}
            disabled={disabled}
            onChange={(descending) => change({ sort: [{ field: sort.field, descending }] })}
          >
            {text('layout.descending')}
          </Checkbox>
        )}
        <Checkbox checked={item.totals} disabled={disabled} onChange={(totals) => change({ totals })}>
          {text('layout.totals')}
        </Checkbox>
      </div>
    </Section>
  );
}

/** Bars of a layer: rows counted or a field summed, by the values of another. */
export function ChartSection({ item, disabled }: { item: ChartItem; disabled: boolean }) {
  const text = useText();
  const change = (part: Partial<ChartItem>): void => changeItem(item, part, 'change', text);
  const layer = useLayers().find(({ id }) => id === item.layer);
  const fields = layer
    ? namedFields(
        layer,
        text,
        [item.by, item.value].filter((name) => name !== null),
      )
    : [];
  return (
    <Section title={text('layout.type.chart')}>
      <Rows>
        <TitleRow value={item.title} disabled={disabled} onChange={(title) => change({ title })} />
        <ChoiceRow
          name={text('layout.chart-kind')}
          value={item.kind}
          choices={CHART_KINDS.map((id) => ({ id, label: text(`layout.chart.${id}`) }))}
          disabled={disabled}
          onChange={(kind) => change({ kind: kind as ChartItem['kind'] })}
        />
        <Source value={item.layer} disabled={disabled} onChange={(id) => change({ layer: id, by: null, value: null, where: null })} />
        <Filter value={item.where} disabled={disabled} onChange={(where) => change({ where })} />
        {layer && (
          <>
            <Row name={text('layout.chart-by')}>
              <SearchPicker
                label={text('layout.chart-by')}
                value={item.by}
                placeholder={text('layout.choose')}
                choices={fields}
                disabled={disabled}
                onChange={(by) => change({ by })}
              />
            </Row>
            <Row name={text('layout.chart-value')}>
              <SearchPicker
                label={text('layout.chart-value')}
                value={item.value ?? NONE}
                choices={[
                  { id: NONE, label: text('layout.chart-count'), apart: true },
                  ...fields.filter(({ id, isNumber }) => isNumber || id === item.value),
                ]}
                disabled={disabled}
                onChange={(value) => change({ value: value === NONE ? null : value })}
              />
            </Row>
          </>
        )}
        <Row name={text('layout.bars-most')}>
          <NumberBox
            label={text('layout.bars-most')}
            decimals={0}
            least={1}
            most={100}
            value={item.most}
            disabled={disabled}
            onChange={(most) => change({ most: Math.round(most) })}
          />
        </Row>
        <ColourRow value={item.colour} disabled={disabled} onChange={(colour) => change({ colour })} />
        <SizeRow value={item.size_pt} disabled={disabled} onChange={(size_pt) => change({ size_pt })} />
      </Rows>
    </Section>
  );
}

interface PartProps<T> {
  readonly value: T;
  readonly disabled: boolean;
  readonly onChange: (value: T) => void;
}

function Source({ value, disabled, onChange }: PartProps<string | null>) {
  const text = useText();
  const layers = useLayers().filter(({ count }) => count > 0);
  return (
    <Row name={text('layout.layer')}>
      <SearchPicker
        label={text('layout.layer')}
        value={value}
        placeholder={text('layout.choose')}
        choices={layers.map((layer) => ({ id: layer.id, label: layerTitle(layer, text) }))}
        disabled={disabled}
        onChange={onChange}
      />
    </Row>
  );
}

function Filter({ value, disabled, onChange }: PartProps<string | null>) {
  const text = useText();
  return (
    <Row name={text('layout.where')}>
      <WordsBox
        label={text('layout.where')}
        value={value ?? ''}
        most={4000}
        disabled={disabled}
        placeholder={text('layout.where-example')}
        onChange={(where) => onChange(where.trim() === '' ? null : where.trim())}
      />
    </Row>
  );
}
