import { memo } from 'react';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { cellHead, type RankCell } from './stability-cells.ts';

const columns = (cells: number) => ({ gridTemplateColumns: `repeat(${cells}, minmax(0, 1fr))` });

export function CellHeads({ cells, sites }: { cells: readonly RankCell[]; sites: number }) {
  return (
    <span className="cell-heads" style={columns(cells.length)} aria-hidden="true">
      {cells.map((cell) => (
        <span key={cell.to}>{cellHead(cell, sites)}</span>
      ))}
    </span>
  );
}

interface StripProps {
  readonly cells: readonly RankCell[];
  /** Null: not known yet. */
  readonly shares: readonly number[] | null;
  readonly rank: number;
  /** Reckoned for weights that have moved since. */
  readonly old: boolean;
}

/** How often a site takes each rank while the weights vary; its present rank outlined. */
export const StabilityStrip = memo(function StabilityStrip({ cells, shares, rank, old }: StripProps) {
  const text = useText();
  const format = useFormat();
  const own = cells.findIndex(({ from, to }) => rank >= from && rank <= to);
  const share = shares?.[own];
  const words =
    share === undefined ? text('workshop.stability.waiting') : text('workshop.stability.cell', { rank, share: format.percent(share) });
  return (
    <span className={`cells${old ? ' old' : ''}`} style={columns(cells.length)} role="img" aria-label={words} title={words}>
      {cells.map((cell, index) => (
        <u
          key={cell.to}
          className={index === own ? 'current' : ''}
          style={
            {
              '--share': String(Math.min(1, (shares?.[index] ?? 0) * 0.85 + ((shares?.[index] ?? 0) > 0.004 ? 0.12 : 0))),
            } as React.CSSProperties
          }
        />
      ))}
    </span>
  );
});
