/**
 * Analyses that measure the surroundings of the sites for the criteria of the workshop: rows and parameters.
 * Rows have the columns of the result tables. Null = not known (layer not loaded, or too little of the site covered), never 0.
 */
import { z } from 'zod';

/** Columns of `resultats_sites` that `contraintes` fills. */
export interface ContraintesSiteRow {
  readonly site_uid: string;
  /** Area of the site inside the union of all constraints, by the project's method. */
  readonly contrainte_ha: number | null;
  /** `contrainte_ha` over the site's area, 0–1. */
  readonly contrainte_part: number | null;
  /** The same for constraints that their layer declares exclusive (`exclusion`); null too where no constraint says whether it is. */
  readonly exclusion_ha: number | null;
  readonly exclusion_part: number | null;
  /** Types of constraints that cover a part of the site. */
  readonly contraintes_types: number | null;
}

/** `resultats_contraintes`: one row for each type of constraint that covers a part of a site, the largest share first. */
export interface ContrainteShareRow {
  readonly site_uid: string;
  readonly type: string | null;
  /** Names of the constraints, joined by `|`. */
  readonly noms: string | null;
  /** True where one of them is exclusive. */
  readonly exclusion: boolean;
  readonly surface_ha: number;
  /** 0–1. */
  readonly part: number;
}

/** Columns of `resultats_sites` that `occupation` fills. */
export interface OccupationSiteRow {
  readonly site_uid: string;
  /** Area of the site already artificialised, by the project's method. */
  readonly artificialise_ha: number | null;
  /** Over the area of known land cover, 0–1. */
  readonly artificialise_part: number | null;
  /** Share of the site whose land cover is known, 0–1. */
  readonly occupation_part: number | null;
}

/** Columns of `resultats_sites` that `foncier` fills. */
export interface FoncierSiteRow {
  readonly site_uid: string;
  /** Share of the terrains of known owner that is in public hands, 0–1. */
  readonly foncier_public_part: number | null;
  /** Share of the terrains of known stage that is serviced, 0–1. */
  readonly foncier_viabilise_part: number | null;
  /** Share of the site that terrains cover, 0–1. */
  readonly foncier_part: number | null;
}

/** Columns of `resultats_sites` that `bassin` fills. */
export interface BassinSiteRow {
  readonly site_uid: string;
  /** Inhabitants within the distance; a commune cut by it counts by the share of its area inside. */
  readonly bassin_population: number | null;
  /** Share of the disc that communes of known population cover, 0–1: the sea, abroad and communes not loaded are outside. */
  readonly bassin_part: number | null;
}

/** Columns of `resultats_sites` that `voisinage` fills: objects within the distance of the site's edge. */
export interface VoisinageSiteRow {
  readonly site_uid: string;
  /** Active establishments. */
  readonly voisins_etablissements: number | null;
  /** Those of industry: NAF rev. 2 divisions 05 to 33. */
  readonly voisins_industries: number | null;
  /** Least number of jobs of these, by the lower bound of INSEE's size classes. */
  readonly voisins_emplois_industriels: number | null;
  /** Winners of industrial aid schemes. */
  readonly voisins_laureats: number | null;
  /** Private sidings: plants and warehouses joined to the railway. */
  readonly voisins_embranches: number | null;
}

const part = z.number().min(0).max(1);
const distance_m = z.number().min(100).max(200_000);
export const contraintesParameters = z.strictObject({
  /** A site with no constraint of the project nearer than this lies outside what the layer lists: unknown, not free of constraints. */
  portee_m: distance_m.default(20_000),
});
export const occupationParameters = z.strictObject({
  /** Least share of the site that has to be covered for its shares to be known. */
  couverture: part.default(0.9),
});
export const foncierParameters = z.strictObject({ couverture: part.default(0.5) });
export const bassinParameters = z.strictObject({ rayon_m: distance_m.default(20_000) });
export const voisinageParameters = z.strictObject({ rayon_m: distance_m.default(10_000) });
export type ContraintesParameters = z.output<typeof contraintesParameters>;
export type OccupationParameters = z.output<typeof occupationParameters>;
export type FoncierParameters = z.output<typeof foncierParameters>;
export type BassinParameters = z.output<typeof bassinParameters>;
export type VoisinageParameters = z.output<typeof voisinageParameters>;
