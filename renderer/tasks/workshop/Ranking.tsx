// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid is made of positioned boxes, its roles say what they are

import { Check } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EngineError } from '../../../shared/contract/errors.ts';
import { RANKING_METHODS, type Stability } from '../../../shared/domain/workshop.ts';
import { runCommand } from '../../state/commands.ts';
import { errorMessage } from '../../state/error-text.ts';
import { useProject } from '../../state/project.ts';
import { useSelection } from '../../state/selection.ts';
import { useWorkshop } from '../../state/workshop.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { Menu } from '../../ui/Menu.tsx';
import { useText } from '../../ui/text.tsx';
import { putScenario, showDialog } from './actions.ts';
import { toggleCompared } from './compared.ts';
import { rankWith, verdictsOf, type WorkshopModel } from './model.ts';
import { RankRow } from './RankRow.tsx';
import { CellHeads } from './StabilityStrip.tsx';
import { cellShares, type RankCell, rankCells } from './stability-cells.ts';

export const RANK_HEIGHT = 36;
const BEYOND = 4;
const SITES = 'sites';
const FIRST = 3;

interface RankingProps {
  readonly model: WorkshopModel;
  readonly stability: Stability | null;
  readonly old: boolean;
  readonly failure: EngineError | null;
  /** In the place of the rows, where there is nothing to rank. */
  readonly children: ReactNode;
}

/** The ranking: rows glide to their new place; only those in sight are drawn. One tab stop: arrows go through it, Entrée opens a site, Espace compares it. */
export function Ranking({ model, stability, old, failure, children }: RankingProps) {
  const text = useText();
  const { matrix, ranking, problem } = model;
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 600 });
  const [active, setActive] = useState(0);
  const beside = useWorkshop((store) => store.beside);
  const chosen = useSelection((selection) => selection.sets[SITES]);
  const hovered = useSelection((selection) => (selection.hover?.table === SITES ? selection.hover.fid : null));
  const compared = useWorkshop((store) => store.compared);
  const verdicts = useMemo(() => verdictsOf(model.workshop), [model.workshop]);
  const other = useMemo(
    () => (beside === null || beside === ranking.method ? null : rankWith(problem, beside, model.weights)),
    [beside, ranking.method, problem, model.weights],
  );
  const cells = useMemo(() => rankCells(ranking.ranked), [ranking.ranked]);
  const sharesOf = useMemo(() => sharesBySite(stability, cells), [stability, cells]);
  const seen = useCallback(() => {
    const box = scroller.current;
    if (box) setSight({ top: box.scrollTop, height: box.clientHeight });
  }, []);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const watcher = new ResizeObserver(seen);
    watcher.observe(box);
    return () => watcher.disconnect();
  }, [seen]);

  // judgements are for the room to make, the others for the analyses
  const uncomputed = problem.criteria.filter(({ code, feed }) => feed.from !== 'judgement' && problem.unknown.includes(code)).length;
  const { order } = ranking;
  const first = Math.max(0, Math.floor(sight.top / RANK_HEIGHT) - BEYOND);
  const last = Math.min(order.length, Math.ceil((sight.top + sight.height) / RANK_HEIGHT) + BEYOND);
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  // by site, so that a row that moves stays the same element
  const rows = shown.map((place) => ({ place, index: order[place] ?? 0 })).sort((a, b) => a.index - b.index);

  const goTo = (place: number): void => {
    const next = Math.max(0, Math.min(order.length - 1, place));
    setActive(next);
    const box = scroller.current;
    if (!box) return;
    if (next * RANK_HEIGHT < box.scrollTop) box.scrollTop = next * RANK_HEIGHT;
    else if ((next + 1) * RANK_HEIGHT > box.scrollTop + box.clientHeight) box.scrollTop = (next + 1) * RANK_HEIGHT - box.clientHeight;
  };
  const siteAt = (place: number) => matrix.sites[order[place] ?? -1];
  const select = (place: number): void => {
    const site = siteAt(place);
    if (site) useSelection.getState().select(SITES, [site.fid], 'table');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(sight.height / RANK_HEIGHT) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: order.length - 1,
    };
    const next = steps[event.key];
    const site = siteAt(active);
    if (next !== undefined) {
      goTo(next);
      select(Math.max(0, Math.min(order.length - 1, next)));
    } else if (event.key === 'Enter' && site) showDialog({ what: 'site', site: site.uid });
    else if (event.key === ' ' && site) toggleCompared(site.uid);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section
      className={`ranking${other ? ' beside' : ''}`}
      data-region="ranking"
      data-help="workshop"
      aria-label={text('workshop.ranking')}
    >
      <h3 className="room-title">
        <span>{text('workshop.ranking')}</span>
        <MethodMenu model={model} />
        <span className="grow" />
        <span className="aside ellipsis" role="status">
          {ranking.ranked === 1 ? (
            text('workshop.one-ranked')
          ) : failure ? (
            text(errorMessage(failure.code), failure.params)
          ) : (
            <DrawingMenu draws={stability?.draws ?? null} />
          )}
        </span>
      </h3>
      {children ?? (
        <>
          {!matrix.stale && !matrix.unrun && uncomputed > 0 && (
            <Banner
              tone="info"
              actions={
                <Button size="compact" onPress={() => runCommand('workshop/grid')}>
                  {text('workshop.need.show')}
                </Button>
              }
            >
              {text('workshop.need.some', { count: uncomputed })}
            </Banner>
          )}
          {(matrix.stale || (matrix.unrun && uncomputed > 0)) && (
            <Banner
              tone="warning"
              actions={
                <Button size="compact" onPress={() => runCommand('analysis/run')}>
                  {text('command.analysis/run')}
                </Button>
              }
            >
              {matrix.stale ? text('workshop.stale') : text('workshop.uncomputed', { count: uncomputed })}
            </Banner>
          )}
          <div className="rank-columns" aria-hidden="true">
            <span>{text('workshop.column.rank')}</span>
            <span />
            <span>{text('workshop.column.site')}</span>
            <span />
            <span>{text('workshop.column.score')}</span>
            {other && <span style={{ textAlign: 'center' }}>{text(`workshop.method.short.${other.method}`)}</span>}
            <CellHeads cells={cells} sites={ranking.ranked} />
            <span>{text('workshop.column.frequency')}</span>
          </div>
          <div className="rank-scroll" ref={scroller} onScroll={seen}>
            <div
              className="rank-rows"
              role="grid"
              aria-label={text('workshop.ranking')}
              aria-rowcount={order.length}
              aria-activedescendant={`rank-${order[active] ?? 0}`}
              tabIndex={0}
              style={{ height: order.length * RANK_HEIGHT }}
              onKeyDown={onKeyDown}
              data-testid="ranking"
            >
              {rows.map(({ place, index }) => {
                const site = matrix.sites[index];
                if (!site) return null;
                return (
                  <RankRow
                    key={site.uid}
                    id={`rank-${index}`}
                    place={place}
                    top={place * RANK_HEIGHT}
                    site={site}
                    rank={ranking.rank[index] ?? 0}
                    score={ranking.score[index] ?? Number.NaN}
                    reliability={ranking.reliability[index] ?? 0}
                    other={other ? (other.rank[index] ?? 0) : null}
                    {...outOf(model, index)}
                    cells={cells}
                    shares={sharesOf(index)}
                    old={old}
                    alone={ranking.ranked === 1}
                    first={place < FIRST && ranking.ranked > FIRST}
                    active={place === active}
                    selected={chosen?.includes(site.fid) ?? false}
                    hovered={hovered === site.fid}
                    compared={compared?.includes(site.uid) ?? false}
                    verdict={verdicts.get(site.uid) ?? null}
                    onActive={setActive}
                  />
                );
              })}
            </div>
          </div>
        </>
      )}
    </section>
  );
}

/** Why a site has no rank: left out of the scenario, excluded by a criterion, nothing known of it. */
function outOf(
  { problem, ranking }: WorkshopModel,
  index: number,
): { readonly out: 'left-out' | 'excluded' | 'unknown' | null; readonly excluding: string } {
  if ((ranking.rank[index] ?? 0) > 0) return { out: null, excluding: '' };
  if (problem.included[index] === 0) return { out: 'left-out', excluding: '' };
  const excluding = problem.criteria[problem.excludedBy[index] ?? -1];
  return excluding ? { out: 'excluded', excluding: excluding.label } : { out: 'unknown', excluding: '' };
}

/** The same list for the same site as long as the draws stand: a row whose strip says the same is not drawn again. */
function sharesBySite(stability: Stability | null, cells: readonly RankCell[]): (index: number) => readonly number[] | null {
  if (stability === null) return () => null;
  const { acceptability, ranks } = stability;
  const kept = new Map<number, readonly number[]>();
  return (index) => {
    const shares = kept.get(index) ?? cellShares(acceptability, index * ranks, ranks, cells);
    kept.set(index, shares);
    return shares;
  };
}

function MethodMenu({ model }: { model: WorkshopModel }) {
  const text = useText();
  const beside = useWorkshop((store) => store.beside);
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const { set } = useWorkshop.getState();
  const { scenario } = model;
  const { method } = scenario;
  const fixed = readOnly || scenario.frozenAt !== null;
  return (
    <span className="aside">
      <Menu
        label={text('workshop.method')}
        trigger={
          <LinkButton>
            {text(`workshop.method.${method}`)}
            {beside && beside !== method ? ` + ${text(`workshop.method.short.${beside}`)}` : ''}
          </LinkButton>
        }
        entries={[
          ...RANKING_METHODS.map((id) => ({
            id: `main-${id}`,
            label: text('workshop.method.rank', { method: text(`workshop.method.${id}`) }),
            ...(id === method ? { icon: Check } : {}),
            disabled: fixed || id === method,
            run: () => void putScenario({ ...scenario, method: id }),
          })),
          ...RANKING_METHODS.filter((id) => id !== method).map((id, index) => ({
            id: `beside-${id}`,
            separated: index === 0,
            label: text(beside === id ? 'workshop.method.hide' : 'workshop.method.show', { method: text(`workshop.method.${id}`) }),
            run: () => set({ beside: beside === id ? null : id }),
          })),
        ]}
      />
    </span>
  );
}

/** Over which weights the ranks are drawn. */
function DrawingMenu({ draws }: { draws: number | null }) {
  const text = useText();
  const format = useFormat();
  const drawing = useWorkshop((store) => store.drawing);
  const { set } = useWorkshop.getState();
  const words = text(`workshop.drawing.${drawing.kind}`, { spread: drawing.kind === 'around' ? (drawing.spread_percent ?? 50) : 0 });
  return (
    <Menu
      label={text('workshop.drawing')}
      placement="bottom end"
      trigger={<LinkButton>{text('workshop.stability', { draws: format.number(draws ?? 10_000), drawing: words })}</LinkButton>}
      entries={[
        ...[20, 50].map((spread_percent) => ({
          id: `around-${spread_percent}`,
          label: text('workshop.drawing.around.long', { spread: spread_percent }),
          run: () => set({ drawing: { kind: 'around', spread_percent } }),
        })),
        { id: 'uniform', label: text('workshop.drawing.uniform.long'), run: () => set({ drawing: { kind: 'uniform' } }) },
        { id: 'ballots', label: text('workshop.drawing.ballots.long'), run: () => set({ drawing: { kind: 'ballots', round: null } }) },
      ]}
    />
  );
}
