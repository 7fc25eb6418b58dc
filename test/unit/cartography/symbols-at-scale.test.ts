import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateDemonstration } from '../../../electron/engine/demo/index.ts';
import { thinSymbols } from '../../../shared/cartography/crowding.ts';
import { drawMapPage } from '../../../shared/cartography/draw-map-page.ts';
import type { DrawingNode, StampNode } from '../../../shared/cartography/drawing.ts';
import type { DrawnObject, MapLayerData } from '../../../shared/cartography/map-layer.ts';
import { franceLayout } from '../../../shared/cartography/presets.ts';
import { areaDiscRadius_mm } from '../../../shared/cartography/site-discs.ts';
import { compileStyle, OTHER_LABEL, sizeAtScale } from '../../../shared/cartography/style-rules.ts';
import { defaultStyle } from '../../../shared/domain/default-styles.ts';
import type { FrameView, MapLayout } from '../../../shared/domain/layout.ts';
import { projectionArea_m2 } from '../../../shared/geo/area.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { zoneOf } from '../../../shared/geo/zone.ts';
import { translator } from '../../../shared/messages/index.ts';
import { findGroup, groupOf, namesOf, wordsOf } from './groups.ts';
import { feature, layer, point, square, track } from './make-layer.ts';

const text = translator('fr');
const PLACE = [4, 46] as const;

/** A page of a chosen scale around 4° E, 46° N. */
function pageAt(denominator: number, layers: readonly MapLayerData[]) {
  const [x = 0, y = 0] = projectionOf(2154)?.forward(Float64Array.of(...PLACE)) ?? [];
  const view: FrameView = { type: 'scale', centre: [x, y], denominator };
  const layout: MapLayout = {
    ...franceLayout([], text, { title: 'Carte', dateCarte: '2026-11-21' }),
    main: { epsg: 2154, view, title: null },
  };
  return drawMapPage(layout, layers, text);
}

const stampsOf = (nodes: readonly DrawingNode[]): StampNode[] => nodes.flatMap((node) => (node.type === 'stamp' ? [node] : []));
const widthOf = ({ parts }: StampNode): number => {
  const xs = parts.flatMap(({ commands }) => commands.flatMap(([, ...values]) => (values as number[]).filter((_, i) => i % 2 === 0)));
  return Math.max(...xs) - Math.min(...xs);
};

describe('equipment', () => {
  const equipements = layer(
    'equipements',
    'Équipements',
    ['port', 'triage', 'gare_voyageurs', 'ite', 'poste_electrique'].map((categorie, i) => feature(point(4 + i * 0.002, 46), { categorie })),
  );
  it.each([
    [50_000, 5],
    [300_000, 5],
    [350_000, 4],
    [450_000, 3],
    [900_000, 2],
    [2_000_000, 1],
    [6_600_000, 0],
  ])('stands by its importance on a map at 1:%i', (denominator, count) => {
    expect(pageAt(denominator, [equipements]).report.objects['equipements']).toBe(count);
  });

  it('is left out of the legend where it is left out of the map', () => {
    const words = wordsOf(groupOf(pageAt(2_000_000, [equipements]).drawing, 'legend').children);
    expect(words).toEqual(['Équipements', 'Port']);
  });

  it('keeps its symbol or, crowded, a point: none is lost, and symbols stay apart', () => {
    const positions = fc.array(fc.tuple(fc.double({ min: 0, max: 40, noNaN: true }), fc.double({ min: 0, max: 40, noNaN: true })), {
      maxLength: 150,
    });
    fc.assert(
      fc.property(positions, fc.double({ min: 1, max: 2, noNaN: true }), (places, radius) => {
        const objects = places.map(
          (at, i): DrawnObject => ({ feature: feature(point(0, 0)), classIndex: i % 3, shape: null, closed: false, at, radius }),
        );
        const thinned = thinSymbols(objects, (index) => index);
        expect(thinned.map(({ at }) => at)).toEqual(places);
        const kept = thinned.filter(({ crowded }) => !crowded);
        kept.forEach((a, i) => {
          for (const b of kept.slice(i + 1))
            expect(Math.hypot((a.at?.[0] ?? 0) - (b.at?.[0] ?? 0), (a.at?.[1] ?? 0) - (b.at?.[1] ?? 0))).toBeGreaterThanOrEqual(
              radius * 1.5,
            );
        });
        // A point has a symbol too near of at least its own importance.
        for (const point of thinned.filter(({ crowded }) => crowded))
          expect(
            kept.some(
              (other) =>
                other.classIndex >= point.classIndex &&
                Math.hypot((point.at?.[0] ?? 0) - (other.at?.[0] ?? 0), (point.at?.[1] ?? 0) - (other.at?.[1] ?? 0)) < radius * 1.5,
            ),
          ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('shrinks with the scale, between bounds', () => {
    expect([10_000, 100_000, 2_000_000, 9_000_000].map((denominator) => sizeAtScale(denominator, 0.6))).toEqual([1, 1, 0.6, 0.6]);
    expect(sizeAtScale(500_000, 0.6)).toBeGreaterThan(sizeAtScale(600_000, 0.6));
  });
});

describe('sites', () => {
  // Two sites of about 0.6 and 69 ha, small enough to lie on one page at every scale below.
  const [small, large] = [square(4, 46, 0.0009), square(4.002, 46, 0.0094)];
  const sites = layer('sites', 'Sites', [
    { ...feature(small, { maturite: 'disponible', site_nom: 'Petit' }), number: 7 },
    { ...feature(large, { maturite: 'avant 2030', site_nom: 'Grand' }), number: 12 },
  ]);
  const stations = layer('equipements', 'Équipements', [feature(point(4, 46), { categorie: 'port' })]);

  it('are outlines to 1:100 000, then numbered discs, then discs in proportion to their area', () => {
    const at = (denominator: number) => groupOf(pageAt(denominator, [sites]).drawing, 'Sites').children;
    expect(at(20_000).some(({ type }) => type === 'shape')).toBe(true);
    const numbered = at(250_000);
    expect(numbered.map(({ type }) => type)).toEqual(['stamp', 'text', 'stamp', 'text']);
    expect(new Set(wordsOf(numbered))).toEqual(new Set(['7', '12']));
    const proportional = stampsOf(at(2_000_000)).map(widthOf);
    const hectares = [large, small].map((geometry) => {
      const zone = zoneOf(geometry);
      return zone ? projectionArea_m2(geometry, zone) / 10_000 : 0;
    });
    // The larger lies below; the design gives r = 1.6 + 0.62 √ha in pixels of 1/96 inch, and a disc fills 0.9 of its symbol.
    proportional.forEach((width, i) => {
      const radius_mm = ((1.6 + 0.62 * Math.sqrt(hectares[i] ?? 0)) * 25.4) / 96;
      expect(width / 2).toBeCloseTo(radius_mm * 0.9, 6);
      expect(areaDiscRadius_mm(hectares[i] ?? 0)).toBeCloseTo(radius_mm, 12);
    });
    expect(proportional).toHaveLength(2);
  });

  it('lie above every other symbol', () => {
    for (const denominator of [250_000, 2_000_000]) {
      const { drawing } = pageAt(denominator, [sites, stations]);
      expect(findGroup(groupOf(drawing, 'map-symbols').children, 'Sites')).not.toBeNull();
      expect(findGroup(groupOf(drawing, 'map-layers').children, 'Équipements')).not.toBeNull();
      const order = groupOf(drawing, 'map').children.flatMap((node) => (node.type === 'group' ? [node.name] : []));
      expect(order.indexOf('map-symbols')).toBeGreaterThan(order.indexOf('map-layers'));
    }
  });

  it('show one form for every maturity in the legend, with areas where discs tell them', () => {
    const kinds = (denominator: number) => {
      const { children } = groupOf(pageAt(denominator, [sites]).drawing, 'legend');
      return { types: children.flatMap(({ type }) => (type === 'text' ? [] : [type])), words: wordsOf(children) };
    };
    expect(kinds(20_000)).toEqual({ types: ['path', 'stamp', 'path', 'stamp'], words: ['Sites', 'Disponible', 'Avant 2030'] });
    expect(kinds(250_000)).toEqual({ types: ['stamp', 'stamp'], words: ['Sites', 'Disponible', 'Avant 2030'] });
    expect(kinds(2_000_000).words.slice(3)).toEqual(['10\u00a0ha', '50\u00a0ha', '200\u00a0ha']);
  });

  it('whose name finds no room are named in the legend by number', () => {
    const crowd = layer(
      'sites',
      'Sites',
      Array.from({ length: 40 }, (_, i) => ({
        ...feature(square(4 + (i % 7) * 0.012, 46 + Math.floor(i / 7) * 0.009, 0.002), {
          maturite: 'disponible',
          site_nom: `Parc d’activités ${i + 1}`,
        }),
        number: i + 1,
      })),
    );
    const { drawing, report } = pageAt(250_000, [crowd]);
    const onMap = namesOf(groupOf(drawing, 'map-labels').children);
    const inLegend = wordsOf(groupOf(drawing, 'legend').children).filter((word) => word.startsWith('Parc'));
    expect(onMap.length).toBeGreaterThan(0);
    expect(inLegend.length).toBeGreaterThan(0);
    expect(new Set([...onMap, ...inLegend]).size).toBe(40);
    expect(onMap.length + inLegend.length).toBe(40);
    expect(report.labelsDropped).toBe(0);
  });
});

describe('ways', () => {
  const lines = layer('equipements_lignes', 'Voies', [
    feature(track([3.9, 46], [4.1, 46]), { categorie: 'autoroute' }),
    feature(track([4, 45.9], [4, 46.1]), { categorie: 'route' }),
    feature(track([3.95, 45.9], [3.95, 46.1]), { categorie: 'route_secondaire' }),
    feature(track([4.05, 45.9], [4.05, 46.1]), { categorie: 'voie_ferree' }),
    feature(track([4.02, 45.9], [4.02, 46.1]), { categorie: 'voie_eau' }),
  ]);

  it('lie water first, then all edges of roads, then bodies from the least to the motorway, railways above', () => {
    const strokes = groupOf(pageAt(100_000, [lines]).drawing, 'Voies').children.map((node) =>
      node.type === 'shape' ? node.stroke?.colour : null,
    );
    const [water, ...rest] = strokes;
    expect(water).toBe('#5e95bf');
    expect(rest.slice(0, 3).sort()).toEqual(['#a9a59b', '#c98750', '#d9b45f']);
    expect(rest.slice(3)).toEqual(['#ffffff', '#fbe3a6', '#f0b98d', '#6b7073', '#ffffff']);
  });

  it('of the demonstration all have a class of their own', { timeout: 60_000 }, () => {
    const { tables } = generateDemonstration();
    for (const table of ['equipements_lignes', 'equipements']) {
      const rules = compileStyle(defaultStyle(table));
      const batch = tables.find(({ table: prepared }) => prepared.table === table);
      const categories = new Set(batch?.rows.map(({ values }) => values['categorie']));
      expect(categories.size).toBeGreaterThan(5);
      const unclassed = [...categories].filter((categorie) => rules.classes[rules.classOf({ categorie })]?.label === OTHER_LABEL);
      expect([table, unclassed]).toEqual([table, []]);
    }
  });
});
