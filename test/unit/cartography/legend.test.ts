import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawMapPage } from '../../../shared/cartography/draw-map-page.ts';
import { evenFlow, type FlowRow, flowRows } from '../../../shared/cartography/legend-flow.ts';
import type { MapLayerData } from '../../../shared/cartography/map-layer.ts';
import { franceLayout, territoireLayout } from '../../../shared/cartography/presets.ts';
import { shortName } from '../../../shared/cartography/short-names.ts';
import { sourcesText } from '../../../shared/cartography/sources.ts';
import { PAGE_SIZES_MM, type PageFormat } from '../../../shared/domain/layout.ts';
import { styleSchema } from '../../../shared/domain/style.ts';
import { translator } from '../../../shared/messages/index.ts';
import { groupOf, textsOf, wordsOf } from './groups.ts';
import { feature, layer, point, sampleLayers, square } from './make-layer.ts';

const text = translator('fr');

const rows = fc.array(
  fc.record({
    height: fc.double({ min: 1, max: 9, noNaN: true }),
    before: fc.constantFrom(0, 2),
    keep: fc.boolean(),
    entries: fc.constantFrom(0, 1, 2),
  }),
  { maxLength: 40 },
);

describe('columns', () => {
  it('keep the order and the height, part no heading from its entry, and count what is left', () => {
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 1, max: 3 }),
        fc.double({ min: 5, max: 120, noNaN: true }),
        (list: FlowRow[], columns, height) => {
          for (const flow of [flowRows(list, columns, height), evenFlow(list, columns, height)]) {
            expect(flow.placed.map(({ row }) => row)).toEqual(list.slice(0, flow.placed.length));
            expect(flow.height).toBeLessThanOrEqual(height + 1e-6);
            expect(flow.left).toBe(list.slice(flow.placed.length).reduce((sum, row) => sum + row.entries, 0));
            flow.placed.forEach(({ row, column, top }, i) => {
              const next = flow.placed[i + 1];
              expect(top + row.height).toBeLessThanOrEqual(height + 1e-6);
              if (!next) return;
              if (row.keep) expect(next.column).toBe(column);
              if (next.column === column) expect(next.top).toBeGreaterThanOrEqual(top + row.height - 1e-9);
              else expect([next.column, next.top]).toEqual([column + 1, 0]);
            });
          }
        },
      ),
    );
  });
});

/** A layer of so many classes, one object each. */
function manyClasses(count: number): MapLayerData {
  const symbolisation = { symbol: { id: 'circle', size_mm: 2, colour: '#123456' } };
  const style = styleSchema.parse({
    version: 1,
    renderer: {
      type: 'categorised',
      field: 'x',
      categories: Array.from({ length: count }, (_, i) => ({ value: String(i), label: `Classe de test ${i}`, symbolisation })),
      other: null,
    },
  });
  return layer(
    'imp_x',
    'Classes',
    Array.from({ length: count }, (_, i) => feature(point(3.02 + (i % 50) * 0.01, 46.32 + Math.floor(i / 50) * 0.01), { x: String(i) })),
    { style },
  );
}

describe('legend', () => {
  it('never reaches the foot nor the frame, takes a second column before it is cut, and says how much it leaves out', () => {
    const outlines = sampleLayers()[0]?.features.map(({ geometry }) => geometry) ?? [];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 150 }),
        fc.constantFrom(...(Object.keys(PAGE_SIZES_MM) as PageFormat[])),
        fc.constantFrom('portrait' as const, 'landscape' as const),
        (count, format, orientation) => {
          const layout = territoireLayout(outlines, { title: 'Carte', page: { format, orientation } });
          if (!layout) throw new Error('nothing to fit');
          const { drawing, report } = drawMapPage(layout, [...sampleLayers(), manyClasses(count)], text);
          const legend = textsOf(groupOf(drawing, 'legend').children);
          const rule = Math.min(...textsOf(groupOf(drawing, 'foot').children).map(({ y, size }) => y - size));
          expect(Math.max(...legend.map(({ y }) => y))).toBeLessThan(rule);
          const listed = legend.filter(({ text: words }) => words.startsWith('Classe de test')).length;
          const isCut = report.warnings.includes('legend-cut');
          expect(isCut).toBe(legend.some(({ text: words }) => /^et \d+ autres? élément/.test(words)));
          if (!isCut) expect(listed).toBe(count);
          else if (orientation === 'landscape') expect(new Set(legend.map(({ x }) => Math.round(x))).size).toBeGreaterThan(2);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lists the régions on the map and no other, and says what the colours mean', () => {
    const territoires = layer(
      'territoires',
      'Territoires d’industrie',
      [
        [3, 46, '84|27'],
        [3.3, 46, '84'],
        [3.6, 46, '27'],
        [-1, 44, '75'],
      ].map(([lon, lat, regions]) => feature(square(Number(lon), Number(lat), 0.25), { regions })),
    );
    const layout = territoireLayout([square(2.9, 45.9, 1)], { title: 'Carte' });
    if (!layout) throw new Error('nothing to fit');
    const words = wordsOf(groupOf(drawMapPage(layout, [territoires], text).drawing, 'legend').children);
    expect(words.slice(0, 3)).toEqual(['Territoires d’industrie', 'Auvergne-Rhône-Alpes', 'Bourgogne-Franche-Comté']);
    expect(words.slice(3).join(' ')).toBe(
      'Les couleurs catégorisent le périmètre du Territoire d’industrie selon sa région administrative.',
    );
    const plain = layer('territoires', 'Territoires d’industrie', [feature(square(3, 46, 0.25), { regions: null })]);
    expect(wordsOf(groupOf(drawMapPage(layout, [plain], text).drawing, 'legend').children)).toEqual(['Territoires d’industrie']);
  });

  it('leaves out a territory that fills the whole frame, for it is not seen', () => {
    const close = territoireLayout([square(3.05, 46.05, 0.01)], { title: 'Carte' });
    if (!close) throw new Error('nothing to fit');
    const epci = layer('epci', 'EPCI', [feature(square(3, 46, 0.25))]);
    const sites = layer('sites', 'Sites', [feature(square(3.052, 46.052, 0.004), { maturite: 'disponible' })]);
    expect(wordsOf(groupOf(drawMapPage(close, [epci, sites], text).drawing, 'legend').children)).toEqual(['Sites', 'Disponible']);
  });

  it('gives proportional circles their unit', () => {
    const style = styleSchema.parse({
      version: 1,
      renderer: { type: 'proportional', field: 'surface_ha', reference: 100, radius_mm: 4, symbolisation: { fill: { colour: '#123456' } } },
    });
    const circles = layer('imp_x', 'Surfaces', [feature(point(3.1, 46.1), { surface_ha: 40 })], { style });
    const layout = territoireLayout([square(3, 46, 0.3)], { title: 'Carte' });
    if (!layout) throw new Error('nothing to fit');
    expect(wordsOf(groupOf(drawMapPage(layout, [circles], text).drawing, 'legend').children)).toEqual([
      'Surfaces',
      '100\u00a0ha',
      '20\u00a0ha',
    ]);
  });
});

describe('line of sources', () => {
  const source = (nom: string | null, producteur: string | null = null, millesime: string | null = null) => ({
    nom,
    producteur,
    millesime,
  });
  it.each([
    [[source('Admin Express', 'IGN', '2026')], 'IGN, Admin Express (2026)'],
    [[source('Données fictives, Emprise', 'Emprise')], 'Données fictives, Emprise'],
    [[source('poi.geojson'), source('communes.geojson.gz')], 'poi ; communes'],
    [[source('epci.zip', 'IGN'), source('epci.zip', 'IGN')], 'IGN, epci'],
    [[source('Admin Express 2026', 'IGN', '2026')], 'IGN, Admin Express 2026'],
    [[source(null, null, '2025'), source(null)], '2025'],
  ])('%j reads « %s »', (sources, words) => {
    expect(sourcesText(sources, null)).toBe(words);
  });

  it('names the sources of the objects drawn alone, in whichever frame they are', () => {
    const epci = {
      ...layer('epci', 'EPCI', [
        { ...feature(square(3, 46, 0.3)), source: 0 },
        { ...feature(square(55.4, -21.2, 0.1)), source: 1 },
      ]),
      sources: [source('Métropole'), source('Outre-mer')],
    };
    const hidden = layer('equipements', 'Équipements', [feature(point(3.1, 46.1), { categorie: 'ite' })], {
      sources: [source('Embranchements')],
    });
    const foot = (layout: Parameters<typeof drawMapPage>[0]) =>
      wordsOf(groupOf(drawMapPage(layout, [epci, hidden], text).drawing, 'foot').children)[0];
    expect(foot(franceLayout([epci, hidden], text))).toMatch(/^Sources\u00a0: Métropole\u202f; Outre-mer\./);
    const near = territoireLayout([square(3, 46, 0.3)]);
    if (!near) throw new Error('nothing to fit');
    expect(foot(near)).toMatch(/^Sources\u00a0: Métropole\u202f; Embranchements\./);
  });
});

describe('names', () => {
  it.each([
    ['CC du Pays de Bitche', 'Pays de Bitche'],
    ['CA de l’Espace Sud Martinique', 'Espace Sud Martinique'],
    ['CC de la Vallée de la Bruche', 'Vallée de la Bruche'],
    ["CC d'Erstein", 'Erstein'],
    ['Métropole de Lyon', 'Lyon'],
    ['Eurométropole de Strasbourg', 'Strasbourg'],
    ['Métropole du Grand Paris', 'Grand Paris'],
    ['CC des 1000 étangs', '1000 étangs'],
    ['Dijon Métropole', 'Dijon Métropole'],
    ['CCI', 'CCI'],
  ])('%s is short as %s', (name, short) => {
    expect(shortName('epci', name)).toBe(short);
    expect(shortName('sites', name)).toBe(name);
  });

  it('are set on two lines where one finds no room, and a territory that fills the frame is not named', () => {
    const nom = 'Plateforme industrielle du Bois Rond';
    const renderer = { type: 'single', symbolisation: { symbol: { id: 'circle', size_mm: 1, colour: '#123456' } } };
    const namesAt = (size_mm: number): string[] => {
      const style = styleSchema.parse({ version: 1, renderer, label: { field: 'nom', size_mm, colour: '#000000' } });
      const place = layer('imp_x', 'Lieux', [feature(point(3.1, 46.1), { nom })], { style });
      const epci = layer('epci', 'EPCI', [feature(square(2, 45, 4), { nom: 'CC Partout' })]);
      const layout = territoireLayout([square(3, 46, 0.2)], { title: 'Carte', page: { format: 'A5', orientation: 'portrait' } });
      if (!layout) throw new Error('nothing to fit');
      return wordsOf(groupOf(drawMapPage(layout, [epci, place], text).drawing, 'map-labels').children);
    };
    expect(namesAt(4)).toEqual([nom]);
    // Longer than the page is wide.
    expect(namesAt(9)).toEqual(['Plateforme industrielle', 'du Bois Rond']);
    expect(namesAt(40)).toEqual([]);
  });

  it('inside the territory come before those outside', () => {
    const label = { field: 'nom', size_mm: 6, colour: '#000000' };
    const renderer = { type: 'single', symbolisation: { symbol: { id: 'circle', size_mm: 1, colour: '#123456' } } };
    const places = [0.98, 1.02].map((share, i) =>
      feature(point(3 + share * 0.3, 46.2), { nom: i === 0 ? 'Dedans, un très long nom' : 'Dehors, un très long nom' }),
    );
    const layout = territoireLayout([square(3, 46, 0.6)], { title: 'Carte', page: { format: 'A5', orientation: 'portrait' } });
    if (!layout) throw new Error('nothing to fit');
    for (const order of [places, [...places].reverse()]) {
      const list = layer('imp_x', 'Lieux', order, { style: styleSchema.parse({ version: 1, renderer, label }) });
      const { drawing } = drawMapPage(layout, [list], text, [square(3, 46, 0.3)]);
      expect(wordsOf(groupOf(drawing, 'map-labels').children)[0]).toMatch(/^Dedans/);
    }
  });
});

describe('France', () => {
  it('has a zoom on Île-de-France where there is something to see, at a scale that is said', () => {
    const sites = layer('sites', 'Sites', [feature(square(2.3, 48.8, 0.01), { maturite: 'disponible' })]);
    const layout = franceLayout([sites], text, { title: 'France' });
    expect(layout.insets.map(({ title, epsg }) => [title, epsg])).toEqual([['Île-de-France', 2154]]);
    const words = wordsOf(drawMapPage(layout, [sites], text).drawing.children);
    expect(words.join(' ')).toMatch(/Île-de-France\u00a0: 1:\d/);
    expect(words.join(' ')).not.toContain('DROM');
    const boundaries = layer('epci', 'EPCI', [feature(square(2.3, 48.8, 0.01))]);
    expect(franceLayout([boundaries], text).insets).toEqual([]);
  });
});
