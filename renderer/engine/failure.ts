import type { EngineError, ErrorCode, MessageParams } from '../../shared/contract/errors.ts';

/** A call that was refused. Its text is the message `error.<code>` with `params`; `details` are for "Détails techniques". */
export class EngineFailure extends Error {
  readonly code: ErrorCode;
  readonly params: MessageParams;
  readonly details: string | undefined;

  constructor({ code, params, details }: EngineError) {
    super(code);
    this.name = 'EngineFailure';
    this.code = code;
    this.params = params;
    this.details = details;
  }
}
