/**
 * Names of areas and places too small or too crowded to bear them: set where there is room, joined by a thin line that ends on a dot inside what it names.
 * No line crosses another, nor a name; room outside the named areas is preferred.
 */
import { type DrawingNode, line, path, solid } from '../drawing.ts';
import type { Box } from '../frame-view.ts';
import { resolveColour } from '../palette.ts';
import { circlePath, polylinePath } from '../path.ts';
import { balancedLines, type SetLines } from './lines.ts';
import { blockHeight, labelFace, type Name, setLines } from './name.ts';
import type { Occupancy } from './occupancy.ts';
import type { Settling } from './settling.ts';

export interface Led {
  readonly line: readonly DrawingNode[];
  readonly name: readonly DrawingNode[];
}
export interface Wanted {
  /** Of the name, among all. */
  readonly id: number;
  readonly name: Name;
  /** Where the line may end, best first. */
  readonly feet: readonly (readonly [number, number])[];
}
type Segment = readonly [x0: number, y0: number, x1: number, y1: number];

/** How far a name may stand from what it names, in millimetres for letters of 2.3 mm. */
const NEAREST = 3;
const FARTHEST = 100;
const DIRECTIONS = 32;
/** What standing over another named area costs, in millimetres of line. */
const OVER_AREA_COST = 20;
/** What another end of the line than the best costs, and a shorter name. */
const FOOT_COST = 1;
const SHORTER_COST = 6;
/** Times the order is changed. */
const ROUNDS = 4;
/** Owners of lines and their names among what is taken: they move for no one but other lines. */
const ownerOf = (id: number): number => -10 - id;
/** Spots for which names may be asked to move. */
const MOST_TRIES = 2500;
const LINE_MM = 0.15;
const DOT_MM = 0.32;

interface Spot {
  readonly cost: number;
  readonly box: Box;
  readonly segment: Segment;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly lines: readonly string[];
  readonly x: number;
  readonly top: number;
}

export class Leaders {
  private readonly taken: Occupancy;
  private readonly settling: Settling;
  private readonly isNamedArea: (x: number, y: number) => boolean;
  private drawn = new Map<number, { readonly name: Name; readonly spot: Spot }>();

  /** `isNamedArea`: whether a point of the page lies in an area of a layer that is being named. */
  constructor(taken: Occupancy, settling: Settling, isNamedArea: (x: number, y: number) => boolean) {
    this.taken = taken;
    this.settling = settling;
    this.isNamedArea = isNamedArea;
  }

  has(id: number): boolean {
    return this.drawn.has(id);
  }

  get size(): number {
    return this.drawn.size;
  }

  /** In the order they were placed. */
  all(): Led[] {
    return [...this.drawn.values()].map(({ name, spot }) => ledBy(name, spot));
  }

  /**
   * Gives names lines, the last of them first. Those that find no room go first in another round, the others after them, and so on while more are named.
   * Names in the way of a line are moved only for those that find no room among them.
   */
  placeAll(wanted: readonly Wanted[]): void {
    let order = [...wanted].reverse();
    const before = new Map(this.drawn);
    const named = (): number => wanted.filter(({ id }) => this.drawn.has(id)).length;
    this.placeInOrder(order);
    for (let round = 0; round < ROUNDS && named() < wanted.length; round++) {
      const kept = new Map(this.drawn);
      const most = named();
      const mark = this.settling.mark();
      order = [...order.filter(({ id }) => !this.drawn.has(id)), ...order.filter(({ id }) => this.drawn.has(id))];
      this.restore(before);
      this.placeInOrder(order);
      if (named() > most) continue;
      // What stood is set back in full before it is judged again.
      this.restore(before);
      this.settling.undo(mark);
      this.restore(kept);
      return;
    }
  }

  private placeInOrder(order: readonly Wanted[]): void {
    for (const moving of [false, true]) {
      for (const { id, name, feet } of order) {
        if (this.drawn.has(id)) continue;
        const spot = this.best(name, feet, moving);
        if (spot) this.draw(id, name, spot);
      }
    }
  }

  private draw(id: number, name: Name, spot: Spot): void {
    this.drawn.set(id, { name, spot });
    for (const box of [spot.box, ...boxesAlong(...spot.segment)]) this.taken.add(box, ownerOf(id));
  }

  private restore(to: ReadonlyMap<number, { readonly name: Name; readonly spot: Spot }>): void {
    for (const id of this.drawn.keys()) this.taken.remove(ownerOf(id));
    this.drawn = new Map();
    for (const [id, { name, spot }] of to) this.draw(id, name, spot);
  }

  /** Outwards; no further than the length at which nothing better can come. */
  private best(name: Name, feet: readonly (readonly [number, number])[], moving: boolean): Spot | null {
    const { texts, style, object } = name;
    const size = style.size_mm;
    const face = labelFace(style);
    const unit = size / 2.3;
    const settings = texts.flatMap((text, shorter) =>
      [1, 2, 3].flatMap((count) => {
        const set = balancedLines(text, count, face, size);
        return set && (count === 1 || set.width > size * 3) ? [{ set, count, shorter }] : [];
      }),
    );
    let best: Spot | null = null;
    let least = Number.POSITIVE_INFINITY;
    let tries = MOST_TRIES;
    for (let distance = NEAREST * unit; distance <= FARTHEST * unit && distance < least; distance *= 1.2) {
      const directions = distance > 20 * unit ? DIRECTIONS * 2 : DIRECTIONS;
      for (const [index, foot] of feet.entries()) {
        for (const { set, count, shorter } of settings) {
          const base = distance + index * FOOT_COST + (count - 1) * 0.8 + shorter * SHORTER_COST;
          for (let i = 0; i < directions && base < least; i++) {
            const spot = spotAt(foot, (i / directions) * Math.PI * 2, distance, set, size, object.radius, base);
            if (!moving && !this.taken.isFree([spot.box])) continue;
            if (moving && !this.taken.inFrame([spot.box])) continue;
            const cost = base + this.overAreas(spot.box) * OVER_AREA_COST * unit;
            if (cost >= least || (moving && tries-- < 0) || !this.isPassable(spot, object.radius, moving)) continue;
            least = cost;
            best = { ...spot, cost };
            if (moving) return best;
          }
        }
      }
    }
    return best;
  }

  private overAreas([x, y, width, height]: Box): number {
    let over = 0;
    for (const share of [0, 0.25, 0.5, 0.75, 1]) if (this.isNamedArea(x + width * share, y + height / 2)) over++;
    return over / 5;
  }

  private isPassable({ segment, box }: Spot, radius: number, moving: boolean): boolean {
    for (const { spot: other } of this.drawn.values()) if (cross(segment, other.segment)) return false;
    const [x0, y0, x1, y1] = segment;
    // The symbol it starts from is taken too: the look begins a little further on.
    const length = Math.hypot(x1 - x0, y1 - y0);
    const skip = radius > 0 ? Math.min(1, 0.15 / length) : 0;
    const from = [x0 + (x1 - x0) * skip, y0 + (y1 - y0) * skip] as const;
    if (!moving) return !this.taken.isCrossed(...from, x1, y1);
    return this.settling.clear([box], boxesAlong(...from, x1, y1));
  }
}

/** A line as the small boxes it runs through. */
export function boxesAlong(x0: number, y0: number, x1: number, y1: number): Box[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 0.8));
  return Array.from({ length: steps }, (_, i): Box => {
    const [ax, ay] = [x0 + ((x1 - x0) * i) / steps, y0 + ((y1 - y0) * i) / steps];
    const [bx, by] = [x0 + ((x1 - x0) * (i + 1)) / steps, y0 + ((y1 - y0) * (i + 1)) / steps];
    return [Math.min(ax, bx), Math.min(ay, by), Math.abs(bx - ax) + 0.01, Math.abs(by - ay) + 0.01];
  });
}

function spotAt(
  [x, y]: readonly [number, number],
  angle: number,
  distance: number,
  { lines, width }: SetLines,
  size: number,
  radius: number,
  cost: number,
): Spot {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [endX, endY] = [x + cos * distance, y + sin * distance];
  const height = blockHeight(lines.length, size);
  const anchor = cos > 0.35 ? 'start' : cos < -0.35 ? 'end' : 'middle';
  const gap = size * 0.25;
  const textX = anchor === 'start' ? endX + gap : anchor === 'end' ? endX - gap : endX;
  const top = anchor === 'middle' ? (sin > 0 ? endY + gap : endY - gap - height) : endY - height / 2;
  const left = anchor === 'start' ? textX : anchor === 'end' ? textX - width : textX - width / 2;
  const skip = Math.min(radius, distance);
  return {
    cost,
    box: [left - size * 0.15, top - size * 0.2, width + size * 0.3, height + size * 0.4],
    segment: [x + cos * skip, y + sin * skip, endX, endY],
    anchor,
    lines,
    x: textX,
    top,
  };
}

function ledBy({ style, object }: Name, { lines, x, top, anchor, segment: [x0, y0, x1, y1] }: Spot): Led {
  const colour = resolveColour(style.colour);
  const track = polylinePath([
    [x0, y0],
    [x1, y1],
  ]);
  return {
    line: [
      path(track, null, line(resolveColour('@m-halo'), LINE_MM * 4, [], 0.75)),
      path(track, null, line(colour, LINE_MM)),
      ...(object.at ? [] : [path(circlePath(x0, y0, DOT_MM), solid(colour))]),
    ],
    name: setLines(lines, x, top, anchor, style),
  };
}

const side = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

function cross([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean {
  return (
    side(ax, ay, bx, by, cx, cy) > 0 !== side(ax, ay, bx, by, dx, dy) > 0 &&
    side(cx, cy, dx, dy, ax, ay) > 0 !== side(cx, cy, dx, dy, bx, by) > 0
  );
}
