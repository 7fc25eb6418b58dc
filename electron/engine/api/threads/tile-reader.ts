/** Answers the jobs of tiles from an open project. Bounds of a whole table are kept as long as its revision: small scales need them for every tile. */
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Value } from '../../../../shared/domain/change.ts';
import type { LayerStyle } from '../../../../shared/domain/style.ts';
import type { PackedTile, TileValues } from '../../../../shared/domain/tile.ts';
import { conditionToSql } from '../../../../shared/expression/index.ts';
import type { Bbox } from '../../../../shared/geo/geometry.ts';
import { withCoordinates } from '../../../../shared/geo/geometry.ts';
import { type Projection, projectionOf } from '../../../../shared/geo/projections.ts';
import type { BoundsList, Condition, ProjectReader } from '../../store/index.ts';
import { type Bounds, FINEST_SIDE, MOST_GRAINS, MOST_POINTS, projectedCentres, sideOfLevel } from '../../tiles/choose.ts';
import { cutTile, degreesOf, type TileRows, type TileWish } from '../../tiles/cut.ts';
import type { AnswerTo, TileJob } from '../../tiles/jobs.ts';
import { meetsBox } from '../../tiles/meets-box.ts';
import { drawnValues } from '../services/drawn-values.ts';
import { countClasses } from '../services/field-statistics.ts';
import { fieldsOf } from '../services/list.ts';
import { ColumnCache } from './column-cache.ts';

/** Tables whose bounds, or filtered objects, are remembered: some tens of megabytes each at a million objects. */
const MOST_REMEMBERED = 3;
/** Windows of more objects are found in the bounds of the whole table. */
const MOST_BY_INDEX = 20_000;

interface KnownBounds extends BoundsList {
  readonly revision: number;
  readonly epsg: number;
  readonly centres: Float64Array;
}

export class TileReader {
  readonly #project: ProjectReader;
  readonly #bounds = new Map<string, KnownBounds>();

  readonly #filtered = new Map<string, { readonly revision: number; readonly filter: string; readonly keys: ReadonlySet<number> }>();

  readonly #sides = new Map<string, number>();

  readonly #columns: ColumnCache;

  constructor(project: ProjectReader) {
    this.#project = project;
    this.#columns = new ColumnCache(project);
  }

  /** Throws `cancelled` once `stopped`, where that can take long. */
  run<J extends TileJob>(job: J, stopped: () => boolean = () => false): AnswerTo<J> {
    return this.#answer(job, stopped) as AnswerTo<J>;
  }

  async close(): Promise<void> {
    await this.#project.close();
  }

  #answer(job: TileJob, stopped: () => boolean): PackedTile | TileValues | number[] | Uint32Array<ArrayBuffer> {
    switch (job.type) {
      case 'tile': {
        const tile = cutTile(this.#rows(job, stopped), job.wish);
        if (job.style === null) return tile;
        const fids = new Uint32Array(tile.fids.length + tile.grains.fids.length);
        fids.set(tile.fids);
        fids.set(tile.grains.fids, tile.fids.length);
        return { ...tile, values: this.#values(job.table, fids, job.style) };
      }
      case 'values':
        return this.#values(job.table, job.fids, job.style);
      case 'classes':
        return countClasses(this.#project, job, job.style);
      case 'within':
        return this.#within(job);
    }
  }

  #rows({ table, filter, wish }: Extract<TileJob, { type: 'tile' }>, stopped: () => boolean): TileRows {
    const project = this.#project;
    return {
      revision: project.revision(table),
      bounds: (box, projection) => this.#boundsIn(table, filter, box, projection),
      side: (z, projection) => this.#side(table, wish, z, projection),
      shapes: (fids) => project.shapes(table, fids),
      stopped,
    };
  }

  #boundsIn(table: string, filter: string | null, box: Bbox, projection: Projection): Bounds {
    const passing = filter === null ? null : this.#passing(table, filter);
    const few = this.#project.boundsIn(table, box, MOST_BY_INDEX);
    if (few) return { ...few, passing };
    return { ...this.#all(table, projection), passing };
  }

  #all(table: string, projection: Projection): KnownBounds {
    const revision = this.#project.revision(table);
    const known = this.#bounds.get(table);
    if (known?.revision === revision && known.epsg === projection.epsg) return remember(this.#bounds, table, known);
    const { keys, boxes } = known?.revision === revision ? known : this.#project.bounds(table);
    const list = { revision, epsg: projection.epsg, keys, boxes, centres: projectedCentres({ keys, boxes }, projection) };
    remember(this.#bounds, table, list);
    return list;
  }

  /** Found once for each level: an edit does not change how dense a layer is. */
  #side(table: string, { areDots, objects }: TileWish, z: number, projection: Projection): number {
    if (objects <= (areDots ? MOST_POINTS : MOST_GRAINS)) return areDots ? 0 : FINEST_SIDE;
    const key = `${table} ${projection.epsg} ${z}`;
    const known = this.#sides.get(key);
    if (known !== undefined) return known;
    const side = sideOfLevel(this.#all(table, projection), z, projection, areDots);
    this.#sides.set(key, side);
    return side;
  }

  #condition(table: string, filter: string): Condition {
    return conditionToSql(filter, fieldsOf(this.#project, table));
  }

  /** Keys of the objects a filter lets through, kept for one filter of each table. */
  #passing(table: string, filter: string): ReadonlySet<number> {
    const revision = this.#project.revision(table);
    const known = this.#filtered.get(table);
    if (known?.revision === revision && known.filter === filter) return remember(this.#filtered, table, known).keys;
    const keys = new Set(this.#project.keysWhere(table, this.#condition(table, filter)));
    remember(this.#filtered, table, { revision, filter, keys });
    return keys;
  }

  #values(table: string, fids: Uint32Array, style: LayerStyle): TileValues {
    const { columns, names, valuesOf } = drawnValues(this.#project, { table, style });
    const values: Record<string, (string | number | null)[]> = Object.fromEntries(names.map((name) => [name, []]));
    if (names.length === 0) return values;
    const lists = this.#columns.read(table, fids, columns);
    for (let index = 0; index < fids.length; index++) {
      const row = valuesOf(columns.map((name) => lists[name]?.[index] ?? null));
      for (const name of names) values[name]?.push(shown(row[name] ?? null));
    }
    return values;
  }

  #within({ table, filter, epsg, box }: Extract<TileJob, { type: 'within' }>): Uint32Array<ArrayBuffer> {
    const projection = projectionOf(epsg);
    if (!projection) throw new EmpriseError('crs-unsupported', { crs: `EPSG:${epsg}` });
    const degrees = degreesOf(box, projection);
    const fids = keysWithin(this.#boundsIn(table, filter, degrees, projection), degrees);
    const found: number[] = [];
    let index = 0;
    for (const stored of this.#project.shapes(table, fids)) {
      const fid = fids[index++] as number;
      if (stored && meetsBox(withCoordinates(stored, projection.forward(stored.xy)), box)) found.push(fid);
    }
    return Uint32Array.from(found);
  }
}

/** Last of the map; the one out of use for longest goes where there are too many. */
function remember<T>(map: Map<string, T>, table: string, value: T): T {
  map.delete(table);
  map.set(table, value);
  for (const oldest of map.keys()) {
    if (map.size <= MOST_REMEMBERED) break;
    map.delete(oldest);
  }
  return value;
}

/** Those whose bounds meet a box in degrees. */
function keysWithin({ keys, boxes, passing }: Bounds, [minX, minY, maxX, maxY]: Bbox): number[] {
  const kept: number[] = [];
  for (let i = 0, at = 0; i < keys.length; i++, at += 4) {
    if ((boxes[at + 2] as number) < minX || (boxes[at] as number) > maxX) continue;
    if ((boxes[at + 3] as number) < minY || (boxes[at + 1] as number) > maxY) continue;
    if (passing?.has(keys[i] as number) ?? true) kept.push(keys[i] as number);
  }
  return kept.sort((a, b) => a - b);
}

function shown(value: Value | boolean | undefined): string | number | null {
  if (value === undefined || value instanceof Uint8Array) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'bigint' ? Number(value) : value;
}
