/** A small fictional territory in Lambert-93 country, made of rectangles: figures can be checked by hand. */
type Ring = [number, number][];

/** One thousandth of a degree is about 79 m by 111 m here. */
export function rectangle(west: number, south: number, width: number, height: number): { type: 'Polygon'; coordinates: Ring[] } {
  const [east, north] = [west + width, south + height];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

interface Feature {
  readonly properties: Record<string, string | number | boolean | null>;
  readonly geometry: object | null;
}
export function collection(features: readonly Feature[]): object {
  return { type: 'FeatureCollection', features: features.map((feature) => ({ type: 'Feature', ...feature })) };
}

export const EPCI = collection([
  { properties: { siren: '999000011', nom: 'CC Épinaie-sur-Œuvre', departement: '99' }, geometry: rectangle(4.5, 46.5, 0.1, 0.1) },
  { properties: { siren: '999000029', nom: 'CA du Haut-Été', departement: '99' }, geometry: rectangle(4.6, 46.5, 0.1, 0.1) },
]);
export const SITES = collection([
  {
    properties: { site_id: '99001_SITE-ECO_1', site_nom: 'Les Prés', maturite: 'disponible', surface_declaree_ha: 88 },
    geometry: rectangle(4.51, 46.51, 0.01, 0.01),
  },
  {
    properties: { site_id: '99001_SITE-ECO_2', site_nom: "L'Étang", maturite: 'avant 2030' },
    geometry: rectangle(4.65, 46.55, 0.01, 0.01),
  },
]);
/** The western six tenths and, twice over, a part of it: the union covers six tenths of the first site. */
export const FRICHES = collection([
  { properties: { site_id: '99001_1', site_nom: 'Ancienne filature' }, geometry: rectangle(4.51, 46.51, 0.006, 0.01) },
  { properties: { site_id: '99001_2', site_nom: 'Atelier' }, geometry: rectangle(4.511, 46.512, 0.002, 0.002) },
]);
export const EQUIPEMENTS = collection([
  { properties: { categorie: 'gare', nom: 'Gare du Haut', code: '001' }, geometry: { type: 'Point', coordinates: [4.53, 46.515] } },
  { properties: { categorie: 'gare', nom: 'Gare du Bas', code: '002' }, geometry: { type: 'Point', coordinates: [4.7, 46.4] } },
  { properties: { categorie: 'port', nom: 'Port', code: '003' }, geometry: { type: 'Point', coordinates: [4.655, 46.555] } },
]);
