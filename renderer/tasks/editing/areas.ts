import { call } from '../../engine/call.ts';
import { type AreaMethod, ringArea_m2 } from '../../map/editing/measure.ts';
import type { Xy } from '../../map/editing/plane.ts';

/** Hectares of objects of a polygon layer, by number, by the project's method. `epsg`: a system the shapes are asked in; it does not change the figure. */
export async function areas_ha(table: string, fids: readonly number[], epsg: number, method: AreaMethod): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  for (let after = 0, more = true; more; ) {
    const packed = await call('layers/geometry', { table, epsg, after, fids: [...fids], cell_m: 0 });
    if (packed.geometry !== 'MULTIPOLYGON') return found;
    let [vertex, part, polygon] = [0, 0, 0];
    packed.fids.forEach((fid, index) => {
      let square_m = 0;
      for (const until = packed.objects[index] ?? 0; polygon < until; polygon++) {
        for (let hole = false; part < (packed.polygons[polygon] ?? 0); part++, hole = true) {
          const ring: Xy[] = [];
          for (const end = packed.parts[part] ?? 0; vertex < end; vertex++)
            ring.push([packed.xy[vertex * 2] ?? 0, packed.xy[vertex * 2 + 1] ?? 0]);
          square_m += (hole ? -1 : 1) * ringArea_m2(ring, epsg, method);
        }
      }
      found.set(fid, square_m / 10_000);
    });
    after = packed.fids.at(-1) ?? 0;
    more = packed.more && after > 0;
  }
  return found;
}
