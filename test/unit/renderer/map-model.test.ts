import fc from 'fast-check';
import { transform } from 'ol/proj';
import { expect, test } from 'vitest';
import { groundFactor, legalEpsg, mapProjection, projectExtent } from '../../../renderer/map/projections.ts';
import { resolutionOf, roundedDenominator, scaleBar, scaleDenominator } from '../../../renderer/map/scale.ts';
import { wrapLabel } from '../../../renderer/map/styles/label.ts';
import { ViewHistory } from '../../../renderer/map/view-history.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';

test('the scale bar is the longest 1, 2 or 5 × 10ⁿ metres that fits', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 20_000, noNaN: true }), (resolution) => {
      const { length_m, width_px } = scaleBar(resolution, 150);
      expect(width_px).toBeLessThanOrEqual(150.000001);
      expect(width_px).toBeGreaterThan(150 / 2.6);
      expect(width_px * resolution).toBeCloseTo(length_m, 6);
      expect(['1', '2', '5']).toContain(length_m.toPrecision(1)[0]);
    }),
  );
});

test('1:12 500 is 3.307 m per pixel of 96 dots per inch, and comes back', () => {
  expect(resolutionOf(12_500)).toBeCloseTo(3.3073, 4);
  expect(scaleDenominator(resolutionOf(12_500))).toBeCloseTo(12_500, 6);
  expect(roundedDenominator(12_345)).toBe(12_300);
  expect(roundedDenominator(1_534_567)).toBe(1_530_000);
});

test('the map projects with the formulas of the engine', () => {
  const projection = mapProjection(2154);
  const [x, y] = projectionOf(2154)?.forward(Float64Array.of(4.85, 46.78)) ?? [];
  expect(transform([4.85, 46.78], 'EPSG:4326', projection)).toEqual([x, y]);
});

test('the bounds of a box in degrees hold its curved edges', () => {
  const box = projectExtent([-4, 43, 8, 51], 2154);
  const y = (longitude: number) => projectionOf(2154)?.forward(Float64Array.of(longitude, 43))[1] ?? Number.NaN;
  // in a conic projection the middle of the southern edge lies lower than its corners
  expect(y(3)).toBeLessThan(y(8) - 10_000);
  expect(Math.abs((box?.[1] ?? 0) - y(3))).toBeLessThan(500);
});

test('a project of Réunion is shown in its own legal projection, Web Mercator metres are shortened', () => {
  expect(legalEpsg([55.2, -21.4, 55.8, -20.9])).toBe(2975);
  expect(legalEpsg(null)).toBe(2154);
  expect(groundFactor(3857, [0, 0])).toBeCloseTo(1, 9);
  expect(groundFactor(3857, [0, 5_780_000])).toBeCloseTo(Math.cos((46.0 * Math.PI) / 180), 2);
  expect(groundFactor(2154, [700_000, 6_600_000])).toBe(1);
});

test('going back retraces the moves, and does not record itself', () => {
  const history = new ViewHistory();
  const at = (resolution: number) => ({ centre: [0, 0] as const, resolution });
  for (const resolution of [1, 2, 2, 3]) history.record(at(resolution));
  expect(history.back()).toEqual(at(2));
  history.record(at(2));
  history.arrived();
  expect(history.back()).toEqual(at(1));
  history.record(at(1));
  history.arrived();
  expect(history.canGoBack).toBe(false);
});

test('going forward undoes going back, until the map moves by itself', () => {
  const history = new ViewHistory();
  const at = (resolution: number) => ({ centre: [0, 0] as const, resolution });
  const arriveAt = (camera: ReturnType<ViewHistory['back']>) => {
    if (camera) history.record(camera);
    history.arrived();
    return camera;
  };
  for (const resolution of [1, 2, 3]) history.record(at(resolution));
  expect(history.canGoForward).toBe(false);
  expect(arriveAt(history.back())).toEqual(at(2));
  expect(arriveAt(history.back())).toEqual(at(1));
  expect(arriveAt(history.forward())).toEqual(at(2));
  expect(arriveAt(history.forward())).toEqual(at(3));
  expect(history.forward()).toBeNull();
  // two steps at once, before the first has arrived
  history.back();
  const first = history.back();
  history.record(at(2.4));
  history.arrived();
  expect(arriveAt(first)).toEqual(at(1));
  expect(history.canGoForward).toBe(true);
  history.record(at(9));
  expect(history.canGoForward).toBe(false);
  expect(arriveAt(history.back())).toEqual(at(1));
  // a step that the hand of the planner turned aside: where that went is a move like any other
  expect(history.forward()).toEqual(at(9));
  history.arrived();
  history.record(at(8));
  expect(history.back()).toEqual(at(9));
});

test('a long name breaks once, near its middle', () => {
  expect(wrapLabel('CC des Hauts de Saint-Gondebert')).toBe('CC des Hauts de\nSaint-Gondebert');
  expect(wrapLabel('Chalon')).toBe('Chalon');
  expect(wrapLabel('Communautéurbainesansespace')).toBe('Communautéurbainesansespace');
});

test('a place reached to a fraction of a pixel is the place aimed at: no step of its own, and the way forth stays', () => {
  const history = new ViewHistory();
  const at = (x: number) => ({ centre: [x, 6_600_000] as const, resolution: 10 });
  history.record(at(700_000));
  history.record(at(700_500));
  expect(history.back()).toEqual(at(700_000));
  history.arrived();
  history.record(at(700_000.000_001));
  expect(history.canGoForward).toBe(true);
  expect(history.canGoBack).toBe(false);
  history.record(at(700_001));
  expect(history.canGoForward).toBe(false);
});
