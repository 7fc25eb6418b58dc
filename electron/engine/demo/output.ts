/** From metres of the plane to rows ready for the store: longitude, latitude, and a uid that the same seed always gives. */

import type { Row } from '../../../shared/domain/change.ts';
import { KIND_DEFINITIONS, type SchemaKind, type TableDefinition } from '../../../shared/domain/kinds/index.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import type { PreparedBatch, PreparedRow } from '../importers/types.ts';
import type { Rings } from './faces.ts';
import type { Line, Point } from './plane.ts';
import { type Random, randomOf } from './random.ts';

/** Lambert-93 of the plane's origin: the territory lies in the Morvan on the map, and nowhere in fact. */
const ORIGIN_X = 800_000;
const ORIGIN_Y = 6_620_000;
/** A tenth of a millimetre: what a neighbour shares stays shared. */
const DECIMALS = 1e9;

function toDegrees(points: Line): Float64Array {
  const xy = new Float64Array(points.length * 2);
  points.forEach(([x, y], i) => {
    xy[2 * i] = ORIGIN_X + x;
    xy[2 * i + 1] = ORIGIN_Y + y;
  });
  const projection = projectionOf(2154);
  if (!projection) throw new Error('Lambert-93 is missing');
  return projection.inverse(xy).map((value) => Math.round(value * DECIMALS) / DECIMALS);
}

export function pointOf(point: Point): Geometry {
  return { type: 'Point', xy: toDegrees([point]), parts: [], polygons: [] };
}

export function lineOf(line: Line): Geometry {
  return { type: 'MultiLineString', xy: toDegrees(line), parts: [line.length], polygons: [] };
}

export function polygonsOf(area: readonly Rings[]): Geometry {
  const points: Point[] = [];
  const parts: number[] = [];
  const polygons: number[] = [];
  for (const rings of area) {
    for (const ring of rings) {
      points.push(...ring, ring[0] as Point);
      parts.push(points.length);
    }
    polygons.push(parts.length);
  }
  return { type: 'MultiPolygon', xy: toDegrees(points), parts, polygons };
}

/** Collects the rows of one table. Columns that the table does not declare are a mistake of ours and throw. */
export class TableRows {
  readonly #name: string;
  readonly #definition: TableDefinition | null;
  readonly #known: ReadonlySet<string>;
  readonly #rows: PreparedRow[] = [];
  readonly #random: Random;

  /** `columns`: for a table of links, which no kind declares. */
  constructor(seed: number, name: string, columns: readonly string[] = []) {
    this.#name = name;
    this.#definition = definitionOf(name);
    this.#known = new Set([...columns, ...(this.#definition?.fields.map((field) => field.name) ?? [])]);
    this.#random = randomOf(seed, `uid ${name}`);
  }

  /** Answers the uid of the new row, null for a table of links. */
  add(geometry: Geometry | null, values: Row): string | null {
    for (const name of Object.keys(values)) if (!this.#known.has(name)) throw new Error(`${this.#name} has no column ${name}`);
    const uid = this.#definition ? uuid(this.#random) : null;
    this.#rows.push({ row: this.#rows.length + 1, geometry, values: uid === null ? values : { uid, ...values } });
    return uid;
  }

  batch(): PreparedBatch {
    return {
      table: { table: this.#name, geometry: this.#definition?.geometry ?? null, fields: null, title: this.#name },
      rows: this.#rows,
    };
  }
}

function definitionOf(name: string): TableDefinition | null {
  for (const kind of Object.keys(KIND_DEFINITIONS) as SchemaKind[]) {
    const table = KIND_DEFINITIONS[kind].tables.find((candidate) => candidate.name === name);
    if (table) return table;
  }
  return null;
}

/** Version 4 in form (RFC 9562), from the seed in fact. */
function uuid(random: Random): string {
  const digits = Array.from({ length: 32 }, () => random.integer(0, 15));
  digits[12] = 4;
  digits[16] = 8 + ((digits[16] as number) % 4);
  const text = digits.map((digit) => digit.toString(16)).join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}
