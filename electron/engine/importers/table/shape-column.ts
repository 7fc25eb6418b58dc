/** A column that holds written geometries: WKT and EWKT, GeoJSON, WKB and EWKB in hexadecimal. */
import { type GeometryFinding, geometryFromJson, type Remarks } from '../geojson/geometry.ts';
import { geometryFromWkb } from '../geopackage-blob.ts';
import { geometryFromWkt, looksLikeWkt, sridOfWkt } from '../wkt.ts';
import type { CoordinateSource, Records } from './coordinates.ts';
import { isMissing } from './missing.ts';

export interface ShapeColumn extends CoordinateSource {
  readonly isOutline: boolean;
}

const SHAPE_NAME = /geom|wkt|wkb|shape|geo_?json|emprise|contour/;
/** Columns of geometry by their name alone. */
const CERTAIN_NAME = /^(geomsurf|geompoint|wkt|geom|the_geom|geometry|geo_shape|\w+_geomsurf|\w+_geompoint)$/;
const LOOKS_LIKE_WKB = /^(\\x)?0[01][0-9a-f]{40,}$/i;
/** Bits of an EWKB type: dimensions Z and M, and a system that follows. */
const EWKB_SRID = 0x20000000;

const looksLikeJson = (cell: string): boolean => cell.startsWith('{') && /"coordinates"|"geometries"/.test(cell);
const looksLikeShape = (cell: string): boolean => looksLikeWkt(cell) || looksLikeJson(cell) || LOOKS_LIKE_WKB.test(cell);

/** By name alone where it is empty or spoilt, so that its cells are not taken for text. */
export function shapeColumn(name: string, column: number, sample: Records): ShapeColumn | null {
  const cells = sample.map((record) => record[column]?.trim() ?? '').filter((cell) => !isMissing(cell));
  const first = cells.find(looksLikeShape);
  if (first === undefined && !(cells.length === 0 && CERTAIN_NAME.test(name))) return null;
  if (first !== undefined && !SHAPE_NAME.test(name) && cells.filter(looksLikeShape).length * 2 < cells.length) return null;
  const srid = first === undefined ? null : LOOKS_LIKE_WKB.test(first) ? sridOfWkb(bytesOf(first)) : sridOfWkt(first);
  return {
    how: first !== undefined && looksLikeJson(first) ? 'geojson' : 'wkt',
    columns: [column],
    onlyGeometry: true,
    isOutline: first === undefined ? /surf/.test(name) : /POLYGON|LINESTRING/i.test(first) || isWkbOutline(first),
    crs: srid === null ? null : { value: srid, how: 'declared' },
    read: (record, remarks) => readShape(record[column]?.trim() ?? '', remarks),
  };
}

function readShape(cell: string, remarks: Remarks | undefined): GeometryFinding {
  if (isMissing(cell)) return null;
  if (cell.startsWith('{')) {
    try {
      return geometryFromJson(JSON.parse(cell), remarks);
    } catch {
      return 'geometry-unreadable';
    }
  }
  return LOOKS_LIKE_WKB.test(cell) ? geometryFromWkb(bytesOf(cell), 0, remarks) : geometryFromWkt(cell, remarks);
}

/** PostgreSQL writes `\x` before. */
const bytesOf = (cell: string): Buffer => Buffer.from(cell.startsWith('\\x') ? cell.slice(2) : cell, 'hex');

const typeOfWkb = (bytes: Buffer): number => (bytes[0] === 1 ? bytes.readUInt32LE(1) : bytes.readUInt32BE(1));

function sridOfWkb(bytes: Buffer): number | null {
  if (bytes.length < 9 || (typeOfWkb(bytes) & EWKB_SRID) === 0) return null;
  const srid = bytes[0] === 1 ? bytes.readUInt32LE(5) : bytes.readUInt32BE(5);
  return srid > 0 ? srid : null;
}

function isWkbOutline(cell: string): boolean {
  if (!LOOKS_LIKE_WKB.test(cell)) return false;
  const type = (typeOfWkb(bytesOf(cell)) & 0x0fffffff) % 1000;
  return type !== 1 && type !== 4;
}
