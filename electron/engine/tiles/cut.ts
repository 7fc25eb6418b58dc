/** Cuts one tile of a layer: chooses what is drawn and how, projects it, lays it on the tile's grid, clips it. Reads through `TileRows`, writes nothing. */
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { PackedTile } from '../../../shared/domain/tile.ts';
import { generalise } from '../../../shared/geo/generalise.ts';
import { type Bbox, type Geometry, withCoordinates } from '../../../shared/geo/geometry.ts';
import { type Projection, projectionOf } from '../../../shared/geo/projections.ts';
import { TILE_BUFFER, TILE_UNITS, type TileAddress, tileExtent, tileUnit } from '../../../shared/geo/tile-grid.ts';
import { anchorOf } from './anchor.ts';
import { type Bounds, chooseObjects } from './choose.ts';
import { ShapeList } from './shape-list.ts';

/** What is asked of the project, for one table in one state. Degrees throughout. */
export interface TileRows {
  readonly revision: number;
  /** Objects whose bounds meet the box, or more; bounds may be wider than the objects. */
  bounds(box: Bbox, projection: Projection): Bounds;
  /** Units of a cell of the level (`sideOfLevel`). */
  side(z: number, projection: Projection): number;
  shapes(fids: readonly number[]): Iterable<Geometry | null>;
  /** True once nobody wants the answer any more. */
  stopped?(): boolean;
}

export interface TileWish extends TileAddress {
  readonly epsg: number;
  readonly areDots: boolean;
  readonly labels: boolean;
  /** In the whole table: with few, nothing has to be left out. */
  readonly objects: number;
}

/** Units between the knots that vertices go to: half a pixel of the tile at small scales, where borders are all detail, a quarter nearer. */
const [COARSE_SNAP, FINE_SNAP] = [8, 4];
const FINE_FROM_LEVEL = 8;
/** Beyond, a tile has corners where its projection means nothing. */
const WIDEST_PROJECTED_M = 2_200_000;
const WORLD: Bbox = [-180, -90, 180, 90];

/** Values are left for the caller. Throws `crs-unsupported`, `cancelled` once it is stopped. */
export function cutTile(rows: TileRows, wish: TileWish, buffer = TILE_BUFFER): PackedTile {
  const projection = projectionOf(wish.epsg);
  if (!projection) throw new EmpriseError('crs-unsupported', { crs: `EPSG:${wish.epsg}` });
  const extent = tileExtent(wish);
  const chosen = chooseObjects(
    rows.bounds(degreesOf(extent, projection), projection),
    wish,
    projection,
    wish.areDots,
    rows.side(wish.z, projection),
  );
  const list = new ShapeList([-buffer, -buffer, TILE_UNITS + buffer, TILE_UNITS + buffer]);
  const anchors: number[] = [];
  let index = 0;
  for (const stored of rows.shapes(chosen.shapes)) {
    if ((index & 63) === 0 && rows.stopped?.()) throw new EmpriseError('cancelled');
    const fid = chosen.shapes[index++] as number;
    if (stored === null) continue;
    const shape = inUnits(stored, wish, projection);
    if (!list.add(fid, shape) || !wish.labels) continue;
    const anchor = anchorOf(shape);
    if (anchor && isWithin(anchor)) anchors.push(list.count - 1, anchor.x, anchor.y, anchor.width);
  }
  return {
    revision: rows.revision,
    ...list.packed(),
    anchors: Float32Array.from(anchors),
    grains: { side: chosen.side, cells: Uint32Array.from(chosen.grains.keys()), fids: Uint32Array.from(chosen.grains.values()) },
    hidden: chosen.hidden,
    values: {},
  };
}

const isWithin = ({ x, y }: { x: number; y: number }): boolean => x >= 0 && y >= 0 && x < TILE_UNITS && y < TILE_UNITS;

/** Neighbours that share a border share it still: where a vertex goes depends on the vertex alone, in every tile of the level. */
function inUnits(stored: Geometry, tile: TileAddress, projection: Projection): Geometry {
  const unit = tileUnit(tile.z);
  const { geometry } = generalise(
    withCoordinates(stored, projection.forward(stored.xy)),
    unit * (tile.z < FINE_FROM_LEVEL ? COARSE_SNAP : FINE_SNAP),
  );
  const [minX, minY] = tileExtent(tile);
  const { xy } = geometry;
  for (let i = 0; i < xy.length; i += 2) {
    xy[i] = ((xy[i] as number) - minX) / unit;
    xy[i + 1] = ((xy[i + 1] as number) - minY) / unit;
  }
  return geometry;
}

/** A box in degrees that holds the tile with its buffer: its edges are curves there. */
export function degreesOf([minX, minY, maxX, maxY]: Bbox, projection: Projection): Bbox {
  const width = maxX - minX;
  if (width > WIDEST_PROJECTED_M) return WORLD;
  const margin = (width * TILE_BUFFER) / TILE_UNITS;
  const STEPS = 8;
  const corners: number[] = [];
  for (let step = 0; step <= STEPS; step++) {
    const share = step / STEPS;
    const x = minX - margin + (width + 2 * margin) * share;
    const y = minY - margin + (maxY - minY + 2 * margin) * share;
    corners.push(x, minY - margin, x, maxY + margin, minX - margin, y, maxX + margin, y);
  }
  const degrees = projection.inverse(Float64Array.from(corners));
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < degrees.length; i += 2) {
    const [longitude, latitude] = [degrees[i] as number, degrees[i + 1] as number];
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return WORLD;
    box[0] = Math.min(box[0], longitude);
    box[1] = Math.min(box[1], latitude);
    box[2] = Math.max(box[2], longitude);
    box[3] = Math.max(box[3], latitude);
  }
  const [slackX, slackY] = [(box[2] - box[0]) * 0.02, (box[3] - box[1]) * 0.02];
  return [box[0] - slackX, box[1] - slackY, box[2] + slackX, box[3] + slackY];
}
