/** The index filled from below against the one SQLite fills row by row: the judge is SQLite itself, and a plain comparison of every box. */
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillIndex, IndexBounds } from '../../../electron/engine/store/geopackage/rtree-fill.ts';
import { indexBounds } from '../../../electron/engine/store/geopackage/rtree-read.ts';

type Box = readonly [number, number, number, number];

function databaseWith(...tables: string[]): Database.Database {
  const db = new Database(':memory:');
  for (const table of tables) db.exec(`CREATE VIRTUAL TABLE rtree_${table}_geom USING rtree(id, minx, maxx, miny, maxy)`);
  return db;
}

/** `quick` filled from below, `slow` by INSERT; keys from 1. */
function both(boxes: readonly Box[]): Database.Database {
  const db = databaseWith('quick', 'slow');
  const bounds = new IndexBounds();
  const insert = db.prepare('INSERT INTO rtree_slow_geom VALUES (?, ?, ?, ?, ?)');
  boxes.forEach(([minX, minY, maxX, maxY], index) => {
    bounds.add(index + 1, minX, minY, maxX, maxY);
    insert.run(index + 1, minX, maxX, minY, maxY);
  });
  fillIndex(db, 'quick', bounds);
  return db;
}

const rowsOf = (db: Database.Database, table: string, where = ''): unknown[] =>
  db.prepare(`SELECT * FROM rtree_${table}_geom ${where} ORDER BY id`).raw().all();
const soundness = (db: Database.Database, table: string): unknown => db.prepare('SELECT rtreecheck(?)').pluck().get(`rtree_${table}_geom`);

const degree = fc.double({ min: -180, max: 180, noNaN: true });
const side = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 2, noNaN: true }));
const box = fc.tuple(degree, degree, side, side).map(([x, y, width, height]): Box => [x, y, x + width, y + height]);

/** A lattice of boxes, more than three levels of nodes hold. */
const lattice = (count: number): Box[] =>
  Array.from({ length: count }, (_, i) => {
    const [x, y] = [(i * 7919) % 601, Math.floor((i * 104_729) / 13) % 503];
    return [x / 100, 42 + y / 100, x / 100 + 0.008, 42 + y / 100 + 0.006];
  });

describe('an index filled from below', () => {
  it('holds the numbers SQLite would have stored, whatever the boxes', () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 200 }), (boxes) => {
        const db = both(boxes);
        expect(soundness(db, 'quick')).toBe('ok');
        expect(rowsOf(db, 'quick')).toEqual(rowsOf(db, 'slow'));
        db.close();
      }),
      { numRuns: 60, seed: 20261121 },
    );
  });

  it.each([1, 50, 51, 52, 102, 2601, 2602, 140_000])('is sound with %i rows and finds the same in every window', (count) => {
    const db = both(lattice(count));
    expect(soundness(db, 'quick')).toBe('ok');
    for (const [x, y, size] of [
      [0, 42, 0.05],
      [3, 44, 0.5],
      [5.9, 46.9, 3],
      [-1, 41, 20],
      [9, 9, 1],
    ] as const) {
      const where = `WHERE maxx >= ${x} AND minx <= ${x + size} AND maxy >= ${y} AND miny <= ${y + size}`;
      expect(rowsOf(db, 'quick', where)).toEqual(rowsOf(db, 'slow', where));
    }
    db.close();
  });

  it('takes inserts, moves and deletes afterwards', () => {
    const db = both(lattice(3000));
    for (const table of ['quick', 'slow']) {
      db.exec(`DELETE FROM rtree_${table}_geom WHERE id % 3 = 0`);
      db.exec(`UPDATE rtree_${table}_geom SET minx = minx + 1, maxx = maxx + 1 WHERE id % 5 = 0`);
      const insert = db.prepare(`INSERT INTO rtree_${table}_geom VALUES (?, ?, ?, ?, ?)`);
      for (let id = 10_001; id < 11_000; id++) insert.run(id, id / 5000, id / 5000 + 0.01, 43, 43.01);
      expect(soundness(db, table)).toBe('ok');
    }
    expect(rowsOf(db, 'quick')).toEqual(rowsOf(db, 'slow'));
    db.exec('DELETE FROM rtree_quick_geom');
    expect(soundness(db, 'quick')).toBe('ok');
    db.close();
  });

  it('adds to an index that holds something already, and leaves it closed to others', () => {
    const db = databaseWith('quick');
    db.exec('INSERT INTO rtree_quick_geom VALUES (500, 1, 2, 3, 4)');
    const bounds = new IndexBounds();
    for (const [index, [minX, minY, maxX, maxY]] of lattice(120).entries()) bounds.add(index + 1, minX, minY, maxX, maxY);
    fillIndex(db, 'quick', bounds);
    expect(soundness(db, 'quick')).toBe('ok');
    expect(rowsOf(db, 'quick')).toHaveLength(121);
    expect(() => db.exec('DELETE FROM rtree_quick_geom_node')).toThrow(/may not be modified/);
    db.close();
  });
});

describe('the bounds of a whole index', () => {
  it('are the extremes of its rows, however rows have come, moved and gone', () => {
    const step = fc.record({ key: fc.integer({ min: 1, max: 400 }), box: fc.option(box, { nil: null, freq: 2 }) });
    fc.assert(
      fc.property(fc.array(box, { maxLength: 400, size: 'max' }), fc.array(step, { maxLength: 300, size: 'max' }), (boxes, steps) => {
        const db = both(boxes);
        const put = db.prepare('INSERT OR REPLACE INTO rtree_quick_geom VALUES (?, ?, ?, ?, ?)');
        const remove = db.prepare('DELETE FROM rtree_quick_geom WHERE id = ?');
        for (const { key, box: to } of steps) {
          if (to) put.run(key, to[0], to[2], to[1], to[3]);
          else remove.run(key);
        }
        const extremes = db.prepare('SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_quick_geom').raw().get() as unknown[];
        expect(indexBounds(db, 'quick', 'geom')).toEqual(extremes[0] === null ? null : extremes);
        db.close();
      }),
      { numRuns: 80, seed: 20261122 },
    );
  });

  it('are none without rows, also where all have gone', () => {
    const db = both(lattice(3000));
    expect(indexBounds(db, 'quick', 'geom')).not.toBeNull();
    db.exec('DELETE FROM rtree_quick_geom');
    expect(indexBounds(db, 'quick', 'geom')).toBeNull();
    db.close();
  });
});
