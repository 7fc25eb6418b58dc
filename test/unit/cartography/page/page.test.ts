import { describe, expect, it } from 'vitest';
import { drawMapPage } from '../../../../shared/cartography/draw-map-page.ts';
import { type DrawingNode, GRID_MM, type StampNode } from '../../../../shared/cartography/drawing.ts';
import { packDrawing, unpackDrawing } from '../../../../shared/cartography/pack-drawing.ts';
import { fromPreset } from '../../../../shared/cartography/page/from-preset.ts';
import { territoireLayout } from '../../../../shared/cartography/presets.ts';
import type { PageItemInput } from '../../../../shared/domain/page-layout.ts';
import { translator } from '../../../../shared/messages/index.ts';
import { findGroup, groupOf, wordsOf } from '../groups.ts';
import { feature, layer, point, sampleLayers, square } from '../make-layer.ts';
import { codes, data, draw, map, page, text } from './page-fixture.ts';

const stampsIn = (nodes: readonly DrawingNode[]): StampNode[] =>
  nodes.flatMap((node) => (node.type === 'stamp' ? [node] : node.type === 'group' ? stampsIn(node.children) : []));

/** Places of points on the paper, in their order. */
function placesOf(
  points: readonly (readonly [number, number])[],
  epsg: 2154 | 2975 | 5490,
  denominator: number,
  centre: [number, number],
): [number, number][] {
  const friches = layer(
    'friches',
    'Friches',
    points.map(([lon, lat]) => feature(point(lon, lat))),
  );
  const given = data({ visible: ['friches'], layers: new Map([['friches', friches]]), known: new Set(['friches']) });
  const { drawing } = draw(page([map({ epsg, labels: false, view: { type: 'scale', centre, denominator } })]), given);
  const at = stampsIn(drawing.children).flatMap((stamp) => [...stamp.at]);
  return Array.from({ length: at.length / 2 }, (_, i) => [at[i * 2] as number, at[i * 2 + 1] as number]);
}

describe('a map is at its scale', () => {
  // Metres by pyproj 3.x (EPSG:4326 to the system named).
  it.each([
    {
      epsg: 2154,
      denominator: 2_000_000,
      points: [
        [3, 46.5],
        [5, 46.5],
        [3, 48],
      ],
      metres: [
        [700_000, 6_600_000],
        [853_363.105, 6_601_942.332],
        [700_000, 6_766_623.69],
      ],
    },
    {
      epsg: 2975,
      denominator: 250_000,
      points: [
        [55.4, -21.1],
        [55.6, -21.1],
        [55.4, -21.3],
      ],
      metres: [
        [333_808.796, 7_665_949.511],
        [354_586.001, 7_666_145.376],
        [334_032.45, 7_643_808.023],
      ],
    },
  ] as const)('in EPSG:$epsg at 1:$denominator', ({ epsg, denominator, points, metres }) => {
    const [first, ...others] = metres;
    const placed = placesOf(points, epsg, denominator, [first[0], first[1]]);
    expect(placed).toHaveLength(3);
    const [middle] = placed;
    others.forEach(([x, y], index) => {
      const [px, py] = placed[index + 1] as [number, number];
      const wanted = [((x - first[0]) * 1000) / denominator, ((first[1] - y) * 1000) / denominator];
      expect(px - (middle?.[0] ?? 0)).toBeCloseTo(wanted[0] as number, 2);
      expect(py - (middle?.[1] ?? 0)).toBeCloseTo(wanted[1] as number, 2);
    });
  });

  it('which the scale bar and the words say', () => {
    const view = { type: 'scale' as const, centre: [715_000, 6_590_000] as [number, number], denominator: 250_000 };
    const drawn = draw(page([map({ view }), { id: 'bar', type: 'scale-bar', box: [12, 200, 60, 14] }, text('Échelle {{echelle}}')]));
    expect(wordsOf(drawn.drawing.children)).toEqual(
      expect.arrayContaining(['0', '5', '10\u00a0km', '1:250\u202f000', 'Échelle 1:250\u202f000']),
    );
    expect(drawn.report.scaleDenominator).toBe(250_000);
  });
});

describe('where a map looks', () => {
  it('follows another one', () => {
    const view = { type: 'scale' as const, centre: [715_000, 6_590_000] as [number, number], denominator: 100_000 };
    const linked = map({ id: 'around', box: [10, 230, 60, 50], view: { type: 'linked', map: 'map', factor: 8 } });
    const { report } = draw(page([linked, map({ view })]));
    expect(report.maps['around']).toMatchObject({ denominator: 800_000, centre: [715_000, 6_590_000], epsg: 2154 });
    // The main map is the largest, not the first.
    expect(report.scaleDenominator).toBe(100_000);
  });

  it('is no endless circle when two maps follow each other', () => {
    const one = map({ id: 'one', view: { type: 'linked', map: 'two' } });
    const two = map({ id: 'two', view: { type: 'linked', map: 'one' } });
    expect(draw(page([one, two])).report.maps['one']?.denominator).toBeGreaterThan(0);
  });

  it('is a territory, or the object of a series, in its own zone', () => {
    const reunion = { title: 'La Réunion', geometries: [square(55.3, -21.3, 0.3)], veils: true };
    const given = data({ territories: new Map([['region:04', reunion]]), object: { ...reunion, title: 'Objet' } });
    const items = [
      map({ view: { type: 'territory', territory: 'region:04' } }),
      map({ id: 'atlas', view: { type: 'atlas' } }),
      text('{{territoire}}'),
    ];
    const { report } = draw(page(items), given);
    expect(report.maps['map']?.epsg).toBe(2975);
    expect(report.maps['atlas']?.epsg).toBe(2975);
    expect(report.texts['text']).toBe('La Réunion');
  });

  it('shows everything where the territory is not there, and says so', () => {
    const drawn = draw(page([map({ view: { type: 'territory', territory: 'region:99' } })]));
    expect(codes(drawn)).toContain('territory-missing@map');
    expect(drawn.report.maps['map']?.objects['epci']).toBe(9);
  });
});

describe('the legend', () => {
  const legend = (parts: object = {}) => ({
    id: 'legend',
    type: 'legend' as const,
    box: [10, 225, 190, 60] as [number, number, number, number],
    columns: 3,
    ...parts,
  });
  const headings = (parts: object): string[] => wordsOf(groupOf(draw(page([map(), legend(parts)])).drawing, 'legend').children);

  it('names the keys of what the maps show, by which it is edited', () => {
    const { report } = draw(page([map(), legend()]));
    const sections = report.legends['legend']?.sections ?? [];
    expect(sections.map(({ key }) => key).sort()).toEqual([
      'contraintes',
      'epci',
      'equipements',
      'equipements_lignes',
      'sites',
      'terrains',
    ]);
    expect(sections.find(({ key }) => key === 'sites')?.entries.map(({ key }) => key)).toContain('sites/@legend.maturite.disponible');
  });

  it('is ordered, renamed and shortened', () => {
    const words = headings({
      order: ['epci', 'equipements'],
      hiddenKeys: ['terrains', 'sites/@legend.maturite.disponible'],
      titles: { epci: 'Intercommunalités', sites: 'Nos sites' },
    });
    expect(words.indexOf('Intercommunalités')).toBeLessThan(words.indexOf('Équipements'));
    expect(words.indexOf('Équipements')).toBeLessThan(words.indexOf('Nos sites'));
    expect(words).not.toContain('Terrains');
    expect(words).not.toContain('Disponible');
    expect(words).toContain('Court terme');
  });

  it('lists only what its maps show', () => {
    const words = wordsOf(groupOf(draw(page([map({ layers: ['epci'] }), legend()])).drawing, 'legend').children);
    expect(words).toEqual(['EPCI']);
  });

  it('lists thousands of sites as far as they go, and says how many are left', () => {
    const many = layer(
      'sites',
      'Sites',
      Array.from({ length: 4000 }, (_, i) => ({
        ...feature(square(3 + (i % 80) * 0.008, 46.3 + Math.floor(i / 80) * 0.01, 0.001), {
          maturite: 'disponible',
          site_nom: `Site ${i}`,
        }),
        number: i + 1,
      })),
    );
    const given = data({ visible: ['sites'], layers: new Map([['sites', many]]), known: new Set(['sites']) });
    const { report } = draw(page([map({ view: { type: 'scale', centre: [724_000, 6_605_000], denominator: 400_000 } }), legend()]), given);
    const left = report.warnings.find(({ code }) => code === 'legend-cut')?.params['count'] as number;
    const numbered = report.legends['legend']?.sections.find(({ key }) => key === 'sites#numbers')?.entries.length ?? 0;
    expect(numbered).toBeGreaterThan(3000);
    expect(left).toBeGreaterThan(3000);
    expect(left).toBeLessThan(numbered);
  });

  it('says how much has no room', () => {
    expect(codes(draw(page([map(), legend({ box: [10, 225, 40, 12], columns: 1 })])))).toContain('legend-cut@legend');
  });
});

describe('texts', () => {
  const said = (words: string, given = data(), parts = {}): string =>
    draw(page([text(words, { role: 'title' })], parts), given).report.texts['text'] ?? '';

  it('take variables and French spaces', () => {
    expect(said('{{projet}} : le {{date}} ; page {{page}} sur {{pages}}')).toBe(
      'Foncier de la Loire\u00a0: le 21/11/2026\u202f; page 1 sur 1',
    );
    expect(said('{{Titre}}', data(), { variables: { titre: 'Sites « clés en main »' } })).toBe('Sites «\u00a0clés en main\u00a0»');
  });

  it('leave out what would say nothing', () => {
    expect(said('Avant\nRéalisation : {{realisation?}}\n[[Données arrêtées au {{date-arrete}}.]] Fin')).toBe('Avant\nFin');
    expect(said('{{site.nom?}}')).toBe('');
  });

  it('show a variable that means nothing, and tell it', () => {
    const drawn = draw(page([text('{{bidule}} {{objet.nom}}')]));
    expect(drawn.report.texts['text']).toBe('{{bidule}}');
    expect(codes(drawn)).toEqual(expect.arrayContaining(['variable-unknown@text', 'variable-empty@text']));
  });

  it('are made smaller before they are cut, and a font that is missing is replaced and told', () => {
    const long = 'Un intitulé plutôt long pour la place qu’on lui donne';
    const small = draw(page([text(long, { box: [10, 10, 60, 8], size_pt: 12, font: 'Garamond' })]));
    expect(wordsOf(small.drawing.children).join(' ')).toBe(long);
    expect(codes(small)).toContain('font-unknown@text');
    expect(codes(small)).not.toContain('text-cut@text');
    expect(codes(draw(page([text(long.repeat(5), { box: [10, 10, 60, 8], size_pt: 12 })])))).toContain('text-cut@text');
  });
});

it('tells what a page lacks, at the item it is about', () => {
  const bare = draw(page([map({ layers: ['epci', 'absente'] }), { id: 'image', type: 'image', box: [0, 0, 10, 10] }]));
  expect(codes(bare)).toEqual(
    expect.arrayContaining(['no-title', 'no-sources', 'no-date', 'no-credit', 'no-scale', 'layer-missing@map', 'image-missing@image']),
  );
  expect(codes(draw(page([])))).toEqual(['empty-page']);
  const none = data({ visible: [], layers: new Map() });
  expect(codes(draw(page([map()]), none))).toContain('nothing-drawn@map');
  const beyond = draw(page([text('Dehors', { box: [-50, 0, 40, 10] }), { id: 'bar', type: 'scale-bar', box: [150, 280, 60, 14] }]));
  expect(codes(beyond)).toEqual(expect.arrayContaining(['outside-page@text', 'map-missing@bar']));
});

it('lacks nothing once it is complete', () => {
  const items = [
    map(),
    text('{{titre}}', { id: 'title', role: 'title' }),
    text('Sources : {{sources}}. Le {{date}}', { id: 'sources', role: 'sources', box: [10, 285, 120, 8], size_pt: 7 }),
    text('Réalisation : {{realisation}}', { id: 'credit', role: 'credit', box: [140, 285, 60, 8], size_pt: 7 }),
    { id: 'bar', type: 'scale-bar' as const, box: [12, 200, 60, 14] as [number, number, number, number] },
  ];
  const drawn = draw(page(items, { variables: { realisation: 'Région' } }));
  expect(drawn.report.texts['sources']).toBe('Sources\u00a0: IGN, Admin Express (2026). Le 21/11/2026');
  expect(codes(drawn).filter((code) => !code.startsWith('labels'))).toEqual([]);
});

describe('tables and charts', () => {
  const rows = Array.from({ length: 12 }, (_, index) => [`Site ${index + 1}`, String(index)]);
  const table = {
    columns: [
      { title: 'Nom', isNumber: false, share: null },
      { title: 'Surface (ha)', isNumber: true, share: null },
    ],
    rows,
    totals: ['Total (40 lignes)', '820'],
    count: 40,
  };
  const box: [number, number, number, number] = [10, 10, 100, 40];

  it('counts the rows without room', () => {
    const drawn = draw(page([{ id: 't', type: 'table', box }]), data({ tables: new Map([['t', table]]) }));
    const words = wordsOf(drawn.drawing.children);
    const shown = words.filter((word) => word.startsWith('Site ')).length;
    expect(words).toContain(`et ${40 - shown} autres lignes`);
    expect(words).toContain('Total (40 lignes)');
    expect(drawn.report.warnings).toContainEqual({ code: 'table-cut', item: 't', params: { count: 40 - shown } });
  });

  it('draws bars in proportion', () => {
    const bars = [
      { label: 'A', value: 40, text: '40' },
      { label: 'B', value: 10, text: '10' },
    ];
    const drawn = draw(page([{ id: 'c', type: 'chart', box }]), data({ charts: new Map([['c', { unit: 'ha', bars }]]) }));
    const widths = groupOf(drawn.drawing, 'chart').children.flatMap((node) => {
      const figure = node.type === 'group' ? node.children : [node];
      return figure.flatMap((one) => (one.type === 'path' ? [(one.commands[1]?.[1] as number) - (one.commands[0]?.[1] as number)] : []));
    });
    expect((widths[0] as number) / (widths[1] as number)).toBeCloseTo(4, 6);
    expect(wordsOf(drawn.drawing.children)).toContain('40\u00a0ha');
  });

  it('says that there is nothing to show', () => {
    const drawn = draw(
      page([
        { id: 't', type: 'table', box },
        { id: 'c', type: 'chart', box: [10, 100, 100, 40] },
      ]),
    );
    expect(codes(drawn)).toEqual(expect.arrayContaining(['table-empty@t', 'chart-empty@c']));
    expect(wordsOf(drawn.drawing.children)).toContain('Aucune donnée à montrer ici.');
  });
});

it('writes round metres at the edges of a Lambert grid, where they lie', () => {
  const view = { type: 'scale' as const, centre: [705_000, 6_605_000] as [number, number], denominator: 100_000 };
  const drawn = draw(page([map({ box: [0, 0, 200, 200], view, grid: { kind: 'lambert' } })]));
  const grid = groupOf(drawn.drawing, 'grid');
  const at = grid.children.flatMap((node) => (node.type === 'text' && node.text === '700\u00a0km' ? [node.x] : []));
  expect(at).toHaveLength(2);
  // 5 km west of the middle, at 1:100 000: 50 mm.
  for (const x of at) expect(x).toBeCloseTo(50, 6);
});

it('makes symbols, numbers and names of a poster larger together, and nothing else', () => {
  const view = { type: 'scale' as const, centre: [724_000, 6_605_000] as [number, number], denominator: 500_000 };
  const drawn = (symbolScale: number) => groupOf(draw(page([map({ view, symbolScale, layers: ['sites'] })])).drawing, 'map');
  const numbersOf = (node: DrawingNode): number[] =>
    node.type === 'text' && /^\d$/u.test(node.text) ? [node.size] : node.type === 'group' ? node.children.flatMap(numbersOf) : [];
  const [plain, large] = [numbersOf(drawn(1)), numbersOf(drawn(2))];
  expect(plain.length).toBeGreaterThan(0);
  expect(large).toEqual(plain.map((size) => size * 2));
  expect(draw(page([map({ view, symbolScale: 2 })])).report.maps['map']?.denominator).toBe(500_000);
});

it('draws the same page from kept maps as from none, and crosses the port unchanged', () => {
  const layout = page([map(), text('{{titre}}')]);
  const kept = new Map();
  const given = data({ stamp: 'a' });
  const fr = translator('fr');
  return import('../../../../shared/cartography/page/draw-page.ts').then(({ drawPage }) => {
    const first = drawPage(layout, given, fr, kept);
    expect(kept.size).toBe(1);
    expect(drawPage(layout, given, fr, kept)).toEqual(first);
    expect(drawPage(layout, given, fr)).toEqual(first);
    expect(unpackDrawing(packDrawing(first.drawing))).toEqual(first.drawing);
  });
});

it.each(['Guyane', 'Zoom', 'Un territoire au nom assez long'])(
  'keeps an inset clear of its title, « %s », and of the scale beside or below',
  (title) => {
    // taller than wide, as Guyane is
    const land = layer(
      'epci',
      'EPCI',
      [0, 1, 2, 3].map((row) => feature(square(-53.5, 2.2 + row * 0.8, 0.8))),
    );
    const given = data({ visible: ['epci'], layers: new Map([['epci', { ...land, id: 'epci' }]]), known: new Set(['epci']) });
    for (const width of [20, 26, 33, 60]) {
      const inset = map({ id: 'g', epsg: 2972, inset: 'overseas', title, labels: false, box: [10, 20, width, 45] });
      const { drawing } = draw(page([inset]), given);
      const plate = findGroup(drawing.children, 'frame-title')?.children[0];
      const shapes = findGroup(drawing.children, 'EPCI')?.children.flatMap((node) => (node.type === 'shape' ? [node] : [])) ?? [];
      if (plate?.type !== 'path' || shapes.length === 0) throw new Error('no plate or no land');
      const bottom = Math.max(...plate.commands.flatMap(([letter, , y]) => (letter === 'Z' ? [] : [Number(y)])));
      const top = Math.min(...shapes.flatMap(({ xy }) => Array.from(xy).filter((_, index) => index % 2 === 1))) * GRID_MM;
      expect([width, top >= bottom]).toEqual([width, true]);
    }
  },
);

it('keeps every word of the foot of a preset on any paper, with a remark and the notice of a demonstration', () => {
  const layers = sampleLayers();
  const fr = translator('fr');
  const shapes = layers[0]?.features.map(({ geometry }) => geometry) ?? [];
  const note = 'Les périmètres sont ceux de l’arrêté ; les surfaces, celles des parcelles. '.repeat(3).trim();
  for (const format of ['A5', 'A4', 'A3', 'A0'] as const) {
    for (const orientation of ['portrait', 'landscape'] as const) {
      const preset = territoireLayout(shapes, {
        title: 'T',
        page: { format, orientation },
        demonstration: true,
        note,
        dateCarte: '2026-11-21',
      });
      if (!preset) throw new Error('nothing to fit');
      const made = draw(fromPreset(preset, layers, fr), data({ demonstration: true }));
      expect(codes(made).filter((code) => code.startsWith('text-cut'))).toEqual([]);
      const words = wordsOf(made.drawing.children).join(' ');
      expect(words).toContain('Carte établie avec Emprise');
      expect(words).toContain('celles des parcelles');
    }
  }
});

it('calls a page empty whose maps show nothing and that says nothing else', () => {
  const nothing = { layers: [] };
  const title = text('Titre', { role: 'title' });
  const found = (items: readonly PageItemInput[]) => draw(page(items)).report.warnings.find(({ code }) => code === 'empty-page')?.params;
  expect(found([])).toEqual({ reason: 'items' });
  expect(found([title, map(nothing)])).toEqual({ reason: 'objects' });
  expect(found([title, map({ layers: ['inconnue'] })])).toEqual({ reason: 'objects' });
  expect(found([title])).toBeUndefined();
  expect(found([title, map()])).toBeUndefined();
  expect(found([title, map(nothing), text('Ordre du jour', { id: 'free' })])).toBeUndefined();
});

it('turns a preset into a page that says the same', () => {
  const layers = sampleLayers();
  const fr = translator('fr');
  const preset = territoireLayout(layers[0]?.features.map(({ geometry }) => geometry) ?? [], {
    title: 'Un département',
    subtitle: 'Essai',
    realisation: 'Région',
    dateCarte: '2026-11-21',
  });
  if (!preset) throw new Error('nothing to fit');
  const old = drawMapPage(preset, layers, fr);
  const made = draw(fromPreset(preset, layers, fr));
  expect(made.report.scaleDenominator).toBe(old.report.scaleDenominator);
  const legendOf = (drawing: typeof old.drawing): string[] => wordsOf(groupOf(drawing, 'legend').children);
  expect(legendOf(made.drawing)).toEqual(legendOf(old.drawing));
  const words = wordsOf(made.drawing.children);
  expect(words).toEqual(expect.arrayContaining(['Un département', 'Essai']));
  expect(words.join(' ')).toContain('Sources\u00a0: IGN, Admin Express (2026). Projection RGF93 v1 / Lambert-93.');
  expect(words.join(' ')).toContain('Réalisation\u00a0: Région. Carte établie avec Emprise le\u00a021/11/2026');
  expect(codes(made).filter((code) => !code.startsWith('labels'))).toEqual([]);
});
