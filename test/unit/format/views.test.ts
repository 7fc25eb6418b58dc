/** Scales and degrees, as they are typed and as they are shown. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEGREE_FORMS, formatDegrees } from '../../../shared/format/degrees.ts';
import { formatScale } from '../../../shared/format/quantities.ts';
import { LEAST_SCALE, MOST_SCALE, readScale, USUAL_SCALES } from '../../../shared/format/scales.ts';
import { readCoordinates } from '../../../shared/search/index.ts';

test.each([
  ['1:25 000', 25_000],
  ['1/25000', 25_000],
  ['25000', 25_000],
  ['25 000', 25_000],
  ['1 : 25\u202f000', 25_000],
  ['25.000', 25_000],
  ['1:25,000', 25_000],
  ["1:25'000", 25_000],
  ['25k', 25_000],
  ['2,5 k', 2500],
  ['1:1 M', 1_000_000],
  ['1,5 million', 1_500_000],
  ['1:1 000 000', 1_000_000],
])('%s is a scale', (typed, denominator) => {
  expect(readScale(typed)).toBe(denominator);
});

test.each(['', '1:', 'carte', '1:0', '-25000', '25,5', '1:25 000 m²', '1:100', '1:900 000 000', '12.34.56', '0,25'])(
  '“%s” is none the map can show',
  (typed) => {
    expect(readScale(typed)).toBeNull();
  },
);

test('a scale is read back as it is shown, in both languages', () => {
  fc.assert(
    fc.property(fc.integer({ min: LEAST_SCALE, max: MOST_SCALE }), fc.constantFrom('fr' as const, 'en' as const), (scale, language) => {
      expect(readScale(formatScale(scale, language))).toBe(scale);
    }),
  );
  for (const scale of USUAL_SCALES) expect(readScale(String(scale))).toBe(scale);
});

test('degrees are written latitude first, west is O in French', () => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  expect(plain(formatDegrees(4.881234, 46.812345, 'fr', 'decimal'))).toBe('46,81235° N 4,88123° E');
  // IGN, Circé: 48° 50′ 11,2″ N is 48,836444…
  expect(plain(formatDegrees(2.337_222_2, 48.836_444_4, 'fr', 'dms'))).toBe('48° 50′ 11,2″ N 2° 20′ 14,0″ E');
  expect(plain(formatDegrees(-1.5, -20.999_999_9, 'fr', 'dms'))).toBe('21° 00′ 00,0″ S 1° 30′ 00,0″ O');
  expect(plain(formatDegrees(-1.5, 47, 'en', 'dms'))).toBe('47° 00′ 00.0″ N 1° 30′ 00.0″ W');
});

test('degrees shown are read back as the same place, to what they show', () => {
  const place = fc.record({
    longitude: fc.double({ min: -4.9, max: 9.4, noNaN: true }),
    latitude: fc.double({ min: 42, max: 51, noNaN: true }),
  });
  fc.assert(
    fc.property(place, fc.constantFrom(...DEGREE_FORMS), ({ longitude, latitude }, form) => {
      const [read] = readCoordinates(formatDegrees(longitude, latitude, 'fr', form));
      const slack = form === 'dms' ? 0.5001 / 36_000 : 0.5001e-5;
      expect(Math.abs((read?.longitude ?? 99) - longitude)).toBeLessThan(slack);
      expect(Math.abs((read?.latitude ?? 99) - latitude)).toBeLessThan(slack);
    }),
  );
});
