/**
 * Geometry as flat coordinates: the one currency between readers, store, analysis and map.
 * It copies straight into a WKB blob, an OpenLayers geometry or a port message, without one object per vertex.
 *
 * Single polygons and lines are promoted to their multi form when they are read (GeoPackage columns hold one type only);
 * Z and M never enter. Coordinates are x, y: longitude, latitude in degrees (EPSG:4326) unless a name says otherwise.
 */
export type GeometryType = 'Point' | 'MultiPoint' | 'MultiLineString' | 'MultiPolygon';

export interface Geometry {
  readonly type: GeometryType;
  /** x0, y0, x1, y1… Rings are closed (first vertex repeated). */
  readonly xy: Float64Array;
  /** For each line or ring, the index (in vertices) where it ends, exclusive. Empty for points. */
  readonly parts: readonly number[];
  /** For each polygon, the index (in `parts`) where it ends, exclusive; its first ring is the shell. Empty for points and lines. */
  readonly polygons: readonly number[];
}

/** minX, minY, maxX, maxY. */
export type Bbox = readonly [number, number, number, number];

export function pointGeometry(x: number, y: number): Geometry {
  return { type: 'Point', xy: Float64Array.of(x, y), parts: [], polygons: [] };
}

/** Number of vertices. */
export function vertexCount(geometry: Geometry): number {
  return geometry.xy.length / 2;
}

/** A geometry without vertices is stored as NULL, never as an empty blob (GeoPackage note #6). */
export function isEmptyGeometry(geometry: Geometry): boolean {
  return geometry.xy.length === 0;
}

/** The same shape with other coordinates, `xy` being as long as the original's. */
export function withCoordinates(geometry: Geometry, xy: Float64Array): Geometry {
  return { type: geometry.type, xy, parts: geometry.parts, polygons: geometry.polygons };
}

/** Bounding box in the geometry's own coordinates, or null where there is no finite vertex. */
export function bboxOf(geometry: Geometry): Bbox | null {
  return boundsOf(geometry.xy);
}

/** Bounds of the vertices [start, end) of flat coordinates, or null where none is finite. */
export function boundsOf(xy: ArrayLike<number>, start = 0, end = xy.length / 2): Bbox | null {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (let i = start * 2; i < end * 2; i += 2) {
    const x = xy[i] as number;
    const y = xy[i + 1] as number;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return minX <= maxX && minY <= maxY ? [minX, minY, maxX, maxY] : null;
}

/** Calls `visit` with the vertex range [start, end) of each line or ring, and the polygon it belongs to. */
export function forEachPart(geometry: Geometry, visit: (start: number, end: number, polygon: number, isShell: boolean) => void): void {
  let start = 0;
  let polygon = 0;
  let firstOfPolygon = true;
  for (let part = 0; part < geometry.parts.length; part++) {
    const end = geometry.parts[part] as number;
    visit(start, end, polygon, firstOfPolygon);
    start = end;
    firstOfPolygon = false;
    if (part + 1 === geometry.polygons[polygon]) {
      polygon++;
      firstOfPolygon = true;
    }
  }
}
