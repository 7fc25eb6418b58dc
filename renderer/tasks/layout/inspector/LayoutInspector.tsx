import { AlignHorizontalSpaceAround, EllipsisVertical, Lock, Trash2 } from 'lucide-react';
import { memo } from 'react';
import type { PageItem, PageLayout } from '../../../../shared/domain/page-layout.ts';
import type { PageReport } from '../../../../shared/domain/page-report.ts';
import { useLayoutView } from '../../../state/layout.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { useText } from '../../../ui/text.tsx';
import { copyChosen, duplicateChosen, orderChosen, pasteCopied, removeChosen, toggleLocked } from '../change.ts';
import { itemName } from '../item-name.ts';
import type { Series } from '../series.ts';
import { CheckList } from './CheckList.tsx';
import { FrameSection } from './FrameSection.tsx';
import { LegendSection } from './LegendSection.tsx';
import { MapSection } from './MapSection.tsx';
import { ImageSection, LineSection, OfMapSection, RectangleSection } from './OtherSections.tsx';
import { PageSection } from './PageSection.tsx';
import { PlaceSection } from './PlaceSection.tsx';
import { SeriesSection } from './SeriesSection.tsx';
import { ChartSection, TableSection } from './TableSection.tsx';
import { TextSection } from './TextSection.tsx';

interface LayoutInspectorProps {
  readonly layout: PageLayout;
  readonly chosen: readonly PageItem[];
  /** The same as they are being dragged. */
  readonly moving: readonly PageItem[];
  readonly series: Series;
  readonly report: PageReport | null;
  readonly readOnly: boolean;
}

/** What is chosen on the page, or the page itself; then what to mend before export. */
export function LayoutInspector({ layout, chosen, moving, series, report, readOnly }: LayoutInspectorProps) {
  const text = useText();
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const copied = useLayoutView((view) => view.copied.length);
  const title = only ? itemName(only, text) : chosen.length > 1 ? text('layout.items', { count: chosen.length }) : layout.name;
  return (
    <>
      <header className="panel-head">
        <h2 className="grow ellipsis" title={title} data-testid="layout-inspector-title">
          {title}
        </h2>
        <span className="tag">
          {only ? text(`layout.type.${only.type}`) : chosen.length > 1 ? text('layout.several') : text('layout.page')}
        </span>
        {chosen.length > 0 && (
          <Menu
            label={text('layout.item-actions')}
            placement="bottom end"
            trigger={<IconButton compact icon={EllipsisVertical} label={text('layout.item-actions')} />}
            entries={[
              { id: 'copy', label: text('action.copy'), shortcut: 'Mod+C', run: copyChosen },
              {
                id: 'paste',
                label: text('layout.paste'),
                shortcut: 'Mod+V',
                disabled: readOnly || copied === 0,
                run: () => pasteCopied(text),
              },
              { id: 'duplicate', label: text('layout.duplicate'), shortcut: 'Mod+D', disabled: readOnly, run: () => duplicateChosen(text) },
              {
                id: 'front',
                label: text('layout.order.front'),
                shortcut: 'Mod+Shift+PageUp',
                separated: true,
                disabled: readOnly,
                run: () => orderChosen('front', text),
              },
              { id: 'up', label: text('layout.order.up'), shortcut: 'Mod+PageUp', disabled: readOnly, run: () => orderChosen('up', text) },
              {
                id: 'down',
                label: text('layout.order.down'),
                shortcut: 'Mod+PageDown',
                disabled: readOnly,
                run: () => orderChosen('down', text),
              },
              {
                id: 'back',
                label: text('layout.order.back'),
                shortcut: 'Mod+Shift+PageDown',
                disabled: readOnly,
                run: () => orderChosen('back', text),
              },
              {
                id: 'lock',
                label: text(chosen.every(({ locked }) => locked) ? 'layout.unlock' : 'layout.lock'),
                icon: Lock,
                separated: true,
                disabled: readOnly,
                run: () => toggleLocked(text),
              },
              {
                id: 'remove',
                label: text('layout.remove-item'),
                icon: Trash2,
                shortcut: 'Delete',
                danger: true,
                disabled: readOnly || chosen.every(({ locked }) => locked),
                run: () => removeChosen(text),
              },
            ]}
          />
        )}
      </header>
      <div className="inspector-scroll">
        {chosen.some(({ locked }) => locked) && (
          <p className="locked-note small">
            <Lock size={14} />
            <span className="grow">{text('layout.locked-note')}</span>
            {!readOnly && (
              <Button size="compact" look="discreet" onPress={() => toggleLocked(text)}>
                {text(chosen.every(({ locked }) => locked) ? 'layout.unlock' : 'layout.lock')}
              </Button>
            )}
          </p>
        )}
        {chosen.length > 0 && <PlaceSection items={moving} disabled={readOnly} />}
        {/* another item, other fields: what is being typed in one never goes to the next */}
        <div className="layout-own" key={only?.id ?? 'page'}>
          {only ? (
            <ItemSections item={only} layout={layout} disabled={readOnly} />
          ) : chosen.length === 0 ? (
            <>
              <PageSection layout={layout} disabled={readOnly} />
              <SeriesSection series={series} />
            </>
          ) : (
            <p className="small muted several-note">
              <AlignHorizontalSpaceAround size={16} />
              {text('layout.several-note')}
            </p>
          )}
        </div>
        <CheckList layout={layout} report={report} />
      </div>
    </>
  );
}

const ItemSections = memo(function ItemSections({ item, layout, disabled }: { item: PageItem; layout: PageLayout; disabled: boolean }) {
  const framed = item.type !== 'line';
  return (
    <>
      <OwnSection item={item} layout={layout} disabled={disabled} />
      {framed && <FrameSection item={item} disabled={disabled} />}
    </>
  );
});

function OwnSection({ item, layout, disabled }: { item: PageItem; layout: PageLayout; disabled: boolean }) {
  switch (item.type) {
    case 'map':
      return <MapSection item={item} layout={layout} disabled={disabled} />;
    case 'text':
      return <TextSection item={item} disabled={disabled} />;
    case 'legend':
      return <LegendSection item={item} layout={layout} disabled={disabled} />;
    case 'table':
      return <TableSection item={item} disabled={disabled} />;
    case 'chart':
      return <ChartSection item={item} disabled={disabled} />;
    case 'image':
      return <ImageSection item={item} disabled={disabled} />;
    case 'line':
      return <LineSection item={item} disabled={disabled} />;
    case 'rectangle':
      return <RectangleSection item={item} disabled={disabled} />;
    default:
      return <OfMapSection item={item} layout={layout} disabled={disabled} />;
  }
}
