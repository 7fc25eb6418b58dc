/**
 * A border drawn anew: between the first and the last place where a line meets a ring, the line becomes the border. Of the two ways round the ring, that one
 * goes whose loss changes the object least: a line outside adds what it encloses, a line within takes away the smaller side.
 */
import { containsPoint } from '../../../shared/geo/inside.ts';
import type { Geos } from '../geometry/geos.ts';
import { nodeWith } from './crossings.ts';
import { type Figure, type Line, polygons, type Vertex, withoutRepeats } from './figure.ts';
import { inMetres, type Plane } from './plane.ts';

export interface Reshaped {
  readonly figure: Figure;
  /** Vertices that stand on the former outline and on the line. */
  readonly nodes: readonly Vertex[];
}

/** Null where no ring or line is met at two places, or no valid shape comes of it. */
export function reshapeFigure(figure: Figure, drawn: Line, plane: Plane, geos: Geos): Reshaped | null {
  if (figure.type !== 'MultiPolygon' && figure.type !== 'MultiLineString') return null;
  const noded = nodeWith(drawn, [figure], plane);
  const [crossed] = noded.figures as [Figure];
  for (const { part, index } of metAlong(crossed, noded.line)) {
    const former = crossed.parts[part] as readonly Line[];
    const line = former[index] as Line;
    const onLine = new Set(line);
    const first = noded.line.findIndex((vertex) => onLine.has(vertex));
    const last = noded.line.findLastIndex((vertex) => onLine.has(vertex));
    const section = noded.line.slice(first, last + 1);
    const candidates = figure.type === 'MultiLineString' ? [lineWith(line, section)] : ringsWith(line, section);
    const figures = candidates.map((made) => replaced(figure, part, withoutLostHoles(former, index, made)));
    const nodes = [...noded.common];
    if (figure.type === 'MultiLineString') return figures[0] ? { figure: figures[0], nodes } : null;
    const best = leastChange(polygons(crossed.parts), figures, geos);
    if (best) return { figure: best, nodes };
  }
  return null;
}

/** Rings or lines that the drawn line meets at two places or more, in the order in which it meets them. */
function metAlong(figure: Figure, drawn: Line): { part: number; index: number }[] {
  const order = new Map(drawn.map((vertex, position) => [vertex, position]));
  const met: { part: number; index: number; at: number }[] = [];
  for (const [part, lines] of figure.parts.entries()) {
    for (const [index, line] of lines.entries()) {
      const places = [...new Set(line)].flatMap((vertex) => order.get(vertex) ?? []);
      if (places.length > 1) met.push({ part, index, at: Math.min(...places) });
    }
  }
  return met.sort((a, b) => a.at - b.at);
}

/** Both ways round the ring, each closed by the section. */
function ringsWith(ring: Line, section: Line): Line[] {
  const open = ring.slice(0, -1);
  const from = open.indexOf(section[0] as Vertex);
  const turned = [...open.slice(from), ...open.slice(0, from)];
  const to = turned.indexOf(section.at(-1) as Vertex);
  if (to <= 0) return [];
  const there = turned.slice(0, to + 1);
  const back = [...turned.slice(to), turned[0] as Vertex];
  const closed = [
    [...section, ...back.slice(1)],
    [...there, ...[...section].reverse().slice(1)],
  ];
  return closed.map(withoutRepeats).filter((made) => made.length >= 4);
}

function lineWith(line: Line, section: Line): Line {
  const from = line.indexOf(section[0] as Vertex);
  const to = line.indexOf(section.at(-1) as Vertex);
  return from < to
    ? withoutRepeats([...line.slice(0, from), ...section, ...line.slice(to + 1)])
    : withoutRepeats([...line.slice(0, to), ...[...section].reverse(), ...line.slice(from + 1)]);
}

/** A hole that the new shell leaves outside goes. */
function withoutLostHoles(rings: readonly Line[], changed: number, made: Line): readonly Line[] {
  const next = rings.map((ring, index) => (index === changed ? made : ring));
  if (changed !== 0) return next;
  const shell = inMetres(polygons([[made]]));
  return next.filter((hole, index) => index === 0 || hole.some(({ x, y }) => containsPoint(shell, x, y)));
}

function replaced(figure: Figure, part: number, lines: readonly Line[]): Figure {
  return { type: figure.type, parts: figure.parts.map((former, index) => (index === part ? lines : former)) };
}

function leastChange(former: Figure, candidates: readonly Figure[], geos: Geos): Figure | null {
  return geos.scope((scope) => {
    const before = scope.shape(inMetres(former));
    let best: { figure: Figure; change: number } | null = null;
    for (const figure of candidates) {
      const after = scope.shape(inMetres(figure));
      if (!scope.isValid(after)) continue;
      const change = scope.area(before) + scope.area(after) - 2 * scope.area(scope.intersection(before, after));
      if (!best || change < best.change) best = { figure, change };
    }
    return best?.figure ?? null;
  });
}
