import type { Kind } from '../../../../shared/domain/kinds/index.ts';
import { fold } from '../names.ts';
import type { GeometryFamily } from '../types.ts';
import { recogniseProfile } from './profile.ts';

interface Signature {
  readonly kind: Kind;
  readonly geometry?: GeometryFamily;
  /** Every one of these columns… */
  readonly all?: readonly string[];
  /** …and at least one of these. */
  readonly any?: readonly string[];
}

/**
 * Columns that give a kind away, most telling first. CNIG Friches and Sites économiques share `site_id`, `site_nom`, `site_type`:
 * those three prove nothing.
 */
const SIGNATURES: readonly Signature[] = [
  { kind: 'etablissements', any: ['siret'] },
  { kind: 'friches', any: ['friche_id', 'sol_pollution_existe', 'bati_pollution', 'sol_depollution_fiche', 'id_friche'] },
  { kind: 'friches', all: ['site_id', 'site_statut'] },
  { kind: 'terrains', any: ['terr_id', 'terr_cle_en_main', 'terr_etat_occup', 'id_terr', 'id_terrain'] },
  { kind: 'sites', any: ['site_vocadomi', 'site_geomsurf', 'site_surf_brute', 'site_comm_insee', 'surface_declaree_ha', 'maturite'] },
  { kind: 'territoires', any: ['ti_id', 'id_territoire'] },
  { kind: 'territoires', geometry: 'none', all: ['id_ti'] },
  { kind: 'territoires', geometry: 'polygon', all: ['id_ti'] },
  { kind: 'parcelles', any: ['idu', 'idpar', 'geo_parcelle'] },
  { kind: 'parcelles', geometry: 'polygon', all: ['section', 'numero'] },
  { kind: 'occupation_sol', any: ['code_cs', 'code_us'] },
  { kind: 'occupation_sol', all: ['couverture', 'usage'] },
  { kind: 'communes', geometry: 'polygon', any: ['insee_com', 'siren_epci', 'codes_siren_des_epci', 'code_insee_de_la_commune'] },
  { kind: 'communes', geometry: 'polygon', all: ['insee', 'nom'] },
  { kind: 'epci', geometry: 'polygon', any: ['code_siren', 'siren'] },
  { kind: 'communes', geometry: 'polygon', all: ['code_insee', 'nom_officiel'] },
  { kind: 'equipements', any: ['categorie'] },
  { kind: 'contraintes', geometry: 'polygon', any: ['typezone', 'exclusion'] },
];

/** The kind a layer looks like: its producer's model first (`name` is the layer's and the file's), then telling columns; `couche` where nothing tells. */
export function suggestKind(fields: readonly string[], geometry: GeometryFamily, name = ''): Kind {
  const profile = recogniseProfile(fields, geometry, name);
  if (profile !== null) return profile.kind;
  const names = new Set(fields.map(fold));
  for (const { kind, geometry: wanted, all = [], any } of SIGNATURES) {
    if (wanted !== undefined && wanted !== geometry) continue;
    if (all.every((name) => names.has(name)) && (any === undefined || any.some((name) => names.has(name)))) return kind;
  }
  return 'couche';
}
