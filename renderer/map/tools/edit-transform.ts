/**
 * Selected objects as a whole: drag inside the frame to move (a corner of the shape holds on to other borders), a corner of the frame to scale about the opposite
 * one, the knob above to turn about the middle (Maj: by 15°). Values typed in the bar come as orders.
 */
import PointerInteraction from 'ol/interaction/Pointer';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import { formatNumber, withUnit } from '../../../shared/format/numbers.ts';
import { translate } from '../../../shared/messages/index.ts';
import type { DeskOrder, EditingDesk } from '../editing/desk.ts';
import { isEditorKey } from '../editing/keys.ts';
import { DrawingOverlay } from '../editing/overlay.ts';
import { apart, type Xy } from '../editing/plane.ts';
import { positionOf, positions, type Snap, type SnapLine } from '../editing/snap-index.ts';
import { SnapSource } from '../editing/snap-source.ts';
import { type Frame, frameOf, isIdentity, type Transform, transformed } from '../editing/transform.ts';
import { distinctVertices } from '../editing/vertices.ts';
import { drawnLength, snapWords } from '../editing/words.ts';
import { groundFactor } from '../projections.ts';
import type { MapTool, ToolContext } from './tool.ts';

const KNOB_PIXELS = 28;
const TURN_STEP = 15;
type Grip = { readonly kind: 'move' | 'turn' } | { readonly kind: 'scale'; readonly corner: number };

class TransformTool {
  readonly #context: ToolContext;
  readonly #desk: EditingDesk;
  readonly #overlay: DrawingOverlay;
  readonly #source: SnapSource;
  readonly #stop: (() => void)[] = [];
  #lines: SnapLine[] = [];
  #frame: Frame | null = null;
  #grip: Grip | null = null;
  #from: Xy = [0, 0];
  #transform: Transform | null = null;
  #snap: Snap | null = null;
  #busy = false;

  constructor(context: ToolContext) {
    this.#context = context;
    this.#desk = context.editing;
    const { map } = context;
    this.#overlay = new DrawingOverlay(map);
    this.#source = new SnapSource(map, context.epsg, this.#desk, () => this.#arrived());
    const drag = new PointerInteraction({
      handleDownEvent: (event) => this.#down(event),
      handleDragEvent: (event) => this.#pull(event),
      handleUpEvent: () => this.#up(),
      handleMoveEvent: (event) => this.#over(event),
    });
    map.addInteraction(drag);
    map.on('click', this.#click);
    map.on('postrender', this.#place);
    document.addEventListener('keydown', this.#keyDown, true);
    this.#stop.push(
      () => map.removeInteraction(drag),
      () => map.un('click', this.#click),
      () => map.un('postrender', this.#place),
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

  #arrived(): void {
    const { table, selected } = this.#desk.state();
    this.#lines = table && this.#source.index ? this.#source.index.linesOf(table, selected) : [];
    this.#frame = frameOf(distinctVertices(this.#lines));
    if (!this.#grip && !this.#busy) this.#transform = null;
    this.#show();
  }

  #resolution = 0;
  /** The knob stands so many pixels above, at any scale. */
  readonly #place = (): void => {
    const resolution = this.#context.map.getView().getResolution() ?? 1;
    if (resolution === this.#resolution) return;
    this.#resolution = resolution;
    this.#show();
  };

  #knob(): Xy | null {
    return this.#frame && [this.#frame.centre[0], this.#frame.max[1] + this.#source.tolerance(KNOB_PIXELS)];
  }

  #gripAt(at: Xy): Grip | null {
    const [frame, knob] = [this.#frame, this.#knob()];
    if (!frame || !knob) return null;
    const near = this.#source.tolerance();
    if (apart(at, knob) <= near) return { kind: 'turn' };
    const corner = frame.corners.findIndex((xy) => apart(at, xy) <= near);
    if (corner >= 0 && apart(frame.min, frame.max) > 0) return { kind: 'scale', corner };
    const inside =
      at[0] >= frame.min[0] - near && at[0] <= frame.max[0] + near && at[1] >= frame.min[1] - near && at[1] <= frame.max[1] + near;
    return inside ? { kind: 'move' } : null;
  }

  #over(event: MapBrowserEvent): void {
    const [x = 0, y = 0] = event.coordinate;
    const grip = this.#gripAt([x, y]);
    this.#context.map.getTargetElement()?.classList.toggle('over-object', grip !== null);
    const what = grip?.kind ?? (this.#frame ? null : 'none');
    this.#context.tell('hint', what && translate(this.#desk.state().language, `drawing.hint.${what}`));
  }

  #down(event: MapBrowserEvent): boolean {
    if (this.#busy || (event.originalEvent as PointerEvent).button !== 0) return false;
    const at: Xy = [event.coordinate[0] ?? 0, event.coordinate[1] ?? 0];
    this.#grip = this.#gripAt(at);
    // taken by one of its vertices, the shape is put down by that vertex
    const own = new Set(this.#lines);
    const held = this.#grip?.kind === 'move' ? this.#source.snap(at, (line) => own.has(line)) : null;
    this.#from = held?.kind === 'vertex' ? held.xy : at;
    return this.#grip !== null;
  }

  #pull(event: MapBrowserEvent): void {
    const [grip, frame] = [this.#grip, this.#frame];
    if (!grip || !frame) return;
    const at: Xy = [event.coordinate[0] ?? 0, event.coordinate[1] ?? 0];
    const own = new Set(this.#lines);
    this.#snap = grip.kind === 'move' ? this.#source.snap(at, (line) => !own.has(line)) : null;
    this.#transform = this.#transformTo(grip, frame, this.#snap?.xy ?? at, (event.originalEvent as PointerEvent).shiftKey);
    this.#context.tell('hint', this.#words(grip, this.#transform));
    this.#show();
  }

  #transformTo(grip: Grip, { centre, corners }: Frame, to: Xy, stepped: boolean): Transform {
    const still = { origin: centre, factor: 1, angle_deg: 0, move: [0, 0] as Xy };
    if (grip.kind === 'move') return { ...still, move: [to[0] - this.#from[0], to[1] - this.#from[1]] };
    if (grip.kind === 'scale') {
      const origin = corners[(grip.corner + 2) % 4] as Xy;
      const start = corners[grip.corner] as Xy;
      return { ...still, origin, factor: Math.max(0.001, apart(origin, to) / apart(origin, start)) };
    }
    const angle = (xy: Xy): number => (Math.atan2(xy[1] - centre[1], xy[0] - centre[0]) * 180) / Math.PI;
    const turned = angle(to) - 90;
    return { ...still, angle_deg: stepped ? Math.round(turned / TURN_STEP) * TURN_STEP : turned };
  }

  #words(grip: Grip, { factor, angle_deg, move, origin }: Transform): string {
    const state = this.#desk.state();
    const { language } = state;
    const metres = Math.hypot(...move) * groundFactor(this.#context.epsg(), origin);
    const normal = ((angle_deg + 540) % 360) - 180;
    const values =
      grip.kind === 'move'
        ? { length: drawnLength(metres, language) }
        : grip.kind === 'turn'
          ? { angle: withUnit(formatNumber(normal, language, 1), '°').replace(/[\u00a0\u202f]°/, '°') }
          : { factor: formatNumber(factor, language, 3) };
    const words = translate(language, `drawing.hint.${grip.kind}-by`, values);
    return this.#snap ? `${words}\n${snapWords(this.#snap, state)}` : words;
  }

  #up(): boolean {
    const transform = this.#transform;
    this.#grip = null;
    this.#snap = null;
    if (transform && !isIdentity(transform)) void this.#commit(transform);
    return false;
  }

  async #commit(transform: Transform): Promise<void> {
    const { selected } = this.#desk.state();
    if (selected.length === 0 || this.#busy) return;
    this.#busy = true;
    this.#transform = transform;
    this.#show();
    const { origin, move, factor, angle_deg } = transform;
    const done = await this.#desk.commit({
      kind: 'transform',
      fids: [...selected],
      origin: [origin[0], origin[1]],
      move: [move[0], move[1]],
      factor,
      angle_deg,
    });
    this.#busy = false;
    if (!done) this.#transform = null;
    this.#show();
  }

  readonly #click = (event: MapBrowserEvent): void => {
    const at: Xy = [event.coordinate[0] ?? 0, event.coordinate[1] ?? 0];
    const found = this.#context.pickAt(at);
    const { ctrlKey, metaKey } = event.originalEvent as PointerEvent;
    if (found) this.#context.select(found.table, [found.fid], ctrlKey || metaKey ? 'toggle' : 'replace');
  };

  readonly #keyDown = (event: KeyboardEvent): void => {
    if (!isEditorKey(event) || event.key !== 'Escape' || !this.#grip) return;
    event.preventDefault();
    event.stopPropagation();
    this.#grip = null;
    this.#transform = null;
    this.#show();
  };

  readonly #obey = (order: DeskOrder): void => {
    if (order.kind !== 'transform' || !this.#frame) return;
    const { centre } = this.#frame;
    const metres = groundFactor(this.#context.epsg(), centre);
    const move: Xy = [order.dx_m / metres, order.dy_m / metres];
    const transform = { origin: centre, factor: order.factor, angle_deg: order.angle_deg, move };
    if (!isIdentity(transform)) void this.#commit(transform);
  };

  #show(): void {
    const { theme } = this.#desk.state();
    const [frame, knob, transform] = [this.#frame, this.#knob(), this.#transform];
    if (!frame || !knob) {
      this.#overlay.draw(theme, {});
      return;
    }
    const place = (xy: Xy): Xy => (transform ? transformed(xy, transform) : xy);
    const outlines = transform
      ? this.#lines.map((line) => Array.from({ length: positions(line) }, (_, index) => place(positionOf(line, index))))
      : [];
    const corners = frame.corners.map(place);
    const box = [...corners, corners[0] as Xy];
    const stem = [place([frame.centre[0], frame.max[1]]), place(knob)];
    this.#overlay.draw(theme, {
      lines: [box, stem, ...outlines.filter((line) => line.length > 1)],
      handles: corners,
      knobs: [place(knob)],
      snap: this.#snap,
    });
    this.#context.tell('sketch', { drawing: false, vertices: distinctCount(this.#lines), complete: true, chosen: null, chosenCount: 0 });
  }
}

const distinctCount = (lines: readonly SnapLine[]): number => lines.reduce((sum, line) => sum + positions(line), 0);

export const editTransformTool: MapTool = (context) => {
  const tool = new TransformTool(context);
  return () => tool.remove();
};
