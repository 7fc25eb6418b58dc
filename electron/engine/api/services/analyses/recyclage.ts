import { type RecyclageSiteRow, recyclageParameters } from '../../../../../shared/domain/analysis.ts';
import { recyclage } from '../../../analysis/recyclage.ts';
import type { ProjectReader } from '../../../store/index.ts';
import type { AnalysisContext, ComputedSets } from '../compute-analyses.ts';
import { readObjects } from './read.ts';

/** Share of each site inside the union of the friches' outlines. */
export async function recyclageOutcome({ reader, parameters, run }: AnalysisContext): Promise<ComputedSets> {
  // friches never loaded are not the same as none: nothing is known of recycling then
  if (reader.count('friches') === 0 && reader.count('friches_emprises') === 0)
    return { sets: [{ table: 'resultats_sites', rows: unknown(reader).map((site) => ({ ...site })) }], notes: [] };
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

function unknown(reader: ProjectReader): RecyclageSiteRow[] {
  return readObjects(reader, 'sites').map(({ uid }) => ({
    site_uid: uid,
    friche_ha: null,
    friche_part: null,
    recyclage: null,
    friches_avec_emprise: 0,
    friches_sans_emprise: 0,
  }));
}
