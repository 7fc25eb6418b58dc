/**
 * Objects that a shape drawn on the map touches or holds, tested in metres of the view: what is seen is what is chosen. A circle is tested in the plane around its
 * centre instead, where its radius is true on the ground.
 */
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { AreaRelation, DrawnArea } from '../../../shared/domain/selecting.ts';
import { segmentInBox } from '../../../shared/geo/clip-box.ts';
import { RADIANS } from '../../../shared/geo/ellipsoid.ts';
import { type Bbox, bboxOf, forEachPart, type Geometry, withCoordinates } from '../../../shared/geo/geometry.ts';
import { containsPoint } from '../../../shared/geo/inside.ts';
import { circleAround, type LocalPlane, localPlane } from '../../../shared/geo/local-plane.ts';
import { type Projection, projectionOf } from '../../../shared/geo/projections.ts';
import type { Geos } from './geos.ts';

export interface AreaTest {
  /** Degrees; objects whose bounds do not meet it are not chosen. */
  readonly degrees: Bbox;
  /** True where bounds in degrees alone say that the object lies inside; false says nothing. */
  holdsBounds(minX: number, minY: number, maxX: number, maxY: number): boolean;
  /** True where bounds in degrees alone say that nothing of the object can meet the shape; false says nothing. */
  missesBounds(minX: number, minY: number, maxX: number, maxY: number): boolean;
  /** `geometry` in degrees. */
  chooses(geometry: Geometry): boolean;
  close(): void;
}

/** Throws `crs-unsupported`, `parameter-invalid` for a line without an inside. */
export function areaTest(geos: Geos, area: DrawnArea, how: AreaRelation, epsg: number): AreaTest {
  const projection = projectionOf(epsg);
  if (!projection) throw new EmpriseError('crs-unsupported', { crs: `EPSG:${epsg}` });
  if (area.kind === 'circle') return circleTest(area, how, projection);
  const ring = area.kind === 'box' ? boxRing(area.box) : closed(area.xy);
  if (ring.length < 8) throw new EmpriseError('parameter-invalid', { name: 'area' });
  return area.kind === 'box' ? boxTest(area.box, ring, how, projection) : polygonTest(geos, ring, how, projection);
}

function boxTest(box: Bbox, ring: Float64Array, how: AreaRelation, projection: Projection): AreaTest {
  const inside = ([minX, minY, maxX, maxY]: Bbox): boolean => minX >= box[0] && minY >= box[1] && maxX <= box[2] && maxY <= box[3];
  return {
    degrees: degreesAround(ring, projection),
    holdsBounds: (...bounds) => inside(projectedBounds(bounds, projection)),
    missesBounds: (...bounds) => {
      const [minX, minY, maxX, maxY] = projectedBounds(bounds, projection);
      return maxX < box[0] || minX > box[2] || maxY < box[1] || minY > box[3];
    },
    chooses: (geometry) => {
      const projected = withCoordinates(geometry, projection.forward(geometry.xy));
      const bounds = bboxOf(projected);
      if (!bounds) return false;
      return inside(bounds) || (how === 'intersects' && meetsBox(projected, box));
    },
    close: () => undefined,
  };
}

function meetsBox(geometry: Geometry, box: Bbox): boolean {
  const { xy, type } = geometry;
  for (let i = 0; i < xy.length; i += 2) {
    const [x, y] = [xy[i] as number, xy[i + 1] as number];
    if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]) return true;
  }
  let crosses = false;
  forEachPart(geometry, (start, end) => {
    for (let i = start * 2; !crosses && i < end * 2 - 2; i += 2)
      crosses = segmentInBox(xy[i] as number, xy[i + 1] as number, xy[i + 2] as number, xy[i + 3] as number, box) !== null;
  });
  return crosses || (type === 'MultiPolygon' && containsPoint(geometry, box[0], box[1]));
}

function polygonTest(geos: Geos, ring: Float64Array, how: AreaRelation, projection: Projection): AreaTest {
  const scope = geos.open();
  const drawn = scope.shape({ type: 'MultiPolygon', xy: ring, parts: [ring.length / 2], polygons: [1] });
  // a lasso may cross itself: both lobes count
  const prepared = scope.prepare(scope.isValid(drawn) ? drawn : scope.makeValid(drawn));
  return {
    degrees: degreesAround(ring, projection),
    holdsBounds: (...bounds) => {
      const xy = boxRing(projectedBounds(bounds, projection));
      return geos.scope((s) => prepared.contains(s.shape({ type: 'MultiPolygon', xy, parts: [5], polygons: [1] })));
    },
    missesBounds: (...bounds) => {
      const xy = boxRing(projectedBounds(bounds, projection));
      return geos.scope((s) => !prepared.intersects(s.shape({ type: 'MultiPolygon', xy, parts: [5], polygons: [1] })));
    },
    chooses: (geometry) => {
      const projected = withCoordinates(geometry, projection.forward(geometry.xy));
      return geos.scope((s) => {
        const shape = s.shape(projected);
        return how === 'intersects' ? prepared.intersects(shape) : prepared.contains(shape);
      });
    },
    close: () => scope.close(),
  };
}

function circleTest({ centre, radius_m }: Extract<DrawnArea, { kind: 'circle' }>, how: AreaRelation, projection: Projection): AreaTest {
  const [longitude = Number.NaN, latitude = Number.NaN] = projection.inverse(Float64Array.of(...centre));
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) throw new EmpriseError('parameter-invalid', { name: 'centre' });
  const plane = localPlane(longitude, latitude);
  const squared = radius_m * radius_m;
  const farthest = (xy: Float64Array): number => {
    let most = 0;
    for (let i = 0; i < xy.length; i += 2) most = Math.max(most, (xy[i] as number) ** 2 + (xy[i + 1] as number) ** 2);
    return most;
  };
  const around = bboxOf({ type: 'MultiPoint', xy: circleAround(longitude, latitude, radius_m), parts: [], polygons: [] }) as Bbox;
  return {
    degrees: [around[0] - 1e-6, around[1] - 1e-6, around[2] + 1e-6, around[3] + 1e-6],
    holdsBounds: (minX, minY, maxX, maxY) => {
      // between two corners a parallel may lie farther out by a share of Δφ²/8
      const slack = 1 + ((maxY - minY) * RADIANS) ** 2;
      return farthest(cornersOf(plane, minX, minY, maxX, maxY)) * slack <= squared;
    },
    missesBounds: (minX, minY, maxX, maxY) => {
      // east and north grow with longitude and latitude: the corners bound what lies between them
      const box = bboxOf({ type: 'MultiPoint', xy: cornersOf(plane, minX, minY, maxX, maxY), parts: [], polygons: [] });
      if (!box) return false;
      const [dx, dy] = [Math.max(box[0], -box[2], 0), Math.max(box[1], -box[3], 0)];
      return dx * dx + dy * dy > squared;
    },
    chooses: (geometry) => {
      const local = withCoordinates(geometry, plane.forward(geometry.xy));
      if (how === 'inside') return farthest(local.xy) <= squared;
      return nearestSquared(local) <= squared || (local.type === 'MultiPolygon' && containsPoint(local, 0, 0));
    },
    close: () => undefined,
  };
}

function cornersOf(plane: LocalPlane, minX: number, minY: number, maxX: number, maxY: number): Float64Array {
  return plane.forward(Float64Array.of(minX, minY, maxX, minY, maxX, maxY, minX, maxY));
}

/** Square of the distance from the origin to the nearest point of the lines, rings or points. */
function nearestSquared(geometry: Geometry): number {
  const { xy } = geometry;
  let least = Number.POSITIVE_INFINITY;
  if (geometry.parts.length === 0) {
    for (let i = 0; i < xy.length; i += 2) least = Math.min(least, (xy[i] as number) ** 2 + (xy[i + 1] as number) ** 2);
    return least;
  }
  forEachPart(geometry, (start, end) => {
    for (let i = start * 2; i < end * 2 - 2; i += 2) {
      const [x, y] = [xy[i] as number, xy[i + 1] as number];
      const [dx, dy] = [(xy[i + 2] as number) - x, (xy[i + 3] as number) - y];
      const length = dx * dx + dy * dy;
      const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / length));
      least = Math.min(least, (x + share * dx) ** 2 + (y + share * dy) ** 2);
    }
  });
  return least;
}

function boxRing([minX, minY, maxX, maxY]: Bbox): Float64Array {
  return Float64Array.of(minX, minY, maxX, minY, maxX, maxY, minX, maxY, minX, minY);
}

function closed(xy: Float64Array): Float64Array {
  if (xy.length >= 2 && xy[0] === xy[xy.length - 2] && xy[1] === xy[xy.length - 1]) return xy;
  const ring = new Float64Array(xy.length + 2);
  ring.set(xy);
  ring.set(xy.subarray(0, 2), xy.length);
  return ring;
}

/**
 * Bounds in the view of what bounds in degrees may hold: the parallels and meridians between the corners bend by at most d²/8 times the radius, d in radians
 * (a parallel of a conic projection, the steepest of ours, bends by d²·sin φ/8).
 */
function projectedBounds([minX, minY, maxX, maxY]: Bbox, projection: Projection): Bbox {
  const corners = projection.forward(Float64Array.of(minX, minY, maxX, minY, maxX, maxY, minX, maxY));
  const box = bboxOf({ type: 'MultiPoint', xy: corners, parts: [], polygons: [] });
  if (!box) return [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const wide = (Math.max(maxX - minX, maxY - minY) * RADIANS) ** 2;
  const margin = (wide / 8) * 6_400_000 * 2;
  return [box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin];
}

/** Bounds in degrees of a ring of the view: points along its edges are taken, for they are curves there. */
function degreesAround(ring: Float64Array, projection: Projection): Bbox {
  const STEPS = 8;
  const along: number[] = [];
  for (let i = 0; i + 3 < ring.length; i += 2) {
    for (let step = 0; step < STEPS; step++) {
      const share = step / STEPS;
      along.push((ring[i] as number) * (1 - share) + (ring[i + 2] as number) * share);
      along.push((ring[i + 1] as number) * (1 - share) + (ring[i + 3] as number) * share);
    }
  }
  const degrees = projection.inverse(Float64Array.from(along));
  const box = degrees.every(Number.isFinite) ? bboxOf({ type: 'MultiPoint', xy: degrees, parts: [], polygons: [] }) : null;
  if (!box) return [-180, -90, 180, 90];
  const margin = 0.02 * ((box[2] - box[0]) ** 2 + (box[3] - box[1]) ** 2) + 1e-6;
  return [box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin];
}
