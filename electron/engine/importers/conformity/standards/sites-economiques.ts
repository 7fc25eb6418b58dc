import { all, each, identifier, idpar, insee, pattern, siren, siret, url, zerosKept } from '../checks.ts';
import { standard } from '../standard.ts';

const NAME = 'CNIG Sites économiques v2024-10';

/** Schemas v1.0.1 of 18/10/2024. Lists are in the PDF and in the descriptions of the JSON models. */
export const cnigSites = standard({
  name: `${NAME}, SITE-ECO`,
  kind: 'sites',
  geometry: 'site_geomsurf',
  own: [
    ...['maturite', 'maitrise_fonciere', 'surface_declaree_ha', 'puissance_mw', 'eau', 'electricite', 'fibre', 'fer'],
    ...['labels', 'statut', 'commentaire'],
  ],
  checks: {
    site_id: identifier('id-site', 'SITE-ECO_'),
    pole_id: identifier('id-pole', 'POLE-ECO_'),
    site_url: each(url),
    site_media: each(url),
    site_epci_siren: siren,
    site_comm_insee: insee,
  },
  orders: [['site_identif_date', 'site_actu_date']],
});

export const cnigTerrains = standard({
  name: `${NAME}, TERRAIN-ECO`,
  kind: 'terrains',
  geometry: 'terr_geomsurf',
  own: ['site_uid'],
  alsoRequired: ['site_id'],
  checks: {
    site_id: identifier('id-site', 'SITE-ECO_'),
    terr_id: identifier('id-terrain', 'TERRAIN-ECO_'),
    terr_refcad: idpar,
    terr_url_cartofriches: url,
  },
  orders: [['terr_identif_date', 'terr_actu_date']],
});

export const cnigEtablissements = standard({
  name: `${NAME}, ETABLISSEMENT`,
  kind: 'etablissements',
  geometry: 'etab_geompoint',
  own: [],
  called: { siret: 'SIRET', siren: 'SIREN', ban_id: 'ban-id', bat_id: 'bat-id' },
  checks: {
    siret,
    siren,
    terr_id: each(identifier('id-terrain', 'TERRAIN-ECO_')),
    etab_nat_juridique: all(zerosKept(4), pattern('juridique', /^\d{4}$/)),
    epci_siren: siren,
    comm_insee: insee,
    // NAF rev. 2, with or without its point.
    etab_activite_code: pattern('naf', /^\d{2}\.?\d{2}[A-Z]$/),
    // INSEE's size classes: 00 to 53, NN where unknown.
    etab_effectif_code: all(zerosKept(2), pattern('effectif', /^(\d{2}|NN)$/)),
    etab_contact_mail: pattern('mail', /^[\w\-.+]+@([\w-]+\.)+[\w-]{2,}$/),
  },
  orders: [
    ['etab_identif_date', 'etab_actu_date'],
    ['etab_creation_date', 'etab_fermeture_date'],
  ],
  begins: { start: 'siren', whole: 'siret', code: 'siren-of-siret' },
});
