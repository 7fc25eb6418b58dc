/** Camera moves are not undoable; they have "previous view". */
export interface Camera {
  readonly centre: readonly [number, number];
  readonly resolution: number;
}

const KEPT = 30;

export class ViewHistory {
  readonly #past: Camera[] = [];
  #now: Camera | null = null;
  #goingBack = false;

  get canGoBack(): boolean {
    return this.#past.length > 0;
  }

  /** After each move that has come to rest. */
  record(camera: Camera): void {
    const same =
      this.#now && this.#now.resolution === camera.resolution && this.#now.centre.every((value, axis) => value === camera.centre[axis]);
    if (same) return;
    if (this.#now && !this.#goingBack) {
      this.#past.push(this.#now);
      if (this.#past.length > KEPT) this.#past.shift();
    }
    this.#goingBack = false;
    this.#now = camera;
  }

  back(): Camera | null {
    const camera = this.#past.pop() ?? null;
    this.#goingBack = camera !== null;
    return camera;
  }

  clear(): void {
    this.#past.length = 0;
    this.#now = null;
  }
}
