import type { Box } from './frame-view.ts';

/** Boxes by cell, so that each test looks at its neighbours only. */
export class BoxIndex {
  private readonly cells = new Map<string, Box[]>();
  private readonly frame: Box;

  constructor(frame: Box) {
    this.frame = frame;
  }

  private *keys([x, y, width, height]: Box): Generator<string> {
    const cell = 8;
    for (let i = Math.floor(x / cell); i <= Math.floor((x + width) / cell); i++) {
      for (let j = Math.floor(y / cell); j <= Math.floor((y + height) / cell); j++) yield `${i} ${j}`;
    }
  }

  add(box: Box): void {
    for (const key of this.keys(box)) {
      const list = this.cells.get(key);
      if (list) list.push(box);
      else this.cells.set(key, [box]);
    }
  }

  tryAdd(box: Box): boolean {
    const [x, y, width, height] = box;
    const [frameX, frameY, frameWidth, frameHeight] = this.frame;
    if (x < frameX || y < frameY || x + width > frameX + frameWidth || y + height > frameY + frameHeight) return false;
    for (const key of this.keys(box)) {
      for (const [ox, oy, ow, oh] of this.cells.get(key) ?? [])
        if (x < ox + ow && ox < x + width && y < oy + oh && oy < y + height) return false;
    }
    this.add(box);
    return true;
  }
}
