/** A look at a file for the import dialog: what it holds, how it was decided, what stands in the way. Huge files are not read in full. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { FileProposal, LayerProposal } from '../../../shared/domain/import.ts';
import { type Bbox, bboxOf, withCoordinates } from '../../../shared/geo/geometry.ts';
import { type CrsDecision, crsName, decideCrs, sampleVertices, swapped } from './crs.ts';
import { openSource } from './detect.ts';
import { familyOf } from './geojson/features.ts';
import { mapFields } from './mapping/map-fields.ts';
import { suggestKind } from './mapping/suggest-kind.ts';
import { fold } from './names.ts';
import { jsonOf } from './prepare/values.ts';
import type { OpenOptions, SourceFeature, SourceLayer, SourceValue } from './types.ts';

const SAMPLE_ROWS = 8;

/** Throws EmpriseError as an import would for a file that cannot be opened at all. */
export async function probeFile(path: string, options: OpenOptions & { readonly crs?: number } = {}): Promise<FileProposal> {
  const file = basename(path);
  const source = await openSource(path, options);
  try {
    const layers: LayerProposal[] = [];
    for (const layer of source.layers) layers.push(await probeLayer(file, layer, options.crs));
    const { size, mtime } = await stat(path);
    return { file, bytes: size, modified: mtime.toISOString(), layers };
  } finally {
    source.close();
  }
}

async function probeLayer(file: string, layer: SourceLayer, given: number | undefined): Promise<LayerProposal> {
  const first = await firstFeatures(layer);
  const names = layer.fields.map((field) => field.name);
  const geometry = layer.geometry === 'mixed' ? familyOf(first) : layer.geometry;
  const kind = suggestKind(names, geometry, layer.name);
  const targets = new Map<string, string>();
  if (kind === 'couche') for (const name of names) targets.set(name, fold(name).slice(0, 30));
  else for (const [to, from] of mapFields(kind, names)) targets.set(from, to);

  const obstacles: LayerProposal['obstacles'] = [];
  let crs: CrsDecision | null = null;
  try {
    crs = decideCrs(file, layer, sampleVertices(first), { crs: given });
  } catch (error) {
    if (!(error instanceof EmpriseError)) throw error;
    obstacles.push({ code: error.code, params: { ...error.params } });
  }
  if (layer.format === 'csv' && geometry === 'none')
    obstacles.push({ code: 'csv-without-coordinates', params: { file, columns: names.join(', ') } });
  if (first.length === 0) obstacles.push({ code: 'nothing-usable', params: { file, count: 0 } });
  const shown = first.slice(0, SAMPLE_ROWS);
  return {
    layer: layer.name,
    format: layer.format,
    geometry,
    count: layer.count,
    crs: crs === null ? null : { code: crsName(crs.epsg), how: crs.how },
    encoding: layer.encoding === null ? null : { name: layer.encoding.value, how: layer.encoding.how },
    extent: crs === null ? null : extentOf(layer, first, crs),
    suggestedKind: kind,
    kind,
    profile: null,
    remembered: null,
    place: { how: geometry === 'none' ? 'none' : 'geometry', columns: [] },
    join: null,
    fields: names.map((from) => ({ from, example: exampleOf(first, from), to: targets.get(from) ?? null, conversion: null, unknown: [] })),
    missing: [],
    converted: [],
    crsChoices: [],
    encodingChoices: [],
    mojibake: null,
    shortCodes: null,
    companions: [],
    preview: null,
    sample: shown.map((feature) => Object.fromEntries(names.map((name) => [name, textOf(feature.values[name])]))),
    obstacles,
  };
}

async function firstFeatures(layer: SourceLayer): Promise<readonly SourceFeature[]> {
  for await (const batch of layer.features()) if (batch.length > 0) return batch;
  return [];
}

function textOf(value: SourceValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'object' ? jsonOf(value) : String(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

function exampleOf(features: readonly SourceFeature[], name: string): string {
  for (const { values } of features) {
    const text = textOf(values[name]);
    if (text !== null && text !== '') return text;
  }
  return '';
}

/** Of the header's box where there is one, else of the objects looked at. */
function extentOf(layer: SourceLayer, features: readonly SourceFeature[], crs: CrsDecision): [number, number, number, number] | null {
  const corners: number[] = [];
  if (layer.extent !== null) {
    const [minX, minY, maxX, maxY] = layer.extent;
    corners.push(minX, minY, maxX, minY, maxX, maxY, minX, maxY);
  } else {
    for (const { geometry } of features) {
      const box: Bbox | null = geometry === null ? null : bboxOf(geometry);
      if (box !== null) corners.push(box[0], box[1], box[2], box[1], box[2], box[3], box[0], box[3]);
    }
  }
  if (corners.length === 0) return null;
  const flat = Float64Array.from(corners);
  const lonLat = crs.projection.inverse(crs.swap ? swapped(flat) : flat);
  const box = bboxOf(withCoordinates({ type: 'MultiPoint', xy: lonLat, parts: [], polygons: [] }, lonLat));
  return box === null ? null : [...box];
}
