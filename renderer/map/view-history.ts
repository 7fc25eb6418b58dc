/** Camera moves are not undoable; they have "previous view" and "next view". */
export interface Camera {
  readonly centre: readonly [number, number];
  readonly resolution: number;
}

const KEPT = 30;

export class ViewHistory {
  readonly #past: Camera[] = [];
  readonly #future: Camera[] = [];
  #now: Camera | null = null;
  /** Steps back or forth on their way: what is seen meanwhile is no move. */
  #stepping = 0;

  get canGoBack(): boolean {
    return this.#past.length > 0;
  }

  get canGoForward(): boolean {
    return this.#future.length > 0;
  }

  /** After each move that has come to rest. */
  record(camera: Camera): void {
    if (this.#stepping > 0 || (this.#now && same(this.#now, camera))) return;
    if (this.#now) {
      this.#past.push(this.#now);
      if (this.#past.length > KEPT) this.#past.shift();
      this.#future.length = 0;
    }
    this.#now = camera;
  }

  back(): Camera | null {
    return this.#step(this.#past, this.#future);
  }

  forward(): Camera | null {
    return this.#step(this.#future, this.#past);
  }

  #step(from: Camera[], to: Camera[]): Camera | null {
    const camera = from.pop() ?? null;
    if (!camera) return null;
    if (this.#now) to.push(this.#now);
    // a second step before the first has arrived starts from where that one leads
    this.#now = camera;
    this.#stepping += 1;
    return camera;
  }

  /** A step has come to its end, or the planner has turned it aside. */
  arrived(): void {
    this.#stepping = Math.max(0, this.#stepping - 1);
  }

  clear(): void {
    this.#past.length = 0;
    this.#future.length = 0;
    this.#now = null;
    this.#stepping = 0;
  }
}

/** Part of a pixel by which two pictures may differ and still be one: an animation ends beside its aim by what numbers are rounded to. */
const SAME_PX = 0.01;

const same = (a: Camera, b: Camera): boolean =>
  Math.abs(a.resolution - b.resolution) <= SAME_PX * 1e-3 * b.resolution &&
  a.centre.every((value, axis) => Math.abs(value - (b.centre[axis] ?? 0)) <= SAME_PX * b.resolution);
