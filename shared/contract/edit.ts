/** Calls of the drawing tools: edits of shapes and what they snap to. Part of the contract of `engine.ts`. */
import { z } from 'zod';
import { EDIT_NOTES, shapeEditSchema } from '../domain/edit.ts';

const tableName = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
const epsg = z.number().int();
const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);

export function editCalls<R extends z.ZodType>(receipt: R) {
  const call = <P extends z.ZodType, A extends z.ZodType>(params: P, result: A) => ({ params, result });
  return {
    /**
     * One step. Throws `edit-without-effect` (params `cause`), `edit-empty-result`, `edit-shape-crossing` (an outline that crosses itself is refused, never
     * mended in silence), `edit-geometry-kind`, `edit-outside-france`, `edit-foreign-system`, `layer-unknown`, `object-unknown`, `parameter-invalid`,
     * `project-read-only`.
     */
    'edit/shape': call(
      z.object({ table: tableName, epsg, edit: shapeEditSchema }),
      z.object({
        receipt,
        /** Objects written, new ones included, in the table they are in. */
        written: z.object({ table: z.string(), fids: z.array(z.number().int()) }),
        /** Objects of the result, with the hectares (project's method) or the length of each. */
        figures: z.array(z.object({ fid: z.number().int(), surface_ha: z.number().nullable(), length_m: z.number().nullable() })),
        /** What the planner may want to know of it: message `edit.note.<code>`. */
        notes: z.array(z.object({ code: z.enum(EDIT_NOTES), count: z.number().int() })),
      }),
    ),
    /**
     * Lines and rings of the objects of these tables that meet the box, to snap to: `xy` pairs in the view's system, `ends` the number of positions up to the end of
     * each line. At most `most` positions; `whole` false where more were there.
     */
    'edit/snapping': call(
      z.object({
        tables: z.array(tableName).max(50),
        epsg,
        box,
        most: z.number().int().min(1).max(500_000).default(100_000),
        /** Objects of the first table that come first and whole, wherever they reach and however many positions they have. */
        chosen: z.array(z.number().int().positive()).max(1000).default([]),
      }),
      z.object({
        tables: z.array(z.string()),
        /** Index in `tables`, and key of the object, of each line. */
        of: z.instanceof(Uint16Array),
        fids: z.instanceof(Float64Array),
        ends: z.instanceof(Uint32Array),
        xy: z.instanceof(Float64Array),
        whole: z.boolean(),
      }),
    ),
    /** Rows of other tables that would go with these, by table, links by code included; results of analyses aside. Throws `layer-unknown`. */
    'edit/held': call(
      z.object({ table: tableName, fids: z.array(z.number().int().positive()).min(1).max(100_000) }),
      z.array(z.object({ table: z.string(), count: z.number().int() })),
    ),
  } as const;
}
