/** What the engine finds in the project for the words typed: the last answer stays until the next one is there. */
import { useEffect, useState } from 'react';
import type { Found } from '../../../shared/domain/search.ts';
import { call } from '../../engine/call.ts';

const MOST = 8;

/** `query` empty asks nothing, but lets the engine get ready. `loading`: the answer shown is of other words. */
export function useFound(query: string, asked: boolean): { readonly found: readonly Found[]; readonly loading: boolean } {
  const [answer, setAnswer] = useState<{ readonly query: string; readonly found: readonly Found[] }>({ query: '', found: [] });
  useEffect(() => {
    if (!asked) return;
    let current = true;
    call('search/find', { query, most: MOST })
      .then(({ found }) => current && setAnswer({ query, found }))
      .catch(() => current && setAnswer({ query, found: [] }));
    return () => {
      current = false;
    };
  }, [query, asked]);
  if (!asked || query === '') return { found: [], loading: false };
  return { found: answer.found, loading: answer.query !== query };
}
