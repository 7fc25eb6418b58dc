import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import { NumberBox } from './inspector/NumberBox.tsx';
import { type Series, turnTo } from './series.ts';

/** Under the page: which of the series is shown, and the way to the others. */
export function SeriesBar({ series: { plan, object } }: { series: Series }) {
  const text = useText();
  if (!plan || !object) return null;
  const { page, pages } = object;
  const name = plan.pages[page - 1]?.name ?? '';
  return (
    <nav className="series-bar" aria-label={text('layout.series')}>
      <IconButton
        compact
        placement="top"
        icon={ChevronFirst}
        label={text('layout.series.first')}
        isDisabled={page === 1}
        onPress={() => turnTo(1)}
      />
      <IconButton
        compact
        placement="top"
        icon={ChevronLeft}
        label={text('layout.series.previous')}
        isDisabled={page === 1}
        onPress={() => turnTo(page - 1)}
      />
      <span className="series-number">
        <NumberBox label={text('layout.series.number')} decimals={0} least={1} most={pages} value={page} onChange={turnTo} />
      </span>
      <span className="number" data-testid="series-page">
        {text('layout.series.of', { pages })}
      </span>
      <IconButton
        compact
        placement="top"
        icon={ChevronRight}
        label={text('layout.series.next')}
        isDisabled={page === pages}
        onPress={() => turnTo(page + 1)}
      />
      <IconButton
        compact
        placement="top"
        icon={ChevronLast}
        label={text('layout.series.last')}
        isDisabled={page === pages}
        onPress={() => turnTo(pages)}
      />
      <span className="ellipsis series-name" title={name} role="status">
        {name}
      </span>
    </nav>
  );
}
