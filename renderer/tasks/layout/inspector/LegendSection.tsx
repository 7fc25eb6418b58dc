import { ChevronDown, ChevronUp, Eye, EyeOff } from 'lucide-react';
import type { LegendItem, MapItem, PageLayout } from '../../../../shared/domain/page-layout.ts';
import type { LegendReport } from '../../../../shared/domain/page-report.ts';
import { useLayoutView } from '../../../state/layout.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useText } from '../../../ui/text.tsx';
import { changeItem } from '../change.ts';
import { itemName } from '../item-name.ts';
import { movedSection } from '../legend-order.ts';
import { NumberBox } from './NumberBox.tsx';
import { SizeRow, TitleRow } from './rows.tsx';
import { Row, Rows, Section } from './Section.tsx';
import { WordsBox } from './WordsBox.tsx';

type LegendPart = LegendReport['sections'][number];

/** What the legend lists, of which maps, under which names, in which order. */
export function LegendSection({ item, layout, disabled }: { item: LegendItem; layout: PageLayout; disabled: boolean }) {
  const text = useText();
  const report = useLayoutView((view) => view.report?.legends[item.id]);
  const change = (part: Partial<LegendItem>): void => changeItem(item, part, 'legend', text);
  const maps = layout.items.filter((one): one is MapItem => one.type === 'map');
  return (
    <>
      <Section title={text('layout.type.legend')}>
        <Rows>
          <TitleRow
            label={text('layout.legend-title')}
            most={200}
            value={item.title}
            disabled={disabled}
            onChange={(title) => change({ title })}
          />
          <Row name={text('layout.columns')}>
            <NumberBox
              label={text('layout.columns')}
              decimals={0}
              least={0}
              most={8}
              value={item.columns === 0 ? null : item.columns}
              placeholder={text('layout.automatic')}
              disabled={disabled}
              onEmpty={() => change({ columns: 0 })}
              onChange={(columns) => change({ columns: Math.round(columns) })}
            />
          </Row>
          <SizeRow value={item.size_pt} disabled={disabled} onChange={(size_pt) => change({ size_pt })} />
          {maps.length > 1 && (
            <Row name={text('layout.of-map')}>
              <Select
                compact
                hideLabel
                label={text('layout.of-map')}
                value={item.maps === null ? 'all' : (item.maps[0] ?? 'all')}
                choices={[
                  { id: 'all', label: text('layout.all-maps') },
                  ...maps.map((map) => ({ id: map.id, label: itemName(map, text) })),
                ]}
                disabled={disabled}
                onChange={(id) => change({ maps: id === 'all' ? null : [id] })}
              />
            </Row>
          )}
        </Rows>
      </Section>
      {report && report.sections.length > 0 && (
        <Section
          title={text('layout.entries')}
          aside={report.left > 0 ? <span className="tag warning">{text('layout.entries-left', { count: report.left })}</span> : null}
        >
          <ul className="legend-entries">
            {report.sections.map((section, index) => (
              <LegendEntry
                key={section.key}
                item={item}
                section={section}
                keys={report.sections.map(({ key }) => key)}
                ends={{ first: index === 0, last: index === report.sections.length - 1 }}
                disabled={disabled}
                onChange={change}
              />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

interface LegendEntryProps {
  readonly item: LegendItem;
  readonly section: LegendPart;
  readonly keys: readonly string[];
  readonly ends: { readonly first: boolean; readonly last: boolean };
  readonly disabled: boolean;
  readonly onChange: (part: Partial<LegendItem>) => void;
}

function LegendEntry({ item, section, keys, ends, disabled, onChange }: LegendEntryProps) {
  const text = useText();
  const toggle = (key: string): void =>
    onChange({ hiddenKeys: item.hiddenKeys.includes(key) ? item.hiddenKeys.filter((one) => one !== key) : [...item.hiddenKeys, key] });
  const rename = (key: string, title: string): void => {
    const { [key]: _, ...others } = item.titles;
    onChange({ titles: title.trim() === '' ? others : { ...others, [key]: title.trim() } });
  };
  return (
    <li>
      <div className="legend-entry">
        <WordsBox
          label={text('layout.entry-name', { name: section.title })}
          value={item.titles[section.key] ?? section.title}
          disabled={disabled}
          onChange={(title) => rename(section.key, title)}
        />
        <IconButton
          compact
          icon={ChevronUp}
          label={text('layout.entry-up', { name: section.title })}
          isDisabled={disabled || ends.first}
          onPress={() => onChange({ order: movedSection(keys, section.key, -1) })}
        />
        <IconButton
          compact
          icon={ChevronDown}
          label={text('layout.entry-down', { name: section.title })}
          isDisabled={disabled || ends.last}
          onPress={() => onChange({ order: movedSection(keys, section.key, 1) })}
        />
        <IconButton
          compact
          icon={section.hidden ? EyeOff : Eye}
          label={text(section.hidden ? 'layout.show-item' : 'layout.hide-item', { name: section.title })}
          aria-pressed={section.hidden}
          isDisabled={disabled}
          onPress={() => toggle(section.key)}
        />
      </div>
      {!section.hidden && section.entries.length > 1 && (
        <div className="checks entry-checks">
          {section.entries.slice(0, 40).map((entry) => (
            <Checkbox key={entry.key} checked={!entry.hidden} disabled={disabled} onChange={() => toggle(entry.key)}>
              {entry.title}
            </Checkbox>
          ))}
        </div>
      )}
    </li>
  );
}
