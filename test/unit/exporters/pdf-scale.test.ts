/** A printed scale has to be true: lengths are measured in the written PDF by another program and compared with metres on the ground. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawingToPdf } from '../../../electron/engine/exporters/maps/pdf.ts';
import { drawMapPage } from '../../../shared/cartography/draw-map-page.ts';
import { franceLayout, territoireLayout } from '../../../shared/cartography/presets.ts';
import type { LayoutSystem, MapLayout, Page } from '../../../shared/domain/layout.ts';
import { styleSchema } from '../../../shared/domain/style.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { translator } from '../../../shared/messages/index.ts';
import { feature, layer } from '../cartography/make-layer.ts';
import { hasProgram, run } from './oracles.ts';

const resources = path.resolve(import.meta.dirname, '../../../resources');
const cairo = hasProgram('pdftocairo', '-v');
if (!cairo) console.warn('SKIPPED: pdftocairo is not installed, the scale of the PDF is not measured');
const MM_PER_POINT = 25.4 / 72;
const text = translator('fr');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'emprise-scale-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A square of so many metres of the projection, as an object of the project. */
function squareOf(epsg: number, x: number, y: number, side_m: number): Geometry {
  const projection = projectionOf(epsg);
  if (!projection) throw new Error(`no projection ${epsg}`);
  const ring = [x, y, x + side_m, y, x + side_m, y + side_m, x, y + side_m, x, y];
  return { type: 'MultiPolygon', xy: projection.inverse(Float64Array.from(ring)), parts: [5], polygons: [1] };
}

const MEASURED = '#ff00ff';
const style = styleSchema.parse({
  version: 1,
  renderer: { type: 'single', symbolisation: { fill: { colour: MEASURED } } },
});

/** Width and height in millimetres of what the PDF fills in the measured colour, and its words. */
function measure(pdf: Uint8Array): { width: number; height: number } {
  const [file, picture] = [path.join(folder, 'map.pdf'), path.join(folder, 'map.svg')];
  writeFileSync(file, pdf);
  // Without -noshrink the page is first fitted into whole points.
  run('pdftocairo', ['-svg', '-noshrink', file, picture]);
  const svg = readFileSync(picture, 'utf8');
  const filled = [...svg.matchAll(/<path[^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => /fill[:=]"?(?:rgb\(100%, ?0%, ?100%\)|#ff00ff)/.test(tag));
  if (!filled) throw new Error('the square is not in the PDF');
  const numbers = (list: string | undefined): number[] => (list?.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number);
  const [a = 1, b = 0, c = 0, d = 1] = numbers(/transform="matrix\(([^)]*)\)"/.exec(filled)?.[1]);
  const points = numbers(/ d="([^"]*)"/.exec(filled)?.[1]);
  const across: number[] = [];
  const down: number[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    across.push(a * x + c * y);
    down.push(b * x + d * y);
  }
  const spread = (values: readonly number[]): number => (Math.max(...values) - Math.min(...values)) * MM_PER_POINT;
  return { width: spread(across), height: spread(down) };
}

describe.skipIf(!cairo)('scale of the PDF', () => {
  it.each<[string, LayoutSystem, Page, number, number, number, number]>([
    ['a whole country', 2154, { format: 'A4', orientation: 'landscape' }, 6_600_000, 500_000, 6_600_000, 300_000],
    ['a département', 2154, { format: 'A4', orientation: 'portrait' }, 640_000, 1_010_000, 6_800_000, 60_000],
    ['a site', 2154, { format: 'A3', orientation: 'landscape' }, 5000, 843_000, 6_636_000, 700],
    ['La Réunion', 2975, { format: 'A5', orientation: 'portrait' }, 360_000, 330_000, 7_650_000, 25_000],
  ])('is exact for %s', async (_, epsg, page, denominator, x, y, side_m) => {
    const squares = layer('imp_x', 'Carré', [feature(squareOf(epsg, x, y, side_m))], { style });
    const layout: MapLayout = {
      ...franceLayout([], text, { page, title: 'Mesure' }),
      main: { epsg, view: { type: 'scale', centre: [x + side_m / 2, y + side_m / 2], denominator }, title: null },
    };
    const { drawing, report } = drawMapPage(layout, [squares], text);
    expect(report.scaleDenominator).toBe(denominator);
    const { width, height } = measure(await drawingToPdf(drawing, { resources }));
    const expected = (side_m * 1000) / denominator;
    expect(Math.abs(width / expected - 1)).toBeLessThan(0.001);
    expect(Math.abs(height / expected - 1)).toBeLessThan(0.001);
  });

  it('is the one the page states when the extent chooses it', async () => {
    const side_m = 40_000;
    const square = squareOf(2154, 700_000, 6_600_000, side_m);
    const layout = territoireLayout([square], { title: 'Mesure' });
    if (!layout) throw new Error('nothing to fit');
    const { drawing, report } = drawMapPage(layout, [layer('imp_x', 'Carré', [feature(square)], { style })], text);
    const { width } = measure(await drawingToPdf(drawing, { resources }));
    const stated = Number(/1:([\d\u202f]+)/.exec(JSON.stringify(drawing.children))?.[1]?.replaceAll('\u202f', ''));
    expect(stated).toBe(report.scaleDenominator);
    expect(Math.abs((side_m * 1000) / width / stated - 1)).toBeLessThan(0.001);
  });
});
