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
  /** A step back or forth is on its way: its arrival is not a new move. */
  #stepping = false;

  get canGoBack(): boolean {
    return this.#past.length > 0;
  }

  get canGoForward(): boolean {
    return this.#future.length > 0;
  }

  /** After each move that has come to rest. */
  record(camera: Camera): void {
    const isArrival = this.#stepping;
    this.#stepping = false;
    if (this.#now && same(this.#now, camera)) return;
    if (this.#now && !isArrival) {
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
    this.#stepping = true;
    return camera;
  }

  clear(): void {
    this.#past.length = 0;
    this.#future.length = 0;
    this.#now = null;
    this.#stepping = false;
  }
}

const same = (a: Camera, b: Camera): boolean => a.resolution === b.resolution && a.centre.every((value, axis) => value === b.centre[axis]);
