/**
 * A country of invented outlines with the true names of the 183 territories, as crowded as the real one: cells with wandering borders that neighbours
 * share, inside the coarse outline of France; the overseas départements are that outline. The same at every run.
 */
import path from 'node:path';
import { readReference } from '../../electron/engine/reference/tables.ts';
import { FRANCE_OUTLINE } from '../../shared/cartography/france-outline.ts';
import type { MapFeature, MapLayerData } from '../../shared/cartography/map-layer.ts';
import type { Geometry } from '../../shared/geo/geometry.ts';
import { feature, layer, square, track } from '../unit/cartography/make-layer.ts';

export const resources = path.resolve(import.meta.dirname, '../../resources');

type Point = readonly [number, number];

const [WEST, SOUTH, WIDTH, HEIGHT] = [-5.4, 41.2, 0.62, 0.44];
const [COLUMNS, ROWS, BENDS] = [26, 24, 7];
/** Of the outline: the mainland and Corsica. */
const METROPOLE = 2;

/** Between −1 and 1, by place. */
const wander = (a: number, b: number, c = 0): number => {
  const hash = Math.imul(a * 73_856_093 + b * 19_349_663 + c * 83_492_791 + 7, 2_654_435_761) >>> 0;
  return (hash % 2001) / 1000 - 1;
};

const corner = (i: number, j: number): Point => [WEST + (i + wander(i, j) * 0.28) * WIDTH, SOUTH + (j + wander(j, i, 1) * 0.28) * HEIGHT];

/** Bends between two corners, from the first to the second. */
function side(from: Point, to: Point, key: readonly [number, number, number]): Point[] {
  return Array.from({ length: BENDS }, (_, k): Point => {
    const share = (k + 1) / (BENDS + 1);
    const off = wander(key[0] * 31 + k, key[1], key[2]) * 0.05;
    return [from[0] + (to[0] - from[0]) * share + off, from[1] + (to[1] - from[1]) * share + off * 0.6];
  });
}

function cell(i: number, j: number): Geometry {
  const [a, b, c, d] = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)] as const;
  const ring = [
    a,
    ...side(a, b, [i, j, 2]),
    b,
    ...side(b, c, [i + 1, j, 3]),
    c,
    ...side(d, c, [i, j + 1, 2]).reverse(),
    d,
    ...side(a, d, [i, j, 3]).reverse(),
    a,
  ];
  return { type: 'MultiPolygon', xy: Float64Array.from(ring.flat()), parts: [ring.length], polygons: [1] };
}

function isInFrance(x: number, y: number): boolean {
  return FRANCE_OUTLINE.slice(0, METROPOLE).some((ring) => {
    let inside = false;
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [ax, ay, bx, by] = [ring[i], ring[i + 1], ring[j], ring[j + 1]] as [number, number, number, number];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
    return inside;
  });
}

const islands = (): Geometry[] =>
  FRANCE_OUTLINE.slice(METROPOLE).map((ring) => ({
    type: 'MultiPolygon',
    xy: Float64Array.from(ring),
    parts: [ring.length / 2],
    polygons: [1],
  }));

/** Regions of the mainland from north to south, then the overseas ones in the order of the outline. */
const NORTH_TO_SOUTH = ['32', '28', '44', '11', '53', '52', '24', '27', '75', '84', '76', '93', '94'];
const OVERSEAS = ['02', '01', '01', '03', '04', '06'];

/** EPCI everywhere, territories on three cells of four, sites of each maturity. */
export function syntheticFrance(): MapLayerData[] {
  const cells: Geometry[] = [];
  for (let j = ROWS - 1; j >= 0; j--) {
    for (let i = 0; i < COLUMNS; i++) {
      if (isInFrance(WEST + (i + 0.5) * WIDTH, SOUTH + (j + 0.5) * HEIGHT)) cells.push(cell(i, j));
    }
  }
  const list = readReference(path.join(resources, 'reference'), 'territoires-industrie');
  const named = list.map(({ nom, regions }) => ({ nom, regions: regions.join('|'), region: regions[0] as string }));
  const mainland = named
    .filter(({ region }) => NORTH_TO_SOUTH.includes(region))
    .sort((a, b) => NORTH_TO_SOUTH.indexOf(a.region) - NORTH_TO_SOUTH.indexOf(b.region));
  const places = cells.filter((_, index) => index % 4 !== 3);
  const territoires: MapFeature[] = mainland.slice(0, places.length).map((values, index) => feature(places[index] as Geometry, values));
  const overseas = islands();
  overseas.forEach((geometry, index) => {
    const values = named.filter(({ region }) => region === OVERSEAS[index])[index === 2 ? 1 : 0];
    if (values) territoires.push(feature(geometry, values));
  });
  const sites = cells
    .filter((_, index) => index % 5 === 2)
    .map((geometry, index) => {
      const [x, y] = [geometry.xy[0] as number, geometry.xy[1] as number];
      const values = { maturite: ['disponible', 'court terme', 'avant 2030'][index % 3], site_nom: `Site ${index + 1}` };
      return { ...feature(square(x + 0.2, y + 0.15, 0.004 + (index % 4) * 0.004), values), number: index + 1 };
    });
  const sources = [{ nom: 'Contours fictifs', producteur: 'Emprise', millesime: '2026' }];
  return [
    layer(
      'epci',
      'EPCI',
      [...cells, ...overseas].map((geometry) => feature(geometry, { nom: null })),
      { sources },
    ),
    layer('territoires', 'Territoires d’industrie', territoires),
    layer('sites', 'Sites', sites),
  ];
}

/** A river with a tributary, a road and the areas they cross, near 3° E 46.5° N. */
export function syntheticRivers(river: MapLayerData['style']): MapLayerData[] {
  const bend = (lon: number, lat: number, turn: number, height: number): Point[] =>
    Array.from({ length: 120 }, (_, i): Point => [lon + i * 0.006, lat + Math.sin(i / turn) * height + i * 0.0008]);
  const vezere = bend(2.66, 46.42, 13, 0.045);
  const road = Array.from({ length: 40 }, (_, i): Point => [2.9 + i * 0.006, 46.2 + i * 0.014]);
  return [
    layer(
      'epci',
      'EPCI',
      [0, 1, 2, 3].map((i) =>
        feature(square(2.7 + (i % 2) * 0.32, 46.3 + Math.floor(i / 2) * 0.2, i % 2 === 0 ? 0.32 : 0.2), { nom: `CC du Pays ${i + 1}` }),
      ),
    ),
    layer(
      'imp_rivieres',
      'Cours d’eau',
      [
        // In pieces, one of them the other way round, as rivers come.
        feature(track(...vezere.slice(0, 41)), { nom: 'La Vézère' }),
        feature(track(...vezere.slice(40, 81).reverse()), { nom: 'La Vézère' }),
        feature(track(...vezere.slice(80)), { nom: 'La Vézère' }),
        feature(track(...bend(2.72, 46.6, 8, 0.03)), { nom: 'Ruisseau de l’Étang-Neuf' }),
        feature(track(...road), { nom: 'Canal du Nivernais' }),
      ],
      { style: river },
    ),
  ];
}
