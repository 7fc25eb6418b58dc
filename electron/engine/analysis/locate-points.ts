/** The commune and EPCI that friches, equipements and etablissements lie in, by location; edges are straight in the legal projection. */
import type { AnalysisNote, LocalisationRow } from '../../../shared/domain/analysis.ts';
import { isEpt } from '../../../shared/domain/ept.ts';
import { type LegalZone, legalZoneAt } from '../../../shared/geo/crs.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { containsPoint } from '../../../shared/geo/inside.ts';
import { legalProjection, toProjection } from '../../../shared/geo/zone.ts';
import { projectedBbox, spatialIndex } from '../geometry/spatial-index.ts';
import type { AnalysisObject, AnalysisRun, LocationLayers } from './input.ts';
import { AnalysisNotes } from './notes.ts';

type Locate = (longitude: number, latitude: number) => string | null;

/** A line or surface is located by its middle vertex. Rows come in the order of the points. */
export async function locatePoints(
  points: readonly AnalysisObject[],
  layers: LocationLayers,
  run: AnalysisRun,
): Promise<{ readonly rows: LocalisationRow[]; readonly notes: AnalysisNote[] }> {
  const notes = new AnalysisNotes();
  const commune = locator(layers.communes.map(({ insee, geometry }) => ({ uid: insee, geometry })));
  const epci = locator(
    layers.epci.filter(({ siren, nature }) => !isEpt(siren, nature)).map(({ siren, geometry }) => ({ uid: siren, geometry })),
  );
  const rows: LocalisationRow[] = [];
  for (const { uid, geometry } of points) {
    if (rows.length % 1024 === 0) await run.checkpoint(rows.length, points.length);
    const vertex = geometry ? Math.floor(geometry.xy.length / 4) * 2 : 0;
    const longitude = geometry?.xy[vertex];
    const latitude = geometry?.xy[vertex + 1];
    if (longitude === undefined || latitude === undefined) {
      rows.push({ uid, commune_insee: null, epci_siren: null });
      continue;
    }
    if (!legalZoneAt(longitude, latitude)) notes.add('analysis-outside-zones', uid);
    rows.push({ uid, commune_insee: commune(longitude, latitude), epci_siren: epci(longitude, latitude) });
  }
  return { rows, notes: notes.list() };
}

function locator(polygons: readonly AnalysisObject[]): Locate {
  const index = spatialIndex(polygons.map(({ geometry }) => projectedBbox(geometry)));
  const projected = new Map<string, Geometry>();
  const inZone = (position: number, zone: LegalZone): Geometry | null => {
    const key = `${zone.code} ${position}`;
    const known = projected.get(key);
    if (known) return known;
    const geometry = polygons[position]?.geometry;
    if (!geometry) return null;
    const planar = toProjection(geometry, legalProjection(zone));
    projected.set(key, planar);
    return planar;
  };
  return (longitude, latitude) => {
    const zone = legalZoneAt(longitude, latitude);
    if (!zone) return null;
    const [x, y] = legalProjection(zone).forward(Float64Array.of(longitude, latitude)) as unknown as [number, number];
    for (const position of index.search([longitude, latitude, longitude, latitude])) {
      const polygon = inZone(position, zone);
      if (polygon && containsPoint(polygon, x, y)) return polygons[position]?.uid ?? null;
    }
    return null;
  };
}
