/** What a person sees and does with the drawing tools, and what the working copy then holds: for all window tests of editing. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { decodeBlob } from '../../electron/engine/store/geopackage/blob.ts';
import { projectionOf } from '../../shared/geo/projections.ts';
import type { Launched } from '../support/launch.ts';

export type Xy = readonly [number, number];

/** Rings of an object in the metres of Lambert-93. */
export function ringsOf(blob: Buffer | undefined): Xy[][] {
  const shape = blob && decodeBlob(blob);
  const projection = projectionOf(2154);
  if (!shape || !projection) throw new Error('no shape');
  const xy = projection.forward(shape.xy);
  return shape.parts.map((end, part) => {
    const start = part === 0 ? 0 : (shape.parts[part - 1] ?? 0);
    return Array.from({ length: end - start }, (_, index): Xy => [xy[(start + index) * 2] ?? 0, xy[(start + index) * 2 + 1] ?? 0]);
  });
}

/** Hectares of a ring, by the shoelace formula. */
export function ringArea_ha(ring: readonly Xy[]): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  const twice = ring.reduce((sum, [x, y], index) => {
    const [nx, ny] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + (x - x0) * (ny - y0) - (nx - x0) * (y - y0);
  }, 0);
  return Math.abs(twice) / 20_000;
}

export const middleOf = (ring: readonly Xy[]): Xy => {
  const corners = ring.slice(1);
  return [corners.reduce((sum, [x]) => sum + x, 0) / corners.length, corners.reduce((sum, [, y]) => sum + y, 0) / corners.length];
};

/** `get`: the application, launched later. */
export function editingPage(get: () => Launched) {
  const map = () => get().page.getByTestId('map');
  const tool = (name: string | RegExp) => get().page.getByTestId('editing-bar').getByRole('button', { name });
  const field = (label: string) => get().page.getByTestId('editing-bar').getByLabel(label, { exact: true });
  const count = (words: string) => get().page.getByTestId('editing-count').getByText(words, { exact: true }).waitFor();
  /** Number of the chosen object, by the head of its sheet. */
  async function chosenFid(): Promise<number> {
    const head = (await get().page.locator('.sheet-head').first().innerText()).replace(/[\u00a0\u202f]/g, ' ');
    return Number(/n°\s*(\d+)/.exec(head)?.[1]);
  }

  async function type(label: string, value: string): Promise<void> {
    await field(label).fill(value);
    await field(label).press('Enter');
  }

  async function chooseLayer(typedName: string, name: RegExp): Promise<void> {
    const { page } = get();
    await page
      .getByTestId('editing-bar')
      .getByRole('button', { name: /^Couche modifiée/ })
      .click();
    await page.keyboard.type(typedName);
    await page.getByRole('option', { name }).click();
    await page.getByRole('option', { name }).waitFor({ state: 'detached' });
  }

  /** Metres of the view under the pointer, as the status bar says. */
  async function pointed(): Promise<Xy> {
    const said = (await get().page.locator('.status-bar').innerText()).replace(/[\u00a0\u202f]/g, ' ');
    const [, east = '', north = ''] = /E ([\d ]+,\d) N ([\d ]+,\d)/.exec(said) ?? [];
    const metres = (figure: string): number => Number(figure.replaceAll(' ', '').replace(',', '.'));
    return [metres(east), metres(north)];
  }

  /** Pixels of the window for places of the view, learnt from two places of the pointer. */
  async function pixelsOf(): Promise<(place: Xy) => { x: number; y: number }> {
    const box = await map().boundingBox();
    if (!box) throw new Error('no map');
    const readings: { pixel: Xy; place: Xy }[] = [];
    for (const pixel of [
      [box.x + 100, box.y + box.height - 60],
      [box.x + box.width - 100, box.y + box.height / 2],
    ] as const) {
      await get().page.mouse.move(...pixel);
      await get().page.mouse.move(pixel[0] + 1, pixel[1]);
      readings.push({ pixel: [pixel[0] + 1, pixel[1]], place: await pointed() });
    }
    const [a, b] = readings;
    if (!a || !b) throw new Error('no pointer');
    const metresPerPixel = (b.place[0] - a.place[0]) / (b.pixel[0] - a.pixel[0]);
    return ([x, y]) => ({ x: a.pixel[0] + (x - a.place[0]) / metresPerPixel, y: a.pixel[1] - (y - a.place[1]) / metresPerPixel });
  }

  /** Rows of the working copy, read beside the application. */
  function rowsOf<Row>(sql: string): Row[] {
    const sessions = path.join(get().folder, 'profile', 'sessions');
    const file = readdirSync(sessions, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('work.gpkg'));
    if (!file) throw new Error('no working copy');
    const db = new Database(path.join(sessions, file), { readonly: true });
    try {
      return db.prepare<[], Row>(sql).all();
    } finally {
      db.close();
    }
  }

  /** Shapes of a table, as bytes. */
  function shapesOf(table: string): Map<number, Buffer> {
    return new Map(rowsOf<{ fid: number; geom: Buffer }>(`SELECT fid, geom FROM ${table}`).map(({ fid, geom }) => [fid, geom]));
  }

  return { map, tool, field, type, count, chosenFid, chooseLayer, pointed, pixelsOf, rowsOf, shapesOf };
}
