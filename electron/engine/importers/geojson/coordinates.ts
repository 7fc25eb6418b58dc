/**
 * The `coordinates` of a feature straight from its bytes to flat numbers: most of a GeoJSON file is digits, and JSON.parse would make an object of
 * every vertex first. Reads what every writer writes; anything else (an empty list, a null, an exponent beyond the exact ones, a slip of syntax) is
 * left to JSON.parse, which judges it and says where. The numbers are those JSON.parse gives, to the last bit.
 */
import { type Geometry, pointGeometry } from '../../../../shared/geo/geometry.ts';

const OPEN = 0x5b;
const CLOSE = 0x5d;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const MAX_DEPTH = 4;

export interface FlatCoordinates {
  /** Index after the closing bracket. */
  readonly end: number;
  /** How deep the positions lie: 1 for a Point, 4 for a MultiPolygon. */
  readonly depth: number;
  readonly xy: Float64Array;
  /** Ends, in vertices, of the lists of positions; ends, in such lists, of the lists of those. */
  readonly parts: readonly number[];
  readonly groups: readonly number[];
}

/** A whole number below 2⁵³ divided by one of these is correctly rounded (Clinger 1990): both are exact. */
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const MAX_WHOLE = 2 ** 53;

/** Nine digits fit a 32-bit integer: more go on as a double. */
const INTEGER_LIMIT = 99_999_999;

let room = new Float64Array(4096);

/** Reads the list that starts at `at`; null where JSON.parse has to. */
export function readCoordinates(bytes: Uint8Array, start: number): FlatCoordinates | null {
  let at = start;
  let depth = 0;
  let positionDepth = 0;
  let count = 0;
  let numbers = room;
  const parts: number[] = [];
  const groups: number[] = [];
  for (;;) {
    let byte = bytes[at] as number;
    while (byte <= 0x20) byte = bytes[++at] as number;
    if (byte === OPEN) {
      if (++depth > MAX_DEPTH) return null;
      at++;
      continue;
    }
    // A position: the only place where numbers may stand, at one and the same depth.
    if (positionDepth === 0) positionDepth = depth;
    if (depth !== positionDepth || depth === 0) return null;
    if (count + 2 > numbers.length) numbers = enlarged();
    for (let axis = 0; ; axis++) {
      // A third number has to be told of: the slow way does.
      if (axis > 1) return null;
      const from = at;
      const isNegative = byte === MINUS;
      if (isNegative) byte = bytes[++at] as number;
      if (!(byte >= ZERO && byte <= NINE)) return null;
      let integer = byte - ZERO;
      byte = bytes[++at] as number;
      // JSON knows no leading zero.
      if (integer === 0 && byte >= ZERO && byte <= NINE) return null;
      while (byte >= ZERO && byte <= NINE && integer <= INTEGER_LIMIT) {
        integer = (integer * 10 + (byte - ZERO)) | 0;
        byte = bytes[++at] as number;
      }
      // Longer than an integer: on digit by digit as a double, exact below 2⁵³.
      let whole = integer;
      while (byte >= ZERO && byte <= NINE) {
        whole = whole * 10 + (byte - ZERO);
        byte = bytes[++at] as number;
      }
      let decimals = 0;
      if (byte === POINT) {
        const pointAt = at;
        byte = bytes[++at] as number;
        if (whole === integer) {
          while (byte >= ZERO && byte <= NINE && integer <= INTEGER_LIMIT) {
            integer = (integer * 10 + (byte - ZERO)) | 0;
            byte = bytes[++at] as number;
          }
          whole = integer;
        }
        while (byte >= ZERO && byte <= NINE) {
          whole = whole * 10 + (byte - ZERO);
          byte = bytes[++at] as number;
        }
        decimals = at - pointAt - 1;
        if (decimals === 0) return null;
      }
      if (byte === 0x65 || byte === 0x45 || whole >= MAX_WHOLE || decimals > 22) {
        at = endOfNumber(bytes, at);
        const number = Number(Buffer.from(bytes.buffer, bytes.byteOffset + from, at - from).toString('latin1'));
        if (Number.isNaN(number)) return null;
        numbers[count++] = number;
        byte = bytes[at] as number;
      } else {
        const magnitude = whole / (POWERS[decimals] as number);
        numbers[count++] = isNegative ? -magnitude : magnitude;
      }
      while (byte <= 0x20) byte = bytes[++at] as number;
      if (byte === COMMA) {
        byte = bytes[++at] as number;
        while (byte <= 0x20) byte = bytes[++at] as number;
        continue;
      }
      if (byte !== CLOSE || axis === 0) return null;
      break;
    }
    // Out of the position, and of every list that ends with it.
    for (;;) {
      at++;
      if (--depth === 0) return { end: at, depth: positionDepth, xy: numbers.slice(0, count), parts, groups };
      byte = bytes[at] as number;
      while (byte <= 0x20) byte = bytes[++at] as number;
      if (byte === COMMA) break;
      if (byte !== CLOSE) return null;
      if (depth === positionDepth - 1) parts.push(count / 2);
      else if (depth === positionDepth - 2) groups.push(parts.length);
    }
    at++;
    byte = bytes[at] as number;
    while (byte <= 0x20) byte = bytes[++at] as number;
    if (byte !== OPEN) return null;
  }
}

function enlarged(): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(room.length * 2);
  larger.set(room);
  room = larger;
  return larger;
}

function endOfNumber(bytes: Uint8Array, at: number): number {
  let end = at;
  for (;;) {
    const byte = bytes[end] as number;
    const belongs = (byte >= ZERO && byte <= NINE) || byte === 0x65 || byte === 0x45 || byte === 0x2b || byte === MINUS;
    if (!belongs) return end;
    end++;
  }
}

const DEPTHS: Readonly<Record<string, number>> = {
  Point: 1,
  MultiPoint: 2,
  LineString: 2,
  Polygon: 3,
  MultiLineString: 3,
  MultiPolygon: 4,
};

/** The geometry of a GeoJSON type from its coordinates; null where the type wants others. */
export function geometryFrom(type: unknown, { depth, xy, parts, groups }: FlatCoordinates): Geometry | null {
  if (typeof type !== 'string' || !Object.hasOwn(DEPTHS, type) || DEPTHS[type] !== depth) return null;
  switch (type) {
    case 'Point':
      return pointGeometry(xy[0] as number, xy[1] as number);
    case 'MultiPoint':
      return { type: 'MultiPoint', xy, parts: [], polygons: [] };
    case 'LineString':
      return { type: 'MultiLineString', xy, parts: [xy.length / 2], polygons: [] };
    case 'MultiLineString':
      return { type: 'MultiLineString', xy, parts, polygons: [] };
    case 'Polygon':
      return { type: 'MultiPolygon', xy, parts, polygons: [parts.length] };
    default:
      return { type: 'MultiPolygon', xy, parts, polygons: groups };
  }
}
