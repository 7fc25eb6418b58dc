/** How a site's area is spread over the polygons of a layer, in the legal projection of the site's zone. */
import type { LegalZone } from '../../../shared/geo/crs.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import type { GeosScope, Shape } from '../geometry/geos.ts';
import type { PolygonLayer } from './polygon-layer.ts';

/** A site ready for overlay. */
export interface PlacedSite {
  readonly geometry: Geometry;
  readonly zone: LegalZone;
  readonly shape: Shape;
  readonly area_m2: number;
}

export interface Share {
  readonly position: number;
  /** 0–1. */
  readonly part: number;
}

/** Shares above `smallest`, the largest first; equal ones in the order of the layer. Throws `GeosError` where an overlap fails. */
export function sharesOf(site: PlacedSite, layer: PolygonLayer, smallest: number, scope: GeosScope): Share[] {
  const shares: Share[] = [];
  for (const position of layer.near(site.geometry)) {
    const prepared = layer.prepared(position, site.zone);
    const shape = layer.shape(position, site.zone);
    if (prepared === null || shape === null || !prepared.intersects(site.shape)) continue;
    const part = prepared.contains(site.shape) ? 1 : Math.min(1, scope.area(scope.intersection(site.shape, shape)) / site.area_m2);
    if (part > smallest) shares.push({ position, part });
  }
  return shares.sort((first, second) => second.part - first.part || first.position - second.position);
}
