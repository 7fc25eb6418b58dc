/**
 * What a SQLite connection must know for compiled expressions: the language's own functions, the very code that filters in memory.
 * The store calls `registerExpressionFunctions(database)` once for each connection.
 */
import type { MatchOperator } from './ast.ts';
import { dayOf } from './dates.ts';
import { FUNCTIONS, type Scalar } from './functions.ts';
import { matches } from './match.ts';

/** The part of better-sqlite3's Database that is needed here. */
export interface FunctionRegistry {
  function(
    name: string,
    options: { readonly deterministic: boolean; readonly varargs: boolean; readonly directOnly: boolean },
    call: (...args: unknown[]) => unknown,
  ): unknown;
}

type SqlFunction = (...args: unknown[]) => string | number | null;

const toSql = (value: Scalar | null): string | number | null => (typeof value === 'boolean' ? Number(value) : value);

export const SQL_FUNCTIONS: ReadonlyMap<string, SqlFunction> = new Map<string, SqlFunction>([
  ['emprise_iso_day', (stored) => (typeof stored === 'string' ? dayOf(stored) : null)],
  [
    'emprise_match',
    (operator, text, pattern) =>
      typeof text === 'string' && typeof pattern === 'string' ? Number(matches(operator as MatchOperator, text, pattern)) : null,
  ],
  ...FUNCTIONS.flatMap((definition): [string, SqlFunction][] =>
    definition.kind === 'plain'
      ? [[`emprise_${definition.name}`, (...args) => (args.includes(null) ? null : toSql(definition.apply(...(args as Scalar[]))))]]
      : [],
  ),
]);

export function registerExpressionFunctions(database: FunctionRegistry): void {
  // directOnly: a trigger or view inside a foreign file cannot call them
  for (const [name, call] of SQL_FUNCTIONS) database.function(name, { deterministic: true, varargs: true, directOnly: true }, call);
}
