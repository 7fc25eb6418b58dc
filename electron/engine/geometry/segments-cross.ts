/** Whether a closed ring meets itself elsewhere than where two edges follow each other. Planar, for the few positions of a line drawn by hand: every pair is looked at. */
export function segmentsCross(ring: Float64Array): boolean {
  const edges = ring.length / 2 - 1;
  for (let first = 0; first < edges; first++) {
    for (let second = first + 1; second < edges; second++) {
      const follow = second === first + 1 || (first === 0 && second === edges - 1);
      if (follow ? foldsBack(ring, first, second, edges) : meet(ring, first, second)) return true;
    }
  }
  return false;
}

type Position = readonly [number, number];
const at = (ring: Float64Array, index: number): Position => [ring[index * 2] as number, ring[index * 2 + 1] as number];

/** Sign of the turn a → b → c. */
function turn([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): number {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
}

/** `c` lies on the line through a and b: between them? */
function between([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): boolean {
  return Math.min(ax, bx) <= cx && cx <= Math.max(ax, bx) && Math.min(ay, by) <= cy && cy <= Math.max(ay, by);
}

function meet(ring: Float64Array, first: number, second: number): boolean {
  const [a, b, c, d] = [at(ring, first), at(ring, first + 1), at(ring, second), at(ring, second + 1)];
  const turns = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)] as const;
  if (turns[0] !== turns[1] && turns[2] !== turns[3]) return true;
  return (
    (turns[0] === 0 && between(a, b, c)) ||
    (turns[1] === 0 && between(a, b, d)) ||
    (turns[2] === 0 && between(c, d, a)) ||
    (turns[3] === 0 && between(c, d, b))
  );
}

/** Two edges that follow each other share an end; they meet elsewhere only where the second runs back along the first. */
function foldsBack(ring: Float64Array, first: number, second: number, edges: number): boolean {
  const [before, corner, after] =
    second === first + 1 ? [at(ring, first), at(ring, first + 1), at(ring, second + 1)] : [at(ring, edges - 1), at(ring, 0), at(ring, 1)];
  if (turn(before, corner, after) !== 0) return false;
  return (before[0] - corner[0]) * (after[0] - corner[0]) + (before[1] - corner[1]) * (after[1] - corner[1]) > 0;
}
