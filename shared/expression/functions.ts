/**
 * The functions of the language, as data. Plain ones run the same code in SQLite and in memory (sql-functions.ts); a missing argument gives a missing result.
 * `column` functions are names for computed columns, so that `surface() > 10` reads like the question. To add a function, add an entry and its two texts.
 */
import { daysBetween } from './dates.ts';
import type { ExpressionType } from './fields.ts';
import { fold } from './fold.ts';

export type Scalar = number | string | boolean;

interface Named {
  readonly name: string;
  readonly synonyms: readonly string[];
}
export interface PlainFunction extends Named {
  readonly kind: 'plain';
  readonly args: readonly ExpressionType[];
  /** Arguments from this index on may be left out. */
  readonly optionalFrom?: number;
  readonly result: ExpressionType;
  readonly apply: (...args: readonly Scalar[]) => Scalar | null;
}
/** The value of the first argument that is not missing; all of one type. */
export interface CoalesceFunction extends Named {
  readonly kind: 'coalesce';
}
/** `if(condition, then, else)`; without `else`, missing where the condition is not true. */
export interface ConditionalFunction extends Named {
  readonly kind: 'if';
}
export interface ColumnFunction extends Named {
  readonly kind: 'column';
  /** Text arguments accepted (words, not values), at most this many. */
  readonly words: number;
  /** Column named by the words given, or null where they mean nothing. */
  readonly column: (...words: readonly string[]) => string | null;
}
export type FunctionDefinition = PlainFunction | CoalesceFunction | ConditionalFunction | ColumnFunction;

const plain = (
  name: string,
  synonyms: readonly string[],
  args: readonly ExpressionType[],
  result: ExpressionType,
  apply: (...args: readonly Scalar[]) => Scalar | null,
  optionalFrom?: number,
): PlainFunction => ({ kind: 'plain', name, synonyms, args, result, apply, ...(optionalFrom === undefined ? {} : { optionalFrom }) });

/** Rounds the decimal writing, half away from zero: 2.675 gives 2.68 as on paper, where binary rounding gives 2.67. */
function round(value: number, digits: number): number | null {
  const places = Math.trunc(digits);
  if (!Number.isFinite(value) || places < -15 || places > 15) return null;
  const shifted = shift(Math.abs(value), places);
  return Math.sign(value) * shift(Math.round(shifted), -places);
}
function shift(value: number, places: number): number {
  const [digits, exponent] = value.toExponential().split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

function slice(text: string, from: number, length: number): string {
  return [...text].slice(Math.max(0, Math.trunc(from)), Math.max(0, Math.trunc(from)) + Math.max(0, Math.trunc(length))).join('');
}

const AREAS: Readonly<Record<string, string>> = {
  projection: 'surface_projection_ha',
  ellipsoide: 'surface_ellipsoide_ha',
  declaree: 'surface_declaree_ha',
};

export const FUNCTIONS: readonly FunctionDefinition[] = [
  plain('lower', ['minuscules'], ['text'], 'text', (text) => String(text).toLowerCase()),
  plain('upper', ['majuscules'], ['text'], 'text', (text) => String(text).toUpperCase()),
  plain('unaccent', ['sans_accents'], ['text'], 'text', (text) => fold(String(text))),
  plain('characters', ['caracteres'], ['text'], 'number', (text) => [...String(text)].length),
  plain('left', ['debut'], ['text', 'number'], 'text', (text, length) => slice(String(text), 0, Number(length))),
  plain('part', ['extrait'], ['text', 'number', 'number'], 'text', (text, from, length) =>
    slice(String(text), Number(from) - 1, Number(length)),
  ),
  plain('text', ['texte'], ['number'], 'text', (value) => String(value)),
  plain('number', ['nombre'], ['text'], 'number', (text) => {
    const written = String(text)
      .trim()
      .replace(/[\s\u202f\u00a0]/g, '')
      .replace(',', '.');
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written) ? Number(written) : null;
  }),
  plain('abs', ['valeur_absolue'], ['number'], 'number', (value) => Math.abs(Number(value))),
  plain('round', ['arrondi'], ['number', 'number'], 'number', (value, digits = 0) => round(Number(value), Number(digits)), 1),
  plain('year', ['annee'], ['date'], 'number', (day) => Number(String(day).slice(0, 4))),
  plain('month', ['mois'], ['date'], 'number', (day) => Number(String(day).slice(5, 7))),
  plain('day', ['jour'], ['date'], 'number', (day) => Number(String(day).slice(8, 10))),
  plain('days_between', ['jours_entre'], ['date', 'date'], 'number', (from, to) => daysBetween(String(from), String(to))),
  { kind: 'coalesce', name: 'coalesce', synonyms: ['premier_connu'] },
  { kind: 'if', name: 'if', synonyms: ['si'] },
  {
    kind: 'column',
    name: 'area',
    synonyms: ['surface'],
    words: 1,
    column: (method) => (method === undefined ? 'surface_ha' : (AREAS[fold(method)] ?? null)),
  },
  { kind: 'column', name: 'length', synonyms: ['longueur'], words: 0, column: () => 'longueur_m' },
  {
    kind: 'column',
    name: 'distance',
    synonyms: ['proximite'],
    words: 1,
    column: (category) => (category === undefined ? null : `distance_${fold(category).replace(/[^a-z0-9]+/g, '_')}_m`),
  },
];

const BY_NAME = new Map(FUNCTIONS.flatMap((definition) => [definition.name, ...definition.synonyms].map((name) => [name, definition])));

export function functionNamed(name: string): FunctionDefinition | null {
  return BY_NAME.get(fold(name)) ?? null;
}
export function functionNames(): string[] {
  return [...BY_NAME.keys()];
}
