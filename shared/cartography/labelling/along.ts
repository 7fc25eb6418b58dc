/**
 * Names along lines (rivers, roads, railways): each letter stands on the curve, turned with it, never upside down. Parts of one name are joined first,
 * for a river comes in many pieces; a long line bears its name again every so often.
 */
import { type Face, GRID_MM, type GroupNode, group, type TextNode } from '../drawing.ts';
import type { Box } from '../frame-view.ts';
import { resolveColour } from '../palette.ts';
import type { GridShape } from '../shapes.ts';
import { textWidth } from '../text.ts';
import { haloOf, labelFace, type Name, type Place } from './name.ts';

type Point = readonly [number, number];
export interface Track {
  readonly points: readonly Point[];
  /** Length from the start to each point, millimetres. */
  readonly at: readonly number[];
  readonly length: number;
}

/** Degrees by which two letters that follow may turn. */
const SHARPEST_TURN = 26;
/** Distance between two namings of a long line, millimetres. */
export const REPEAT_MM = 140;
/** How far the foot of the letters stands from the line, in ems. */
const OFFSET = 0.32;

/** Lines that follow one another joined end to end, longest first. Ends that touch are the same grid step. */
export function joinedTracks(shapes: readonly GridShape[]): Track[] {
  const pieces = shapes.flatMap(({ xy, parts }) => {
    let start = 0;
    return parts.map((end) => {
      const points: Point[] = [];
      for (let i = start; i < end; i++) points.push([xy[i * 2] as number, xy[i * 2 + 1] as number]);
      start = end;
      return points;
    });
  });
  const key = ([x, y]: Point): string => `${x} ${y}`;
  const ends = new Map<string, Point[][]>();
  for (const piece of pieces) {
    for (const end of [piece[0], piece.at(-1)]) {
      if (!end) continue;
      const list = ends.get(key(end));
      if (list) list.push(piece);
      else ends.set(key(end), [piece]);
    }
  }
  const used = new Set<Point[]>();
  const grow = (line: Point[]): void => {
    for (;;) {
      const tip = line.at(-1) as Point;
      const next = (ends.get(key(tip)) ?? []).find((piece) => !used.has(piece));
      if (!next) return;
      used.add(next);
      line.push(...(key(next[0] as Point) === key(tip) ? next : [...next].reverse()).slice(1));
    }
  };
  const tracks: Track[] = [];
  for (const piece of pieces) {
    if (used.has(piece) || piece.length < 2) continue;
    used.add(piece);
    const line = [...piece];
    grow(line);
    line.reverse();
    grow(line);
    tracks.push(trackOf(smooth(line.map(([x, y]): Point => [x * GRID_MM, y * GRID_MM]))));
  }
  return tracks.sort((a, b) => b.length - a.length);
}

function trackOf(points: readonly Point[]): Track {
  const at = [0];
  for (let i = 1; i < points.length; i++) at.push((at[i - 1] as number) + distance(points[i - 1] as Point, points[i] as Point));
  return { points, at, length: at.at(-1) as number };
}

const distance = ([x0, y0]: Point, [x1, y1]: Point): number => Math.hypot(x1 - x0, y1 - y0);

/** Letters follow the run of a line, not its every bend: vertices at an even distance, each the mean of its neighbourhood. */
function smooth(points: readonly Point[]): Point[] {
  const track = trackOf(points);
  const step = 0.6;
  const count = Math.max(2, Math.floor(track.length / step));
  const even = Array.from({ length: count + 1 }, (_, i) => pointAt(track, (track.length * i) / count));
  const reach = 4;
  return even.map((point, i) => {
    const near = Math.min(reach, i, count - i);
    if (near === 0) return point;
    let [x, y] = [0, 0];
    for (let j = i - near; j <= i + near; j++) {
      x += (even[j] as Point)[0];
      y += (even[j] as Point)[1];
    }
    return [x / (near * 2 + 1), y / (near * 2 + 1)];
  });
}

function pointAt({ points, at }: Track, length: number): Point {
  let [low, high] = [0, points.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((at[middle] as number) <= length) low = middle;
    else high = middle;
  }
  const [a, b] = [points[low] as Point, points[high] as Point];
  const span = (at[high] as number) - (at[low] as number);
  const t = span === 0 ? 0 : Math.min(1, Math.max(0, (length - (at[low] as number)) / span));
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

/**
 * Straightest stretches first, near where `wanted` namings would stand evenly; empty where the line is too short for the name, or too winding.
 */
export function alongPlaces({ style, texts }: Name, track: Track, wanted: number): Place[] {
  const face = labelFace(style);
  const size = style.size_mm;
  const places: Place[] = [];
  texts.forEach((text, shorter) => {
    const width = textWidth(text, face, size);
    const spare = track.length - width - size;
    if (spare < 0) return;
    const tries = Math.min(60 * wanted, Math.max(1, Math.floor(spare / 2)));
    for (let i = 0; i <= tries; i++) {
      const from = size / 2 + (spare * i) / tries;
      for (const above of [true, false]) {
        const set = lettersOn(track, text, face, size, from, width, above);
        if (!set) continue;
        const central = Math.abs((((i / tries) * wanted) % 1) - 0.5);
        places.push({
          boxes: set.places.map(([x, y]): Box => [x - size * 0.5, y - size * 0.62, size, size * 0.9]),
          cost: set.turning / 90 + central * 0.5 + shorter + (above ? 0 : 0.3),
          nodes: () => [curvedName(text, set.places, face, style)],
        });
      }
    }
  });
  return places.sort((a, b) => a.cost - b.cost);
}

/** Of each letter the foot's beginning and its turn in degrees; null where two letters would turn too sharply. */
function lettersOn(
  track: Track,
  text: string,
  face: Face,
  size: number,
  from: number,
  width: number,
  above: boolean,
): { places: (readonly [number, number, number])[]; turning: number } | null {
  const [first, last] = [pointAt(track, from), pointAt(track, from + width)];
  const isBackward = last[0] < first[0];
  const places: (readonly [number, number, number])[] = [];
  let [done, turning, before] = [0, 0, Number.NaN];
  for (const letter of text) {
    const own = textWidth(letter, face, size);
    const [a, b] = isBackward ? [from + width - done, from + width - done - own] : [from + done, from + done + own];
    const [start, end] = [pointAt(track, a), pointAt(track, b)];
    const angle = Math.atan2(end[1] - start[1], end[0] - start[0]);
    const degrees = (angle * 180) / Math.PI;
    if (!Number.isNaN(before)) {
      const turn = Math.abs(((degrees - before + 540) % 360) - 180);
      if (turn > SHARPEST_TURN) return null;
      turning += turn;
    }
    before = degrees;
    // The feet stand off the line: above it, or their caps below it.
    const off = (above ? -OFFSET : OFFSET + 0.7) * size;
    places.push([start[0] - Math.sin(angle) * off, start[1] + Math.cos(angle) * off, degrees]);
    done += own;
  }
  return { places, turning };
}

function curvedName(text: string, places: readonly (readonly [number, number, number])[], face: Face, style: Name['style']): GroupNode {
  const colour = resolveColour(style.colour);
  const own = haloOf(style);
  // Narrow: the halo of a letter lies over the letter before it.
  const halo = own && { ...own, width: Math.min(own.width, style.size_mm * 0.14) };
  const letters = [...text].flatMap((letter, index): TextNode[] => {
    const [x, y, angle] = places[index] as readonly [number, number, number];
    return letter === ' ' ? [] : [{ type: 'text', x, y, anchor: 'start', text: letter, face, size: style.size_mm, colour, halo, angle }];
  });
  return { ...group(text, letters), reads: text };
}
