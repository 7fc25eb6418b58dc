/** Where a name may stand: inside its area on one to four lines, or around its point. */
import type { TextNode } from '../drawing.ts';
import { GRID_MM } from '../drawing.ts';
import type { Box } from '../frame-view.ts';
import { shapeBox, sizeOf_mm } from '../shape-box.ts';
import type { GridShape } from '../shapes.ts';
import { textWidth } from '../text.ts';
import { type AreaRows, insideLength, rowAt } from './area-rows.ts';
import { balancedLines, type SetLines } from './lines.ts';
import { blockHeight, LINE_HEIGHT, labelFace, type Name, type Place, setLines } from './name.ts';

/** Space kept between two names, in ems. */
const GAP = 0.22;
/** Share of a name that must lie inside its area: with less it would be read as the neighbour's. */
const LEAST_INSIDE = 0.68;
/** A name on one line is read best, on four worst. */
const LINES_COST = [0, 0.06, 0.16, 0.34];
const SHORTER_COST = 0.5;
/** Of the places inside one area only the best are kept. */
const MOST_INSIDE = 24;

/** Best first. */
export function insidePlaces({ style, texts }: Name, area: AreaRows): Place[] {
  const { size_mm: size } = style;
  const face = labelFace(style);
  const reach = Math.max(Math.sqrt(area.area_mm2), size);
  const places: Place[] = [];
  texts.forEach((text, shorter) => {
    for (let count = 1; count <= LINES_COST.length; count++) {
      const set = balancedLines(text, count, face, size);
      if (!set) continue;
      const height = blockHeight(count, size);
      const lines = LINES_COST[count - 1] as number;
      // Besides the rows the very middle, so that neighbours of one shape are named alike.
      for (let row = -1; row < area.rows.length; row++) {
        const middle = row < 0 ? area.centre[1] : area.top + row * area.step;
        for (const x of middles(area, rowAt(area, middle), set.width)) {
          const top = middle - height / 2;
          const inside = shareInside(area, set, x, top, size);
          if (inside < LEAST_INSIDE) continue;
          const away = Math.hypot(x - area.centre[0], middle - area.centre[1]) / reach;
          const cost = (1 - inside) * 2.4 + away * 0.9 + lines + shorter * SHORTER_COST;
          const box: Box = [x - set.width / 2 - size * GAP, top - size * GAP, set.width + size * GAP * 2, height + size * GAP * 2];
          places.push({ boxes: [box], cost, nodes: () => setLines(set.lines, x, top, 'middle', style) });
        }
      }
    }
  });
  return places.sort((a, b) => a.cost - b.cost).slice(0, MOST_INSIDE);
}

/** Of each stretch wide enough to matter: its middle, and as near to the middle of the area as the text has room. */
function middles(area: AreaRows, row: readonly number[], width: number): number[] {
  const found: number[] = [];
  for (let i = 0; i + 1 < row.length; i += 2) {
    const [left, right] = [row[i] as number, row[i + 1] as number];
    if (right - left < width * 0.5) continue;
    const middle = (left + right) / 2;
    found.push(middle);
    const room = (right - left - width) / 2;
    if (room <= 0) continue;
    const drawn = Math.min(Math.max(area.centre[0], middle - room), middle + room);
    if (Math.abs(drawn - middle) > width * 0.1) found.push(drawn);
  }
  return found;
}

/** Each line counts at the middle of its letters. */
function shareInside(area: AreaRows, { widths }: SetLines, x: number, top: number, size: number): number {
  let [inside, whole] = [0, 0];
  widths.forEach((width, line) => {
    const y = top + size * (0.35 + line * LINE_HEIGHT);
    inside += insideLength(rowAt(area, y), x - width / 2, x + width / 2);
    whole += width;
  });
  return whole > 0 ? inside / whole : 0;
}

/** Ems from which a name is long, and may be set on two lines beside its point. */
const LONG_NAME = 6;

/** Right, left, above, below, then the corners: the order readers expect. */
export function besidePlaces(name: Name): Place[] {
  const { style, texts } = name;
  const face = labelFace(style);
  return texts.flatMap((text, shorter) => {
    const whole = around(name, [text], textWidth(text, face, style.size_mm), shorter * 10);
    const two = whole.width > style.size_mm * LONG_NAME ? balancedLines(text, 2, face, style.size_mm) : null;
    return [...whole.places, ...(two ? around(name, two.lines, two.width, shorter * 10 + 5).places : [])];
  });
}

function around({ object, style }: Name, lines: readonly string[], width: number, cost: number): { width: number; places: Place[] } {
  const [x, y] = object.at ?? middleOfBox(object.shape as GridShape);
  const size = style.size_mm;
  const height = blockHeight(lines.length, size);
  const radius = object.closed && object.shape ? sizeOf_mm(object.shape) / 2 : object.radius;
  const away = radius + size * 0.35;
  const diagonal = radius * 0.7 + size * 0.2;
  const sides = {
    right: ['start', x + away, y - height / 2],
    left: ['end', x - away, y - height / 2],
    above: ['middle', x, y - away - height],
    below: ['middle', x, y + away],
    centre: ['middle', x, y - height / 2],
  } as const;
  const wanted = style.placement === undefined || style.placement === 'auto' ? null : sides[style.placement];
  const spots: readonly (readonly [TextNode['anchor'], number, number])[] = [
    ...(wanted ? [wanted] : []),
    sides.right,
    sides.left,
    sides.above,
    sides.below,
    ['start', x + diagonal, y - diagonal - height],
    ['start', x + diagonal, y + diagonal],
    ['end', x - diagonal, y - diagonal - height],
    ['end', x - diagonal, y + diagonal],
  ];
  const places = spots.map(([anchor, left, top], index): Place => {
    const boxLeft = anchor === 'start' ? left : anchor === 'end' ? left - width : left - width / 2;
    return {
      boxes: [[boxLeft - size * 0.1, top - size * 0.15, width + size * 0.2, height + size * 0.3]],
      cost: cost + index * 0.5,
      nodes: () => setLines(lines, left, top, anchor, style),
    };
  });
  return { width, places };
}

export function middleOfBox(shape: GridShape): readonly [number, number] {
  const [minX, minY, maxX, maxY] = shapeBox(shape);
  return [((minX + maxX) / 2) * GRID_MM, ((minY + maxY) / 2) * GRID_MM];
}
