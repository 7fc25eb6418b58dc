/** A drawing as plain SVG whose text is outlines: for programs without the shipped fonts (Office). Size in millimetres, as on paper. */
import { Resvg } from '@resvg/resvg-wasm';
import type { Drawing } from '../../../../shared/cartography/drawing.ts';
import { facesOf, fontFile } from '../fonts/fonts.ts';
import { startRenderer } from './png.ts';
import { drawingToSvg } from './svg.ts';

/** resvg keeps seven figures of every coordinate; a hundredth of a millimetre is more than any printer shows. */
const LONG_NUMBER = /\d+\.\d{3,}/g;

export async function drawingToOutlines(drawing: Drawing, resources: string): Promise<string> {
  await startRenderer();
  const renderer = new Resvg(drawingToSvg(drawing, { embedFontsFrom: null }), {
    font: {
      loadSystemFonts: false,
      fontBuffers: facesOf(drawing).map((face) => fontFile(resources, face)),
      defaultFontFamily: 'IBM Plex Sans',
    },
  });
  try {
    const { width_mm, height_mm } = drawing;
    return renderer
      .toString()
      .replace(/ d="[^"]*"/g, (data) => data.replace(LONG_NUMBER, (number) => String(Math.round(Number(number) * 100) / 100)))
      .replace(/^(<svg) width="[^"]*" height="[^"]*"/, `$1 width="${width_mm}mm" height="${height_mm}mm"`);
  } finally {
    renderer.free();
  }
}
