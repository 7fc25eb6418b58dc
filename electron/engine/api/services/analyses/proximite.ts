import { proximiteParameters } from '../../../../../shared/domain/analysis.ts';
import { proximite } from '../../../analysis/proximite.ts';
import type { AnalysisContext, ComputedSets } from '../compute-analyses.ts';
import { readObjects } from './read.ts';

const EQUIPEMENT_TABLES = ['equipements', 'equipements_lignes', 'equipements_surfaces'] as const;

/** Nearest objects of each category, from the edge of each site. An object without a category can be nearest of none. */
export async function proximiteOutcome({ reader, parameters, run }: AnalysisContext): Promise<ComputedSets> {
  const equipements = EQUIPEMENT_TABLES.flatMap((table) =>
    readObjects(reader, table, ['categorie', 'nom']).flatMap(({ uid, geometry, values }) =>
      values.categorie === null ? [] : [{ uid, geometry, categorie: values.categorie, nom: values.nom }],
    ),
  );
  const result = await proximite({ sites: readObjects(reader, 'sites'), equipements }, proximiteParameters.parse(parameters), run);
  return { sets: [{ table: 'resultats_proximites', rows: result.rows.map((row) => ({ ...row })) }], notes: result.notes };
}
