/** Vertices of borders, by place: what stands on the same place moves together. */
import type { Xy } from './plane.ts';
import { positionOf, positions, type SnapLine } from './snap-index.ts';

/** The same for vertices that stand on the same place, to the tenth of a micrometre of the view. */
export const keyOf = ([x, y]: Xy): string => `${Math.round(x * 1e7)} ${Math.round(y * 1e7)}`;

/** Every place once, in the order of the borders. */
export function distinctVertices(lines: readonly SnapLine[]): Xy[] {
  const found = new Map<string, Xy>();
  for (const line of lines) {
    for (let index = 0; index < positions(line); index++) {
      const xy = positionOf(line, index);
      const key = keyOf(xy);
      if (!found.has(key)) found.set(key, xy);
    }
  }
  return [...found.values()];
}

/** The edges that a move of vertices bends, in their new place; each once. `moves`: new place by the key of the old. */
export function movedEdges(lines: readonly SnapLine[], moves: ReadonlyMap<string, Xy>): Xy[][] {
  const edges = new Map<string, Xy[]>();
  for (const line of lines) {
    for (let index = 0; index + 1 < positions(line); index++) {
      const [a, b] = [positionOf(line, index), positionOf(line, index + 1)];
      const [to, on] = [moves.get(keyOf(a)), moves.get(keyOf(b))];
      if (to || on) edges.set([keyOf(a), keyOf(b)].sort().join(' '), [to ?? a, on ?? b]);
    }
  }
  return [...edges.values()];
}
