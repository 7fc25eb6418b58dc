/**
 * Drawing by vertices: a new object, a hole, a cutting line, a new border. Click puts a vertex, double click or Entrée ends, Retour arrière takes the last one
 * back, Échap drops the drawing, Maj keeps right angles; what is typed in the bar comes as orders.
 */
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import type { ShapeEdit } from '../../../shared/domain/edit.ts';
import type { DeskOrder, EditingDesk } from '../editing/desk.ts';
import { isEditorKey } from '../editing/keys.ts';
import { lineLength_m } from '../editing/measure.ts';
import { DrawingOverlay } from '../editing/overlay.ts';
import { apart, type Xy } from '../editing/plane.ts';
import { type Constraint, closedRing, constrained, FREE, isFree, withoutRepeats } from '../editing/sketch.ts';
import type { Snap } from '../editing/snap-index.ts';
import { SnapSource } from '../editing/snap-source.ts';
import { traceAlong } from '../editing/trace.ts';
import { sketchWords } from '../editing/words.ts';
import type { MapTool, ToolContext } from './tool.ts';

export type DrawMode = 'create' | 'hole' | 'split' | 'reshape';
/** Clicks this near to one another are a double click. */
const SAME_PIXELS = 3;

class Sketch {
  readonly #context: ToolContext;
  readonly #desk: EditingDesk;
  readonly #mode: DrawMode;
  readonly #overlay: DrawingOverlay;
  readonly #source: SnapSource;
  readonly #stop: (() => void)[] = [];
  #vertices: Xy[] = [];
  /** How many vertices each click put: a traced border is taken back at once. */
  #clicks: number[] = [];
  #lastSnap: Snap | null = null;
  #pointer: Xy | null = null;
  #snap: Snap | null = null;
  #constraint: Constraint = FREE;
  #busy = false;
  /** Pixels of the last two clicks. */
  #pressed: readonly [Xy | null, Xy | null] = [null, null];
  #table: string | null = null;

  constructor(context: ToolContext, mode: DrawMode) {
    this.#context = context;
    this.#desk = context.editing;
    this.#mode = mode;
    const { map } = context;
    this.#overlay = new DrawingOverlay(map);
    this.#source = new SnapSource(map, context.epsg, this.#desk, () => this.#show());
    map.on('pointermove', this.#move);
    map.on('click', this.#click);
    map.on('dblclick', this.#doubleClick);
    document.addEventListener('keydown', this.#keyDown, true);
    document.addEventListener('keyup', this.#keyUp, true);
    map.getTargetElement()?.classList.add('crosshair');
    this.#stop.push(
      this.#desk.orders(this.#obey),
      this.#desk.watch(() => this.#changed()),
    );
    this.#table = this.#desk.state().table;
    this.#tell();
  }

  remove(): void {
    const { map } = this.#context;
    map.un('pointermove', this.#move);
    map.un('click', this.#click);
    map.un('dblclick', this.#doubleClick);
    document.removeEventListener('keydown', this.#keyDown, true);
    document.removeEventListener('keyup', this.#keyUp, true);
    map.getTargetElement()?.classList.remove('crosshair');
    for (const stop of this.#stop) stop();
    this.#source.dispose();
    this.#overlay.dispose();
    this.#context.tell('sketch', null);
    this.#context.tell('hint', null);
  }

  /** What was begun for one layer does not end in another. */
  #changed(): void {
    const { table } = this.#desk.state();
    if (table === this.#table) this.#show();
    else this.#drop();
    this.#table = table;
  }

  /** A ring is drawn, rather than a line or a point. */
  get #closed(): boolean {
    return this.#mode === 'hole' || (this.#mode === 'create' && this.#desk.state().geometry === 'MULTIPOLYGON');
  }

  get #isPoint(): boolean {
    const { geometry } = this.#desk.state();
    return this.#mode === 'create' && (geometry === 'POINT' || geometry === 'MULTIPOINT');
  }

  get #least(): number {
    return this.#isPoint ? 1 : this.#closed ? 3 : 2;
  }

  readonly #ground = (a: Xy, b: Xy): number => lineLength_m([a, b], this.#context.epsg());

  /** Where a click would put the vertex. */
  #next(): Xy | null {
    if (!this.#pointer) return null;
    const at = this.#snap?.xy ?? this.#pointer;
    return isFree(this.#constraint) ? at : constrained(this.#vertices, at, this.#constraint, this.#ground);
  }

  /** The border followed from the last vertex to the pointer, where tracing is on and both are on it. */
  #traced(): Xy[] {
    if (!this.#desk.state().tracing || !this.#lastSnap || !this.#snap || !isFree(this.#constraint)) return [];
    const { index } = this.#source;
    return index ? (traceAlong(index, this.#lastSnap.xy, this.#snap.xy) ?? []) : [];
  }

  readonly #move = (event: MapBrowserEvent): void => {
    if (event.dragging) return;
    const [x = 0, y = 0] = event.coordinate;
    this.#pointer = [x, y];
    this.#constraint = { ...this.#constraint, rightAngle: (event.originalEvent as PointerEvent).shiftKey };
    this.#show();
  };

  readonly #click = (event: MapBrowserEvent): void => {
    const [left = 0, top = 0] = event.pixel;
    this.#pressed = [this.#pressed[1], [left, top]];
    this.#move(event);
    const next = this.#next();
    const last = this.#vertices.at(-1);
    const near = this.#source.tolerance(SAME_PIXELS);
    if (!next || this.#busy || (last && isFree(this.#constraint) && apart(next, last) < near)) return;
    const first = this.#vertices[0];
    if (first && this.#closed && this.#vertices.length > 2 && apart(next, first) < this.#source.tolerance()) {
      void this.#finish();
      return;
    }
    this.#put([...this.#traced(), next], this.#snap);
  };

  #put(added: readonly Xy[], snap: Snap | null): void {
    this.#vertices = [...this.#vertices, ...added];
    this.#clicks.push(added.length);
    this.#lastSnap = snap;
    this.#constraint = { ...FREE, rightAngle: this.#constraint.rightAngle };
    this.#tell();
    if (this.#isPoint) void this.#finish();
    else this.#show();
  }

  readonly #doubleClick = (event: MapBrowserEvent): void => {
    event.stopPropagation();
    event.preventDefault();
    // two quick clicks at two places are two vertices
    const [before, last] = this.#pressed;
    if (before && last && apart(before, last) <= SAME_PIXELS) void this.#finish();
  };

  #takeBack(): void {
    const count = this.#clicks.pop() ?? 0;
    this.#vertices = this.#vertices.slice(0, this.#vertices.length - count);
    this.#lastSnap = null;
    this.#tell();
    this.#show();
  }

  #drop(): void {
    this.#vertices = [];
    this.#clicks = [];
    this.#lastSnap = null;
    this.#constraint = FREE;
    this.#tell();
    this.#show();
  }

  readonly #obey = (order: DeskOrder): void => {
    if (order.kind === 'position') this.#put([order.xy], null);
    else if (order.kind === 'lock') {
      this.#constraint = { ...this.#constraint, length_m: order.length_m, angle_deg: order.angle_deg };
      this.#show();
    } else if (order.kind === 'place') {
      const last = this.#vertices.at(-1);
      // without a pointer on the map, a typed length goes by the typed angle alone
      this.#pointer ??= last ? [last[0], last[1] + 1] : null;
      const next = this.#next();
      if (next && last) this.#put([next], null);
    } else if (order.kind === 'finish') void this.#finish();
    else if (order.kind === 'undo-vertex') this.#takeBack();
    else if (order.kind === 'drop') this.#drop();
  };

  readonly #keyDown = (event: KeyboardEvent): void => {
    if (!isEditorKey(event)) return;
    const drawing = this.#vertices.length > 0;
    const taken = (act: () => void): void => {
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    if (event.key === 'Shift') this.#setRightAngle(true);
    else if (!drawing) return;
    else if (event.key === 'Enter') taken(() => void this.#finish());
    else if (event.key === 'Backspace') taken(() => this.#takeBack());
    else if (event.key === 'Escape') taken(() => this.#drop());
    else if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey) taken(() => this.#takeBack());
    else if (/^\d$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey)
      taken(() => this.#context.tell('typed', event.key));
  };

  readonly #keyUp = (event: KeyboardEvent): void => {
    if (event.key === 'Shift') this.#setRightAngle(false);
  };

  #setRightAngle(rightAngle: boolean): void {
    this.#constraint = { ...this.#constraint, rightAngle };
    this.#show();
  }

  async #finish(): Promise<void> {
    if (this.#busy) return;
    if (withoutRepeats(this.#vertices).length < this.#least) {
      if (this.#vertices.length > 0) this.#desk.say(this.#closed ? 'drawing.needs.three' : 'drawing.needs.two');
      return;
    }
    const edit = this.#edit();
    if (typeof edit === 'string') {
      this.#desk.say(edit);
      return;
    }
    this.#busy = true;
    const done = await this.#desk.commit(edit);
    this.#busy = false;
    // refused: the drawing stays, to be mended
    if (done) this.#drop();
  }

  /** The edit that the drawing asks for, or why it cannot be. */
  #edit(): ShapeEdit | string {
    const vertices = withoutRepeats(this.#vertices);
    const { table, selected } = this.#desk.state();
    if (this.#mode === 'create') {
      const [point] = vertices;
      if (this.#isPoint && point) return { kind: 'create', shape: { type: 'point', at: point }, values: {}, shared: false };
      return this.#closed
        ? {
            kind: 'create',
            shape: { type: 'polygon', polygons: [[closedRing(vertices)]] },
            values: {},
            shared: this.#desk.state().sharedBorders,
          }
        : { kind: 'create', shape: { type: 'line', lines: [vertices] }, values: {}, shared: false };
    }
    const index = this.#source.index;
    const inside = (): number[] => (vertices[0] && table && index ? index.around(vertices[0], table) : []);
    const crossed = (): number[] => (table && index ? index.crossedBy(vertices, table) : []);
    const fids = selected.length > 0 ? [...selected] : this.#mode === 'hole' ? inside() : crossed();
    if (fids.length === 0) return this.#mode === 'hole' ? 'drawing.needs.inside' : 'drawing.needs.crossing';
    if (this.#mode === 'hole') return { kind: 'hole', fids, ring: closedRing(vertices) };
    return { kind: this.#mode, fids, line: vertices };
  }

  #show(): void {
    this.#snap = this.#pointer ? this.#source.snap(this.#pointer) : null;
    const state = this.#desk.state();
    const next = this.#next();
    const traced = this.#traced();
    const whole = next ? [...this.#vertices, ...traced, next] : this.#vertices;
    const shown = this.#isPoint ? {} : this.#closed ? { ring: whole } : { lines: whole.length > 1 ? [whole] : [] };
    const snap = this.#snap && isFree(this.#constraint) ? this.#snap : null;
    this.#overlay.draw(state.theme, { ...shown, vertices: this.#vertices, snap });
    const before = [...this.#vertices, ...traced];
    this.#context.tell('hint', sketchWords(before, next, this.#closed, snap, this.#context.epsg(), state));
  }

  #tell(): void {
    const { length } = this.#vertices;
    this.#context.tell('sketch', { drawing: true, vertices: length, complete: length >= this.#least, chosen: null, chosenCount: 0 });
  }
}

/** To add a way of drawing: its mode here, its line in tools/index.ts. */
export const drawTool =
  (mode: DrawMode): MapTool =>
  (context) => {
    const sketch = new Sketch(context, mode);
    return () => sketch.remove();
  };
