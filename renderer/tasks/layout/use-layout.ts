/** The page shown: as the engine keeps it, or as it is being changed. */
import { useEffect, useMemo } from 'react';
import type { PageItem, PageLayout } from '../../../shared/domain/page-layout.ts';
import type { StoredLayout } from '../../../shared/domain/page-report.ts';
import { useQuery } from '../../engine/query.ts';
import { useLayoutView } from '../../state/layout.ts';
import { useProject } from '../../state/project.ts';
import { settle } from './pending.ts';

const NONE: readonly StoredLayout[] = [];
/** The table pages are kept in. */
const READ_FROM = ['cartes'];

export interface ShownLayouts {
  readonly layouts: readonly StoredLayout[];
  /** False until the engine has answered once. */
  readonly known: boolean;
  readonly current: StoredLayout | null;
  /** The page shown, draft included; null where there is none, or where a newer Emprise wrote it. */
  readonly layout: PageLayout | null;
  readonly readOnly: boolean;
}

export function useLayouts(): ShownLayouts {
  const query = useQuery('layouts/list', {}, READ_FROM);
  const chosen = useLayoutView((view) => view.current);
  const draft = useLayoutView((view) => view.draft);
  const readOnly = useProject((store) => store.project?.readOnly ?? true);
  useEffect(() => {
    if (query.data) settle();
  }, [query.data]);
  return useMemo(() => {
    const layouts = query.data ?? NONE;
    const current = layouts.find(({ id }) => id === chosen) ?? layouts[0] ?? null;
    const layout = current && draft?.id === current.id ? draft : current?.layout ? { ...current.layout, id: current.id } : null;
    return { layouts, known: query.data !== null, current, layout, readOnly };
  }, [query.data, chosen, draft, readOnly]);
}

/** The chosen items, in the order they were chosen; those that are gone are not chosen any more. */
export function useChosen(layout: PageLayout | null): readonly PageItem[] {
  const selected = useLayoutView((view) => view.selected);
  return useMemo(() => selected.flatMap((id) => layout?.items.find((item) => item.id === id) ?? []), [layout, selected]);
}
