/**
 * How much of each site is former industrial land: the area of the site inside the union of the friches' outlines, so that overlapping
 * friches count once. Overlaid in the legal projection of the site's zone, measured by the project's method.
 */
import type { AnalysisNote, RecyclageParameters, RecyclageSiteRow } from '../../../shared/domain/analysis.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { containsPoint } from '../../../shared/geo/inside.ts';
import { legalProjection, toProjection, zoneOf } from '../../../shared/geo/zone.ts';
import { loadGeos } from '../geometry/geos.ts';
import { projectedBbox, spatialIndex } from '../geometry/spatial-index.ts';
import { shareOf, withCover } from './cover.ts';
import type { AnalysisObject, AnalysisRun, FricheObject, RecyclageInput } from './input.ts';
import { AnalysisNotes } from './notes.ts';
import { PolygonLayer } from './polygon-layer.ts';
import { hectares } from './surface.ts';

export async function recyclage(
  input: RecyclageInput,
  parameters: RecyclageParameters,
  run: AnalysisRun,
): Promise<{ readonly sites: RecyclageSiteRow[]; readonly notes: AnalysisNote[] }> {
  const geos = await loadGeos();
  const notes = new AnalysisNotes();
  const scope = geos.open();
  try {
    const friches = new PolygonLayer(input.emprises, scope, notes);
    const pointsInside = pointCounter(input);
    const sites: RecyclageSiteRow[] = [];
    for (const site of input.sites) {
      await run.checkpoint(sites.length, input.sites.length);
      const overlap = withCover(site, friches, input.method, geos, notes, ({ site_m2, pieces, area_m2 }) => {
        const friche_m2 = area_m2(pieces);
        return { friche_m2, part: shareOf(friche_m2, site_m2), friches: pieces.length };
      });
      const part = overlap?.part ?? null;
      sites.push({
        site_uid: site.uid,
        friche_ha: hectares(overlap?.friche_m2 ?? null),
        friche_part: part,
        recyclage: part === null ? null : part >= parameters.seuil,
        friches_avec_emprise: overlap?.friches ?? 0,
        friches_sans_emprise: pointsInside(site),
      });
    }
    return { sites, notes: notes.list() };
  } finally {
    scope.close();
  }
}

/** Counts the friches known by a point only, inside a site. */
function pointCounter(input: RecyclageInput): (site: AnalysisObject) => number {
  const outlined = new Set(input.emprises.flatMap(({ friche_id, geometry }) => (friche_id !== null && geometry ? [friche_id] : [])));
  const points = input.points.filter(
    ({ friche_id, geometry }) => geometry?.type === 'Point' && geometry.xy.length === 2 && !(friche_id !== null && outlined.has(friche_id)),
  );
  const index = spatialIndex(points.map(({ geometry }) => projectedBbox(geometry)));
  return ({ geometry }) => {
    const zone = geometry && zoneOf(geometry);
    const box = projectedBbox(geometry);
    if (!geometry || !zone || !box) return 0;
    const projection = legalProjection(zone);
    const planar = toProjection(geometry, projection);
    return index.search(box).filter((position) => {
      const [x, y] = projection.forward((points[position] as FricheObject & { geometry: Geometry }).geometry.xy);
      return containsPoint(planar, x as number, y as number);
    }).length;
  };
}
