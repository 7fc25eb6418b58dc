/** Edits of shapes: what a drawing tool asks of the engine. Coordinates are in the system of the view, named with each request. */
import { z } from 'zod';

const position = z.tuple([z.number(), z.number()]);
const line = z.array(position).min(2).max(100_000);
const ring = z.array(position).min(4).max(100_000);
const fid = z.number().int().positive();
const fids = z.array(fid).min(1).max(10_000);
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** A shape as drawn: rings are closed, the first the outer one. */
export const drawnShapeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('point'), at: position }),
  z.object({ type: z.literal('line'), lines: z.array(line).min(1).max(1000) }),
  z.object({ type: z.literal('polygon'), polygons: z.array(z.array(ring).min(1).max(10_000)).min(1).max(10_000) }),
]);
export type DrawnShape = z.output<typeof drawnShapeSchema>;

/** Each is one step of the journal. Edges are straight in the legal projection of each object's own zone; results are valid shapes. */
export const shapeEditSchema = z.discriminatedUnion('kind', [
  /** `shared`: where the outline lies on a border of the same table, both have the vertices of each other. */
  z.object({
    kind: z.literal('create'),
    shape: drawnShapeSchema,
    values: z.record(z.string(), cell).default({}),
    shared: z.boolean().default(true),
  }),
  z.object({ kind: z.literal('replace'), fid, shape: drawnShapeSchema, shared: z.boolean().default(true) }),
  /**
   * Cuts along the line; the largest piece keeps the object, the others are new objects with its values. Of a parcel the largest keeps the identifier, the
   * others have it with a letter after it, the first that is free, until the cadastre has theirs; sites keep the ground they were linked to.
   */
  z.object({ kind: z.literal('split'), fids, line }),
  /** Into `into`, which keeps its values; the others go. */
  z.object({ kind: z.literal('merge'), fids, into: fid }),
  z.object({ kind: z.literal('hole'), fids, ring }),
  /** Fills the holes that a ring touches, all of them without it. */
  z.object({ kind: z.literal('fill-holes'), fids, ring: ring.optional() }),
  /** The border between the first and the last crossing of the line becomes the line. */
  z.object({ kind: z.literal('reshape'), fids, line }),
  /** Moves, turns (degrees, anticlockwise) and scales about `origin`, in this order: scale, turn, move. */
  z.object({
    kind: z.literal('transform'),
    fids,
    origin: position,
    factor: z.number().positive().max(1000).default(1),
    angle_deg: z.number().default(0),
    move: position.default([0, 0]),
  }),
  /**
   * Vertices at `from` go to `to`. `shared`: also those of the neighbours of the same table that stand on the same place, and of the other `tables` named,
   * so that a common border stays common. `to` null removes the vertex. `insert` adds a vertex on the edges that pass through `at`.
   */
  z.object({
    kind: z.literal('vertices'),
    fids,
    moves: z.array(z.object({ from: position, to: position.nullable() })).max(10_000),
    insert: z
      .array(z.object({ at: position, to: position }))
      .max(10_000)
      .default([]),
    shared: z.boolean().default(true),
    tables: z.array(z.string()).max(50).default([]),
  }),
  /** A zone at `distance_m` around each object (negative: within it), as new objects of `target`, or one object where `joined`. */
  z.object({
    kind: z.literal('buffer'),
    fids,
    distance_m: z.number().min(-100_000).max(1_000_000),
    joined: z.boolean().default(false),
    target: z.string(),
  }),
  /** One object per part. */
  z.object({ kind: z.literal('explode'), fids }),
  /** A site from the parcels chosen: their union, linked to them in `site_parcelles`. The table is `parcelles`. */
  z.object({ kind: z.literal('site-from-parcels'), fids, values: z.record(z.string(), cell).default({}) }),
]);
export type ShapeEdit = z.output<typeof shapeEditSchema>;
export type ShapeEditKind = ShapeEdit['kind'];

/**
 * disjoint: parts of the one object made · neighbours: objects not chosen whose border took the same vertices · slivers: gaps and holes of two centimetres at
 * most, closed · without-code: parcels that no link could name · derived-codes: parts of parcels called after the parcel they were cut from.
 */
export const EDIT_NOTES = ['disjoint', 'neighbours', 'slivers', 'without-code', 'derived-codes'] as const;
export type EditNote = { readonly code: (typeof EDIT_NOTES)[number]; readonly count: number };
