/**
 * Objects of a layer that lie to those of another as asked. The reference objects are taken one by one, each prepared once in the legal projection of its zone and
 * compared with the objects around it that are not chosen yet.
 */
import type { Located, PlaceRelation } from '../../../../shared/domain/selecting.ts';
import { LAMBERT_93 } from '../../../../shared/geo/crs.ts';
import { type Bbox, type Geometry, withCoordinates } from '../../../../shared/geo/geometry.ts';
import { type Projection, projectionOf } from '../../../../shared/geo/projections.ts';
import { zoneOf } from '../../../../shared/geo/zone.ts';
import { type Geos, loadGeos } from '../../geometry/geos.ts';
import { referenceTo } from '../../geometry/place-relation.ts';
import { type BoundsIndex, boundsIndex, projectedBbox } from '../../geometry/spatial-index.ts';
import type { ProjectReader, StoredLayer } from '../../store/index.ts';
import { filterCondition } from './drawn-values.ts';

export interface PlaceQuery {
  /** Ids of layers or views. */
  readonly layer: string;
  readonly to: string;
  readonly among?: Float64Array | undefined;
  readonly relation: PlaceRelation;
  readonly distance_m: number;
}

export interface PlaceHooks {
  progress(done: number, total: number): void;
  checkpoint(): void;
}

/** Positions of projected shapes kept for the next reference objects: 64 MB. */
const MOST_KEPT = 4_000_000;
const BETWEEN_REPORTS = 200;
const METRES_PER_DEGREE = 110_500;

/** Throws `layer-unknown`, `expression-invalid` for a filter that no longer holds, `cancelled` by the hooks. */
export async function selectByPlace(reader: ProjectReader, query: PlaceQuery, hooks: PlaceHooks): Promise<Located> {
  const asked = reader.layer(query.layer);
  const to = reader.layer(query.to);
  const index = objectsOf(reader, asked);
  const references = keysOf(reader, to, query.among);
  const geos = await loadGeos();
  const shapes = new KnownShapes(reader, asked.table);
  const isSame = asked.table === to.table;
  const chosen = new Set<number>();
  const count = { repaired: 0 };
  let without = index.without;
  let done = 0;
  hooks.progress(0, references.length);
  for (const shape of reader.shapes(to.table, references)) {
    const key = references[done++] as number;
    if (shape) compare(geos, shape, isSame ? key : null);
    else without++;
    if (done % BETWEEN_REPORTS === 0) {
      hooks.checkpoint();
      hooks.progress(done, references.length);
    }
  }
  return {
    fids: Float64Array.from(chosen).sort(),
    objects: index.count,
    references: references.length,
    without,
    repaired: count.repaired,
  };

  function compare(geosNow: Geos, reference: Geometry, itself: number | null): void {
    const box = around(reference, query.relation === 'near' ? query.distance_m : 0);
    const near = box ? index.tree.search(box).filter((key) => key !== itself && !chosen.has(key)) : [];
    if (near.length === 0) return;
    const projection = legalProjectionOf(reference);
    const inMetres = withCoordinates(reference, projection.forward(reference.xy));
    const prepared = referenceTo(geosNow, inMetres, query.relation, query.distance_m, count);
    try {
      for (const [key, other] of shapes.of(near, projection)) if (other && prepared.holds(other)) chosen.add(key);
    } finally {
      prepared.close();
    }
  }
}

interface Objects {
  readonly tree: BoundsIndex;
  readonly count: number;
  readonly without: number;
}

function objectsOf(reader: ProjectReader, layer: StoredLayer): Objects {
  const { keys, boxes } = reader.bounds(layer.table);
  const where = filterCondition(reader, layer);
  const passing = where && new Set(reader.keysWhere(layer.table, where));
  const tree = boundsIndex(keys, boxes, passing);
  const count = passing ? passing.size : reader.keyBounds(layer.table).count;
  return { tree, count, without: count - tree.size };
}

function keysOf(reader: ProjectReader, layer: StoredLayer, among: Float64Array | undefined): number[] {
  if (among) return [...among].sort((a, b) => a - b);
  const where = filterCondition(reader, layer);
  return where ? reader.keysWhere(layer.table, where) : [...reader.order(layer.table, {})];
}

/** Bounds in degrees of whatever may be so near: edges are straight in the projection, and the index is rounded outwards. */
function around(geometry: Geometry, distance_m: number): Bbox | null {
  const box = projectedBbox(geometry);
  if (!box) return null;
  // a legal projection shortens by less than 1 % in its zone
  const north = (distance_m * 1.01) / METRES_PER_DEGREE + 1e-6;
  const steepest = Math.min(89, Math.max(Math.abs(box[1]), Math.abs(box[3])) + north);
  const east = north / Math.cos((steepest * Math.PI) / 180) + 1e-6;
  return [box[0] - east, box[1] - north, box[2] + east, box[3] + north];
}

/** Outside French territory, Lambert-93: whatever it is worth there, both objects are in it. */
function legalProjectionOf(geometry: Geometry): Projection {
  const projection = projectionOf(zoneOf(geometry)?.epsg ?? LAMBERT_93);
  if (!projection) throw new Error('a legal zone without projection');
  return projection;
}

/** Projected shapes of the objects asked last. */
class KnownShapes {
  readonly #reader: ProjectReader;
  readonly #table: string;
  readonly #kept = new Map<string, Geometry | null>();
  #size = 0;

  constructor(reader: ProjectReader, table: string) {
    this.#reader = reader;
    this.#table = table;
  }

  /** All that are not known yet are read in one question. */
  of(keys: readonly number[], projection: Projection): [number, Geometry | null][] {
    const nameOf = (key: number): string => `${projection.epsg} ${key}`;
    const missing = keys.filter((key) => !this.#kept.has(nameOf(key)));
    let index = 0;
    for (const stored of this.#reader.shapes(this.#table, missing)) {
      const made = stored && withCoordinates(stored, projection.forward(stored.xy));
      this.#kept.set(nameOf(missing[index++] as number), made);
      this.#size += made?.xy.length ?? 0;
    }
    const asked = keys.map((key): [number, Geometry | null] => [key, this.#kept.get(nameOf(key)) ?? null]);
    for (const [oldest, shape] of this.#kept) {
      if (this.#size <= MOST_KEPT * 2) break;
      this.#kept.delete(oldest);
      this.#size -= shape?.xy.length ?? 0;
    }
    return asked;
  }
}
