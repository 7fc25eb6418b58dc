/** A page drawn once for each object of a layer, as the page is kept with it: how many pages that makes, which of them is shown. */
import { useEffect, useMemo } from 'react';
import { type AtlasPlan, atlasOfSeries, type PageSeries } from '../../../shared/domain/atlas.ts';
import { tableOfLayer } from '../../../shared/domain/layer.ts';
import type { PageLayout } from '../../../shared/domain/page-layout.ts';
import type { PageObject } from '../../../shared/domain/page-report.ts';
import type { EngineFailure } from '../../engine/failure.ts';
import { useQuery } from '../../engine/query.ts';
import { useLayoutView } from '../../state/layout.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useSelection } from '../../state/selection.ts';
import { commitLayout } from './pending.ts';

export interface Series {
  readonly choice: PageSeries | null;
  readonly plan: AtlasPlan | null;
  /** Why there is no series: no object, a filter that cannot be read. */
  readonly failure: EngineFailure | null;
  readonly loading: boolean;
  /** The object of the page shown. */
  readonly object: PageObject | null;
}

/** The objects chosen in the window now, of the layer of a series. */
export const chosenOf = (layer: string): readonly number[] => [...(useSelection.getState().sets[tableOfLayer(layer)] ?? [])];

export function useSeries(layout: PageLayout | null): Series {
  const read = useLayoutView((view) => (layout && view.readOnly ? view.readSeries[layout.id] : undefined));
  const choice = read === undefined ? (layout?.series ?? null) : read;
  const page = useLayoutView((view) => view.seriesPage);
  const language = usePreferences((preferences) => preferences.language);
  // the page is a new object at every change of it: what is asked is compared as it is written
  const key = choice && JSON.stringify(atlasOfSeries(choice));
  const atlas = useMemo(() => (key === null ? null : (JSON.parse(key) as ReturnType<typeof atlasOfSeries>)), [key]);
  const { data, failure, loading } = useQuery('atlas/plan', atlas && { atlas, language }, [choice ? tableOfLayer(choice.layer) : '*']);
  const plan = atlas && !failure ? data : null;
  useEffect(() => {
    useLayoutView.setState({ seriesPlan: plan });
  }, [plan]);
  const object = useMemo(() => (atlas && plan ? objectOf(atlas, plan, page) : null), [atlas, plan, page]);
  return { choice, plan, failure: choice ? failure : null, loading, object };
}

function objectOf({ layer, by }: Pick<PageSeries, 'layer' | 'by'>, { pages }: AtlasPlan, page: number): PageObject | null {
  const at = Math.min(Math.max(1, page), pages.length);
  const one = pages[at - 1];
  return one ? { layer, by, fid: one.fid, page: at, pages: pages.length } : null;
}

/** The object of the page that is shown now, for an export of that page alone. */
export function shownObject(): PageObject | null {
  const { shown, readOnly, readSeries, seriesPlan, seriesPage } = useLayoutView.getState();
  const read = shown && readOnly ? readSeries[shown.id] : undefined;
  const series = read === undefined ? shown?.series : read;
  return series && seriesPlan ? objectOf(series, seriesPlan, seriesPage) : null;
}

/** Kept with the page, as one step; of a project that is only read, as long as the window. */
export function setSeries(series: PageSeries | null): void {
  const { shown, readOnly, readSeries } = useLayoutView.getState();
  if (!shown) return;
  const before = readSeries[shown.id] ?? shown.series;
  // the form of the files says nothing of the pages: one stays where one is
  const same = before && series && JSON.stringify(atlasOfSeries(before)) === JSON.stringify(atlasOfSeries(series));
  if (!same) useLayoutView.setState({ seriesPage: 1 });
  if (readOnly) useLayoutView.setState({ readSeries: { ...readSeries, [shown.id]: series } });
  else commitLayout({ ...shown, series }, 'series', shown.name);
}

/** To a page of the series, within it. */
export function turnTo(page: number): void {
  const count = useLayoutView.getState().seriesPlan?.pages.length ?? 0;
  if (count > 0) useLayoutView.setState({ seriesPage: Math.min(count, Math.max(1, Math.round(page))) });
}
