import type { ProjectReader } from '../../store/index.ts';

export type Extent = [number, number, number, number];

/** Bounds in degrees of these objects, rounded outwards by up to half a metre: for the camera. Null where none has a shape. */
export function selectionExtent(
  reader: ProjectReader,
  sets: readonly { readonly table: string; readonly fids: Float64Array }[],
): Extent | null {
  let extent: Extent | null = null;
  for (const { table, fids } of sets) {
    if (!reader.hasTable(table)) continue;
    const wanted = new Set(fids);
    const { keys, boxes } = reader.bounds(table);
    for (let i = 0, at = 0; i < keys.length; i++, at += 4) {
      if (!wanted.has(keys[i] as number)) continue;
      const [minX, minY, maxX, maxY] = [boxes[at] as number, boxes[at + 1] as number, boxes[at + 2] as number, boxes[at + 3] as number];
      extent = extent
        ? [Math.min(extent[0], minX), Math.min(extent[1], minY), Math.max(extent[2], maxX), Math.max(extent[3], maxY)]
        : [minX, minY, maxX, maxY];
    }
  }
  return extent;
}
