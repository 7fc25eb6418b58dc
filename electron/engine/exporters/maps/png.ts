/**
 * A drawing as PNG at an exact size in pixels, rendered from its SVG by resvg with the shipped fonts. Large sheets are rendered in bands: A0 at 300 dots per
 * inch would take half a gigabyte whole.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Drawing, DrawingNode, Face } from '../../../../shared/cartography/drawing.ts';
import { boxOfNodes } from '../../../../shared/cartography/node-box.ts';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { facesOf, fontFile } from '../fonts/fonts.ts';
import { withPiecesCut } from './cut-pieces.ts';
import { PngRows } from './png-rows.ts';
import { drawingToSvg } from './svg.ts';

/** A0 at 600 dots per inch passes; beyond, other programs would not open the picture. */
const MOST_PIXELS = 600_000_000;
/** Of a band: 24 megabytes, and as much again for each step on its way. */
const BAND_PIXELS = 6_000_000;
/** What a line or a halo may reach beyond the box of its node. */
const REACH_MM = 8;

let ready: Promise<void> | undefined;

/** Loads the WebAssembly of resvg once a process. */
export function startRenderer(): Promise<void> {
  // In the bundles (CommonJS) import.meta is empty.
  ready ??= readFile(
    createRequire(typeof __filename === 'string' ? __filename : import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'),
  ).then((wasm) => initWasm(wasm));
  return ready;
}

export interface PngOptions {
  /** Dots per inch, 50 to 1200. */
  readonly dpi: number;
  /** Folder with `fonts`. */
  readonly resources: string;
  /** Before each band: rows done, of how many. What it throws comes through. */
  readonly checkpoint?: (done: number, total: number) => void;
  /** Rendered at a time. */
  readonly bandPixels?: number;
}

/** Throws EmpriseError('parameter-invalid') where the picture would pass 600 million pixels. */
export async function drawingToPng(drawing: Drawing, options: PngOptions): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await writePng(drawing, options, (bytes) => void chunks.push(bytes));
  return new Uint8Array(Buffer.concat(chunks));
}

/** `write` receives the file from its first byte to its last. Throws as drawingToPng does, and what `write` rejects with. */
export async function writePng(
  drawing: Drawing,
  { dpi, resources, checkpoint, bandPixels = BAND_PIXELS }: PngOptions,
  write: (bytes: Uint8Array) => Promise<void> | void,
): Promise<void> {
  const width = Math.max(1, Math.round((drawing.width_mm / 25.4) * dpi));
  const height = Math.max(1, Math.round((drawing.height_mm / 25.4) * dpi));
  if (!(dpi > 0) || width * height > MOST_PIXELS) {
    const most = Math.floor(Math.sqrt(MOST_PIXELS / (drawing.width_mm * drawing.height_mm)) * 25.4);
    throw new EmpriseError('parameter-invalid', { name: 'dpi', value: dpi, most });
  }
  await startRenderer();
  const whole = await withPiecesCut(drawing);
  const fonts = facesOf(drawing).map((face: Face) => fontFile(resources, face));
  const rows = await PngRows.open(width, height, dpi, write);
  const bandRows = Math.max(1, Math.min(height, Math.floor(bandPixels / width)));
  for (let top = 0; top < height; top += bandRows) {
    checkpoint?.(top, height);
    const band = Math.min(bandRows, height - top);
    await rows.add(renderBand(whole, { width, height, top, band }, fonts));
  }
  await rows.end();
}

interface Band {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly band: number;
}

function renderBand(drawing: Drawing, { width, height, top, band }: Band, fontBuffers: Uint8Array[]): Uint8Array {
  const whole = band === height;
  const [from_mm, rows_mm] = [(top / height) * drawing.height_mm, (band / height) * drawing.height_mm];
  const seen = whole ? drawing : { ...drawing, children: withinBand(drawing.children, from_mm - REACH_MM, from_mm + rows_mm + REACH_MM) };
  const view = whole ? {} : { view: [0, from_mm, drawing.width_mm, rows_mm] as const };
  const renderer = new Resvg(drawingToSvg(seen, { embedFontsFrom: null, pixels: [width, band], ...view }), {
    background: '#ffffff',
    font: { loadSystemFonts: false, fontBuffers, defaultFontFamily: 'IBM Plex Sans' },
  });
  try {
    const image = renderer.render();
    const { pixels } = image;
    image.free();
    return pixels;
  } finally {
    renderer.free();
  }
}

/** What lies outside is not even parsed: a sheet has thousands of shapes, a base map hundreds of pictures. */
function withinBand(nodes: readonly DrawingNode[], from_mm: number, to_mm: number): DrawingNode[] {
  return nodes.flatMap((node): DrawingNode[] => {
    if (node.type === 'group') return [{ ...node, children: withinBand(node.children, from_mm, to_mm) }];
    const box = boxOfNodes([node]);
    // a turned text may reach anywhere near its anchor
    const slack = node.type === 'text' && box && node.angle ? box[2] : 0;
    return box && box[1] - slack <= to_mm && box[1] + box[3] + slack >= from_mm ? [node] : [];
  });
}
