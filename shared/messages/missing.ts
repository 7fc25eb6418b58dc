import type { IntlMessageFormat } from 'intl-messageformat';
import type { MessageParams, MessageValue } from '../contract/errors.ts';

type Elements = ReturnType<IntlMessageFormat['getAst']>;

/** Element types of the ICU parser that take a value, by number: it exports them as a const enum of a package that is not ours. */
const SHOWN = 1;
const SELECT = 5;
const PLURAL = 6;
const ARGUMENTS: ReadonlySet<number> = new Set([1, 2, 3, 4, SELECT, PLURAL]);

/** The values with those missing filled in: `none` where a `select` chooses by it (an empty one too), else “…”. */
export function withMissing(elements: Elements, params: MessageParams): Record<string, MessageValue> {
  const selects = new Set<string>();
  const names = new Set<string>();
  collect(elements, names, selects);
  const filled: Record<string, MessageValue> = { ...params };
  for (const name of names) {
    if (selects.has(name)) filled[name] = filled[name] === undefined || filled[name] === '' ? 'none' : filled[name];
    else filled[name] ??= '…';
  }
  return filled;
}

/**
 * Numbers that a message only shows are written as the language writes them: 12,5 in French. Whole ones stay as they are, since they may be codes,
 * years or rows of a file.
 */
export function withDecimals(elements: Elements, params: MessageParams, locale: string): MessageParams {
  const fractions = Object.entries(params).filter(
    ([, value]) => typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value),
  );
  if (fractions.length === 0) return params;
  const chosenBy = new Set<string>();
  collectChoosers(elements, chosenBy);
  const written = fractions
    .filter(([name]) => !chosenBy.has(name))
    .map(([name, value]) => [name, (value as number).toLocaleString(locale, { maximumSignificantDigits: 15 })] as const);
  return { ...params, ...Object.fromEntries(written) };
}

/** Values that are more than shown: a plural, a choice or a format of its own needs the number. */
function collectChoosers(elements: Elements, names: Set<string>): void {
  for (const element of elements) {
    if (ARGUMENTS.has(element.type) && element.type !== SHOWN && 'value' in element) names.add(String(element.value));
    if ('options' in element) for (const option of Object.values(element.options)) collectChoosers(option.value, names);
  }
}

/** Names of the values a message takes. */
export function argumentNames(elements: Elements): string[] {
  const names = new Set<string>();
  collect(elements, names, new Set());
  return [...names].sort();
}

function collect(elements: Elements, names: Set<string>, selects: Set<string>): void {
  for (const element of elements) {
    if (ARGUMENTS.has(element.type) && 'value' in element) names.add(String(element.value));
    if (element.type === SELECT && 'value' in element) selects.add(String(element.value));
    if ('options' in element) for (const option of Object.values(element.options)) collect(option.value, names, selects);
  }
}
