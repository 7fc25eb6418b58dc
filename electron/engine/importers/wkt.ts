/** Well-known text, as CSV columns and CNIG files hold it: any case, optional SRID, Z and M dropped. */
import { type Geometry, type GeometryType, pointGeometry } from '../../../shared/geo/geometry.ts';
import { type GeometryFinding, mergeGeometries, type Remarks, remark } from './geojson/geometry.ts';

const HEAD = /^\s*(?:SRID\s*=\s*(\d+)\s*;)?\s*((?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\s*(?:Z|M|ZM)?\s*(?=\(|EMPTY)/i;

export function looksLikeWkt(text: string): boolean {
  return HEAD.test(text);
}

export function sridOfWkt(text: string): number | null {
  const srid = HEAD.exec(text)?.[1];
  return srid === undefined ? null : Number(srid);
}

/** A geometry, null for EMPTY, or 'geometry-unreadable'. */
export function geometryFromWkt(text: string, remarks?: Remarks, nesting = 0): GeometryFinding {
  const head = HEAD.exec(text);
  if (!head) return 'geometry-unreadable';
  const type = (head[2] as string).toUpperCase();
  const body = text.slice(head[0].length).trim();
  if (/^EMPTY$/i.test(body)) return null;
  if (type === 'GEOMETRYCOLLECTION') return nesting < MAX_NESTING ? collection(body, remarks, nesting) : 'geometry-unreadable';
  const reader = new TextReader(body);
  const result = reader.read(type);
  if (reader.hasMore) remark(remarks, 'z-dropped');
  return result === null || !reader.atEnd() ? 'geometry-unreadable' : result;
}

/** Far beyond what any program nests. */
const MAX_NESTING = 32;

/** Members separated by commas at the first level of brackets. */
function collection(body: string, remarks: Remarks | undefined, nesting: number): GeometryFinding {
  const members: Geometry[] = [];
  let depth = 0;
  let start = 1;
  for (let i = 0; i < body.length; i++) {
    const char = body[i];
    if (char === '(') depth++;
    else if (char === ')') depth--;
    if ((depth === 1 && char === ',') || (depth === 0 && i === body.length - 1)) {
      const member = geometryFromWkt(body.slice(start, i), remarks, nesting + 1);
      if (typeof member === 'string') return member;
      if (member !== null) members.push(member);
      start = i + 1;
    }
  }
  return depth === 0 ? mergeGeometries(members, remarks) : 'geometry-unreadable';
}

const LEVELS: Readonly<Record<string, { depth: number; type: GeometryType }>> = {
  POINT: { depth: 1, type: 'Point' },
  MULTIPOINT: { depth: 1, type: 'MultiPoint' },
  LINESTRING: { depth: 1, type: 'MultiLineString' },
  MULTILINESTRING: { depth: 2, type: 'MultiLineString' },
  POLYGON: { depth: 2, type: 'MultiPolygon' },
  MULTIPOLYGON: { depth: 3, type: 'MultiPolygon' },
};

class TextReader {
  private readonly text: string;
  private at = 0;
  /** True where a position had more than two numbers. */
  hasMore = false;
  private readonly xy: number[] = [];
  private readonly parts: number[] = [];
  private readonly polygons: number[] = [];

  constructor(text: string) {
    this.text = text;
  }

  atEnd(): boolean {
    return this.text.slice(this.at).trim() === '';
  }

  read(name: string): Geometry | null {
    const level = LEVELS[name];
    if (level === undefined || !this.list(level.depth, name === 'MULTIPOINT')) return null;
    const { type } = level;
    if (this.xy.length === 0) return null;
    if (type === 'Point') return this.xy.length === 2 ? pointGeometry(this.xy[0] as number, this.xy[1] as number) : null;
    return {
      type,
      xy: Float64Array.from(this.xy),
      parts: type === 'MultiPoint' ? [] : this.parts,
      polygons: type === 'MultiPolygon' ? this.polygons : [],
    };
  }

  /** A bracketed list: of positions at depth 1, of lists above. */
  private list(depth: number, bracketedPoints: boolean): boolean {
    if (!this.take('(')) return false;
    do {
      if (depth > 1) {
        if (!this.list(depth - 1, false)) return false;
      } else {
        const bracketed = bracketedPoints && this.take('(');
        if (!this.position() || (bracketed && !this.take(')'))) return false;
      }
    } while (this.take(','));
    if (!this.take(')')) return false;
    if (depth === 1) this.parts.push(this.xy.length / 2);
    else if (depth === 2) this.polygons.push(this.parts.length);
    return true;
  }

  private position(): boolean {
    const numbers = /\s*([-+]?[\d.]+(?:e[-+]?\d+)?)\s+([-+]?[\d.]+(?:e[-+]?\d+)?)((?:\s+[-+\d.einaf]+){0,2})/iy;
    numbers.lastIndex = this.at;
    const match = numbers.exec(this.text);
    if (!match) return false;
    const x = Number(match[1]);
    const y = Number(match[2]);
    if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
    this.xy.push(x, y);
    if (match[3]) this.hasMore = true;
    this.at = numbers.lastIndex;
    return true;
  }

  private take(char: string): boolean {
    while (this.text.charCodeAt(this.at) <= 0x20) this.at++;
    if (this.text[this.at] !== char) return false;
    this.at++;
    return true;
  }
}
