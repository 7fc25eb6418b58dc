/**
 * Tiles of one layer in one system, asked from the engine. A change reloads the tiles it touches and no others, and the old picture of each stays until the
 * new one is there. What left the view before the engine began is dropped, and asked again when it comes back.
 */
import type Layer from 'ol/layer/Layer';
import type RenderFeature from 'ol/render/Feature';
import VectorTileSource from 'ol/source/VectorTile';
import TileState from 'ol/TileState';
import TileGrid from 'ol/tilegrid/TileGrid';
import { getUid } from 'ol/util';
import type VectorRenderTile from 'ol/VectorRenderTile';
import type VectorTile from 'ol/VectorTile';
import type { PackedTile } from '../../../shared/domain/tile.ts';
import { GRID_EDGE, TILE_PIXELS, TILE_RESOLUTIONS, type TileAddress, tileLevel, tileRange } from '../../../shared/geo/tile-grid.ts';
import { type Extent4, mapProjection } from '../projections.ts';
import { DrawnTile, type TileGeometry } from './tile-features.ts';

type SourceTile = VectorTile<RenderFeature>;

export interface TileSourceHooks {
  readonly ask: (address: TileAddress, ticket: number) => Promise<PackedTile | null>;
  readonly drop: (tickets: readonly number[]) => void;
  readonly geometry: () => TileGeometry;
  /** Layers that draw these tiles. */
  readonly showing: () => readonly Layer[];
  /** A picture has become old. */
  readonly repaint: () => void;
  readonly loaded: () => void;
  readonly failed: (error: unknown) => void;
}

const keyOf = ({ z, x, y }: TileAddress): string => `${z}/${x}/${y}`;
const addressOf = ([z = 0, x = 0, y = 0]: readonly number[]): TileAddress => ({ z, x, y });
let lastTicket = 0;

export class EngineTiles extends VectorTileSource<RenderFeature> {
  readonly #hooks: TileSourceHooks;
  readonly #drawn = new WeakMap<SourceTile, DrawnTile>();
  readonly #tiles = new Map<string, SourceTile>();
  /** Pictures of each address, one for each layer that shows it. */
  readonly #renderTiles = new Map<string, Set<VectorRenderTile>>();
  readonly #asked = new Map<number, SourceTile>();
  readonly #dropped = new Set<SourceTile>();
  readonly #leaving = new AbortController();

  constructor(epsg: number, hooks: TileSourceHooks) {
    super({
      projection: mapProjection(epsg),
      tileGrid: new TileGrid({ origin: [-GRID_EDGE, GRID_EDGE], resolutions: [...TILE_RESOLUTIONS], tileSize: TILE_PIXELS }),
      extent: [-GRID_EDGE, -GRID_EDGE, GRID_EDGE, GRID_EDGE],
      wrapX: false,
      transition: 0,
      // the finest level that is not finer than the view
      zDirection: 1,
      tileUrlFunction: (coordinate) => keyOf(addressOf(coordinate)),
      tileLoadFunction: (tile) => void this.#load(tile as SourceTile),
    });
    this.#hooks = hooks;
    // the queue of the map tells tiles apart by the key of their source
    this.setKey(getUid(this));
  }

  get isAsking(): boolean {
    return this.#asked.size > 0;
  }

  /** The tile drawn at an address, or null. */
  drawnTile(address: TileAddress): DrawnTile | null {
    const tile = this.#tiles.get(keyOf(address));
    return (tile && this.#drawn.get(tile)) ?? null;
  }

  drawnTiles(): DrawnTile[] {
    return [...this.#tiles.values()].flatMap((tile) => this.#drawn.get(tile) ?? []);
  }

  /** Addresses of the tiles that a view shows. */
  visible(extent: Extent4, resolution: number): TileAddress[] {
    const z = tileLevel(resolution);
    const [left, right, upper, lower] = tileRange(z, extent);
    const addresses: TileAddress[] = [];
    for (let x = left; x <= right; x++) for (let y = upper; y <= lower; y++) addresses.push({ z, x, y });
    return addresses;
  }

  override getTile(z: number, x: number, y: number, ...rest: [number, never]): VectorRenderTile {
    const tile = super.getTile(z, x, y, ...rest) as VectorRenderTile;
    const key = keyOf({ z, x, y });
    this.#renderTiles.set(key, (this.#renderTiles.get(key) ?? new Set()).add(tile));
    return tile;
  }

  override removeSourceTiles(tile: VectorRenderTile): void {
    const key = keyOf(addressOf(tile.tileCoord));
    const pictures = this.#renderTiles.get(key);
    if (pictures?.delete(tile) && pictures.size === 0) {
      this.#renderTiles.delete(key);
      this.#tiles.delete(key);
    }
    super.removeSourceTiles(tile);
  }

  /** The view has come to rest: what it does not show is dropped, what was dropped and is shown again is asked for. */
  settle(extent: Extent4, resolution: number): void {
    const shown = new Set(this.visible(extent, resolution).map(keyOf));
    const isShown = (tile: SourceTile): boolean => shown.has(keyOf(addressOf(tile.tileCoord)));
    const gone = [...this.#asked].filter(([, tile]) => !isShown(tile)).map(([ticket]) => ticket);
    if (gone.length > 0) this.#hooks.drop(gone);
    for (const tile of this.#dropped) if (isShown(tile)) void this.#load(tile);
  }

  /** Asks anew for the tiles that a question names. */
  reload(isTouched: (address: TileAddress) => boolean): void {
    for (const tile of this.#tiles.values()) if (isTouched(addressOf(tile.tileCoord))) void this.#load(tile);
  }

  override disposeInternal(): void {
    this.#leaving.abort();
    super.disposeInternal();
  }

  async #load(tile: SourceTile): Promise<void> {
    const address = addressOf(tile.tileCoord);
    const ticket = ++lastTicket;
    // an answer to an older question is no longer wanted
    for (const [older, asked] of this.#asked) if (asked === tile) this.#asked.delete(older);
    this.#asked.set(ticket, tile);
    this.#tiles.set(keyOf(address), tile);
    this.#dropped.delete(tile);
    try {
      const packed = await this.#hooks.ask(address, ticket);
      if (!this.#isWanted(ticket)) return;
      if (packed === null) {
        this.#dropped.add(tile);
        if (!this.#drawn.has(tile)) tile.setState(TileState.ERROR);
        return;
      }
      const drawn = new DrawnTile(address, packed, this.#hooks.geometry());
      const isNew = !this.#drawn.has(tile);
      this.#drawn.set(tile, drawn);
      // painted from its numbers: no feature of OpenLayers is made
      tile.setFeatures([]);
      if (!isNew) this.#repaint(address);
    } catch (error) {
      if (!this.#isWanted(ticket)) return;
      if (!this.#drawn.has(tile)) tile.setState(TileState.ERROR);
      this.#hooks.failed(error);
    } finally {
      if (this.#asked.delete(ticket)) this.#hooks.loaded();
    }
  }

  #isWanted(ticket: number): boolean {
    return this.#asked.has(ticket) && !this.#leaving.signal.aborted;
  }

  /** The picture of one tile alone is made again, for every layer that shows it. */
  #repaint(address: TileAddress): void {
    for (const tile of this.#renderTiles.get(keyOf(address)) ?? []) {
      for (const layer of this.#hooks.showing()) {
        const state = tile.getReplayState(layer);
        state.renderedRevision = -1;
        state.renderedTileRevision = -1;
      }
    }
    this.#hooks.repaint();
  }
}
