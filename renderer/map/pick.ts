/** What lies under the pointer, asked from the spatial index: also inside outlines drawn without a fill, and fast on large layers. */
import type VectorSource from 'ol/source/Vector';
import { fidOf, type MapFeature } from './packed-features.ts';

export interface PickLayer {
  readonly table: string;
  readonly source: VectorSource<MapFeature>;
  readonly polygons: boolean;
  /** Layers drawn from tiles look for themselves. */
  readonly find?: ((coordinate: readonly [number, number], tolerance: number) => number | null) | undefined;
  /** Where a feature is drawn as a disc at this scale, its centre; else null. */
  readonly discCentre: (feature: MapFeature) => readonly [number, number] | null;
  /** Ground for others (communes, EPCI…): asked last. */
  readonly background: boolean;
}

export interface Picked {
  readonly table: string;
  readonly fid: number;
}

function nearest(layer: PickLayer, coordinate: readonly [number, number], tolerance: number): MapFeature | null {
  const [x, y] = coordinate;
  const box = [x - tolerance, y - tolerance, x + tolerance, y + tolerance];
  let best: MapFeature | null = null;
  let bestDistance = tolerance;
  layer.source.forEachFeatureIntersectingExtent(box, (feature) => {
    const closest = feature.getGeometry()?.getClosestPoint([x, y]);
    if (!closest) return;
    const distance = Math.hypot((closest[0] ?? 0) - x, (closest[1] ?? 0) - y);
    if (distance <= bestDistance) {
      best = feature;
      bestDistance = distance;
    }
  });
  return best;
}

function disc(layer: PickLayer, coordinate: readonly [number, number], tolerance: number): MapFeature | null {
  for (const feature of layer.source.getFeatures()) {
    const centre = layer.discCentre(feature);
    if (centre && Math.hypot(centre[0] - coordinate[0], centre[1] - coordinate[1]) <= tolerance) return feature;
  }
  return null;
}

/** `layers` top first; `active` is asked before the others. Tolerances in metres of the view. */
export function pick(
  layers: readonly PickLayer[],
  active: string | null,
  coordinate: readonly [number, number],
  tolerance: number,
  discTolerance: number,
  discs: boolean,
): Picked | null {
  const rank = (layer: PickLayer): number => (layer.table === active ? 0 : layer.background ? 2 : 1);
  for (const layer of [...layers].sort((a, b) => rank(a) - rank(b))) {
    if (layer.find) {
      const fid = layer.find(coordinate, tolerance);
      if (fid !== null) return { table: layer.table, fid };
      continue;
    }
    const inside = layer.polygons ? layer.source.getFeaturesAtCoordinate([...coordinate]) : [];
    const found =
      (discs && layer.table === 'sites' ? disc(layer, coordinate, discTolerance) : null) ??
      inside[0] ??
      (layer.polygons ? null : nearest(layer, coordinate, tolerance));
    if (found) return { table: layer.table, fid: fidOf(found) };
  }
  return null;
}
