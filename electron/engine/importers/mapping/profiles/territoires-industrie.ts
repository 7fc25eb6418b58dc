/** ANCT, Territoires d'industrie: outlines with their composition in one text, or one member a line (commune or EPCI). */
import type { Profile } from '../profile.ts';

export const territoiresIndustrie: readonly Profile[] = [
  {
    id: 'anct-territoires-industrie',
    kind: 'territoires',
    geometry: ['polygon', 'none'],
    all: ['id_territoire|id_ti', 'lib_territoire|lib_ti'],
    any: ['liste_geo'],
  },
  {
    id: 'anct-territoires-industrie-composition',
    kind: 'territoires',
    geometry: ['none'],
    all: ['id_ti|id_territoire', 'lib_ti|lib_territoire'],
    any: ['insee_com', 'siren', 'siren_epci', 'code_insee', 'insee', 'code_siren', 'siren_membre'],
    // A list of sites or winners names its territoire too: it is not a composition.
    without: ['surface_ha', 'site_nom', 'nom', 'liste_geo'],
  },
];
