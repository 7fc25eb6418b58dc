import { type Bbox, bboxOf } from '../../../../../shared/geo/geometry.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { type ReadObject, readObjects } from './read.ts';

/** No degree of latitude is shorter, on GRS 80. */
const M_PER_DEGREE = 110_570;

/** Objects of a table whose box comes within a distance of the box of some site, in the order of the table. */
export function objectsAround<C extends string>(
  reader: ProjectReader,
  table: string,
  columns: readonly C[],
  sites: readonly ReadObject<never>[],
  distance_m: number,
): ReadObject<C>[] {
  if (!reader.hasTable(table)) return [];
  const fids = new Set<number>();
  for (const { geometry } of sites) {
    const box = geometry && bboxOf(geometry);
    if (box) for (const key of reader.boundsIn(table, widened(box, distance_m), Number.MAX_SAFE_INTEGER)?.keys ?? []) fids.add(key);
  }
  return readObjects(
    reader,
    table,
    columns,
    [...fids].sort((a, b) => a - b),
  );
}

/** A box that holds everything within the distance of another; a percent more for what the index and bulging edges round away. */
function widened([minX, minY, maxX, maxY]: Bbox, distance_m: number): Bbox {
  const up = (1.01 * distance_m) / M_PER_DEGREE + 1e-4;
  const side = up / Math.cos((Math.min(80, Math.max(Math.abs(minY), Math.abs(maxY)) + up) * Math.PI) / 180);
  return [minX - side, minY - up, maxX + side, maxY + up];
}
