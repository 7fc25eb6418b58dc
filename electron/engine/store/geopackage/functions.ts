/** The ST_ functions the spatial-index triggers call: every connection that writes needs them. */
import type { Database } from 'better-sqlite3';
import type { Bbox } from '../../../../shared/geo/geometry.ts';
import { blobBounds, decodeBlob } from './blob.ts';

export function registerSpatialFunctions(db: Database): void {
  const define = (name: string, read: (bounds: Bbox | null) => number | null): void => {
    db.function(name, { deterministic: true }, (blob: unknown) => (blob instanceof Uint8Array ? read(blobBounds(blob)) : null));
  };
  define('ST_MinX', (bounds) => bounds?.[0] ?? null);
  define('ST_MinY', (bounds) => bounds?.[1] ?? null);
  define('ST_MaxX', (bounds) => bounds?.[2] ?? null);
  define('ST_MaxY', (bounds) => bounds?.[3] ?? null);
  define('ST_IsEmpty', (bounds) => (bounds === null ? 1 : 0));
}

/** Outlines no vertex of which is farther apart than this are the same one, written by two programs: about a centimetre. */
export const ROUNDING_DEGREES = 1e-7;

/** emprise_same_outline(a, b): 1 where both have the same vertices but for rounding. NULL is like nothing but NULL. */
export function registerSameOutline(db: Database): void {
  db.function('emprise_same_outline', { deterministic: true }, (left: unknown, right: unknown) =>
    left instanceof Uint8Array && right instanceof Uint8Array ? Number(isSameOutline(left, right)) : Number(left === right),
  );
}

function isSameOutline(left: Uint8Array, right: Uint8Array): boolean {
  try {
    const [first, second] = [decodeBlob(left), decodeBlob(right)];
    if (first === null || second === null) return first === second;
    if (first.type !== second.type || first.xy.length !== second.xy.length) return false;
    if (!isSameList(first.parts, second.parts) || !isSameList(first.polygons, second.polygons)) return false;
    return first.xy.every((value, index) => Math.abs(value - (second.xy[index] as number)) <= ROUNDING_DEGREES);
  } catch {
    return false;
  }
}

function isSameList(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}
