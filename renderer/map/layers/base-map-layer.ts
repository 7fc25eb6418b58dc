/** One base map on a map: an OpenLayers layer of images that come through a feed, bent by OpenLayers where its grid is in another system. */
import type ImageTile from 'ol/ImageTile';
import TileLayer from 'ol/layer/Tile';
import TileImage from 'ol/source/TileImage';
import TileState from 'ol/TileState';
import TileGrid from 'ol/tilegrid/TileGrid';
import { LEGAL_ZONES } from '../../../shared/geo/crs.ts';
import { GRID_EDGE, TILE_RESOLUTIONS } from '../../../shared/geo/tile-grid.ts';
import type { TileMatrixGrid } from '../../../shared/geo/tile-matrix.ts';
import { joinSystems, mapProjection, projectExtent } from '../projections.ts';
import type { BaseMapFeed, BaseMapLayout } from './base-map-feed.ts';
import { drawVectorTile } from './base-map-vector.ts';

/** OpenLayers loads sixteen tiles at a time, of all layers together: one that takes longer than this stands back, and is taken up when it has come. */
const PATIENCE_MS = 2500;
/** Late images are taken up together. */
const GATHER_MS = 400;
/** A level is drawn up to this many times smaller than it is: below, a view would be hundreds of its images. */
const MOST_SHRUNK = 4;
/** Pictures kept beyond those in view: a quarter of a megabyte each, or a whole one. */
const SMALL_KEPT = 128;
const LARGE_KEPT = 40;
const METRES_PER_DEGREE = 111_320;
let tickets = 1_000_000;

/** Metres of the view per pixel from which a grid is not drawn any more; null for one that goes up to the world. */
export function coarsestDrawn({ epsg, levels }: TileMatrixGrid): number | null {
  const [coarsest] = levels;
  if (!coarsest || coarsest.matrix[0] <= 4) return null;
  return coarsest.resolution * MOST_SHRUNK * (epsg === 4326 ? METRES_PER_DEGREE : 1);
}

export class BaseMapLayer {
  readonly layer: TileLayer<TileImage>;
  readonly #map: string;
  readonly #feed: BaseMapFeed;
  readonly #layout: BaseMapLayout;
  readonly #grey: boolean;
  readonly #source: TileImage;
  readonly #waiting = new Set<number>();
  #revision = 0;
  #late: ReturnType<typeof setTimeout> | null = null;
  #disposed = false;

  /** `epsg`: of the view. */
  constructor(map: string, feed: BaseMapFeed, layout: BaseMapLayout, epsg: number, grey: boolean) {
    this.#map = map;
    this.#feed = feed;
    this.#layout = layout;
    this.#grey = grey;
    const { grid } = layout;
    this.#source = new TileImage({
      projection: grid.epsg === 4326 ? 'EPSG:4326' : mapProjection(grid.epsg),
      tileGrid: olGrid(grid),
      tileUrlFunction: ([z, x, y]) => `${z}/${x}/${y}`,
      tileLoadFunction: (tile, address) => void this.#load(tile as ImageTile, address),
      wrapX: false,
      transition: 0,
    });
    if (grid.epsg !== 4326) joinSystems(grid.epsg, epsg);
    if (grid.epsg !== epsg)
      this.#source.setTileGridForProjection(
        mapProjection(epsg),
        new TileGrid({ origin: [-GRID_EDGE, GRID_EDGE], resolutions: [...TILE_RESOLUTIONS], tileSize: 256 }),
      );
    const zone = LEGAL_ZONES.find((one) => one.epsg === epsg);
    const extent = zone ? projectExtent(zone.bounds, epsg) : null;
    const pixels = grid.epsg === epsg ? (grid.levels[0]?.tileSize[0] ?? 256) : 256;
    this.layer = new TileLayer({
      source: this.#source,
      cacheSize: pixels > 256 ? LARGE_KEPT : SMALL_KEPT,
      ...(extent ? { extent: [...extent] } : {}),
    });
    this.layer.setMaxResolution(coarsestDrawn(grid) ?? Number.POSITIVE_INFINITY);
  }

  /** Asks again for what is in view; what is drawn stays until it has come. */
  again(): void {
    if (this.#disposed) return;
    this.#revision += 1;
    this.#source.setTileUrlFunction(([z, x, y]) => `${z}/${x}/${y}`, String(this.#revision));
  }

  dispose(): void {
    this.#disposed = true;
    if (this.#late) clearTimeout(this.#late);
    if (this.#waiting.size > 0) this.#feed.drop([...this.#waiting]);
    this.layer.dispose();
    this.#source.dispose();
  }

  async #load(tile: ImageTile, address: string): Promise<void> {
    const [z = 0, x = 0, y = 0] = address.split('/').map(Number);
    tickets += 1;
    const ticket = tickets;
    this.#waiting.add(ticket);
    let isLate = false;
    const patience = setTimeout(() => {
      isLate = true;
      tile.setState(TileState.ERROR);
    }, PATIENCE_MS);
    try {
      const bytes = await this.#feed.tile({ map: this.#map, epsg: this.#layout.grid.epsg, z, x, y, ticket });
      if (this.#disposed) return;
      if (isLate) {
        if (bytes) this.#takeUp();
        return;
      }
      if (!bytes) {
        tile.setState(TileState.ERROR);
        return;
      }
      const level = this.#layout.grid.levels[z];
      const picture = this.#layout.content === 'vector' ? drawVectorTile(bytes, level?.tileSize[0] ?? 512) : await decoded(bytes);
      if (!isLate) tile.setImage(this.#grey ? greyed(picture) : picture);
      else this.#takeUp();
    } catch {
      // an image that cannot be decoded, or an engine that is gone: as if it were not there
      if (!isLate && !this.#disposed) tile.setState(TileState.ERROR);
    } finally {
      clearTimeout(patience);
      this.#waiting.delete(ticket);
    }
  }

  #takeUp(): void {
    this.#late ??= setTimeout(() => {
      this.#late = null;
      this.again();
    }, GATHER_MS);
  }
}

function olGrid({ levels }: TileMatrixGrid): TileGrid {
  return new TileGrid({
    resolutions: levels.map(({ resolution }) => resolution),
    origins: levels.map(({ origin }) => [...origin]),
    tileSizes: levels.map(({ tileSize }) => [...tileSize]),
    sizes: levels.map(({ matrix }) => [...matrix]),
  });
}

async function decoded(bytes: Uint8Array<ArrayBuffer>): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas;
}

/** Once per image, not at each frame. */
function greyed(picture: HTMLCanvasElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = canvas.getContext('2d');
  if (!context) return picture;
  context.filter = 'grayscale(1)';
  context.drawImage(picture, 0, 0);
  return canvas;
}
