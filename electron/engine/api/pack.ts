import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { Value } from '../../../shared/domain/change.ts';
import type { PackedLayer } from '../../../shared/domain/layer.ts';
import { WGS84 } from '../../../shared/geo/crs.ts';
import { generalise } from '../../../shared/geo/generalise.ts';
import { type Geometry, withCoordinates } from '../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';

export interface PackableRow {
  readonly fid: number;
  readonly geometry: Geometry | null;
  readonly values: Readonly<Record<string, Value>>;
}

/** About 2.4 MB of coordinates: under 30 ms to copy over the port and to build, so that neither side ever blocks. */
const VERTICES_PER_CHUNK = 150_000;
const OBJECTS_PER_CHUNK = 20_000;

interface Draft {
  fids: number[];
  chunks: Float64Array[];
  vertices: number;
  parts: number[];
  polygons: number[];
  objects: number[];
  attributes: Record<string, (string | number | null)[]>;
}

/** Packs objects for drawing in the view's system until a chunk is full; `more` says whether rows remain. Rows without geometry are skipped. */
export function packLayer(
  rows: Iterable<PackableRow>,
  layer: { table: string; revision: number; geometry: PackedLayer['geometry'] },
  epsg: number,
  fields: readonly string[],
  /** Grid in metres that shapes are generalised to; 0 = as stored. */
  cell = 0,
): PackedLayer {
  const projection = epsg === WGS84 ? null : projectionOf(epsg);
  if (epsg !== WGS84 && !projection) throw new EmpriseError('crs-unsupported', { crs: `EPSG:${epsg}` });
  const draft: Draft = { fids: [], chunks: [], vertices: 0, parts: [], polygons: [], objects: [], attributes: {} };
  for (const field of fields) draft.attributes[field] = [];
  let more = false;
  let simplified = false;
  for (const row of rows) {
    if (draft.vertices >= VERTICES_PER_CHUNK || draft.fids.length >= OBJECTS_PER_CHUNK) {
      more = true;
      break;
    }
    if (!row.geometry) continue;
    const projected = projection ? withCoordinates(row.geometry, projection.forward(row.geometry.xy)) : row.geometry;
    const light = generalise(projected, cell);
    simplified ||= light.simplified;
    addObject(draft, row, light.geometry);
  }
  return {
    table: layer.table,
    revision: layer.revision,
    epsg,
    geometry: layer.geometry,
    fids: Uint32Array.from(draft.fids),
    xy: concatenate(draft.chunks, draft.vertices * 2),
    parts: Uint32Array.from(draft.parts),
    polygons: Uint32Array.from(draft.polygons),
    objects: Uint32Array.from(draft.objects),
    attributes: draft.attributes,
    simplified,
    more,
  };
}

function addObject(draft: Draft, row: PackableRow, geometry: Geometry): void {
  const { xy } = geometry;
  const firstPart = draft.parts.length;
  for (const end of geometry.parts) draft.parts.push(draft.vertices + end);
  for (const end of geometry.polygons) draft.polygons.push(firstPart + end);
  draft.vertices += xy.length / 2;
  draft.chunks.push(xy);
  draft.fids.push(row.fid);
  draft.objects.push(endOfObject(draft, geometry));
  for (const [field, values] of Object.entries(draft.attributes)) values.push(displayable(row.values[field]));
}

function endOfObject(draft: Draft, geometry: Geometry): number {
  if (geometry.type === 'MultiPolygon') return draft.polygons.length;
  return geometry.type === 'MultiLineString' ? draft.parts.length : draft.vertices;
}

function displayable(value: Value | undefined): string | number | null {
  if (value === undefined || value === null || value instanceof Uint8Array) return null;
  return typeof value === 'bigint' ? Number(value) : value;
}

function concatenate(chunks: readonly Float64Array[], length: number): Float64Array<ArrayBuffer> {
  const all = new Float64Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}
