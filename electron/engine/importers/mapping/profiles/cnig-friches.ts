/** CNIG Friches: v1.0.6 brought `urba_zaer`, older files have none. The three names it shares with Sites économiques prove nothing. */
import type { Profile } from '../profile.ts';

const OWN = [
  'sol_pollution_existe',
  'bati_pollution',
  'unite_fonciere_refcad',
  'sol_depollution_fiche',
  'proprio_personne',
  'site_reconv_type',
];
const FIELDS = { friche_id: ['friche_id', 'site_id'] };

export const cnigFriches: readonly Profile[] = [
  {
    id: 'cnig-friches-1-0-6',
    kind: 'friches',
    all: ['site_id|friche_id', 'site_nom', 'site_statut', 'urba_zaer', 'source_nom'],
    any: OWN,
    without: ['nom_prodcartofriches'],
    fields: FIELDS,
    cnig: true,
  },
  {
    id: 'cnig-friches',
    kind: 'friches',
    all: ['site_id|friche_id', 'site_nom', 'site_statut', 'source_nom'],
    any: OWN,
    without: ['nom_prodcartofriches', 'urba_zaer'],
    fields: FIELDS,
    cnig: true,
  },
];
