import { type DrawingNode, group, path, solid } from '../drawing.ts';
import type { Box, PlacedView } from '../frame-view.ts';
import type { PageStyle } from '../page-style.ts';
import { type PathCommand, polylinePath } from '../path.ts';
import { CAP_HEIGHT, textNode } from '../text.ts';

/**
 * Geographic north at the middle of the frame, in degrees clockwise from the top of the page.
 * It differs from the grid's by the convergence of the meridians: 6° at Brest in Lambert-93.
 */
export function northAngle({ projection, centre }: PlacedView): number {
  const [lon = 0, lat = 0] = projection.inverse(Float64Array.of(centre[0], centre[1]));
  const ends = projection.forward(Float64Array.of(lon, lat - 0.01, lon, lat + 0.01));
  const dx = (ends[2] as number) - (ends[0] as number);
  const dy = (ends[3] as number) - (ends[1] as number);
  return (Math.atan2(dx, dy) * 180) / Math.PI;
}

/** A half-filled needle under an N, its bottom left corner at x, bottom. */
export function northArrow(view: PlacedView, letter: string, x: number, bottom: number, style: PageStyle): { node: DrawingNode; box: Box } {
  const { factor, ink, smallStrong } = style;
  const width = 7 * factor;
  const height = 11 * factor;
  const middle = x + width / 2;
  const centreY = bottom - 4.4 * factor;
  const angle = (northAngle(view) * Math.PI) / 180;
  const turn = (dx: number, dy: number): [number, number] => [
    middle + (dx * Math.cos(angle) - dy * Math.sin(angle)) * factor,
    centreY + (dx * Math.sin(angle) + dy * Math.cos(angle)) * factor,
  ];
  const needle = (side: 1 | -1): PathCommand[] => polylinePath([turn(0, -3.6), turn(side * 2, 3.2), turn(0, 1.9)], true);
  const [letterX, letterY] = turn(0, -4.4);
  const size = smallStrong.size * 1.05;
  return {
    box: [x, bottom - height, width, height],
    node: group('north', [
      path(needle(-1), solid(ink)),
      path(needle(1), solid('#ffffff'), { colour: ink, opacity: 1, width: 0.18 * factor, dash: [] }),
      textNode(letter, letterX, letterY + size * CAP_HEIGHT * 0.02, { ...smallStrong, size }, 'middle', {
        colour: '#ffffff',
        width: size * 0.3,
      }),
    ]),
  };
}
