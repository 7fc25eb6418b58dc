/** Statements that are kept and used again: few alive however long a session lasts, each reader its own way, and never stale. */
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { keepStatements } from '../../../electron/engine/store/statements.ts';

/** A connection, and how often SQLite was asked to compile. */
function connection(most?: number): { db: Database.Database; compiled: () => number } {
  let count = 0;
  const db = new Database(':memory:');
  db.exec('CREATE TABLE t (a INTEGER, b TEXT); INSERT INTO t VALUES (1, $$un$$), (2, $$deux$$)'.replaceAll('$$', "'"));
  const prepare = db.prepare.bind(db);
  db.prepare = ((sql: string) => {
    count++;
    return prepare(sql);
  }) as typeof db.prepare;
  keepStatements(db, most);
  return { db, compiled: () => count };
}

const ALL = 'SELECT a, b FROM t ORDER BY a';

describe('kept statements', () => {
  test('are compiled once, and each holder reads its own way', () => {
    const { db, compiled } = connection();
    const objects = db.prepare(ALL);
    const lists = db.prepare(ALL).raw();
    const first = db.prepare(ALL).pluck();
    for (let turn = 0; turn < 3; turn++) {
      expect(objects.get()).toEqual({ a: 1, b: 'un' });
      expect(first.all()).toEqual([1, 2]);
      expect(lists.get()).toEqual([1, 'un']);
      expect(first.get()).toBe(1);
      expect(objects.all()).toHaveLength(2);
      expect([...lists.iterate()]).toEqual([
        [1, 'un'],
        [2, 'deux'],
      ]);
      expect(objects.get()).toEqual({ a: 1, b: 'un' });
    }
    expect(compiled()).toBe(1);
  });

  test('leave one whose rows are being read alone', () => {
    const { db } = connection();
    const outer = db.prepare(ALL).pluck();
    const seen: unknown[] = [];
    for (const value of outer.iterate()) {
      seen.push(value, outer.get(), db.prepare(ALL).all().length);
      for (const inner of db.prepare(ALL).raw().iterate()) seen.push(inner);
    }
    expect(seen).toEqual([1, 1, 2, [1, 'un'], [2, 'deux'], 2, 1, 2, [1, 'un'], [2, 'deux']]);
  });

  test('see columns come, go and change names', () => {
    const { db, compiled } = connection();
    const every = db.prepare('SELECT * FROM t WHERE a = ?');
    expect(every.get(1)).toEqual({ a: 1, b: 'un' });
    db.exec('ALTER TABLE t ADD COLUMN c TEXT');
    expect(every.get(1)).toEqual({ a: 1, b: 'un', c: null });
    db.exec('ALTER TABLE t RENAME COLUMN b TO nom');
    expect(every.get(1)).toEqual({ a: 1, nom: 'un', c: null });
    db.exec('DROP TABLE t; CREATE TABLE t (a INTEGER, neuf REAL); INSERT INTO t VALUES (1, 0.5)');
    expect(db.prepare('SELECT * FROM t WHERE a = ?').get(1)).toEqual({ a: 1, neuf: 0.5 });
    expect(compiled()).toBe(1);
  });

  test('read an attached file by its name after another took its place', () => {
    const { db } = connection();
    const counts: unknown[] = [];
    for (const rows of [1, 3]) {
      db.exec("ATTACH ':memory:' AS staging; CREATE TABLE staging.s (a)");
      for (let row = 0; row < rows; row++) db.prepare('INSERT INTO staging.s VALUES (?)').run(row);
      counts.push(db.prepare('SELECT count(*) FROM staging.s').pluck().get());
      db.exec('DETACH staging');
      expect(() => db.prepare('SELECT count(*) FROM staging.s').get()).toThrow(/no such table/);
    }
    expect(counts).toEqual([1, 3]);
  });

  test('are no more than asked: those unused for longest go, and go on working where they are held', () => {
    const { db, compiled } = connection(3);
    const held = db.prepare('SELECT 0 AS n').pluck();
    for (let number = 1; number <= 5; number++) db.prepare(`SELECT ${number}`).get();
    expect(held.get()).toBe(0);
    expect(compiled()).toBe(6);
    db.prepare('SELECT 3').get();
    db.prepare('SELECT 6').get();
    db.prepare('SELECT 3').get();
    expect(compiled()).toBe(7);
    db.prepare('SELECT 4').get();
    expect(compiled()).toBe(8);
  });

  test('say at once what SQLite cannot compile', () => {
    const { db } = connection();
    expect(() => db.prepare('SELECT ghost FROM t')).toThrow(/no such column/);
    expect(() => db.prepare('INSERT INTO t VALUES (?, ?)').run(1)).toThrow(/Too few parameter values/);
  });
});
