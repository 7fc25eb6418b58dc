/**
 * The part of geos-wasm (GEOS 3.13, C interface) that Emprise calls. Pointers are numbers; 0 means that GEOS refused.
 * Declared here because the package's own declarations do not describe the functions it adds at run time.
 */
export type Pointer = number;

export interface GeosLibrary {
  readonly Module: {
    readonly HEAPU8: Uint8Array;
    _malloc(size: number): Pointer;
    _free(pointer: Pointer): void;
    getValue(pointer: Pointer, type: 'double' | 'i32'): number;
    UTF8ToString(pointer: Pointer): string;
  };
  GEOSWKBReader_create(): Pointer;
  GEOSWKBReader_read(reader: Pointer, bytes: Pointer, size: number): Pointer;
  GEOSWKBWriter_create(): Pointer;
  GEOSWKBWriter_write(writer: Pointer, geometry: Pointer, size: Pointer): Pointer;
  GEOSFree(pointer: Pointer): void;
  GEOSGeom_destroy(geometry: Pointer): void;
  GEOSGeomTypeId(geometry: Pointer): number;
  GEOSGetNumGeometries(geometry: Pointer): number;
  GEOSGetGeometryN(geometry: Pointer, index: number): Pointer;
  GEOSGeom_clone(geometry: Pointer): Pointer;
  GEOSGeom_createCollection(type: number, geometries: Pointer, count: number): Pointer;
  GEOSisEmpty(geometry: Pointer): number;
  GEOSisValid(geometry: Pointer): number;
  GEOSisValidReason(geometry: Pointer): Pointer;
  GEOSMakeValidParams_create(): Pointer;
  GEOSMakeValidParams_setMethod(parameters: Pointer, method: number): number;
  GEOSMakeValidParams_setKeepCollapsed(parameters: Pointer, keep: number): number;
  GEOSMakeValidWithParams(geometry: Pointer, parameters: Pointer): Pointer;
  GEOSArea(geometry: Pointer, result: Pointer): number;
  GEOSIntersection(a: Pointer, b: Pointer): Pointer;
  GEOSDifference(a: Pointer, b: Pointer): Pointer;
  GEOSUnaryUnion(geometry: Pointer): Pointer;
  GEOSBuffer(geometry: Pointer, width: number, quadrantSegments: number): Pointer;
  /** `geometries`: array of pointers to lines that meet at their ends alone. */
  GEOSPolygonize(geometries: Pointer, count: number): Pointer;
  GEOSPointOnSurface(geometry: Pointer): Pointer;
  GEOSCoverageUnion(geometry: Pointer): Pointer;
  GEOSPrepare(geometry: Pointer): Pointer;
  GEOSPreparedGeom_destroy(prepared: Pointer): void;
  GEOSPreparedIntersects(prepared: Pointer, geometry: Pointer): number;
  GEOSPreparedContains(prepared: Pointer, geometry: Pointer): number;
  GEOSPreparedTouches(prepared: Pointer, geometry: Pointer): number;
  GEOSPreparedWithin(prepared: Pointer, geometry: Pointer): number;
  GEOSPreparedDistanceWithin(prepared: Pointer, geometry: Pointer, distance: number): number;
  GEOSPreparedIntersectsXY(prepared: Pointer, x: number, y: number): number;
}

export interface GeosMessages {
  errorHandler(message: string): void;
  noticeHandler(message: string): void;
}
