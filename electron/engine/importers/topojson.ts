/** TopoJSON (specification of 2013): arcs shared between objects. Each object is a layer. The arcs have to be whole before any outline is: no streaming. */
import { basename } from 'node:path';
import { feature } from 'topojson-client';
import type { Objects, Topology } from 'topojson-specification';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { stemOf } from './containers/presented.ts';
import { systemOfJson } from './crs-names.ts';
import { FieldCollector } from './field-types.ts';
import { chunksOf } from './geojson/chunks.ts';
import { familyOf, featureFromJson } from './geojson/features.ts';
import { decoderOf, guessEncoding } from './text-encoding.ts';
import type { FormatReader, Source, SourceFeature, SourceLayer } from './types.ts';

/** As one JavaScript text; a TopoJSON is a fifth of its GeoJSON. */
const MAX_BYTES = 400 * 1024 * 1024;
const BATCH_ROWS = 500;

export const topojson: FormatReader = {
  id: 'topojson',
  label: 'TopoJSON',
  extensions: ['.topojson'],
  alsoNamed: ['.json', '.geojson'],
  sniff: (head) => /^(ï»¿)?\s*\{/.test(textOf(head)) && /"type"\s*:\s*"Topology"/.test(textOf(head)),
  accepts: (head) => /^(ï»¿)?\s*\{/.test(textOf(head)),
  open,
};

const textOf = (head: Uint8Array): string => Buffer.from(head).toString('latin1');

async function open(path: string): Promise<Source> {
  const file = basename(path);
  const damaged = (cause: string): EmpriseError => new EmpriseError('topojson-damaged', { file, cause });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunksOf(path, false)) {
    size += chunk.length;
    if (size > MAX_BYTES) throw damaged('too-large');
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const encoding = guessEncoding(bytes);
  let topology: unknown;
  try {
    topology = JSON.parse(decoderOf(encoding)(bytes).replace(/^\uFEFF+/, ''));
  } catch {
    throw damaged('syntax');
  }
  if (!isTopology(topology)) throw damaged('topology');
  const declared = (topology as { crs?: unknown }).crs;
  const system = declared === undefined || declared === null ? null : systemOfJson(JSON.stringify(declared));
  const layers = Object.keys(topology.objects).map((name): SourceLayer => {
    const features = featuresOf(topology, name, damaged);
    const collector = new FieldCollector();
    for (const { values } of features) collector.add(values);
    return {
      name: name.trim() || stemOf(path),
      format: 'topojson',
      count: features.length,
      geometry: familyOf(features),
      fields: collector.list(),
      fieldsComplete: true,
      // The specification names no system; what goes by the GeoJSON of its time is WGS 84 unless it says otherwise.
      crs: system === null ? { value: 4326, how: 'standard' } : system.epsg === null ? null : { value: system.epsg, how: 'declared' },
      ...(system === null ? {} : { crsName: system.name }),
      encoding: { value: encoding, how: encoding === 'UTF-8' ? 'standard' : 'guessed' },
      extent: null,
      remarks: [],
      *features() {
        for (let at = 0; at < features.length; at += BATCH_ROWS) yield features.slice(at, at + BATCH_ROWS);
      },
    };
  });
  return { layers, close: () => {} };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function isTopology(value: unknown): value is Topology<Objects> {
  if (!isObject(value) || value['type'] !== 'Topology' || !isObject(value['objects']) || !Array.isArray(value['arcs'])) return false;
  if (!Object.values(value['objects']).every(isObject)) return false;
  const { transform } = value;
  if (transform !== undefined && !(isObject(transform) && isPair(transform['scale']) && isPair(transform['translate']))) return false;
  return value['arcs'].every((arc) => Array.isArray(arc) && arc.every(isPair));
}

const isPair = (value: unknown): boolean => Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';

function featuresOf(topology: Topology<Objects>, name: string, damaged: (cause: string) => EmpriseError): SourceFeature[] {
  const object = topology.objects[name] as Objects[string];
  // Each member apart: one that names an arc that is not there spoils only itself.
  const members: unknown[] = object.type === 'GeometryCollection' && Array.isArray(object.geometries) ? object.geometries : [object];
  return members.map((member, index): SourceFeature => {
    const row = index + 1;
    if (!isObject(member)) return { row, geometry: null, unreadable: 'geometry-unreadable', values: {} };
    const { type, id, properties } = member;
    const bare = { type: 'Feature', ...(id === undefined ? {} : { id }), properties, geometry: null };
    if (type === null || type === undefined) return featureFromJson(bare, row);
    try {
      const drawn = feature(topology, member as unknown as Objects[string]);
      return featureFromJson(
        {
          ...bare,
          geometry:
            'geometry' in drawn ? drawn.geometry : { type: 'GeometryCollection', geometries: drawn.features.map((each) => each.geometry) },
        },
        row,
      );
    } catch (error) {
      if (error instanceof RangeError && /call stack/i.test(error.message)) throw damaged('too-deep');
      return { ...featureFromJson(bare, row), geometry: null, unreadable: 'geometry-unreadable' };
    }
  });
}
