import { foncierParameters } from '../../../../../shared/domain/measures.ts';
import { foncier } from '../../../analysis/foncier.ts';
import type { AnalysisContext, ComputedSets } from '../compute-analyses.ts';
import { readObjects } from './read.ts';

/** Public and serviced shares of the terrains in each site. */
export async function foncierOutcome({ reader, parameters, run }: AnalysisContext): Promise<ComputedSets> {
  const terrains = readObjects(reader, 'terrains', ['terr_maitrise_fonc', 'terr_stade_amngt']).map(({ uid, geometry, values }) => ({
    ...{ uid, geometry, proprietaire: values.terr_maitrise_fonc, stade: values.terr_stade_amngt },
  }));
  const result = await foncier({ sites: readObjects(reader, 'sites'), terrains }, foncierParameters.parse(parameters), run);
  // no terrain in the project: unknown, not 0
  const rows = result.sites.map((site) => ({ ...site, foncier_part: terrains.length === 0 ? null : site.foncier_part }));
  return { sets: [{ table: 'resultats_sites', rows }], notes: result.notes };
}
