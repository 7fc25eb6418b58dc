/** Rows by windows: only the pages in view are asked, and kept until their table changes. Old rows stay shown while new ones are on their way. */
import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { CallResult } from '../../../shared/contract/engine.ts';
import { call } from '../../engine/call.ts';
import { on } from '../../engine/events.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useNotices } from '../../state/notices.ts';
import type { TableSort } from '../../state/table-view.ts';

export type TableRow = CallResult<'table/rows'>['rows'][number];
export interface RowQuery {
  readonly table: string;
  readonly sort: readonly TableSort[];
  readonly where: string | undefined;
  readonly search: string;
}

const PAGE = 100;
/** A quick scroll passes over more pages than anybody reads: the last ones in view are asked first, and few at a time. */
const AT_ONCE = 2;
const KEPT_PAGES = 400;

export function rowParams({ table, sort, where, search }: RowQuery) {
  return { table, sort: [...sort], ...(where === undefined ? {} : { where }), ...(search === '' ? {} : { search }) };
}

export interface Rows {
  /** null until the first answer. */
  readonly total: number | null;
  /** The engine is at work on this sorting or filter for the first time; what is shown is that of before. */
  readonly isWorking: boolean;
  readonly row: (index: number) => TableRow | null;
  /** Asks for what is missing between two positions, inclusive. */
  readonly ensure: (first: number, last: number) => void;
}

interface Store {
  readonly key: string;
  total: number | null;
  readonly pages: Map<number, readonly TableRow[]>;
  readonly fresh: Set<number>;
  running: number;
  /** Pages in view, to be asked when there is room. */
  wanted: readonly number[];
}

const emptyStore = (key: string): Store => ({ key, total: null, pages: new Map(), fresh: new Set(), running: 0, wanted: [] });

/** `onRefused`: the engine will not show this query (given up, or an expression that says nothing). */
export function useRows(query: RowQuery, onRefused: () => void): Rows {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const key = JSON.stringify(query);
  const store = useRef<Store>(emptyStore(''));
  const shown = useRef<Store>(store.current);
  if (store.current.key !== key) {
    store.current = emptyStore(key);
    store.current.wanted = [0];
  }
  const current = useRef(query);
  current.current = query;
  const refused = useRef(onRefused);
  refused.current = onRefused;

  const pump = useCallback((asked: Store): void => {
    for (const page of asked.wanted) {
      if (asked !== store.current || asked.running >= AT_ONCE) return;
      if (asked.fresh.has(page)) continue;
      asked.fresh.add(page);
      asked.running += 1;
      call('table/rows', { ...rowParams(current.current), offset: page * PAGE, limit: PAGE })
        .then((answer) => {
          if (asked !== store.current) return;
          shown.current = asked;
          asked.total = answer.total;
          asked.pages.delete(page);
          asked.pages.set(page, answer.rows);
          for (const oldest of asked.pages.keys()) {
            if (asked.pages.size <= KEPT_PAGES) break;
            asked.pages.delete(oldest);
            asked.fresh.delete(oldest);
          }
          redraw();
        })
        .catch((error: unknown) => {
          asked.fresh.delete(page);
          if (asked !== store.current) return;
          asked.wanted = [];
          const refusal = refusalOf(error);
          if (refusal.code !== 'cancelled') useNotices.getState().refuse(refusal);
          refused.current();
        })
        .finally(() => {
          asked.running -= 1;
          pump(asked);
        });
    }
  }, []);

  const ensure = useCallback(
    (first: number, last: number) => {
      const asked = store.current;
      if (asked !== shown.current) return;
      const pages: number[] = [];
      for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) pages.push(page);
      asked.wanted = pages;
      pump(asked);
    },
    [pump],
  );

  useEffect(() => {
    if (key !== '') pump(store.current);
    return on('project/changed', ({ tables, origin }) => {
      if (origin === 'style' || (origin === 'edit' && !tables.includes(current.current.table))) return;
      const asked = store.current;
      asked.fresh.clear();
      if (asked.wanted.length === 0) asked.wanted = [0];
      pump(asked);
    });
  }, [key, pump]);

  const { total, pages } = shown.current.key === key || isSameTable(shown.current.key, key) ? shown.current : store.current;
  return {
    total,
    isWorking: shown.current !== store.current,
    row: (index) => pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null,
    ensure,
  };
}

function isSameTable(shown: string, key: string): boolean {
  return shown !== '' && (JSON.parse(shown) as RowQuery).table === (JSON.parse(key) as RowQuery).table;
}

/** The objects between two positions of the table, inclusive, whatever of it is loaded. */
export async function fidsBetween(query: RowQuery, from: number, to: number): Promise<number[]> {
  const { fids } = await call('table/range', { ...rowParams(query), from, to });
  return [...fids];
}
