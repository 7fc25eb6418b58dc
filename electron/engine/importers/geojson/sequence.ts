/** GeoJSON, one object per line (newline-delimited) or per record separator (RFC 8142). Read as a stream, a line at a time. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { stemOf } from '../containers/presented.ts';
import { undecodedTexts } from '../csv/text.ts';
import { oneByteEncoding } from '../encoding-evidence.ts';
import { FieldCollector } from '../field-types.ts';
import { type EncodingName, encodingGiven, looksUtf8 } from '../text-encoding.ts';
import type { FormatReader, OpenOptions, Source, SourceFeature, SourceLayer } from '../types.ts';
import { chunksOf, isGzipped } from './chunks.ts';
import { familyOf, featureFromJson, textOf } from './features.ts';

const SAMPLE_BYTES = 2 * 1024 * 1024;
const MAX_RECORD_BYTES = 128 * 1024 * 1024;
const LINE_FEED = 0x0a;
const RECORD_SEPARATOR = 0x1e;

export const geojsonSequence: FormatReader = {
  id: 'geojsonseq',
  label: 'GeoJSONSeq',
  extensions: ['.geojsonl', '.geojsons', '.geojsonseq', '.ndjson', '.jsonl', '.ndgeojson'],
  alsoNamed: ['.json', '.geojson'],
  readsGzip: true,
  sniff: (head) => {
    if (head[0] === RECORD_SEPARATOR) return true;
    const [first = '', second = ''] = Buffer.from(head).toString('latin1').replace(/^ï»¿/, '').trimStart().split(/\r?\n/, 2);
    return /^\{.*"type"\s*:\s*"Feature"/.test(first) && second.trimStart().startsWith('{') && isJson(first);
  },
  accepts: (head) => {
    const text = Buffer.from(head.subarray(0, 1024)).toString('latin1').replace(/^ï»¿/, '').trimStart();
    return text.startsWith('\x1e') || (text.startsWith('{') && !/"FeatureCollection"|"Topology"/.test(text));
  },
  open,
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function open(path: string, options: OpenOptions): Promise<Source> {
  const file = basename(path);
  const given = encodingGiven(file, options.encoding);
  const gzipped = await isGzipped(path);
  const { size } = await stat(path);
  const encoding = given ?? (await encodingOf(path, gzipped));
  const sample: SourceFeature[] = [];
  let bytes = 0;
  let whole = true;
  for await (const batch of readAll(path, gzipped, encoding, (read) => (bytes = read))) {
    for (const feature of batch) sample.push(feature);
    if (bytes > SAMPLE_BYTES) {
      whole = false;
      break;
    }
  }
  if (sample.length > 0 && sample.every(({ unreadable }) => unreadable === 'not-a-feature'))
    throw new EmpriseError('geojson-damaged', { file, cause: 'not-geojson', position: 0, record: 0 });
  const collector = new FieldCollector();
  for (const feature of sample) collector.add(feature.values);
  const layer: SourceLayer = {
    name: stemOf(path),
    format: 'geojsonseq',
    count: whole ? sample.length : null,
    ...(whole || bytes === 0 ? {} : { estimate: Math.round((sample.length * size * (gzipped ? 3.5 : 1)) / bytes) }),
    geometry: familyOf(sample),
    fields: collector.list(),
    fieldsComplete: whole,
    // RFC 8142 has no place to say another one.
    crs: { value: 4326, how: 'standard' },
    encoding: { value: encoding, how: given !== null ? 'given' : encoding === 'UTF-8' ? 'standard' : 'guessed' },
    extent: null,
    remarks: given === null && encoding !== 'UTF-8' ? [{ code: 'encoding-not-utf8', params: { used: encoding } }] : [],
    features: () => (whole ? [sample] : readAll(path, gzipped, encoding)),
  };
  return { layers: [layer], close: () => {} };
}

async function encodingOf(path: string, gzipped: boolean): Promise<EncodingName> {
  for await (const chunk of chunksOf(path, gzipped)) return looksUtf8(chunk) ? 'UTF-8' : oneByteEncoding(undecodedTexts(chunk));
  return 'UTF-8';
}

/** A line that is no JSON is a record that cannot be used (RFC 8142 §2.3: the others still stand); one cut at the end of the file means the rest is gone. */
async function* readAll(
  path: string,
  gzipped: boolean,
  encoding: EncodingName,
  progress?: (bytes: number) => void,
): AsyncGenerator<SourceFeature[]> {
  const file = basename(path);
  let pieces: Buffer[] = [];
  let pending = 0;
  let read = 0;
  let row = 0;
  let end = LINE_FEED;
  const take = (bytes: Buffer, batch: SourceFeature[], isLast: boolean): void => {
    const { text: decoded, mixed } = textOf(bytes, encoding);
    const text = decoded.replace(/^\uFEFF+/, '').trim();
    if (text === '') return;
    row++;
    try {
      const value: unknown = JSON.parse(text);
      const feature = featureFromJson(bracketed(value), row);
      batch.push(mixed ? { ...feature, remarks: [...(feature.remarks ?? []), 'encoding-mixed'] } : feature);
    } catch {
      if (isLast) throw new EmpriseError('geojson-damaged', { file, cause: 'truncated', position: read, record: row });
      batch.push({ row, geometry: null, unreadable: 'not-a-feature', values: {} });
    }
  };
  for await (const chunk of chunksOf(path, gzipped)) {
    const batch: SourceFeature[] = [];
    // Between separators a text may run over several lines; without them, a line is a text.
    if (read === 0) end = chunk[0] === RECORD_SEPARATOR ? RECORD_SEPARATOR : LINE_FEED;
    let from = 0;
    for (let at = chunk.indexOf(end); at >= 0; at = chunk.indexOf(end, from)) {
      const piece = chunk.subarray(from, at);
      take(pieces.length === 0 ? piece : Buffer.concat([...pieces, piece]), batch, false);
      pieces = [];
      pending = 0;
      from = at + 1;
    }
    // A copy: the chunk's memory is used again.
    if (from < chunk.length) pieces.push(Buffer.from(chunk.subarray(from)));
    pending += chunk.length - from;
    if (pending > MAX_RECORD_BYTES) throw new EmpriseError('geojson-damaged', { file, cause: 'too-large', position: read, record: row });
    read += chunk.length;
    progress?.(read);
    if (batch.length > 0) yield batch;
  }
  const last: SourceFeature[] = [];
  take(Buffer.concat(pieces), last, true);
  if (last.length > 0) yield last;
}

/** A bare geometry on a line stands for a feature without values. */
function bracketed(value: unknown): unknown {
  const type = typeof value === 'object' && value !== null ? (value as { type?: unknown }).type : undefined;
  return typeof type === 'string' && type !== 'Feature' && /^(Multi)?(Point|LineString|Polygon)$|^GeometryCollection$/.test(type)
    ? { type: 'Feature', properties: {}, geometry: value }
    : value;
}
