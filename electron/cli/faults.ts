/** How a command can end otherwise than done, and what is said of it. */
import { EmpriseError, type EngineError, type MessageParams } from '../../shared/contract/errors.ts';
import type { Translate } from '../../shared/messages/index.ts';

export const STATUS = { done: 0, refused: 1, usage: 2, fault: 3 } as const;
export type Status = (typeof STATUS)[keyof typeof STATUS];

/** The command line itself is wrong; text: `cli.usage.<code>`. */
export class UsageFault extends Error {
  readonly code: string;
  readonly params: MessageParams;

  constructor(code: string, params: MessageParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

export interface Refusal {
  readonly status: Exclude<Status, 0>;
  readonly error: { readonly code: string; readonly message: string; readonly params: MessageParams; readonly details?: string };
}

/** Anything thrown as a refusal in words. Only what is neither EmpriseError nor UsageFault is a fault of ours (3). */
export function refusalOf(thrown: unknown, text: Translate): Refusal {
  if (thrown instanceof UsageFault) {
    const { code, params } = thrown;
    return { status: STATUS.usage, error: { code: `usage-${code}`, message: text(`cli.usage.${code}`, params), params } };
  }
  const error = thrown instanceof EmpriseError ? thrown.toEngineError() : internalError(thrown);
  return {
    status: error.code === 'internal' ? STATUS.fault : STATUS.refused,
    error: {
      code: error.code,
      message: text(`error.${error.code}`, error.params),
      params: error.params,
      ...(error.details === undefined ? {} : { details: error.details }),
    },
  };
}

function internalError(thrown: unknown): EngineError {
  return { code: 'internal', params: {}, details: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
}
