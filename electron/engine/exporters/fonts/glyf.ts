/** Rebuilds the glyph tables of a WOFF2 font from their transformed form (W3C Recommendation, §5.1 and §5.2). */
import { ByteReader } from './byte-reader.ts';

export interface GlyphTables {
  readonly glyf: Uint8Array;
  /** Always of the long form: `head.indexToLocFormat` has to be 1. */
  readonly loca: Uint8Array;
  /** Left edge of each glyph, for side bearings that were left out. */
  readonly xMins: readonly number[];
}

const ON_CURVE = 1;
const X_SHORT = 2;
const Y_SHORT = 4;
const X_SAME_OR_POSITIVE = 16;
const Y_SAME_OR_POSITIVE = 32;
const OVERLAP = 64;
const MORE_COMPONENTS = 0x20;
const WORDS = 0x1;
const INSTRUCTIONS = 0x100;

export function rebuildGlyphs(table: Uint8Array): GlyphTables {
  const head = new ByteReader(table, 2);
  const options = head.u16();
  const count = head.u16();
  head.u16();
  const sizes = Array.from({ length: 7 }, () => head.u32());
  let start = head.at;
  const [contours, points, flags, glyphs, composites, boxes, instructions] = sizes.map((size) => {
    const reader = new ByteReader(table, start);
    start += size;
    return reader;
  }) as [ByteReader, ByteReader, ByteReader, ByteReader, ByteReader, ByteReader, ByteReader];
  const boxBits = boxes.take(4 * Math.floor((count + 31) / 32));
  const overlaps = (options & 1) === 1 ? table.subarray(start) : null;
  const bit = (bits: Uint8Array, index: number): boolean => (((bits[index >> 3] ?? 0) >> (7 - (index & 7))) & 1) === 1;

  const pieces: Uint8Array[] = [];
  const offsets = [0];
  const xMins: number[] = [];
  for (let id = 0; id < count; id++) {
    const contourCount = contours.i16();
    const box = bit(boxBits, id) ? [boxes.i16(), boxes.i16(), boxes.i16(), boxes.i16()] : null;
    const glyph =
      contourCount === 0
        ? null
        : contourCount < 0
          ? compositeGlyph(box ?? [0, 0, 0, 0], composites, glyphs, instructions)
          : simpleGlyph(contourCount, box, points, flags, glyphs, instructions, overlaps !== null && bit(overlaps, id));
    const bytes = glyph?.bytes ?? new Uint8Array(0);
    const padded = new Uint8Array((bytes.length + 3) & ~3);
    padded.set(bytes);
    pieces.push(padded);
    offsets.push((offsets.at(-1) ?? 0) + padded.length);
    xMins.push(glyph?.xMin ?? 0);
  }
  const loca = new DataView(new ArrayBuffer(offsets.length * 4));
  offsets.forEach((offset, index) => {
    loca.setUint32(index * 4, offset);
  });
  return { glyf: concat(pieces), loca: new Uint8Array(loca.buffer), xMins };
}

interface Glyph {
  readonly bytes: Uint8Array;
  readonly xMin: number;
}

function simpleGlyph(
  contourCount: number,
  box: readonly number[] | null,
  points: ByteReader,
  flagStream: ByteReader,
  glyphs: ByteReader,
  instructions: ByteReader,
  overlap: boolean,
): Glyph {
  const ends: number[] = [];
  let total = 0;
  for (let i = 0; i < contourCount; i++) {
    total += points.short255();
    ends.push(total - 1);
  }
  const flags: number[] = [];
  const xs: number[] = [];
  const ys: number[] = [];
  let [x, y, minX, minY, maxX, maxY] = [0, 0, 0x7fff, 0x7fff, -0x8000, -0x8000];
  for (let i = 0; i < total; i++) {
    const flag = flagStream.u8();
    const [dx, dy] = triplet(flag & 0x7f, glyphs);
    x += dx;
    y += dy;
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
    let out = (flag & 0x80) === 0 ? ON_CURVE : 0;
    if (i === 0 && overlap) out |= OVERLAP;
    out |= coordinate(dx, X_SHORT, X_SAME_OR_POSITIVE, xs) | coordinate(dy, Y_SHORT, Y_SAME_OR_POSITIVE, ys);
    flags.push(out);
  }
  const program = instructions.take(glyphs.short255());
  const header = box ?? [minX, minY, maxX, maxY];
  const words = [contourCount, ...header, ...ends, program.length];
  return {
    bytes: concat([shorts(words), program, Uint8Array.from(flags), Uint8Array.from(xs), Uint8Array.from(ys)]),
    xMin: header[0] ?? 0,
  };
}

/** Writes a difference in one byte where it fits, in none where it is 0; answers the flags that say so. */
function coordinate(delta: number, short: number, same: number, out: number[]): number {
  if (delta === 0) return same;
  if (Math.abs(delta) < 256) {
    out.push(Math.abs(delta));
    return delta > 0 ? short | same : short;
  }
  out.push((delta >> 8) & 0xff, delta & 0xff);
  return 0;
}

/** The differences of a point, packed in one to four bytes by its flag (table of §5.2). */
function triplet(flag: number, data: ByteReader): readonly [number, number] {
  const sign = (bits: number, value: number): number => ((bits & 1) === 1 ? value : -value);
  const a = data.u8();
  if (flag < 10) return [0, sign(flag, ((flag & 14) << 7) + a)];
  if (flag < 20) return [sign(flag, (((flag - 10) & 14) << 7) + a), 0];
  if (flag < 84) {
    const base = flag - 20;
    return [sign(flag, 1 + (base & 0x30) + (a >> 4)), sign(flag >> 1, 1 + ((base & 0x0c) << 2) + (a & 0x0f))];
  }
  const b = data.u8();
  if (flag < 120) {
    const base = flag - 84;
    return [sign(flag, 1 + (Math.floor(base / 12) << 8) + a), sign(flag >> 1, 1 + (((base % 12) >> 2) << 8) + b)];
  }
  const c = data.u8();
  if (flag < 124) return [sign(flag, (a << 4) + (b >> 4)), sign(flag >> 1, ((b & 0x0f) << 8) + c)];
  return [sign(flag, (a << 8) + b), sign(flag >> 1, (c << 8) + data.u8())];
}

function compositeGlyph(box: readonly number[], composites: ByteReader, glyphs: ByteReader, instructions: ByteReader): Glyph {
  const pieces = [shorts([-1, ...box])];
  let hasInstructions = false;
  for (let more = true; more; ) {
    const start = composites.at;
    const flags = composites.u16();
    composites.u16();
    const scale = (flags & 0x8) !== 0 ? 2 : (flags & 0x40) !== 0 ? 4 : (flags & 0x80) !== 0 ? 8 : 0;
    const length = 4 + ((flags & WORDS) !== 0 ? 4 : 2) + scale;
    composites.at = start;
    pieces.push(composites.take(length));
    hasInstructions ||= (flags & INSTRUCTIONS) !== 0;
    more = (flags & MORE_COMPONENTS) !== 0;
  }
  if (hasInstructions) {
    const program = instructions.take(glyphs.short255());
    pieces.push(shorts([program.length]), program);
  }
  return { bytes: concat(pieces), xMin: box[0] ?? 0 };
}

function shorts(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 2));
  values.forEach((value, index) => {
    view.setInt16(index * 2, value);
  });
  return new Uint8Array(view.buffer);
}

export function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
