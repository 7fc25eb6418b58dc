/**
 * Inhabitants within a distance of each site's edge, as the crow flies: communes wholly inside count whole, those the distance cuts by the share
 * of their area inside (areal weighting: inhabitants are taken as spread evenly). Distance and areas are planar in the legal projection of the
 * site's zone, whose scale is true to 2 ‰; arcs are chords of 2.8°, an area 0.04 % too small.
 */
import type { AnalysisNote } from '../../../shared/domain/analysis.ts';
import type { BassinParameters, BassinSiteRow } from '../../../shared/domain/measures.ts';
import type { LegalZone } from '../../../shared/geo/crs.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { fromProjection, legalProjection, zoneOf } from '../../../shared/geo/zone.ts';
import { type Geos, GeosError, loadGeos } from '../geometry/geos.ts';
import { shareOf } from './cover.ts';
import type { AnalysisObject, AnalysisRun, BassinInput, PopulatedCommune } from './input.ts';
import { AnalysisNotes } from './notes.ts';
import { PolygonLayer, projectedShape } from './polygon-layer.ts';

/** Chords in a quarter circle. */
const QUADRANT_SEGMENTS = 32;
/** Share of the disc below which the reader is told that it is covered in part only. */
const COVERED = 0.9;

export async function bassin(
  input: BassinInput,
  { rayon_m }: BassinParameters,
  run: AnalysisRun,
): Promise<{ readonly sites: BassinSiteRow[]; readonly notes: AnalysisNote[] }> {
  const geos = await loadGeos();
  const notes = new AnalysisNotes();
  const scope = geos.open();
  try {
    const communes = input.communes.filter(({ population }) => population !== null);
    const layer = new PolygonLayer(communes, scope, notes);
    const sites: BassinSiteRow[] = [];
    for (const site of input.sites) {
      await run.checkpoint(sites.length, input.sites.length);
      const around = inhabitants(site, communes, layer, rayon_m, geos, notes);
      if (around && around.part < COVERED) notes.add('analysis-bassin-partial', site.uid);
      sites.push({
        site_uid: site.uid,
        bassin_population: around === null ? null : Math.round(around.population),
        bassin_part: around?.part ?? null,
      });
    }
    return { sites, notes: notes.list() };
  } finally {
    scope.close();
  }
}

/** Null where no commune of known population is in reach: unknown, not 0. */
function inhabitants(
  site: AnalysisObject,
  communes: readonly PopulatedCommune[],
  layer: PolygonLayer,
  rayon_m: number,
  geos: Geos,
  notes: AnalysisNotes,
): { readonly population: number; readonly part: number } | null {
  const zone = site.geometry && zoneOf(site.geometry);
  if (!zone) return null;
  try {
    return geos.scope((s) => {
      const shape = projectedShape(site, zone, s, notes);
      if (shape === null) return null;
      const disc = s.buffer(shape, rayon_m, QUADRANT_SEGMENTS);
      const prepared = s.prepare(disc);
      let population = 0;
      let covered_m2 = 0;
      for (const position of layer.near(inDegrees(s.polygons(disc), zone))) {
        const commune = layer.shape(position, zone);
        if (commune === null || !prepared.intersects(commune)) continue;
        const whole_m2 = s.area(commune);
        const inside_m2 = prepared.contains(commune) ? whole_m2 : s.area(s.intersection(disc, commune));
        if (inside_m2 === 0) continue;
        covered_m2 += inside_m2;
        population += ((communes[position] as PopulatedCommune).population as number) * (shareOf(inside_m2, whole_m2) ?? 0);
      }
      return covered_m2 === 0 ? null : { population, part: shareOf(covered_m2, s.area(disc)) ?? 0 };
    });
  } catch (error) {
    if (!(error instanceof GeosError)) throw error;
    notes.add('analysis-overlap-failed', site.uid);
    return null;
  }
}

function inDegrees(planar: Geometry, zone: LegalZone): Geometry {
  return fromProjection(planar, legalProjection(zone));
}
