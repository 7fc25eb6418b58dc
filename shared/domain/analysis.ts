/**
 * The analyses as data: what each reads, its parameters with their defaults, and the rows it answers with.
 * Rows have the columns of the result tables, so that they are stored as they come. Null = not known, never 0.
 */
import { z } from 'zod';
import { bassinParameters, contraintesParameters, foncierParameters, occupationParameters, voisinageParameters } from './measures.ts';
import type { HOWS, METHODES_SURFACE } from './site.ts';

export const ANALYSIS_CODES = [
  'territoire',
  'surface',
  'recyclage',
  'proximite',
  'contraintes',
  'occupation',
  'foncier',
  'bassin',
  'voisinage',
] as const;
export type AnalysisCode = (typeof ANALYSIS_CODES)[number];

export type How = (typeof HOWS)[number];
export type AreaMethod = (typeof METHODES_SURFACE)[number];

export const TERRITORY_LEVELS = ['commune', 'epci', 'ept', 'ti', 'departement', 'region'] as const;
export type TerritoryLevel = (typeof TERRITORY_LEVELS)[number];

/** Columns of `resultats_sites` that `territoire` fills. */
export interface TerritoireSiteRow {
  readonly site_uid: string;
  readonly commune_insee: string | null;
  readonly commune_nom: string | null;
  readonly epci_siren: string | null;
  readonly epci_nom: string | null;
  readonly ti_id: string | null;
  readonly ti_nom: string | null;
  /** INSEE code. */
  readonly departement: string | null;
  /** INSEE code. */
  readonly region: string | null;
}

/** `resultats_territoires`: one row for each territory a site touches, the largest share first within a level. */
export interface TerritoireShareRow {
  readonly site_uid: string;
  readonly niveau: TerritoryLevel;
  readonly code: string;
  readonly nom: string | null;
  /** Share of the site's area in the legal projection, 0–1; null where it is declared or follows from a composition. */
  readonly part: number | null;
  readonly how: How;
}

/** `resultats_localisations`: communes and EPCI of friches, equipements and etablissements. */
export interface LocalisationRow {
  readonly uid: string;
  readonly commune_insee: string | null;
  readonly epci_siren: string | null;
}

/** Columns of `resultats_surfaces`, and of `resultats_sites` with `site_uid` for `uid`. */
export interface SurfaceRow {
  readonly uid: string;
  /** Planar, in the legal projection of the object's zone; null outside French territory. */
  readonly surface_projection_ha: number | null;
  /** Geodesic polygon on GRS 80. */
  readonly surface_ellipsoide_ha: number | null;
}

/** Columns of `resultats_sites` that `surface` fills. */
export interface SurfaceSiteRow {
  readonly site_uid: string;
  readonly surface_projection_ha: number | null;
  readonly surface_ellipsoide_ha: number | null;
  /** By the project's method. */
  readonly surface_ha: number | null;
  readonly surface_declaree_ha: number | null;
  /** Declared less measured. */
  readonly surface_ecart_ha: number | null;
}

/** Columns of `resultats_sites` that `recyclage` fills. */
export interface RecyclageSiteRow {
  readonly site_uid: string;
  /** Area of the site inside the union of the friches' outlines, by the project's method. Null where it could not be computed. */
  readonly friche_ha: number | null;
  /** `friche_ha` over the site's area, 0–1. */
  readonly friche_part: number | null;
  readonly recyclage: boolean | null;
  /** Outlines that overlap the site. */
  readonly friches_avec_emprise: number;
  /** Friches known by a point only, inside the site: their area is not in `friche_ha`. */
  readonly friches_sans_emprise: number;
}

/** `resultats_proximites`. */
export interface ProximiteRow {
  readonly site_uid: string;
  readonly categorie: string;
  /** From 1, the nearest. */
  readonly rang: number;
  readonly cible_uid: string;
  readonly nom: string | null;
  /** Geodesic on GRS 80 between the two nearest points, from the site's edge; 0 where they meet. */
  readonly distance_m: number;
}

export const ANALYSIS_NOTE_CODES = [
  /** Objects whose outline crosses itself: measured after repair. */
  'analysis-geometry-repaired',
  /** Objects without a usable outline: no figure. */
  'analysis-geometry-unusable',
  /** Objects outside French territory: no legal projection. */
  'analysis-outside-zones',
  /** Overlaps the geometry engine could not compute: the site's figures stay unknown. */
  'analysis-overlap-failed',
  /** Sites whose area is spread over several EPCI. */
  'analysis-straddling',
  /** Sites no loaded EPCI contains. */
  'analysis-epci-unknown',
  /** Sites far from every loaded constraint: outside what the layer lists. */
  'analysis-outside-coverage',
  /** Sites too little of which is covered by the layer read: share unknown. */
  'analysis-cover-partial',
  /** Sites whose surroundings are covered by communes in part only. */
  'analysis-bassin-partial',
] as const;
export type AnalysisNoteCode = (typeof ANALYSIS_NOTE_CODES)[number];

/** Something the reader of the figures has to know. Text: message `note.<code>`. */
export interface AnalysisNote {
  readonly code: AnalysisNoteCode;
  readonly count: number;
  /** The objects concerned, at most 1,000; `count` is exact. */
  readonly uids: readonly string[];
}

const share = z.number().min(0).max(1);
export const territoireParameters = z.strictObject({
  /** Shares below this are noise of the boundaries' coordinates and are left out. */
  part_minimale: share.default(1e-6),
});
export const surfaceParameters = z.strictObject({});
export const recyclageParameters = z.strictObject({
  /** Share of the site inside friches from which it counts as recycled. */
  seuil: share.default(0.5),
});
export const proximiteParameters = z.strictObject({
  /** Nearest objects kept in each category. */
  nombre: z.number().int().min(1).max(100).default(1),
  /** Categories to look for; null = all that the project holds. */
  categories: z.array(z.string()).nullable().default(null),
});
export type TerritoireParameters = z.output<typeof territoireParameters>;
export type RecyclageParameters = z.output<typeof recyclageParameters>;
export type ProximiteParameters = z.output<typeof proximiteParameters>;

export interface AnalysisDefinition {
  readonly code: AnalysisCode;
  /**
   * Columns it reads, by table, beside the rows there are, their `uid` and their outlines: nothing else makes its results stale.
   * A column read by the code of an analysis and not named here would leave wrong figures unmarked.
   */
  readonly reads: Readonly<Record<string, readonly string[]>>;
  /** True where it also reads the outlines of every polygon layer, imported ones among them. */
  readonly readsEveryPolygon: boolean;
  /** Tables it fills. */
  readonly writes: readonly string[];
  /** True where the project's `methode_surface` enters the result. */
  readonly usesAreaMethod: boolean;
  readonly parameters: z.ZodObject;
  /** Message ids: its name, and how it is calculated (printed beside the figures). */
  readonly title: string;
  readonly method: string;
}

export const ANALYSES: Readonly<Record<AnalysisCode, AnalysisDefinition>> = {
  territoire: {
    code: 'territoire',
    reads: {
      sites: ['site_comm_insee', 'site_epci_siren'],
      communes: ['insee', 'nom', 'epci_siren'],
      epci: ['siren', 'nom', 'nature', 'departements'],
      territoires: ['ti_id', 'nom'],
      territoire_membres: ['ti_id', 'type', 'code'],
      friches: [],
      equipements: [],
      etablissements: [],
    },
    readsEveryPolygon: false,
    writes: ['resultats_sites', 'resultats_territoires', 'resultats_localisations'],
    usesAreaMethod: false,
    parameters: territoireParameters,
    title: 'analysis.territoire.title',
    method: 'analysis.territoire.method',
  },
  surface: {
    code: 'surface',
    reads: { sites: ['surface_declaree_ha'] },
    readsEveryPolygon: true,
    writes: ['resultats_sites', 'resultats_surfaces'],
    usesAreaMethod: true,
    parameters: surfaceParameters,
    title: 'analysis.surface.title',
    method: 'analysis.surface.method',
  },
  recyclage: {
    code: 'recyclage',
    reads: { sites: [], friches: ['friche_id'], friches_emprises: ['friche_id'] },
    readsEveryPolygon: false,
    writes: ['resultats_sites'],
    usesAreaMethod: true,
    parameters: recyclageParameters,
    title: 'analysis.recyclage.title',
    method: 'analysis.recyclage.method',
  },
  proximite: {
    code: 'proximite',
    reads: {
      sites: [],
      equipements: ['categorie', 'nom'],
      equipements_lignes: ['categorie', 'nom'],
      equipements_surfaces: ['categorie', 'nom'],
    },
    readsEveryPolygon: false,
    writes: ['resultats_proximites'],
    usesAreaMethod: false,
    parameters: proximiteParameters,
    title: 'analysis.proximite.title',
    method: 'analysis.proximite.method',
  },
  contraintes: {
    code: 'contraintes',
    reads: {
      sites: [],
      contraintes: ['type', 'nom', 'exclusion'],
    },
    readsEveryPolygon: false,
    writes: ['resultats_sites', 'resultats_contraintes'],
    usesAreaMethod: true,
    parameters: contraintesParameters,
    title: 'analysis.contraintes.title',
    method: 'analysis.contraintes.method',
  },
  occupation: {
    code: 'occupation',
    reads: {
      sites: [],
      occupation_sol: ['code_cs', 'code_us', 'artificialise'],
    },
    readsEveryPolygon: false,
    writes: ['resultats_sites'],
    usesAreaMethod: true,
    parameters: occupationParameters,
    title: 'analysis.occupation.title',
    method: 'analysis.occupation.method',
  },
  foncier: {
    code: 'foncier',
    reads: {
      sites: [],
      terrains: ['terr_maitrise_fonc', 'terr_stade_amngt'],
    },
    readsEveryPolygon: false,
    writes: ['resultats_sites'],
    usesAreaMethod: false,
    parameters: foncierParameters,
    title: 'analysis.foncier.title',
    method: 'analysis.foncier.method',
  },
  bassin: {
    code: 'bassin',
    reads: {
      sites: [],
      communes: ['population'],
    },
    readsEveryPolygon: false,
    writes: ['resultats_sites'],
    usesAreaMethod: false,
    parameters: bassinParameters,
    title: 'analysis.bassin.title',
    method: 'analysis.bassin.method',
  },
  voisinage: {
    code: 'voisinage',
    reads: {
      sites: [],
      etablissements: ['etab_activite_code', 'etab_actif', 'etab_effectif_code'],
      laureats: [],
      equipements: ['categorie'],
    },
    readsEveryPolygon: false,
    writes: ['resultats_sites'],
    usesAreaMethod: false,
    parameters: voisinageParameters,
    title: 'analysis.voisinage.title',
    method: 'analysis.voisinage.method',
  },
};
