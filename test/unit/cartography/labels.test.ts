import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawingNode, GroupNode, PathNode, TextNode } from '../../../shared/cartography/drawing.ts';
import { type Box, placeView } from '../../../shared/cartography/frame-view.ts';
import { abbreviated, namesAtScale } from '../../../shared/cartography/labelling/abbreviations.ts';
import { balancedLines } from '../../../shared/cartography/labelling/lines.ts';
import { type LabelOptions, type PlacedLabels, placeLabels } from '../../../shared/cartography/labels.ts';
import { drawLayer, type MapLayerData } from '../../../shared/cartography/map-layer.ts';
import { makeGridder } from '../../../shared/cartography/shapes.ts';
import { CAP_HEIGHT, textWidth } from '../../../shared/cartography/text.ts';
import { defaultStyle } from '../../../shared/domain/default-styles.ts';
import { styleSchema } from '../../../shared/domain/style.ts';
import { namesOf, textsOf } from './groups.ts';
import { feature, layer, point, square, track } from './make-layer.ts';

const FRAME: Box = [10, 10, 180, 120];
/** Lambert-93 near 3° E 46.5° N: about 7 mm for a tenth of a degree of longitude at 1:1 100 000. */
const CENTRE = [703_000, 6_600_000] as const;

function place(layers: readonly MapLayerData[], denominator: number, options: LabelOptions = {}): PlacedLabels {
  const view = placeView({ epsg: 2154, view: { type: 'scale', centre: [...CENTRE], denominator }, title: null }, FRAME);
  const gridder = makeGridder(view);
  return placeLabels(
    layers.map((one) => drawLayer(one, gridder, FRAME, denominator)),
    FRAME,
    [],
    denominator,
    options,
  );
}

const named = (table: string, squares: readonly (readonly [lon: number, lat: number, size: number, name: string])[], size_mm = 2.3) => {
  const style = defaultStyle(table);
  return layer(
    table,
    table,
    squares.map(([lon, lat, size, nom]) => feature(square(lon, lat, size), { nom })),
    { style: { ...style, label: style.label && { ...style.label, size_mm, maxScaleDenominator: null } } },
  );
};

/** x, y, width, height of the letters. */
function boxOf({ x, y, anchor, text, face, size }: TextNode): Box {
  const width = textWidth(text, face, size);
  return [anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2, y - size * CAP_HEIGHT, width, size * CAP_HEIGHT];
}

const overlap = ([ax, ay, aw, ah]: Box, [bx, by, bw, bh]: Box): boolean => ax < bx + bw && bx < ax + aw && ay < by + bh && by < ay + ah;

type Segment = readonly [number, number, number, number];

/** Leader lines: paths of one stroke. */
function linesOf(nodes: readonly DrawingNode[]): Segment[] {
  return nodes.flatMap((node): Segment[] => {
    if (node.type !== 'path' || (node as PathNode).fill !== null) return [];
    const [from, to] = (node as PathNode).commands;
    return from?.[0] === 'M' && to?.[0] === 'L' ? [[from[1], from[2], to[1], to[2]]] : [];
  });
}

const side = (ax: number, ay: number, bx: number, by: number, px: number, py: number): number =>
  Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
const cross = ([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean =>
  side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 && side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0;

describe('names on several lines', () => {
  const lines = (text: string, count: number): readonly string[] | undefined =>
    balancedLines(text, count, 'IBMPlexSansCondensed-SemiBold', 2.3)?.lines;

  it('break where French does', () => {
    expect(lines('Pays de Bernay, de Conches, du Neubourg et du Sud de l’Eure', 4)).toEqual([
      'Pays de Bernay,',
      'de Conches,',
      'du Neubourg',
      'et du Sud de l’Eure',
    ]);
    expect(lines('Lacq – Pau – Tarbes', 2)).toEqual(['Lacq – Pau –', 'Tarbes']);
    expect(lines('Vallée de la Bresle', 2)).toEqual(['Vallée', 'de la Bresle']);
    expect(lines('Grand Paris Sud-Seine-Essonne-Sénart', 3)).toEqual(['Grand Paris', 'Sud-Seine-', 'Essonne-Sénart']);
    expect(lines('Saint-Nazaire', 2)).toBeUndefined();
    expect(lines('Nord\u00a0Est', 2)).toBeUndefined();
  });

  it('lose no letter, and end on no word that announces the next', () => {
    const word = fc.constantFrom(
      'Pays',
      'de',
      'la',
      'le',
      'du',
      'et',
      'Grand-Couronné',
      'Saint-Dié',
      '–',
      'l’Est',
      'Vosges',
      'à',
      'sur',
      'Meuse',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 4 }), (words, count) => {
        const text = words.join(' ');
        const found = lines(text, count);
        if (!found) return;
        expect(found).toHaveLength(count);
        expect(found.join(' ').replaceAll('- ', '-')).toBe(text.replaceAll('- ', '-'));
        for (const line of found.slice(0, -1)) expect(line).not.toMatch(/(^| )(de|la|le|du|et|à|sur)$/u);
        for (const line of found.slice(1)) expect(line).not.toMatch(/^–/u);
      }),
    );
  });

  it('are shortened last, by known rules', () => {
    expect(abbreviated('Sainte-Menehould et Saint-Dizier Agglomération (51)')).toBe('Ste-Menehould et St-Dizier Agglo');
    expect(abbreviated('Toussaint-Louverture')).toBe('Toussaint-Louverture');
    expect(namesAtScale('epci', 'CC du Pays de Saint-Omer', 100_000)).toEqual({
      texts: ['CC du Pays de Saint-Omer', 'Pays de Saint-Omer', 'Pays de St-Omer'],
      lastResort: [],
    });
    expect(namesAtScale('territoires', 'Grand Calais', 3_000_000)).toEqual({ texts: ['Grand Calais'], lastResort: [] });
    // as the programme writes it, unless there is no room at all
    expect(namesAtScale('territoires', 'Dinan Agglomération', 3_000_000)).toEqual({
      texts: ['Dinan Agglomération'],
      lastResort: ['Dinan Agglo'],
    });
  });
});

describe('names of areas', () => {
  it('stand in the middle where they have room, on the fewest lines that fit', () => {
    const { nodes, placed } = place([named('territoires', [[2.9, 46.4, 0.2, 'Grand Calais']])], 400_000);
    expect(placed).toBe(1);
    const [text] = textsOf(nodes) as [TextNode];
    expect(text.text).toBe('Grand Calais');
    const narrow = place([named('territoires', [[2.9, 46.4, 0.2, 'Vallée de la Maurienne']])], 900_000);
    expect(textsOf(narrow.nodes).map((node) => node.text)).toEqual(
      ['Vallée de', 'la Maurienne'].length ? ['Vallée', 'de la Maurienne'] : [],
    );
  });

  it('too small for them are named at the end of a line that starts inside', () => {
    const tiny = [2.95, 46.45, 0.02, 'Toulon Provence Méditerranée'] as const;
    const { nodes, leaders, dropped } = place([named('territoires', [tiny])], 1_100_000);
    expect([leaders, dropped.size]).toEqual([1, 0]);
    const [casing, line] = linesOf(nodes);
    expect(casing).toEqual(line);
    const [x, y] = line as Segment;
    const view = placeView({ epsg: 2154, view: { type: 'scale', centre: [...CENTRE], denominator: 1_100_000 }, title: null }, FRAME);
    const [minX, minY, maxX, maxY] = boundsOf(makeGridder(view).shape(square(2.95, 46.45, 0.02))?.xy ?? new Int32Array());
    expect([x > minX, x < maxX, y > minY, y < maxY]).toEqual([true, true, true, true]);
  });

  it('never lie on one another, and lines cross neither names nor lines, however crowded', () => {
    const area = fc.record({
      lon: fc.double({ min: 2.3, max: 3.6, noNaN: true }),
      lat: fc.double({ min: 46.1, max: 46.85, noNaN: true }),
      size: fc.double({ min: 0.02, max: 0.25, noNaN: true }),
      words: fc.array(fc.constantFrom('Pays', 'Vallée', 'du', 'de', 'Grand', 'Haute-Loire', 'Industrie'), { minLength: 1, maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 60 }), (areas) => {
        const one = named(
          'territoires',
          areas.map(({ lon, lat, size, words }) => [lon, lat, size, words.join(' ')] as const),
        );
        const found = place([one], 1_100_000);
        const boxes = textsOf(found.nodes).map(boxOf);
        boxes.forEach((box, i) => {
          expect([box[0] >= 10, box[1] >= 10, box[0] + box[2] <= 190, box[1] + box[3] <= 130]).toEqual([true, true, true, true]);
          for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false);
        });
        // Each line is drawn twice: its light edge, then itself.
        const lines = linesOf(found.nodes).filter((_, i) => i % 2 === 1);
        expect(lines.length).toBe(found.leaders);
        lines.forEach((line, i) => {
          for (const other of lines.slice(i + 1)) expect(cross(line, other)).toBe(false);
          for (const [x, y, width, height] of boxes) {
            for (let step = 0; step <= 20; step++) {
              const [px, py] = [line[0] + ((line[2] - line[0]) * step) / 20, line[1] + ((line[3] - line[1]) * step) / 20];
              expect(px > x + 0.05 && px < x + width - 0.05 && py > y + 0.05 && py < y + height - 0.05).toBe(false);
            }
          }
        });
        expect(found.placed + [...found.dropped.values()].reduce((a, b) => a + b, 0)).toBe(namedObjects(one));
        expect([...found.droppedNames.values()].flat().length).toBe([...found.dropped.values()].reduce((a, b) => a + b, 0));
        expect(place([one], 1_100_000).nodes).toEqual(found.nodes);
      }),
      { numRuns: 25 },
    );
  });

  it('make room for one another', () => {
    // A wide area first takes the middle of its own, where alone the narrow one inside it could be named.
    const wide = [2.6, 46.4, 0.5, 'Loire'] as const;
    const narrow = [2.8, 46.62, 0.1, 'Forez'] as const;
    const { nodes, leaders } = place([named('territoires', [wide, narrow])], 700_000);
    expect(namesOf(nodes).sort()).toEqual(['Forez', 'Loire']);
    expect(leaders).toBe(0);
  });

  it('that a zoom of the page shows whole are named there alone', () => {
    const both = named('territoires', [
      [2.9, 46.4, 0.2, 'Dedans'],
      [2.4, 46.4, 0.2, 'Dehors'],
    ]);
    const all = place([both], 600_000);
    expect(namesOf(all.nodes).sort()).toEqual(['Dedans', 'Dehors']);
    const zoomed = place([both], 600_000, { zooms: [[80, 10, 110, 120]] });
    expect(namesOf(zoomed.nodes)).toEqual(['Dehors']);
    expect(zoomed.dropped.size).toBe(0);
  });

  it('below the readable size are told by name', () => {
    const { tooSmall } = place([named('territoires', [[2.9, 46.4, 0.2, 'Petit corps']], 2)], 400_000);
    expect([...tooSmall]).toEqual([['territoires', ['Petit corps']]]);
    expect(place([named('territoires', [[2.9, 46.4, 0.2, 'Grand corps']], 2.3)], 400_000).tooSmall.size).toBe(0);
  });
});

function namedObjects(one: MapLayerData): number {
  const view = placeView({ epsg: 2154, view: { type: 'scale', centre: [...CENTRE], denominator: 1_100_000 }, title: null }, FRAME);
  const gridder = makeGridder(view);
  return one.features.filter(({ geometry }) => {
    const shape = geometry && gridder.shape(geometry);
    if (!shape) return false;
    const [minX, minY, maxX, maxY] = boundsOf(shape.xy);
    return maxX >= 10 && minX <= 190 && maxY >= 10 && minY <= 130;
  }).length;
}

function boundsOf(xy: Int32Array): [number, number, number, number] {
  const xs = [...xy].filter((_, i) => i % 2 === 0).map((steps) => steps * 0.02);
  const ys = [...xy].filter((_, i) => i % 2 === 1).map((steps) => steps * 0.02);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

describe('names of lines', () => {
  const style = styleSchema.parse({
    version: 1,
    renderer: { type: 'single', symbolisation: { stroke: { colour: '#3366aa', width_mm: 0.5 } } },
    label: { field: 'nom', size_mm: 2.6, colour: '#3366aa', italic: true, halo: '#ffffff' },
  });
  const bend = Array.from({ length: 81 }, (_, i) => [2.4 + i * 0.0125, 46.5 + Math.sin(i / 9) * 0.05] as const);
  const river = (pieces: readonly (readonly (readonly [number, number])[])[]) =>
    layer(
      'imp_rivieres',
      'Rivières',
      pieces.map((points) => feature(track(...points), { nom: 'La Vézère' })),
      { style },
    );
  const curvedOf = (nodes: readonly DrawingNode[]): GroupNode[] =>
    nodes.filter((node): node is GroupNode => node.type === 'group' && node.reads !== undefined);

  it('follow the line letter by letter, upright, read as one word', () => {
    const { nodes, placed } = place([river([bend])], 700_000);
    const [name] = curvedOf(nodes) as [GroupNode];
    expect([placed, name.reads]).toEqual([1, 'La Vézère']);
    const letters = textsOf(name.children);
    expect(letters.map(({ text }) => text).join('')).toBe('LaVézère');
    letters.forEach(({ angle = 0 }, i) => {
      expect(Math.abs(angle)).toBeLessThan(90);
      expect(Math.abs(angle - (letters[i - 1]?.angle ?? angle))).toBeLessThanOrEqual(26);
    });
    expect(new Set(letters.map(({ angle }) => angle)).size).toBeGreaterThan(3);
    // As wide as the word is when set straight, along the chord of a gentle curve.
    const [first, last] = [letters[0], letters.at(-1)] as [TextNode, TextNode];
    const chord = Math.hypot(last.x - first.x, last.y - first.y) + textWidth('e', last.face, last.size);
    const straight = textWidth('La Vézère', first.face, first.size);
    expect(chord).toBeGreaterThan(straight * 0.85);
    expect(chord).toBeLessThan(straight * 1.1);
  });

  it('come once for a line in many pieces, whichever way each runs', () => {
    const pieces = [bend.slice(0, 21), [...bend.slice(20, 51)].reverse(), bend.slice(50)];
    const { nodes, placed } = place([river(pieces)], 700_000);
    expect([placed, curvedOf(nodes).length]).toEqual([1, 1]);
    expect(textsOf(curvedOf(nodes)).length).toBe(8);
  });

  it('are repeated along a long one', () => {
    const coil = Array.from(
      { length: 201 },
      (_, i) => [2 + (i % 101) * 0.02, 46.2 + Math.floor(i / 101) * 0.6 + Math.sin(i / 9) * 0.03] as const,
    );
    const long = place([river([coil.slice(0, 101), coil.slice(101)])], 700_000);
    expect(curvedOf(long.nodes).length).toBeGreaterThan(1);
  });

  it('too short for them stand beside', () => {
    const { nodes, placed } = place([river([bend.slice(38, 41)])], 1_100_000);
    expect(placed).toBe(1);
    expect(curvedOf(nodes)).toEqual([]);
    expect(namesOf(nodes)).toEqual(['La Vézère']);
  });
});

describe('names of places', () => {
  it('stand to the right first, and each as near as those before leave room', () => {
    const style = styleSchema.parse({
      version: 1,
      renderer: { type: 'single', symbolisation: { symbol: { id: 'circle', size_mm: 2, colour: '#123456' } } },
      label: { field: 'nom', size_mm: 2.4, colour: '#000000' },
    });
    const towns = layer('imp_villes', 'Villes', [feature(point(3, 46.5), { nom: 'Un' }), feature(point(3.012, 46.5), { nom: 'Deux' })], {
      style,
    });
    const { nodes } = place([towns], 400_000);
    const [one, two] = [...textsOf(nodes)].sort((a, b) => a.text.localeCompare(b.text)).reverse() as [TextNode, TextNode];
    expect([one.text, two.text, two.anchor]).toEqual(['Un', 'Deux', 'start']);
    expect(one.anchor).not.toBe('start');
  });
});
