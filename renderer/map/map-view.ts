/**
 * The map: given what should be shown, it changes only what differs. No React, no engine: geometry is asked through a function it is given.
 * `data-state` on its element is `drawn` once all layers have been loaded and painted.
 */
import { defaults as defaultInteractions } from 'ol/interaction/defaults';
import OlMap from 'ol/Map';
import { getSquaredTolerance } from 'ol/renderer/vector';
import VectorSource from 'ol/source/Vector';
import { getUid } from 'ol/util';
import type { Theme } from '../../shared/cartography/palette.ts';
import type { LayerInfo } from '../../shared/domain/layer.ts';
import { isTiled, type TileDamage } from '../../shared/domain/tile.ts';
import { BACKGROUND_KINDS, type CameraState, MapCamera } from './camera.ts';
import type { EditingDesk } from './editing/desk.ts';
import { fastPan } from './keyboard-pan.ts';
import { detailCell, FeatureLayer, type LoadGeometry } from './layers/feature-layer.ts';
import { HighlightLayer } from './layers/highlight-layer.ts';
import { SelectedLayers } from './layers/selected-layers.ts';
import { type TileCalls, TileLayer } from './layers/tile-layer.ts';
import { moveTime } from './motion.ts';
import { fidOf, type MapFeature, packedFeature } from './packed-features.ts';
import type { MapPart } from './part.ts';
import { pick } from './pick.ts';
import type { Extent4 } from './projections.ts';
import { DISC_RADIUS, siteCentre } from './styles/site-disc.ts';
import { MAP_TOOLS } from './tools/index.ts';
import type { SelectionMode, Tell, ToolId, ToolWishes } from './tools/tool.ts';

export interface MapInput {
  readonly layers: readonly LayerInfo[];
  /** Layer the table shows: its objects are picked first. */
  readonly activeTable: string | null;
  readonly epsg: number;
  readonly theme: Theme;
  /** Chosen objects, by table. */
  readonly selection: Readonly<Record<string, readonly number[]>>;
  readonly hover: { readonly table: string; readonly fid: number } | null;
  readonly tool: ToolId;
  /** Pixels at the right that something lies over. */
  readonly covered: number;
  /** And at the top. */
  readonly coveredAbove: number;
}

export interface MapListeners {
  readonly loadGeometry: LoadGeometry;
  readonly tiles: TileCalls;
  readonly selected: (table: string | null, fids: readonly number[], mode: SelectionMode) => void;
  readonly hovered: (object: { table: string; fid: number } | null) => void;
  readonly moved: (view: CameraState) => void;
  readonly pointed: (coordinate: readonly [number, number] | null) => void;
  readonly layerState: (table: string, state: 'loading' | 'ready' | { error: unknown }) => void;
  /** How many objects each class of a layer's style has. */
  readonly classesCounted: (table: string, counts: readonly number[]) => void;
  readonly toolFinished: () => void;
  readonly toolTold: Tell;
  readonly toolWishes: () => ToolWishes;
  readonly editing: EditingDesk;
  /** What is to be shown lies in the zone of another legal system. */
  readonly systemWanted: (epsg: number) => void;
}

const PICK_TOLERANCE = 5;
const EMPTY = new VectorSource<MapFeature>();

export class MapView {
  readonly camera: MapCamera;
  readonly #map: OlMap;
  readonly #layers = new Map<string, FeatureLayer | TileLayer>();
  readonly #selected: SelectedLayers;
  readonly #hovered = new HighlightLayer('hovered', (layer, fids) => this.#fetch(layer, fids));
  readonly #listeners: MapListeners;
  readonly #target: HTMLElement;
  #input: MapInput | null = null;
  #removeTool: (() => void) | null = null;
  readonly #parts = new Set<() => void>();
  #fitted = false;
  /** Pixel of the map the pointer is on. */
  #pointerAt: number[] | null = null;

  constructor(target: HTMLElement, listeners: MapListeners) {
    this.#target = target;
    this.#listeners = listeners;
    this.#map = new OlMap({
      target,
      controls: [],
      interactions: defaultInteractions({ altShiftDragRotate: false, pinchRotate: false, shiftDragZoom: false, zoomDuration: moveTime() }),
      layers: [this.#hovered.layer],
      keyboardEventTarget: target,
    });
    this.#map.addInteraction(fastPan());
    this.#selected = new SelectedLayers(
      this.#map,
      (layer, fids) => this.#fetch(layer, fids),
      (table) => this.#shownLayer(table),
    );
    this.camera = new MapCamera(this.#map, {
      layers: () => this.#input?.layers ?? [],
      covered: () => this.#input?.covered ?? 0,
      coveredAbove: () => this.#input?.coveredAbove ?? 0,
      systemWanted: listeners.systemWanted,
    });
    target.dataset['state'] = 'drawing';
    this.#map.on('moveend', () => this.#rest());
    this.#map.on('pointermove', (event) => {
      this.#pointerAt = event.pixel;
      this.#tellPointer();
    });
    target.addEventListener('pointerleave', this.#left);
    this.#map.on('rendercomplete', () => {
      if (![...this.#layers.values()].some((layer) => layer.loading)) target.dataset['state'] = 'drawn';
    });
  }

  readonly #left = (): void => {
    this.#pointerAt = null;
    this.#listeners.pointed(null);
    this.#listeners.hovered(null);
  };

  /** Under a still pointer the place changes as the map moves. */
  #tellPointer(): void {
    const [x, y] = (this.#pointerAt && this.#map.getCoordinateFromPixel(this.#pointerAt)) ?? [];
    if (x !== undefined && y !== undefined) this.#listeners.pointed([x, y]);
  }

  update(input: MapInput): void {
    const before = this.#input;
    this.#input = input;
    if (before?.epsg !== input.epsg) this.camera.setSystem(input.epsg);
    if (before?.theme !== input.theme) {
      this.#selected.setTheme(input.theme);
      this.#hovered.setTheme(input.theme);
    }
    if (before?.layers !== input.layers || before.theme !== input.theme || before.epsg !== input.epsg) this.#showLayers(input);
    if (before?.selection !== input.selection) this.#selected.show(input.selection);
    if (before?.hover !== input.hover) this.#showHover();
    if (before?.tool !== input.tool) this.#install(input.tool);
  }

  dispose(): void {
    this.#removeTool?.();
    for (const remove of this.#parts) remove();
    this.camera.dispose();
    this.#target.removeEventListener('pointerleave', this.#left);
    for (const layer of this.#layers.values()) layer.dispose();
    this.#map.setTarget(undefined);
    this.#map.dispose();
  }

  /** Puts a part on the map; the answer takes it away. */
  attach(part: MapPart): () => void {
    const remove = part({ map: this.#map, epsg: () => this.camera.epsg });
    this.#parts.add(remove);
    return () => {
      if (this.#parts.delete(remove)) remove();
    };
  }

  /** Forgets the camera: the next layers are shown whole. */
  reset(): void {
    this.#fitted = false;
    this.camera.forget();
    for (const layer of this.#layers.values())
      if (layer instanceof TileLayer) layer.damage({ table: layer.table, revision: 0, boxes: null });
    // layers that are here already are the new project's: shown whole now, not at their next change
    if (this.#input) this.#showLayers(this.#input);
  }

  fit(extent: Extent4 | null): void {
    this.camera.fit(extent);
  }

  reveal(extent: Extent4): void {
    this.camera.reveal(extent);
  }

  focus(): void {
    this.#target.focus();
  }

  #showLayers(input: MapInput): void {
    const wanted = input.layers.filter((layer) => layer.geometry !== null);
    for (const [id, layer] of this.#layers) {
      if (wanted.some((info) => info.id === id && isTiled(info) === layer instanceof TileLayer)) continue;
      this.#map.removeLayer(layer.shapes);
      this.#map.removeLayer(layer.labels);
      if (layer instanceof TileLayer) this.#map.removeLayer(layer.chosen);
      layer.dispose();
      this.#layers.delete(id);
    }
    for (const info of wanted) {
      let layer = this.#layers.get(info.id);
      if (!layer) {
        layer = isTiled(info) ? this.#tileLayer(info) : new FeatureLayer(info, () => this.camera.factor());
        this.#layers.set(info.id, layer);
        this.#map.addLayer(layer.shapes);
        this.#map.addLayer(layer.labels);
        if (layer instanceof TileLayer) this.#map.addLayer(layer.chosen);
      }
      layer.show(info, input.theme, input.epsg);
      if (this.#fitted) this.#loadIfNeeded(layer);
    }
    if (!this.#fitted && wanted.some((layer) => layer.extent !== null)) {
      this.#fitted = true;
      this.#target.dataset['state'] = 'drawing';
      // panels appear with the first data: the map knows its size one picture later
      requestAnimationFrame(() => {
        this.#map.updateSize();
        if (!this.camera.isFollowing) this.camera.fitAll(0);
        // the scale is known now, and with it the detail to ask for
        for (const layer of this.#layers.values()) this.#loadIfNeeded(layer);
      });
    }
    this.#map.render();
  }

  #tileLayer(info: LayerInfo): TileLayer {
    const { id } = info;
    return new TileLayer(info, () => this.camera.factor(), this.#listeners.tiles, {
      state: (state) => {
        if (state === 'loading') this.#target.dataset['state'] = 'drawing';
        this.#listeners.layerState(id, state);
        this.#map.render();
      },
      counted: (counts) => this.#listeners.classesCounted(id, counts),
      repaint: () => this.#map.render(),
    });
  }

  /** Objects of a layer have changed: of those drawn from tiles, only the tiles they touch are drawn again. */
  damage(damage: TileDamage): void {
    for (const layer of this.#layers.values()) if (layer instanceof TileLayer && layer.table === damage.table) layer.damage(damage);
    this.#selected.refresh(damage.table);
  }

  /** Objects of a tiled layer in their true shape, or as fine as the view can show where they are many. */
  async #fetch(layer: TileLayer, fids: readonly number[]): Promise<MapFeature[]> {
    const { epsg } = this.camera;
    const cell_m = fids.length > 200 ? detailCell(this.camera.resolution) : 0;
    const features: MapFeature[] = [];
    for (let after = 0, more = true; more; ) {
      const packed = await this.#listeners.loadGeometry({ table: layer.table, epsg, after, cell_m, fids: [...fids] });
      for (let index = 0; index < packed.fids.length; index++) features.push(packedFeature(packed, index, []));
      after = packed.fids.at(-1) ?? 0;
      more = packed.more && after > 0;
    }
    return features;
  }

  #loadIfNeeded(layer: FeatureLayer | TileLayer): void {
    if (layer instanceof TileLayer) {
      layer.settle(this.camera.extent(), this.camera.resolution);
      return;
    }
    const epsg = this.#input?.epsg;
    const cell = detailCell(this.camera.resolution);
    if (epsg !== undefined && layer.info.visible && layer.needsLoading(epsg, cell)) void this.#load(layer, epsg, cell);
  }

  async #load(layer: FeatureLayer, epsg: number, cell: number): Promise<void> {
    this.#target.dataset['state'] = 'drawing';
    this.#listeners.layerState(layer.info.id, 'loading');
    try {
      if (!(await layer.load(epsg, cell, this.#listeners.loadGeometry, this.#renderTolerance()))) return;
      this.#listeners.layerState(layer.info.id, 'ready');
      const counts = layer.info.style.renderer.type === 'single' ? null : layer.countClasses();
      if (counts) this.#listeners.classesCounted(layer.info.id, counts);
      // both show the shapes of the layer, which have just been replaced
      this.#selected.refresh(layer.table);
      if (this.#input?.hover?.table === layer.table) this.#showHover();
    } catch (error) {
      this.#listeners.layerState(layer.info.id, { error });
    }
    this.#map.render();
  }

  /** Square metres within which OpenLayers simplifies what it draws at this scale. */
  #renderTolerance(): number {
    return getSquaredTolerance(this.camera.resolution, window.devicePixelRatio);
  }

  #showHover(): void {
    const hover = this.#input?.hover ?? null;
    this.#hovered.show(this.#shownLayer(hover?.table ?? null), hover ? [hover.fid] : []);
  }

  /** The layer that shows the objects of a table: itself, or a view of it where only that is shown. */
  #shownLayer(table: string | null): FeatureLayer | TileLayer | null {
    const own = [...this.#layers.values()].filter((layer) => layer.table === table);
    return own.find(({ info }) => info.visible && info.id === info.table) ?? own.find(({ info }) => info.visible) ?? own[0] ?? null;
  }

  /** What the tool has begun is forgotten. */
  restartTool(): void {
    if (this.#input) this.#install(this.#input.tool);
  }

  #install(tool: ToolId): void {
    this.#removeTool?.();
    this.#removeTool = MAP_TOOLS[tool]({
      map: this.#map,
      pickAt: (coordinate) => this.#pickAt(coordinate),
      inBox: (extent) => this.#inBox(extent),
      select: this.#listeners.selected,
      hover: this.#listeners.hovered,
      epsg: () => this.camera.epsg,
      theme: () => this.#input?.theme ?? 'light',
      wishes: this.#listeners.toolWishes,
      tell: this.#listeners.toolTold,
      editing: this.#listeners.editing,
      finished: this.#listeners.toolFinished,
    });
  }

  /** Layers that can be picked at this scale, top first. */
  #pickable(): (FeatureLayer | TileLayer)[] {
    const resolution = this.camera.resolution;
    return [...this.#layers.values()]
      .filter(({ shapes, info }) => info.visible && resolution >= shapes.getMinResolution() && resolution < shapes.getMaxResolution())
      .sort((a, b) => b.info.order - a.info.order || getUid(b.shapes).localeCompare(getUid(a.shapes)));
  }

  #pickAt(coordinate: readonly [number, number]): { table: string; fid: number } | null {
    const resolution = this.camera.resolution;
    const layers = this.#pickable().map((layer) => ({
      table: layer.table,
      source: layer instanceof TileLayer ? EMPTY : layer.source,
      find:
        layer instanceof TileLayer
          ? (at: readonly [number, number], tolerance: number) => layer.pickAt(at, tolerance, resolution)
          : undefined,
      polygons: layer.info.geometry === 'MULTIPOLYGON',
      discCentre: (feature: MapFeature) => (layer.drawsDiscs(resolution) ? siteCentre(feature) : null),
      background: BACKGROUND_KINDS.includes(layer.info.kind),
    }));
    return pick(layers, this.#input?.activeTable ?? null, coordinate, PICK_TOLERANCE * resolution, DISC_RADIUS * resolution, true);
  }

  /** A box selects in the active layer, or else in the topmost layer it touches. */
  async #inBox(extent: readonly number[]): Promise<{ table: string; fids: readonly number[] } | null> {
    const layers = this.#pickable();
    const active = layers.find((layer) => layer.table === this.#input?.activeTable);
    for (const layer of active ? [active] : layers) {
      const fids: number[] = [];
      if (layer instanceof TileLayer) {
        const [minX = 0, minY = 0, maxX = 0, maxY = 0] = extent;
        for (const fid of await layer.within([minX, minY, maxX, maxY])) fids.push(fid);
      } else {
        layer.source.forEachFeatureIntersectingExtent([...extent], (feature) => {
          fids.push(fidOf(feature));
        });
      }
      if (fids.length > 0) return { table: layer.table, fids };
    }
    return null;
  }

  #rest(): void {
    const camera = this.camera.rest();
    for (const layer of this.#layers.values()) this.#loadIfNeeded(layer);
    this.#listeners.moved(camera);
    this.#tellPointer();
  }
}
