/** Rows by windows: only the pages in view are asked, and kept until their table changes. Old rows stay shown while new ones are on their way. */
import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { CallResult } from '../../../shared/contract/engine.ts';
import { call } from '../../engine/call.ts';
import { on } from '../../engine/events.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useNotices } from '../../state/notices.ts';

export type TableRow = CallResult<'table/rows'>['rows'][number];
export interface RowQuery {
  readonly table: string;
  readonly sort: readonly { readonly field: string; readonly descending: boolean }[];
  readonly search: string;
}

const PAGE = 200;
const LARGEST = 2000;

export function rowParams({ table, sort, search }: RowQuery) {
  return { table, sort: [...sort], ...(search === '' ? {} : { search }) };
}

export interface Rows {
  /** null until the first answer. */
  readonly total: number | null;
  readonly row: (index: number) => TableRow | null;
  /** Asks for what is missing between two positions, inclusive. */
  readonly ensure: (first: number, last: number) => void;
}

interface Store {
  readonly key: string;
  total: number | null;
  readonly pages: Map<number, readonly TableRow[]>;
  readonly fresh: Set<number>;
}

export function useRows(query: RowQuery): Rows {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const key = JSON.stringify(query);
  const store = useRef<Store>({ key: '', total: null, pages: new Map(), fresh: new Set() });
  if (store.current.key !== key) store.current = { key, total: null, pages: new Map(), fresh: new Set() };
  const current = useRef(query);
  current.current = query;

  const ask = useCallback(async (page: number) => {
    const asked = store.current;
    if (asked.fresh.has(page)) return;
    asked.fresh.add(page);
    try {
      const answer = await call('table/rows', { ...rowParams(current.current), offset: page * PAGE, limit: PAGE });
      if (asked !== store.current) return;
      asked.total = answer.total;
      asked.pages.set(page, answer.rows);
      redraw();
    } catch (error) {
      asked.fresh.delete(page);
      if (asked === store.current) useNotices.getState().refuse(refusalOf(error));
    }
  }, []);

  const ensure = useCallback(
    (first: number, last: number) => {
      for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) void ask(page);
    },
    [ask],
  );

  useEffect(() => {
    if (key !== '') ensure(0, PAGE - 1);
    return on('project/changed', ({ tables, origin }) => {
      if (origin === 'style' || (origin === 'edit' && !tables.includes(current.current.table))) return;
      store.current.fresh.clear();
      redraw();
      ensure(0, PAGE - 1);
    });
  }, [key, ensure]);

  const { total, pages } = store.current;
  return { total, row: (index) => pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null, ensure };
}

/** The objects between two positions of the table, whatever of it is loaded. */
export async function fidsBetween(query: RowQuery, first: number, last: number): Promise<number[]> {
  const fids: number[] = [];
  for (let offset = first; offset <= last; offset += LARGEST) {
    const { rows } = await call('table/rows', { ...rowParams(query), offset, limit: Math.min(LARGEST, last - offset + 1) });
    fids.push(...rows.map((row) => row.fid));
  }
  return fids;
}
