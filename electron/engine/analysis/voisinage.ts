/**
 * What industry there is within a distance of each site's edge: establishments, those of industry and the least number of their jobs, winners of
 * aid schemes, private sidings. Distances are geodesic on GRS 80, as in `proximite`. A kind the project does not hold is unknown, not 0.
 */
import type { AnalysisNote } from '../../../shared/domain/analysis.ts';
import type { VoisinageParameters, VoisinageSiteRow } from '../../../shared/domain/measures.ts';
import { zoneOf } from '../../../shared/geo/zone.ts';
import { CategorySearch } from './category-search.ts';
import type { AnalysisObject, AnalysisRun, VoisinageInput } from './input.ts';
import { AnalysisNotes } from './notes.ts';

export async function voisinage(
  input: VoisinageInput,
  { rayon_m }: VoisinageParameters,
  run: AnalysisRun,
): Promise<{ readonly sites: VoisinageSiteRow[]; readonly notes: AnalysisNote[] }> {
  const notes = new AnalysisNotes();
  const active = input.etablissements?.filter(({ actif }) => actif !== 'non') ?? null;
  const etablissements = around(active, rayon_m);
  const laureats = around(input.laureats, rayon_m);
  const embranches = around(input.embranches, rayon_m);
  const sites: VoisinageSiteRow[] = [];
  for (const site of input.sites) {
    await run.checkpoint(sites.length, input.sites.length);
    if (site.geometry && !zoneOf(site.geometry)) notes.add('analysis-outside-zones', site.uid);
    const found = etablissements(site);
    const industries = found?.filter(({ activite }) => isIndustry(activite)) ?? null;
    sites.push({
      site_uid: site.uid,
      voisins_etablissements: found?.length ?? null,
      voisins_industries: industries?.length ?? null,
      voisins_emplois_industriels: industries?.reduce((sum, { effectif }) => sum + leastJobs(effectif), 0) ?? null,
      voisins_laureats: laureats(site)?.length ?? null,
      voisins_embranches: embranches(site)?.length ?? null,
    });
  }
  return { sites, notes: notes.list() };
}

/** Finds the objects within the distance of a site; null where there is no layer, or the site has no outline. */
function around<O extends AnalysisObject>(objects: readonly O[] | null, rayon_m: number): (site: AnalysisObject) => O[] | null {
  if (objects === null) return () => null;
  const search = new CategorySearch(objects);
  return ({ geometry }) => (geometry === null ? null : search.within(geometry, rayon_m).flatMap(({ position }) => objects[position] ?? []));
}

/** NAF rev. 2: extractive industries 05–09 and manufacturing 10–33. */
export function isIndustry(activite: string | null): boolean {
  const division = /^\s*(\d{2})/.exec(activite ?? '')?.[1];
  return division !== undefined && Number(division) >= 5 && Number(division) <= 33;
}

/** Lower bounds of INSEE's `trancheEffectifs` (SIRENE). Not stated or not employing: no job counted. */
const LEAST_JOBS: Readonly<Record<string, number>> = {
  '01': 1,
  '02': 3,
  '03': 6,
  '11': 10,
  '12': 20,
  '21': 50,
  '22': 100,
  '31': 200,
  '32': 250,
  '41': 500,
  '42': 1000,
  '51': 2000,
  '52': 5000,
  '53': 10_000,
};

export function leastJobs(effectif: string | null): number {
  return LEAST_JOBS[effectif?.trim().padStart(2, '0') ?? ''] ?? 0;
}
