/** Answers of reading calls, kept until the engine says that what they were read from has changed. The old answer shows while the new one is on its way. */
import { useCallback, useSyncExternalStore } from 'react';
import type { CallParams, CallResult, EngineCall } from '../../shared/contract/engine.ts';
import { call } from './call.ts';
import { on } from './events.ts';
import { EngineFailure } from './failure.ts';

export interface QueryState<T> {
  readonly data: T | null;
  readonly failure: EngineFailure | null;
  readonly loading: boolean;
}

interface Entry {
  readonly name: EngineCall;
  readonly params: unknown;
  readonly tables: readonly string[];
  state: QueryState<unknown>;
  readonly watchers: Set<() => void>;
  asked: number;
}

const NOTHING: QueryState<never> = { data: null, failure: null, loading: false };
const KEPT = 200;
const entries = new Map<string, Entry>();

function show(entry: Entry, state: QueryState<unknown>): void {
  entry.state = state;
  for (const watcher of entry.watchers) watcher();
}

async function ask(entry: Entry): Promise<void> {
  entry.asked += 1;
  const turn = entry.asked;
  show(entry, { ...entry.state, loading: true });
  try {
    const data = await call(entry.name, entry.params as CallParams<EngineCall>);
    if (turn === entry.asked) show(entry, { data, failure: null, loading: false });
  } catch (error) {
    const failure = error instanceof EngineFailure ? error : new EngineFailure({ code: 'internal', params: {}, details: String(error) });
    if (turn === entry.asked) show(entry, { data: entry.state.data, failure, loading: false });
  }
}

/** Forgets the answers nobody looks at any more, asks the others again. `null` = all tables. */
export function refresh(tables: readonly string[] | null): void {
  for (const [key, entry] of entries) {
    if (tables && !entry.tables.some((table) => table === '*' || tables.includes(table))) continue;
    if (entry.watchers.size === 0) entries.delete(key);
    else void ask(entry);
  }
}

/** What a workshop writes at each gesture: of its tables nothing else is read. */
const OF_THE_ROOM: readonly string[] = [
  ...['scenarios', 'poids', 'groupes', 'participants', 'tours', 'bulletins', 'commentaires', 'actions_atelier', 'journal_atelier'],
];

on('project/changed', ({ tables, origin }) => {
  const inTheRoom = tables.length > 0 && tables.every((table) => OF_THE_ROOM.includes(table));
  refresh(origin === 'edit' || origin === 'style' || inTheRoom ? tables : null);
});

function entryOf(name: EngineCall, params: unknown, tables: readonly string[]): Entry {
  const key = `${name} ${JSON.stringify(params)}`;
  const known = entries.get(key);
  if (known) return known;
  for (const [old, entry] of entries) {
    if (entries.size < KEPT) break;
    if (entry.watchers.size === 0) entries.delete(old);
  }
  const entry: Entry = { name, params, tables, state: { ...NOTHING, loading: true }, watchers: new Set(), asked: 0 };
  entries.set(key, entry);
  // not during rendering
  queueMicrotask(() => void ask(entry));
  return entry;
}

/** The answer of a reading call; `params` null asks nothing. `tables`: what it depends on, `*` for every change. */
export function useQuery<C extends EngineCall>(
  name: C,
  params: CallParams<C> | null,
  tables: readonly string[],
): QueryState<CallResult<C>> {
  const key = params === null ? null : JSON.stringify(params);
  const tableList = tables.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: params are compared by their text
  const entry = useCallback(() => (params === null ? null : entryOf(name, params, tableList.split(','))), [name, key, tableList]);
  const subscribe = useCallback(
    (watcher: () => void) => {
      const watched = entry();
      watched?.watchers.add(watcher);
      return () => {
        watched?.watchers.delete(watcher);
      };
    },
    [entry],
  );
  return useSyncExternalStore(subscribe, () => (entry()?.state ?? NOTHING) as QueryState<CallResult<C>>);
}
