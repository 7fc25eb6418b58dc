/** Rings of the ranking on a canvas of their own: a new ranking repaints them alone, without a stroke of the map beneath. */

import Layer from 'ol/layer/Layer';
import type { FrameState } from 'ol/Map';
import { apply } from 'ol/transform';

/** A ring or a dot, around its place. Radii and widths in pixels of the screen. */
export interface RingLook {
  readonly radius: number;
  /** The last one above. */
  readonly strokes: readonly { readonly colour: string; readonly width: number }[];
  readonly fill: string | null;
}

export interface Ring {
  /** In the system of the view. */
  readonly at: readonly [number, number];
  look: RingLook;
  /** The greater lies above. */
  level: number;
}

export class RingCanvas {
  readonly layer: Layer;
  readonly #canvas = document.createElement('canvas');
  readonly #stamps = new Map<RingLook, HTMLCanvasElement>();
  #frame: Pick<FrameState, 'coordinateToPixelTransform' | 'pixelRatio' | 'size'> | null = null;
  #ratio = 0;
  #rings: readonly Ring[] = [];

  constructor(options: { readonly zIndex: number; readonly properties: Record<string, unknown> }) {
    this.#canvas.className = 'ring-canvas';
    Object.assign(this.#canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%', pointerEvents: 'none' });
    this.layer = new Layer({ ...options, render: (frame) => this.#render(frame) });
  }

  /** Painted at once where the map has been drawn: in the frame the weights move in. */
  show(rings: readonly Ring[]): void {
    this.#rings = [...rings].sort((one, other) => one.level - other.level);
    this.#paint();
  }

  #render({ coordinateToPixelTransform, pixelRatio, size }: FrameState): HTMLElement {
    this.#frame = { coordinateToPixelTransform: [...coordinateToPixelTransform], pixelRatio, size };
    this.#paint();
    return this.#canvas;
  }

  #paint(): void {
    const context = this.#canvas.getContext('2d');
    if (!this.#frame || !context) return;
    const { coordinateToPixelTransform, pixelRatio, size } = this.#frame;
    if (pixelRatio !== this.#ratio) this.#stamps.clear();
    this.#ratio = pixelRatio;
    const [width, height] = [Math.round((size[0] ?? 0) * pixelRatio), Math.round((size[1] ?? 0) * pixelRatio)];
    // a canvas given its size is made anew, one that has it is only wiped
    if (this.#canvas.width !== width || this.#canvas.height !== height) Object.assign(this.#canvas, { width, height });
    else context.clearRect(0, 0, width, height);
    for (const { at, look } of this.#rings) {
      const [x = 0, y = 0] = apply(coordinateToPixelTransform, [at[0], at[1]]);
      const stamp = this.#stampOf(look, pixelRatio);
      const half = stamp.width / 2;
      const [left, top] = [x * pixelRatio - half, y * pixelRatio - half];
      if (left > width || top > height || left < -2 * half || top < -2 * half) continue;
      context.drawImage(stamp, left, top);
    }
  }

  #stampOf(look: RingLook, ratio: number): HTMLCanvasElement {
    const known = this.#stamps.get(look);
    if (known) return known;
    const stamp = document.createElement('canvas');
    const reach = look.radius + Math.max(...look.strokes.map(({ width }) => width)) / 2 + 1;
    stamp.width = 2 * Math.ceil(reach * ratio);
    stamp.height = stamp.width;
    const context = stamp.getContext('2d');
    if (context) {
      context.translate(stamp.width / 2, stamp.height / 2);
      context.scale(ratio, ratio);
      context.arc(0, 0, look.radius, 0, 2 * Math.PI);
      if (look.fill !== null) {
        context.fillStyle = look.fill;
        context.fill();
      }
      for (const { colour, width } of look.strokes) {
        context.strokeStyle = colour;
        context.lineWidth = width;
        context.stroke();
      }
    }
    this.#stamps.set(look, stamp);
    return stamp;
  }
}
