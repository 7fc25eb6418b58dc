/** The ST_ functions the spatial-index triggers call: every connection that writes needs them. */
import type { Database } from 'better-sqlite3';
import type { Bbox } from '../../../../shared/geo/geometry.ts';
import { blobBounds } from './blob.ts';

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
