import { type Bbox, bboxOf } from '../../../../shared/geo/geometry.ts';
import type { ProjectReader } from '../../store/index.ts';

/** More are found in the bounds of the whole table. */
const FEW = 500;

export type Extent = [number, number, number, number];

/** Bounds in degrees of these objects, rounded outwards by up to half a metre: for the camera. Null where none has a shape. */
export function selectionExtent(
  reader: ProjectReader,
  sets: readonly { readonly table: string; readonly fids: Float64Array }[],
): Extent | null {
  let extent: Extent | null = null;
  for (const { table, fids } of sets) {
    if (!reader.hasTable(table)) continue;
    if (fids.length <= FEW) {
      for (const shape of reader.shapes(table, fids)) extent = joined(extent, shape && bboxOf(shape));
      continue;
    }
    const wanted = new Set(fids);
    const { keys, boxes } = reader.bounds(table);
    for (let i = 0, at = 0; i < keys.length; i++, at += 4) {
      if (!wanted.has(keys[i] as number)) continue;
      extent = joined(extent, [boxes[at] as number, boxes[at + 1] as number, boxes[at + 2] as number, boxes[at + 3] as number]);
    }
  }
  return extent;
}

function joined(extent: Extent | null, box: Bbox | null): Extent | null {
  if (!box) return extent;
  if (!extent) return [...box];
  return [Math.min(extent[0], box[0]), Math.min(extent[1], box[1]), Math.max(extent[2], box[2]), Math.max(extent[3], box[3])];
}
