import { LAYOUT_SYSTEMS } from '../../../../shared/domain/layout.ts';
import { GRID_KINDS, type MapGrid, type MapItem, type PageLayout } from '../../../../shared/domain/page-layout.ts';
import { readScale } from '../../../../shared/format/scales.ts';
import { useLayoutView } from '../../../state/layout.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useText } from '../../../ui/text.tsx';
import { changeItem } from '../change.ts';
import { contentOf } from '../map-content.ts';
import { ExtentChoice } from './ExtentChoice.tsx';
import { LayerChoices } from './LayerChoices.tsx';
import { NumberBox } from './NumberBox.tsx';
import { TitleRow } from './rows.tsx';
import { ChoiceRow, Row, Rows, Section } from './Section.tsx';
import { systemName } from './words.ts';

const NO_GRID = 'none';

/** What a map shows: scale, extent, projection, layers, names, grid. */
export function MapSection({ item, layout, disabled }: { item: MapItem; layout: PageLayout; disabled: boolean }) {
  const text = useText();
  const drawn = useLayoutView((view) => view.report?.maps[item.id]);
  const entered = useLayoutView((view) => view.entered === item.id);
  const change = (part: Partial<MapItem>): void => changeItem(item, part, 'map', text);
  /** 1:n: of a territory it is kept as it is, of everything else it holds the middle. */
  const setScale = (denominator: number): void => {
    const { view } = item;
    if (view.type === 'territory' || view.type === 'atlas') change({ view: { ...view, denominator } });
    else if (drawn) {
      const content = contentOf(item, drawn);
      change({ epsg: content.epsg, view: { ...content.view, denominator } });
    }
  };
  const fixed = 'denominator' in item.view && item.view.denominator !== null;
  const others = layout.items.filter((one): one is MapItem => one.type === 'map' && one.id !== item.id && one.view.type !== 'linked');
  const projected = drawn?.epsg ?? (item.epsg === 'auto' ? null : item.epsg);
  const grid = (part: Partial<MapGrid> | null): void =>
    change({
      grid: part === null ? null : { kind: 'lambert', step: null, labels: true, lines: 'lines', colour: '#6b7780', ...item.grid, ...part },
    });
  return (
    <Section
      title={text('layout.type.map')}
      aside={
        <Button
          size="compact"
          look={entered ? 'secondary' : 'discreet'}
          isDisabled={disabled || !drawn}
          aria-pressed={entered}
          onPress={() => {
            useLayoutView.getState().set({ entered: entered ? null : item.id });
            document.querySelector<HTMLElement>('[data-testid=page-table]')?.focus();
          }}
        >
          {text(entered ? 'layout.leave-map' : 'layout.enter-map')}
        </Button>
      }
    >
      <Rows>
        <Row name={text('layout.scale')}>
          <NumberBox
            label={text('layout.scale')}
            prefix="1:"
            decimals={0}
            least={100}
            most={100_000_000}
            step={1000}
            read={readScale}
            value={drawn?.denominator ?? null}
            disabled={disabled || item.view.type === 'linked'}
            onChange={setScale}
          />
        </Row>
        {fixed && (item.view.type === 'territory' || item.view.type === 'atlas') && (
          <Row name="">
            <Checkbox
              checked
              disabled={disabled}
              onChange={() => {
                const { view } = item;
                if (view.type === 'territory' || view.type === 'atlas') change({ view: { ...view, denominator: null } });
              }}
            >
              {text('layout.fixed-scale')}
            </Checkbox>
          </Row>
        )}
        <Row name={text('layout.extent')}>
          <ExtentChoice item={item} others={others} drawn={drawn} disabled={disabled} />
        </Row>
        {item.view.type === 'linked' && (
          <Row name={text('layout.factor')}>
            <NumberBox
              label={text('layout.factor')}
              prefix="×"
              decimals={2}
              least={0.001}
              most={1000}
              step={0.5}
              value={item.view.factor}
              disabled={disabled}
              onChange={(factor) => item.view.type === 'linked' && change({ view: { ...item.view, factor } })}
            />
          </Row>
        )}
        <Row name={text('layout.projection')}>
          <Select
            compact
            hideLabel
            label={text('layout.projection')}
            value={String(item.epsg)}
            choices={[
              {
                id: 'auto',
                label:
                  projected === null
                    ? text('layout.projection-auto')
                    : text('layout.projection-auto-of', { crs: systemName(projected, text) }),
              },
              ...LAYOUT_SYSTEMS.map((epsg) => ({
                id: String(epsg),
                label: text('layout.projection-of', { crs: systemName(epsg, text), epsg: String(epsg) }),
              })),
            ]}
            disabled={disabled}
            onChange={(id) => change({ epsg: id === 'auto' ? 'auto' : (Number(id) as MapItem['epsg']) })}
          />
        </Row>
        <Row name={text('layout.layers')}>
          <LayerChoices item={item} disabled={disabled} onChange={(layers) => change({ layers })} />
        </Row>
        <Row name={text('layout.labels')}>
          <NumberBox
            label={text('layout.label-size')}
            unit="pt"
            least={3}
            most={40}
            step={0.5}
            value={item.labelSize_pt}
            placeholder={text('layout.of-style')}
            disabled={disabled || !item.labels}
            onEmpty={() => change({ labelSize_pt: null })}
            onChange={(labelSize_pt) => change({ labelSize_pt })}
          />
          {(drawn?.labelsDropped ?? 0) > 0 && item.labels && (
            <span className="tag warning">{text('layout.labels-dropped', { count: drawn?.labelsDropped ?? 0 })}</span>
          )}
        </Row>
        <ChoiceRow
          name={text('layout.grid')}
          value={item.grid?.kind ?? NO_GRID}
          choices={[{ id: NO_GRID, label: text('layout.none-f') }, ...GRID_KINDS.map((id) => ({ id, label: text(`layout.grid.${id}`) }))]}
          disabled={disabled}
          onChange={(kind) => grid(kind === NO_GRID ? null : { kind: kind as MapGrid['kind'] })}
        />
        <ChoiceRow
          name={text('layout.role')}
          value={item.inset ?? 'main'}
          choices={(['main', 'zoom', 'overseas'] as const).map((id) => ({ id, label: text(`layout.inset.${id}`) }))}
          disabled={disabled}
          onChange={(inset) => change({ inset: inset === 'main' ? null : (inset as NonNullable<MapItem['inset']>) })}
        />
        <TitleRow
          label={text('layout.map-title')}
          most={200}
          value={item.title}
          disabled={disabled}
          onChange={(title) => change({ title })}
        />
      </Rows>
      <div className="checks">
        <Checkbox checked={item.labels} disabled={disabled} onChange={(labels) => change({ labels })}>
          {text('layout.show-labels')}
        </Checkbox>
        <Checkbox checked={item.baseMaps} disabled={disabled} onChange={(baseMaps) => change({ baseMaps })}>
          {text('layout.base-maps')}
        </Checkbox>
        {(item.view.type === 'territory' || item.view.type === 'atlas') && (
          <Checkbox checked={item.veil} disabled={disabled} onChange={(veil) => change({ veil })}>
            {text('layout.veil')}
          </Checkbox>
        )}
      </div>
    </Section>
  );
}
