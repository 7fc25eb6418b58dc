/** A table that gives codes instead of coordinates takes its place from a layer of the project. */
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Join } from '../../../../shared/domain/import.ts';
import type { Kind } from '../../../../shared/domain/kinds/index.ts';
import { type Geometry, pointGeometry } from '../../../../shared/geo/geometry.ts';
import type { Geos } from '../../geometry/geos.ts';
import { fold } from '../names.ts';
import type { Places, SourceFeature, SourceLayer } from '../types.ts';
import type { ImportNotes } from './import-notes.ts';
import { insidePoint } from './inside-point.ts';
import { codesOf, communeOfArrondissement } from './join-codes.ts';
import { jsonOf } from './values.ts';

interface JoinOptions {
  readonly kind: Kind;
  readonly join: Join;
}

export class Joiner {
  readonly #join: Join;
  readonly #column: string;
  readonly #places: Places;
  readonly #notes: ImportNotes;

  /** Throws EmpriseError: `column-unknown`, `join-without-layer` (a project without that layer, or nothing in it). */
  constructor(file: string, layer: SourceLayer, { kind, join }: JoinOptions, places: Places | undefined, notes: ImportNotes) {
    const names = layer.fields.map(({ name }) => name);
    const column = names.find((name) => name === join.column) ?? names.find((name) => fold(name) === fold(join.column));
    if (column === undefined)
      throw new EmpriseError('column-unknown', { file, field: join.column, columns: names.slice(0, 40).join(', ') });
    if (!places?.has(join.with)) throw new EmpriseError('join-without-layer', { file, layer: join.with });
    this.#join = join;
    this.#column = column;
    this.#places = places;
    this.#notes = notes;
    const isBorrowed = join.as === 'outline' && join.with !== kind && join.with !== 'parcelles' && kind !== 'couche';
    if (isBorrowed) notes.add('join-outline-borrowed', { layer: join.with });
  }

  /** What the objects will look like: tables are made for them before any is placed. */
  get likeness(): SourceFeature {
    const outline = { type: 'MultiPolygon', xy: Float64Array.of(0, 0, 0, 1, 1, 1, 0, 0), parts: [4], polygons: [1] } as const;
    return { row: 0, geometry: this.#join.as === 'point' ? pointGeometry(0, 0) : outline, values: {} };
  }

  /** In EPSG:4326, the union where the cell has several codes; null, with its note made, where there is none. */
  place({ values, row }: SourceFeature, geos: Geos): Geometry | null {
    const cell = values[this.#column];
    const text = cell === null || cell === undefined ? '' : typeof cell === 'object' ? jsonOf(cell) : String(cell);
    const codes = codesOf(this.#join.with, text);
    if (codes.length === 0) {
      this.#notes.add('join-code-missing', { field: this.#column }, row);
      return null;
    }
    const found: Geometry[] = [];
    const missing: string[] = [];
    for (const { code, completed } of codes) {
      const geometry = this.#find(code, row);
      if (geometry === null) missing.push(code);
      else found.push(geometry);
      if (geometry !== null && completed) this.#notes.add('join-code-completed', { field: this.#column }, row);
    }
    for (const code of missing) {
      this.#notes.value(found.length === 0 ? 'join-not-found' : 'join-partly-found', this.#column, code, row);
    }
    const outline = found.length > 1 ? union(found, geos) : (found[0] ?? null);
    if (outline === null || this.#join.as === 'outline' || outline.type !== 'MultiPolygon') return outline;
    return insidePoint(outline);
  }

  #find(code: string, row: number): Geometry | null {
    const layer = this.#join.with;
    const direct = this.#places.find(layer, code);
    if (direct !== null || layer !== 'communes') return direct;
    const seen = new Set([code]);
    for (let next = this.#successor(code); next !== null && !seen.has(next); next = this.#successor(next)) {
      seen.add(next);
      const geometry = this.#places.find(layer, next);
      if (geometry === null) continue;
      this.#notes.value('join-code-moved', this.#column, `${code} → ${next}`, row);
      return geometry;
    }
    return null;
  }

  #successor(code: string): string | null {
    return communeOfArrondissement(code) ?? this.#places.successor?.(code) ?? null;
  }
}

function union(found: readonly Geometry[], geos: Geos): Geometry {
  return geos.scope((scope) => scope.polygons(scope.coverageUnion(found.map((geometry) => scope.shape(geometry)))));
}
