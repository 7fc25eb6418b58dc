import { recyclageParameters } from '../../../../../shared/domain/analysis.ts';
import { recyclage } from '../../../analysis/recyclage.ts';
import type { ProjectReader } from '../../../store/index.ts';
import type { AnalysisContext, ComputedSets } from '../compute-analyses.ts';
import { readObjects } from './read.ts';

/** Share of each site inside the union of the friches' outlines. */
export async function recyclageOutcome({ reader, parameters, run }: AnalysisContext): Promise<ComputedSets> {
  const result = await recyclage(
    {
      sites: readObjects(reader, 'sites'),
      emprises: friches(reader, 'friches_emprises'),
      points: friches(reader, 'friches'),
      method: reader.settings().methode_surface,
    },
    recyclageParameters.parse(parameters),
    run,
  );
  return {
    sets: [{ table: 'resultats_sites', rows: result.sites.map((site) => ({ ...site })) }],
    notes: result.notes,
  };
}

function friches(reader: ProjectReader, table: string) {
  return readObjects(reader, table, ['friche_id']).map(({ uid, geometry, values }) => ({ uid, geometry, friche_id: values.friche_id }));
}
