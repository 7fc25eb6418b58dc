/** Which table of a kind an object belongs in by its geometry, and in what form. */
import type { KindDefinition, TableDefinition, TableGeometry } from '../../../../shared/domain/kinds/index.ts';
import { type Geometry, type GeometryType, pointGeometry } from '../../../../shared/geo/geometry.ts';
import { insidePoint } from './inside-point.ts';

export interface Fitted {
  readonly table: TableDefinition;
  readonly geometry: Geometry | null;
  /** Note code of what was done to make it fit. */
  readonly note?: string;
}

export const COLUMN_OF: Readonly<Record<GeometryType, TableGeometry>> = {
  Point: 'POINT',
  MultiPoint: 'MULTIPOINT',
  MultiLineString: 'MULTILINESTRING',
  MultiPolygon: 'MULTIPOLYGON',
};

/** Null where no table of the kind can hold the object. */
export function fitToKind(kind: KindDefinition, geometry: Geometry | null): Fitted | null {
  const [main] = kind.tables;
  if (geometry === null || main.geometry === null) return { table: main, geometry: null };
  const exact = kind.tables.find((table) => table.geometry === COLUMN_OF[geometry.type]);
  if (exact !== undefined && kind.kind !== 'friches') return { table: exact, geometry };
  const points = kind.tables.find((table) => table.geometry === 'POINT');
  if (points === undefined) return null;
  switch (geometry.type) {
    case 'Point':
      return { table: points, geometry };
    case 'MultiPoint': {
      const first = pointGeometry(geometry.xy[0] as number, geometry.xy[1] as number);
      return geometry.xy.length === 2 ? { table: points, geometry: first } : { table: points, geometry: first, note: 'multipoint-reduced' };
    }
    case 'MultiPolygon':
      return { table: points, geometry: insidePoint(geometry), ...(kind.kind === 'friches' ? {} : { note: 'point-from-outline' }) };
    default:
      return null;
  }
}
