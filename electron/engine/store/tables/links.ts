/** Sources, links between kinds, and results of analyses (columns agreed with shared/domain/analysis.ts). */
import { column, type TableSpecification } from './specification.ts';

const SITE = 'REFERENCES sites(uid) ON DELETE CASCADE';
const attributes = { storage: 'attributes', geometry: null, primaryKey: 'id', hasUid: false } as const;
const hectares = (name: string) => column(name, 'REAL');
const text = (name: string, constraint?: string) => column(name, 'TEXT', constraint);

export const SOURCES: TableSpecification = {
  ...attributes,
  name: 'sources',
  columns: [
    text('nom'),
    text('producteur'),
    text('millesime'),
    text('licence'),
    text('url'),
    text('fichier'),
    column('sha256', 'TEXT(64)'),
    column('importe_le', 'DATETIME'),
    text('rapport'),
  ],
  indexes: [],
};

export const LINKS: readonly TableSpecification[] = [
  {
    ...attributes,
    name: 'territoire_membres',
    columns: [text('ti_id', 'NOT NULL'), text('type'), text('code', 'NOT NULL'), text('nom')],
    indexes: [['ti_id'], ['code']],
  },
  {
    ...attributes,
    name: 'site_parcelles',
    columns: [text('site_uid', `NOT NULL ${SITE}`), column('idu', 'TEXT(16)', 'NOT NULL'), column('part', 'REAL')],
    constraints: ['UNIQUE (site_uid, idu)'],
    indexes: [['idu']],
  },
];

export const RESULTS: readonly TableSpecification[] = [
  {
    ...attributes,
    name: 'analyses',
    columns: [
      text('code', 'NOT NULL UNIQUE'),
      text('parametres'),
      text('entrees'),
      text('version_moteur'),
      column('calcule_le', 'DATETIME'),
      column('duree_ms', 'INTEGER'),
      text('notes'),
      text('methode_surface'),
      column('perime', 'BOOLEAN', 'NOT NULL DEFAULT 0'),
    ],
    indexes: [],
  },
  {
    ...attributes,
    name: 'resultats_sites',
    columns: [
      text('site_uid', `NOT NULL UNIQUE ${SITE}`),
      column('commune_insee', 'TEXT(5)'),
      text('commune_nom'),
      column('epci_siren', 'TEXT(9)'),
      text('epci_nom'),
      text('ti_id'),
      text('ti_nom'),
      column('departement', 'TEXT(3)'),
      column('region', 'TEXT(2)'),
      hectares('surface_projection_ha'),
      hectares('surface_ellipsoide_ha'),
      hectares('surface_ecart_ha'),
      hectares('friche_ha'),
      column('friche_part', 'REAL'),
      column('recyclage', 'BOOLEAN'),
      column('friches_avec_emprise', 'INTEGER'),
      column('friches_sans_emprise', 'INTEGER'),
      hectares('contrainte_ha'),
      column('contrainte_part', 'REAL'),
      hectares('exclusion_ha'),
      column('exclusion_part', 'REAL'),
      column('contraintes_types', 'INTEGER'),
      hectares('artificialise_ha'),
      column('artificialise_part', 'REAL'),
      column('occupation_part', 'REAL'),
      column('foncier_public_part', 'REAL'),
      column('foncier_viabilise_part', 'REAL'),
      column('foncier_part', 'REAL'),
      column('bassin_population', 'INTEGER'),
      column('bassin_part', 'REAL'),
      column('voisins_etablissements', 'INTEGER'),
      column('voisins_industries', 'INTEGER'),
      column('voisins_emplois_industriels', 'INTEGER'),
      column('voisins_laureats', 'INTEGER'),
      column('voisins_embranches', 'INTEGER'),
    ],
    indexes: [],
  },
  {
    ...attributes,
    name: 'resultats_surfaces',
    columns: [
      text('table_name', 'NOT NULL'),
      text('uid', 'NOT NULL'),
      hectares('surface_projection_ha'),
      hectares('surface_ellipsoide_ha'),
    ],
    constraints: ['UNIQUE (table_name, uid)'],
    indexes: [],
  },
  {
    ...attributes,
    name: 'resultats_localisations',
    columns: [text('table_name', 'NOT NULL'), text('uid', 'NOT NULL'), column('commune_insee', 'TEXT(5)'), column('epci_siren', 'TEXT(9)')],
    constraints: ['UNIQUE (table_name, uid)'],
    indexes: [],
  },
  {
    ...attributes,
    name: 'resultats_proximites',
    columns: [
      text('site_uid', `NOT NULL ${SITE}`),
      text('categorie', 'NOT NULL'),
      column('rang', 'INTEGER', 'NOT NULL'),
      text('cible_uid'),
      text('nom'),
      column('distance_m', 'REAL', 'NOT NULL'),
    ],
    constraints: ['UNIQUE (site_uid, categorie, rang)'],
    indexes: [],
  },
  {
    ...attributes,
    name: 'resultats_territoires',
    columns: [
      text('site_uid', `NOT NULL ${SITE}`),
      text('niveau', 'NOT NULL'),
      text('code', 'NOT NULL'),
      text('nom'),
      column('part', 'REAL'),
      text('how', 'NOT NULL'),
    ],
    constraints: ['UNIQUE (site_uid, niveau, code)'],
    indexes: [],
  },
  {
    ...attributes,
    name: 'resultats_contraintes',
    columns: [
      text('site_uid', `NOT NULL ${SITE}`),
      text('type'),
      text('noms'),
      column('exclusion', 'BOOLEAN', 'NOT NULL'),
      column('surface_ha', 'REAL', 'NOT NULL'),
      column('part', 'REAL', 'NOT NULL'),
    ],
    indexes: [['site_uid']],
  },
];
