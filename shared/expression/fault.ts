import { EmpriseError, type MessageParams } from '../contract/errors.ts';

/** Why an expression is refused; the text is the message `expression.<reason>`. */
export const EXPRESSION_REASONS = [
  'empty',
  'too-long',
  'too-deep',
  'character-unknown',
  'text-open',
  'name-open',
  'number-invalid',
  'decimal-comma',
  'value-expected',
  'word-expected',
  'end-expected',
  'field-unknown',
  'field-unknown-near',
  'text-in-double-quotes',
  'function-unknown',
  'function-unknown-near',
  'argument-count',
  'column-missing',
  'type-mismatch',
  'types-differ',
  'date-invalid',
  'condition-expected',
] as const;
export type ExpressionReason = (typeof EXPRESSION_REASONS)[number];

/** A refusal at an offset, before the text of the whole expression is known; `inExpression` makes it an EmpriseError. */
export class ExpressionFault extends Error {
  readonly reason: ExpressionReason;
  readonly at: number;
  readonly params: MessageParams;

  constructor(reason: ExpressionReason, at: number, params: MessageParams = {}) {
    super(reason);
    this.reason = reason;
    this.at = at;
    this.params = params;
  }
}

/** Runs a step of the language; a refusal becomes `expression-invalid` with the expression, the 1-based position and the reason's message id. */
export function inExpression<T>(expression: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    throw new EmpriseError('expression-invalid', {
      ...error.params,
      expression: expression.length > 200 ? `${expression.slice(0, 200)}…` : expression,
      position: error.at + 1,
      reason: `expression.${error.reason}`,
    });
  }
}
