/** A gridder whose shapes are simplified together, for the layers that a frame draws. */
import type { Geometry } from '../geo/geometry.ts';
import type { PlacedView } from './frame-view.ts';
import { GENERALISED_FROM, type Generalised, generalise } from './generalise.ts';
import type { MapLayerData } from './map-layer.ts';
import { type Gridder, type GridShape, makeGridder } from './shapes.ts';
import { discWay } from './site-discs.ts';
import { drawnAtScale } from './style-rules.ts';

/** Shapes of the last views of each layer: a layer read once and drawn again at the same place and scale is not simplified again. */
const kept = new WeakMap<readonly unknown[], Map<string, ReadonlyMap<Geometry, GridShape | null>>>();
const MOST_KEPT = 8;

/**
 * Shapes of the geometries of `layers`, and of `others` (the territory a map is about), at the detail that the scale can show.
 * Up to 1:100 000 shapes keep every vertex.
 */
export function generalisedGridder(view: PlacedView, layers: readonly MapLayerData[], others: readonly Geometry[]): Gridder {
  const gridder = makeGridder(view);
  if (view.denominator < GENERALISED_FROM) return gridder;
  const drawn = layers.filter(({ style, table }) => drawnAtScale(style, view.denominator) && discWay(table, view.denominator) === null);
  const [first] = drawn;
  // What was simplified together holds for the same company only.
  const key = JSON.stringify([view.projection.epsg, view.denominator, view.centre, view.box, drawn.length, others.length]);
  const known = first && sameCompany(kept.get(first.features)?.get(key), drawn, others);
  const shapes = known ?? together(gridder, drawn, others);
  if (first && !known) keep(first.features, key, shapes);
  return {
    ...gridder,
    shape: (geometry) => {
      const shape = shapes.get(geometry);
      return shape === undefined ? gridder.shape(geometry) : shape;
    },
  };
}

function together(gridder: Gridder, layers: readonly MapLayerData[], others: readonly Geometry[]): Map<Geometry, GridShape | null> {
  const shapes = new Map<Geometry, GridShape | null>();
  const met: (Generalised & { readonly geometry: Geometry })[] = [];
  const add = (geometry: Geometry | null, layer: number): void => {
    if (!geometry || geometry.type.endsWith('Point') || shapes.has(geometry)) return;
    const shape = gridder.shape(geometry);
    shapes.set(geometry, shape);
    if (shape) met.push({ geometry, layer, shape, closed: geometry.type === 'MultiPolygon' });
  };
  layers.forEach(({ features }, layer) => {
    for (const { geometry } of features) add(geometry, layer);
  });
  for (const geometry of others) add(geometry, layers.length);
  const simple = generalise(met, gridder.bounds);
  met.forEach(({ geometry }, index) => {
    shapes.set(geometry, simple[index] as GridShape);
  });
  return shapes;
}

function sameCompany(
  shapes: ReadonlyMap<Geometry, GridShape | null> | undefined,
  layers: readonly MapLayerData[],
  others: readonly Geometry[],
): ReadonlyMap<Geometry, GridShape | null> | undefined {
  if (!shapes) return undefined;
  const isKnown = (geometry: Geometry | null): boolean => !geometry || geometry.type.endsWith('Point') || shapes.has(geometry);
  return layers.every(({ features }) => features.every(({ geometry }) => isKnown(geometry))) && others.every(isKnown) ? shapes : undefined;
}

function keep(features: readonly unknown[], key: string, shapes: ReadonlyMap<Geometry, GridShape | null>): void {
  const own = kept.get(features) ?? new Map<string, ReadonlyMap<Geometry, GridShape | null>>();
  kept.set(features, own);
  own.set(key, shapes);
  if (own.size > MOST_KEPT) own.delete(own.keys().next().value as string);
}
