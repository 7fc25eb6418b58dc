import { occupationParameters } from '../../../../../shared/domain/measures.ts';
import { occupation } from '../../../analysis/occupation.ts';
import type { AnalysisContext, ComputedSets } from '../compute-analyses.ts';
import { readObjects, yesOrNo } from './read.ts';
import { objectsAround } from './surroundings.ts';

/** Share of each site that is artificialised already. Only the land cover near the sites is read: a département holds hundreds of thousands of objects. */
export async function occupationOutcome({ reader, parameters, run }: AnalysisContext): Promise<ComputedSets> {
  const sites = readObjects(reader, 'sites');
  const result = await occupation(
    {
      sites,
      occupation: objectsAround(reader, 'occupation_sol', ['code_cs', 'code_us', 'artificialise'], sites, 0).map(
        ({ uid, geometry, values }) => ({
          ...{ uid, geometry, code_cs: values.code_cs, code_us: values.code_us },
          artificialise: yesOrNo(values.artificialise),
        }),
      ),
      method: reader.settings().methode_surface,
    },
    occupationParameters.parse(parameters),
    run,
  );
  // no land cover in the project: unknown, not 0
  const isLoaded = reader.count('occupation_sol') > 0;
  const rows = result.sites.map((site) => ({ ...site, occupation_part: isLoaded ? site.occupation_part : null }));
  return { sets: [{ table: 'resultats_sites', rows }], notes: result.notes };
}
