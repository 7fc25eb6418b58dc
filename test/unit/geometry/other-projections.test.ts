import { describe, expect, test } from 'vitest';
import { APPROXIMATE_SYSTEMS, anyProjection } from '../../../electron/engine/geometry/other-projections.ts';

/** EPSG, longitude, latitude, x, y, tolerance in m: pyproj 3.4.1 (PROJ 9.1.1) with the registry's parameters and the same three-parameter shifts. */
const VALUES: [number, number, number, number, number, number][] = [
  [27572, 2.35, 48.85, 600990.8924, 2427961.5117, 0.001],
  [27572, 6.1, 45.2, 895668.3002, 2029238.7619, 0.001],
  [27561, 2.35, 49.2, 600983.7158, 166646.9058, 0.001],
  [27563, 3.1, 43.9, 661327.1033, 178064.9035, 0.001],
  [27564, 9.1, 42.2, 558218.9222, 211859.4883, 0.001],
  [27574, 9.1, 42.2, 558218.9222, 4211859.4883, 0.001],
  [3035, 2.35, 48.85, 3760536.8229, 2888771.021, 0.001],
  [25831, 2.35, 48.85, 452314.8912, 5410984.8875, 0.001],
  [32630, -3.1, 47.9, 492526.0455, 5305190.5764, 0.001],
  [2970, -61.5, 16.2, 660764.7581, 1791947.3046, 0.001],
  [2973, -61.0, 14.6, 715061.7707, 1614863.4422, 0.001],
  [2971, -52.3, 4.9, 355856.0347, 541636.7609, 0.001],
  [3727, 55.45, -20.88, 151942.8781, 77579.237, 0.001],
];

describe('other projections', () => {
  test.each(VALUES)('EPSG:%i at %f, %f', (epsg, longitude, latitude, x, y, within_m) => {
    const projection = anyProjection(epsg);
    if (!projection) throw new Error(`no projection ${epsg}`);
    const forward = projection.forward(Float64Array.of(longitude, latitude));
    expect(Math.hypot((forward[0] as number) - x, (forward[1] as number) - y)).toBeLessThan(within_m);
    const back = projection.inverse(forward);
    expect(Math.abs((back[0] as number) - longitude)).toBeLessThan(1e-7);
    expect(Math.abs((back[1] as number) - latitude)).toBeLessThan(1e-7);
  });

  test('closed formulas come first, what is not finite stays so, unknown systems are null', () => {
    expect(anyProjection(2154)?.epsg).toBe(2154);
    expect(anyProjection(27572)?.forward(Float64Array.of(Number.NaN, 48))[0]).toBeNaN();
    expect(anyProjection(1)).toBeNull();
    for (const epsg of APPROXIMATE_SYSTEMS) expect(anyProjection(epsg)).not.toBeNull();
  });
});
