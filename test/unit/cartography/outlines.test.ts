import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outerOutlines, sharedOutlines } from '../../../shared/cartography/outlines.ts';
import type { GridShape } from '../../../shared/cartography/shapes.ts';

const ring = (...points: readonly (readonly [number, number])[]): GridShape => ({
  xy: Int32Array.from(points.flat()),
  parts: [points.length],
});
const box = (x: number, y: number): GridShape => ring([x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1]);

function edgesOf({ xy, parts }: GridShape): string[] {
  const edges: string[] = [];
  let start = 0;
  for (const end of parts) {
    for (let i = start + 1; i < end; i++) {
      const ends = [`${xy[i * 2 - 2]} ${xy[i * 2 - 1]}`, `${xy[i * 2]} ${xy[i * 2 + 1]}`].sort();
      edges.push(ends.join(' - '));
    }
    start = end;
  }
  return edges.sort();
}

describe('shared outlines', () => {
  it('draws the border of two neighbours once', () => {
    const edges = edgesOf(sharedOutlines([box(0, 0), box(1, 0)]));
    expect(edges).toHaveLength(7);
    expect(new Set(edges).size).toBe(7);
  });

  it('draws the outer border of neighbours, without what they share', () => {
    expect(edgesOf(outerOutlines([box(0, 0), box(1, 0), box(1, 1)]))).toHaveLength(8);
  });

  it('draws a lone ring as one closed line', () => {
    const { xy, parts } = sharedOutlines([box(5, 5)]);
    expect(parts).toEqual([5]);
    expect([xy[0], xy[1]]).toEqual([xy[8], xy[9]]);
  });

  it('keeps every edge of any set of cells, each exactly once', () => {
    const cells = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
      selector: String,
      maxLength: 30,
    });
    fc.assert(
      fc.property(cells, (chosen) => {
        const shapes = chosen.map(([x, y]) => box(x, y));
        const wanted = new Set(
          shapes.flatMap(({ xy }) => edgesOf({ xy: Int32Array.from([...xy, xy[0] as number, xy[1] as number]), parts: [5] })),
        );
        expect(edgesOf(sharedOutlines(shapes))).toEqual([...wanted].sort());
      }),
    );
  });
});
