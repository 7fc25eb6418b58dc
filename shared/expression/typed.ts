/** What the checker gives: every node has its type, every field is one of the known list, literals stand in the type they are compared in. */
import type { ArithmeticOperator, ComparisonOperator, LogicalOperator, MatchOperator } from './ast.ts';
import type { ExpressionField, ExpressionType } from './fields.ts';
import type { PlainFunction, Scalar } from './functions.ts';

interface Typed {
  readonly type: ExpressionType;
}
export interface TypedValue extends Typed {
  readonly kind: 'value';
  readonly value: Scalar;
}
export interface TypedColumn extends Typed {
  readonly kind: 'column';
  readonly field: ExpressionField;
}
export interface TypedNegation extends Typed {
  readonly kind: 'minus' | 'not';
  readonly operand: TypedExpression;
}
export interface TypedArithmetic extends Typed {
  readonly kind: 'arithmetic';
  readonly operator: ArithmeticOperator;
  readonly left: TypedExpression;
  readonly right: TypedExpression;
}
export interface TypedComparison extends Typed {
  readonly kind: 'comparison';
  readonly operator: ComparisonOperator;
  readonly left: TypedExpression;
  readonly right: TypedExpression;
}
export interface TypedLogical extends Typed {
  readonly kind: 'logical';
  readonly operator: LogicalOperator;
  readonly left: TypedExpression;
  readonly right: TypedExpression;
}
export interface TypedConcatenation extends Typed {
  readonly kind: 'concatenation';
  readonly left: TypedExpression;
  readonly right: TypedExpression;
}
export interface TypedMatch extends Typed {
  readonly kind: 'match';
  readonly operator: MatchOperator;
  readonly negated: boolean;
  readonly operand: TypedExpression;
  readonly pattern: TypedExpression;
}
export interface TypedMembership extends Typed {
  readonly kind: 'in';
  readonly negated: boolean;
  readonly operand: TypedExpression;
  readonly items: readonly TypedExpression[];
}
export interface TypedRange extends Typed {
  readonly kind: 'between';
  readonly negated: boolean;
  readonly operand: TypedExpression;
  readonly low: TypedExpression;
  readonly high: TypedExpression;
}
export interface TypedMissing extends Typed {
  readonly kind: 'missing';
  readonly negated: boolean;
  readonly operand: TypedExpression;
}
export interface TypedCall extends Typed {
  readonly kind: 'call';
  readonly definition: PlainFunction;
  readonly args: readonly TypedExpression[];
}
export interface TypedCoalesce extends Typed {
  readonly kind: 'coalesce';
  readonly args: readonly TypedExpression[];
}
export interface TypedConditional extends Typed {
  readonly kind: 'if';
  readonly condition: TypedExpression;
  readonly consequence: TypedExpression;
  readonly otherwise: TypedExpression | null;
}

export type TypedExpression =
  | TypedValue
  | TypedColumn
  | TypedNegation
  | TypedArithmetic
  | TypedComparison
  | TypedLogical
  | TypedConcatenation
  | TypedMatch
  | TypedMembership
  | TypedRange
  | TypedMissing
  | TypedCall
  | TypedCoalesce
  | TypedConditional;
