import type { LegalZone } from '../../../shared/geo/crs.ts';
import { legalProjection } from '../../../shared/geo/zone.ts';
import { geodesicDistance_m } from './geodesic.ts';

/** Geodesics between places of a zone leave its box by less than this, degrees. */
const MARGIN = 1.5;
const STEPS = 14;
/** Degrees; 11 m. */
const PROBE = 1e-4;
/** Beyond what was sampled: the scale varies smoothly, less than this between samples. */
const SLACK = 2e-4;

const known = new Map<string, readonly [number, number]>();

/**
 * The least and the greatest scale (length in the projection ÷ length on the ellipsoid) anywhere in a zone. The legal projections are
 * conformal, so a planar distance d lies between geodesic·least and geodesic·greatest.
 */
export function scaleRange(zone: LegalZone): readonly [least: number, greatest: number] {
  const found = known.get(zone.code);
  if (found) return found;
  const projection = legalProjection(zone);
  const [minX, minY, maxX, maxY] = zone.bounds;
  let least = Number.POSITIVE_INFINITY;
  let greatest = 0;
  for (let i = 0; i <= STEPS; i++) {
    for (let j = 0; j <= STEPS; j++) {
      const x = minX - MARGIN + ((maxX - minX + 2 * MARGIN) * i) / STEPS;
      const y = minY - MARGIN + ((maxY - minY + 2 * MARGIN) * j) / STEPS;
      const [px, py, qx, qy] = projection.forward(Float64Array.of(x, y, x, y + PROBE)) as unknown as [number, number, number, number];
      const scale = Math.hypot(qx - px, qy - py) / geodesicDistance_m(x, y, x, y + PROBE);
      least = Math.min(least, scale);
      greatest = Math.max(greatest, scale);
    }
  }
  const range = [least - SLACK, greatest + SLACK] as const;
  known.set(zone.code, range);
  return range;
}
