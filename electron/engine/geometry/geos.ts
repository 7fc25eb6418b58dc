/**
 * GEOS 3.13 as WebAssembly, behind a small typed wrapper: one instance per thread, started at the first call (about 25 ms).
 *
 * The library answers 0 instead of throwing and prints to the console: here every pointer is checked, a refusal becomes a `GeosError`
 * with the library's own words, and nothing is printed. Every shape belongs to a scope and is destroyed with it:
 *
 *     const area = geos.scope((s) => s.area(s.intersection(s.shape(site), s.shape(friche))));
 *
 * Coordinates are planar: project before any overlay or area.
 */
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { concatenate } from '../../../shared/geo/rings.ts';
import { decodeWkb, encodeWkbInto, wkbLength } from '../../../shared/geo/wkb.ts';
import type { GeosLibrary, GeosMessages, Pointer } from './geos-library.ts';

/** A GEOS geometry, alive until its scope ends. */
export type Shape = Pointer & { readonly __shape: unique symbol };

/** A shape prepared for many tests against it. */
export interface PreparedShape {
  intersects(other: Shape): boolean;
  contains(other: Shape): boolean;
  touches(other: Shape): boolean;
  /** The prepared one lies in the other. */
  within(other: Shape): boolean;
  /** No farther than `distance_m`, in the shapes' own metres. */
  isNear(other: Shape, distance_m: number): boolean;
  /** True inside and on the edge. */
  intersectsPoint(x: number, y: number): boolean;
}

/** GEOS refused: `operation` says where, the message is the library's own (English, for technical details only). */
export class GeosError extends Error {
  readonly operation: string;

  constructor(operation: string, message: string) {
    super(`${operation}: ${message}`);
    this.operation = operation;
  }
}

const POLYGON = 3;
const MULTI_POLYGON = 6;
const COLLECTION = 7;
const MAKE_VALID_STRUCTURE = 1;

let instance: Promise<Geos> | null = null;

/** The thread's GEOS. */
export function loadGeos(): Promise<Geos> {
  instance ??= start();
  return instance;
}

async function start(): Promise<Geos> {
  const messages = new LastMessage();
  const module = (await import('geos-wasm')) as unknown as { default: (config: GeosMessages) => Promise<GeosLibrary> };
  return new Geos(await module.default(messages), messages);
}

class LastMessage implements GeosMessages {
  text = '';
  errorHandler = (message: string): void => {
    this.text = message;
  };
  // Validity tests announce what they find; `reason` asks for it when it is wanted.
  noticeHandler = (): void => {};
}

export class Geos {
  readonly #library: GeosLibrary;
  readonly #messages: LastMessage;
  readonly #reader: Pointer;
  readonly #writer: Pointer;
  readonly #repairs: Pointer;
  /** Eight bytes for results returned by reference. */
  readonly #result: Pointer;
  #buffer: Pointer = 0;
  #bufferSize = 0;

  constructor(library: GeosLibrary, messages: LastMessage) {
    this.#library = library;
    this.#messages = messages;
    this.#reader = library.GEOSWKBReader_create();
    this.#writer = library.GEOSWKBWriter_create();
    // The structural method keeps both lobes of a crossed ring, merges overlapping shells and drops holes outside theirs;
    // the older linework method would turn an overlap into a hole.
    this.#repairs = library.GEOSMakeValidParams_create();
    library.GEOSMakeValidParams_setMethod(this.#repairs, MAKE_VALID_STRUCTURE);
    library.GEOSMakeValidParams_setKeepCollapsed(this.#repairs, 0);
    this.#result = library.Module._malloc(8);
  }

  /** Runs `work` and destroys every shape it made, also when it throws. Scopes may be nested. */
  scope<T>(work: (scope: GeosScope) => T): T {
    const scope = this.open();
    try {
      return work(scope);
    } finally {
      scope.close();
    }
  }

  /** A scope for work that awaits; the caller closes it. */
  open(): GeosScope {
    return new GeosScope(this);
  }

  /** @internal */
  get library(): GeosLibrary {
    return this.#library;
  }

  /** @internal */
  refuse(operation: string): never {
    const text = this.#messages.text || 'no result';
    this.#messages.text = '';
    throw new GeosError(operation, text);
  }

  /** @internal */
  read(geometry: Geometry): Pointer {
    const { Module } = this.#library;
    const size = wkbLength(geometry);
    if (size > this.#bufferSize) {
      if (this.#buffer !== 0) Module._free(this.#buffer);
      this.#bufferSize = Math.max(size, 65_536);
      this.#buffer = Module._malloc(this.#bufferSize);
      if (this.#buffer === 0) {
        this.#bufferSize = 0;
        this.refuse('memory');
      }
    }
    encodeWkbInto(geometry, Module.HEAPU8, this.#buffer);
    return this.#library.GEOSWKBReader_read(this.#reader, this.#buffer, size);
  }

  /** @internal */
  write(pointer: Pointer): Geometry {
    const { Module } = this.#library;
    const bytes = this.#library.GEOSWKBWriter_write(this.#writer, pointer, this.#result);
    if (bytes === 0) this.refuse('write');
    const geometry = decodeWkb(Module.HEAPU8.subarray(bytes, bytes + Module.getValue(this.#result, 'i32')));
    this.#library.GEOSFree(bytes);
    return geometry;
  }

  /** @internal */
  area(pointer: Pointer): number {
    if (this.#library.GEOSArea(pointer, this.#result) !== 1) this.refuse('area');
    return this.#library.Module.getValue(this.#result, 'double');
  }

  /** @internal */
  makeValid(pointer: Pointer): Pointer {
    return this.#library.GEOSMakeValidWithParams(pointer, this.#repairs);
  }
}

export class GeosScope {
  readonly #geos: Geos;
  readonly #library: GeosLibrary;
  readonly #shapes: Pointer[] = [];
  readonly #prepared: Pointer[] = [];

  constructor(geos: Geos) {
    this.#geos = geos;
    this.#library = geos.library;
  }

  close(): void {
    for (const prepared of this.#prepared.splice(0)) this.#library.GEOSPreparedGeom_destroy(prepared);
    for (const shape of this.#shapes.splice(0)) this.#library.GEOSGeom_destroy(shape);
  }

  #keep(operation: string, pointer: Pointer): Shape {
    if (pointer === 0) this.#geos.refuse(operation);
    this.#shapes.push(pointer);
    return pointer as Shape;
  }

  #test(operation: string, answer: number): boolean {
    // 2 means that an exception was caught.
    if (answer === 2) this.#geos.refuse(operation);
    return answer === 1;
  }

  /** Rings must be closed and have four vertices or more. */
  shape(geometry: Geometry): Shape {
    return this.#keep('read', this.#geos.read(geometry));
  }

  /** The polygons of a shape; lines and points that an overlay left beside them are dropped. */
  polygons(shape: Shape): Geometry {
    const type = this.#library.GEOSGeomTypeId(shape);
    if (type === POLYGON || type === MULTI_POLYGON) return this.#geos.write(shape);
    const parts: Geometry[] = [];
    if (type === COLLECTION) {
      const count = this.#library.GEOSGetNumGeometries(shape);
      for (let i = 0; i < count; i++) {
        const part = this.#library.GEOSGetGeometryN(shape, i);
        const partType = this.#library.GEOSGeomTypeId(part);
        if (partType === POLYGON || partType === MULTI_POLYGON) parts.push(this.#geos.write(part));
      }
    }
    return concatenate('MultiPolygon', parts);
  }

  /** A shape of any type as it is. */
  geometry(shape: Shape): Geometry {
    return this.#geos.write(shape);
  }

  /** A point that lies inside a polygon. */
  pointInside(shape: Shape): Geometry {
    return this.#geos.write(this.#keep('pointOnSurface', this.#library.GEOSPointOnSurface(shape)));
  }

  area(shape: Shape): number {
    return this.#geos.area(shape);
  }

  isEmpty(shape: Shape): boolean {
    return this.#test('isEmpty', this.#library.GEOSisEmpty(shape));
  }

  isValid(shape: Shape): boolean {
    return this.#test('isValid', this.#library.GEOSisValid(shape));
  }

  /** What GEOS says of the first fault, for instance "Self-intersection[0.5 0.5]". */
  reason(shape: Shape): string {
    const text = this.#library.GEOSisValidReason(shape);
    if (text === 0) this.#geos.refuse('reason');
    const reason = this.#library.Module.UTF8ToString(text);
    this.#library.GEOSFree(text);
    return reason;
  }

  makeValid(shape: Shape): Shape {
    return this.#keep('makeValid', this.#geos.makeValid(shape));
  }

  intersection(a: Shape, b: Shape): Shape {
    return this.#keep('intersection', this.#library.GEOSIntersection(a, b));
  }

  difference(a: Shape, b: Shape): Shape {
    return this.#keep('difference', this.#library.GEOSDifference(a, b));
  }

  /** The union of any shapes: each place counted once. */
  union(shapes: readonly Shape[]): Shape {
    return this.#keep('union', this.#library.GEOSUnaryUnion(this.#collect(shapes)));
  }

  /**
   * The union of polygons that share borders without overlapping (communes of an EPCI): about eight times faster than `union`.
   * Where they do overlap, GEOS may answer an invalid shape without a word: it is checked, and the general union taken instead.
   */
  coverageUnion(shapes: readonly Shape[]): Shape {
    const collection = this.#collect(shapes);
    const quick = this.#library.GEOSCoverageUnion(collection);
    if (quick !== 0) {
      if (this.#library.GEOSisValid(quick) === 1) return this.#keep('coverageUnion', quick);
      this.#library.GEOSGeom_destroy(quick);
    }
    return this.#keep('union', this.#library.GEOSUnaryUnion(collection));
  }

  /** Everything within `distance` of the shape, or what is farther than `-distance` from its edge; arcs have `quadrantSegments` chords a quarter circle. */
  buffer(shape: Shape, distance: number, quadrantSegments: number): Shape {
    return this.#keep('buffer', this.#library.GEOSBuffer(shape, distance, quadrantSegments));
  }

  /** The faces that lines enclose; they may meet at vertices alone. What ends loose is left out. */
  polygonize(lines: Shape): Geometry {
    const { Module } = this.#library;
    const array = Module._malloc(4);
    if (array === 0) this.#geos.refuse('memory');
    new DataView(Module.HEAPU8.buffer).setUint32(array, lines, true);
    const faces = this.#library.GEOSPolygonize(array, 1);
    Module._free(array);
    return this.polygons(this.#keep('polygonize', faces));
  }

  prepare(shape: Shape): PreparedShape {
    const library = this.#library;
    const prepared = library.GEOSPrepare(shape);
    if (prepared === 0) this.#geos.refuse('prepare');
    this.#prepared.push(prepared);
    return {
      intersects: (other) => this.#test('intersects', library.GEOSPreparedIntersects(prepared, other)),
      contains: (other) => this.#test('contains', library.GEOSPreparedContains(prepared, other)),
      touches: (other) => this.#test('touches', library.GEOSPreparedTouches(prepared, other)),
      within: (other) => this.#test('within', library.GEOSPreparedWithin(prepared, other)),
      isNear: (other, distance_m) => this.#test('distanceWithin', library.GEOSPreparedDistanceWithin(prepared, other, distance_m)),
      intersectsPoint: (x, y) => this.#test('intersects', library.GEOSPreparedIntersectsXY(prepared, x, y)),
    };
  }

  /** A collection takes ownership of its members: it is given copies, so that the shapes stay the scope's. */
  #collect(shapes: readonly Shape[]): Shape {
    const { Module } = this.#library;
    const array = Module._malloc(Math.max(4, shapes.length * 4));
    if (array === 0) this.#geos.refuse('memory');
    const copies = shapes.map((shape) => this.#library.GEOSGeom_clone(shape));
    if (copies.includes(0)) {
      for (const copy of copies) if (copy !== 0) this.#library.GEOSGeom_destroy(copy);
      Module._free(array);
      this.#geos.refuse('clone');
    }
    const view = new DataView(Module.HEAPU8.buffer);
    copies.forEach((copy, index) => {
      view.setUint32(array + index * 4, copy, true);
    });
    const collection = this.#library.GEOSGeom_createCollection(COLLECTION, array, shapes.length);
    Module._free(array);
    return this.#keep('collection', collection);
  }
}
