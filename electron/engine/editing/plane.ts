/**
 * One legal projection in which objects are edited. Each vertex knows its place in metres and, untouched, in the degrees it is stored with: nothing is
 * projected there and back. The same degrees give the same vertex, so that common borders are common objects.
 */
import type { LegalZone } from '../../../shared/geo/crs.ts';
import { forEachPart, type Geometry, type GeometryType } from '../../../shared/geo/geometry.ts';
import type { Projection } from '../../../shared/geo/projections.ts';
import { legalProjection } from '../../../shared/geo/zone.ts';
import type { Figure, Line, Vertex } from './figure.ts';

export class Plane {
  readonly zone: LegalZone;
  readonly projection: Projection;
  readonly #known = new Map<string, Vertex>();

  constructor(zone: LegalZone) {
    this.zone = zone;
    this.projection = legalProjection(zone);
  }

  /** The vertex at a place in degrees. */
  at(lon: number, lat: number): Vertex {
    const xy = this.projection.forward(Float64Array.of(lon, lat));
    return this.#vertex(lon, lat, xy[0] as number, xy[1] as number);
  }

  /** A new vertex at a place in metres. */
  node(x: number, y: number): Vertex {
    const degrees = this.projection.inverse(Float64Array.of(x, y));
    const [lon, lat] = [degrees[0] as number, degrees[1] as number];
    return this.#known.get(keyOf(lon, lat)) ?? this.#vertex(lon, lat, x, y);
  }

  /** Degrees → figure; rings stay closed by the same vertex. */
  read(geometry: Geometry): Figure {
    const metres = this.projection.forward(geometry.xy);
    const vertices = Array.from({ length: metres.length / 2 }, (_, index) =>
      this.#vertex(
        geometry.xy[index * 2] as number,
        geometry.xy[index * 2 + 1] as number,
        metres[index * 2] as number,
        metres[index * 2 + 1] as number,
      ),
    );
    if (geometry.parts.length === 0) return { type: geometry.type, parts: vertices.map((vertex) => [[vertex]]) };
    const parts: Line[][] = [];
    forEachPart(geometry, (start, end, polygon) => {
      const line = vertices.slice(start, end);
      if (geometry.type === 'MultiPolygon' && parts[polygon]) parts[polygon].push(line);
      else parts.push([line]);
    });
    return { type: geometry.type, parts };
  }

  #vertex(lon: number, lat: number, x: number, y: number): Vertex {
    const key = keyOf(lon, lat);
    const known = this.#known.get(key);
    if (known) return known;
    const made = { lon, lat, x, y };
    this.#known.set(key, made);
    return made;
  }
}

const keyOf = (lon: number, lat: number): string => `${lon} ${lat}`;

/** In degrees as stored. */
export function inDegrees(figure: Figure): Geometry {
  return flat(figure, ({ lon, lat }) => [lon, lat]);
}

export function inMetres(figure: Figure): Geometry {
  return flat(figure, ({ x, y }) => [x, y]);
}

function flat(figure: Figure, place: (vertex: Vertex) => readonly [number, number]): Geometry {
  const numbers: number[] = [];
  const ends: number[] = [];
  const polygons: number[] = [];
  for (const part of figure.parts) {
    for (const line of part) {
      for (const vertex of line) numbers.push(...place(vertex));
      ends.push(numbers.length / 2);
    }
    polygons.push(ends.length);
  }
  const isPoints = figure.type === 'Point' || figure.type === 'MultiPoint';
  return {
    type: figure.type,
    xy: Float64Array.from(numbers),
    parts: isPoints ? [] : ends,
    polygons: figure.type === 'MultiPolygon' ? polygons : [],
  };
}

/** What GEOS made of vertices of these figures, as figures again: it may choose among places, never make one. */
export function fromMetres(type: GeometryType, geometry: Geometry, plane: Plane, of: readonly Figure[]): Figure {
  const known = new Map<string, Vertex>();
  for (const { parts } of of) {
    for (const part of parts) {
      for (const line of part) {
        for (const vertex of line) {
          const key = keyOf(vertex.x, vertex.y);
          if (!known.has(key)) known.set(key, vertex);
        }
      }
    }
  }
  const vertex = (index: number): Vertex => {
    const [x, y] = [geometry.xy[index * 2] as number, geometry.xy[index * 2 + 1] as number];
    return known.get(keyOf(x, y)) ?? plane.node(x, y);
  };
  const parts: Line[][] = [];
  forEachPart(geometry, (start, end, polygon) => {
    const line = Array.from({ length: end - start }, (_, offset) => vertex(start + offset));
    if (geometry.type === 'MultiPolygon' && parts[polygon]) parts[polygon].push(line);
    else parts.push([line]);
  });
  return { type, parts };
}
