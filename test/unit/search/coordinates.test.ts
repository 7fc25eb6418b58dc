import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { readCoordinates } from '../../../shared/search/index.ts';

const LAMBERT = [2.350479, 48.859062];
const CC47 = [4.9114, 46.759074];
const CC49 = [2.346909, 48.77332];
const REUNION = [55.460893, -20.973643];
const ANTILLES = [-61.235789, 14.646792];

const one = (typed: string) => {
  const [place, ...others] = readCoordinates(typed);
  expect(others, typed).toEqual([]);
  if (!place) return null;
  return { at: [Number(place.longitude.toFixed(6)), Number(place.latitude.toFixed(6))], epsg: place.epsg, swapped: place.swapped };
};

test('degrees in every writing are the same place', () => {
  const writings = [
    '48.2, 2.3',
    '48,2 2,3',
    '48.2 2.3',
    '48,2; 2,3',
    '48,2, 2,3',
    '48.2,2.3',
    '48.2 N 2.3 E',
    'N 48,2 E 2,3',
    'lat 48.2 lon 2.3',
  ];
  for (const typed of [...writings, "48°12'N 2°18'E", '48° 12′ 00″ N, 2° 18′ 00″ E', '48°12’ 2°18’', '48.2° 2.3°', '48.2°N 2.3°E'])
    expect(one(typed), typed).toMatchObject({ at: [2.3, 48.2], epsg: 4326, swapped: false });
  for (const typed of ['2.3, 48.2', '2,3 48,2', '2.3 E 48.2 N', 'lon=2.3 lat=48.2', "2°18'E 48°12'N"])
    expect(one(typed), typed).toMatchObject({ at: [2.3, 48.2], swapped: true });
});

test('west and south turn the sign, overseas is France', () => {
  expect(one("48°23'N 4°29'O")).toMatchObject({ at: [-4.483333, 48.383333] });
  expect(one('48,39 N 4,49 W')).toMatchObject({ at: [-4.49, 48.39] });
  expect(one('-20.88, 55.45')).toMatchObject({ at: [55.45, -20.88], swapped: false });
  expect(one('55.45 -20.88')).toMatchObject({ at: [55.45, -20.88], swapped: true });
  expect(one('48.2; −2.3')).toMatchObject({ at: [-2.3, 48.2] });
});

// degrees by pyproj 3 (Transformer.from_crs(code, 4326, always_xy=True))
test('metres are read in Lambert-93, whatever the order and the letters', () => {
  const at = LAMBERT;
  for (const typed of [
    '652345 6862310',
    '652 345 6 862 310',
    'X=652345 Y=6862310',
    'x: 652345, y: 6862310',
    'E 652345 N 6862310',
    '652345,6862310',
    '652345;6862310',
    'L93 652345 6862310',
    'EPSG:2154 652345 6862310',
    '652345,0 6862310,0',
    '652345.0, 6862310.0',
  ])
    expect(one(typed), typed).toEqual({ at, epsg: 2154, swapped: false });
  for (const typed of ['6862310 652345', 'Y=6862310 X=652345', 'Lambert 93 : 6862310 652345'])
    expect(one(typed), typed).toMatchObject({ at, swapped: true });
});

test('conic zones are told by their numbers or by a word, overseas systems too', () => {
  expect(one('1846000 6175000')).toEqual({ at: CC47, epsg: 3947, swapped: false });
  expect(one('CC47 1846000 6175000')).toEqual({ at: CC47, epsg: 3947, swapped: false });
  expect(one('1652000 8175000 Lambert CC49')).toEqual({ at: CC49, epsg: 3949, swapped: false });
  expect(one('EPSG:2975 340000 7680000')).toEqual({ at: REUNION, epsg: 2975, swapped: false });
  expect(readCoordinates('340000 7680000').map(({ epsg }) => epsg)).toContain(2975);
  expect(one('UTM 20N 690000 1620000')).toEqual({ at: ANTILLES, epsg: 5490, swapped: false });
});

test('what lies nowhere in France, or is no pair of numbers, is no place', () => {
  for (const typed of [
    '',
    'Chalon',
    '71076',
    '71076 AB 12',
    '0 0',
    '120.5, 10.2',
    'X=48 X=2',
    "48°75'N 2°18'E",
    '12',
    'ZI 12 14',
    '1 2 3',
    '652345',
    'CC47 48.2 2.3',
    '10 000 000 10 000 000',
  ])
    expect(readCoordinates(typed), typed).toEqual([]);
});

test('any place of the mainland written in Lambert-93 to the millimetre is found again', () => {
  const lambert = projectionOf(2154);
  fc.assert(
    fc.property(
      fc.double({ min: -4, max: 8, noNaN: true }),
      fc.double({ min: 42.5, max: 50.8, noNaN: true }),
      fc.boolean(),
      (longitude, latitude, comma) => {
        const [x = 0, y = 0] = lambert?.forward(Float64Array.of(longitude, latitude)) ?? [];
        const typed = `${x.toFixed(3)} ${y.toFixed(3)}`;
        const [place] = readCoordinates(comma ? typed.replaceAll('.', ',') : typed);
        expect(place?.epsg).toBe(2154);
        expect(Math.abs((place?.longitude ?? 0) - longitude)).toBeLessThan(2e-8);
        expect(Math.abs((place?.latitude ?? 0) - latitude)).toBeLessThan(2e-8);
      },
    ),
  );
});
