import { open as openFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Note } from '../../../../shared/domain/note.ts';
import { systemOfJson } from '../crs-names.ts';
import { undecodedTexts } from '../csv/text.ts';
import { oneByteEncoding } from '../encoding-evidence.ts';
import { FieldCollector } from '../field-types.ts';
import { type EncodingName, encodingGiven, looksUtf8 } from '../text-encoding.ts';
import type { Declared, FormatReader, OpenOptions, Source, SourceFeature, SourceLayer } from '../types.ts';
import { chunksOf, isGzipped } from './chunks.ts';
import { isDescription, titleOf } from './description.ts';
import { familyOf, featureFromJson, textOf } from './features.ts';
import { quickFeature } from './quick-feature.ts';
import { FeatureScanner, type FeatureSlice, ScanError } from './scanner.ts';
import { spreadFeatures } from './spread.ts';

/** How much of a large file is looked at before the whole is read: enough to know its fields, little enough not to be felt. */
const SAMPLE_BYTES = 2 * 1024 * 1024;
const TAIL_BYTES = 64 * 1024;
const PLAIN_LIMIT_BYTES = 400 * 1024 * 1024;

export const geojson: FormatReader = {
  id: 'geojson',
  label: 'GeoJSON',
  extensions: ['.geojson', '.json', '.geojson.gz', '.json.gz'],
  readsGzip: true,
  sniff: (head) => {
    let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
    while (at < head.length && (head[at] as number) <= 0x20) at++;
    if (head[at] !== 0x7b) return false;
    for (at++; at < head.length && (head[at] as number) <= 0x20; at++);
    return at >= head.length || head[at] === 0x22 || head[at] === 0x7d;
  },
  open,
};

async function open(path: string, options: OpenOptions): Promise<Source> {
  const file = basename(path);
  const given = encodingGiven(file, options.encoding);
  const gzipped = await isGzipped(path);
  const { size } = await stat(path);
  const head = await sample(path, gzipped, given);
  const plain = head.sawFeatures ? null : await readPlain(path, gzipped, head.encoding);
  const features = plain ?? head.features;
  const whole = plain !== null || head.whole;

  const collector = new FieldCollector();
  for (const feature of features) collector.add(feature.values);
  const crsText =
    plain === null ? (head.members.get('crs') ?? (gzipped || head.whole ? undefined : await crsInTail(path, size))) : undefined;
  const remarks: Pick<Note, 'code' | 'params'>[] = [];
  if (given === null && head.encoding !== 'UTF-8') remarks.push({ code: 'encoding-not-utf8', params: { used: head.encoding } });
  const crs = readCrs(crsText);
  const layer: SourceLayer = {
    name: layerName(head.members.get('name'), file),
    format: 'geojson',
    count: whole ? features.length : null,
    ...(whole || head.bytes === 0 ? {} : { estimate: Math.round((features.length * size * (gzipped ? 3.5 : 1)) / head.bytes) }),
    geometry: familyOf(features),
    fields: collector.list(),
    fieldsComplete: whole,
    ...crs,
    encoding: { value: head.encoding, how: given !== null ? 'given' : head.encoding === 'UTF-8' ? 'standard' : 'guessed' },
    extent: null,
    remarks,
    ...(head.undecoded.length === 0 ? {} : { undecoded: head.undecoded }),
    ...(whole || gzipped ? {} : { spread: (count: number) => spreadFeatures(path, size, head.encoding, count) }),
    features: () => (whole ? [features] : readAll(path, gzipped, head.encoding)),
  };
  return { layers: [layer], close: () => {} };
}

interface Sample {
  readonly features: readonly SourceFeature[];
  readonly members: ReadonlyMap<string, string>;
  readonly encoding: EncodingName;
  /** Texts of a file that is not UTF-8, or was said not to be. */
  readonly undecoded: readonly Uint8Array[];
  readonly sawFeatures: boolean;
  readonly whole: boolean;
  readonly bytes: number;
}

async function sample(path: string, gzipped: boolean, given: EncodingName | null): Promise<Sample> {
  const scanner = new FeatureScanner();
  const features: SourceFeature[] = [];
  let encoding: EncodingName | null = given;
  let bytes = 0;
  let whole = true;
  let undecoded: readonly Uint8Array[] = [];
  await faultsNamed(path, features, async () => {
    for await (const chunk of chunksOf(path, gzipped)) {
      if (bytes === 0 && (given !== null || !looksUtf8(chunk))) undecoded = undecodedTexts(chunk);
      encoding ??= looksUtf8(chunk) ? 'UTF-8' : oneByteEncoding(undecodedTexts(chunk));
      bytes += chunk.length;
      for (const slice of scanner.push(chunk)) {
        features.push(parse(path, slice, features.length + 1, encoding));
        if (slice.byte + slice.bytes.length > SAMPLE_BYTES) break;
      }
      if (bytes > SAMPLE_BYTES && scanner.sawFeatures && features.length > 0) {
        whole = false;
        bytes = Math.min(bytes, SAMPLE_BYTES);
        return;
      }
    }
    if (scanner.sawFeatures) scanner.finish();
  });
  return { features, members: scanner.members, encoding: encoding ?? 'UTF-8', undecoded, sawFeatures: scanner.sawFeatures, whole, bytes };
}

async function* readAll(path: string, gzipped: boolean, encoding: EncodingName): AsyncGenerator<SourceFeature[]> {
  const scanner = new FeatureScanner();
  let row = 0;
  const batches = chunksOf(path, gzipped);
  try {
    for await (const chunk of batches) {
      const batch = scanner.push(chunk).map((slice) => parse(path, slice, ++row, encoding));
      if (batch.length > 0) yield batch;
    }
    scanner.finish();
  } catch (error) {
    throw namedFault(path, row, error);
  }
}

function parse(path: string, slice: FeatureSlice, row: number, encoding: EncodingName): SourceFeature {
  const quick = quickFeature(slice.bytes, row, encoding);
  if (quick !== null) return quick;
  const { text, mixed } = textOf(slice.bytes, encoding);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const position = error instanceof SyntaxError ? Number(/position (\d+)/.exec(error.message)?.[1] ?? 0) : 0;
    throw new EmpriseError('geojson-damaged', { file: basename(path), cause: 'syntax', position: slice.byte + position, record: row });
  }
  const feature = featureFromJson(value, row);
  return mixed ? { ...feature, remarks: [...(feature.remarks ?? []), 'encoding-mixed'] } : feature;
}

/** A single Feature, a bare geometry, or a text whose `features` is no list. */
async function readPlain(path: string, gzipped: boolean, encoding: EncodingName): Promise<SourceFeature[]> {
  const file = basename(path);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(path, gzipped)) {
    bytes += chunk.length;
    if (bytes > PLAIN_LIMIT_BYTES) throw new EmpriseError('geojson-damaged', { file, cause: 'not-geojson', position: 0, record: 0 });
    chunks.push(chunk);
  }
  const { text } = textOf(Buffer.concat(chunks), encoding);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF+/, ''));
  } catch (error) {
    const position = error instanceof SyntaxError ? Number(/position (\d+)/.exec(error.message)?.[1] ?? bytes) : bytes;
    throw new EmpriseError('geojson-damaged', { file, cause: position >= text.length ? 'truncated' : 'syntax', position, record: 0 });
  }
  const type = typeof value === 'object' && value !== null ? (value as { type?: unknown }).type : undefined;
  if (type === 'Topology') throw new EmpriseError('format-mismatch', { file, claimed: 'GeoJSON', found: 'TopoJSON' });
  if (type === 'Feature') return [featureFromJson(value, 1)];
  if (typeof type === 'string' && /^(Multi)?(Point|LineString|Polygon)$|^GeometryCollection$/.test(type)) {
    return [featureFromJson({ type: 'Feature', geometry: value, properties: {} }, 1)];
  }
  if (isDescription(value)) throw new EmpriseError('description-not-data', { file, name: titleOf(value) });
  throw new EmpriseError('geojson-damaged', { file, cause: 'not-geojson', position: 0, record: 0 });
}

/** The `crs` member of the 2008 specification; without it RFC 7946 says WGS 84. */
function readCrs(text: string | undefined): { crs: Declared<number> | null; crsName?: string } {
  if (text === undefined) return { crs: { value: 4326, how: 'standard' } };
  const system = systemOfJson(text);
  if (system === null) return { crs: { value: 4326, how: 'standard' } };
  return { crs: system.epsg === null ? null : { value: system.epsg, how: 'declared' }, crsName: system.name };
}

/** Some writers put `crs` after the features. */
async function crsInTail(path: string, size: number): Promise<string | undefined> {
  const handle = await openFile(path, 'r');
  try {
    const length = Math.min(size, TAIL_BYTES);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    const tail = buffer.toString('latin1');
    return /"crs"\s*:\s*(\{[^{}]*\{[^{}]*\}[^{}]*\})/.exec(tail.slice(tail.lastIndexOf(']')))?.[1];
  } finally {
    await handle.close();
  }
}

function layerName(member: string | undefined, file: string): string {
  if (member !== undefined) {
    try {
      const name: unknown = JSON.parse(member);
      if (typeof name === 'string' && name.trim() !== '') return name.trim();
    } catch {
      // not a string: the file's own name serves
    }
  }
  return file.replace(/\.gz$/i, '').replace(/\.(geo)?json$/i, '');
}

async function faultsNamed(path: string, read: readonly SourceFeature[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw namedFault(path, read.length, error);
  }
}

function namedFault(path: string, record: number, error: unknown): unknown {
  if (!(error instanceof ScanError)) return error;
  return new EmpriseError('geojson-damaged', { file: basename(path), cause: error.fault, position: error.byte, record });
}
