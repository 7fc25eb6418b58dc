/** Items set at an angle. Expected places: a rotation written out by hand, and numpy's for the odd angle. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawingNode, ImageNode, PathNode, TextNode } from '../../../../shared/cartography/drawing.ts';
import { turnedBounds, turnedPoint } from '../../../../shared/cartography/page/turn.ts';
import type { PageItemInput } from '../../../../shared/domain/page-layout.ts';
import { codes, data, draw, page, text, textsOutside } from './page-fixture.ts';

const flat = (nodes: readonly DrawingNode[]): DrawingNode[] =>
  nodes.flatMap((node) => (node.type === 'group' ? flat(node.children) : [node]));
const nodesOf = (item: PageItemInput): DrawingNode[] => {
  const { drawing } = draw(page([item]), data({ images: new Map([[7, PICTURE]]) }));
  return flat(drawing.children.filter((node) => node.type === 'group' && node.item === item.id));
};
const PICTURE = { media: 'image/png' as const, bytes: new Uint8Array([1]), width: 400, height: 100 };
const near = (found: readonly number[], wanted: readonly number[]): void => {
  for (const [index, value] of wanted.entries()) expect(found[index]).toBeCloseTo(value, 6);
};

describe('an item at an angle', () => {
  it('turns its words about the middle of its box, clockwise', () => {
    const upright = nodesOf(text('Sources', { box: [10, 100, 60, 20] }))[0] as TextNode;
    const turned = nodesOf(text('Sources', { box: [10, 100, 60, 20], rotation: -90 }))[0] as TextNode;
    // about (40, 110), up the page: (x, y) goes to (40 + (y − 110), 110 − (x − 40))
    near([turned.x, turned.y], [40 + (upright.y - 110), 110 - (upright.x - 40)]);
    expect(turned.angle).toBe(-90);
    expect([turned.text, turned.size, turned.anchor]).toEqual([upright.text, upright.size, upright.anchor]);
  });

  it('turns outlines corner by corner', () => {
    const [outline] = nodesOf({
      id: 'r',
      type: 'rectangle',
      box: [50, 60, 40, 10],
      rotation: 30,
      frame: { stroke: '#000000' },
    }) as PathNode[];
    const corners = outline?.commands.flatMap((command) => (command[0] === 'Z' ? [] : [command.slice(1)])) ?? [];
    // numpy: R(30°) of (±20, ±5) about (70, 65)
    near(corners[0] as number[], [55.17949192, 50.66987298]);
    near(corners[1] as number[], [89.82050808, 70.66987298]);
    near(corners[2] as number[], [84.82050808, 79.33012702]);
  });

  it('turns a picture, whole or the part of it that fills its box', () => {
    const [whole] = nodesOf({ id: 'i', type: 'image', media: 7, box: [20, 20, 40, 10], rotation: 90 }) as ImageNode[];
    near(whole?.matrix ?? [], [0, 40, -10, 0, 45, 5]);
    const [part] = nodesOf({ id: 'i', type: 'image', media: 7, box: [20, 20, 20, 10], rotation: 90, fit: 'cover' }) as ImageNode[];
    // 40 mm wide at that height: the middle half of it is seen
    near(part?.crop ?? [], [0.25, 0, 0.5, 1]);
    near(part?.matrix ?? [], [0, 40, -10, 0, 35, 5]);
  });

  it('is said to leave the page where its corners do, and keeps what still stands on it', () => {
    const long = { box: [10, 5, 190, 8] as [number, number, number, number] };
    expect(codes(draw(page([text('Marge', long)])))).not.toContain('outside-page@text');
    const drawn = draw(page([text('Un texte de marge', { ...long, rotation: 90 })]));
    expect(codes(drawn)).toEqual(expect.arrayContaining(['outside-page@text', 'text-cut@text']));
    expect(textsOutside(drawn.drawing)).toEqual([]);
    // outside of the page as it lies, on it as it is turned
    const fallen = draw(page([text('Côté', { box: [-70, 140, 160, 10], rotation: 90 })]));
    expect(codes(fallen)).not.toContain('outside-page@text');
  });
});

it('turns forth and back to the same place, and no box leaves its bounds', () => {
  const number = fc.double({ min: -500, max: 500, noNaN: true });
  const side = fc.double({ min: 0.1, max: 500, noNaN: true });
  fc.assert(
    fc.property(number, number, side, side, fc.double({ min: -180, max: 180, noNaN: true }), (x, y, width, height, degrees) => {
      const middle = [x + width / 2, y + height / 2] as const;
      const [left, top, wide, high] = turnedBounds([x, y, width, height], degrees);
      const corners = [
        [x, y],
        [x + width, y],
        [x + width, y + height],
        [x, y + height],
      ] as const;
      const turned = corners.map((corner) => turnedPoint(corner, middle, degrees));
      for (const [index, corner] of turned.entries())
        near(turnedPoint(corner, middle, -degrees), corners[index] as readonly [number, number]);
      near([Math.min(...turned.map(([at]) => at)), Math.max(...turned.map(([at]) => at))], [left, left + wide]);
      near([Math.min(...turned.map(([, at]) => at)), Math.max(...turned.map(([, at]) => at))], [top, top + high]);
    }),
  );
});
