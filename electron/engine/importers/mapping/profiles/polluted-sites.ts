/** ADEME, « sites pollués à responsable défaillant »: sites where the ADEME intervened, most of them disused. Areas in square metres. */
import type { Profile } from '../profile.ts';

export const pollutedSites: readonly Profile[] = [
  {
    id: 'ademe-sites-pollues',
    kind: 'friches',
    all: ['code_insee', 'typologie_intervention_ademe'],
    any: ['usage_actuel_site', 'surface_site_m2', 'superficie_bati_m2', 'resume_intervention_ademe'],
    fields: {
      friche_id: [],
      site_nom: ['nom_site'],
      comm_nom: ['commune'],
      comm_insee: ['code_insee'],
      bati_surface: ['superficie_bati_m2'],
      unite_fonciere_surface: ['surface_site_m2'],
      activite_libelle: ['activites_historiques_site'],
      sol_pollution_commentaire: ['resume_intervention_ademe'],
    },
    cnig: false,
  },
];
