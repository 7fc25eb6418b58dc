/** Objects of one category near a site. */
import type { LegalZone } from '../../../shared/geo/crs.ts';
import { type Bbox, bboxOf, type Geometry } from '../../../shared/geo/geometry.ts';
import { containsPoint } from '../../../shared/geo/inside.ts';
import { legalProjection, toProjection, zoneOf } from '../../../shared/geo/zone.ts';
import { type FarObject, farDistance_m, farLowerBound_m, farObject } from '../geometry/far-pair.ts';
import { geodesicDistance_m } from '../geometry/geodesic.ts';
import { scaleRange } from '../geometry/scale-range.ts';
import { edgesOf, SegmentIndex } from '../geometry/segment-index.ts';
import { type SpatialIndex, spatialIndex } from '../geometry/spatial-index.ts';
import type { AnalysisObject } from './input.ts';

export interface FoundObject {
  readonly position: number;
  readonly distance_m: number;
}

/** The nearest so many, or all within a distance. */
type Wanted = { readonly count: number } | { readonly distance_m: number };

/** The objects of the category that one zone holds, in its projection. */
interface ZoneObjects {
  readonly planar: readonly (Geometry | null)[];
  readonly edges: SegmentIndex;
  /** Boxes of the surfaces, for sites that lie wholly inside one. */
  readonly surfaces: SpatialIndex;
  /** Positions of the objects that do not lie wholly in the zone. */
  readonly outside: readonly number[];
}

export class CategorySearch {
  readonly #objects: readonly AnalysisObject[];
  readonly #zones = new Map<string, ZoneObjects>();
  readonly #far = new Map<number, FarObject | null>();

  constructor(objects: readonly AnalysisObject[]) {
    this.#objects = objects;
  }

  /** The `count` nearest objects, and all others as near as the last of them; fewer where the category holds fewer. */
  nearest(site: Geometry, count: number): FoundObject[] {
    return this.#find(site, { count });
  }

  /** All objects no farther than this from the site's edge. */
  within(site: Geometry, distance_m: number): FoundObject[] {
    return this.#find(site, { distance_m }).filter((object) => object.distance_m <= distance_m);
  }

  #find(site: Geometry, wanted: Wanted): FoundObject[] {
    const zone = zoneOf(site);
    const found = zone ? this.#inZone(site, zone, wanted) : [];
    const far = zone ? this.#zone(zone).outside : this.#objects.map((_object, position) => position);
    return far.length === 0 ? found : [...found, ...this.#outOfZone(site, far, found, wanted)];
  }

  #inZone(site: Geometry, zone: LegalZone, wanted: Wanted): FoundObject[] {
    const { planar, edges, surfaces } = this.#zone(zone);
    const projection = legalProjection(zone);
    const place = toProjection(site, projection);
    const box = bboxOf(place);
    if (!box || edges.objects === 0) return [];
    const siteEdges = edgesOf(place);
    const reach =
      'count' in wanted ? this.#reach(siteEdges, box, edges, planar, zone, wanted.count) : wanted.distance_m * scaleRange(zone)[1] + 1e-3;

    const distances = new Map<number, number>();
    for (const pair of edges.within(siteEdges, box, reach)) {
      const object = planar[pair.owner];
      if (pair.distance2 === 0 || (object && touchesInside(place, box, object))) {
        distances.set(pair.owner, 0);
      } else if (pair.distance2 <= reach * reach) {
        const [ax, ay, bx, by] = projection.inverse(Float64Array.of(pair.ax, pair.ay, pair.bx, pair.by)) as unknown as [
          number,
          number,
          number,
          number,
        ];
        distances.set(pair.owner, geodesicDistance_m(ax, ay, bx, by));
      }
    }
    for (const position of surfaces.search(box)) {
      const surface = planar[position];
      if (surface && hasVertexInside(surface, place)) distances.set(position, 0);
    }
    return [...distances].map(([position, distance_m]) => ({ position, distance_m }));
  }

  /**
   * A planar length within which the `count` nearest objects certainly lie. Of some objects around the site, the last of the first `count`
   * is at planar distance d: the geodesic is at most d ÷ least scale, and no nearer object can be farther in the plane than that times the
   * greatest scale.
   */
  #reach(
    siteEdges: Float64Array,
    box: Bbox,
    edges: SegmentIndex,
    planar: readonly (Geometry | null)[],
    zone: LegalZone,
    count: number,
  ): number {
    if (edges.objects <= count) return Number.POSITIVE_INFINITY;
    const around = [...edges.around((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, count)];
    const sample = new SegmentIndex(around.map((position) => planar[position] ?? null));
    const farthest = Math.max(...sample.within(siteEdges, box, Number.POSITIVE_INFINITY).map(({ distance2 }) => distance2));
    const [least, greatest] = scaleRange(zone);
    return (Math.sqrt(farthest) * greatest) / least + 1e-3;
  }

  #outOfZone(site: Geometry, positions: readonly number[], found: readonly FoundObject[], wanted: Wanted): FoundObject[] {
    const place = farObject(site);
    if (!place) return [];
    const candidates = positions
      .flatMap((position) => {
        const object = this.#farObject(position);
        return object ? [{ position, object, bound: farLowerBound_m(place, object) }] : [];
      })
      .sort((first, second) => first.bound - second.bound);
    const best = found.map(({ distance_m }) => distance_m).sort((first, second) => first - second);
    const more: FoundObject[] = [];
    for (const { position, object, bound } of candidates) {
      if ('count' in wanted ? best.length >= wanted.count && bound > (best[wanted.count - 1] as number) : bound > wanted.distance_m) break;
      const geometry = this.#objects[position]?.geometry;
      const meets = geometry && (hasVertexInside(site, geometry) || (geometry.type === 'MultiPolygon' && hasVertexInside(geometry, site)));
      const distance_m = meets ? 0 : farDistance_m(place, object);
      more.push({ position, distance_m });
      best.push(distance_m);
      best.sort((first, second) => first - second);
    }
    return more;
  }

  #farObject(position: number): FarObject | null {
    const known = this.#far.get(position);
    if (known !== undefined) return known;
    const geometry = this.#objects[position]?.geometry;
    const object = geometry ? farObject(geometry) : null;
    this.#far.set(position, object);
    return object;
  }

  #zone(zone: LegalZone): ZoneObjects {
    const known = this.#zones.get(zone.code);
    if (known) return known;
    const projection = legalProjection(zone);
    const outside: number[] = [];
    const planar = this.#objects.map(({ geometry }, position) => {
      if (!geometry) return null;
      if (isWithin(geometry, zone)) return toProjection(geometry, projection);
      outside.push(position);
      return null;
    });
    const made = {
      planar,
      outside,
      edges: new SegmentIndex(planar),
      surfaces: spatialIndex(planar.map((geometry) => (geometry?.type === 'MultiPolygon' ? bboxOf(geometry) : null))),
    };
    this.#zones.set(zone.code, made);
    return made;
  }
}

function isWithin(geometry: Geometry, zone: LegalZone): boolean {
  const box = bboxOf(geometry);
  const [minX, minY, maxX, maxY] = zone.bounds;
  return box !== null && box[0] >= minX && box[1] >= minY && box[2] <= maxX && box[3] <= maxY;
}

/** Whether a vertex of `object` lies inside `site`: where edges do not cross, an object that meets the site has one there. */
function touchesInside(site: Geometry, box: Bbox, object: Geometry): boolean {
  const { xy } = object;
  for (let i = 0; i < xy.length; i += 2) {
    const x = xy[i] as number;
    const y = xy[i + 1] as number;
    if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && containsPoint(site, x, y)) return true;
  }
  return false;
}

/** Whether `polygon` holds a vertex of `other`. */
function hasVertexInside(polygon: Geometry, other: Geometry): boolean {
  const box = bboxOf(polygon);
  return box !== null && touchesInside(polygon, box, other);
}
