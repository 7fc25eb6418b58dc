/** What the planner comes back to: bookmarks (signets), and what the second map shows. Kept in the project, under undo. */
import { z } from 'zod';
import { LAYER_ID } from './layer.ts';

const layerIds = z.array(z.string().regex(LAYER_ID)).max(2000);

/** Where a map looks. `centre`: metres of the system `epsg`; the scale is 1:`scaleDenominator` on the ground there. */
export const viewpointSchema = z.object({
  epsg: z.number().int(),
  centre: z.tuple([z.number(), z.number()]),
  scaleDenominator: z.number().positive(),
});
export type BookmarkedView = z.output<typeof viewpointSchema>;

export const bookmarkSchema = z.object({
  id: z.string().max(60),
  name: z.string().min(1).max(200),
  view: viewpointSchema,
  /** Ids of the layers to show, all others hidden; null: the layers stay as they are. */
  layers: layerIds.nullable(),
});
export type Bookmark = z.output<typeof bookmarkSchema>;

export const MOST_BOOKMARKS = 200;

/** What the second map shows: ids of layers, and of the base maps of the project. Null: as on the first map. */
export const secondMapSchema = z.object({
  layers: layerIds.nullable(),
  baseMaps: z.array(z.string().max(80)).max(100).nullable().default(null),
});
export type SecondMap = z.output<typeof secondMapSchema>;

/** The name with the first number that makes it its own among `taken`: « Vue de Chalon (2) ». */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number++) {
    const numbered = `${name} (${number})`;
    if (!taken.includes(numbered)) return numbered;
  }
}

/** The list with one of its members moved to the place `to`; the same list where nothing moves. */
export function movedTo<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const place = Math.max(0, Math.min(list.length - 1, to));
  const moved = list[from];
  if (moved === undefined || place === from) return list;
  const others = list.filter((_, index) => index !== from);
  return [...others.slice(0, place), moved, ...others.slice(place)];
}
