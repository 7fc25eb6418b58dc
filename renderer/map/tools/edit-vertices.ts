/**
 * Vertices of the selected objects: dragging moves one (or all the chosen ones), a click on an edge inserts one, Alt+click or Suppr takes it out, a box drawn with
 * Maj chooses several. Neighbours on the same place follow where common borders are kept; what follows is shown while it moves.
 */
import { shiftKeyOnly } from 'ol/events/condition';
import DragBox from 'ol/interaction/DragBox';
import PointerInteraction from 'ol/interaction/Pointer';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import type { ShapeEdit } from '../../../shared/domain/edit.ts';
import { translate } from '../../../shared/messages/index.ts';
import type { DeskOrder, EditingDesk } from '../editing/desk.ts';
import { isEditorKey } from '../editing/keys.ts';
import { DrawingOverlay } from '../editing/overlay.ts';
import { apart, type Xy } from '../editing/plane.ts';
import type { SnapIndex, SnapLine } from '../editing/snap-index.ts';
import { SnapSource } from '../editing/snap-source.ts';
import { distinctVertices, keyOf, movedEdges } from '../editing/vertices.ts';
import { snapWords } from '../editing/words.ts';
import type { MapTool, ToolContext } from './tool.ts';

type VerticesEdit = Extract<ShapeEdit, { kind: 'vertices' }>;
/** A place typed in metres and stored in degrees is back within this. */
const STORED_M = 0.001;
interface Drag {
  /** Where it was taken hold of; an inserted vertex stands there. */
  readonly from: Xy;
  readonly inserts: boolean;
  to: Xy;
}

class VertexTool {
  readonly #context: ToolContext;
  readonly #desk: EditingDesk;
  readonly #overlay: DrawingOverlay;
  readonly #source: SnapSource;
  readonly #stop: (() => void)[] = [];
  #lines: SnapLine[] = [];
  #vertices: Xy[] = [];
  #chosen: Xy[] = [];
  /** The borders that `#chosen` was last compared with. */
  #known: SnapIndex | null = null;
  #of = '';
  #hot: Xy | null = null;
  #drag: Drag | null = null;
  #busy = false;
  /** Shown at the places it was moved to until the engine's own borders are there. */
  #awaited: ReadonlyMap<string, Xy> | null = null;

  constructor(context: ToolContext) {
    this.#context = context;
    this.#desk = context.editing;
    const { map } = context;
    this.#overlay = new DrawingOverlay(map);
    this.#source = new SnapSource(map, context.epsg, this.#desk, () => this.#arrived());
    const box = new DragBox({ condition: shiftKeyOnly, className: 'map-box' });
    box.on('boxend', () => {
      const [minX = 0, minY = 0, maxX = 0, maxY = 0] = box.getGeometry().getExtent();
      this.#choose(this.#vertices.filter(([x, y]) => x >= minX && x <= maxX && y >= minY && y <= maxY));
    });
    const drag = new PointerInteraction({
      handleDownEvent: (event) => this.#down(event),
      handleDragEvent: (event) => this.#pull(event),
      handleUpEvent: (event) => this.#up(event),
      handleMoveEvent: (event) => this.#over(event),
    });
    map.addInteraction(box);
    map.addInteraction(drag);
    map.on('click', this.#click);
    document.addEventListener('keydown', this.#keyDown, true);
    this.#stop.push(
      () => map.removeInteraction(box),
      () => map.removeInteraction(drag),
      () => map.un('click', this.#click),
      () => document.removeEventListener('keydown', this.#keyDown, true),
      this.#desk.orders(this.#obey),
      this.#desk.watch(() => this.#arrived()),
    );
    this.#arrived();
  }

  remove(): void {
    for (const stop of this.#stop) stop();
    this.#source.dispose();
    this.#overlay.dispose();
    this.#context.map.getTargetElement()?.classList.remove('over-object');
    this.#context.tell('sketch', null);
    this.#context.tell('hint', null);
  }

  /** Borders, the selection or a switch are others now. */
  #arrived(): void {
    const { table, selected } = this.#desk.state();
    this.#lines = table && this.#source.index ? this.#source.index.linesOf(table, selected) : [];
    this.#vertices = distinctVertices(this.#lines);
    // what was moved comes back rounded as it is stored: the same vertex all the same; until it does, the former borders say nothing of it
    const of = `${table} ${selected.join()}`;
    if (this.#source.index !== this.#known || of !== this.#of) {
      if (!this.#busy) this.#awaited = null;
      const living = (xy: Xy): Xy[] => this.#vertices.filter((one) => apart(one, xy) < STORED_M).slice(0, 1);
      this.#chosen = this.#chosen.flatMap(living);
      if (this.#hot) this.#hot = living(this.#hot)[0] ?? null;
    }
    this.#known = this.#source.index;
    this.#of = of;
    this.#show();
  }

  #vertexAt(at: Xy): Xy | null {
    const tolerance = this.#source.tolerance();
    const near = this.#vertices.filter((xy) => apart(xy, at) <= tolerance);
    return near.sort((a, b) => apart(a, at) - apart(b, at))[0] ?? null;
  }

  #edgeAt(at: Xy): Xy | null {
    const own = new Set(this.#lines);
    const snap = this.#source.index?.snap(at, this.#source.tolerance(), (line) => own.has(line)) ?? null;
    return snap?.kind === 'edge' && snap.line.xy.length > 2 ? snap.xy : null;
  }

  #over(event: MapBrowserEvent): void {
    if (this.#drag) return;
    const [x = 0, y = 0] = event.coordinate;
    this.#hot = this.#vertexAt([x, y]);
    const edge = this.#hot ? null : this.#edgeAt([x, y]);
    this.#context.map.getTargetElement()?.classList.toggle('over-object', this.#hot !== null || edge !== null);
    this.#hint(this.#hot ? 'vertex' : edge ? 'edge' : this.#lines.length === 0 ? 'none' : null);
    this.#show();
  }

  #hint(what: 'vertex' | 'edge' | 'none' | null): void {
    this.#context.tell('hint', what && translate(this.#desk.state().language, `drawing.hint.${what}`));
  }

  #down(event: MapBrowserEvent): boolean {
    const original = event.originalEvent as PointerEvent;
    if (this.#busy || original.shiftKey || original.altKey || original.button !== 0) return false;
    const [x = 0, y = 0] = event.coordinate;
    const vertex = this.#vertexAt([x, y]);
    const from = vertex ?? this.#edgeAt([x, y]);
    if (!from) return false;
    this.#drag = { from, inserts: vertex === null, to: from };
    return true;
  }

  #pull(event: MapBrowserEvent): void {
    const drag = this.#drag;
    if (!drag) return;
    const [x = 0, y = 0] = event.coordinate;
    const { table, selected } = this.#desk.state();
    const own = new Set(selected);
    // what moves along is no border to hold on to
    const moving = (line: SnapLine): boolean => line.table === table && (own.has(line.fid) || this.#standsOn(line, drag.from));
    const snap = this.#source.snap([x, y], (line) => !moving(line));
    drag.to = snap?.xy ?? [x, y];
    this.#context.tell('hint', snap ? snapWords(snap, this.#desk.state()) : null);
    this.#show(snap);
  }

  #standsOn(line: SnapLine, at: Xy): boolean {
    for (let i = 0; i + 1 < line.xy.length; i += 2) if (line.xy[i] === at[0] && line.xy[i + 1] === at[1]) return true;
    return false;
  }

  #up(event: MapBrowserEvent): boolean {
    const drag = this.#drag;
    this.#drag = null;
    if (!drag || apart(drag.from, drag.to) === 0) return false;
    event.stopPropagation();
    if (drag.inserts) void this.#commit([], [{ at: drag.from, to: drag.to }]);
    else
      void this.#commit(
        [...this.#movesOf(drag)].map(([, { from, to }]) => ({ from, to })),
        [],
      );
    return false;
  }

  /** Vertices that the drag moves: all the chosen ones where it took one of them. */
  #movesOf({ from, to, inserts }: Drag): Map<string, { from: Xy; to: Xy }> {
    const together = !inserts && this.#chosen.some((xy) => keyOf(xy) === keyOf(from)) ? this.#chosen : [from];
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    return new Map(together.map((xy) => [keyOf(xy), { from: xy, to: keyOf(xy) === keyOf(from) ? to : ([xy[0] + dx, xy[1] + dy] as Xy) }]));
  }

  readonly #click = (event: MapBrowserEvent): void => {
    const [x = 0, y = 0] = event.coordinate;
    const original = event.originalEvent as PointerEvent;
    const vertex = this.#vertexAt([x, y]);
    if (vertex && original.altKey) void this.#remove([vertex]);
    else if (vertex) {
      const others = this.#chosen.filter((xy) => keyOf(xy) !== keyOf(vertex));
      if (original.ctrlKey || original.metaKey) this.#choose(others.length < this.#chosen.length ? others : [...this.#chosen, vertex]);
      else this.#choose([vertex]);
    } else {
      const edge = this.#edgeAt([x, y]);
      if (edge) void this.#commit([], [{ at: edge, to: edge }]);
      else {
        this.#choose([]);
        const found = this.#context.pickAt([x, y]);
        if (found) this.#context.select(found.table, [found.fid], original.ctrlKey || original.metaKey ? 'toggle' : 'replace');
      }
    }
  };

  #choose(vertices: readonly Xy[]): void {
    this.#chosen = [...vertices];
    this.#show();
  }

  #remove(vertices: readonly Xy[]): Promise<void> {
    return this.#commit(
      vertices.map((from) => ({ from, to: null })),
      [],
    );
  }

  async #commit(moves: readonly { from: Xy; to: Xy | null }[], inserts: readonly { at: Xy; to: Xy }[]): Promise<void> {
    const { selected, sharedBorders } = this.#desk.state();
    if (this.#busy || selected.length === 0 || moves.length + inserts.length === 0) return;
    this.#busy = true;
    this.#awaited = new Map(moves.flatMap(({ from, to }) => (to ? [[keyOf(from), to] as const] : [])));
    this.#show();
    const pair = ([x, y]: Xy): [number, number] => [x, y];
    const edit: VerticesEdit = {
      kind: 'vertices',
      fids: [...selected],
      moves: moves.map(({ from, to }) => ({ from: pair(from), to: to && pair(to) })),
      insert: inserts.map(({ at, to }) => ({ at: pair(at), to: pair(to) })),
      shared: sharedBorders,
      tables: [],
    };
    const done = await this.#desk.commit(edit);
    this.#busy = false;
    if (done) this.#chosen = moves.flatMap(({ to }) => (to ? [to] : []));
    else this.#awaited = null;
    this.#show();
  }

  readonly #keyDown = (event: KeyboardEvent): void => {
    if (!isEditorKey(event)) return;
    const taken = (act: () => void): void => {
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    const wanted = this.#chosen.length > 0 ? this.#chosen : this.#hot ? [this.#hot] : [];
    if ((event.key === 'Delete' || event.key === 'Backspace') && wanted.length > 0) taken(() => void this.#remove(wanted));
    else if (event.key === 'Escape' && this.#drag) taken(() => this.#dropDrag());
    else if (event.key === 'Escape' && this.#chosen.length > 0) taken(() => this.#choose([]));
    else if (event.key === 'PageDown' || event.key === 'PageUp') taken(() => this.#step(event.key === 'PageDown' ? 1 : -1));
  };

  #dropDrag(): void {
    this.#drag = null;
    this.#show();
  }

  /** Goes round the vertices without a mouse. */
  #step(step: 1 | -1): void {
    const last = this.#chosen.at(-1);
    const at = last ? this.#vertices.findIndex((xy) => keyOf(xy) === keyOf(last)) : step > 0 ? -1 : 0;
    const next = this.#vertices[(at + step + this.#vertices.length) % Math.max(1, this.#vertices.length)];
    if (next) this.#choose([next]);
  }

  readonly #obey = (order: DeskOrder): void => {
    const [only] = this.#chosen;
    if (order.kind === 'step-vertex') this.#step(order.step);
    else if (order.kind === 'delete-vertex' && this.#chosen.length > 0) void this.#remove(this.#chosen);
    else if (order.kind === 'move-vertex' && only && this.#chosen.length === 1) void this.#commit([{ from: only, to: order.to }], []);
  };

  #show(snap: { kind: 'vertex' | 'crossing' | 'edge'; xy: Xy } | null = null): void {
    const state = this.#desk.state();
    const moves = this.#drag
      ? new Map([...this.#movesOf(this.#drag)].map(([key, { to }]) => [key, to]))
      : (this.#awaited ?? new Map<string, Xy>());
    const around = state.sharedBorders ? (this.#source.index?.lines ?? []).filter((line) => line.table === state.table) : this.#lines;
    const placed = (xy: Xy): Xy => moves.get(keyOf(xy)) ?? xy;
    const chosen = this.#chosen.length > 0 ? this.#chosen : this.#hot ? [this.#hot] : [];
    const inserted = this.#drag?.inserts ? [this.#drag.to] : [];
    const lines = this.#drag?.inserts ? this.#bentEdges(this.#drag) : moves.size > 0 ? movedEdges(around, moves) : [];
    this.#overlay.draw(state.theme, { lines, vertices: this.#vertices.map(placed), chosen: [...chosen.map(placed), ...inserted], snap });
    this.#context.tell('sketch', {
      drawing: false,
      vertices: this.#vertices.length,
      complete: false,
      chosen: this.#chosen.length === 1 ? (this.#chosen[0] ?? null) : null,
      chosenCount: this.#chosen.length,
    });
  }

  /** The edge that a new vertex bends. */
  #bentEdges({ from, to }: Drag): Xy[][] {
    const own = new Set(this.#lines);
    const snap = this.#source.index?.snap(from, this.#source.tolerance(), (line) => own.has(line));
    if (!snap) return [];
    const at = (index: number): Xy => [snap.line.xy[index * 2] as number, snap.line.xy[index * 2 + 1] as number];
    return [[at(snap.segment), to, at(Math.min(snap.segment + 1, snap.line.xy.length / 2 - 1))]];
  }
}

export const editVerticesTool: MapTool = (context) => {
  const tool = new VertexTool(context);
  return () => tool.remove();
};
