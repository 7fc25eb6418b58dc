import { ExpressionFault } from './fault.ts';
import { wellFormed } from './fold.ts';
import { type Keyword, keywordOf } from './words.ts';

export type Token =
  | { readonly type: 'number'; readonly value: number; readonly at: number; readonly end: number }
  | { readonly type: 'text'; readonly value: string; readonly at: number; readonly end: number }
  /** A bare word that is no keyword, or any name between double quotes. */
  | { readonly type: 'name'; readonly value: string; readonly quoted: boolean; readonly at: number; readonly end: number }
  | { readonly type: 'keyword'; readonly value: Keyword; readonly written: string; readonly at: number; readonly end: number }
  | { readonly type: 'symbol'; readonly value: string; readonly at: number; readonly end: number }
  | { readonly type: 'end'; readonly at: number; readonly end: number };

const SPACE = /\s+/uy;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const SYMBOL = /<=|>=|<>|!=|==|\|\||[=<>≤≥≠~+\-*/×÷−(),]/y;
const SAME_SYMBOL: Readonly<Record<string, string>> = {
  '==': '=',
  '!=': '<>',
  '≠': '<>',
  '≤': '<=',
  '≥': '>=',
  '×': '*',
  '÷': '/',
  '−': '-',
};

function readAt(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}

/** Text between quotes; the quote itself is written twice. Answers the value and the offset after the closing quote. */
function quoted(source: string, at: number, quote: string, open: 'text-open' | 'name-open'): { value: string; end: number } {
  let value = '';
  let from = at + 1;
  for (;;) {
    const close = source.indexOf(quote, from);
    if (close < 0) throw new ExpressionFault(open, at);
    value += source.slice(from, close);
    if (source[close + 1] !== quote) return { value: wellFormed(value), end: close + 1 };
    value += quote;
    from = close + 2;
  }
}

export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const space = readAt(SPACE, source, at);
    if (space !== null) {
      at += space.length;
      continue;
    }
    const token = tokenAt(source, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ type: 'end', at, end: at });
  return tokens;
}

function tokenAt(source: string, at: number): Token {
  const first = source.charAt(at);
  if (first === "'") {
    const { value, end } = quoted(source, at, "'", 'text-open');
    return { type: 'text', value, at, end };
  }
  if (first === '"') {
    const { value, end } = quoted(source, at, '"', 'name-open');
    return { type: 'name', value, quoted: true, at, end };
  }
  const number = readAt(NUMBER, source, at);
  if (number !== null) return numberToken(source, number, at);
  const word = readAt(WORD, source, at);
  if (word !== null) {
    const end = at + word.length;
    const keyword = keywordOf(word);
    return keyword ? { type: 'keyword', value: keyword, written: word, at, end } : { type: 'name', value: word, quoted: false, at, end };
  }
  const symbol = readAt(SYMBOL, source, at);
  if (symbol === null)
    throw new ExpressionFault('character-unknown', at, { character: wellFormed(String.fromCodePoint(source.codePointAt(at) ?? 0)) });
  return { type: 'symbol', value: SAME_SYMBOL[symbol] ?? symbol, at, end: at + symbol.length };
}

function numberToken(source: string, written: string, at: number): Token {
  const value = Number(written);
  const end = at + written.length;
  // 12ha or 2024_01 is a slip, not two tokens
  if (!Number.isFinite(value) || readAt(WORD, source, end) !== null) throw new ExpressionFault('number-invalid', at, { written });
  return { type: 'number', value, at, end };
}
