/** A vector tile (MVT) as a picture in a plain style of our own: land cover, water, roads, buildings, borders. Names are left to the layers. */
import MVT from 'ol/format/MVT';
import type RenderFeature from 'ol/render/Feature';

interface Look {
  readonly layers: RegExp;
  readonly fill?: string;
  readonly stroke?: string;
  /** Pixels of the picture. */
  readonly width?: number;
}

/** By the names that OpenMapTiles, Protomaps, Shortbread and the Plan IGN give their layers; lowest first. */
const LOOKS: readonly Look[] = [
  { layers: /^(earth|land|terre)$/i, fill: '#f6f5f1' },
  { layers: /cover|natural|forest|wood|park|veget|site|oro/i, fill: '#e3ecd9' },
  { layers: /landuse|usage|bati_zone|activit/i, fill: '#eeebe4' },
  { layers: /water(?!way)|ocean|lake|hydro.*surf|hydro_reseau|surface_eau/i, fill: '#bcd7ea', stroke: '#9fc3dc', width: 0.8 },
  { layers: /waterway|hydro|river|cours/i, stroke: '#9fc3dc', width: 1.4 },
  { layers: /build|bati/i, fill: '#ddd5c8', stroke: '#c3b9a9', width: 0.6 },
  { layers: /road|transport|street|route|rail|ferr/i, stroke: '#b9b2a6', width: 1.6 },
  { layers: /bound|admin|limit/i, stroke: '#8f7fa6', width: 1.2 },
];
const GROUND = '#f6f5f1';

const format = new MVT();

export function drawVectorTile(bytes: Uint8Array<ArrayBuffer>, pixels: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = pixels;
  canvas.height = pixels;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.fillStyle = GROUND;
  context.fillRect(0, 0, pixels, pixels);
  context.lineJoin = 'round';
  // rows of the picture go down, coordinates go up
  context.setTransform(1, 0, 0, -1, 0, pixels);
  const features = format.readFeatures(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength), {
    extent: [0, 0, pixels, pixels],
  }) as unknown as RenderFeature[];
  const byLook = new Map<Look, RenderFeature[]>();
  for (const feature of features) {
    const look = LOOKS.find(({ layers }) => layers.test(String(feature.get('layer'))));
    if (look) byLook.set(look, [...(byLook.get(look) ?? []), feature]);
  }
  for (const look of LOOKS) for (const feature of byLook.get(look) ?? []) draw(context, feature, look);
  return canvas;
}

function draw(context: CanvasRenderingContext2D, feature: RenderFeature, { fill, stroke, width = 1 }: Look): void {
  const type = feature.getType();
  const isArea = type === 'Polygon';
  if (type === 'Point' || type === 'MultiPoint') return;
  const flat = feature.getFlatCoordinates();
  context.beginPath();
  let from = 0;
  const ends = (feature.getEnds() as number[] | null) ?? [flat.length];
  for (const end of ends) {
    for (let at = from; at < end; at += 2) {
      const [x = 0, y = 0] = [flat[at], flat[at + 1]];
      if (at === from) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    if (isArea) context.closePath();
    from = end;
  }
  if (isArea && fill) {
    context.fillStyle = fill;
    context.fill('evenodd');
  }
  if (stroke && (!isArea || fill)) {
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.stroke();
  }
}
