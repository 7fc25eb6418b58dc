/** Calls of photos, documents and notes. Part of the contract of `engine.ts`. */
import { z } from 'zod';
import { MEDIA_GENRES, mediaLookSchema, mediaSchema, mediaTargetSchema, mediaWordsSchema } from '../domain/media.ts';

const token = z.string().min(8).max(100);
const id = z.number().int().positive();

/** What one call of the contract takes and gives; `receipt` is a step of the journal. */
export function mediaCalls<R extends z.ZodType>(receipt: R) {
  const call = <P extends z.ZodType, A extends z.ZodType>(params: P, result: A) => ({ params, result });
  return {
    /** Of one object in their order, or of the whole project, the newest first. */
    'media/list': call(z.object({ target: mediaTargetSchema.nullable() }), z.array(mediaSchema)),
    /** Those that stand on the map, without their pictures. */
    'media/places': call(z.object({}), z.array(mediaSchema)),
    'media/totals': call(z.object({}), z.object({ count: z.number().int(), bytes: z.number() })),
    /** Throws `media-too-large`, `media-empty`, `photo-heic`. */
    'media/look': call(z.object({ file: token }), mediaLookSchema),
    /** `file` null: a note. One step. Throws as `media/look` does, and `media-total-too-large`. */
    'media/add': call(
      mediaWordsSchema.partial().extend({
        file: token.nullable(),
        genre: z.enum(MEDIA_GENRES),
        target: mediaTargetSchema.nullable(),
        /** JPEG of at most 200 kB, with the size of the picture it was made from. */
        thumbnail: z.instanceof(Uint8Array).nullable().default(null),
        width: z.number().int().positive().nullable().default(null),
        height: z.number().int().positive().nullable().default(null),
      }),
      z.object({ receipt, id: z.number().int() }),
    ),
    'media/update': call(mediaWordsSchema.partial().extend({ id }), receipt),
    /** In the order they are to stand. */
    'media/order': call(z.object({ ids: z.array(id).min(1).max(2000) }), receipt),
    'media/remove': call(z.object({ ids: z.array(id).min(1).max(2000) }), receipt),
    /** The file as it was added. */
    'media/content': call(z.object({ id }), z.object({ name: z.string(), contentType: z.string(), content: z.instanceof(Uint8Array) })),
    /** Writes the file as it was added. */
    'media/save': call(z.object({ id, file: token }), z.object({ written: z.string() })),
  } as const;
}
