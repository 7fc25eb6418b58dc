/** A render case: a drawing and the picture it has to look like. `UPDATE_RENDER=1` writes the picture anew: look at it before it is committed. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { drawingToPng } from '../../electron/engine/exporters/maps/png.ts';
import type { Drawing } from '../../shared/cartography/drawing.ts';

const resources = path.resolve(import.meta.dirname, '../../resources');

/** Share of pixels that differ visibly from `test/render/<name>/expected.png`, which `mayWrite` lets the update write anew. */
export async function renderDifference(name: string, drawing: Drawing, dpi: number, mayWrite = true): Promise<number> {
  const file = path.join(import.meta.dirname, name, 'expected.png');
  const rendered = await drawingToPng(drawing, { dpi, resources });
  if (mayWrite && process.env['UPDATE_RENDER'] === '1') {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, rendered);
  }
  if (!existsSync(file)) throw new Error(`no expected picture: ${file}`);
  const expected = PNG.sync.read(readFileSync(file));
  const actual = PNG.sync.read(Buffer.from(rendered));
  if (actual.width !== expected.width || actual.height !== expected.height) return 1;
  return (
    pixelmatch(actual.data, expected.data, undefined, actual.width, actual.height, { threshold: 0.2 }) / (actual.width * actual.height)
  );
}
