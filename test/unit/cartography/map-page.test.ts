import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawMapPage } from '../../../shared/cartography/draw-map-page.ts';
import type { Drawing, TextNode } from '../../../shared/cartography/drawing.ts';
import { franceLayout, territoireLayout } from '../../../shared/cartography/presets.ts';
import { CAP_HEIGHT, textWidth } from '../../../shared/cartography/text.ts';
import { type MapLayout, PAGE_SIZES_MM, type PageFormat } from '../../../shared/domain/layout.ts';
import { styleSchema } from '../../../shared/domain/style.ts';
import { translator } from '../../../shared/messages/index.ts';
import { groupOf, textsOf } from './groups.ts';
import { feature, layer, point, sampleLayers, square } from './make-layer.ts';

const text = translator('fr');
const layers = sampleLayers();
const outlines = layers[0]?.features.map(({ geometry }) => geometry) ?? [];

function layoutOf(parts: Parameters<typeof territoireLayout>[1] = {}): MapLayout {
  const layout = territoireLayout(outlines, { title: 'Carte', dateCarte: '2026-11-21', ...parts });
  if (!layout) throw new Error('nothing to fit');
  return layout;
}

/** x, y, width, height of the letters. */
function boxOf({ x, y, anchor, text: words, face, size }: TextNode): [number, number, number, number] {
  const width = textWidth(words, face, size);
  return [anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2, y - size * CAP_HEIGHT, width, size * CAP_HEIGHT];
}

describe('map page', () => {
  it('is the same drawing for the same input', () => {
    const hash = (): string =>
      createHash('sha256')
        .update(JSON.stringify(drawMapPage(layoutOf(), sampleLayers(), text)))
        .digest('hex');
    expect(hash()).toBe(hash());
  });

  it('keeps every text on the sheet, whatever the title, the format and the language', () => {
    const formats = Object.keys(PAGE_SIZES_MM) as PageFormat[];
    const words = fc.array(
      fc.constantFrom('Territoires', 'd’industrie', 'et', 'sites', 'clés-en-main', 'Anticonstitutionnellement', ':', '2026'),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(
        words,
        words,
        fc.constantFrom(...formats),
        fc.constantFrom('portrait' as const, 'landscape' as const),
        fc.constantFrom('fr' as const, 'en' as const),
        (title, foot, format, orientation, language) => {
          const layout = layoutOf({
            title: title.join(' ').slice(0, 300),
            subtitle: foot.join(' ').slice(0, 300),
            sources: foot.join(' '),
            page: { format, orientation },
            language,
            demonstration: true,
          });
          const { drawing } = drawMapPage(layout, layers, translator(language));
          for (const node of textsOf(drawing.children)) {
            const [x, y, width, height] = boxOf(node);
            expect([node.text, x >= 0, y >= 0, x + width <= drawing.width_mm + 0.01, y + height <= drawing.height_mm]).toEqual([
              node.text,
              true,
              true,
              true,
              true,
            ]);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('lists in the legend what is seen, and nothing else', () => {
    const { drawing } = drawMapPage(layoutOf(), layers, text);
    const words = textsOf(groupOf(drawing, 'legend').children).map((node) => node.text);
    expect(words).toEqual(
      expect.arrayContaining(['EPCI', 'Terrains', 'Friche', 'Disponible', 'Gare de voyageurs', 'Autoroute', 'Contraintes']),
    );
    expect(words).not.toContain('Ligne électrique');
    const away = layers.map((one) =>
      one.table === 'sites' ? layer('sites', 'Sites', [feature(square(-1, 44, 0.01), { maturite: 'disponible' })]) : one,
    );
    const without = textsOf(groupOf(drawMapPage(layoutOf(), away, text).drawing, 'legend').children).map((node) => node.text);
    expect(without).not.toContain('Disponible');
  });

  it('states sources with their year, date, projection and scale', () => {
    const { drawing, report } = drawMapPage(
      layoutOf({ realisation: 'Agence', dateArrete: '2026-10-31', sources: 'Cadastre (2026)' }),
      layers,
      text,
    );
    const foot = textsOf(groupOf(drawing, 'foot').children)
      .map((node) => node.text)
      .join(' ');
    expect(foot).toContain('Sources\u00a0: Cadastre (2026)\u202f; IGN, Admin Express (2026).');
    expect(foot).toContain('Données arrêtées au 31/10/2026.');
    expect(foot).toContain('RGF93 v1 / Lambert-93');
    expect(foot).toContain('Réalisation\u00a0: Agence. Carte établie avec Emprise le\u00a021/11/2026');
    const scale = textsOf(groupOf(drawing, 'scale').children).map((node) => node.text);
    expect(scale).toContain(`1:${new Intl.NumberFormat('fr-FR').format(report.scaleDenominator)}`);
    expect(report.warnings).toEqual([]);
  });

  it('says what is missing before publication', () => {
    const bare = drawMapPage(layoutOf({ title: null, scaleBar: false, dateCarte: null }), [layer('sites', 'Sites', [])], text);
    expect(bare.report.warnings).toEqual(['no-title', 'no-sources', 'no-date', 'no-realisation', 'no-scale', 'nothing-drawn']);
  });

  it('lets no name cover another, and counts those without room', () => {
    const position = fc.tuple(fc.double({ min: 3.01, max: 3.59, noNaN: true }), fc.double({ min: 46.31, max: 46.71, noNaN: true }));
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 120 }), (positions) => {
        const style = styleSchema.parse({
          version: 1,
          renderer: { type: 'single', symbolisation: { symbol: { id: 'circle', size_mm: 1, colour: '#123456' } } },
          label: { field: 'nom', size_mm: 2.4, colour: '#000000' },
        });
        const places = layer(
          'imp_x',
          'Lieux',
          positions.map(([lon, lat], i) => feature(point(lon, lat), { nom: `Commune ${i}` })),
          { style },
        );
        const { drawing, report } = drawMapPage(layoutOf(), [places], text);
        const boxes = textsOf(groupOf(drawing, 'map-labels').children).map(boxOf);
        expect(boxes.length).toBe(report.labelsPlaced);
        expect(report.labelsPlaced + report.labelsDropped).toBe(positions.length);
        boxes.forEach(([ax, ay, aw, ah], i) => {
          for (const [bx, by, bw, bh] of boxes.slice(i + 1))
            expect(ax < bx + bw && bx < ax + aw && ay < by + bh && by < ay + ah).toBe(false);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('draws a small site as its symbol, a large one as its outline', () => {
    const far = drawMapPage(layoutOf(), layers, text);
    const close = territoireLayout([square(3.05, 46.48, 0.001)], { title: 'Site' });
    if (!close) throw new Error('nothing to fit');
    const near = drawMapPage(close, layers, text);
    const kinds = (drawing: Drawing): string[] => groupOf(drawing, 'Sites').children.map(({ type }) => type);
    expect(new Set(kinds(far.drawing))).toEqual(new Set(['stamp', 'text']));
    // Up close the outline is drawn, and the symbol in it says the maturity.
    expect(kinds(near.drawing)).toEqual(['shape', 'stamp']);
  });

  it('adds an inset for each overseas département that has data', () => {
    const overseas = layer('epci', 'EPCI', [feature(square(55.4, -21.2, 0.1)), feature(square(-61.1, 14.6, 0.1))]);
    const layout = franceLayout([layers[0] as (typeof layers)[0], overseas], text, { title: 'France' });
    expect(layout.insets.map(({ title, epsg }) => [title, epsg])).toEqual([
      ['Martinique', 5490],
      ['La Réunion', 2975],
    ]);
    const { drawing } = drawMapPage(layout, [overseas], text);
    expect(textsOf(drawing.children).map((node) => node.text)).toContain('Les DROM ne sont pas à l’échelle.');
    expect(franceLayout([layers[0] as (typeof layers)[0]], text).insets).toEqual([]);
  });

  it('draws lighter what lies outside the territory it is about', () => {
    const [first] = outlines;
    if (!first) throw new Error('no outline');
    const focused = drawMapPage(layoutOf(), layers, text, [first]);
    const veil = groupOf(focused.drawing, 'focus').children[0];
    expect(veil).toMatchObject({ type: 'shape', parts: [4, 8], fill: { solid: { opacity: 0.42 } } });
    expect(() => groupOf(drawMapPage(layoutOf(), layers, text).drawing, 'focus')).toThrow();
  });

  it('fits an overseas territory in its own projection, and nothing in none', () => {
    expect(territoireLayout([square(55.4, -21.2, 0.1), null])?.main.epsg).toBe(2975);
    expect(territoireLayout([])).toBeNull();
    expect(territoireLayout([square(100, 10, 1)])).toBeNull();
  });
});
