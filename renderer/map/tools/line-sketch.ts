/**
 * Positions set one by one on the map: a click sets one, a double click or Entrée ends, Retour arrière takes the last back, Échap gives up, Espace sets one at the
 * centre of the view for whoever has no mouse. Shared by the tools that measure and that select by a shape.
 */
import Feature from 'ol/Feature';
import type Geometry from 'ol/geom/Geometry';
import MultiPoint from 'ol/geom/MultiPoint';
import VectorLayer from 'ol/layer/Vector';
import type OlMap from 'ol/Map';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import VectorSource from 'ol/source/Vector';
import type { Theme } from '../../../shared/cartography/palette.ts';
import { sketchStyles } from './sketch-styles.ts';

export type Position = readonly [number, number];
export interface Modifiers {
  readonly shift: boolean;
  readonly control: boolean;
  readonly alt: boolean;
}

export interface LineSketchOptions {
  readonly map: OlMap;
  readonly theme: () => Theme;
  /** Positions that end the drawing by themselves. */
  readonly most: () => number;
  /** What is drawn of these positions, the pointer's the last while one is drawing. */
  readonly shape: (positions: readonly Position[]) => Geometry | null;
  /** The drawing as it is now; `pointer` null while it rests or is ended. */
  readonly changed: (positions: readonly Position[], pointer: Position | null) => void;
  readonly ended: (positions: readonly Position[], modifiers: Modifiers) => void;
  /** Keeps the ended drawing in sight until the next one begins. */
  readonly stays: boolean;
}

const SKETCH_LEVEL = 150_000;
const DOUBLE_CLICK_PIXELS = 6;
const NOWHERE: Position = [Number.NaN, Number.NaN];
/** Where these keys belong to a control. */
const BUSY = 'input, textarea, select, [contenteditable="true"], [role=dialog], [role=menu], [role=listbox], [role=grid]';

/** None of them for what is no event of a mouse or a keyboard. */
export const modifiersOf = (event: Event | undefined): Modifiers =>
  event instanceof MouseEvent || event instanceof KeyboardEvent
    ? { shift: event.shiftKey, control: event.ctrlKey || event.metaKey, alt: event.altKey }
    : { shift: false, control: false, alt: false };

/** Answers what takes the drawing away. */
export function lineSketch({ map, theme, most, shape, changed, ended, stays }: LineSketchOptions): () => void {
  const source = new VectorSource<Feature<Geometry>>({ useSpatialIndex: false });
  const layer = new VectorLayer({ source, zIndex: SKETCH_LEVEL, updateWhileInteracting: true, updateWhileAnimating: true });
  const target = map.getTargetElement();
  let positions: Position[] = [];
  let isOver = false;
  /** The last two clicks. */
  let clicked: readonly [Position, Position] = [NOWHERE, NOWHERE];
  let shownTheme: Theme | null = null;

  const draw = (pointer: Position | null): void => {
    if (theme() !== shownTheme) {
      shownTheme = theme();
      layer.setStyle(sketchStyles(shownTheme));
    }
    source.clear(true);
    const shown = shape(pointer === null ? positions : [...positions, pointer]);
    if (shown) source.addFeature(new Feature<Geometry>(shown));
    if (positions.length > 0) source.addFeature(new Feature<Geometry>(new MultiPoint(positions.map((position) => [...position]))));
  };
  const show = (pointer: Position | null): void => {
    draw(pointer);
    changed(positions, pointer);
  };
  const clear = (): void => {
    positions = [];
    isOver = false;
    show(null);
  };
  const end = (modifiers: Modifiers): void => {
    const drawn = positions;
    isOver = true;
    show(null);
    ended(drawn, modifiers);
    if (!stays) clear();
  };
  const set = (position: Position, modifiers: Modifiers): void => {
    if (isOver) clear();
    const last = positions.at(-1);
    // a double click is two clicks at one place
    if (!last || last[0] !== position[0] || last[1] !== position[1]) positions = [...positions, position];
    if (positions.length >= most()) end(modifiers);
    else show(position);
  };
  const takeBack = (): void => {
    positions = positions.slice(0, -1);
    isOver = false;
    show(null);
  };

  const at = (event: MapBrowserEvent): Position => [event.coordinate[0] ?? 0, event.coordinate[1] ?? 0];
  const click = (event: MapBrowserEvent): void => {
    clicked = [clicked[1], at(event)];
    set(at(event), modifiersOf(event.originalEvent));
  };
  const move = (event: MapBrowserEvent): void => {
    if (!event.dragging && !isOver && positions.length > 0) show(at(event));
  };
  /** Two quick clicks at two places are no double click. */
  const isNear = (a: Position, b: Position): boolean =>
    Math.hypot(a[0] - b[0], a[1] - b[1]) <= DOUBLE_CLICK_PIXELS * (map.getView().getResolution() ?? 1);
  const double = (event: MapBrowserEvent): boolean => {
    if (!isOver && positions.length > 0 && isNear(clicked[0], clicked[1])) {
      // the hand has moved a little between the two clicks: one position was meant
      const [last, before] = [positions.at(-1), positions.at(-2)];
      if (last && before && isNear(last, before)) positions = positions.slice(0, -1);
      end(modifiersOf(event.originalEvent));
    }
    // the map does not zoom
    return false;
  };
  const key = (event: KeyboardEvent): void => {
    if (event.target instanceof Element && event.target.closest(BUSY)) return;
    const onMap = document.activeElement === target;
    const handled = (): boolean => {
      if (event.key === 'Escape' && positions.length > 0) clear();
      else if (event.key === 'Backspace' && positions.length > 0) takeBack();
      else if (event.key === 'Enter' && onMap && positions.length > 0 && !isOver) end(modifiersOf(event));
      else if (event.key === ' ' && onMap) {
        const [x = 0, y = 0] = map.getView().getCenter() ?? [];
        set([x, y], modifiersOf(event));
      } else return false;
      return true;
    };
    if (!handled()) return;
    event.preventDefault();
    event.stopPropagation();
  };

  map.addLayer(layer);
  map.on('click', click);
  map.on('pointermove', move);
  map.on('dblclick', double);
  window.addEventListener('keydown', key, { capture: true });
  target?.classList.add('crosshair');
  // a change of the system leaves nothing that these metres would mean
  map.on('change:view', clear);
  show(null);
  return () => {
    map.un('change:view', clear);
    map.un('click', click);
    map.un('pointermove', move);
    map.un('dblclick', double);
    window.removeEventListener('keydown', key, { capture: true });
    map.removeLayer(layer);
    layer.dispose();
    target?.classList.remove('crosshair');
  };
}
