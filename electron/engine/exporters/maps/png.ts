/** A drawing as PNG at an exact size in pixels, rendered from its SVG by resvg with the shipped fonts. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Drawing } from '../../../../shared/cartography/drawing.ts';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { facesOf, fontFile } from '../fonts/fonts.ts';
import { withPixelDensity } from './png-density.ts';
import { drawingToSvg } from './svg.ts';

/** A0 at 300 dots per inch passes; beyond, the picture would not fit in the memory of an office machine. */
const MOST_PIXELS = 150_000_000;

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
  /** Dots per inch, 50 to 600. */
  readonly dpi: number;
  /** Folder with `fonts`. */
  readonly resources: string;
}

/** Throws EmpriseError('parameter-invalid') where the picture would pass 150 million pixels. */
export async function drawingToPng(drawing: Drawing, { dpi, resources }: PngOptions): Promise<Uint8Array> {
  const width = Math.round((drawing.width_mm / 25.4) * dpi);
  const height = Math.round((drawing.height_mm / 25.4) * dpi);
  if (!(dpi > 0) || width * height > MOST_PIXELS) {
    const most = Math.floor(Math.sqrt(MOST_PIXELS / (drawing.width_mm * drawing.height_mm)) * 25.4);
    throw new EmpriseError('parameter-invalid', { name: 'dpi', value: dpi, most });
  }
  await startRenderer();
  const renderer = new Resvg(drawingToSvg(drawing, { embedFontsFrom: null, pixels: [width, height] }), {
    background: '#ffffff',
    font: {
      loadSystemFonts: false,
      fontBuffers: facesOf(drawing).map((face) => fontFile(resources, face)),
      defaultFontFamily: 'IBM Plex Sans',
    },
  });
  try {
    const image = renderer.render();
    const png = withPixelDensity(image.asPng(), dpi);
    image.free();
    return png;
  } finally {
    renderer.free();
  }
}
