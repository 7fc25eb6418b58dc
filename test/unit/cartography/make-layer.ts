/** Small layers for the tests of the cartographer, in degrees near the middle of France. */
import type { MapFeature, MapLayerData } from '../../../shared/cartography/map-layer.ts';
import { defaultStyle } from '../../../shared/domain/default-styles.ts';
import type { LayerStyle } from '../../../shared/domain/style.ts';
import { type Geometry, pointGeometry } from '../../../shared/geo/geometry.ts';

export function square(lon: number, lat: number, size: number): Geometry {
  return {
    type: 'MultiPolygon',
    xy: Float64Array.of(lon, lat, lon + size, lat, lon + size, lat + size, lon, lat + size, lon, lat),
    parts: [5],
    polygons: [1],
  };
}

export function track(...positions: readonly (readonly [number, number])[]): Geometry {
  return { type: 'MultiLineString', xy: Float64Array.from(positions.flat()), parts: [positions.length], polygons: [] };
}

export const point = (lon: number, lat: number): Geometry => pointGeometry(lon, lat);

export const feature = (geometry: Geometry | null, values: Record<string, unknown> = {}): MapFeature => ({ geometry, values });

export function layer(
  table: string,
  title: string,
  features: readonly MapFeature[],
  parts: { style?: LayerStyle; sources?: MapLayerData['sources'] } = {},
): MapLayerData {
  return { table, title, style: parts.style ?? defaultStyle(table), opacity: 1, features, sources: parts.sources ?? [] };
}

/** A chessboard of EPCI, sites of each maturity, equipment and constraints: every kind of swatch. `size` 0.1 makes it a tenth as large. */
export function sampleLayers(size = 1): MapLayerData[] {
  return fullSize().map((one) => ({
    ...one,
    features: one.features.map((each) => ({ ...each, geometry: each.geometry && shrunk(each.geometry, size) })),
  }));
}

const shrunk = (geometry: Geometry, size: number): Geometry =>
  size === 1 ? geometry : { ...geometry, xy: geometry.xy.map((value, i) => (i % 2 === 0 ? 3 : 46.3) * (1 - size) + value * size) };

function fullSize(): MapLayerData[] {
  const epci = Array.from({ length: 9 }, (_, i) =>
    feature(square(3 + (i % 3) * 0.2, 46.3 + Math.floor(i / 3) * 0.2, 0.2), { nom: `CC Exemple ${i + 1}` }),
  );
  const terrains = ['friche', 'inoccupé', 'vacant', 'occupation en transition', 'occupé', null].map((etat, i) =>
    feature(square(3.03 + i * 0.09, 46.33, 0.07), { terr_etat_occup: etat }),
  );
  const sites = ['disponible', 'court terme', 'avant 2030', null].map((maturite, i) => ({
    ...feature(square(3.05 + i * 0.14, 46.48, 0.001), { maturite, site_nom: `Site ${i + 1}` }),
    number: i + 1,
  }));
  const equipements = ['gare', 'gare_fret', 'ite', 'port', 'aeroport', 'poste_electrique', 'echangeur', 'refuge'].map((categorie, i) =>
    feature(point(3.04 + i * 0.07, 46.65), { categorie, nom: `${categorie} ${i}` }),
  );
  return [
    layer('epci', 'EPCI', epci, { sources: [{ nom: 'Admin Express', producteur: 'IGN', millesime: '2026' }] }),
    layer('terrains', 'Terrains', terrains),
    layer('equipements_lignes', 'Lignes', [
      feature(track([2.9, 46.42], [3.3, 46.45], [3.8, 46.43]), { categorie: 'autoroute' }),
      feature(track([3.2, 46.2], [3.25, 46.8]), { categorie: 'voie_ferree' }),
    ]),
    layer('contraintes', 'Contraintes', [feature(square(3.3, 46.34, 0.15))]),
    layer('sites', 'Sites', sites),
    layer('equipements', 'Équipements', equipements),
  ];
}
