/** A feature of the usual layout: coordinates read from the bytes, the little that is left by JSON.parse. */
import { decoderOf, type EncodingName } from '../text-encoding.ts';
import type { SourceFeature } from '../types.ts';
import { geometryFrom, readCoordinates } from './coordinates.ts';
import { featureFromJson } from './features.ts';

const KEY = Buffer.from('"coordinates"');
/** Stands where the coordinates were: found again in the right place, it proves that they were the feature's own. */
const MARK = 'coordinates read from the bytes';
/** What decoding puts for bytes that are no UTF-8. */
const REPLACED = '\ufffd';
/** Below, finding the coordinates costs more than it spares. */
const WORTH_BYTES = 400;
const COLON = 0x3a;
const OPEN = 0x5b;

/** Null for anything unusual, which the whole JSON.parse then judges: what this reads, that would read to the same. */
export function quickFeature(bytes: Buffer, row: number, encoding: EncodingName): SourceFeature | null {
  if (bytes.length < WORTH_BYTES || encoding === 'UTF-16LE') return null;
  const key = bytes.indexOf(KEY);
  if (key < 0) return null;
  let at = key + KEY.length;
  while ((bytes[at] as number) <= 0x20) at++;
  if (bytes[at] !== COLON) return null;
  at++;
  while ((bytes[at] as number) <= 0x20) at++;
  if (bytes[at] !== OPEN) return null;
  const coordinates = readCoordinates(bytes, at);
  if (coordinates === null) return null;
  if (bytes.indexOf(KEY, coordinates.end) >= 0) return null;
  const text = textAround(bytes, at, coordinates.end, encoding);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const { geometry } = (value ?? {}) as { geometry?: { type?: unknown; coordinates?: unknown } | null };
  if (typeof geometry !== 'object' || geometry === null || geometry.coordinates !== MARK) return null;
  const placed = geometryFrom(geometry.type, coordinates);
  if (placed === null) return null;
  (value as { geometry: unknown }).geometry = null;
  const feature = featureFromJson(value, row);
  return feature.unreadable === undefined ? { row, geometry: placed, values: feature.values } : null;
}

/** Empty, which is no JSON, where the bytes are not in the encoding. */
function textAround(bytes: Buffer, from: number, to: number, encoding: EncodingName): string {
  if (encoding !== 'UTF-8') {
    const decode = decoderOf(encoding);
    return `${decode(bytes.subarray(0, from))}"${MARK}"${decode(bytes.subarray(to))}`;
  }
  const before = bytes.toString('utf8', 0, from);
  const after = bytes.toString('utf8', to);
  return before.includes(REPLACED) || after.includes(REPLACED) ? '' : `${before}"${MARK}"${after}`;
}
