/** How the sides of honeycomb cells become borders: smoothed where they run on, drawn along the river where they meet it, rough in detail. */
import type { EdgePoints } from './faces.ts';
import type { Ground } from './ground.ts';
import type { Mesh } from './mesh.ts';
import { between, distance, footOn, type Line, type Point } from './plane.ts';
import { lattice } from './random.ts';

export interface Borders {
  position(vertex: number): Point;
  readonly edgePoints: EdgePoints;
}

/** Borders of cells by label (any number; cells of one label are one area). `roughness` is the swing of an edge, in parts of its length. */
export function drawBorders(
  ground: Ground,
  label: (cell: number) => number,
  seed: number,
  options: { alongRiver: boolean; roughness: number },
): Borders {
  const { mesh } = ground;
  const links = borderLinks(mesh, label);
  const onRiver = options.alongRiver ? riverVertices(ground) : new Map<number, number>();
  let positions: Point[] = mesh.vertices.map(([x, y], vertex) => {
    const at = onRiver.get(vertex);
    if (at !== undefined) return ground.river[at] as Point;
    return [x + 95 * lattice(vertex, 1, seed), y + 95 * lattice(vertex, 2, seed)];
  });
  for (let pass = 0; pass < 3; pass++) {
    positions = positions.map((point, vertex) => {
      const linked = links.get(vertex);
      if (!linked || linked.length < 2 || onRiver.has(vertex)) return point;
      const mean = linked.reduce<Point>(
        (sum, other) => [sum[0] + (positions[other] as Point)[0], sum[1] + (positions[other] as Point)[1]],
        [0, 0],
      );
      return between(point, [mean[0] / linked.length, mean[1] / linked.length], 0.5);
    });
  }
  const position = (vertex: number): Point => positions[vertex] as Point;
  const edgePoints: EdgePoints = (low, high) => {
    const from = onRiver.get(low);
    const to = onRiver.get(high);
    if (from !== undefined && to !== undefined)
      return from < to ? ground.river.slice(from + 1, to) : ground.river.slice(to + 1, from).reverse();
    return roughen(position(low), position(high), options.roughness, low * 31 + high, seed);
  };
  return { position, edgePoints };
}

/** For each vertex, those it is joined to by a border. */
function borderLinks(mesh: Mesh, label: (cell: number) => number): Map<number, number[]> {
  const links = new Map<number, number[]>();
  const join = (a: number, b: number): void => {
    const linked = links.get(a);
    if (!linked) links.set(a, [b]);
    else if (!linked.includes(b)) linked.push(b);
  };
  mesh.faces.forEach((face, cell) => {
    face.forEach((from, side) => {
      const other = (mesh.neighbours[cell] as readonly number[])[side] as number;
      const to = face[(side + 1) % face.length] as number;
      if (label(cell) === (other < 0 ? -1 : label(other))) return;
      join(from, to);
      join(to, from);
    });
  });
  return links;
}

/**
 * The vertices between the two banks, each with the index of its place on the river. They go up with the river without ever turning back,
 * so that a border along it never crosses itself.
 */
function riverVertices({ mesh, banks, river }: Ground): Map<number, number> {
  const links = borderLinks(mesh, (cell) => (banks[cell]?.side === 1 ? 1 : 0));
  const rim = borderLinks(mesh, () => 0);
  const inner = new Map(
    [...links].map(([vertex, linked]) => [vertex, linked.filter((other) => !(rim.has(vertex) && rim.get(vertex)?.includes(other)))]),
  );
  const start = [...inner]
    .filter(([, linked]) => linked.length === 1)
    .map(([vertex]) => vertex)
    .sort((a, b) => distance(mesh.vertices[a] as Point, river[0] as Point) - distance(mesh.vertices[b] as Point, river[0] as Point))[0];
  const places = new Map<number, number>();
  let before = -1;
  let last = 0;
  for (let vertex = start; vertex !== undefined; ) {
    const foot = footOn(river.slice(last, last + 90), mesh.vertices[vertex] as Point);
    last = Math.min(river.length - 1, last + Math.max(places.size === 0 ? 0 : 2, foot.segment));
    places.set(vertex, last);
    const following: number | undefined = inner.get(vertex)?.find((other) => other !== before && !places.has(other));
    before = vertex;
    vertex = following;
    if (last === river.length - 1) break;
  }
  return places;
}

/** Two rounds of midpoint displacement: borders follow hedges, brooks and old ways. */
function roughen(a: Point, b: Point, roughness: number, salt: number, seed: number): Line {
  const middle = (p: Point, q: Point, k: number): Point => {
    const swing = roughness * lattice(salt, k, seed);
    return [(p[0] + q[0]) / 2 - (q[1] - p[1]) * swing, (p[1] + q[1]) / 2 + (q[0] - p[0]) * swing];
  };
  const half = middle(a, b, 1);
  return [middle(a, half, 2), half, middle(half, b, 3)];
}
