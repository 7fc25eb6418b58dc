/**
 * One tile, drawn straight from its whole numbers: no object of OpenLayers is made for a shape, and another classification draws the
 * same numbers again. The order is that of OpenLayers: by the level of the styles, then object by object, fill before stroke.
 */
import type ImageStyle from 'ol/style/Image';
import type Stroke from 'ol/style/Stroke';
import type Style from 'ol/style/Style';
import { TILE_UNITS } from '../../../shared/geo/tile-grid.ts';
import { placePattern } from '../styles/pattern-fill.ts';
import type { DrawnTile, GrainBoxes } from './tile-features.ts';

export interface TilePaint {
  /** For each shape of a tile its kind, or −1 where nothing of it is drawn. */
  kindsOf(tile: DrawnTile, resolution: number): Int32Array;
  /** What a kind of shapes is drawn by. */
  stylesOf(tile: DrawnTile, kind: number, resolution: number): readonly Style[];
  /** Cells of the grid where objects are too small for shapes, with what they are drawn by. */
  grainsOf(tile: DrawnTile): readonly { readonly boxes: GrainBoxes; readonly styles: readonly Style[] }[];
}

export interface PaintFrame {
  /** Device pixels of the picture. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** Metres of the view per CSS pixel. */
  readonly resolution: number;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

interface Brush {
  readonly level: number;
  readonly fill: CanvasPattern | string | null;
  readonly stroke: Stroke | null;
  /** Stands in the middle of each dot. */
  readonly symbol: ImageStyle | null;
}

function brushOf(style: Style): Brush {
  const stroke = style.getStroke();
  return {
    level: style.getZIndex() ?? 0,
    fill: (style.getFill()?.getColor() as CanvasPattern | string | null | undefined) ?? null,
    stroke: stroke && (stroke.getWidth() ?? 1) > 0 ? stroke : null,
    symbol: style.getImage(),
  };
}

/** Draws on a picture that is empty. */
export function paintTile(context: Context, tile: DrawnTile, paint: TilePaint, frame: PaintFrame): void {
  const kinds = paint.kindsOf(tile, frame.resolution);
  const brushes = new Map<number, Brush[]>();
  for (const kind of new Set(kinds)) if (kind >= 0) brushes.set(kind, paint.stylesOf(tile, kind, frame.resolution).map(brushOf));
  const grains = paint.grainsOf(tile).map(({ boxes, styles }) => ({ boxes, brushes: styles.map(brushOf) }));
  const all = [...[...brushes.values()].flat(), ...grains.flatMap((grain) => grain.brushes)];
  const easel = new Easel(context, tile, frame);
  for (const level of [...new Set(all.map((brush) => brush.level))].sort((a, b) => a - b)) {
    const ofLevel = new Map([...brushes].map(([kind, list]) => [kind, list.filter((brush) => brush.level === level)]));
    for (let index = 0; index < kinds.length; index++) {
      const list = ofLevel.get(kinds[index] as number);
      if (!list || list.length === 0) continue;
      if (tile.areDots) {
        for (const { symbol } of list) if (symbol) easel.stamp(index, symbol);
        continue;
      }
      easel.trace(index);
      for (const brush of list) easel.apply(brush);
    }
    for (const grain of grains) {
      for (const brush of grain.brushes) {
        if (brush.level !== level) continue;
        easel.traceBoxes(grain.boxes);
        easel.apply(brush);
      }
    }
  }
}

/** A canvas that is told a brush only when it is another one. */
class Easel {
  readonly #context: Context;
  readonly #tile: DrawnTile;
  readonly #frame: PaintFrame;
  /** Pixels per unit. */
  readonly #scaleX: number;
  readonly #scaleY: number;
  #fill: CanvasPattern | string | null = null;
  #stroke: Stroke | null = null;

  constructor(context: Context, tile: DrawnTile, frame: PaintFrame) {
    this.#context = context;
    this.#tile = tile;
    this.#frame = frame;
    this.#scaleX = frame.width / TILE_UNITS;
    this.#scaleY = frame.height / TILE_UNITS;
  }

  trace(index: number): void {
    const context = this.#context;
    const { xy, parts, objects } = this.#tile.packed;
    const isRing = this.#tile.geometry === 'MULTIPOLYGON';
    const [scaleX, scaleY, height] = [this.#scaleX, this.#scaleY, this.#frame.height];
    const last = objects[index] as number;
    context.beginPath();
    for (let part = index === 0 ? 0 : (objects[index - 1] as number); part < last; part++) {
      const start = part === 0 ? 0 : (parts[part - 1] as number) * 2;
      const end = (parts[part] as number) * 2;
      context.moveTo((xy[start] as number) * scaleX, height - (xy[start + 1] as number) * scaleY);
      for (let i = start + 2; i < end; i += 2) context.lineTo((xy[i] as number) * scaleX, height - (xy[i + 1] as number) * scaleY);
      if (isRing) context.closePath();
    }
  }

  /** Its middle on the dot, its corner on whole pixels: symbols stay sharp. */
  stamp(index: number, symbol: ImageStyle): void {
    const { xy, objects } = this.#tile.packed;
    const { pixelRatio, height: bottom } = this.#frame;
    const picture = symbol.getImage(pixelRatio);
    const [scaleX = 1, scaleY = 1] = symbol.getScaleArray();
    const share = pixelRatio / symbol.getPixelRatio(pixelRatio);
    const [width, height] = [picture.width * scaleX * share, picture.height * scaleY * share];
    const last = (objects[index] as number) * 2;
    for (let at = index === 0 ? 0 : (objects[index - 1] as number) * 2; at < last; at += 2) {
      const x = (xy[at] as number) * this.#scaleX - width / 2;
      const y = bottom - (xy[at + 1] as number) * this.#scaleY - height / 2;
      this.#context.drawImage(picture, Math.round(x), Math.round(y), width, height);
    }
  }

  traceBoxes(boxes: GrainBoxes): void {
    const [scaleX, scaleY, height] = [this.#scaleX, this.#scaleY, this.#frame.height];
    this.#context.beginPath();
    for (let i = 0; i < boxes.length; i += 4) {
      const [x1, y1, x2, y2] = [boxes[i] as number, boxes[i + 1] as number, boxes[i + 2] as number, boxes[i + 3] as number];
      this.#context.rect(x1 * scaleX, height - y2 * scaleY, (x2 - x1) * scaleX, (y2 - y1) * scaleY);
    }
  }

  apply({ fill, stroke }: Brush): void {
    if (fill && (this.#tile.geometry === 'MULTIPOLYGON' || this.#tile.packed.grains.side > 0)) {
      if (fill !== this.#fill) this.#takeFill(fill);
      this.#context.fill();
    }
    if (!stroke) return;
    if (stroke !== this.#stroke) this.#takeStroke(stroke);
    this.#context.stroke();
  }

  #takeFill(fill: CanvasPattern | string): void {
    this.#fill = fill;
    if (typeof fill !== 'string') {
      const { resolution, pixelRatio, height } = this.#frame;
      const [minX, minY] = this.#tile.extent;
      const perMetre = pixelRatio / resolution;
      placePattern(fill, -minX * perMetre, height + minY * perMetre);
    }
    this.#context.fillStyle = fill;
  }

  #takeStroke(stroke: Stroke): void {
    this.#stroke = stroke;
    const { pixelRatio } = this.#frame;
    const context = this.#context;
    context.strokeStyle = stroke.getColor() as string;
    context.lineWidth = (stroke.getWidth() ?? 1) * pixelRatio;
    context.lineCap = stroke.getLineCap() ?? 'round';
    context.lineJoin = stroke.getLineJoin() ?? 'round';
    context.setLineDash((stroke.getLineDash() ?? []).map((length) => length * pixelRatio));
  }
}
