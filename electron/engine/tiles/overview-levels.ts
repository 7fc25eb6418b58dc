/** Which tiles make an overview: from the scale that shows the whole layer to where a tile is quickly cut. */
import { LAMBERT_93, LEGAL_ZONES } from '../../../shared/geo/crs.ts';
import { type Bbox, boundsOf } from '../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { MAX_TILE_LEVEL, type TileAddress, tileRange, tileWidth } from '../../../shared/geo/tile-grid.ts';

/** Levels from the one whose tile is about as wide as the layer: at the last one about a thousand tiles show it. */
const LEVELS = 5;
/** Widths of the first level's tile that a layer may have: a view shows two. */
const FITTING = 1.5;
const MOST_TILES = 1500;
/** Beyond, the projection means nothing: such a layer has no overview. */
const WIDEST_M = 6_000_000;

/** Closer than its zone, which has the waters too. */
const MAINLAND: Bbox = [-5.3, 41.2, 9.7, 51.2];

/** What of a layer lies in the zone of a legal system: communes overseas stand in the same table as those the map of France shows. Degrees. */
function inZone(extent: Bbox, epsg: number): Bbox {
  const zone = epsg === LAMBERT_93 ? MAINLAND : LEGAL_ZONES.find((one) => one.epsg === epsg)?.bounds;
  if (!zone) return extent;
  return [Math.max(extent[0], zone[0]), Math.max(extent[1], zone[1]), Math.min(extent[2], zone[2]), Math.min(extent[3], zone[3])];
}

/** `extent`: degrees; the answer metres, null where the layer is not in the zone of the system. */
function projected(extent: Bbox, epsg: number): Bbox | null {
  const projection = projectionOf(epsg);
  const [minX, minY, maxX, maxY] = inZone(extent, epsg);
  if (!projection || minX > maxX || minY > maxY) return null;
  const corners: number[] = [];
  for (let step = 0; step <= 8; step++) {
    const [x, y] = [minX + ((maxX - minX) * step) / 8, minY + ((maxY - minY) * step) / 8];
    corners.push(x, minY, x, maxY, minX, y, maxX, y);
  }
  const box = boundsOf(projection.forward(Float64Array.from(corners)));
  return box?.every((side) => Math.abs(side) < WIDEST_M * 4) && Math.max(box[2] - box[0], box[3] - box[1]) < WIDEST_M ? box : null;
}

export function overviewLevels(extent: Bbox, epsg: number): number[] {
  const box = projected(extent, epsg);
  if (!box) return [];
  const width = Math.max(box[2] - box[0], box[3] - box[1]);
  let first = 0;
  while (first < MAX_TILE_LEVEL && tileWidth(first + 1) * FITTING >= width) first++;
  return Array.from({ length: LEVELS }, (_, index) => first + index).filter((z) => z <= MAX_TILE_LEVEL);
}

/** In the order they are made. */
export function overviewTiles(extent: Bbox | null, epsg: number, levels: readonly number[]): TileAddress[] {
  const box = extent && projected(extent, epsg);
  const tiles: TileAddress[] = [];
  if (!box) return tiles;
  for (const z of levels) {
    const [left, right, upper, lower] = tileRange(z, box);
    for (let y = upper; y <= lower; y++) for (let x = left; x <= right; x++) tiles.push({ z, x, y });
  }
  return tiles.slice(0, MOST_TILES);
}
