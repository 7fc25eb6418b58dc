/** The OpenLayers layers that draw tiles: polygons and lines as one picture per tile, points too. */
import VectorTileLayer from 'ol/layer/VectorTile';
import type { FrameState } from 'ol/Map';
import type RenderFeature from 'ol/render/Feature';
import CanvasTileLayerRenderer from 'ol/renderer/canvas/TileLayer';
import CanvasVectorTileLayerRenderer from 'ol/renderer/canvas/VectorTileLayer';
import type VectorTileSource from 'ol/source/VectorTile';

export type EngineTileLayer = VectorTileLayer<VectorTileSource<RenderFeature>, RenderFeature>;

/** Pictures kept beyond those in view: each is a quarter of a megabyte or four times that. */
const PICTURES = 64;

/** What a layer of plain pictures does after a frame: none of the drawing of symbols over it. */
const pictureDrawn = (
  CanvasTileLayerRenderer.prototype as unknown as { postRender: (context: CanvasRenderingContext2D, frame: FrameState) => void }
).postRender;

/** Symbols belong to the picture of their tile: drawn one by one they would cost each frame of a move. */
class PictureRenderer extends CanvasVectorTileLayerRenderer {
  override postRender(context: CanvasRenderingContext2D, frameState: FrameState): void {
    pictureDrawn.call(this, context, frameState);
  }

  override renderDeferredInternal(): void {}
}

class PictureLayer extends VectorTileLayer<VectorTileSource<RenderFeature>, RenderFeature> {
  override createRenderer(): CanvasVectorTileLayerRenderer {
    return new PictureRenderer(this, { cacheSize: PICTURES });
  }

  // a mode the renderer knows but the options do not
  override getRenderMode(): 'hybrid' {
    return 'image' as 'hybrid';
  }
}

export function tileVectorLayer(zIndex = 0): EngineTileLayer {
  return new PictureLayer({ renderBuffer: 32, zIndex, cacheSize: PICTURES });
}
