/**
 * What a camera wrote beside a picture: place and moment. Exif 2.32 (JEITA CP-3451E): a TIFF structure in the APP1 segment of a JPEG, the `EXIF` chunk of a
 * WebP, the `eXIf` chunk of a PNG. Whatever does not fit is no information, never an error: the file comes from outside.
 */
export interface CameraFacts {
  /** ISO day. */
  readonly date: string | null;
  /** Longitude, latitude in degrees (WGS 84, taken for EPSG:4326). */
  readonly place: [number, number] | null;
}

const NOTHING: CameraFacts = { date: null, place: null };

export function cameraFacts(file: Uint8Array): CameraFacts {
  try {
    const tiff = tiffOf(file);
    return tiff ? readTiff(tiff) : NOTHING;
  } catch (error) {
    if (error instanceof RangeError) return NOTHING;
    throw error;
  }
}

/** Degrees a photo is turned clockwise to stand upright (tag 0x0112); mirrored ones are not taken for turned. */
export function cameraTurn(file: Uint8Array): 0 | 90 | 180 | 270 {
  try {
    const tiff = tiffOf(file);
    if (!tiff) return 0;
    const view = viewOf(tiff);
    const little = text(tiff, 0, 2) === 'II';
    const at = view.getUint32(4, little);
    for (let index = 0; index < view.getUint16(at, little); index++) {
      const from = at + 2 + index * 12;
      if (view.getUint16(from, little) === ORIENTATION) return TURNS[view.getUint16(from + 8, little)] ?? 0;
    }
    return 0;
  } catch (error) {
    if (error instanceof RangeError) return 0;
    throw error;
  }
}

const ORIENTATION = 0x0112;
const TURNS: Readonly<Record<number, 90 | 180 | 270>> = { 3: 180, 6: 90, 8: 270 };

const text = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function tiffOf(file: Uint8Array): Uint8Array | null {
  if (file[0] === 0xff && file[1] === 0xd8) return inJpeg(file);
  if (text(file, 0, 4) === 'RIFF' && text(file, 8, 4) === 'WEBP') return inWebp(file);
  if (text(file, 1, 3) === 'PNG') return inPng(file);
  return null;
}

function inJpeg(file: Uint8Array): Uint8Array | null {
  const view = viewOf(file);
  for (let at = 2; at + 4 <= file.length; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // the picture itself begins
    if (marker === 0xda || marker === 0xd9) return null;
    const length = view.getUint16(at + 2);
    if (marker === 0xe1 && text(file, at + 4, 6) === 'Exif\0\0') return file.subarray(at + 10, at + 2 + length);
    at += 2 + Math.max(2, length);
  }
  return null;
}

function inWebp(file: Uint8Array): Uint8Array | null {
  const view = viewOf(file);
  for (let at = 12; at + 8 <= file.length; ) {
    const length = view.getUint32(at + 4, true);
    if (text(file, at, 4) === 'EXIF') {
      const chunk = file.subarray(at + 8, at + 8 + length);
      return text(chunk, 0, 6) === 'Exif\0\0' ? chunk.subarray(6) : chunk;
    }
    at += 8 + length + (length % 2);
  }
  return null;
}

function inPng(file: Uint8Array): Uint8Array | null {
  const view = viewOf(file);
  for (let at = 8; at + 12 <= file.length; ) {
    const length = view.getUint32(at);
    if (text(file, at + 4, 4) === 'eXIf') return file.subarray(at + 8, at + 8 + length);
    at += 12 + length;
  }
  return null;
}

interface Entry {
  readonly type: number;
  readonly count: number;
  /** Where its value stands. */
  readonly at: number;
}

const TYPE_BYTES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };
const EXIF_IFD = 0x8769;
const GPS_IFD = 0x8825;
const DATE_TAKEN = 0x9003;

/** A GPS of zeros is a camera that had no fix. */
function readTiff(tiff: Uint8Array): CameraFacts {
  const view = viewOf(tiff);
  const order = text(tiff, 0, 2);
  if (order !== 'II' && order !== 'MM') return NOTHING;
  const little = order === 'II';
  if (view.getUint16(2, little) !== 42) return NOTHING;
  const directory = (at: number): Map<number, Entry> => {
    const entries = new Map<number, Entry>();
    const count = view.getUint16(at, little);
    for (let index = 0; index < count; index++) {
      const from = at + 2 + index * 12;
      const type = view.getUint16(from + 2, little);
      const many = view.getUint32(from + 4, little);
      const bytes = (TYPE_BYTES[type] ?? 1) * many;
      entries.set(view.getUint16(from, little), { type, count: many, at: bytes <= 4 ? from + 8 : view.getUint32(from + 8, little) });
    }
    return entries;
  };
  const pointer = (entries: Map<number, Entry>, tag: number): Map<number, Entry> => {
    const entry = entries.get(tag);
    return entry ? directory(view.getUint32(entry.at, little)) : new Map();
  };
  const ascii = (entry: Entry | undefined): string => (entry ? text(tiff, entry.at, Math.min(entry.count, 64)).replace(/\0.*$/s, '') : '');
  const degrees = (entry: Entry | undefined, reference: string): number | null => {
    if (entry?.type !== 5 || entry.count < 3) return null;
    const [d = 0, m = 0, s = 0] = [0, 1, 2].map((index) => {
      const over = view.getUint32(entry.at + index * 8 + 4, little);
      return over === 0 ? 0 : view.getUint32(entry.at + index * 8, little) / over;
    });
    const value = d + m / 60 + s / 3600;
    return reference === 'S' || reference === 'W' ? -value : value;
  };
  const main = directory(view.getUint32(4, little));
  const gps = pointer(main, GPS_IFD);
  const [latitude, longitude] = [degrees(gps.get(2), ascii(gps.get(1))), degrees(gps.get(4), ascii(gps.get(3)))];
  const isPlace =
    latitude !== null &&
    longitude !== null &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180 &&
    (latitude !== 0 || longitude !== 0);
  const [, year, month, day] = /^(\d{4})[:-](\d{2})[:-](\d{2})/.exec(ascii(pointer(main, EXIF_IFD).get(DATE_TAKEN))) ?? [];
  const date = year !== undefined && Number(year) > 0 && Number(month) > 0 && Number(day) > 0 ? `${year}-${month}-${day}` : null;
  return { date, place: isPlace ? [longitude as number, latitude as number] : null };
}
