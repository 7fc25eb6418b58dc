/** Places a frame's view on the page: which millimetre is which metre. */
import type { MapFrame } from '../domain/layout.ts';
import type { Bbox, Geometry } from '../geo/geometry.ts';
import { type Projection, projectionOf } from '../geo/projections.ts';

/** x, y, width, height in millimetres. */
export type Box = readonly [number, number, number, number];

export interface PlacedView {
  readonly box: Box;
  readonly projection: Projection;
  /** Metres of the projection for one metre of paper. */
  readonly denominator: number;
  /** Projected coordinates of the middle of the box. */
  readonly centre: readonly [number, number];
  /** Projected extent of the box. */
  readonly extent: Bbox;
}

/** The projection of a layout. Layouts are checked against LAYOUT_SYSTEMS, so a missing one is a fault of ours. */
export function layoutProjection(epsg: number): Projection {
  const projection = projectionOf(epsg);
  if (!projection) throw new RangeError(`no projection for EPSG:${epsg}`);
  return projection;
}

/** Air left around an extent, as a share of the frame. */
const MARGIN = 0.02;

/** `reserved` millimetres at the top of the box stay free of the extent, for the frame's own title. */
export function placeView(frame: MapFrame, box: Box, reserved = 0): PlacedView {
  const projection = layoutProjection(frame.epsg);
  const [, , width, height] = box;
  let centre: readonly [number, number];
  let denominator: number;
  if (frame.view.type === 'scale') {
    centre = frame.view.centre;
    denominator = frame.view.denominator;
  } else {
    const [minX, minY, maxX, maxY] = frame.view.extent;
    const room = 1 - 2 * MARGIN;
    const needed = Math.max((maxX - minX) / (width * room), (maxY - minY) / ((height - reserved) * room)) * 1000;
    denominator = roundDenominator(Math.max(needed, 500));
    centre = [(minX + maxX) / 2, (minY + maxY) / 2 + (reserved * denominator) / 2000];
  }
  const halfWidth = (width * denominator) / 2000;
  const halfHeight = (height * denominator) / 2000;
  return {
    box,
    projection,
    denominator,
    centre,
    extent: [centre[0] - halfWidth, centre[1] - halfHeight, centre[0] + halfWidth, centre[1] + halfHeight],
  };
}

/** The next scale of two significant digits: 1:6 660 000 → 1:6 700 000. */
export function roundDenominator(denominator: number): number {
  const step = 10 ** (Math.floor(Math.log10(denominator)) - 1);
  // The tolerance keeps a scale that is already round.
  return Math.ceil(denominator / step - 1e-9) * step;
}

/** Extent of geometries (degrees) in a projection, or null where there is nothing. Every vertex counts: the box of a projected box is too wide. */
export function projectedExtent(geometries: Iterable<Geometry | null>, epsg: number): Bbox | null {
  const projection = layoutProjection(epsg);
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (const geometry of geometries) {
    if (!geometry) continue;
    const xy = projection.forward(geometry.xy);
    for (let i = 0; i < xy.length; i += 2) {
      const x = xy[i] as number;
      const y = xy[i + 1] as number;
      if (!(Number.isFinite(x) && Number.isFinite(y))) continue;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  return minX <= maxX ? [minX, minY, maxX, maxY] : null;
}
