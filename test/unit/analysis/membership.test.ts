import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveMembership } from '../../../electron/engine/analysis/membership.ts';
import { MovementGraph } from '../../../electron/engine/analysis/movement-graph.ts';
import type { Movement } from '../../../shared/domain/territory.ts';

const merged = (from: string, to: string, date: string | null = null): Movement => ({ from, to, how: 'merged', date });
const restored = (from: string, to: string, date: string | null = null): Movement => ({ from, to, how: 'restored', date });
const one = (pairs: Readonly<Record<string, string>>) => new Map(Object.entries(pairs).map(([code, territory]) => [code, [territory]]));
const resolve = (communes: readonly string[], members: ReadonlyMap<string, readonly string[]>, ...tables: Movement[][]) =>
  resolveMembership(new Set(communes), members, new MovementGraph(...tables));

describe('communes of an earlier year than the composition', () => {
  it('go where the commune they were merged into goes, and leave nothing missing', () => {
    // Valserhône (01033) took in Châtillon-en-Michaille (01091) and Lancrans (01205) on 1 January 2019
    const found = resolve(['01033', '01091', '01205'], one({ '01033': 'A' }), [merged('01091', '01033'), merged('01205', '01033')]);
    expect(found.present.get('A')).toEqual(['01033', '01091', '01205']);
    expect(found.moved.map(({ from, to }) => `${from}>${to}`)).toEqual(['01091>01033', '01205>01033']);
    expect([found.unassigned, found.missing.size]).toEqual([[], 0]);
  });

  it('are followed through several events', () => {
    const found = resolve(['a'], one({ c: 'T' }), [merged('a', 'b', '2016-01-01'), merged('b', 'c', '2019-01-01')]);
    expect(found.present.get('T')).toEqual(['a']);
    expect(found.moved).toMatchObject([{ from: 'a', to: 'c' }]);
  });

  it('are where their latest event put them, not an older one that was undone', () => {
    const table = [merged('a', 'x', '1972-01-01'), merged('a', 'y', '2016-01-01')];
    expect(resolve(['a'], one({ x: 'X', y: 'Y' }), table).present.get('Y')).toEqual(['a']);
  });

  it('hold the ground of those cut out of them since, while none of these has an outline', () => {
    // L’Oie and Sainte-Florence left Essarts en Bocage on 1 January 2024
    const table = [restored('85084', '85165', '2024-01-01'), restored('85084', '85212', '2024-01-01')];
    const members = one({ '85084': 'T', '85165': 'T', '85212': 'T' });
    const before = resolve(['85084'], members, table);
    expect(before.missing.size).toBe(0);
    expect(before.moved.map(({ to, how }) => [to, how])).toEqual([
      ['85165', 'restored'],
      ['85212', 'restored'],
    ]);
    expect(resolve(['85084', '85165'], members, table).missing.get('T')).toEqual(['85212']);
  });

  it('belong to none where several territories share them', () => {
    const found = resolve(['a'], one({ b: 'B', c: 'C' }), [merged('a', 'b', '2020-01-01'), merged('a', 'c', '2020-01-01')]);
    expect([found.unassigned, found.shared]).toEqual([['a'], ['a']]);
    expect([...found.missing]).toEqual([
      ['B', ['b']],
      ['C', ['c']],
    ]);
  });
});

describe('communes of a later year than the composition', () => {
  it('go where those they took in went', () => {
    const found = resolve(['new'], one({ a: 'T', b: 'T' }), [merged('a', 'new'), merged('b', 'new')]);
    expect(found.present.get('T')).toEqual(['new']);
    expect(found.missing.size).toBe(0);
    expect(found.moved.map(({ from }) => from).sort()).toEqual(['a', 'b']);
  });

  it('belong to none where those came from several territories', () => {
    const found = resolve(['new'], one({ a: 'A', b: 'B' }), [merged('a', 'new'), merged('b', 'new')]);
    expect(found.shared).toEqual(['new']);
    expect([...found.missing.keys()].sort()).toEqual(['A', 'B']);
  });
});

describe('tables of movements', () => {
  it('a table given first decides on the codes it knows', () => {
    expect(resolve(['a'], one({ x: 'X', y: 'Y' }), [merged('a', 'y')], [merged('a', 'x')]).present.has('Y')).toBe(true);
  });

  it('a restoration known elsewhere is not taken for a new number', () => {
    const pairs: Movement[] = [{ from: '14712', to: '14666', how: 'renumbered', date: null }];
    const found = resolve(['14666'], one({ '14712': 'T', '14666': 'T' }), pairs, [restored('14712', '14666')]);
    expect(found.missing.get('T')).toEqual(['14712']);
  });

  it('restorations of another age do not hide a missing commune', () => {
    const table = [restored('a', 'b', '1985-01-01'), merged('y', 'z', '2024-01-01')];
    expect(resolve(['a'], one({ a: 'T', b: 'T' }), table).missing.get('T')).toEqual(['b']);
  });
});

describe('whatever the years', () => {
  const code = fc.constantFrom(...'abcdefghij');
  const date = fc.constantFrom(null, '2016-01-01', '2019-01-01', '2024-01-01');
  const movement = fc.record({
    from: code,
    to: code,
    how: fc.constantFrom('merged' as const, 'renumbered' as const, 'restored' as const),
    date,
  });
  const members = fc
    .dictionary(code, fc.uniqueArray(fc.constantFrom('S', 'T', 'U'), { minLength: 1 }))
    .map((each) => new Map(Object.entries(each)));

  it('every commune is in a territory or told, every member is here, held by another or missing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(code), members, fc.array(movement, { maxLength: 20 }), (communes, composition, table) => {
        const found = resolve(communes, composition, table);
        const placed = new Set([...found.present.values()].flat());
        for (const commune of communes) expect(placed.has(commune)).toBe(!found.unassigned.includes(commune));
        expect(found.shared.filter((commune) => !found.unassigned.includes(commune))).toEqual([]);
        for (const [member, territories] of composition)
          for (const territory of territories) {
            const isMissing = found.missing.get(territory)?.includes(member) ?? false;
            const isHere = communes.includes(member);
            const isHeld = found.moved.some(({ from, to }) => from === member || to === member);
            expect(isHere && isMissing).toBe(false);
            expect(isHere || isMissing || isHeld).toBe(true);
            if (isHere) expect(found.present.get(territory)).toContain(member);
          }
      }),
      { numRuns: 2000 },
    );
  });
});
