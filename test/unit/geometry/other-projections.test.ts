import { describe, expect, test } from 'vitest';
import { anyProjection, OTHER_SYSTEMS, systemAccuracy_m } from '../../../electron/engine/geometry/other-projections.ts';

/**
 * EPSG, longitude, latitude, x, y: pyproj 3.4.1 (PROJ 9.1.1), the registry's operation of France or of the territory
 * (NTF: EPSG:1193; ED50: 1275; Guadeloupe 1948 (2), Martinique 1938 to RGAF09 (1), CSG67 to RGFG95 (1), Reunion 1947 to RGR92 (1)…),
 * x and y solved so that the way to WGS 84 gives back the longitude and latitude.
 */
const VALUES: [number, number, number, number, number][] = [
  [27571, 2.35, 49.2, 600983.7154, 1166646.9058],
  [27561, 2.35, 49.2, 600983.7154, 166646.9058],
  [27572, 2.35, 48.85, 600990.8921, 2427961.5117],
  [27562, 3.1, 46.9, 658166.9857, 211403.1924],
  [27573, 5.4, 43.3, 848513.8711, 3115745.255],
  [27563, 3.1, 43.9, 661327.1029, 178064.9035],
  [27574, 9.1, 42.2, 558218.922, 4211859.4884],
  [27564, 9.1, 42.2, 558218.922, 211859.4884],
  [4275, 2.35, 48.85, 2.350723, 48.8500692],
  [4807, 2.35, 48.85, 0.0149931, 54.2778547],
  [4230, 2.35, 48.85, 2.3512736, 48.8509116],
  [23030, -3.1, 47.9, 492627.1968, 5305404.8626],
  [23031, 2.35, 48.85, 452406.9324, 5411192.534],
  [23032, 7.75, 48.58, 407888.4342, 5381722.8043],
  [32630, -3.1, 47.9, 492526.0455, 5305190.5764],
  [32631, 2.35, 48.85, 452314.8912, 5410984.8876],
  [32632, 7.75, 48.58, 407806.4803, 5381522.2761],
  [25830, -3.1, 47.9, 492526.0455, 5305190.5763],
  [25831, 2.35, 48.85, 452314.8912, 5410984.8875],
  [25832, 7.75, 48.58, 407806.4803, 5381522.2759],
  [3034, 2.35, 48.85, 3458504.6939, 2489652.4915],
  [3035, 2.35, 48.85, 3760536.8229, 2888771.0213],
  [3313, -54.0, 5.0, 832713.7987, 553423.9869],
  [4559, -61.5, 16.2, 660342.3124, 1791644.1315],
  [2969, -63.05, 18.07, 494475.2974, 1998367.9235],
  [2970, -61.5, 16.2, 660764.9395, 1791947.5348],
  [2973, -61.0, 14.6, 715062.4168, 1614863.7768],
  [2971, -52.3, 4.9, 355855.866, 541636.9714],
  [3312, -54.0, 5.0, 832742.9559, 553311.5823],
  [3727, 55.45, -20.88, 151943.1769, 77580.3299],
  [2980, 45.15, -12.8, 516049.936, 8585239.8227],
  [5879, 45.15, -12.8, 516049.9353, 8585239.904],
  [2987, -56.2, 46.8, 560806.2501, 5182758.8406],
];

describe('other projections', () => {
  test.each(VALUES)('EPSG:%i at %f, %f', (epsg, longitude, latitude, x, y) => {
    const projection = anyProjection(epsg);
    if (!projection) throw new Error(`no projection ${epsg}`);
    const forward = projection.forward(Float64Array.of(longitude, latitude));
    const within = x < 400 ? 1e-7 : 0.002;
    expect(Math.hypot((forward[0] as number) - x, (forward[1] as number) - y)).toBeLessThan(within);
    const back = projection.inverse(forward);
    expect(Math.abs((back[0] as number) - longitude)).toBeLessThan(2e-8);
    expect(Math.abs((back[1] as number) - latitude)).toBeLessThan(2e-8);
  });

  test('closed formulas come first, what is not finite stays so, unknown systems are null', () => {
    expect(anyProjection(2154)?.epsg).toBe(2154);
    expect(anyProjection(27572)?.forward(Float64Array.of(Number.NaN, 48))[0]).toBeNaN();
    expect(anyProjection(1)).toBeNull();
    expect(OTHER_SYSTEMS.filter((epsg) => anyProjection(epsg) === null)).toEqual([]);
  });

  test('says how exact the way to WGS 84 is', () => {
    expect([27572, 27561, 4275, 4807, 23031].map(systemAccuracy_m)).toEqual([5, 5, 5, 5, 2]);
    expect([2154, 4326, 25831, 3035].map(systemAccuracy_m)).toEqual([null, null, null, null]);
    expect(systemAccuracy_m(2969)).toBe(10);
  });
});
