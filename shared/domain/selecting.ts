/** Words of selecting: shapes drawn on the map, relations between objects of two layers, measures. */
import { z } from 'zod';

/** An object touched in part, or lying inside as a whole. */
export const AREA_RELATIONS = ['intersects', 'inside'] as const;
export type AreaRelation = (typeof AREA_RELATIONS)[number];

/**
 * A shape drawn on the map, in metres of the view's system. A circle's radius is in metres on the ground (geodesic to 1e-6 under 20 km, to 2e-5 under 100 km),
 * whatever the system.
 */
export const drawnAreaSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('box'), box: z.tuple([z.number(), z.number(), z.number(), z.number()]) }),
  /** One ring, closed or not: x0, y0, x1, y1… It may cross itself: both lobes count. */
  z.object({ kind: z.literal('polygon'), xy: z.instanceof(Float64Array) }),
  z.object({ kind: z.literal('circle'), centre: z.tuple([z.number(), z.number()]), radius_m: z.number().positive().max(1_000_000) }),
]);
export type DrawnArea = z.output<typeof drawnAreaSchema>;

/**
 * What an object of A is to one of B, by GEOS in the legal projection of the object of B: `intersects` (a point in common), `within` and `contains` (OGC:
 * borders may touch, interiors must meet), `touches` (borders meet, interiors do not), `near` (no farther than `distance_m`, in the projection).
 */
export const PLACE_RELATIONS = ['intersects', 'within', 'contains', 'touches', 'near'] as const;
export type PlaceRelation = (typeof PLACE_RELATIONS)[number];

export const locatedSchema = z.object({
  fids: z.instanceof(Float64Array),
  /** Objects of A and of B that were compared. */
  objects: z.number().int(),
  references: z.number().int(),
  /** Objects of either side without a shape that can be compared: they are never chosen. */
  without: z.number().int(),
  /** Pairs that GEOS refused and that were compared once more after a repair of both shapes. */
  repaired: z.number().int(),
});
export type Located = z.output<typeof locatedSchema>;

export const selectionTotalsSchema = z.object({
  /** Objects that are there; those that are gone are left out. */
  count: z.number().int(),
  /** Sums of what is known, in hectares; null where the layer has no such column or nothing is known. */
  surface_ha: z.number().nullable(),
  friche_ha: z.number().nullable(),
  /** Objects whose area is not known: left out of the sum. */
  without: z.number().int(),
  /** The first of them, in the order asked. */
  first: z.array(z.object({ fid: z.number().int(), name: z.string().nullable(), surface_ha: z.number().nullable() })),
});
export type SelectionTotals = z.output<typeof selectionTotalsSchema>;

export const measureSchema = z.object({
  /** Geodesic length of each segment in metres and its azimuth at its start and its end: degrees clockwise from geographic north, 0 to 360. */
  segments: z.array(z.object({ length_m: z.number(), azimuth: z.number(), azimuthAtEnd: z.number() })),
  /** Of all segments; of the closed line where an area was asked. */
  length_m: z.number(),
  /** Of the polygon the line bounds; null for a line, and where it crosses itself. */
  area: z
    .object({
      ellipsoid_m2: z.number(),
      /** In the legal projection of the place; null outside French territory. */
      projection_m2: z.number().nullable(),
      epsg: z.number().int().nullable(),
    })
    .nullable(),
  crosses: z.boolean(),
});
export type Measure = z.output<typeof measureSchema>;
