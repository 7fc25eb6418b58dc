/** Random well-typed expressions and rows over one small table, for the laws of the language. */
import fc from 'fast-check';
import type { Expression } from '../../../shared/expression/ast.ts';
import type { ExpressionField } from '../../../shared/expression/index.ts';
import { keywordOf } from '../../../shared/expression/words.ts';

export const FIELDS: readonly ExpressionField[] = [
  { name: 'surface_ha', type: 'real' },
  { name: 'population', type: 'integer' },
  { name: 'nom', type: 'text' },
  { name: 'entre', type: 'text' },
  { name: 'le "vieux" nom', type: 'text' },
  { name: 'recyclage', type: 'boolean' },
  { name: 'site_identif_date', type: 'date' },
  { name: 'maj', type: 'datetime' },
];

const at = 0;
const text = fc.oneof(
  fc.constantFrom(
    '',
    'Épinal',
    'epinal',
    'ÉPINAL',
    "L'Haÿ-les-Roses",
    'œuvre',
    '%',
    '_p%',
    '2A004',
    '01',
    "'; DROP TABLE t; --",
    '" OR 1=1',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const number = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 0.5, 10, 7, 2.675, 1e15),
  fc.double({ min: 0, max: 1e9, noNaN: true }),
  fc.nat({ max: 2 ** 31 - 1 }),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
);
const day = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const nullable = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 4, nil: null });

/** Values as SQLite stores them: booleans are 0 and 1. */
export const row = fc.record({
  surface_ha: nullable(
    fc.oneof(
      number,
      number.map((value) => -value),
    ),
  ),
  population: nullable(fc.integer()),
  nom: nullable(text),
  entre: nullable(text),
  'le "vieux" nom': nullable(text),
  recyclage: nullable(fc.constantFrom(0, 1)),
  site_identif_date: nullable(fc.oneof(day, text)),
  maj: nullable(
    fc.oneof(
      day.map((value) => `${value}T10:20:30.000Z`),
      text,
    ),
  ),
});
export type SampleRow = typeof row extends fc.Arbitrary<infer T> ? T : never;

type Tie = (key: string) => fc.Arbitrary<Expression>;
const call = (name: string, ...args: fc.Arbitrary<Expression>[]): fc.Arbitrary<Expression> =>
  fc.tuple(...args).map((given): Expression => ({ kind: 'call', name, args: given, at }));
const field = (...names: string[]): fc.Arbitrary<Expression> =>
  fc
    .constantFrom(...names)
    .map((name): Expression => ({ kind: 'field', name, quoted: keywordOf(name) !== null || name.includes(' '), at }));
const binary = (operators: readonly string[], side: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> =>
  fc
    .tuple(fc.constantFrom(...operators), side, side)
    .map(([operator, left, right]) => ({ kind: 'binary', operator, left, right, at }) as Expression);

const numbers = (tie: Tie): fc.Arbitrary<Expression> =>
  fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    number.map((value): Expression => ({ kind: 'number', value, at })),
    field('surface_ha', 'population'),
    binary(['+', '-', '*', '/'], tie('number')),
    tie('number').map((operand): Expression => ({ kind: 'minus', operand, at })),
    call(
      'round',
      tie('number'),
      fc.constantFrom(0, 1, 2).map((value): Expression => ({ kind: 'number', value, at })),
    ),
    call('abs', tie('number')),
    call('caracteres', tie('text')),
    call('year', tie('date')),
    call('jours_entre', tie('date'), tie('date')),
    call('nombre', tie('text')),
    call('coalesce', tie('number'), tie('number')),
    call('si', tie('boolean'), tie('number')),
  );

const texts = (tie: Tie): fc.Arbitrary<Expression> =>
  fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    text.map((value): Expression => ({ kind: 'text', value: value.replace(/\p{Surrogate}/gu, '\uFFFD'), at })),
    field('nom', 'entre', 'le "vieux" nom'),
    binary(['||'], tie('text')),
    call('upper', tie('text')),
    call('sans_accents', tie('text')),
    call('debut', tie('text'), tie('number')),
    call('texte', tie('number')),
    call('if', tie('boolean'), tie('text'), tie('text')),
  );

const booleans = (tie: Tie): fc.Arbitrary<Expression> => {
  const sides = fc.constantFrom('number', 'text', 'date', 'boolean');
  return fc.oneof(
    { maxDepth: 5, depthIdentifier: 'expression' },
    fc.boolean().map((value): Expression => ({ kind: 'boolean', value, at })),
    field('recyclage'),
    binary(['and', 'or'], tie('boolean')),
    tie('boolean').map((operand): Expression => ({ kind: 'not', operand, at })),
    sides.chain((type) => binary(['=', '<>', '<', '<=', '>', '>='], tie(type))),
    fc
      .tuple(fc.constantFrom('contains', 'starts', 'ends', 'like', '~'), fc.boolean(), tie('text'), tie('text'))
      .map(
        ([operator, negated, operand, pattern]) =>
          ({ kind: 'match', operator, negated: negated && operator !== '~', operand, pattern, at }) as Expression,
      ),
    sides.chain((type) =>
      fc
        .tuple(fc.boolean(), tie(type), fc.array(tie(type), { minLength: 1, maxLength: 4 }))
        .map(([negated, operand, items]): Expression => ({ kind: 'in', negated, operand, items, at })),
    ),
    sides.chain((type) =>
      fc
        .tuple(fc.boolean(), tie(type), tie(type), tie(type))
        .map(([negated, operand, low, high]): Expression => ({ kind: 'between', negated, operand, low, high, at })),
    ),
    sides.chain((type) =>
      fc.tuple(fc.boolean(), tie(type)).map(([negated, operand]): Expression => ({ kind: 'missing', negated, operand, at })),
    ),
  );
};

const dates = (tie: Tie): fc.Arbitrary<Expression> =>
  fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    field('site_identif_date', 'maj'),
    call(
      'coalesce',
      tie('date'),
      day.map((value): Expression => ({ kind: 'text', value, at })),
    ),
  );

/** Expressions of each type; `boolean` are conditions. */
export const expressions = fc.letrec<Record<'number' | 'text' | 'boolean' | 'date', Expression>>((tie) => {
  const loose = tie as unknown as Tie;
  return { number: numbers(loose), text: texts(loose), boolean: booleans(loose), date: dates(loose) };
});
