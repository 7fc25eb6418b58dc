/**
 * Areas of polygons: planar in the legal projection of each object's zone (what official statistics use) and geodesic on GRS 80.
 * An outline that crosses itself is measured after repair, and named.
 */
import type { AnalysisNote, AreaMethod, SurfaceRow, SurfaceSiteRow } from '../../../shared/domain/analysis.ts';
import { planarArea_m2 } from '../../../shared/geo/area.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { fromProjection, legalProjection, toProjection, zoneOf } from '../../../shared/geo/zone.ts';
import { ellipsoidArea_m2 } from '../geometry/geodesic.ts';
import { type Geos, loadGeos } from '../geometry/geos.ts';
import { validShape } from '../geometry/repair.ts';
import type { AnalysisObject, AnalysisRun, SurfaceSite } from './input.ts';
import { AnalysisNotes } from './notes.ts';

const M2_PER_HA = 10_000;

export interface Areas {
  readonly projection_m2: number | null;
  readonly ellipsoide_m2: number | null;
}

/** Both areas of one object in m²; null where it has no polygon, or no zone for the first. */
export function areasOf(object: AnalysisObject, geos: Geos, notes: AnalysisNotes): Areas {
  const { uid, geometry } = object;
  if (geometry?.type !== 'MultiPolygon') return { projection_m2: null, ellipsoide_m2: null };
  const zone = zoneOf(geometry);
  const projection = zone && legalProjection(zone);
  if (!projection) notes.add('analysis-outside-zones', uid);
  const planar = projection ? toProjection(geometry, projection) : geometry;
  const valid = validPolygons(planar, geos);
  if (valid === null) {
    notes.add('analysis-geometry-unusable', uid);
    return { projection_m2: null, ellipsoide_m2: null };
  }
  if (valid === planar) return { projection_m2: projection ? planarArea_m2(planar) : null, ellipsoide_m2: ellipsoidArea_m2(geometry) };
  notes.add('analysis-geometry-repaired', uid);
  return {
    projection_m2: projection ? planarArea_m2(valid) : null,
    ellipsoide_m2: ellipsoidArea_m2(projection ? fromProjection(valid, projection) : valid),
  };
}

/** The same object where it is valid, its repaired polygons where it is not, null where nothing remains. */
function validPolygons(planar: Geometry, geos: Geos): Geometry | null {
  return geos.scope((s) => {
    const result = validShape(planar, s);
    if ('rejected' in result) return null;
    return result.reason === null ? planar : s.polygons(result.shape);
  });
}

export async function surfaces(
  objects: readonly AnalysisObject[],
  run: AnalysisRun,
): Promise<{ readonly rows: SurfaceRow[]; readonly notes: AnalysisNote[] }> {
  const geos = await loadGeos();
  const notes = new AnalysisNotes();
  const rows: SurfaceRow[] = [];
  for (const object of objects) {
    if (rows.length % 64 === 0) await run.checkpoint(rows.length, objects.length);
    const areas = areasOf(object, geos, notes);
    rows.push({
      uid: object.uid,
      surface_projection_ha: hectares(areas.projection_m2),
      surface_ellipsoide_ha: hectares(areas.ellipsoide_m2),
    });
  }
  return { rows, notes: notes.list() };
}

/** Areas of the sites, with the one the project reports and its gap to the declared one. */
export async function surfaceSites(
  sites: readonly SurfaceSite[],
  method: AreaMethod,
  run: AnalysisRun,
): Promise<{ readonly sites: SurfaceSiteRow[]; readonly notes: AnalysisNote[] }> {
  const { rows, notes } = await surfaces(sites, run);
  return {
    notes,
    sites: sites.map(({ uid, surface_declaree_ha }, index) => {
      const row = rows[index];
      const surface_projection_ha = row?.surface_projection_ha ?? null;
      const surface_ellipsoide_ha = row?.surface_ellipsoide_ha ?? null;
      const surface_ha = method === 'ellipsoide' ? surface_ellipsoide_ha : surface_projection_ha;
      return {
        site_uid: uid,
        surface_projection_ha,
        surface_ellipsoide_ha,
        surface_ha,
        surface_declaree_ha,
        surface_ecart_ha: surface_ha === null || surface_declaree_ha === null ? null : surface_declaree_ha - surface_ha,
      };
    }),
  };
}

export function hectares(area_m2: number | null): number | null {
  return area_m2 === null ? null : area_m2 / M2_PER_HA;
}
