/** Calls of the annotations of the map. Part of the contract of `engine.ts`. */
import { z } from 'zod';
import { ANNOTATION_COLOURS, ANNOTATION_SHAPES, annotationIdSchema, annotationSchema } from '../domain/annotations.ts';

const text = z.string().max(2000).nullable();
/** Longitude, latitude, in degrees. */
const xy = z.instanceof(Float64Array).refine((points) => points.length >= 2 && points.length % 2 === 0 && points.length <= 200_000);

/** What one call of the contract takes and gives; `receipt` is a step of the journal. */
export function annotationCalls<R extends z.ZodType>(receipt: R) {
  const call = <P extends z.ZodType, A extends z.ZodType>(params: P, result: A) => ({ params, result });
  return {
    'annotations/list': call(z.object({}), z.array(annotationSchema)),
    /** Throws `parameter-invalid` for a shape with too few points. */
    'annotations/add': call(
      z.object({ shape: z.enum(ANNOTATION_SHAPES), colour: z.enum(ANNOTATION_COLOURS), text, xy }),
      z.object({ receipt, annotation: annotationIdSchema }),
    ),
    /** Throws `object-unknown`. */
    'annotations/update': call(
      annotationIdSchema.extend({ colour: z.enum(ANNOTATION_COLOURS).optional(), text: text.optional(), xy: xy.optional() }),
      receipt,
    ),
    'annotations/remove': call(z.object({ annotations: z.array(annotationIdSchema).min(1).max(10_000) }), receipt),
  } as const;
}
