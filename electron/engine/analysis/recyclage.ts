/**
 * How much of each site is former industrial land: the area of the site inside the union of the friches' outlines, so that overlapping
 * friches count once. Overlaid in the legal projection of the site's zone, measured by the project's method.
 */
import type { AnalysisNote, AreaMethod, RecyclageParameters, RecyclageSiteRow } from '../../../shared/domain/analysis.ts';
import type { LegalZone } from '../../../shared/geo/crs.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { containsPoint } from '../../../shared/geo/inside.ts';
import { fromProjection, legalProjection, toProjection, zoneOf } from '../../../shared/geo/zone.ts';
import { ellipsoidArea_m2 } from '../geometry/geodesic.ts';
import { type Geos, GeosError, type GeosScope, loadGeos, type Shape } from '../geometry/geos.ts';
import { projectedBbox, spatialIndex } from '../geometry/spatial-index.ts';
import type { AnalysisObject, AnalysisRun, FricheObject, RecyclageInput } from './input.ts';
import { AnalysisNotes } from './notes.ts';
import { PolygonLayer, projectedShape } from './polygon-layer.ts';
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
      const overlap = overlapOf(site, friches, input.method, geos, notes);
      const part = overlap && overlap.site_m2 > 0 ? Math.min(1, overlap.friche_m2 / overlap.site_m2) : null;
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

interface Overlap {
  readonly site_m2: number;
  readonly friche_m2: number;
  readonly friches: number;
}

function overlapOf(site: AnalysisObject, friches: PolygonLayer, method: AreaMethod, geos: Geos, notes: AnalysisNotes): Overlap | null {
  if (!site.geometry) return null;
  const zone = zoneOf(site.geometry);
  if (!zone) {
    notes.add('analysis-outside-zones', site.uid);
    return null;
  }
  const near = friches.near(site.geometry);
  try {
    return geos.scope((s) => {
      const shape = projectedShape(site, zone, s, notes);
      if (shape === null) return null;
      const prepared = s.prepare(shape);
      const pieces: Shape[] = [];
      for (const position of near) {
        const friche = friches.shape(position, zone);
        if (friche === null || !prepared.intersects(friche)) continue;
        const piece = s.intersection(shape, friche);
        if (s.area(piece) > 0) pieces.push(piece);
      }
      const union = pieces.length > 1 ? s.union(pieces) : pieces[0];
      return {
        site_m2: measure(shape, zone, method, s),
        friche_m2: union === undefined ? 0 : measure(union, zone, method, s),
        friches: pieces.length,
      };
    });
  } catch (error) {
    if (!(error instanceof GeosError)) throw error;
    // An overlap that could not be computed is unknown: never 0, never a part of the truth.
    notes.add('analysis-overlap-failed', site.uid);
    return null;
  }
}

/** m² of a shape in the zone's projection, by the method. */
function measure(shape: Shape, zone: LegalZone, method: AreaMethod, scope: GeosScope): number {
  if (method === 'projection_legale') return scope.area(shape);
  return ellipsoidArea_m2(fromProjection(scope.polygons(shape), legalProjection(zone)));
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
