/**
 * The nearest equipements of each category, from the site's edge. The two nearest points are found in the legal projection of the site's
 * zone, where edges are straight; the distance is the geodesic between them on GRS 80. The search is exact: nothing is left out that could
 * be nearer, whatever the scale of the projection does in between.
 */
import type { AnalysisNote, ProximiteParameters, ProximiteRow } from '../../../shared/domain/analysis.ts';
import { zoneOf } from '../../../shared/geo/zone.ts';
import { CategorySearch, type FoundObject } from './category-search.ts';
import type { AnalysisObject, AnalysisRun, EquipementObject, ProximiteInput } from './input.ts';
import { AnalysisNotes } from './notes.ts';

export async function proximite(
  input: ProximiteInput,
  parameters: ProximiteParameters,
  run: AnalysisRun,
): Promise<{ readonly rows: ProximiteRow[]; readonly notes: AnalysisNote[] }> {
  const notes = new AnalysisNotes();
  const searches = categoriesOf(input.equipements, parameters.categories).map(
    ([categorie, objects]) => [categorie, objects, new CategorySearch(objects)] as const,
  );
  const rows: ProximiteRow[] = [];
  let done = 0;
  for (const site of input.sites) {
    await run.checkpoint(done++, input.sites.length);
    if (!site.geometry) continue;
    if (!zoneOf(site.geometry)) notes.add('analysis-outside-zones', site.uid);
    for (const [categorie, objects, search] of searches) {
      rows.push(...rank(site, categorie, objects, search.nearest(site.geometry, parameters.nombre), parameters.nombre));
    }
  }
  return { rows, notes: notes.list() };
}

/** Equal distances are decided by name, then by uid: the order of the file must not show. */
function rank(
  site: AnalysisObject,
  categorie: string,
  objects: readonly EquipementObject[],
  found: readonly FoundObject[],
  count: number,
): ProximiteRow[] {
  return found
    .flatMap(({ position, distance_m }) => {
      const object = objects[position];
      return object ? [{ object, distance_m }] : [];
    })
    .sort(
      (first, second) =>
        first.distance_m - second.distance_m ||
        compare(first.object.nom ?? '', second.object.nom ?? '') ||
        compare(first.object.uid, second.object.uid),
    )
    .slice(0, count)
    .map(({ object, distance_m }, index) => ({
      site_uid: site.uid,
      categorie,
      rang: index + 1,
      cible_uid: object.uid,
      nom: object.nom,
      distance_m,
    }));
}

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}

function categoriesOf(equipements: readonly EquipementObject[], wanted: readonly string[] | null): [string, EquipementObject[]][] {
  const groups = new Map<string, EquipementObject[]>();
  for (const equipement of equipements) {
    if (!equipement.geometry || (wanted && !wanted.includes(equipement.categorie))) continue;
    const group = groups.get(equipement.categorie);
    if (group) group.push(equipement);
    else groups.set(equipement.categorie, [equipement]);
  }
  return [...groups].sort(([first], [second]) => compare(first, second));
}
