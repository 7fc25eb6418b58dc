import { AlignCenter, AlignLeft, AlignRight, Braces } from 'lucide-react';
import { useRef } from 'react';
import { PAGE_VARIABLES } from '../../../../shared/cartography/page/page-variables.ts';
import { TEXT_FONTS, TEXT_ROLES, type TextItem } from '../../../../shared/domain/page-layout.ts';
import { useLayoutView } from '../../../state/layout.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useText } from '../../../ui/text.tsx';
import { changeable, changeItem } from '../change.ts';
import { withItem } from '../edit.ts';
import { draftLayout } from '../pending.ts';
import { NumberBox } from './NumberBox.tsx';
import { ColourRow } from './rows.tsx';
import { ChoiceRow, Row, Rows, Section } from './Section.tsx';
import { WordsBox } from './WordsBox.tsx';

const ALIGNMENTS = [
  { id: 'left', icon: AlignLeft },
  { id: 'centre', icon: AlignCenter },
  { id: 'right', icon: AlignRight },
] as const;
const WEIGHTS = ['regular', 'medium', 'semibold'] as const;
const VERTICALS = ['top', 'middle', 'bottom'] as const;

/** What a text says, with words that stand for the project's, and how it is set. */
export function TextSection({ item, disabled }: { item: TextItem; disabled: boolean }) {
  const text = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const said = useLayoutView((view) => view.report?.texts[item.id]);
  const change = (part: Partial<TextItem>): void => changeItem(item, part, 'style', text);
  const typing = (words: string): void => {
    const now = changeable();
    if (now) draftLayout(withItem(now.layout, item.id, { text: words }));
  };
  const insert = (name: string): void => {
    const at = field.current?.selectionEnd ?? item.text.length;
    changeItem(item, { text: `${item.text.slice(0, at)}{{${name}}}${item.text.slice(at)}` }, 'text', text);
  };
  return (
    <>
      <Section
        title={text('layout.words')}
        aside={
          <Menu
            label={text('layout.insert-variable')}
            placement="bottom end"
            trigger={
              <Button size="compact" look="discreet" icon={Braces} isDisabled={disabled}>
                {text('layout.variable')}
              </Button>
            }
            entries={PAGE_VARIABLES.map((name) => ({
              id: name,
              label: `${text(`layout.variable.${name.replace('.', '-')}`)}`,
              run: () => insert(name),
            }))}
          />
        }
      >
        <WordsBox
          label={text('layout.words')}
          lines={4}
          most={20_000}
          value={item.text}
          disabled={disabled}
          inputRef={field}
          onTyping={typing}
          onChange={(words) => changeItem(item, { text: words }, 'text', text)}
        />
        {item.text.includes('{{') && said !== undefined && (
          <p className="micro muted said">
            <span className="visually-hidden">{text('layout.reads')} </span>
            {said || text('layout.reads-nothing')}
          </p>
        )}
      </Section>
      <Section title={text('layout.type-setting')}>
        <Rows>
          <ChoiceRow
            name={text('layout.role')}
            value={item.role}
            choices={TEXT_ROLES.map((id) => ({ id, label: text(`layout.role.${id}`) }))}
            disabled={disabled}
            onChange={(role) => change({ role: role as TextItem['role'] })}
          />
          <ChoiceRow
            name={text('layout.font')}
            value={item.font}
            choices={[...new Set([...TEXT_FONTS, item.font])].map((id) => ({ id, label: id }))}
            disabled={disabled}
            onChange={(font) => change({ font })}
          />
          <Row name={text('layout.size-name')}>
            <NumberBox
              label={text('layout.size-name')}
              unit="pt"
              least={3}
              most={400}
              step={0.5}
              value={item.size_pt}
              disabled={disabled}
              onChange={(size_pt) => change({ size_pt })}
            />
            <Select
              compact
              hideLabel
              label={text('layout.weight')}
              value={item.weight}
              choices={WEIGHTS.map((id) => ({ id, label: text(`layout.weight.${id}`) }))}
              disabled={disabled}
              onChange={(weight) => change({ weight: weight as TextItem['weight'] })}
            />
          </Row>
          <ColourRow value={item.colour} disabled={disabled} onChange={(colour) => change({ colour })} />
          <Row name={text('layout.alignment')}>
            <span className="icon-group">
              {ALIGNMENTS.map(({ id, icon }) => (
                <IconButton
                  key={id}
                  compact
                  icon={icon}
                  label={text(`layout.text-align.${id}`)}
                  aria-pressed={item.align === id}
                  isDisabled={disabled}
                  onPress={() => change({ align: id })}
                />
              ))}
            </span>
            <Select
              compact
              hideLabel
              label={text('layout.vertical')}
              value={item.vertical}
              choices={VERTICALS.map((id) => ({ id, label: text(`layout.vertical.${id}`) }))}
              disabled={disabled}
              onChange={(vertical) => change({ vertical: vertical as TextItem['vertical'] })}
            />
          </Row>
          <Row name={text('layout.line-height')}>
            <NumberBox
              label={text('layout.line-height')}
              decimals={2}
              least={0.8}
              most={4}
              step={0.05}
              value={item.lineHeight}
              disabled={disabled}
              onChange={(lineHeight) => change({ lineHeight })}
            />
          </Row>
        </Rows>
        <div className="checks">
          <Checkbox checked={item.italic} disabled={disabled} onChange={(italic) => change({ italic })}>
            {text('layout.italic')}
          </Checkbox>
          <Checkbox checked={item.shrink} disabled={disabled} onChange={(shrink) => change({ shrink })}>
            {text('layout.shrink')}
          </Checkbox>
        </div>
      </Section>
    </>
  );
}
