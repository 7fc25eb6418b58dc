import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marks, prepare, rankOf, readQuery } from '../../../shared/search/index.ts';
import { beginsAlmost } from '../../../shared/search/match.ts';

function rank(name: string, typed: string, ...codes: string[]): number | null {
  const query = readQuery(typed);
  return query && rankOf(prepare(name, ...codes), query);
}

test('accents, case, hyphens, apostrophes and abbreviations do not count', () => {
  expect(rank('Saint-Étienne', 'st etienne')).toBe(0);
  expect(rank('St-Étienne-du-Bois', 'SAINT ETIENNE')).toBe(1);
  expect(rank('Sainte-Hélène', 'ste hel')).toBe(1);
  expect(rank('L’Haÿ-les-Roses', 'lhay les')).toBe(1);
  expect(rank("L'Haÿ-les-Roses", 'l’hay')).toBe(1);
  expect(rank('Villeneuve-sur-Lot', 'villeneuve s/ lot')).toBe(0);
  expect(rank('Œuilly', 'oeui')).toBe(1);
  expect(rank('ZI Nord', 'zone indus')).toBe(1);
  expect(rank('Zone industrielle de la Prairie', 'zi prairie')).toBe(3);
  expect(rank('Communauté de communes du Clunisois', 'cc clunisois')).toBe(3);
  expect(rank('Strasbourg', 'st')).toBe(1);
});

test('the nearer the beginning, the better', () => {
  expect(rank('Chalon', 'chalon')).toBe(0);
  expect(rank('Chalon-sur-Saône', 'chal')).toBe(1);
  expect(rank('Le Grand Chalon', 'grand ch')).toBe(2);
  expect(rank('Chalon-sur-Saône', 'saone chalon')).toBe(3);
  expect(rank('Montchanin', 'chanin')).toBe(4);
  expect(rank('Montchanin', 'ch')).toBeNull();
  expect(rank('Crissey', 'verdun')).toBeNull();
});

test('one letter is forgiven, two are not, and no digit is', () => {
  for (const typed of ['chalom', 'chlon sur', 'challon', 'hcalon', 'xhalon', 'chaoln'])
    expect(rank('Chalon-sur-Saône', typed), typed).toBe(5);
  for (const typed of ['chxlom', 'chlon suar', 'vha']) expect(rank('Chalon-sur-Saône', typed), typed).toBeNull();
  expect(rank('Site 1234', 'site 1244')).toBeNull();
});

test('codes answer from their beginning', () => {
  expect(rank('Crissey', '71154', '71154')).toBe(0);
  expect(rank('Crissey', '711', '71154')).toBe(2);
  expect(rank('Crissey', '154', '71154')).toBeNull();
  expect(rank('Les Verriers', '71154_site-eco_00012', '71154_SITE-ECO_00012')).toBe(0);
});

/** Letters apart by the textbook: the optimal string alignment distance, whole table. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, at(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = least;
    }
  return at(a.length, b.length);
}

test('a beginning but for one letter is what the table of distances says', () => {
  const word = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(word, word, (other, typed) => {
      const beginnings = Array.from({ length: other.length + 1 }, (_, length) => other.slice(0, length));
      expect(beginsAlmost(other, typed)).toBe(beginnings.some((beginning) => distance(beginning, typed) <= 1));
    }),
    { numRuns: 2000 },
  );
});

test('what is underlined is what was typed, as it is written', () => {
  const shown = (name: string, typed: string) => marks(name, typed).map(([start, end]) => name.slice(start, end));
  expect(shown('Saint-Étienne', 'st eti')).toEqual(['Saint', 'Éti']);
  expect(shown('Chalon-sur-Saône', 'saône chal')).toEqual(['Chal', 'Saône']);
  expect(shown('Œuilly', 'oeu')).toEqual(['Œu']);
  expect(shown('Montchanin', 'chan')).toEqual(['chan']);
  expect(shown('Crissey', '71154')).toEqual([]);
  expect(shown('Chalon', '')).toEqual([]);
});

test('names that lack letters are passed over, and none that would answer', () => {
  const words = fc
    .array(fc.constantFrom('saint', 'st', 'etienne', 'zi', 'lot', 'sur', 'd', 'bois', '12', 'a', 'etiene', 'b0is'), { maxLength: 4 })
    .map((list) => list.join(' '));
  fc.assert(
    fc.property(words, words, fc.nat(30), (name, typed, cut) => {
      const query = readQuery(typed.slice(0, cut));
      if (query === null) return;
      const searchable = prepare(name);
      const all = { ...searchable, letters: searchable.letters.map(() => -1) };
      for (const faults of [false, true]) expect(rankOf(searchable, query, faults)).toBe(rankOf(all, query, faults));
    }),
    { numRuns: 2000 },
  );
});
