/** A site with its computed figures: the row of `list P sites --format json`, of the table and of the inspector. */
import { z } from 'zod';

export const HOWS = ['calcule', 'declare', 'composition'] as const;
export const METHODES_SURFACE = ['projection_legale', 'ellipsoide'] as const;
export type MethodeSurface = (typeof METHODES_SURFACE)[number];

export const proximiteSchema = z.object({
  categorie: z.string(),
  id: z.string().nullable(),
  nom: z.string().nullable(),
  /** Geodesic (GRS 80) from the site's edge, 0 when inside. */
  distance_m: z.number(),
});
export const territoireShareSchema = z.object({
  niveau: z.enum(['commune', 'epci', 'ept', 'ti', 'departement', 'region']),
  code: z.string(),
  nom: z.string().nullable(),
  /** Share of the site's area, 0–1; null when declared. */
  part: z.number().nullable(),
  how: z.enum(HOWS),
});
/** Null = not computed or not known; never 0. */
export const siteFiguresSchema = z.object({
  site_id: z.string(),
  site_nom: z.string().nullable(),
  commune_insee: z.string().nullable(),
  epci_siren: z.string().nullable(),
  epci_nom: z.string().nullable(),
  ti_id: z.string().nullable(),
  ti_nom: z.string().nullable(),
  departement: z.string().nullable(),
  region: z.string().nullable(),
  surface_ha: z.number().nullable(),
  surface_projection_ha: z.number().nullable(),
  surface_ellipsoide_ha: z.number().nullable(),
  surface_declaree_ha: z.number().nullable(),
  friche_ha: z.number().nullable(),
  friche_part: z.number().nullable(),
  recyclage: z.boolean().nullable(),
  maturite: z.string().nullable(),
  proximites: z.array(proximiteSchema),
  stale: z.boolean(),
});
export type SiteFigures = z.output<typeof siteFiguresSchema>;

const groupSchema = z.object({
  code: z.string().nullable(),
  nom: z.string().nullable(),
  sites: z.number().int(),
  surface_ha: z.number().nullable(),
  recyclage: z.object({ sites: z.number().int(), ha: z.number().nullable() }),
});
export const SUMMARY_GROUPS = ['region', 'departement', 'epci', 'ti', 'maturite'] as const;
export const summarySchema = z.object({
  sites: z.number().int(),
  surface_ha: z.number().nullable(),
  moyenne_ha: z.number().nullable(),
  mediane_ha: z.number().nullable(),
  recyclage: z.object({ sites: z.number().int(), ha: z.number().nullable() }),
  by: z.array(groupSchema),
  methode_surface: z.enum(METHODES_SURFACE),
  /** Sites left out of the sums because their figures are not computed. */
  sans_surface: z.number().int(),
  stale: z.boolean(),
});
export type Summary = z.output<typeof summarySchema>;
