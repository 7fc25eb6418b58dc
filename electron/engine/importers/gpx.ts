/** GPX 1.0 and 1.1: waypoints, routes and tracks as layers, as every program names them. Always WGS 84 (schema of 1.1, `latitudeType`). */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { type Geometry, pointGeometry } from '../../../shared/geo/geometry.ts';
import { mergeGeometries, type Remarks, remark } from './geojson/geometry.ts';
import { type EncodingName, encodingGiven } from './text-encoding.ts';
import { TextFields } from './text-fields.ts';
import type { Declared, FormatReader, OpenOptions, Source, SourceFeature, SourceField, SourceLayer, SourceValue } from './types.ts';
import { readXml, XmlError, type XmlHandler, xmlCause, xmlEncoding, xmlHead } from './xml.ts';

const HELD_BYTES = 16 * 1024 * 1024;
const LAYERS = { wpt: 'waypoints', rte: 'routes', trk: 'tracks' } as const;
type Kind = keyof typeof LAYERS;
const KINDS = Object.keys(LAYERS) as Kind[];

export const gpx: FormatReader = {
  id: 'gpx',
  label: 'GPX',
  extensions: ['.gpx'],
  alsoNamed: ['.xml'],
  sniff: (head) => /^\s*</.test(xmlHead(head)) && /<(\w+:)?gpx[\s>]/.test(xmlHead(head)),
  open,
};

type Found = { readonly kind: Kind; readonly feature: SourceFeature };

async function open(path: string, options: OpenOptions): Promise<Source> {
  const file = basename(path);
  const wanted = encodingGiven(file, options.encoding);
  const encoding = await xmlEncoding(path, wanted);
  const held: Found[] | null = (await stat(path)).size <= HELD_BYTES ? [] : null;
  const facts = new Map<Kind, { fields: TextFields; count: number }>();
  for await (const found of readAll(path, encoding.value)) {
    for (const { kind, feature } of found) {
      const known = facts.get(kind) ?? { fields: new TextFields(), count: 0 };
      facts.set(kind, known);
      known.fields.add(feature.values);
      known.count++;
    }
    if (held !== null) for (const one of found) held.push(one);
  }
  const layers = KINDS.flatMap((kind) => {
    const known = facts.get(kind);
    return known === undefined ? [] : [layerOf(path, kind, known.count, known.fields.list(TYPES), held, encoding)];
  });
  return { layers, close: () => {} };
}

const TYPES: ReadonlyMap<string, SourceField['type']> = new Map([
  ['ele', 'real'],
  ['time', 'datetime'],
  ['number', 'integer'],
  ['name', 'text'],
]);

function layerOf(
  path: string,
  kind: Kind,
  count: number,
  fields: readonly SourceField[],
  held: readonly Found[] | null,
  encoding: Declared<EncodingName>,
): SourceLayer {
  return {
    name: LAYERS[kind],
    format: 'gpx',
    count,
    geometry: kind === 'wpt' ? 'point' : 'line',
    fields,
    fieldsComplete: true,
    crs: { value: 4326, how: 'standard' },
    encoding,
    extent: null,
    remarks: [],
    async *features() {
      for await (const found of held === null ? readAll(path, encoding.value) : [held]) {
        const batch = found.filter((each) => each.kind === kind).map((each) => each.feature);
        if (batch.length > 0) yield batch;
      }
    },
  };
}

async function* readAll(path: string, encoding: EncodingName): AsyncGenerator<Found[]> {
  const reader = new GpxReader();
  try {
    for await (const _ of readXml(path, encoding, reader)) {
      const found = reader.take();
      if (found.length > 0) yield found;
    }
    const last = reader.take();
    if (last.length > 0) yield last;
  } catch (error) {
    if (error instanceof XmlError) throw new EmpriseError('gpx-damaged', { file: basename(path), ...xmlCause(error) });
    throw error;
  }
}

class GpxReader implements XmlHandler {
  #found: Found[] = [];
  readonly #rows: Record<Kind, number> = { wpt: 0, rte: 0, trk: 0 };
  readonly #path: string[] = [];
  #kind: Kind | null = null;
  #values: Record<string, SourceValue> = {};
  #remarks: Remarks = [];
  #fault: string | null = null;
  /** Positions of each section. */
  #sections: number[][] = [];
  #text = '';

  take(): Found[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#path.length === 0 && name !== 'gpx') throw new XmlError('syntax', 1);
    this.#path.push(name);
    this.#text = '';
    const depth = this.#path.length;
    if (depth === 2 && (name === 'wpt' || name === 'rte' || name === 'trk')) {
      this.#kind = name;
      this.#values = {};
      this.#remarks = [];
      this.#fault = null;
      this.#sections = name === 'trk' ? [] : [[]];
      if (name === 'wpt') this.#position(attributes);
    } else if (this.#kind === null) return;
    else if (name === 'trkseg') this.#sections.push([]);
    else if (name === 'trkpt' || name === 'rtept') this.#position(attributes);
    else if (name === 'link' && depth === 3 && attributes['href']) this.#set('link', attributes['href']);
  }

  text(text: string): void {
    if (this.#kind !== null) this.#text += text;
  }

  close(name: string): void {
    const depth = this.#path.length;
    const text = this.#text.trim();
    this.#path.pop();
    this.#text = '';
    if (this.#kind === null) return;
    if (depth === 2) this.#finish(this.#kind);
    else if (name === 'ele' && this.#kind !== 'wpt') {
      // Of a position on the way: a waypoint keeps its height as a value.
      if (Number(text) !== 0) remark(this.#remarks, 'z-dropped');
    } else if (text !== '' && (depth === 3 || this.#path[2] === 'extensions') && !/^(link|extensions|trkseg|trkpt|rtept)$/.test(name)) {
      this.#set(name, text);
    }
  }

  #set(field: string, text: string): void {
    this.#values[field] ??= text;
  }

  #position({ lat, lon }: Readonly<Record<string, string>>): void {
    const [x, y] = [Number(lon ?? Number.NaN), Number(lat ?? Number.NaN)];
    if (!Number.isFinite(x) || !Number.isFinite(y) || lat?.trim() === '' || lon?.trim() === '') this.#fault = 'geometry-unreadable';
    else {
      if (this.#sections.length === 0) this.#sections.push([]);
      this.#sections.at(-1)?.push(x, y);
    }
  }

  #finish(kind: Kind): void {
    this.#kind = null;
    const row = ++this.#rows[kind];
    const values = this.#values;
    if (this.#fault !== null) {
      this.#found.push({ kind, feature: { row, geometry: null, unreadable: this.#fault, values } });
      return;
    }
    const geometry = kind === 'wpt' ? this.#point() : this.#lines();
    const remarks = this.#remarks;
    this.#found.push({ kind, feature: remarks.length === 0 ? { row, geometry, values } : { row, geometry, values, remarks } });
  }

  #point(): Geometry | null {
    const [x, y] = this.#sections[0] ?? [];
    return x === undefined || y === undefined ? null : pointGeometry(x, y);
  }

  #lines(): Geometry | null {
    const lines: Geometry[] = [];
    for (const xy of this.#sections) {
      if (xy.length === 2) remark(this.#remarks, 'part-too-short');
      if (xy.length > 2) lines.push({ type: 'MultiLineString', xy: Float64Array.from(xy), parts: [xy.length / 2], polygons: [] });
    }
    return mergeGeometries(lines, this.#remarks);
  }
}
