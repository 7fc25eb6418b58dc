/** The objects of a MIF, after its head: keywords, counts and coordinates, with drawing clauses between that say nothing of the shape. */
import { type Geometry, pointGeometry } from '../../../../shared/geo/geometry.ts';
import { type GeometryFinding, mergeGeometries, type Remarks, remark } from '../geojson/geometry.ts';
import type { MifHeader } from './header.ts';
import { polygonOfRings } from './regions.ts';

export class MifError extends Error {
  readonly fault: 'header' | 'syntax' | 'truncated' | 'counts';
  readonly record: number;

  constructor(fault: MifError['fault'], record: number) {
    super(`mif ${fault} at record ${record}`);
    this.fault = fault;
    this.record = record;
  }
}

const OBJECT = /^\s*(none|point|line|pline|region|arc|text|rect|roundrect|ellipse|multipoint|collection)\b(.*)$/i;

/** Enough for any object; a count beyond it is damage, and is not made room for. */
const MAX_VERTICES = 50_000_000;

export interface MifObject {
  readonly geometry: GeometryFinding;
  readonly remarks: Remarks;
}

export function* readObjects(lines: Iterator<string>, transform: MifHeader['transform']): Generator<MifObject> {
  const reader = new ObjectReader(lines, transform);
  for (let object = reader.next(); object !== null; object = reader.next()) yield object;
}

class ObjectReader {
  readonly #lines: Iterator<string>;
  readonly #transform: MifHeader['transform'];
  #record = 0;
  /** Words left on the line being read. */
  #words: string[] = [];
  #head: readonly [keyword: string, rest: string] | null = null;
  #remarks: Remarks = [];

  constructor(lines: Iterator<string>, transform: MifHeader['transform']) {
    this.#lines = lines;
    this.#transform = transform;
  }

  /** Null at the end. */
  next(): MifObject | null {
    this.#remarks = [];
    if (!this.#findHead()) return null;
    this.#record++;
    const geometry = this.#object();
    return { geometry, remarks: this.#remarks };
  }

  /** Skips clauses (Pen, Brush, Symbol, Center…) up to the next object. */
  #findHead(): boolean {
    for (let next = this.#lines.next(); !next.done; next = this.#lines.next()) {
      const match = OBJECT.exec(next.value);
      if (match === null) continue;
      this.#head = [(match[1] as string).toLowerCase(), match[2] as string];
      return true;
    }
    return false;
  }

  #object(): GeometryFinding {
    const [keyword, rest] = this.#head ?? ['none', ''];
    this.#words = wordsOf(rest);
    switch (keyword) {
      case 'none':
        return null;
      case 'point':
        return pointGeometry(this.#x(), this.#y());
      case 'line':
        return this.#line(this.#positions(2));
      case 'pline':
        return this.#polyline();
      case 'region':
        return polygonOfRings(Array.from({ length: this.#count() }, () => this.#positions(this.#count())));
      case 'rect': {
        const [x1, y1, x2, y2] = this.#positions(2) as unknown as [number, number, number, number];
        return polygonOfRings([Float64Array.of(x1, y1, x2, y1, x2, y2, x1, y2, x1, y1)]);
      }
      case 'multipoint': {
        const xy = this.#positions(this.#count());
        return xy.length === 0 ? null : { type: 'MultiPoint', xy, parts: [], polygons: [] };
      }
      case 'collection':
        return this.#collection();
      case 'text':
        return 'geometry-label';
      default:
        return 'geometry-curved';
    }
  }

  #polyline(): GeometryFinding {
    if (!/^multiple$/i.test(this.#words[0] ?? '')) return this.#line(this.#positions(this.#count()));
    this.#words.shift();
    const lines = Array.from({ length: this.#count() }, () => this.#line(this.#positions(this.#count())));
    return mergeGeometries(lines.filter((line): line is Geometry => line !== null));
  }

  #line(xy: Float64Array): Geometry | null {
    if (xy.length === 2) remark(this.#remarks, 'part-too-short');
    return xy.length < 4 ? null : { type: 'MultiLineString', xy, parts: [xy.length / 2], polygons: [] };
  }

  #collection(): GeometryFinding {
    const members: Geometry[] = [];
    let fault: string | null = null;
    for (let left = this.#count(); left > 0; left--) {
      if (!this.#findHead()) throw new MifError('truncated', this.#record);
      if (this.#head?.[0] === 'collection') throw new MifError('syntax', this.#record);
      const member = this.#object();
      if (typeof member === 'string') fault ??= member;
      else if (member !== null) members.push(member);
    }
    return fault ?? mergeGeometries(members, this.#remarks);
  }

  #positions(count: number): Float64Array {
    const xy: number[] = [];
    for (let i = 0; i < count; i++) xy.push(this.#x(), this.#y());
    return Float64Array.from(xy);
  }

  #x(): number {
    return this.#number() * this.#transform[0] + this.#transform[2];
  }

  #y(): number {
    return this.#number() * this.#transform[1] + this.#transform[3];
  }

  #count(): number {
    const count = this.#number();
    if (!Number.isInteger(count) || count < 0 || count > MAX_VERTICES) throw new MifError('syntax', this.#record);
    return count;
  }

  #number(): number {
    while (this.#words.length === 0) {
      const next = this.#lines.next();
      if (next.done) throw new MifError('truncated', this.#record);
      this.#words = wordsOf(next.value);
    }
    const word = this.#words.shift() as string;
    const value = Number(word);
    if (word === '' || !Number.isFinite(value)) throw new MifError('syntax', this.#record);
    return value;
  }
}

const wordsOf = (text: string): string[] =>
  text
    .trim()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
