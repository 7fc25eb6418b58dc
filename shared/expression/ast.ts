/** What the parser gives: the expression as written, not yet checked against fields. `at` is the 0-based offset of the construct. */
export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/';
export type LogicalOperator = 'and' | 'or';
export type BinaryOperator = ComparisonOperator | ArithmeticOperator | LogicalOperator | '||';
/** All but `=` family: without case and accents. `~` is the folded equality, `like` takes `%` and `_`. */
export type MatchOperator = 'contains' | 'starts' | 'ends' | 'like' | '~';

interface Placed {
  readonly at: number;
}
export interface NumberLiteral extends Placed {
  readonly kind: 'number';
  readonly value: number;
}
export interface TextLiteral extends Placed {
  readonly kind: 'text';
  readonly value: string;
}
export interface BooleanLiteral extends Placed {
  readonly kind: 'boolean';
  readonly value: boolean;
}
export interface FieldReference extends Placed {
  readonly kind: 'field';
  readonly name: string;
  /** Written between double quotes. */
  readonly quoted: boolean;
}
export interface Negation extends Placed {
  readonly kind: 'minus' | 'not';
  readonly operand: Expression;
}
export interface Binary extends Placed {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface Match extends Placed {
  readonly kind: 'match';
  readonly operator: MatchOperator;
  readonly negated: boolean;
  readonly operand: Expression;
  readonly pattern: Expression;
}
export interface Membership extends Placed {
  readonly kind: 'in';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly items: readonly Expression[];
}
export interface Range extends Placed {
  readonly kind: 'between';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly low: Expression;
  readonly high: Expression;
}
export interface Missing extends Placed {
  readonly kind: 'missing';
  readonly negated: boolean;
  readonly operand: Expression;
}
export interface Call extends Placed {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
}

export type Expression =
  | NumberLiteral
  | TextLiteral
  | BooleanLiteral
  | FieldReference
  | Negation
  | Binary
  | Match
  | Membership
  | Range
  | Missing
  | Call;
