/** Of the layers of a page, the objects that its maps may show: a series of hundreds of pages reads no object of the rest of the country. */
import type { PlacedView } from '../../../../../shared/cartography/frame-view.ts';
import type { MapLayerData } from '../../../../../shared/cartography/map-layer.ts';
import { type Bbox, bboxOf } from '../../../../../shared/geo/geometry.ts';
import type { Language } from '../../../../../shared/messages/index.ts';
import type { ProjectReader, StoredLayer } from '../../../store/index.ts';
import { LayerShelf } from '../layouts/layer-shelf.ts';
import { mapLayer } from '../map-layers.ts';

/** Degrees around what is asked for, as a share of it: symbols and borders reach in from outside. */
const ROOM = 0.15;
const STEPS = 16;

export class NearShelf extends LayerShelf {
  /** Degrees that the maps of the page look at. */
  near: Bbox | null = null;
  /** Layers shown elsewhere too: read whole. */
  whole: ReadonlySet<string> = new Set();

  override take(reader: ProjectReader, layer: StoredLayer, language: Language): MapLayerData {
    if (this.near === null || this.whole.has(layer.id)) return super.take(reader, layer, language);
    return mapLayer(reader, layer, language, this.near);
  }
}

/** What maps look at together, in degrees with room around; null where there is none. */
export function degreesOf(views: readonly PlacedView[]): Bbox | null {
  const corners = views.flatMap((view) => {
    const [west, south, east, north] = degreesOfView(view) ?? [];
    return west === undefined ? [] : [west, south as number, east as number, north as number];
  });
  return bboxOf({ type: 'MultiPoint', xy: Float64Array.from(corners), parts: [], polygons: [] });
}

function degreesOfView({ extent: [minX, minY, maxX, maxY], projection }: PlacedView): Bbox | null {
  const border: number[] = [];
  for (let i = 0; i <= STEPS; i++) {
    const [x, y] = [minX + ((maxX - minX) * i) / STEPS, minY + ((maxY - minY) * i) / STEPS];
    border.push(x, minY, x, maxY, minX, y, maxX, y);
  }
  const bounds = bboxOf({ type: 'MultiPoint', xy: projection.inverse(Float64Array.from(border)), parts: [], polygons: [] });
  if (!bounds) return null;
  const [west, south, east, north] = bounds;
  const [roomX, roomY] = [(east - west) * ROOM, (north - south) * ROOM];
  return [west - roomX, south - roomY, east + roomX, north + roomY];
}
