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

const same = (a: Camera, b: Camera): boolean => a.resolution === b.resolution && a.centre.every((value, axis) => value === b.centre[axis]);
