import { describe, expect, it } from 'vitest';
import { drawMapPage } from '../../shared/cartography/draw-map-page.ts';
import type { Drawing } from '../../shared/cartography/drawing.ts';
import { franceLayout, territoireLayout } from '../../shared/cartography/presets.ts';
import { translator } from '../../shared/messages/index.ts';
import { feature, layer, sampleLayers, square } from '../unit/cartography/make-layer.ts';
import { renderDifference } from './case.ts';

/** Anti-aliasing may move a few pixels between versions of the renderer; a lost layer, pattern or line of text moves far more. */
const TOLERANCE = 0.002;
const text = translator('fr');

function symbology(): Drawing {
  const layers = sampleLayers();
  const layout = territoireLayout(layers[0]?.features.map(({ geometry }) => geometry) ?? [], {
    page: { format: 'A5', orientation: 'landscape' },
    title: 'Chaque symbole, chaque trame',
    subtitle: 'Planche d’essai : données fictives',
    realisation: 'Emprise',
    dateCarte: '2026-11-21',
    demonstration: true,
  });
  if (!layout) throw new Error('nothing to fit');
  return drawMapPage(layout, layers, text).drawing;
}

function france(): Drawing {
  const epci = layer('epci', 'EPCI', [
    ...Array.from({ length: 30 }, (_, i) => feature(square(-1 + (i % 6) * 1.2, 43.5 + Math.floor(i / 6), 1))),
    ...(
      [
        [-61.7, 16],
        [-61.1, 14.5],
        [-54, 3],
        [55.3, -21.3],
        [45.1, -12.9],
      ] as const
    ).map(([lon, lat]) => feature(square(lon, lat, 0.15))),
  ]);
  const layout = franceLayout([epci], text, {
    page: { format: 'A5', orientation: 'portrait' },
    title: 'Métropole et outre-mer',
    dateCarte: '2026-11-21',
  });
  return drawMapPage(layout, [epci], text).drawing;
}

describe('rendered maps', () => {
  it.each([
    ['symbology', symbology, 100],
    ['france', france, 72],
  ] as const)('%s looks as it did', async (name, draw, dpi) => {
    expect(await renderDifference(name, draw(), dpi)).toBeLessThan(TOLERANCE);
  });

  it('notices a missing layer', async () => {
    const drawing = symbology();
    const without = { ...drawing, children: drawing.children.filter((node) => node.type !== 'group' || node.name !== 'legend') };
    expect(await renderDifference('symbology', without, 100)).toBeGreaterThan(TOLERANCE * 3);
  });
});
