import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEGAL_ZONES } from '../../../shared/geo/crs.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';

/** EPSG, longitude, latitude, x, y: computed with pyproj 3.4.1 (PROJ 9.1.1), rounded to the micrometre. */
const PROJ_VALUES: [number, number, number, number, number][] = [
  [2154, 2.35, 48.85, 652301.564831, 6861302.7259],
  [2154, -4.7, 48.4, 130974.986531, 6838844.677249],
  [2154, 9.45, 42.1, 1233992.694749, 6132889.806079],
  [2154, 7.75, 48.58, 1050163.943557, 6841622.715488],
  [2154, 3, 46.5, 700000.0, 6600000.0],
  [2154, -1.5, 43.3, 334836.342173, 6254945.126893],
  [5490, -61.5, 16.2, 660342.312389, 1791644.131495],
  [5490, -61.0, 14.6, 715447.875264, 1615033.118941],
  [5490, -63.1, 18.07, 489417.91833, 1997932.962544],
  [5490, -62.8, 17.9, 521184.461178, 1979133.351523],
  [2972, -52.3, 4.9, 355855.438441, 541750.163564],
  [2972, -54.03, 5.48, 164212.859445, 606571.67469],
  [2972, -52.6, 2.3, 322079.323277, 254320.193594],
  [2975, 55.45, -20.88, 338767.167364, 7690355.572357],
  [2975, 55.8, -21.3, 375529.583625, 7644176.424504],
  [4471, 45.2, -12.8, 521705.548031, 8584972.962468],
  [4471, 45.05, -12.65, 505429.566152, 8601568.424716],
  [4467, -56.2, 46.8, 561046.92138, 5183249.912863],
  [4467, -56.35, 47.1, 549324.27163, 5216481.80218],
  [3857, 2.35, 48.85, 261600.803364, 6249447.752791],
  [3857, 55.45, -20.88, 6172665.764487, -2377575.608422],
  [32620, -61.5, 16.2, 660342.312389, 1791644.131551],
  [32621, -56.2, 46.8, 561046.92138, 5183249.912984],
  [32622, -52.3, 4.9, 355855.438441, 541750.163582],
  [32738, 45.2, -12.8, 521705.548031, 8584972.962422],
  [32740, 55.45, -20.88, 338767.167365, 7690355.572286],
  [3942, 2.35, 42.3, 1646405.05862, 1233523.592233],
  [3942, 6.1, 41.4, 1959171.334239, 1138056.087535],
  [3943, 2.35, 43.3, 1647261.273301, 2233530.029648],
  [3943, 6.1, 42.4, 1955156.85369, 2138060.604442],
  [3944, 2.35, 44.3, 1648133.646623, 3233536.232159],
  [3944, 6.1, 43.4, 1951064.288872, 3138059.410756],
  [3945, 2.35, 45.3, 1649021.918658, 4233542.192174],
  [3945, 6.1, 44.4, 1946894.861579, 4138052.506989],
  [3946, 2.35, 46.3, 1649925.824366, 5233547.902391],
  [3946, 6.1, 45.4, 1942649.818066, 5138039.900613],
  [3947, 2.35, 47.3, 1650845.093657, 6233553.355804],
  [3947, 6.1, 46.4, 1938330.428735, 6138021.606062],
  [3948, 2.35, 48.3, 1651779.45146, 7233558.545716],
  [3948, 6.1, 47.4, 1933937.987811, 7137997.644709],
  [3949, 2.35, 49.3, 1652728.617794, 8233563.465745],
  [3949, 6.1, 48.4, 1929473.813011, 8137968.044854],
  [3950, 2.35, 50.3, 1653692.307837, 9233568.109831],
  [3950, 6.1, 49.4, 1924939.245191, 9137932.841689],
];

describe('projections', () => {
  test.each(PROJ_VALUES)('EPSG:%i at %f, %f agrees with PROJ within 0.01 mm', (epsg, longitude, latitude, x, y) => {
    const projection = projectionOf(epsg);
    if (!projection) throw new Error(`no projection ${epsg}`);
    const forward = projection.forward(Float64Array.of(longitude, latitude));
    expect(Math.abs((forward[0] as number) - x)).toBeLessThan(1e-5);
    expect(Math.abs((forward[1] as number) - y)).toBeLessThan(1e-5);
    const inverse = projection.inverse(Float64Array.of(x, y));
    expect(Math.abs((inverse[0] as number) - longitude)).toBeLessThan(1e-10);
    expect(Math.abs((inverse[1] as number) - latitude)).toBeLessThan(1e-10);
  });

  test.each(LEGAL_ZONES.map((zone) => [zone.code, zone] as const))('there and back in %s', (_code, zone) => {
    const projection = projectionOf(zone.epsg);
    if (!projection) throw new Error(`no projection ${zone.epsg}`);
    const [minX, minY, maxX, maxY] = zone.bounds;
    const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(degrees(minX, maxX), degrees(minY, maxY)), { minLength: 1, maxLength: 30 }), (points) => {
        const lonLat = Float64Array.from(points.flat());
        const back = projection.forward(lonLat);
        projection.inverse(back, back);
        for (let i = 0; i < lonLat.length; i++) expect(Math.abs((back[i] as number) - (lonLat[i] as number))).toBeLessThan(1e-11);
      }),
    );
  });

  test('a missing coordinate stays missing, its neighbours are kept', () => {
    const xy = projectionOf(2154)?.forward(Float64Array.of(Number.NaN, 48, 3, 46.5));
    expect(xy?.[0]).toBeNaN();
    expect(xy?.[2]).toBeCloseTo(700_000, 6);
    expect(xy?.[3]).toBeCloseTo(6_600_000, 6);
  });

  test('geographic systems of the same family are the identity, unknown ones null', () => {
    expect(projectionOf(4171)?.forward(Float64Array.of(2, 48))).toEqual(Float64Array.of(2, 48));
    expect(projectionOf(27572)).toBeNull();
  });
});
