/**
 * IGN BD TOPO 3: the same attributes under whole names (GeoPackage, WFS) and ten-character ones (shapefile). Geometries are 3D.
 * A category follows the producer's `nature` and `importance`; where none of ours fits, the nature itself is the category.
 */
import { fold } from '../../names.ts';
import type { ColumnReader, Profile } from '../profile.ts';

const text = (value: ReturnType<ColumnReader>): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Importance 1 and 2 are the roads between regions and départements, 3 those between small towns (BD TOPO, descriptif de contenu). */
function roadCategory(value: ColumnReader): string {
  if (fold(text(value('nature'))) === 'type_autoroutier') return 'autoroute';
  const importance = text(value('importance'));
  if (importance === '1' || importance === '2') return 'route_principale';
  return importance === '3' ? 'route_secondaire' : 'route';
}

const TRANSPORT: Readonly<Record<string, string>> = {
  gare_voyageurs_uniquement: 'gare_voyageurs',
  gare_voyageurs_et_fret: 'gare_voyageurs_fret',
  gare_fret_uniquement: 'gare_fret',
  aire_de_triage: 'triage',
  peage: 'gare_de_peage',
  port: 'port',
  aerogare: 'aeroport',
};

function transportCategory(value: ColumnReader): string | null {
  const detail = fold(text(value('nature_detaillee|nat_detail')));
  if (/^echangeur/.test(detail)) return 'echangeur';
  const nature = fold(text(value('nature')));
  return nature === '' ? null : (TRANSPORT[nature] ?? nature);
}

const ROAD_NAME = ['cpx_numero', 'numero', 'nom_collaboratif_gauche', 'nom_coll_g', 'nom_1_gauche', 'nom_1_g'];

export const bdTopo: readonly Profile[] = [
  {
    id: 'bd-topo-routes',
    kind: 'equipements',
    geometry: ['line'],
    all: ['nature', 'importance', 'position_par_rapport_au_sol|pos_sol'],
    any: ['sens_de_circulation|sens', 'vitesse_moyenne_vl|vit_moy_vl', 'largeur_de_chaussee|largeur', 'nombre_de_voies|nb_voies'],
    likely: /troncon_de_route/,
    fields: {
      categorie: [],
      nom: ROAD_NAME,
      code: ['cleabs', 'id'],
      vitesse_kmh: ['vitesse_moyenne_vl', 'vit_moy_vl'],
      sens: ['sens_de_circulation', 'sens'],
    },
    units: { vitesse_kmh: 'km/h' },
    derived: { categorie: roadCategory },
  },
  {
    id: 'bd-topo-voies-ferrees',
    kind: 'equipements',
    geometry: ['line'],
    all: ['nature', 'electrifie', 'position_par_rapport_au_sol|pos_sol'],
    any: ['largeur', 'nombre_de_voies|nb_voies', 'usage', 'vitesse_maximale|vites_max|vit_max'],
    likely: /troncon_de_voie_ferree/,
    fields: {
      categorie: [],
      nom: ['cpx_toponyme', 'toponyme'],
      code: ['cleabs', 'id'],
      vitesse_kmh: ['vitesse_maximale', 'vites_max', 'vit_max'],
    },
    units: { vitesse_kmh: 'km/h' },
    constants: { categorie: 'voie_ferree' },
  },
  {
    id: 'bd-topo-equipements-transport',
    kind: 'equipements',
    geometry: ['polygon', 'point'],
    all: ['cleabs|id', 'nature', 'toponyme', 'fictif'],
    name: /equipement_de_transport/,
    fields: { categorie: [], nom: ['toponyme'], code: ['cleabs', 'id'] },
    derived: { categorie: transportCategory },
  },
  // No table of their own: kept as layers, with their fields.
  {
    id: 'bd-topo-zones-activite',
    kind: 'couche',
    geometry: ['polygon', 'point'],
    all: ['cleabs|id', 'categorie', 'nature', 'toponyme'],
    any: ['nature_detaillee|nat_detail', 'fictif', 'etat_de_l_objet|etat', 'statut_du_toponyme|statut_top'],
    likely: /zone_d_activite_ou_d_interet/,
  },
  {
    id: 'bd-topo-batiments',
    kind: 'couche',
    geometry: ['polygon'],
    all: ['cleabs|id', 'nature', 'hauteur', 'usage_1|usage1'],
    any: [
      'usage_2|usage2',
      'nombre_de_logements|nb_logts',
      'nombre_d_etages|nb_etages',
      'construction_legere|leger',
      'etat_de_l_objet|etat',
    ],
    likely: /batiment/,
  },
];
