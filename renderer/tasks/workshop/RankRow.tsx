// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid is made of positioned boxes, its roles say what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active descendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keyboard
import { Ban, CircleCheck, CirclePause, Columns2 } from 'lucide-react';
import { memo } from 'react';
import type { MatrixSite, Verdict } from '../../../shared/domain/workshop.ts';
import { useSelection } from '../../state/selection.ts';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import { showDialog } from './actions.ts';
import { toggleCompared } from './compared.ts';
import { nameOf } from './model.ts';
import { NumberedDisc } from './NumberedDisc.tsx';
import { StabilityStrip } from './StabilityStrip.tsx';
import type { RankCell } from './stability-cells.ts';

export const VERDICT_ICONS = { accept: CircleCheck, reserve: CirclePause, reject: Ban } as const;
/** Below, the mark of the reliability says it beside the bar too. */
const WELL_KNOWN = 0.995;
/** On two lines. */
const LONG_NAME = 20;

interface RankRowProps {
  readonly id: string;
  /** Pixels from the top of the list. */
  readonly top: number;
  /** Its place in the list, from 0. */
  readonly place: number;
  readonly site: MatrixSite;
  /** 0: none. */
  readonly rank: number;
  readonly score: number;
  readonly reliability: number;
  /** Rank by the second method; null where none is shown. */
  readonly other: number | null;
  readonly out: 'left-out' | 'excluded' | 'unknown' | null;
  /** The criterion that excludes it. */
  readonly excluding: string;
  readonly cells: readonly RankCell[];
  readonly shares: readonly number[] | null;
  readonly old: boolean;
  /** The only one with a rank: nothing to draw. */
  readonly alone: boolean;
  readonly first: boolean;
  readonly active: boolean;
  readonly selected: boolean;
  readonly hovered: boolean;
  readonly compared: boolean;
  readonly verdict: Verdict | null;
  readonly onActive: (place: number) => void;
}

/** Nothing it is given is made anew in each frame: a row that says the same is not drawn again. */
export const RankRow = memo(function RankRow(props: RankRowProps) {
  const { id, top, site, rank, score, reliability, other, out, cells, shares, old, verdict } = props;
  const text = useText();
  const format = useFormat();
  const own = cells.findIndex(({ from, to }) => rank >= from && rank <= to);
  const share = shares?.[own];
  const Verdict = verdict && VERDICT_ICONS[verdict];
  const looks = [
    ['first', props.first && !props.selected],
    ['selected', props.selected],
    ['hovered', props.hovered],
    ['active', props.active],
    ['compared', props.compared],
    ['out', out !== null],
  ].flatMap(([look, on]) => (on ? [look] : []));
  const known = text('workshop.reliability', { share: format.percent(reliability) });
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={props.place + 1}
      aria-selected={props.selected}
      className={`rank-row ${looks.join(' ')}`}
      style={{ transform: `translateY(${top}px)` }}
      data-site={site.fid}
      onClick={() => {
        props.onActive(props.place);
        useSelection.getState().select('sites', [site.fid], 'table');
      }}
      onDoubleClick={() => showDialog({ what: 'site', site: site.uid })}
      onPointerEnter={() => useSelection.getState().setHover({ table: 'sites', fid: site.fid })}
      onPointerLeave={() => useSelection.getState().setHover(null)}
    >
      <span role="gridcell" className="rank number">
        {out ? '–' : rank}
      </span>
      <span role="gridcell">
        <NumberedDisc number={site.fid} maturite={site.maturite} />
        <span className="visually-hidden">{site.fid}</span>
      </span>
      <span role="gridcell" className={`name${nameOf(site).length > LONG_NAME ? ' long' : ''}`}>
        <span className={nameOf(site).length > LONG_NAME ? '' : 'ellipsis'} title={nameOf(site)}>
          {nameOf(site)}
        </span>
        {Verdict && (
          <span className={`verdict ${verdict}`} title={text(`workshop.verdict.${verdict}`)}>
            <Verdict size={16} />
          </span>
        )}
        {(props.hovered || props.active || props.compared) && (
          <span className="row-tools">
            <IconButton
              compact
              icon={Columns2}
              excludeFromTabOrder
              label={text(props.compared ? 'workshop.compare.remove' : 'workshop.compare.add', { site: nameOf(site) })}
              aria-pressed={props.compared}
              active={props.compared}
              onPress={() => toggleCompared(site.uid)}
            />
          </span>
        )}
      </span>
      {out ? (
        <span role="gridcell" className="why">
          {text(`workshop.out.${out}`, { criterion: props.excluding })}
        </span>
      ) : (
        <>
          <span role="gridcell" className="score-bars" title={known}>
            <span className="visually-hidden">{known}</span>
            <span>
              <i style={{ width: `${score}%` }} />
            </span>
            {reliability < WELL_KNOWN && (
              <span>
                <i style={{ width: `${reliability * 100}%` }} />
              </span>
            )}
          </span>
          <span role="gridcell" className="score number">
            {format.number(score, 1)}
          </span>
          {other !== null && (
            <span role="gridcell" className={`other number${other !== rank ? ' moved' : ''}`}>
              {other === 0 ? '–' : other}
            </span>
          )}
          <span role="gridcell">
            <StabilityStrip cells={cells} shares={shares} rank={rank} old={old} />
          </span>
          <span role="gridcell" className={`frequency number${old ? ' old' : ''}`}>
            {share === undefined ? (props.alone ? '–' : '…') : format.percent(share)}
          </span>
        </>
      )}
    </div>
  );
});
