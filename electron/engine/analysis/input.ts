/** What the analyses are given. Geometry is in EPSG:4326; null where the row has none. */
import type { AreaMethod } from '../../../shared/domain/analysis.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';

/** How an analysis talks to whoever runs it. */
export interface AnalysisRun {
  /** Called between objects, `done` of `total`. Throws (or rejects) to stop the analysis; nothing is kept then. */
  checkpoint(done: number, total: number): void | Promise<void>;
}

export interface AnalysisObject {
  readonly uid: string;
  readonly geometry: Geometry | null;
}

export interface TerritoireSite extends AnalysisObject {
  /** Declared in the file (`site_comm_insee`, `site_epci_siren`): used where no loaded boundary answers. */
  readonly commune_insee: string | null;
  readonly epci_siren: string | null;
}

export interface CommuneRow {
  readonly insee: string;
  readonly nom: string | null;
  readonly epci_siren: string | null;
  readonly geometry: Geometry | null;
}

export interface EpciRow {
  readonly siren: string;
  readonly nom: string | null;
  /** Tells the établissements publics territoriaux, which are kept beside their métropole (`shared/domain/ept.ts`). */
  readonly nature: string | null;
  /** Codes of all its départements, as stored ("35|44|56"); null where unknown. */
  readonly departements: string | null;
  readonly geometry: Geometry | null;
}

export interface TerritoireRow {
  readonly ti_id: string;
  readonly nom: string | null;
  readonly geometry: Geometry | null;
}

export interface TerritoireMembre {
  readonly ti_id: string;
  readonly type: 'epci' | 'commune' | 'ept';
  readonly code: string;
}

export interface TerritoireInput {
  readonly sites: readonly TerritoireSite[];
  readonly communes: readonly CommuneRow[];
  readonly epci: readonly EpciRow[];
  readonly territoires: readonly TerritoireRow[];
  readonly membres: readonly TerritoireMembre[];
}

export interface LocationLayers {
  readonly communes: readonly CommuneRow[];
  readonly epci: readonly EpciRow[];
}

export interface SurfaceSite extends AnalysisObject {
  readonly surface_declaree_ha: number | null;
}

/** A friche fills `friches` (point) and, when its outline is known, `friches_emprises`: `friche_id` joins them. */
export interface FricheObject extends AnalysisObject {
  readonly friche_id: string | null;
}

export interface RecyclageInput {
  readonly sites: readonly AnalysisObject[];
  readonly emprises: readonly FricheObject[];
  readonly points: readonly FricheObject[];
  /** The project's `methode_surface`. */
  readonly method: AreaMethod;
}

/** Points, lines and surfaces together. */
export interface EquipementObject extends AnalysisObject {
  readonly categorie: string;
  readonly nom: string | null;
}

export interface ProximiteInput {
  readonly sites: readonly AnalysisObject[];
  readonly equipements: readonly EquipementObject[];
}

export interface ContrainteObject extends AnalysisObject {
  readonly type: string | null;
  readonly nom: string | null;
  /** Null where the layer does not say. */
  readonly exclusion: boolean | null;
}

export interface ContraintesInput {
  readonly sites: readonly AnalysisObject[];
  readonly contraintes: readonly ContrainteObject[];
  readonly method: AreaMethod;
}

/** Land cover (OCS GE). */
export interface OccupationObject extends AnalysisObject {
  /** As written: `CS1.1.1.1`, `US5`. */
  readonly code_cs: string | null;
  readonly code_us: string | null;
  /** Declared by the source; null: told from the codes. */
  readonly artificialise: boolean | null;
}

export interface OccupationInput {
  readonly sites: readonly AnalysisObject[];
  readonly occupation: readonly OccupationObject[];
  readonly method: AreaMethod;
}

export interface TerrainObject extends AnalysisObject {
  /** CNIG `terr_maitrise_fonc`. */
  readonly proprietaire: string | null;
  /** CNIG `terr_stade_amngt`. */
  readonly stade: string | null;
}

export interface FoncierInput {
  readonly sites: readonly AnalysisObject[];
  readonly terrains: readonly TerrainObject[];
}

export interface PopulatedCommune extends AnalysisObject {
  readonly population: number | null;
}

export interface BassinInput {
  readonly sites: readonly AnalysisObject[];
  readonly communes: readonly PopulatedCommune[];
}

export interface EtablissementObject extends AnalysisObject {
  /** NAF rev. 2, as written: `25.62B`, `2562B`. */
  readonly activite: string | null;
  /** `non`: closed. */
  readonly actif: string | null;
  /** INSEE `trancheEffectifs`. */
  readonly effectif: string | null;
}

/** Null: no object of the kind in the project. */
export interface VoisinageInput {
  readonly sites: readonly AnalysisObject[];
  readonly etablissements: readonly EtablissementObject[] | null;
  readonly laureats: readonly AnalysisObject[] | null;
  readonly embranches: readonly AnalysisObject[] | null;
}
