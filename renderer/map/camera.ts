/**
 * Where a map looks: its system, its centre and scale, the way back and forth. Metres are those of the view's system, boxes are degrees.
 * A camera may follow another: both maps then share one view, and move as one.
 */
import type OlMap from 'ol/Map';
import View, { type AnimationOptions } from 'ol/View';
import type { LayerInfo } from '../../shared/domain/layer.ts';
import { LAMBERT_93 } from '../../shared/geo/crs.ts';
import { moveTime } from './motion.ts';
import {
  clippedToZone,
  type Extent4,
  FRANCE_LAMBERT_93,
  groundFactor,
  mapProjection,
  projectExtent,
  systemFor,
  toLonLat,
  withinItsZone,
} from './projections.ts';
import { resolutionOf, scaleDenominator } from './scale.ts';
import { type Camera, ViewHistory } from './view-history.ts';

/** A place to look at: `centre` in metres of the system `epsg`; without a scale the present one stays. */
export interface Viewpoint {
  readonly epsg: number;
  readonly centre: readonly [number, number];
  readonly scaleDenominator: number | null;
}

export interface CameraSurroundings {
  readonly layers: () => readonly LayerInfo[];
  /** Pixels at the right that something lies over. */
  readonly covered: () => number;
  /** And at the top. */
  readonly coveredAbove: () => number;
  /** What is to be shown lies in another system. */
  readonly systemWanted: (epsg: number) => void;
}

export interface CameraState {
  /** Metres of ground per pixel. */
  readonly resolution: number;
  readonly scaleDenominator: number;
  readonly centre: readonly [number, number];
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
}

const FIT_PADDING = 40;
const CLOSEST_SCALE = 500;
const WORLD: Extent4 = [-180, -90, 180, 90];
/** Grounds for others: what is looked at lies on them. */
export const BACKGROUND_KINDS: readonly string[] = ['communes', 'epci', 'territoires', 'occupation_sol'];

export class MapCamera {
  readonly map: OlMap;
  readonly #around: CameraSurroundings;
  readonly #history = new ViewHistory();
  #epsg: number | null = null;
  #leave: (() => void) | null = null;
  /** Zoom that a move under way leads to. */
  #zoomAimed: number | null = null;
  /** Move to make once the system it needs is there. */
  #afterSystem: (() => void) | null = null;

  constructor(map: OlMap, around: CameraSurroundings) {
    this.map = map;
    this.#around = around;
  }

  get epsg(): number {
    return this.#epsg ?? LAMBERT_93;
  }

  get isFollowing(): boolean {
    return this.#leave !== null;
  }

  forget(): void {
    this.#history.clear();
  }

  /** Shares the view of another map from now on; null: goes on alone from where it is. */
  follow(leader: MapCamera | null): void {
    const wasFollowing = this.isFollowing;
    this.#leave?.();
    this.#leave = null;
    if (leader) {
      const take = (): void => this.map.setView(leader.map.getView());
      take();
      leader.map.on('change:view', take);
      this.#leave = () => leader.map.un('change:view', take);
    } else if (wasFollowing) {
      const shared = this.map.getView();
      const view = newView(this.epsg);
      view.setCenter(shared.getCenter());
      view.setResolution(shared.getResolution());
      this.map.setView(view);
    }
  }

  /** The same place in another system, or what the project has in its zone. */
  setSystem(epsg: number): void {
    const before = this.#epsg;
    this.#epsg = epsg;
    this.#history.clear();
    if (!this.isFollowing) this.#changeView(epsg, before);
    const move = this.#afterSystem;
    this.#afterSystem = null;
    move?.();
  }

  #changeView(epsg: number, before: number | null): void {
    const old = this.map.getView();
    const centre = old.getCenter();
    const lonLat = before !== null && centre ? toLonLat([centre[0] ?? 0, centre[1] ?? 0], before) : null;
    const view = newView(epsg);
    this.map.setView(view);
    const resolution = old.getResolution();
    const moved = lonLat && projectExtent([lonLat[0], lonLat[1], lonLat[0], lonLat[1]], epsg);
    if (moved && resolution && withinItsZone([moved[0], moved[1]], epsg)) {
      const ground =
        (resolution * groundFactor(before ?? epsg, [centre?.[0] ?? 0, centre?.[1] ?? 0])) / groundFactor(epsg, [moved[0], moved[1]]);
      view.setCenter([moved[0], moved[1]]);
      view.setResolution(ground);
    } else if (before === null) this.fit(null, 0);
    else this.#fitZone();
  }

  /** What the project has in the zone of the present system. */
  #fitZone(): void {
    const extent = unionOf(this.#around.layers().map((layer) => layer.extent));
    this.fit(extent && systemFor(extent, this.epsg) === this.epsg ? extent : null, 0);
  }

  zoomBy(steps: number): void {
    // a second press before the first has arrived goes on from where that one leads
    const zoom = (this.#zoomAimed ?? this.map.getView().getZoom() ?? 0) + steps;
    this.#move({ zoom, duration: moveTime() });
    this.#zoomAimed = this.map.getView().getAnimating() ? zoom : null;
  }

  /** Shows all the visible layers, or France when there is none. */
  fitAll(duration = moveTime()): void {
    const layers = this.#around.layers().filter((layer) => layer.extent !== null);
    const wanted = layers.filter((layer) => layer.visible && !BACKGROUND_KINDS.includes(layer.kind));
    this.fit(unionOf((wanted.length > 0 ? wanted : layers).map((layer) => layer.extent)), duration);
  }

  /** Bounds in degrees; null shows France, or the zone of the present system. */
  fit(extent: Extent4 | null, duration = moveTime()): void {
    if (extent && this.#toSystemOf(extent, () => this.fit(extent, 0))) return;
    const { epsg } = this;
    const box = extent === null && epsg === LAMBERT_93 ? FRANCE_LAMBERT_93 : projectExtent(clippedToZone(extent ?? WORLD, epsg), epsg);
    if (!box) return;
    const padding = [FIT_PADDING + this.#around.coveredAbove(), FIT_PADDING + this.#around.covered(), FIT_PADDING, FIT_PADDING];
    const size = this.map.getSize();
    const options = { padding, minResolution: resolutionOf(CLOSEST_SCALE), ...(size ? { size } : {}) };
    this.map.getView().fit([...box], duration > 0 ? { ...options, duration } : options);
  }

  /** Comes to an object made visible elsewhere: moves only if it is out of view. */
  reveal(extent: Extent4): void {
    if (this.#epsg === null || this.#toSystemOf(extent, () => this.fit(extent, 0))) return;
    const box = projectExtent(extent, this.epsg);
    if (!box) return;
    const view = this.map.getView();
    const covered = this.#around.covered() * (view.getResolution() ?? 1);
    const [minX, minY, maxX, maxY] = this.extent();
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    const inside = x >= minX && x <= maxX - covered && y >= minY && y <= maxY;
    if (!inside) this.#move({ center: [x + covered / 2, y], duration: moveTime() });
  }

  /** Looks at a place exactly; asks for its system first where it is another. */
  goTo({ epsg, centre, scaleDenominator: denominator }: Viewpoint, duration = moveTime()): void {
    if (epsg !== this.epsg) {
      this.#afterSystem = () => this.goTo({ epsg, centre, scaleDenominator: denominator }, 0);
      this.#around.systemWanted(epsg);
      return;
    }
    const move = {
      center: [...centre],
      ...(denominator === null ? {} : { resolution: resolutionOf(denominator) / (groundFactor(epsg, centre) || 1) }),
    };
    if (duration > 0) {
      this.#move({ ...move, duration });
      return;
    }
    const view = this.map.getView();
    view.setCenter(move.center);
    if (move.resolution !== undefined) view.setResolution(move.resolution);
  }

  /** 1:n on the ground at the centre. */
  setScale(denominator: number): void {
    this.goTo({ epsg: this.epsg, centre: this.centre, scaleDenominator: denominator });
  }

  previous(): void {
    // the place of a move that nobody has noted yet is the one left, not the one before it
    this.#history.record({ centre: this.centre, resolution: this.resolution });
    this.#step(this.#history.back());
  }

  next(): void {
    this.#step(this.#history.forward());
  }

  get centre(): readonly [number, number] {
    const [x = 0, y = 0] = this.map.getView().getCenter() ?? [];
    return [x, y];
  }

  /** Metres of the view per pixel. */
  get resolution(): number {
    return this.map.getView().getResolution() ?? 1;
  }

  extent(): Extent4 {
    const [minX = 0, minY = 0, maxX = 0, maxY = 0] = this.map.getView().calculateExtent(this.map.getSize());
    return [minX, minY, maxX, maxY];
  }

  /** See `groundFactor`, at the centre. */
  factor(): number {
    return groundFactor(this.epsg, this.centre);
  }

  /** The view has come to rest. */
  rest(): CameraState {
    this.#history.record({ centre: this.centre, resolution: this.resolution });
    return this.state();
  }

  state(): CameraState {
    const { centre } = this;
    const ground = this.resolution * this.factor();
    const { canGoBack, canGoForward } = this.#history;
    return { resolution: ground, scaleDenominator: scaleDenominator(ground), centre, canGoBack, canGoForward };
  }

  dispose(): void {
    this.#leave?.();
    this.#leave = null;
  }

  #step(camera: Camera | null): void {
    const arrived = (): void => this.#history.arrived();
    if (camera) this.#move({ center: [...camera.centre], resolution: camera.resolution, duration: moveTime() }, arrived);
  }

  /** Two moves under way at once would end where the older leads, were the last picture of both the same. */
  #move(to: AnimationOptions, ended?: () => void): void {
    const view = this.map.getView();
    view.cancelAnimations();
    view.animate(to, () => {
      this.#zoomAimed = null;
      ended?.();
    });
  }

  /** True when the move has to wait for the system of another zone. */
  #toSystemOf(extent: Extent4, move: () => void): boolean {
    if (this.#epsg === null) return false;
    const wanted = systemFor(extent, this.#epsg);
    if (wanted === this.#epsg) return false;
    this.#afterSystem = move;
    this.#around.systemWanted(wanted);
    return true;
  }
}

function newView(epsg: number): View {
  return new View({
    projection: mapProjection(epsg),
    constrainResolution: false,
    enableRotation: false,
    minResolution: 0.05,
    maxResolution: 20_000,
    center: [0, 0],
    resolution: 1000,
  });
}

function unionOf(extents: readonly (Extent4 | null)[]): Extent4 | null {
  const known = extents.filter((extent) => extent !== null);
  if (known.length === 0) return null;
  return [
    Math.min(...known.map((extent) => extent[0])),
    Math.min(...known.map((extent) => extent[1])),
    Math.max(...known.map((extent) => extent[2])),
    Math.max(...known.map((extent) => extent[3])),
  ];
}
