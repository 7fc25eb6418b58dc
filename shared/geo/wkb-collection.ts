/** WKB that holds several geometries: collections, and the multi curves and surfaces that only bracket straight ones. */
import type { Geometry } from './geometry.ts';
import { decodeWkb, WkbError } from './wkb.ts';

export interface WkbContent {
  /** The geometry itself, or the members of a collection, those of nested ones included. */
  readonly members: readonly Geometry[];
  /** True where vertices carry Z or M, which are left out. */
  readonly hasMore: boolean;
}

const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const MULTI_POLYGON = 6;
/** GeometryCollection, MultiCurve, MultiSurface: each member has its own header. */
const BRACKETS: ReadonlySet<number> = new Set([7, 11, 12]);
const MAX_NESTING = 32;

/** Throws `WkbError` as `decodeWkb` does. */
export function decodeWkbMembers(bytes: Uint8Array, offset = 0): WkbContent {
  const walker = new Walker(bytes);
  const head = walker.head(offset);
  if (!BRACKETS.has(head.type)) return { members: [decodeWkb(bytes, offset)], hasMore: head.stride > 16 };
  walker.collect(offset, 0);
  return { members: walker.members, hasMore: walker.hasMore };
}

interface Head {
  readonly type: number;
  readonly little: boolean;
  /** Bytes per vertex. */
  readonly stride: number;
  readonly after: number;
}

class Walker {
  readonly members: Geometry[] = [];
  hasMore = false;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  head(at: number): Head {
    this.#need(at, 5);
    const order = this.#bytes[at];
    if (order !== 0 && order !== 1) throw new WkbError('byte-order', at);
    const little = order === 1;
    const mark = this.#view.getUint32(at + 1, little);
    const level = Math.floor((mark & 0x0fffffff) / 1000);
    const z = level === 1 || level === 3 || (mark & 0x80000000) !== 0;
    const m = level === 2 || level === 3 || (mark & 0x40000000) !== 0;
    return {
      type: (mark & 0x0fffffff) % 1000,
      little,
      stride: 16 + (z ? 8 : 0) + (m ? 8 : 0),
      after: at + ((mark & 0x20000000) !== 0 ? 9 : 5),
    };
  }

  /** Gathers what starts at `at`; answers where it ends. */
  collect(at: number, nesting: number): number {
    const { type, little, stride, after } = this.head(at);
    if (BRACKETS.has(type)) {
      if (nesting === MAX_NESTING) throw new WkbError('type', at);
      let next = after + 4;
      for (let left = this.#count(after, 5, little); left > 0; left--) next = this.collect(next, nesting + 1);
      return next;
    }
    // Measured first: a decoder given all the bytes that follow would make room for them, once per member.
    const end = this.#endOf(at, 0);
    this.members.push(decodeWkb(this.#bytes.subarray(at, end)));
    if (stride > 16) this.hasMore = true;
    return end;
  }

  #endOf(at: number, nesting: number): number {
    const { type, little, stride, after } = this.head(at);
    if (type === POINT) return after + stride;
    if (type === LINE) return after + 4 + this.#count(after, stride, little) * stride;
    let next = after + 4;
    if (type === POLYGON) {
      for (let left = this.#count(after, 4, little); left > 0; left--) next += 4 + this.#count(next, stride, little) * stride;
      return next;
    }
    if (type > MULTI_POLYGON || type === 0 || nesting > 0) throw new WkbError(type > MULTI_POLYGON && type <= 17 ? 'curve' : 'type', at);
    for (let left = this.#count(after, 5, little); left > 0; left--) next = this.#endOf(next, nesting + 1);
    return next;
  }

  /** A count of items of at least `size` bytes each, checked against what is left. */
  #count(at: number, size: number, little: boolean): number {
    this.#need(at, 4);
    const count = this.#view.getUint32(at, little);
    this.#need(at + 4, count * size);
    return count;
  }

  #need(at: number, length: number): void {
    if (at + length > this.#bytes.length) throw new WkbError('truncated', at);
  }
}
