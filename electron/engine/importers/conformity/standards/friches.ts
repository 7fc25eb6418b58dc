import { CONVENTIONAL_VALUES } from '../../../../../shared/domain/kinds/index.ts';
import { all, each, identifier, idpar, insee, listed, pattern, url, zerosKept } from '../checks.ts';
import { standard } from '../standard.ts';

const several = (name: string, values: readonly string[]) => each(listed({ name, values }, [...values, ...CONVENTIONAL_VALUES]));

/** CNIG Friches v1.0.6 (16/12/2025). Safety measures: one of a list in the JSON model, several in the PDF; several are accepted. */
export const cnigFriches = standard({
  name: 'CNIG Friches v1.0.6',
  kind: 'friches',
  geometry: 'geompoint',
  own: [],
  called: { friche_id: 'site_id' },
  checks: {
    friche_id: identifier('id-friche', ''),
    site_url: each(url),
    site_ademe_url: url,
    site_projet_url: pattern('url-or-mail', /^(https?:\/\/[^|\s]*|[\w\-.]+@([\w-]+\.)+[\w-]{2,})$/),
    activite_code: each(pattern('basias', /^[A-Z]\d\d\.\d\d[A-Z]$/)),
    comm_insee: insee,
    bati_type: several('bati_type', ['industriel', 'commercial', 'résidentiel', 'secteur tertiaire']),
    proprio_type: each(pattern('proprio-type', /^[A-Z]\d[a-z]$/)),
    proprio_personne: several('proprio_personne', ['personne physique', 'personne morale']),
    sol_depollution_fiche: url,
    unite_fonciere_refcad: idpar,
    urba_zone_formdomi: all(zerosKept(4), pattern('formdomi', /^\d{4}$/)),
    desserte_distance: pattern('desserte', /^\d+\|\d+\|\d+$/),
  },
  orders: [
    ['site_identif_date', 'site_actu_date'],
    ['local_ancien_annee', 'local_recent_annee'],
  ],
});
