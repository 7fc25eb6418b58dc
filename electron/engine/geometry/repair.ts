/**
 * Polygons made valid at the door, so that no later overlay loses them: a self-crossing outline makes GEOS refuse, SpatiaLite answer NULL,
 * and a shoelace area wrong by any amount. Valid polygons pass unchanged but for the orientation of their rings (about 0.25 µs a vertex).
 */
import { planarArea_m2 } from '../../../shared/geo/area.ts';
import { forEachPart, type Geometry } from '../../../shared/geo/geometry.ts';
import { orientRings } from '../../../shared/geo/rings.ts';
import { legalProjection, toProjection, zoneOf } from '../../../shared/geo/zone.ts';
import { type Geos, GeosError, type GeosScope, type Shape } from './geos.ts';
import { isProvenValid } from './proven-valid.ts';

export type RepairReason =
  | 'ring-closed'
  | 'collapsed'
  | 'self-intersection'
  | 'ring-self-touch'
  | 'hole-outside'
  | 'nested-holes'
  | 'nested-shells'
  | 'duplicate-rings'
  | 'interior-disconnected'
  | 'coordinate-not-finite'
  | 'invalid';

export interface Repaired {
  readonly geometry: Geometry;
  readonly repaired: boolean;
  /** The first fault found, or null where there was none. */
  readonly reason: RepairReason | null;
  /** In the legal projection; `areaBefore_m2` is what the invalid rings would have measured. Null where nothing was repaired or outside the zones. */
  readonly areaBefore_m2: number | null;
  readonly areaAfter_m2: number | null;
}

export interface Rejected {
  readonly rejected: RepairReason;
}

/** GEOS's words for a fault (operation/valid/TopologyValidationError.cpp), in the order they are looked for. */
const GEOS_REASONS: readonly (readonly [string, RepairReason])[] = [
  ['Ring Self-intersection', 'ring-self-touch'],
  ['Self-intersection', 'self-intersection'],
  ['Hole lies outside shell', 'hole-outside'],
  ['Holes are nested', 'nested-holes'],
  ['Nested shells', 'nested-shells'],
  ['Duplicate Rings', 'duplicate-rings'],
  ['Interior is disconnected', 'interior-disconnected'],
  ['Too few points', 'collapsed'],
  ['Invalid Coordinate', 'coordinate-not-finite'],
];

/**
 * A polygon in EPSG:4326, valid and oriented after RFC 7946; other types come back as they are.
 * Both lobes of a crossed ring are kept, overlapping parts merged, holes outside their shell dropped.
 */
export function repairPolygons(geometry: Geometry, geos: Geos): Repaired | Rejected {
  if (geometry.type !== 'MultiPolygon') return unchanged(geometry);
  if (isProvenValid(geometry)) return unchanged(orientRings(geometry));
  return geos.scope((s) => {
    const result = validShape(geometry, s);
    if ('rejected' in result) return result;
    if (result.reason === null) return unchanged(orientRings(geometry));
    const valid = orientRings(s.polygons(result.shape));
    return repaired(geometry, valid, result.reason);
  });
}

/**
 * The valid GEOS shape of a polygon in planar coordinates of any unit, with what had to be mended, or why there is none.
 * The way into every overlay and area.
 */
export function validShape(
  geometry: Geometry,
  scope: GeosScope,
): { readonly shape: Shape; readonly reason: RepairReason | null } | Rejected {
  const rings = checkRings(geometry);
  if (rings === 'coordinate-not-finite') return { rejected: rings };
  const closed = rings === null ? geometry : rebuildRings(geometry);
  if (closed.polygons.length === 0) return { rejected: 'collapsed' };
  try {
    const shape = scope.shape(closed);
    if (scope.isValid(shape)) return { shape, reason: rings };
    const text = scope.reason(shape);
    const reason = rings ?? GEOS_REASONS.find(([words]) => text.startsWith(words))?.[1] ?? 'invalid';
    const valid = scope.makeValid(shape);
    return scope.area(valid) > 0 ? { shape: valid, reason } : { rejected: reason };
  } catch (error) {
    if (error instanceof GeosError) return { rejected: 'invalid' };
    throw error;
  }
}

function unchanged(geometry: Geometry): Repaired {
  return { geometry, repaired: false, reason: null, areaBefore_m2: null, areaAfter_m2: null };
}

function repaired(before: Geometry, after: Geometry, reason: RepairReason): Repaired {
  const zone = zoneOf(after);
  const area = (geometry: Geometry): number | null => (zone ? planarArea_m2(toProjection(geometry, legalProjection(zone))) : null);
  return { geometry: after, repaired: true, reason, areaBefore_m2: area(before), areaAfter_m2: area(after) };
}

/** The first structural fault of the rings, or null: a ring needs an end equal to its start and three vertices besides. */
function checkRings(geometry: Geometry): 'coordinate-not-finite' | 'ring-closed' | 'collapsed' | null {
  const { xy } = geometry;
  for (let i = 0; i < xy.length; i++) if (!Number.isFinite(xy[i] as number)) return 'coordinate-not-finite';
  let isOpen = false;
  let isCollapsed = false;
  forEachPart(geometry, (start, end) => {
    const isClosed = xy[start * 2] === xy[end * 2 - 2] && xy[start * 2 + 1] === xy[end * 2 - 1];
    if (end - start < (isClosed ? 4 : 3)) isCollapsed = true;
    else if (!isClosed) isOpen = true;
  });
  if (isCollapsed) return 'collapsed';
  return isOpen ? 'ring-closed' : null;
}

/** Closes open rings and drops those without three different vertices; a polygon goes with its shell. */
function rebuildRings(geometry: Geometry): Geometry {
  const { xy } = geometry;
  const numbers: number[] = [];
  const parts: number[] = [];
  const polygons: number[] = [];
  let keptPolygon = -1;
  forEachPart(geometry, (start, end, polygon, isShell) => {
    const different = new Set<string>();
    for (let i = start; i < end && different.size < 3; i++) different.add(`${xy[i * 2]} ${xy[i * 2 + 1]}`);
    if (different.size < 3 || (!isShell && keptPolygon !== polygon)) return;
    for (let i = start * 2; i < end * 2; i++) numbers.push(xy[i] as number);
    const x = xy[start * 2] as number;
    const y = xy[start * 2 + 1] as number;
    if (x !== xy[end * 2 - 2] || y !== xy[end * 2 - 1]) numbers.push(x, y);
    parts.push(numbers.length / 2);
    if (isShell) polygons.push(parts.length);
    else polygons[polygons.length - 1] = parts.length;
    keptPolygon = polygon;
  });
  return { type: 'MultiPolygon', xy: Float64Array.from(numbers), parts, polygons };
}
