/** The shapes of a tile, clipped and in whole units, gathered in arrays that cross to the window as they are. */
import { ringArea } from '../../../shared/geo/area.ts';
import { clipLine, clipRing } from '../../../shared/geo/clip-box.ts';
import { type Bbox, bboxOf, forEachPart, type Geometry } from '../../../shared/geo/geometry.ts';

export class ShapeList {
  readonly #box: Bbox;
  readonly #fids: number[] = [];
  #xy = new Int16Array(8192);
  #filled = 0;
  readonly #parts: number[] = [];
  readonly #objects: number[] = [];

  /** `box`: what is kept, in units. */
  constructor(box: Bbox) {
    this.#box = box;
  }

  get count(): number {
    return this.#fids.length;
  }

  /** `geometry` is in units of the tile. Answers false where nothing of it lies in the box. */
  add(fid: number, geometry: Geometry): boolean {
    const before = this.#filled;
    if (geometry.type === 'Point' || geometry.type === 'MultiPoint') this.#dots(geometry);
    else this.#lines(geometry);
    if (this.#filled === before) return false;
    this.#fids.push(fid);
    this.#objects.push(geometry.parts.length > 0 ? this.#parts.length : this.#filled / 2);
    return true;
  }

  packed() {
    return {
      fids: Uint32Array.from(this.#fids),
      xy: this.#xy.slice(0, this.#filled),
      parts: Uint32Array.from(this.#parts),
      objects: Uint32Array.from(this.#objects),
    };
  }

  #dots({ xy }: Geometry): void {
    const [minX, minY, maxX, maxY] = this.#box;
    for (let i = 0; i < xy.length; i += 2) {
      const x = xy[i] as number;
      const y = xy[i + 1] as number;
      if (x >= minX && x <= maxX && y >= minY && y <= maxY) this.#dot(x, y);
    }
  }

  #dot(x: number, y: number): void {
    this.#room(2);
    this.#xy[this.#filled++] = Math.round(x);
    this.#xy[this.#filled++] = Math.round(y);
  }

  #lines(geometry: Geometry): void {
    const bounds = bboxOf(geometry);
    if (bounds === null || !meets(bounds, this.#box)) return;
    const isInside = contains(this.#box, bounds);
    const isRing = geometry.type === 'MultiPolygon';
    forEachPart(geometry, (start, end, _polygon, isShell) => {
      const part = geometry.xy.subarray(start * 2, end * 2);
      if (!isRing) {
        for (const piece of isInside ? [part] : clipLine(part, this.#box)) this.#part(piece, false);
        return;
      }
      // shells run one way and holes the other, whatever the file does: the painter tells them apart by that
      const turned = ringArea(geometry.xy, start, end) > 0 !== isShell;
      this.#part(isInside ? part : clipRing(part, this.#box), turned);
    });
  }

  #part(part: ArrayLike<number>, turned: boolean): void {
    if (part.length < 4) return;
    this.#push(part, turned);
    this.#parts.push(this.#filled / 2);
  }

  #room(length: number): void {
    if (this.#filled + length <= this.#xy.length) return;
    const wider = new Int16Array(Math.max(this.#xy.length * 2, this.#filled + length));
    wider.set(this.#xy);
    this.#xy = wider;
  }

  /** Whether the last vertex lies on the line from the one before to (x, y): the border is the same without it, also for who shares it. */
  #isStraightOn(x: number, y: number): boolean {
    const at = this.#filled;
    const [x1, y1] = [this.#xy[at - 4] as number, this.#xy[at - 3] as number];
    const [x2, y2] = [this.#xy[at - 2] as number, this.#xy[at - 1] as number];
    return (x2 - x1) * (y - y2) === (y2 - y1) * (x - x2);
  }

  #push(part: ArrayLike<number>, turned: boolean): void {
    const { length } = part;
    this.#room(length);
    const first = this.#filled;
    for (let i = 0; i < length; i += 2) {
      const from = turned ? length - 2 - i : i;
      const x = Math.round(part[from] as number);
      const y = Math.round(part[from + 1] as number);
      if (this.#filled - first >= 4 && this.#isStraightOn(x, y)) this.#filled -= 2;
      this.#xy[this.#filled++] = x;
      this.#xy[this.#filled++] = y;
    }
  }
}

function meets(a: Bbox, b: Bbox): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

function contains(outer: Bbox, inner: Bbox): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}
