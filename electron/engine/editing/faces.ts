/** The faces that noded linework encloses, sorted by GEOS; every place in it is one of the linework's. */
import type { Geos } from '../geometry/geos.ts';
import { type Figure, type Line, linesOf, polygons, type Vertex } from './figure.ts';
import { fromMetres, inMetres, type Plane } from './plane.ts';

/** Faces of the outlines of a polygon and a line across it, those within `inside`. Outlines and line meet at vertices alone. */
export function facesWithin(inside: Figure, line: Line, plane: Plane, geos: Geos): Figure[] {
  const all: Figure = { type: 'MultiLineString', parts: [singleEdges([...linesOf(inside), line])] };
  return geos.scope((scope) => {
    const faces = fromMetres('MultiPolygon', scope.polygonize(scope.shape(inMetres(all))), plane, [inside, all]);
    const within = scope.prepare(scope.shape(inMetres(inside)));
    return faces.parts
      .map((rings) => polygons([rings]))
      .filter((face) => {
        const { xy } = scope.pointInside(scope.shape(inMetres(face)));
        return within.intersectsPoint(xy[0] as number, xy[1] as number);
      });
  });
}

/** A point inside in metres. */
export function pointInside(figure: Figure, geos: Geos): readonly [x: number, y: number] {
  const { xy } = geos.scope((scope) => scope.pointInside(scope.shape(inMetres(figure))));
  return [xy[0] as number, xy[1] as number];
}

/** Each edge once, whatever the lines that follow it: the sorting of faces wants no double. */
function singleEdges(lines: readonly Line[]): Line[] {
  const after = new Map<Vertex, Set<Vertex>>();
  const edges: Line[] = [];
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1] as Vertex, line[i] as Vertex];
      if (a === b || after.get(a)?.has(b) || after.get(b)?.has(a)) continue;
      after.set(a, (after.get(a) ?? new Set()).add(b));
      edges.push([a, b]);
    }
  }
  return edges;
}
