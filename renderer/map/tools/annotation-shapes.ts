/** What an annotation is while it is being drawn, from the positions set so far. */
import Circle from 'ol/geom/Circle';
import type Geometry from 'ol/geom/Geometry';
import LineString from 'ol/geom/LineString';
import Point from 'ol/geom/Point';
import Polygon, { fromCircle } from 'ol/geom/Polygon';
import type { AnnotationShape } from '../../../shared/domain/annotations.ts';
import type { Position } from './line-sketch.ts';

const CORNERS = 72;

/** Positions after which the drawing ends by itself. */
export const MOST_POSITIONS: Readonly<Record<AnnotationShape, number>> = {
  texte: 1,
  fleche: 2,
  cercle: 2,
  ligne: Number.POSITIVE_INFINITY,
  polygone: Number.POSITIVE_INFINITY,
  surlignage: Number.POSITIVE_INFINITY,
};

/** Positions in the system of the view; null where they are too few for the shape. */
export function annotationGeometry(shape: AnnotationShape, positions: readonly Position[]): Geometry | null {
  const [first, second] = positions;
  if (!first) return null;
  if (shape === 'texte') return new Point([...first]);
  if (!second) return null;
  if (shape === 'cercle') return fromCircle(new Circle([...first], Math.hypot(second[0] - first[0], second[1] - first[1])), CORNERS);
  const line = positions.map((position) => [...position]);
  if (shape !== 'polygone') return new LineString(line);
  return positions.length < 3 ? null : new Polygon([[...line, [...first]]]);
}

/** What is shown of them: a ring of two corners is a line so far. */
export function sketchGeometry(shape: AnnotationShape, positions: readonly Position[]): Geometry | null {
  return annotationGeometry(shape === 'polygone' && positions.length === 2 ? 'ligne' : shape, positions);
}
