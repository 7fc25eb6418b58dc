import { voisinageParameters } from '../../../../../shared/domain/measures.ts';
import { voisinage } from '../../../analysis/voisinage.ts';
import type { AnalysisContext, ComputedSets } from '../compute-analyses.ts';
import { readObjects } from './read.ts';

const PRIVATE_SIDING = 'ite';

/** Industry around each site, from whatever of it the project holds. */
export async function voisinageOutcome({ reader, parameters, run }: AnalysisContext): Promise<ComputedSets> {
  const etablissements = readObjects(reader, 'etablissements', ['etab_activite_code', 'etab_actif', 'etab_effectif_code']).map(
    ({ uid, geometry, values }) => ({
      ...{ uid, geometry, activite: values.etab_activite_code, actif: values.etab_actif, effectif: values.etab_effectif_code },
    }),
  );
  const embranches = readObjects(reader, 'equipements', ['categorie']).filter(({ values }) => values.categorie === PRIVATE_SIDING);
  const result = await voisinage(
    {
      sites: readObjects(reader, 'sites'),
      etablissements: loaded(etablissements),
      laureats: loaded(readObjects(reader, 'laureats')),
      embranches: loaded(embranches),
    },
    voisinageParameters.parse(parameters),
    run,
  );
  return { sets: [{ table: 'resultats_sites', rows: result.sites.map((site) => ({ ...site })) }], notes: result.notes };
}

/** A kind without objects was never loaded: unknown, not 0. */
function loaded<O>(objects: readonly O[]): readonly O[] | null {
  return objects.length > 0 ? objects : null;
}
