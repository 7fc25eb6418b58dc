import { ImagePlus } from 'lucide-react';
import type { MapItem, PageItem, PageItemOf, PageLayout } from '../../../../shared/domain/page-layout.ts';
import { useQuery } from '../../../engine/query.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { SearchPicker } from '../../../ui/SearchPicker.tsx';
import { useText } from '../../../ui/text.tsx';
import { addImage } from '../actions.ts';
import { changeItem } from '../change.ts';
import { itemName } from '../item-name.ts';
import { ColourBox } from './ColourBox.tsx';
import { NumberBox } from './NumberBox.tsx';
import { ChoiceRow, Row, Rows, Section } from './Section.tsx';
import { WordsBox } from './WordsBox.tsx';

const FITS = ['contain', 'cover', 'stretch'] as const;
const PRINTABLE = ['image/png', 'image/jpeg'];

/** A logo or a photo: one of the project's pieces, or a file that becomes one. */
export function ImageSection({ item, disabled }: { item: PageItemOf<'image'>; disabled: boolean }) {
  const text = useText();
  const media = useQuery('media/list', { target: null }, ['*']).data ?? [];
  const pictures = media.filter(({ contentType }) => PRINTABLE.includes(contentType));
  const change = (part: Partial<PageItemOf<'image'>>): void => changeItem(item, part, 'change', text);
  const fromFile = async (): Promise<void> => {
    const id = await addImage();
    if (id !== null) change({ media: id });
  };
  return (
    <Section title={text('layout.type.image')}>
      <Rows>
        <Row name={text('layout.picture')}>
          <SearchPicker
            label={text('layout.picture')}
            value={item.media === null ? null : String(item.media)}
            placeholder={text('layout.choose')}
            choices={pictures.map(({ id, name, caption }) => ({ id: String(id), label: caption || name, detail: caption ? name : '' }))}
            disabled={disabled}
            onChange={(id) => change({ media: Number(id) })}
          />
        </Row>
        <Row name="">
          <Button size="compact" icon={ImagePlus} isDisabled={disabled} onPress={() => void fromFile()}>
            {text('layout.picture-file')}
          </Button>
        </Row>
        <ChoiceRow
          name={text('layout.fit-name')}
          value={item.fit}
          choices={FITS.map((id) => ({ id, label: text(`layout.picture-fit.${id}`) }))}
          disabled={disabled}
          onChange={(fit) => change({ fit: fit as (typeof FITS)[number] })}
        />
        <Row name={text('layout.alternative')}>
          <WordsBox
            label={text('layout.alternative-long')}
            value={item.alternative}
            most={500}
            disabled={disabled}
            placeholder={text('layout.alternative-hint')}
            onChange={(alternative) => change({ alternative })}
          />
        </Row>
      </Rows>
    </Section>
  );
}

type OfMap = PageItemOf<'scale-bar'> | PageItemOf<'north-arrow'> | PageItemOf<'locator'>;

/** Scale bar, north arrow and locator speak of one map. */
export function OfMapSection({ item, layout, disabled }: { item: OfMap; layout: PageLayout; disabled: boolean }) {
  const text = useText();
  const maps = layout.items.filter((one): one is MapItem => one.type === 'map');
  return (
    <Section title={text(`layout.type.${item.type}`)}>
      <Rows>
        <ChoiceRow
          name={text('layout.of-map')}
          value={item.map ?? 'main'}
          choices={[{ id: 'main', label: text('layout.main-map') }, ...maps.map((map) => ({ id: map.id, label: itemName(map, text) }))]}
          disabled={disabled}
          onChange={(id) => changeItem(item, { map: id === 'main' ? null : id }, 'change', text)}
        />
        {item.type === 'locator' && (
          <Row name={text('layout.colour')}>
            <ColourBox
              label={text('layout.colour')}
              value={item.colour}
              disabled={disabled}
              onChange={(colour) => colour && changeItem(item, { colour }, 'style', text)}
            />
          </Row>
        )}
      </Rows>
      {item.type === 'scale-bar' && (
        <div className="checks">
          <Checkbox checked={item.numeric} disabled={disabled} onChange={(numeric) => changeItem(item, { numeric }, 'style', text)}>
            {text('layout.numeric-scale')}
          </Checkbox>
          <Checkbox checked={item.plate} disabled={disabled} onChange={(plate) => changeItem(item, { plate }, 'style', text)}>
            {text('layout.plate')}
          </Checkbox>
        </div>
      )}
    </Section>
  );
}

const DASHES: Readonly<Record<string, number[]>> = { plain: [], dashed: [2, 1.2], dotted: [0.3, 0.9] };

export function LineSection({ item, disabled }: { item: PageItemOf<'line'>; disabled: boolean }) {
  const text = useText();
  const change = (part: Partial<PageItemOf<'line'>>): void => changeItem(item, part, 'style', text);
  const dash = item.dash_mm.length === 0 ? 'plain' : (item.dash_mm[0] ?? 0) < 1 ? 'dotted' : 'dashed';
  return (
    <Section title={text('layout.type.line')}>
      <Rows>
        <Row name={text('layout.stroke')}>
          <NumberBox
            label={text('layout.stroke-width')}
            unit="mm"
            decimals={2}
            least={0.05}
            most={20}
            step={0.05}
            value={item.width_mm}
            disabled={disabled}
            onChange={(width_mm) => change({ width_mm })}
          />
          <ColourBox
            label={text('layout.colour')}
            value={item.colour}
            disabled={disabled}
            onChange={(colour) => colour && change({ colour })}
          />
        </Row>
        <ChoiceRow
          name={text('layout.dash')}
          value={dash}
          choices={Object.keys(DASHES).map((id) => ({ id, label: text(`layout.dash.${id}`) }))}
          disabled={disabled}
          onChange={(id) => change({ dash_mm: DASHES[id] ?? [] })}
        />
      </Rows>
      <div className="checks">
        <Checkbox checked={item.rising} disabled={disabled} onChange={(rising) => change({ rising })}>
          {text('layout.rising')}
        </Checkbox>
      </div>
    </Section>
  );
}

export function RectangleSection({ item, disabled }: { item: PageItem & { type: 'rectangle' }; disabled: boolean }) {
  const text = useText();
  return (
    <Section title={text('layout.type.rectangle')}>
      <Rows>
        <Row name={text('layout.radius')}>
          <NumberBox
            label={text('layout.radius')}
            unit="mm"
            least={0}
            most={500}
            step={0.5}
            value={item.radius_mm}
            disabled={disabled}
            onChange={(radius_mm) => changeItem(item, { radius_mm }, 'style', text)}
          />
        </Row>
      </Rows>
    </Section>
  );
}
