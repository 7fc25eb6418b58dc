/** Which tiles a change touches: those whose square, buffer included, meets a box that objects have left or reached. */
import type { Bbox } from '../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { TILE_BUFFER, TILE_UNITS, type TileAddress, tileExtent } from '../../../shared/geo/tile-grid.ts';
import { degreesOf } from './cut.ts';

export function touches(box: Bbox, epsg: number, tile: TileAddress): boolean {
  const projection = projectionOf(epsg);
  if (!projection) return true;
  const [minX, minY, maxX, maxY] = tileExtent(tile);
  const margin = ((maxX - minX) * TILE_BUFFER) / TILE_UNITS;
  const reach = degreesOf([minX - margin, minY - margin, maxX + margin, maxY + margin], projection);
  return box[0] <= reach[2] && box[2] >= reach[0] && box[1] <= reach[3] && box[3] >= reach[1];
}
