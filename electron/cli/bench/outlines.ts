/** What our command line says of polygons, and their rings as it lists them (longitude, latitude). */
import { z } from 'zod';
import type { Bench } from './case.ts';

const ring = z.array(z.tuple([z.number(), z.number()]));
const collection = z.object({
  features: z.array(
    z.object({
      properties: z.object({ surface_projection_ha: z.number().nullable(), surface_ellipsoide_ha: z.number().nullable() }),
      geometry: z.union([
        z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
      ]),
    }),
  ),
});

export interface Outline {
  readonly projection_ha: number;
  readonly ellipsoid_ha: number;
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

export function listedOutlines(bench: Bench, table: string): Outline[] {
  const { features } = collection.parse(JSON.parse(bench.emprise('list', bench.analysedProject(), table, '--format', 'geojson')));
  return features.flatMap(({ properties, geometry }) => {
    const { surface_projection_ha: projection_ha, surface_ellipsoide_ha: ellipsoid_ha } = properties;
    if (projection_ha === null || ellipsoid_ha === null) return [];
    return [{ projection_ha, ellipsoid_ha, polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates }];
  });
}

/** Outer rings count, holes are taken off, whatever their direction. */
export function areaOf(outline: Outline, ringAreas: Iterator<number>): number {
  let area = 0;
  for (const polygon of outline.polygons) {
    for (const index of polygon.keys()) {
      const { value } = ringAreas.next();
      area += (index === 0 ? 1 : -1) * Math.abs(Number(value));
    }
  }
  return area;
}

/** Largest |measured − reference| / reference. */
export function largestDifference(pairs: readonly (readonly [measured: number, reference: number])[]): number {
  return Math.max(...pairs.map(([measured, reference]) => Math.abs(measured - reference) / Math.abs(reference)));
}
