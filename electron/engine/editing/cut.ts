/** Objects cut by a line, holes cut and filled. Places are metres of one plane; untouched parts and rings stay the same objects. */
import { containsPoint } from '../../../shared/geo/inside.ts';
import type { Geos } from '../geometry/geos.ts';
import { nodeWith } from './crossings.ts';
import { facesWithin, pointInside } from './faces.ts';
import { area_m2, type Figure, type Line, length_m, polygons, type Vertex } from './figure.ts';
import { inMetres, type Plane } from './plane.ts';

export interface Cut {
  /** The largest piece, with the parts that the line does not touch. */
  readonly kept: Figure;
  readonly others: readonly Figure[];
  /** Vertices that stand on the former outline and on the line. */
  readonly nodes: readonly Vertex[];
}

/** Null where the line does not cross from side to side. Each piece is a figure of its own. */
export function splitFigure(figure: Figure, line: Line, plane: Plane, geos: Geos): Cut | null {
  const noded = nodeWith(line, [figure], plane);
  // a line that meets the outline once at most cuts nothing, unless it closes a loop of its own
  if (noded.common.size < 2 && figure.type === 'MultiPolygon' && new Set(noded.line).size === noded.line.length) return null;
  const [crossed] = noded.figures as [Figure];
  const untouched: (readonly Line[])[] = [];
  const pieces: Figure[] = [];
  for (const [index, part] of figure.parts.entries()) {
    const nodedPart: Figure = { type: figure.type, parts: [crossed.parts[index] as readonly Line[]] };
    const cut =
      figure.type === 'MultiPolygon'
        ? facesWithin(nodedPart, noded.line, plane, geos)
        : figure.type === 'MultiLineString'
          ? linePieces(nodedPart.parts[0]?.[0] as Line, noded.common)
          : [];
    if (cut.length > 1) pieces.push(...cut);
    else untouched.push(part);
  }
  if (pieces.length === 0) return null;
  const size = figure.type === 'MultiPolygon' ? area_m2 : length_m;
  const [largest, ...others] = pieces.map((piece) => ({ piece, size: size(piece) })).sort((a, b) => b.size - a.size);
  return {
    kept: { type: figure.type, parts: [...(largest as { piece: Figure }).piece.parts, ...untouched] },
    others: others.map(({ piece }) => piece),
    nodes: [...noded.common],
  };
}

function linePieces(line: Line, at: ReadonlySet<Vertex>): Figure[] {
  const pieces: Vertex[][] = [[line[0] as Vertex]];
  for (let i = 1; i < line.length; i++) {
    const vertex = line[i] as Vertex;
    pieces.at(-1)?.push(vertex);
    if (i < line.length - 1 && at.has(vertex)) pieces.push([vertex]);
  }
  return pieces.map((piece) => ({ type: 'MultiLineString', parts: [[piece]] }));
}

/** Without what lies in the ring; null where the ring takes nothing. Parts it leaves alone stay as they are. Empty parts: nothing is left. */
export function cutHole(
  figure: Figure,
  ring: Line,
  plane: Plane,
  geos: Geos,
): { readonly left: Figure; readonly nodes: readonly Vertex[] } | null {
  const noded = nodeWith(ring, [figure], plane);
  const [crossed] = noded.figures as [Figure];
  const hole = inMetres(polygons([[noded.line]]));
  const parts: (readonly Line[])[] = [];
  let taken = false;
  for (const [index, part] of figure.parts.entries()) {
    const faces = facesWithin(polygons([crossed.parts[index] as readonly Line[]]), noded.line, plane, geos);
    const left = faces.filter((face) => !containsPoint(hole, ...pointInside(face, geos)));
    if (left.length === faces.length) parts.push(part);
    else {
      taken = true;
      parts.push(...left.flatMap((face) => face.parts));
    }
  }
  return taken ? { left: polygons(parts), nodes: [...noded.common] } : null;
}

/** Without the holes that meet the ring, or without any where there is none; null where that changes nothing. */
export function fillHoles(figure: Figure, ring: Line | null, geos: Geos): Figure | null {
  let filled = 0;
  const parts = geos.scope((scope) => {
    const touched = ring && scope.prepare(scope.shape(inMetres(polygons([[ring]]))));
    return figure.parts.map((rings) =>
      rings.filter((hole, index) => {
        if (index === 0 || (touched && !touched.intersects(scope.shape(inMetres(polygons([[hole]])))))) return true;
        filled++;
        return false;
      }),
    );
  });
  return filled === 0 ? null : polygons(parts);
}

/** One figure per part, the largest first; null where there is one alone. */
export function explodeFigure(figure: Figure): Figure[] | null {
  if (figure.parts.length < 2) return null;
  const size = figure.type === 'MultiPolygon' ? area_m2 : length_m;
  return figure.parts
    .map((part): Figure => ({ type: figure.type, parts: [part] }))
    .map((each) => ({ each, size: size(each) }))
    .sort((a, b) => b.size - a.size)
    .map(({ each }) => each);
}
