/** Cartofriches (Cerema): the CNIG's fields, some under older names, and the Cerema's own beside. */
import type { Profile } from '../profile.ts';

export const cartofriches: readonly Profile[] = [
  {
    id: 'cartofriches',
    kind: 'friches',
    all: ['site_id', 'site_nom', 'site_statut'],
    any: [
      'nom_prodcartofriches',
      'producteur_fk',
      'desserte_distance_route',
      'l_catpro3txt',
      'local_ancienne_annee',
      'l_idpar',
      'monuhisto',
    ],
    likely: /friches?_(surfaces|points|standard)|cartofriches/,
    fields: {
      friche_id: ['site_id'],
      local_ancien_annee: ['local_ancienne_annee'],
      local_recent_annee: ['local_recente_annee', 'local_recent_annee'],
      unite_fonciere_refcad: ['unite_fonciere_refcad', 'l_idpar'],
      source_producteur: ['source_producteur', 'nom_prodcartofriches'],
      urba_zone_formdomi: ['urba_zone_formdomi', 'urba_zone_formdomi_txt'],
    },
    cnig: true,
  },
];
