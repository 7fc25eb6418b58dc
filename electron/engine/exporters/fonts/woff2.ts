/**
 * WOFF2 to a plain TrueType font, which is what a PDF embeds (W3C Recommendation "WOFF File Format 2.0").
 * The shipped fonts are the full WOFF2 files: one copy serves the window, SVG, PNG and PDF.
 */
import { brotliDecompressSync } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import { concat, rebuildGlyphs } from './glyf.ts';

const SIGNATURE = 0x774f4632;
const HEADER = 48;
const KNOWN_TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
    .split(' ')
    .map((tag) => tag.replace('_', ' '));

export function isWoff2(bytes: Uint8Array): boolean {
  return bytes.length > HEADER && new ByteReader(bytes).u32() === SIGNATURE;
}

/** Throws RangeError on bytes that are no WOFF2 font. Font collections are not supported. */
export function woff2ToTrueType(bytes: Uint8Array): Uint8Array {
  if (!isWoff2(bytes)) throw new RangeError('not a WOFF2 font');
  const reader = new ByteReader(bytes, 4);
  const flavour = reader.u32();
  reader.u32();
  const count = reader.u16();
  reader.u16();
  reader.u32();
  const compressedSize = reader.u32();
  reader.at = HEADER;
  const entries = Array.from({ length: count }, () => {
    const flags = reader.u8();
    const tag = (flags & 0x3f) === 0x3f ? String.fromCharCode(...reader.take(4)) : (KNOWN_TAGS[flags & 0x3f] ?? '');
    const version = flags >> 6;
    const originalLength = reader.base128();
    const transformed = tag === 'glyf' || tag === 'loca' ? version === 0 : version !== 0;
    return { tag, transformed, length: transformed ? reader.base128() : originalLength };
  });
  const data = brotliDecompressSync(reader.take(compressedSize));
  const tables = new Map<string, Uint8Array>();
  const transformed = new Set<string>();
  let at = 0;
  for (const { tag, length, transformed: changed } of entries) {
    tables.set(tag, data.subarray(at, at + length));
    if (changed) transformed.add(tag);
    at += length;
  }
  restore(tables, transformed);
  return assemble(flavour, tables);
}

function restore(tables: Map<string, Uint8Array>, transformed: ReadonlySet<string>): void {
  const glyf = tables.get('glyf');
  const head = tables.get('head');
  if (!glyf || !head || !transformed.has('glyf')) return;
  const rebuilt = rebuildGlyphs(glyf);
  tables.set('glyf', rebuilt.glyf);
  tables.set('loca', rebuilt.loca);
  const longOffsets = Uint8Array.from(head);
  longOffsets[50] = 0;
  longOffsets[51] = 1;
  tables.set('head', longOffsets);
  const hmtx = tables.get('hmtx');
  const hhea = tables.get('hhea');
  if (hmtx && hhea && transformed.has('hmtx')) tables.set('hmtx', rebuildMetrics(hmtx, new ByteReader(hhea, 34).u16(), rebuilt.xMins));
}

/** Side bearings left out of the table are the left edges of the glyphs (§5.4). */
function rebuildMetrics(table: Uint8Array, proportional: number, xMins: readonly number[]): Uint8Array {
  const reader = new ByteReader(table);
  const flags = reader.u8();
  const advances = Array.from({ length: proportional }, () => reader.u16());
  const bearings = xMins.map((xMin, id) => ((flags & (id < proportional ? 1 : 2)) === 0 ? reader.i16() : xMin));
  const out = new DataView(new ArrayBuffer(proportional * 4 + (xMins.length - proportional) * 2));
  bearings.forEach((bearing, id) => {
    if (id < proportional) {
      out.setUint16(id * 4, advances[id] ?? 0);
      out.setInt16(id * 4 + 2, bearing);
    } else out.setInt16(proportional * 4 + (id - proportional) * 2, bearing);
  });
  return new Uint8Array(out.buffer);
}

function assemble(flavour: number, tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tags = [...tables.keys()].sort();
  const directory = new DataView(new ArrayBuffer(12 + tags.length * 16));
  const power = 2 ** Math.floor(Math.log2(tags.length));
  directory.setUint32(0, flavour);
  directory.setUint16(4, tags.length);
  directory.setUint16(6, power * 16);
  directory.setUint16(8, Math.log2(power));
  directory.setUint16(10, (tags.length - power) * 16);
  const pieces: Uint8Array[] = [new Uint8Array(directory.buffer)];
  let offset = directory.byteLength;
  tags.forEach((tag, index) => {
    const table = tables.get(tag) ?? new Uint8Array(0);
    const padded = new Uint8Array((table.length + 3) & ~3);
    padded.set(table);
    const entry = 12 + index * 16;
    for (let i = 0; i < 4; i++) directory.setUint8(entry + i, tag.charCodeAt(i));
    directory.setUint32(entry + 4, checksum(padded));
    directory.setUint32(entry + 8, offset);
    directory.setUint32(entry + 12, table.length);
    pieces.push(padded);
    offset += padded.length;
  });
  return concat(pieces);
}

function checksum(padded: Uint8Array): number {
  const view = new DataView(padded.buffer, padded.byteOffset, padded.byteLength);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
