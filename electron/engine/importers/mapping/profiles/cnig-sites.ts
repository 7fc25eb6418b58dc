/** CNIG Sites économiques v2024-10 (schemas v1.0.1) and v2023-10, which named three fields of a terrain otherwise. */
import type { Profile } from '../profile.ts';

export const cnigSites: readonly Profile[] = [
  {
    id: 'cnig-site-eco',
    kind: 'sites',
    all: ['site_id', 'site_nom', 'site_vocadomi'],
    any: ['site_surf_brute', 'site_surf_utile', 'site_epci_siren', 'site_moa_type', 'site_uf_nbre', 'site_quali_territoire'],
    without: ['nom_prodcartofriches', 'sol_pollution_existe'],
    cnig: true,
  },
  {
    id: 'cnig-terrain-eco',
    kind: 'terrains',
    all: ['terr_id', 'terr_stade_amngt'],
    any: ['terr_refcad', 'terr_surf_brute', 'terr_usage', 'terr_stade_comm', 'terr_etat_occup', 'terr_cle_en_main'],
    cnig: true,
  },
  {
    id: 'cnig-terrain-eco-2023',
    kind: 'terrains',
    all: ['terr_id'],
    any: ['terr_occup', 'terr_amngt', 'terr_comm'],
    without: ['terr_stade_amngt'],
    fields: { terr_etat_occup: ['terr_occup'], terr_stade_amngt: ['terr_amngt'], terr_stade_comm: ['terr_comm'] },
    cnig: true,
  },
  // No table of poles in a project: kept with its own fields.
  { id: 'cnig-pole-eco', kind: 'couche', all: ['pole_id', 'pole_nom', 'pole_vocadomi'], any: ['pole_surface', 'pole_nb_site'], cnig: true },
  {
    id: 'cnig-etablissement',
    kind: 'etablissements',
    all: ['siret', 'terr_id'],
    any: ['etab_nom', 'etab_raison_sociale', 'etab_activite_code', 'geocodage_qualite'],
    cnig: true,
  },
];
