import { bassinParameters } from '../../../../../shared/domain/measures.ts';
import { bassin } from '../../../analysis/bassin.ts';
import type { AnalysisContext, ComputedSets } from '../compute-analyses.ts';
import { readObjects } from './read.ts';
import { objectsAround } from './surroundings.ts';

/** Inhabitants around each site. Of the communes of the country only those in reach are read. */
export async function bassinOutcome({ reader, parameters, run }: AnalysisContext): Promise<ComputedSets> {
  const sites = readObjects(reader, 'sites');
  const checked = bassinParameters.parse(parameters);
  const communes = objectsAround(reader, 'communes', ['population'], sites, checked.rayon_m).map(({ uid, geometry, values }) => ({
    ...{ uid, geometry, population: values.population === null ? null : Number(values.population) },
  }));
  const result = await bassin({ sites, communes }, checked, run);
  return { sets: [{ table: 'resultats_sites', rows: result.sites.map((site) => ({ ...site })) }], notes: result.notes };
}
