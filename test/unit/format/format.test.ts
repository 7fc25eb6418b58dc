import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, formatLongDate, formatMoment } from '../../../shared/format/dates.ts';
import { formatNumber } from '../../../shared/format/numbers.ts';
import {
  formatBytes,
  formatCoordinates,
  formatDistance,
  formatDuration,
  formatHectares,
  formatLength,
  formatPercent,
  formatScale,
  formatScore,
} from '../../../shared/format/quantities.ts';
import { typeset } from '../../../shared/format/typography.ts';

describe('numbers', () => {
  it('writes French thousands with U+202F, a decimal comma and a true minus', () => {
    expect(formatNumber(2942, 'fr')).toBe('2\u202f942');
    expect(formatNumber(-1234567.891, 'fr', 2)).toBe('\u22121\u202f234\u202f567,89');
    expect(formatNumber(-1234.5, 'en', 1)).toBe('\u22121,234.5');
  });
  it('keeps no sign on a rounded zero and shows nothing for what is no number', () => {
    expect(formatNumber(-0.04, 'fr', 1)).toBe('0,0');
    expect(formatNumber(Number.NaN, 'fr')).toBe('');
    expect(formatHectares(Number.POSITIVE_INFINITY, 'fr')).toBe('');
  });
  it('can be read back within half of its last digit', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 4 }), (value, decimals) => {
        const back = Number(formatNumber(value, 'fr', decimals).replaceAll('\u202f', '').replace('\u2212', '-').replace(',', '.'));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-6);
      }),
    );
  });
});

describe('quantities', () => {
  it.each([
    [formatHectares(39, 'fr'), '39,0\u00a0ha'],
    [formatHectares(7.256, 'fr', 2), '7,26\u00a0ha'],
    [formatDistance(312, 'fr'), '0,31\u00a0km'],
    [formatDistance(9994, 'fr'), '9,99\u00a0km'],
    [formatDistance(9999, 'fr'), '10,0\u00a0km'],
    [formatDistance(24_610, 'en'), '24.6\u00a0km'],
    [formatLength(999.4, 'fr'), '999\u00a0m'],
    [formatLength(999.6, 'fr'), '1,00\u00a0km'],
    [formatPercent(0.456, 'fr'), '46\u00a0%'],
    [formatPercent(0.456, 'en'), '46%'],
    [formatScore(83.25, 'fr'), '83,3'],
    [formatScale(250_000, 'fr'), '1:250\u202f000'],
    [formatScale(250_000, 'en'), '1:250,000'],
    [formatCoordinates(843_204.6, 6_636_871.2, 'fr'), 'E\u00a0843\u202f204,6 N\u00a06\u202f636\u202f871,2'],
    [formatBytes(48_200_000, 'fr'), '48,2\u00a0Mo'],
    [formatBytes(999_999, 'en'), '1.0\u00a0MB'],
    [formatBytes(12, 'fr'), '12\u00a0o'],
    [formatDuration(4300, 'fr'), '4,3\u00a0s'],
    [formatDuration(125_000, 'fr'), '2\u00a0min 05\u00a0s'],
    [formatDuration(7_260_000, 'fr'), '2\u00a0h 01\u00a0min'],
    [formatDuration(7_199_000, 'fr'), '2\u00a0h 00\u00a0min'],
  ])('writes %s', (written, wanted) => expect(written).toBe(wanted));
});

describe('dates', () => {
  it('reads the date as written', () => {
    expect(formatDate('2026-11-21')).toBe('21/11/2026');
    expect(formatDate('2026-11-21T23:59:00Z')).toBe('21/11/2026');
    expect(formatDate('novembre 2023')).toBe('novembre 2023');
    expect(formatLongDate('2026-11-21', 'fr')).toBe('21 novembre 2026');
    expect(formatLongDate('2026-05-01', 'fr')).toBe('1er mai 2026');
    expect(formatLongDate('2026-11-21', 'en')).toBe('21 November 2026');
  });
  it('names today and yesterday by calendar day, not by hours', () => {
    const now = new Date(2026, 10, 21, 0, 10);
    expect(formatMoment(new Date(2026, 10, 20, 23, 5), now, 'fr')).toEqual({ day: 'hier', time: '23:05' });
    expect(formatMoment(new Date(2026, 10, 21, 0, 5), now, 'fr').day).toMatch(/^aujourd.hui$/);
    expect(formatMoment(new Date(2026, 10, 19, 8, 5), now, 'fr')).toEqual({ day: '19/11/2026', time: '08:05' });
  });
});

describe('typeset', () => {
  it.each([
    ["Territoires d'industrie : bilan", 'Territoires d’industrie\u00a0: bilan'],
    ['Où ? Ici ; là !', 'Où\u202f? Ici\u202f; là\u202f!'],
    ['Projets « lauréats »', 'Projets «\u00a0lauréats\u00a0»'],
    ['Projets «lauréats»', 'Projets «\u00a0lauréats\u00a0»'],
    ['à 14:32, échelle 1:250 000, https://data.gouv.fr', 'à 14:32, échelle 1:250 000, https://data.gouv.fr'],
    ['Sources: ANCT', 'Sources\u00a0: ANCT'],
  ])('sets %s', (typed, wanted) => expect(typeset(typed, 'fr')).toBe(wanted));
  it('leaves English punctuation', () => expect(typeset("Sites: what's new?", 'en')).toBe('Sites: what’s new?'));
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab: ;!?«»1/\u00a0\u202f'") }), (text) => {
        const once = typeset(text, 'fr');
        expect(typeset(once, 'fr')).toBe(once);
      }),
    );
  });
});
