import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { Expression } from '../../../shared/expression/ast.ts';
import { checkExpression } from '../../../shared/expression/check.ts';
import {
  compileFunction,
  compileSql,
  conditionToSql,
  parseExpression,
  printExpression,
  registerExpressionFunctions,
  renameField,
} from '../../../shared/expression/index.ts';
import { expressions, FIELDS, row, type SampleRow } from './arbitrary.ts';

const COLUMNS =
  '"surface_ha" REAL, "population" INTEGER, "nom" TEXT, "entre" TEXT, "le ""vieux"" nom" TEXT, "recyclage" BOOLEAN, "site_identif_date" DATE, "maj" DATETIME';
let database: Database.Database;

beforeAll(() => {
  database = new Database(':memory:');
  registerExpressionFunctions(database);
  database.exec(`CREATE TABLE t (${COLUMNS})`);
});
afterAll(() => {
  database.close();
});

function store(sample: SampleRow): void {
  database.exec('DELETE FROM t');
  database
    .prepare(`INSERT INTO t VALUES (${FIELDS.map(() => '?').join(', ')})`)
    .run(FIELDS.map((field) => sample[field.name as keyof SampleRow]));
}

/** What SQLite says of the row just stored, booleans as 0 and 1. */
function inSqlite(sql: string, params: readonly (string | number)[]): unknown {
  return database.prepare(`SELECT ${sql} FROM t`).pluck().get(params);
}

function withoutPlaces(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === 'at' ? undefined : value)));
}

const any = fc.oneof(expressions.boolean, expressions.boolean, expressions.number, expressions.text, expressions.date);

describe('the two compilers', () => {
  it('agree with each other on random expressions and random rows', () => {
    let compared = 0;
    let missing = 0;
    fc.assert(
      fc.property(any, fc.array(row, { minLength: 1, maxLength: 3 }), (expression, samples) => {
        const typed = checkExpression('', expression, FIELDS);
        const { sql, params } = compileSql(typed);
        const run = compileFunction(typed);
        for (const sample of samples) {
          store(sample);
          // the row as SQLite gives it back: lone surrogates became U+FFFD on the way in
          const kept = database.prepare('SELECT * FROM t').get() as Record<string, unknown>;
          const here = run(kept);
          const expected = typeof here === 'boolean' ? Number(here) : here === 0 ? 0 : here;
          const there = inSqlite(sql, params);
          expect(there === 0 ? 0 : there, `${printExpression(expression)} on ${JSON.stringify(kept)}`).toStrictEqual(expected);
          compared++;
          if (here === null) missing++;
        }
      }),
      { numRuns: 3000 },
    );
    // a law that only ever compared missing with missing would say nothing
    expect(missing).toBeLessThan(compared * 0.7);
  });

  it('select the same rows', () => {
    fc.assert(
      fc.property(expressions.boolean, fc.array(row, { minLength: 1, maxLength: 8 }), (expression, samples) => {
        const typed = checkExpression('', expression, FIELDS);
        const { sql, params } = compileSql(typed);
        database.exec('DELETE FROM t');
        const insert = database.prepare(`INSERT INTO t VALUES (${FIELDS.map(() => '?').join(', ')})`);
        for (const sample of samples) insert.run(FIELDS.map((field) => sample[field.name as keyof SampleRow]));
        const all = database.prepare('SELECT rowid AS n, * FROM t').all() as Record<string, unknown>[];
        const run = compileFunction(typed);
        const chosen = database.prepare(`SELECT rowid FROM t WHERE ${sql}`).pluck().all(params);
        expect(chosen).toEqual(all.filter((kept) => run(kept) === true).map((kept) => kept['n']));
      }),
      { numRuns: 500 },
    );
  });
});

describe('print and parse', () => {
  it('are inverse', () => {
    fc.assert(
      fc.property(any, (expression: Expression) => {
        const printed = printExpression(expression);
        fc.pre(printed.length <= 4000);
        const parsed = parseExpression(printed);
        expect(withoutPlaces(parsed)).toEqual(withoutPlaces(expression));
        expect(printExpression(parsed)).toBe(printed);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('whatever is typed', () => {
  const fragment = fc.oneof(
    fc.constantFrom(
      'nom',
      'surface_ha',
      '=',
      '<',
      '(',
      ')',
      "'",
      '"',
      'et',
      'or',
      'not',
      'in',
      'is',
      'null',
      ',',
      '-',
      '1',
      '0,5',
      "'a'",
      '||',
      '~',
      'between',
      'contient',
      'round(',
      ';',
      '--',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );

  it('is read or refused in words, never a crash, and what is read runs in SQLite', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 12 }), fc.constantFrom('', ' '), (fragments, between) => {
        const source = fragments.join(between);
        try {
          const { sql, params } = conditionToSql(source, FIELDS);
          database.prepare(`SELECT count(*) FROM t WHERE ${sql}`).get(params);
        } catch (error) {
          expect(error).toBeInstanceOf(EmpriseError);
          const { code, params } = error as EmpriseError;
          expect(code).toBe('expression-invalid');
          expect(params['position']).toBeGreaterThanOrEqual(1);
          expect(params['position']).toBeLessThanOrEqual(source.length + 1);
          refused++;
        }
      }),
      { numRuns: 5000 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  it('is only ever a value: no text of the user stands in the SQL', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), (hostile) => {
        const literal = `'${hostile.replaceAll("'", "''")}'`;
        const { sql, params } = conditionToSql(`nom = ${literal}`, FIELDS);
        expect(sql).toBe('("nom" = ?)');
        expect(params).toEqual([hostile.replace(/\p{Surrogate}/gu, '\uFFFD')]);
      }),
    );
  });
});

describe('renaming a field', () => {
  it('leaves what the expression says of a row, whatever the new name and the spelling', () => {
    const fields = (from: string, to: string) => FIELDS.map((field) => (field.name === from ? { ...field, name: to } : field));
    const name = fc.constantFrom('note', 'note finale', 'et', 'Entre deux', 'surface_ha_2', 'où');
    fc.assert(
      fc.property(any, row, fc.constantFrom(...FIELDS.map((field) => field.name)), name, (expression, sample, from, to) => {
        const source = printExpression(expression);
        const renamed = renameField(source, from, to);
        const { [from as keyof SampleRow]: value, ...others } = sample;
        const before = compileFunction(checkExpression(source, parseExpression(source), FIELDS))(sample);
        const after = compileFunction(checkExpression(renamed, parseExpression(renamed), fields(from, to)))({ ...others, [to]: value });
        expect(after).toEqual(before);
        expect(renameField(renamed, to, from)).toBe(printed(source, from));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the words of the person, and texts that look like the field', () => {
    expect(renameField(`Nom commence par 'nom' et  nom <> "nom"`, 'nom', 'raison sociale')).toBe(
      `"raison sociale" commence par 'nom' et  "raison sociale" <> "raison sociale"`,
    );
    expect(renameField('nom =', 'nom', 'x')).toBe('nom =');
    expect(renameField("distance('nom') > 3", 'nom', 'x')).toBe("distance('nom') > 3");
  });
});

/** The source with each mention of the field spelt as it is now. */
const printed = (source: string, name: string): string => renameField(source, name, name);
