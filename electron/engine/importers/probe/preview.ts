/** A layer light enough to be drawn at once, wherever a system puts it. */
import type { LayerProposal } from '../../../../shared/domain/import.ts';
import { generalise } from '../../../../shared/geo/generalise.ts';
import { type Bbox, bboxOf, forEachPart, type Geometry, withCoordinates } from '../../../../shared/geo/geometry.ts';
import { type CrsDecision, degreesOf, swapped } from '../crs.ts';
import { onGlobe, systemOf } from '../place.ts';
import type { SourceFeature, SourceLayer } from '../types.ts';
import { thinned } from './thin.ts';

type Preview = NonNullable<LayerProposal['preview']>;

const MOST_OBJECTS = 400;
const MOST_VERTICES = 12_000;
/** Parts of the longest side below which nothing is seen on a small map: half a pixel, two pixels of it. */
const GRAIN = 1 / 800;
const COARSEST = 1 / 200;

/** Of the header's box where there is one, else of the objects looked at. */
export function extentOf(layer: SourceLayer, features: readonly SourceFeature[], crs: CrsDecision): LayerProposal['extent'] {
  const box = layer.extent ?? boxOf(inLayerNumbers(features, crs));
  return box === null ? null : degreesOf(box, new Float64Array(), crs.projection, crs.swap);
}

/** Records with a system of their own, in the layer's numbers like the others. */
function inLayerNumbers(features: readonly SourceFeature[], crs: CrsDecision): readonly SourceFeature[] {
  if (crs.how === 'given' || crs.swap || features.every((feature) => feature.crs === undefined)) return features;
  return features.map((feature) => {
    if (feature.crs === undefined || feature.geometry === null) return feature;
    const { xy } = onGlobe(feature.geometry, systemOf(feature, crs));
    return { ...feature, geometry: withCoordinates(feature.geometry, crs.projection.forward(xy)) };
  });
}

function boxOf(features: readonly SourceFeature[]): Bbox | null {
  const corners: number[] = [];
  for (const { geometry } of features) {
    const box = geometry === null ? null : bboxOf(geometry);
    if (box !== null) corners.push(...box);
  }
  return corners.length === 0 ? null : bboxOf({ type: 'MultiPoint', xy: Float64Array.from(corners), parts: [], polygons: [] });
}

/** In degrees. Vertices go before they are projected: a file of fine outlines costs no more than one of squares. Null where there is nothing to draw. */
export function previewOf(features: readonly SourceFeature[], layer: SourceLayer, crs: CrsDecision): Preview | null {
  const placed = inLayerNumbers(features, crs).slice(0, MOST_OBJECTS);
  const shapes = placed.flatMap(({ geometry }) => (geometry === null ? [] : [geometry]));
  const box = boxOf(placed) ?? layer.extent;
  if (shapes.length === 0 || box === null) return null;
  const side = Math.max(box[2] - box[0], box[3] - box[1]);
  const fine = shapes.map((shape) => lightened(shape, side * GRAIN));
  let light = fine;
  // Lines keep their bends as long as a person could see them; beyond that, fewer objects rather than staircases.
  for (let share = GRAIN; share <= COARSEST; share *= 2) {
    light = fine.map((shape) => thinned(shape, side * share));
    if (vertices(light) <= MOST_VERTICES) break;
  }
  while (vertices(light) > MOST_VERTICES && light.length > 1) light = light.filter((_, index) => index % 2 === 0);
  return inDegrees(light, crs);
}

const vertices = (shapes: readonly Geometry[]): number => shapes.reduce((sum, { xy }) => sum + xy.length / 2, 0);

/** Shells only; what is smaller than the grain is its box. */
function lightened(shape: Geometry, cell: number): Geometry {
  if (shape.type === 'Point' || shape.type === 'MultiPoint') return { ...shape, xy: shape.xy.slice(0, 2) };
  const box = bboxOf(shape);
  if (box === null) return { ...shape, xy: new Float64Array(), parts: [], polygons: [] };
  if (box[2] - box[0] < cell && box[3] - box[1] < cell) {
    const xy = shape.type === 'MultiPolygon' ? rectangle(box) : diagonal(box);
    return { type: shape.type, xy, parts: [xy.length / 2], polygons: shape.type === 'MultiPolygon' ? [1] : [] };
  }
  return withoutHoles(generalise(shape, cell).geometry);
}

function withoutHoles(shape: Geometry): Geometry {
  if (shape.type !== 'MultiPolygon' || shape.parts.length === shape.polygons.length) return shape;
  const shells: Float64Array[] = [];
  forEachPart(shape, (start, end, _polygon, isShell) => {
    if (isShell) shells.push(shape.xy.subarray(start * 2, end * 2));
  });
  const xy = new Float64Array(shells.reduce((sum, shell) => sum + shell.length, 0));
  const parts: number[] = [];
  let at = 0;
  for (const shell of shells) {
    xy.set(shell, at);
    at += shell.length;
    parts.push(at / 2);
  }
  return { type: shape.type, xy, parts, polygons: parts.map((_, index) => index + 1) };
}

const rectangle = ([minX, minY, maxX, maxY]: Bbox): Float64Array =>
  Float64Array.of(minX, minY, maxX, minY, maxX, maxY, minX, maxY, minX, minY);
const diagonal = ([minX, minY, maxX, maxY]: Bbox): Float64Array => Float64Array.of(minX, minY, maxX, maxY);

function inDegrees(shapes: readonly Geometry[], crs: CrsDecision): Preview {
  const preview: Preview = { points: [], lines: [], polygons: [], objects: 0 };
  for (const shape of shapes) {
    const lonLat = crs.projection.inverse(crs.swap ? swapped(shape.xy) : shape.xy.slice());
    if (lonLat.length === 0 || !onTheGlobe(lonLat)) continue;
    const numbers = [...lonLat].map((value) => Math.round(value * 1e5) / 1e5);
    preview.objects++;
    if (shape.parts.length === 0) preview.points.push(...numbers);
    else
      forEachPart(shape, (start, end) =>
        preview[shape.type === 'MultiPolygon' ? 'polygons' : 'lines'].push(numbers.slice(start * 2, end * 2)),
      );
  }
  return preview;
}

function onTheGlobe(lonLat: Float64Array): boolean {
  return lonLat.every((value, index) => Math.abs(value) <= (index % 2 === 0 ? 180 : 90));
}
