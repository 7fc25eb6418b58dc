/**
 * IGN ADMIN EXPRESS: version 3 in shapefiles (upper case, ten characters), version 4 in GeoPackages (whole names, as BD TOPO).
 * Names: IGN, « Descriptif de contenu » of both versions; documentation.geoservices.ign.fr gives the two spellings of each attribute.
 */
import type { Profile } from '../profile.ts';

export const adminExpress: readonly Profile[] = [
  {
    id: 'admin-express-3-communes',
    kind: 'communes',
    geometry: ['polygon', 'point'],
    all: ['insee_com', 'nom', 'siren_epci'],
    any: ['insee_can', 'insee_arr', 'insee_dep', 'insee_reg', 'nom_m', 'statut', 'population'],
    likely: /(^|_)commune/,
    fields: { insee: ['insee_com'], nom: ['nom'], epci_siren: ['siren_epci'] },
  },
  {
    id: 'admin-express-4-communes',
    kind: 'communes',
    geometry: ['polygon'],
    all: ['code_insee', 'nom_officiel', 'codes_siren_des_epci'],
    any: ['code_insee_du_departement', 'code_insee_de_la_region', 'code_insee_du_canton', 'cleabs', 'population'],
    likely: /(^|_)commune/,
    fields: { insee: ['code_insee'], nom: ['nom_officiel'], epci_siren: ['codes_siren_des_epci'] },
  },
  {
    id: 'admin-express-3-epci',
    kind: 'epci',
    geometry: ['polygon'],
    all: ['code_siren', 'nom', 'nature'],
    likely: /(^|_)epci/,
    fields: { siren: ['code_siren'], nom: ['nom'], nature: ['nature'] },
  },
  {
    id: 'admin-express-4-epci',
    kind: 'epci',
    geometry: ['polygon'],
    all: ['code_siren', 'nom_officiel', 'nature'],
    likely: /(^|_)epci/,
    fields: { siren: ['code_siren'], nom: ['nom_officiel'], nature: ['nature'] },
  },
  // Départements and régions have no table of their own: kept as layers, with their fields.
  {
    id: 'admin-express-3-departements',
    kind: 'couche',
    geometry: ['polygon'],
    all: ['nom', 'insee_dep', 'insee_reg'],
    without: ['insee_com', 'code_siren', 'insee_arr', 'insee_can'],
    likely: /(^|_)departement/,
  },
  {
    id: 'admin-express-3-regions',
    kind: 'couche',
    geometry: ['polygon'],
    all: ['nom', 'insee_reg'],
    without: ['insee_com', 'code_siren', 'insee_dep'],
    likely: /(^|_)region/,
  },
  {
    id: 'admin-express-4-departements',
    kind: 'couche',
    geometry: ['polygon'],
    all: ['code_insee', 'nom_officiel', 'code_insee_de_la_region'],
    without: ['codes_siren_des_epci', 'code_insee_du_departement', 'code_insee_de_l_arrondissement'],
    likely: /(^|_)departement/,
  },
  {
    id: 'admin-express-4-regions',
    kind: 'couche',
    geometry: ['polygon'],
    all: ['code_insee', 'nom_officiel'],
    without: ['codes_siren_des_epci', 'code_insee_du_departement', 'code_insee_de_la_region'],
    name: /(^|_)region/,
  },
  {
    id: 'api-geo-communes',
    kind: 'communes',
    geometry: ['polygon'],
    all: ['code', 'nom'],
    any: ['codeepci', 'codedepartement', 'coderegion', 'codespostaux'],
    fields: {
      insee: ['code'],
      nom: ['nom'],
      departement: ['codedepartement'],
      region: ['coderegion'],
      epci_siren: ['codeepci'],
    },
  },
  {
    id: 'contours-administratifs-communes',
    kind: 'communes',
    geometry: ['polygon'],
    all: ['code', 'nom'],
    any: ['commune', 'departement', 'region', 'epci', 'siren_epci'],
    name: /(^|_)communes?(_|$)/,
    fields: { insee: ['code'], nom: ['nom'], departement: ['departement'], region: ['region'], epci_siren: ['epci', 'siren_epci'] },
  },
  {
    id: 'contours-administratifs-epci',
    kind: 'epci',
    geometry: ['polygon'],
    all: ['code', 'nom'],
    without: ['commune', 'departement'],
    name: /(^|_)epci(_|$)/,
    fields: { siren: ['code'], nom: ['nom'] },
  },
];
