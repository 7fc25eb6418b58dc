import type { AnalysisNote } from '../../../../../shared/domain/analysis.ts';
import type { Row } from '../../../../../shared/domain/change.ts';
import { surfaceSites, surfaces } from '../../../analysis/surface.ts';
import type { ProjectReader } from '../../../store/index.ts';
import type { AnalysisContext, ComputedSets } from '../compute-analyses.ts';
import { readObjects } from './read.ts';

/** Areas of the sites and of every other polygon layer, by both methods. */
export async function surfaceOutcome({ reader, run }: AnalysisContext): Promise<ComputedSets> {
  const notes: AnalysisNote[] = [];
  const sites = readObjects(reader, 'sites', ['surface_declaree_ha']).map(({ uid, geometry, values }) => ({
    uid,
    geometry,
    surface_declaree_ha: values.surface_declaree_ha === null ? null : Number(values.surface_declaree_ha),
  }));
  const ofSites = await surfaceSites(sites, reader.settings().methode_surface, run);
  notes.push(...ofSites.notes);
  const rows: Row[] = [];
  for (const table of polygonTables(reader)) {
    const result = await surfaces(readObjects(reader, table), run);
    for (const row of result.rows) rows.push({ table_name: table, ...row });
    notes.push(...result.notes);
  }
  return {
    sets: [
      {
        table: 'resultats_sites',
        rows: ofSites.sites.map(({ site_uid, surface_projection_ha, surface_ellipsoide_ha, surface_ecart_ha }) => ({
          site_uid,
          surface_projection_ha,
          surface_ellipsoide_ha,
          surface_ecart_ha,
        })),
      },
      { table: 'resultats_surfaces', rows },
    ],
    notes,
  };
}

function polygonTables(reader: ProjectReader): string[] {
  return reader
    .layers()
    .filter((layer) => layer.geometry === 'MULTIPOLYGON' && layer.table !== 'sites' && layer.count > 0)
    .map((layer) => layer.table);
}
