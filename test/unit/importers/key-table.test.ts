import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyTable } from '../../../electron/engine/importers/prepare/key-table.ts';

test('remembers what a Map of strings remembers', () => {
  const key = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.nat(3000).map(String),
    fc.constant('x'.repeat(10_001)),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.integer()), { maxLength: 800, size: 'max' }), (pairs) => {
      const table = new KeyTable();
      const map = new Map<string, number>();
      for (const [name, number] of pairs) {
        if (table.get(name) !== map.get(name)) return false;
        if (map.has(name)) continue;
        map.set(name, number);
        table.add(name, number);
      }
      return [...map].every(([name, number]) => table.get(name) === number);
    }),
    { numRuns: 12, seed: 20261121 },
  );
});

test('tells keys apart that share a hash', () => {
  // Two pairs that collide under 32-bit FNV-1a.
  const table = new KeyTable();
  for (const [name, number] of [
    ['costarring', 1],
    ['liquid', 2],
    ['declinate', 3],
    ['macallums', 4],
  ] as const) {
    expect(table.has(name)).toBe(false);
    table.add(name, number);
  }
  expect(['costarring', 'liquid', 'declinate', 'macallums'].map((name) => table.get(name))).toEqual([1, 2, 3, 4]);
});

test('a hundred thousand parcel ids in several blocks', () => {
  const table = new KeyTable();
  const name = (index: number): string => `${10_000 + (index % 36_000)}000AB${index}`;
  for (let i = 0; i < 100_000; i++) table.add(name(i), i);
  for (let i = 0; i < 100_000; i += 37) expect(table.get(name(i))).toBe(i);
  expect(table.get('nulle part')).toBeUndefined();
});
