/**
 * A big layer of the project: drawn from tiles the engine cuts, so that the window holds what is in view and no more. Names stand on their own
 * layer, each once; objects chosen are fetched in their true shape.
 */
import type { FeatureLike } from 'ol/Feature';
import Feature from 'ol/Feature';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import { measureAndCacheTextWidth } from 'ol/render/canvas';
import VectorSource from 'ol/source/Vector';
import Fill from 'ol/style/Fill';
import Style from 'ol/style/Style';
import type { Theme } from '../../../shared/cartography/palette.ts';
import { compileStyle as compileRules, styleFields } from '../../../shared/cartography/style-rules.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import type { LayerStyle } from '../../../shared/domain/style.ts';
import type { PackedTile, TileDamage, TileValues } from '../../../shared/domain/tile.ts';
import { type TileAddress, tileExtent, tileLevel, tileResolution } from '../../../shared/geo/tile-grid.ts';
import type { MapFeature } from '../packed-features.ts';
import { type Extent4, projectExtent } from '../projections.ts';
import { resolutionOf, scaleDenominator } from '../scale.ts';
import { cssColour } from '../styles/colour.ts';
import { compileStyle } from '../styles/compile.ts';
import { grainStyles } from '../styles/grain.ts';
import { highlightStyles } from '../styles/highlight.ts';
import type { DrawnTile, TileGeometry } from './tile-features.ts';
import { paintTile, type TilePaint } from './tile-paint.ts';
import { paintOfChoice, paintOfStyle } from './tile-paints.ts';
import { pickInTile } from './tile-pick.ts';
import { EngineTiles } from './tile-source.ts';
import { type Painter, tileVectorLayer } from './tile-vector-layer.ts';

export interface TileRequest {
  readonly table: string;
  readonly filter: string | null;
  readonly epsg: number;
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly style: LayerStyle;
  readonly labels: boolean;
  readonly ticket: number;
}

/** What the map asks of the engine for big layers. */
export interface TileCalls {
  readonly tile: (request: TileRequest) => Promise<PackedTile | null>;
  readonly drop: (tickets: readonly number[]) => void;
  readonly values: (table: string, fids: Uint32Array<ArrayBuffer>, style: LayerStyle) => Promise<TileValues>;
  /** Objects in each class a style makes of a layer, by its id. */
  readonly classes: (layer: string, style: LayerStyle) => Promise<readonly number[]>;
  /** Objects in a box of the view (metres). */
  readonly within: (table: string, epsg: number, box: Extent4, filter: string | null) => Promise<readonly number[]>;
}

export interface TileLayerHooks {
  readonly state: (state: 'loading' | 'ready' | { error: unknown }) => void;
  readonly counted: (counts: readonly number[]) => void;
  readonly repaint: () => void;
}

const LABELS_FROM = 50_000;
const CHOSEN_LEVEL = 100_000;
/** Objects near the edge of the view are named too, so that names do not jump while it moves. */
const LABEL_MARGIN_PIXELS = 120;

export class TileLayer {
  readonly table: string;
  readonly shapes = tileVectorLayer((address) => this.#painter(address, this.#paint));
  /** A large choice among its objects, above all layers. */
  readonly chosen = tileVectorLayer((address) => this.#painter(address, this.#chosenPaint), CHOSEN_LEVEL);
  readonly labels: VectorLayer<VectorSource<MapFeature>>;
  info: LayerInfo;
  #tiles: EngineTiles | null = null;
  #epsg = 0;
  #drawn = { fields: '', filter: null as string | null };
  #styled: { style: LayerStyle; theme: Theme } | null = null;
  #view: { extent: Extent4; resolution: number } | null = null;
  #paint: TilePaint | null = null;
  #chosenPaint: TilePaint | null = null;
  #announced = false;
  #chosenFids: ReadonlySet<number> = new Set();
  readonly #groundFactor: () => number;
  readonly #calls: TileCalls;
  readonly #hooks: TileLayerHooks;

  constructor(info: LayerInfo, groundFactor: () => number, calls: TileCalls, hooks: TileLayerHooks) {
    this.table = info.table;
    this.info = info;
    this.#groundFactor = groundFactor;
    this.#calls = calls;
    this.#hooks = hooks;
    this.chosen.setVisible(false);
    this.labels = new VectorLayer({ source: new VectorSource<MapFeature>(), declutter: 'labels', renderBuffer: LABEL_MARGIN_PIXELS });
  }

  get loading(): boolean {
    return this.#tiles?.isAsking ?? false;
  }

  drawsDiscs(): boolean {
    return false;
  }

  show(info: LayerInfo, theme: Theme, epsg: number): void {
    const before = this.info;
    this.info = info;
    const factor = this.#groundFactor() || 1;
    const { minScaleDenominator: min, maxScaleDenominator: max } = info.style;
    for (const layer of [this.shapes, this.labels]) {
      layer.setVisible(info.visible);
      layer.setOpacity(info.opacity);
      layer.setMinResolution(min === null ? 0 : resolutionOf(min) / factor);
      layer.setMaxResolution(max === null ? Number.POSITIVE_INFINITY : resolutionOf(max) / factor);
    }
    this.shapes.setZIndex(info.order);
    this.labels.setZIndex(LABELS_FROM + info.order);
    const fields = valueNames(info.style);
    if (this.#epsg !== epsg) this.#start(epsg);
    else if (this.#drawn.filter !== info.filter) this.#tiles?.reload(() => true);
    const isCounted = this.#styled?.style !== info.style || before.revision !== info.revision || this.#drawn.filter !== info.filter;
    // another style comes with its values: drawn without them, all would be of no class for a moment, and drawn twice
    const needsValues = this.#drawn.fields !== fields && this.#styled !== null && this.#styled.theme === theme;
    this.#drawn = { fields, filter: info.filter };
    if (needsValues) void this.#readValues(info.style, theme);
    else if (this.#styled?.style !== info.style || this.#styled.theme !== theme) this.#setStyles(info.style, theme);
    if (isCounted) this.#count();
    // tiles that were asked without places of names now need them
    if (before.style !== info.style) this.#tiles?.reload(({ z }) => this.#namesAt(z) && !this.#namesAt(z, before.style));
  }

  /** The view has come to rest. */
  settle(extent: Extent4, resolution: number): void {
    this.#view = { extent, resolution };
    if (!this.info.visible) return;
    this.#tiles?.settle(extent, resolution);
    this.#placeLabels();
  }

  /** Objects changed there: tiles that meet the boxes are asked for again. */
  damage({ boxes }: TileDamage): void {
    const projected = boxes?.map((box) => projectExtent(box, this.#epsg)) ?? null;
    this.#tiles?.reload((address) => {
      const margin = tileResolution(address.z) * 20;
      const [minX, minY, maxX, maxY] = tileExtent(address);
      return (
        projected === null ||
        projected.some(
          (box) =>
            box === null || (box[0] <= maxX + margin && box[2] >= minX - margin && box[1] <= maxY + margin && box[3] >= minY - margin),
        )
      );
    });
  }

  /** The topmost object at a place of the view, as far as it is drawn. */
  pickAt(coordinate: readonly [number, number], tolerance: number, resolution: number): number | null {
    const z = tileLevel(resolution);
    const [x, y] = coordinate;
    const address = this.#tiles?.visible([x, y, x, y], resolution)[0];
    const tile = address && this.#tiles?.drawnTile({ ...address, z });
    return tile ? pickInTile(tile, coordinate, tolerance) : null;
  }

  /** Marks these objects on the tiles themselves. */
  highlight(fids: readonly number[]): void {
    if (fids.length === 0 && this.#chosenFids.size === 0) return;
    this.#chosenFids = new Set(fids);
    this.chosen.setVisible(fids.length > 0 && this.info.visible);
    if (this.#styled) this.#markChosen(this.#styled.theme);
  }

  within(box: Extent4): Promise<readonly number[]> {
    return this.#calls.within(this.table, this.#epsg, box, this.info.filter);
  }

  dispose(): void {
    this.#tiles?.dispose();
    this.shapes.dispose();
    this.chosen.dispose();
    this.labels.dispose();
  }

  #start(epsg: number): void {
    this.#epsg = epsg;
    this.#tiles?.dispose();
    this.#tiles = new EngineTiles(epsg, {
      ask: async ({ z, x, y }, ticket) => {
        if (!this.#announced) this.#hooks.state('loading');
        this.#announced = true;
        const { table, filter, style } = this.info;
        const tile = await this.#calls.tile({ table, filter, epsg, z, x, y, style, labels: this.#namesAt(z), ticket });
        // the style has changed while the tile was on its way: its values with it
        const now = this.info.style;
        if (tile === null || valueNames(now) === valueNames(style)) return tile;
        const fids = Uint32Array.from([...tile.fids, ...tile.grains.fids]);
        return { ...tile, values: await this.#calls.values(table, fids, now) };
      },
      drop: this.#calls.drop,
      geometry: () => this.info.geometry as TileGeometry,
      showing: () => [this.shapes, this.chosen],
      repaint: this.#hooks.repaint,
      loaded: () => {
        if (this.loading) return;
        this.#announced = false;
        this.#hooks.state('ready');
        this.#placeLabels();
      },
      failed: (error) => this.#hooks.state({ error }),
    });
    this.shapes.setSource(this.#tiles);
    this.chosen.setSource(this.#tiles);
  }

  #setStyles(style: LayerStyle, theme: Theme): void {
    this.#styled = { style, theme };
    const { shapes, labels } = compileStyle(style, theme, this.#groundFactor);
    this.#paint = paintOfStyle(compileRules(style), style, shapes, grainStyles(style, theme));
    this.shapes.changed();
    // circles for areas stand where names do: whole, over the borders of tiles, each once
    const circles = this.#hasCircles(style) ? shapes : () => [];
    this.labels.setStyle((feature, resolution) => [
      ...circles(feature, resolution),
      ...(labels ? fitting(labels(feature, resolution), feature, resolution) : []),
    ]);
    this.#markChosen(theme);
    this.#placeLabels();
  }

  #markChosen(theme: Theme): void {
    const { selected } = highlightStyles(theme);
    const veil = [new Style({ fill: new Fill({ color: cssColour('@c-select-map', theme, 0.75) }) })];
    const chosen = this.#chosenFids;
    this.#chosenPaint = paintOfChoice(chosen, (feature) => selected(feature, false), veil);
    this.chosen.changed();
  }

  #painter(address: TileAddress, paint: TilePaint | null): ReturnType<Painter> {
    const tile = this.#tiles?.drawnTile(address);
    if (!tile || !paint) return null;
    return (context, frame) => paintTile(context, tile, paint, frame);
  }

  /** The same shapes by other fields. */
  async #readValues(style: LayerStyle, theme: Theme): Promise<void> {
    this.#styled = { style, theme };
    await Promise.all(
      (this.#tiles?.drawnTiles() ?? []).map(async (tile) => {
        const values = await this.#calls.values(this.table, tile.allFids(), style);
        if (valueNames(this.info.style) === valueNames(style)) tile.replaceValues(values);
      }),
    ).catch((error: unknown) => this.#hooks.state({ error }));
    if (this.info.style === style) this.#setStyles(style, theme);
  }

  #count(): void {
    const { id, style } = this.info;
    if (style.renderer.type === 'single') return;
    this.#calls.classes(id, style).then(
      (counts) => this.info.style === style && this.#hooks.counted(counts),
      () => undefined,
    );
  }

  #hasCircles({ renderer }: LayerStyle): boolean {
    return renderer.type === 'proportional' && this.info.geometry === 'MULTIPOLYGON';
  }

  /** Whether names, or what stands where they do, can appear at the scales a level serves. */
  #namesAt(z: number, style = this.info.style): boolean {
    if (this.#hasCircles(style)) return true;
    const { label } = style;
    if (!label) return false;
    const nearest = scaleDenominator((tileResolution(z) / 2) * (this.#groundFactor() || 1));
    return label.maxScaleDenominator === null || nearest <= label.maxScaleDenominator;
  }

  #placeLabels(): void {
    const source = this.labels.getSource();
    if (!source || !this.#view || !this.#tiles) return;
    const { extent, resolution } = this.#view;
    if (!this.#namesAt(tileLevel(resolution))) {
      if (source.getFeatures().length > 0) source.clear(true);
      return;
    }
    const margin = LABEL_MARGIN_PIXELS * resolution;
    const wide: Extent4 = [extent[0] - margin, extent[1] - margin, extent[2] + margin, extent[3] + margin];
    const features = this.#tiles.visible(wide, resolution).flatMap((address) => {
      const tile = this.#tiles?.drawnTile(address);
      return tile ? namesOf(tile) : [];
    });
    source.clear(true);
    source.addFeatures(features);
  }
}

/** What values a style reads: with another answer they are asked for again. */
const valueNames = (style: LayerStyle): string => JSON.stringify([styleFields(style), style.label?.expression ?? null]);

function namesOf(tile: DrawnTile): MapFeature[] {
  const { anchors, fids } = tile.packed;
  const { unit, extent } = tile;
  const [minX, minY] = extent;
  const features: MapFeature[] = [];
  for (let i = 0; i < anchors.length; i += 4) {
    const index = anchors[i] as number;
    const feature = new Feature<Point>(new Point([minX + (anchors[i + 1] as number) * unit, minY + (anchors[i + 2] as number) * unit]));
    feature.set('values', tile.valuesOf(index), true);
    feature.set('width', (anchors[i + 3] as number) * unit, true);
    feature.setId(fids[index]);
    features.push(feature as unknown as MapFeature);
  }
  return features;
}

const widths: Record<string, Record<string, number>> = {};

/** A name wider than its polygon is left out, as it is where polygons are drawn whole. */
function fitting(styles: Style[], feature: FeatureLike, resolution: number): Style[] {
  const room = (feature.get('width') as number) / resolution;
  const text = styles[0]?.getText();
  if (!text || room === 0) return styles;
  const font = text.getFont() ?? '';
  widths[font] ??= {};
  return measureAndCacheTextWidth(font, String(text.getText()), widths[font]) > room ? [] : styles;
}
