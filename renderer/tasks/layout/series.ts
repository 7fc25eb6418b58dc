/** A page drawn once for each object of a layer: which objects, how many pages, which of them is shown. */
import { useEffect, useMemo } from 'react';
import type { Atlas, AtlasPlan } from '../../../shared/domain/atlas.ts';
import { tableOfLayer } from '../../../shared/domain/layer.ts';
import type { PageObject } from '../../../shared/domain/page-report.ts';
import type { EngineFailure } from '../../engine/failure.ts';
import { useQuery } from '../../engine/query.ts';
import { type SeriesChoice, useLayoutView } from '../../state/layout.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useSelection } from '../../state/selection.ts';

export interface Series {
  readonly choice: SeriesChoice | null;
  readonly plan: AtlasPlan | null;
  /** Why there is no series: no object, a filter that cannot be read. */
  readonly failure: EngineFailure | null;
  readonly loading: boolean;
  /** The object of the page shown. */
  readonly object: PageObject | null;
}

/** As the engine is asked; the selection is that of the window. */
export function atlasOf({ layer, by, which, where }: SeriesChoice): Atlas {
  const chosen = useSelection.getState().sets[tableOfLayer(layer)];
  return {
    layer,
    by,
    where: which === 'filter' && where.trim() !== '' ? where.trim() : null,
    search: null,
    fids: which === 'selection' ? [...(chosen ?? [])] : null,
    sort: [],
  };
}

export function useSeries(id: string | null): Series {
  const choice = useLayoutView((view) => (id === null ? null : (view.series[id] ?? null)));
  const page = useLayoutView((view) => view.seriesPage);
  const language = usePreferences((preferences) => preferences.language);
  const chosen = useSelection((selection) => (choice ? selection.sets[tableOfLayer(choice.layer)] : undefined));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selection is read anew when it changes
  const atlas = useMemo(() => choice && atlasOf(choice), [choice, chosen]);
  const { data, failure, loading } = useQuery('atlas/plan', atlas && { atlas, language }, [choice ? tableOfLayer(choice.layer) : '*']);
  const plan = choice && !failure ? data : null;
  useEffect(() => {
    useLayoutView.setState({ seriesPlan: plan });
  }, [plan]);
  const object = useMemo(() => (choice && plan ? objectOf(choice, plan, page) : null), [choice, plan, page]);
  return { choice, plan, failure: choice ? failure : null, loading, object };
}

function objectOf({ layer, by }: SeriesChoice, { pages }: AtlasPlan, page: number): PageObject | null {
  const at = Math.min(Math.max(1, page), pages.length);
  const one = pages[at - 1];
  return one ? { layer, by, fid: one.fid, page: at, pages: pages.length } : null;
}

/** The object of the page that is shown now, for an export of that page alone. */
export function shownObject(): PageObject | null {
  const { shown, series, seriesPlan, seriesPage } = useLayoutView.getState();
  const choice = shown && series[shown.id];
  return choice && seriesPlan ? objectOf(choice, seriesPlan, seriesPage) : null;
}

export function setSeries(id: string, choice: SeriesChoice | null): void {
  const { [id]: _, ...others } = useLayoutView.getState().series;
  useLayoutView.setState({ series: choice ? { ...others, [id]: choice } : others, seriesPage: 1 });
}

/** To a page of the series, within it. */
export function turnTo(page: number): void {
  const count = useLayoutView.getState().seriesPlan?.pages.length ?? 0;
  if (count > 0) useLayoutView.setState({ seriesPage: Math.min(count, Math.max(1, Math.round(page))) });
}
