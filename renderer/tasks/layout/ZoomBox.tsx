import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useShallow } from 'zustand/react/shallow';
import { pageSize_mm } from '../../../shared/domain/layout.ts';
import type { PageLayout } from '../../../shared/domain/page-layout.ts';
import { useLayoutView } from '../../state/layout.ts';
import { useFormat } from '../../ui/format.ts';
import { Menu } from '../../ui/Menu.tsx';
import { useText } from '../../ui/text.tsx';
import { fitted, readZoom, ZOOMS, zoomOf } from './table-view.ts';
import { fitPage, zoomTo } from './zoom.ts';

/** The zoom in figures, to be typed or chosen. */
export function ZoomBox({ layout }: { layout: PageLayout }) {
  const text = useText();
  const format = useFormat();
  const { view, tableSize } = useLayoutView(useShallow(({ view, tableSize }) => ({ view, tableSize })));
  const [typed, setTyped] = useState<string | null>(null);
  const zoom = zoomOf(view ?? fitted(pageSize_mm(layout.page), tableSize));
  const take = (): void => {
    const read = typed === null ? null : readZoom(typed);
    setTyped(null);
    if (read !== null) zoomTo(read);
  };
  return (
    <span className="zoom-box input compact">
      <input
        aria-label={text('layout.zoom')}
        value={typed ?? format.percent(zoom)}
        onChange={({ target }) => setTyped(target.value)}
        onFocus={({ target }) => target.select()}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
          if (event.key !== 'Escape' || typed === null) return;
          event.preventDefault();
          setTyped(null);
        }}
      />
      <Menu
        label={text('layout.zoom')}
        placement="bottom end"
        trigger={
          <AriaButton className="zoom-more" aria-label={text('layout.zooms')}>
            <ChevronDown size={14} />
          </AriaButton>
        }
        entries={[
          { id: 'fit', label: text('layout.fit'), run: fitPage },
          ...ZOOMS.map((value, index) => ({
            id: String(value),
            label: format.percent(value),
            separated: index === 0,
            run: () => zoomTo(value),
          })),
        ]}
      />
    </span>
  );
}
