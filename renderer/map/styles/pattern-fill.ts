/** Fill patterns of the one table as canvas patterns, at the screen's own resolution. Rebuilt on a change of theme. */
import { patternTile } from '../../../shared/cartography/patterns.ts';
import type { PatternId } from '../../../shared/domain/style.ts';
import { PIXELS_PER_MM } from '../scale.ts';

const made = new Map<string, CanvasPattern | string>();
/** How each pattern lies: degrees it is turned by, device pixels after which it repeats, and how much it is shrunk. */
const lying = new WeakMap<CanvasPattern, { readonly angle: number; readonly period: number; readonly scale: number }>();

/** `ground` and `ink` are CSS colours. Where the canvas gives no pattern, the plain ground is used. */
export function patternFill(id: PatternId, ground: string, ink: string): CanvasPattern | string {
  const ratio = window.devicePixelRatio;
  const key = `${id} ${ground} ${ink} ${ratio}`;
  const known = made.get(key);
  if (known) return known;
  const tile = patternTile(id);
  const exact = tile.size_mm * PIXELS_PER_MM * ratio;
  // a tile is a whole number of pixels, drawn a little larger, then shrunk by the pattern's transform
  const size = Math.ceil(exact);
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) return ground;
  context.fillStyle = ground;
  context.fillRect(0, 0, size, size);
  context.scale(size / tile.size_mm, size / tile.size_mm);
  context.strokeStyle = ink;
  context.fillStyle = ink;
  context.lineWidth = tile.width_mm;
  context.beginPath();
  for (const [x1, y1, x2, y2] of tile.lines) {
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
  }
  context.stroke();
  for (const [x, y, radius] of tile.dots) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  }
  const pattern = context.createPattern(canvas, 'repeat');
  if (!pattern) return ground;
  pattern.setTransform(new DOMMatrix().rotate(tile.angle).scale(exact / size));
  lying.set(pattern, { angle: tile.angle, period: exact, scale: exact / size });
  made.set(key, pattern);
  return pattern;
}

/** Lets a pattern begin at a place of the canvas (device pixels, however far away): pictures side by side then continue each other. */
export function placePattern(pattern: CanvasPattern, x: number, y: number): void {
  const known = lying.get(pattern);
  if (!known) return;
  const turned = new DOMMatrix().rotate(known.angle);
  const place = turned.inverse().transformPoint({ x, y });
  const start = turned.transformPoint({ x: place.x % known.period, y: place.y % known.period });
  pattern.setTransform(new DOMMatrix().translate(start.x, start.y).rotate(known.angle).scale(known.scale));
}
