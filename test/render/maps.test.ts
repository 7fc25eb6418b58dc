import { describe, expect, it } from 'vitest';
import { drawMapPage } from '../../shared/cartography/draw-map-page.ts';
import type { Drawing } from '../../shared/cartography/drawing.ts';
import type { MapLayerData } from '../../shared/cartography/map-layer.ts';
import { franceLayout, territoireLayout } from '../../shared/cartography/presets.ts';
import type { Geometry } from '../../shared/geo/geometry.ts';
import { translator } from '../../shared/messages/index.ts';
import { feature, layer, sampleLayers, square } from '../unit/cartography/make-layer.ts';
import { renderDifference } from './case.ts';

/** Anti-aliasing may move a few pixels between versions of the renderer; a lost layer, pattern or line of text moves far more. */
const TOLERANCE = 0.002;
const text = translator('fr');

function sampleMap(layers: readonly MapLayerData[], title: string, focus: readonly Geometry[] = []): Drawing {
  const layout = territoireLayout(layers[0]?.features.map(({ geometry }) => geometry) ?? [], {
    page: { format: 'A5', orientation: 'landscape' },
    title,
    subtitle: 'Planche d’essai : données fictives',
    realisation: 'Service cartographique',
    dateCarte: '2026-11-21',
    demonstration: true,
  });
  if (!layout) throw new Error('nothing to fit');
  return drawMapPage(layout, layers, text, focus).drawing;
}

/** Up close: every symbol and pattern at its size. */
const symbology = (): Drawing => sampleMap(sampleLayers(0.1), 'Chaque symbole, chaque trame');

/** Ten times further away: numbered sites, few equipments, short names, and all but one EPCI veiled. */
function departement(): Drawing {
  const layers = sampleLayers();
  return sampleMap(
    layers,
    'Un département',
    (layers[0]?.features ?? []).slice(0, 2).flatMap(({ geometry }) => geometry ?? []),
  );
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
  const territoires = layer('territoires', 'Territoires d’industrie', [
    feature(square(1.4, 48.5, 1), { regions: '11' }),
    feature(square(3.8, 45.5, 1), { regions: '84|27' }),
    feature(square(55.3, -21.3, 0.1), { regions: '04' }),
  ]);
  const sites = layer(
    'sites',
    'Sites',
    [0.004, 0.01, 0.02].map((size, i) =>
      feature(square(0.5 + i * 0.9, 48.7, size), { maturite: ['disponible', 'court terme', 'avant 2030'][i] }),
    ),
  );
  const layers = [epci, territoires, sites];
  const layout = franceLayout(layers, text, {
    page: { format: 'A4', orientation: 'landscape' },
    title: 'Métropole et outre-mer',
    dateCarte: '2026-11-21',
  });
  return drawMapPage(layout, layers, text).drawing;
}

describe('rendered maps', () => {
  it.each([
    ['symbology', symbology, 100],
    ['departement', departement, 100],
    ['france', france, 72],
  ] as const)('%s looks as it did', { timeout: 60_000 }, async (name, draw, dpi) => {
    expect(await renderDifference(name, draw(), dpi)).toBeLessThan(TOLERANCE);
  });

  it('notices a missing layer', { timeout: 60_000 }, async () => {
    const drawing = symbology();
    const without = { ...drawing, children: drawing.children.filter((node) => node.type !== 'group' || node.name !== 'legend') };
    expect(await renderDifference('symbology', without, 100, false)).toBeGreaterThan(TOLERANCE * 3);
  });
});
