import type { BinaryOperator, Expression, MatchOperator } from './ast.ts';
import { ExpressionFault, inExpression } from './fault.ts';
import { type Token, tokenize } from './tokenizer.ts';
import type { Keyword } from './words.ts';

/** Binding powers, weakest first; operators of one power group to the left. */
export const POWER = { or: 1, and: 2, not: 3, predicate: 4, concat: 5, sum: 6, product: 7, minus: 8 } as const;
const COMPARISONS = ['=', '<>', '<', '<=', '>', '>='];
const MAX_LENGTH = 4000;
const MAX_DEPTH = 200;

/** Reads an expression. Throws EmpriseError `expression-invalid` {expression, position, reason}. */
export function parseExpression(source: string): Expression {
  return inExpression(source, () => {
    if (source.length > MAX_LENGTH) throw new ExpressionFault('too-long', MAX_LENGTH, { most: MAX_LENGTH });
    const parser = new Parser(tokenize(source));
    return parser.whole();
  });
}

class Parser {
  readonly #tokens: readonly Token[];
  #index = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    if (this.#peek().type === 'end') throw new ExpressionFault('empty', 0);
    const expression = this.#expression(0);
    const rest = this.#peek();
    if (rest.type !== 'end') throw this.#unexpected(rest, 'end-expected');
    return expression;
  }

  #peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#index + ahead, this.#tokens.length - 1)];
    if (!token) throw new Error('a token list always ends with an end token');
    return token;
  }

  #next(): Token {
    const token = this.#peek();
    this.#index++;
    return token;
  }

  #isSymbol(value: string): boolean {
    const token = this.#peek();
    return token.type === 'symbol' && token.value === value;
  }

  #isKeyword(value: Keyword): boolean {
    const token = this.#peek();
    return token.type === 'keyword' && token.value === value;
  }

  #takeKeyword(value: Keyword): boolean {
    if (!this.#isKeyword(value)) return false;
    this.#index++;
    return true;
  }

  #expectSymbol(value: string): void {
    if (!this.#isSymbol(value)) throw this.#unexpected(this.#peek(), 'word-expected', value);
    this.#index++;
  }

  #unexpected(token: Token, reason: 'value-expected' | 'word-expected' | 'end-expected', expected = ''): ExpressionFault {
    const before = this.#tokens[this.#index - 1];
    const after = this.#tokens[this.#index + 1];
    const comma = token.type === 'symbol' && token.value === ',' && before?.type === 'number' && after?.type === 'number';
    if (comma && before.end === token.at && token.end === after.at) return new ExpressionFault('decimal-comma', token.at);
    return new ExpressionFault(reason, token.at, { found: describe(token), expected });
  }

  #expression(power: number): Expression {
    if (++this.#depth > MAX_DEPTH) throw new ExpressionFault('too-deep', this.#peek().at);
    let left = this.#prefix();
    for (;;) {
      const extended = this.#infix(left, power);
      if (!extended) break;
      left = extended;
    }
    this.#depth--;
    return left;
  }

  #prefix(): Expression {
    const token = this.#next();
    const { at } = token;
    if (token.type === 'number') return { kind: 'number', value: token.value, at };
    if (token.type === 'text') return { kind: 'text', value: token.value, at };
    if (token.type === 'name')
      return !token.quoted && this.#isSymbol('(')
        ? this.#call(token.value, at)
        : { kind: 'field', name: token.value, quoted: token.quoted, at };
    if (token.type === 'keyword') {
      if (token.value === 'true' || token.value === 'false') return { kind: 'boolean', value: token.value === 'true', at };
      if (token.value === 'not') return { kind: 'not', operand: this.#expression(POWER.not), at };
    }
    if (token.type === 'symbol') {
      if (token.value === '-') return { kind: 'minus', operand: this.#expression(POWER.minus), at };
      if (token.value === '(') {
        const inner = this.#expression(0);
        this.#expectSymbol(')');
        return inner;
      }
    }
    this.#index--;
    throw this.#unexpected(token, 'value-expected');
  }

  #call(name: string, at: number): Expression {
    this.#expectSymbol('(');
    const args = this.#isSymbol(')') ? [] : this.#list();
    this.#expectSymbol(')');
    return { kind: 'call', name, args, at };
  }

  #list(): Expression[] {
    const items = [this.#expression(0)];
    while (this.#isSymbol(',')) {
      this.#index++;
      items.push(this.#expression(0));
    }
    return items;
  }

  /** The expression that begins with `left`, or null when what follows binds no stronger than `power`. */
  #infix(left: Expression, power: number): Expression | null {
    const token = this.#peek();
    if (token.type === 'symbol') {
      const own = symbolPower(token.value);
      if (own === null || own <= power) return null;
      this.#index++;
      if (token.value === '~') return this.#match(left, '~', false, token.at);
      return { kind: 'binary', operator: token.value as BinaryOperator, left, right: this.#expression(own), at: token.at };
    }
    if (token.type !== 'keyword') return null;
    if (token.value === 'and' || token.value === 'or') {
      const own = POWER[token.value];
      if (own <= power) return null;
      this.#index++;
      return { kind: 'binary', operator: token.value, left, right: this.#expression(own), at: token.at };
    }
    return POWER.predicate > power ? this.#predicate(left, token.at) : null;
  }

  #predicate(operand: Expression, at: number): Expression | null {
    if (this.#takeKeyword('is')) return this.#missing(operand, at);
    const negated = this.#isKeyword('not');
    const first = this.#peek(negated ? 1 : 0);
    if (first.type !== 'keyword' || !['in', 'between', 'contains', 'starts', 'ends', 'like'].includes(first.value)) return null;
    this.#index += negated ? 2 : 1;
    if (first.value === 'in') {
      this.#expectSymbol('(');
      const items = this.#list();
      this.#expectSymbol(')');
      return { kind: 'in', negated, operand, items, at };
    }
    if (first.value === 'between') {
      const low = this.#expression(POWER.predicate);
      if (!this.#takeKeyword('and')) throw this.#unexpected(this.#peek(), 'word-expected', 'et');
      return { kind: 'between', negated, operand, low, high: this.#expression(POWER.predicate), at };
    }
    if (first.value === 'starts' || first.value === 'ends') {
      if (!this.#takeKeyword('with')) throw this.#unexpected(this.#peek(), 'word-expected', 'par');
    }
    return this.#match(operand, first.value as MatchOperator, negated, at);
  }

  #match(operand: Expression, operator: MatchOperator, negated: boolean, at: number): Expression {
    return { kind: 'match', operator, negated, operand, pattern: this.#expression(POWER.predicate), at };
  }

  #missing(operand: Expression, at: number): Expression {
    const negated = this.#takeKeyword('not');
    if (!this.#takeKeyword('null')) throw this.#unexpected(this.#peek(), 'word-expected', 'vide');
    return { kind: 'missing', negated, operand, at };
  }
}

function symbolPower(symbol: string): number | null {
  if (COMPARISONS.includes(symbol) || symbol === '~') return POWER.predicate;
  if (symbol === '||') return POWER.concat;
  if (symbol === '+' || symbol === '-') return POWER.sum;
  if (symbol === '*' || symbol === '/') return POWER.product;
  return null;
}

/** `none` is how a message knows that there is nothing to show. */
function describe(token: Token): string {
  if (token.type === 'end') return 'none';
  return token.type === 'keyword' ? token.written : String(token.value);
}
