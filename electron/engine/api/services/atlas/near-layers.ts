/** Of the layers of a page, the objects that its maps may show: a series of hundreds of pages must not look at every object for each. */
import type { PlacedView } from '../../../../../shared/cartography/frame-view.ts';
import type { MapLayerData } from '../../../../../shared/cartography/map-layer.ts';
import { type Bbox, bboxOf } from '../../../../../shared/geo/geometry.ts';

/** Degrees around what is asked for, as a share of it: symbols and borders reach in from outside. */
const ROOM = 0.15;
const STEPS = 16;

export class NearLayers {
  readonly #boxes = new WeakMap<MapLayerData, Float64Array>();

  /** The same layer without the objects that lie outside all boxes (degrees). */
  near(layer: MapLayerData, boxes: readonly Bbox[]): MapLayerData {
    const bounds = this.#boundsOf(layer);
    const features = layer.features.filter((_, index) => {
      const [minX = Number.NaN, minY = 0, maxX = 0, maxY = 0] = bounds.subarray(index * 4, index * 4 + 4);
      return boxes.some(([west, south, east, north]) => minX <= east && maxX >= west && minY <= north && maxY >= south);
    });
    return { ...layer, features };
  }

  #boundsOf(layer: MapLayerData): Float64Array {
    const known = this.#boxes.get(layer);
    if (known) return known;
    const bounds = new Float64Array(layer.features.length * 4).fill(Number.NaN);
    layer.features.forEach(({ geometry }, index) => {
      const box = geometry ? bboxOf(geometry) : null;
      if (box) bounds.set(box, index * 4);
    });
    this.#boxes.set(layer, bounds);
    return bounds;
  }
}

/** Degrees that a map looks at, with room around. */
export function degreesOf({ extent: [minX, minY, maxX, maxY], projection }: PlacedView): Bbox {
  const border: number[] = [];
  for (let i = 0; i <= STEPS; i++) {
    const [x, y] = [minX + ((maxX - minX) * i) / STEPS, minY + ((maxY - minY) * i) / STEPS];
    border.push(x, minY, x, maxY, minX, y, maxX, y);
  }
  const [west, south, east, north] = bboxOf({
    type: 'MultiPoint',
    xy: projection.inverse(Float64Array.from(border)),
    parts: [],
    polygons: [],
  }) ?? [-180, -90, 180, 90];
  const [roomX, roomY] = [(east - west) * ROOM, (north - south) * ROOM];
  return [west - roomX, south - roomY, east + roomX, north + roomY];
}
