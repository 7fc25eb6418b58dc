import { contraintesParameters } from '../../../../../shared/domain/measures.ts';
import { contraintes } from '../../../analysis/contraintes.ts';
import type { AnalysisContext, ComputedSets } from '../compute-analyses.ts';
import { readObjects, yesOrNo } from './read.ts';

/** Share of each site under constraints. Constraints never loaded are not the same as none: nothing is known of them then. */
export async function contraintesOutcome({ reader, parameters, run }: AnalysisContext): Promise<ComputedSets> {
  const result = await contraintes(
    {
      sites: readObjects(reader, 'sites'),
      contraintes: readObjects(reader, 'contraintes', ['type', 'nom', 'exclusion']).map(({ uid, geometry, values }) => ({
        ...{ uid, geometry, type: values.type, nom: values.nom },
        exclusion: yesOrNo(values.exclusion),
      })),
      method: reader.settings().methode_surface,
    },
    contraintesParameters.parse(parameters),
    run,
  );
  // said once for the project where nothing is loaded, not of each site
  const isLoaded = reader.count('contraintes') > 0;
  return {
    sets: [
      { table: 'resultats_sites', rows: result.sites.map((site) => ({ ...site })) },
      { table: 'resultats_contraintes', rows: result.shares.map((share) => ({ ...share })) },
    ],
    notes: result.notes.filter(({ code }) => isLoaded || code !== 'analysis-outside-coverage'),
  };
}
