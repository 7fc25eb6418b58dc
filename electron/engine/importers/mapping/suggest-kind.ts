import { KIND_DEFINITIONS, type Kind, type SchemaKind } from '../../../../shared/domain/kinds/index.ts';
import { fold } from '../names.ts';
import type { GeometryFamily } from '../types.ts';
import { mapFields } from './map-fields.ts';
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

/** What the name of a file or layer says, believed where its columns go along and the kind can hold its geometries. */
const NAMES: readonly { readonly kind: SchemaKind; readonly name: RegExp; readonly geometries: readonly GeometryFamily[] }[] = [
  { kind: 'friches', name: /(^|_)friches?(_|$)/, geometries: ['point', 'polygon', 'none'] },
  { kind: 'terrains', name: /(^|_)terrains?(_|$)/, geometries: ['polygon', 'none'] },
  { kind: 'parcelles', name: /(^|_)parcelles?(_|$)/, geometries: ['polygon'] },
  { kind: 'communes', name: /(^|_)communes?(_|$)/, geometries: ['polygon'] },
  { kind: 'sites', name: /(^|_)(sites?|zae)(_|$)/, geometries: ['polygon', 'none'] },
];
/** Sites of another sort. */
const OTHER_SITES = /pollu|basol|basias|archeo|class|inscri|natura|patrimoi|touris|scolaire|web/;
/** Columns that find their field, the key of official codes among them. */
const FIELDS_FOUND = 3;
/** Codes of communes and EPCI stand in files of every sort: a name that says something else is believed. */
const PLACES: readonly Kind[] = ['communes', 'epci'];
const OFFICIAL: readonly SchemaKind[] = ['communes', 'parcelles'];

function byName(fields: readonly string[], geometry: GeometryFamily, name: string): Kind | null {
  const folded = fold(name);
  const named = NAMES.find((one) => one.name.test(folded) && one.geometries.includes(geometry));
  if (named === undefined || (named.kind === 'sites' && OTHER_SITES.test(folded))) return null;
  const found = mapFields(named.kind, fields);
  const { key } = KIND_DEFINITIONS[named.kind].tables[0];
  if (OFFICIAL.includes(named.kind)) return key !== null && found.has(key) ? named.kind : null;
  return found.size >= FIELDS_FOUND ? named.kind : null;
}

/** The kind a layer looks like: its producer's model first (`name` is the layer's and the file's), then telling columns, then its name; `couche` where nothing tells. */
export function suggestKind(fields: readonly string[], geometry: GeometryFamily, name = ''): Kind {
  const profile = recogniseProfile(fields, geometry, name);
  if (profile !== null) return profile.kind;
  const names = new Set(fields.map(fold));
  for (const { kind, geometry: wanted, all = [], any } of SIGNATURES) {
    if (wanted !== undefined && wanted !== geometry) continue;
    if (!all.every((one) => names.has(one)) || (any !== undefined && !any.some((one) => names.has(one)))) continue;
    return PLACES.includes(kind) ? (byName(fields, geometry, name) ?? kind) : kind;
  }
  return byName(fields, geometry, name) ?? 'couche';
}
