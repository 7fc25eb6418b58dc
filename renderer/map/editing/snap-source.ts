import type OlMap from 'ol/Map';
import type { EditingDesk } from './desk.ts';
import type { Xy } from './plane.ts';
import { type Keep, type Snap, SnapIndex } from './snap-index.ts';

export const SNAP_PIXELS = 10;
const MOST_POSITIONS = 80_000;
const MOST_CHOSEN = 200;

/** Borders of the layers in view, asked of the engine while the view rests and whenever shapes change; the former ones serve meanwhile. */
export class SnapSource {
  index: SnapIndex | null = null;
  readonly #map: OlMap;
  readonly #epsg: () => number;
  readonly #desk: EditingDesk;
  readonly #ready: () => void;
  readonly #stop: (() => void)[] = [];
  #asked = '';
  #turn = 0;

  constructor(map: OlMap, epsg: () => number, desk: EditingDesk, ready: () => void) {
    this.#map = map;
    this.#epsg = epsg;
    this.#desk = desk;
    this.#ready = ready;
    const ask = (): void => void this.refresh();
    map.on('moveend', ask);
    this.#stop.push(() => map.un('moveend', ask), desk.watch(ask));
    ask();
  }

  /** `whole` is the box in view and a margin of half of it: a short pan finds its borders at once. */
  async refresh(): Promise<void> {
    const { tables, revision, selected } = this.#desk.state();
    const chosen = selected.slice(0, MOST_CHOSEN);
    const [minX = 0, minY = 0, maxX = 0, maxY = 0] = this.#map.getView().calculateExtent(this.#map.getSize());
    const key = JSON.stringify([this.#epsg(), minX, minY, maxX, maxY, tables, revision, chosen]);
    if (key === this.#asked || tables.length === 0 || !(maxX > minX)) return;
    this.#asked = key;
    const turn = ++this.#turn;
    const data = await this.#desk
      .snapping({ tables: [...tables], epsg: this.#epsg(), box: [minX, minY, maxX, maxY], most: MOST_POSITIONS, chosen })
      .catch(() => null);
    if (turn !== this.#turn) return;
    // refused: asked again at the next rest
    if (!data) this.#asked = '';
    else {
      this.index = new SnapIndex(data);
      this.#ready();
    }
  }

  tolerance(pixels = SNAP_PIXELS): number {
    return pixels * (this.#map.getView().getResolution() ?? 1);
  }

  /** Null too where snapping is switched off. */
  snap(at: Xy, keep?: Keep): Snap | null {
    return this.#desk.state().snapping ? (this.index?.snap(at, this.tolerance(), keep) ?? null) : null;
  }

  dispose(): void {
    this.#turn++;
    for (const stop of this.#stop) stop();
  }
}
