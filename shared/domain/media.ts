/** Photos, documents and notes attached to an object or to a place. */
import { z } from 'zod';

export const MEDIA_GENRES = ['photo', 'document', 'note'] as const;
export type MediaGenre = (typeof MEDIA_GENRES)[number];

/** Bytes of one file: what a project that is copied at each save bears. */
export const MEDIA_BYTES = 50_000_000;
/** Bytes of all files of a project: beyond, saving takes too long. */
export const MEDIA_TOTAL_BYTES = 2_000_000_000;

export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** Longitude, latitude, in degrees (EPSG:4326). */
export const placeSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

export const mediaTargetSchema = z.object({ table: z.string().max(63), uid: z.string().min(1).max(100) });
export type MediaTarget = z.output<typeof mediaTargetSchema>;

/** Words a person may give to a piece. */
export const mediaWordsSchema = z.object({
  caption: z.string().max(500).nullable(),
  author: z.string().max(200).nullable(),
  /** ISO day. */
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
  text: z.string().max(20_000).nullable(),
  place: placeSchema.nullable(),
});
export type MediaWords = z.output<typeof mediaWordsSchema>;

export const mediaSchema = mediaWordsSchema.extend({
  id: z.number().int(),
  genre: z.enum(MEDIA_GENRES),
  name: z.string(),
  contentType: z.string(),
  bytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** A small JPEG, for photos. */
  thumbnail: z.instanceof(Uint8Array).nullable(),
  target: mediaTargetSchema.nullable(),
  addedAt: z.string().nullable(),
});
export type Media = z.output<typeof mediaSchema>;

/** What a file says of itself before it is added. */
export const mediaLookSchema = z.object({
  name: z.string(),
  genre: z.enum(MEDIA_GENRES),
  contentType: z.string(),
  bytes: z.number().int(),
  /** From the EXIF of a photo. */
  date: z.string().nullable(),
  place: placeSchema.nullable(),
  /** The file, for a photo: the window makes its small picture. */
  content: z.instanceof(Uint8Array).nullable(),
});
export type MediaLook = z.output<typeof mediaLookSchema>;
