/**
 * Which annotation lies under the pointer, by geometry. OpenLayers finds out by drawing each one and reading the picture back, and measures for
 * 150 ms how to read before its first answer: the window stood still, and Chromium warned of it.
 */
import type Feature from 'ol/Feature';
import type Geometry from 'ol/geom/Geometry';
import { measureTextWidth } from 'ol/render/canvas';
import { getUid } from 'ol/util';
import { ANNOTATION_FONT, annotationOf } from './annotation-layer.ts';

/** How far from what is drawn a click still counts, in pixels. */
export const ANNOTATION_HIT_PX = 6;
const LINE_HEIGHT_PX = 18;
const HALF_WIDTH_PX = { fleche: 1.5, ligne: 1.5, surlignage: 7, polygone: 1.5, cercle: 1.5, texte: 0 } as const;

const drawnWidth = (line: string): number => measureTextWidth(ANNOTATION_FONT, line);

/**
 * `coordinate` and `resolution` are those of the view; `widthOf` gives the width of a line of text in pixels. The nearest one, the one on top among
 * equals; the inside of an area comes after whatever is drawn near the pointer.
 */
export function annotationAt(
  features: readonly Feature<Geometry>[],
  coordinate: readonly number[],
  resolution: number,
  widthOf: (line: string) => number = drawnWidth,
): Feature<Geometry> | null {
  let best: Feature<Geometry> | null = null;
  let bestDistance = ANNOTATION_HIT_PX;
  // drawn in the order they were made
  for (const feature of [...features].sort((a, b) => Number(getUid(a)) - Number(getUid(b)))) {
    const distance = distancePx(feature, coordinate, resolution, widthOf);
    if (distance > bestDistance) continue;
    best = feature;
    bestDistance = distance;
  }
  return best;
}

function distancePx(
  feature: Feature<Geometry>,
  [x = 0, y = 0]: readonly number[],
  resolution: number,
  widthOf: (line: string) => number,
): number {
  const geometry = feature.getGeometry();
  if (!geometry) return Number.POSITIVE_INFINITY;
  const { shape, text } = annotationOf(feature);
  const [nearX = 0, nearY = 0] = geometry.getClosestPoint([x, y]);
  const [aside, above] = [Math.abs(nearX - x) / resolution, Math.abs(nearY - y) / resolution];
  if (shape === 'texte') {
    const lines = (text ?? '…').split('\n');
    const width = Math.max(...lines.map(widthOf));
    return Math.hypot(Math.max(0, aside - width / 2), Math.max(0, above - (lines.length * LINE_HEIGHT_PX) / 2));
  }
  const distance = Math.max(0, Math.hypot(aside, above) - HALF_WIDTH_PX[shape]);
  const isArea = shape === 'polygone' || shape === 'cercle';
  return isArea && distance > ANNOTATION_HIT_PX && geometry.intersectsCoordinate([x, y]) ? ANNOTATION_HIT_PX : distance;
}
