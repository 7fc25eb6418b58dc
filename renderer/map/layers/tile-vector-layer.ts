/** The OpenLayers layers that draw tiles, as one picture per tile, by a painter of our own (`tile-paint.ts`). */
import VectorTileLayer from 'ol/layer/VectorTile';
import type { FrameState } from 'ol/Map';
import type RenderFeature from 'ol/render/Feature';
import CanvasTileLayerRenderer from 'ol/renderer/canvas/TileLayer';
import CanvasVectorTileLayerRenderer from 'ol/renderer/canvas/VectorTileLayer';
import type VectorTileSource from 'ol/source/VectorTile';
import { getUid } from 'ol/util';
import type VectorRenderTile from 'ol/VectorRenderTile';
import { TILE_PIXELS, type TileAddress, tileResolution } from '../../../shared/geo/tile-grid.ts';
import type { PaintFrame } from './tile-paint.ts';

export type EngineTileLayer = VectorTileLayer<VectorTileSource<RenderFeature>, RenderFeature>;

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Draws a tile on its picture; null where there is nothing to draw yet. */
export type Painter = (address: TileAddress) => ((context: Context, frame: PaintFrame) => void) | null;

/** Pictures kept beyond those in view: each is a quarter of a megabyte or four times that. */
const PICTURES = 64;

interface PlainPictures {
  /** What a layer of plain pictures does after a frame: none of the drawing of symbols over it. */
  postRender(context: CanvasRenderingContext2D, frame: FrameState): void;
  drawTile(tile: VectorRenderTile, frame: FrameState, x: number, y: number, width: number, height: number, ...rest: unknown[]): void;
}
const plain = CanvasTileLayerRenderer.prototype as unknown as PlainPictures;

/** Symbols belong to the picture of their tile: drawn one by one they would cost each frame of a move. */
class PictureRenderer extends CanvasVectorTileLayerRenderer {
  readonly #painter: Painter;

  constructor(layer: EngineTileLayer, painter: Painter) {
    super(layer, { cacheSize: PICTURES });
    this.#painter = painter;
  }

  override drawTile(...given: Parameters<CanvasVectorTileLayerRenderer['drawTile']>): void {
    const [tile, frame, x, y, width, height, ...rest] = given;
    const [z = 0, column = 0, row = 0] = tile.tileCoord;
    const paint = this.#painter({ z, x: column, y: row });
    const layer = this.getLayer() as EngineTileLayer;
    const state = tile.getReplayState(layer);
    if (paint && (state.renderedTileResolution !== tile.wantedResolution || state.renderedTileRevision !== layer.getRevision())) {
      state.renderedTileResolution = tile.wantedResolution;
      state.renderedTileRevision = layer.getRevision();
      tile.executorGroups[getUid(layer)] = [];
      const { pixelRatio } = frame;
      // pixel for pixel where the view is at rest: a picture stretched by any share would be blurred
      const side = ((TILE_PIXELS * tileResolution(z)) / tile.wantedResolution) * pixelRatio;
      const exact = (drawn: number): number => (Math.abs(drawn - side) <= 1 ? drawn : Math.round(side));
      const context = tile.getContext();
      context.canvas.width = exact(width);
      context.canvas.height = exact(height);
      paint(context, { width: context.canvas.width, height: context.canvas.height, pixelRatio, resolution: tile.wantedResolution });
    }
    if (tile.hasContext()) plain.drawTile.call(this, tile, frame, x, y, width, height, ...rest);
  }

  override postRender(context: CanvasRenderingContext2D, frameState: FrameState): void {
    plain.postRender.call(this as unknown as PlainPictures, context, frameState);
  }

  override renderDeferredInternal(): void {}
}

class PictureLayer extends VectorTileLayer<VectorTileSource<RenderFeature>, RenderFeature> {
  readonly #painter: Painter;

  constructor(zIndex: number, painter: Painter) {
    super({ renderBuffer: 32, zIndex, cacheSize: PICTURES });
    this.#painter = painter;
  }

  override createRenderer(): CanvasVectorTileLayerRenderer {
    return new PictureRenderer(this, this.#painter);
  }

  // a mode the renderer knows but the options do not
  override getRenderMode(): 'hybrid' {
    return 'image' as 'hybrid';
  }
}

export function tileVectorLayer(painter: Painter, zIndex = 0): EngineTileLayer {
  return new PictureLayer(zIndex, painter);
}
