import type { MessageParams } from '../../../../shared/contract/errors.ts';

/** Something wrong in a project; text: message `problem.<code>`. */
export interface Problem {
  readonly code: string;
  readonly params: MessageParams;
  readonly table: string | null;
  readonly count: number;
}

export function problem(code: string, count: number, table: string | null = null, params: MessageParams = {}): Problem {
  return { code, count, table, params: { count, ...(table === null ? {} : { table, layer: table }), ...params } };
}
