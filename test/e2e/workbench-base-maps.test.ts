/** Base maps: a service added by its address lies under the layers in Lambert-93, is named, falls silent in words, and is shown from what was kept. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectionOf } from '../../shared/geo/projections.ts';
import { matrixTileAt, matrixTileBounds, webMercatorGrid } from '../../shared/geo/tile-matrix.ts';
import { answerOpenDialog } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { pmtilesArchive } from '../support/pmtiles-writer.ts';
import { startTileServer, type TileServer } from '../support/tile-server.ts';
import { violations } from './axe.ts';
import { mapDrawn, openDemonstration, quit } from './workbench-page.ts';

let emprise: Launched;
let server: TileServer;

beforeAll(async () => {
  server = await startTileServer();
  server.headers = { 'cache-control': 'max-age=86400' };
  emprise = await launchApp();
  await openDemonstration(emprise.page);
});
afterAll(async () => {
  await quit(emprise);
  await server.close();
});

const button = () => emprise.page.getByTestId('base-map-button');
const panel = () => emprise.page.getByTestId('base-map-panel');
const notes = () => emprise.page.getByTestId('base-map-notes');
const attribution = () => emprise.page.locator('.base-map-attribution');

/** Share of the pixels of the map that are of the colour of the images, which no layer has. */
async function shareOfImages(): Promise<number> {
  const { data } = PNG.sync.read(await emprise.page.getByTestId('map').screenshot());
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
    if (Math.abs(red - 190) < 12 && Math.abs(green - 40) < 12 && Math.abs(blue - 160) < 12) count += 1;
  }
  return count / (data.length / 4);
}

/** Of axe. The unseen way out that React Aria puts beside each popover stands in no landmark: not of this screen. */
async function faults(): Promise<string[]> {
  return (await violations(emprise.page)).filter((fault) => !fault.includes(': region: body > div'));
}

async function closePanel(): Promise<void> {
  await emprise.page.keyboard.press('Escape');
  await panel().waitFor({ state: 'detached' });
}

test('without the network nothing is asked, and the panel says why', async () => {
  const { page } = emprise;
  await button().click();
  await panel()
    .getByText(/L’accès au réseau est coupé/)
    .waitFor();
  await emprise.screenshot('base-maps-panel-off');
  expect(await faults()).toEqual([]);
  expect(server.connections).toBe(0);
  await panel().getByRole('button', { name: 'Ouvrir les réglages' }).click();
  await page.getByText('Autoriser l’accès au réseau').click();
  await page.getByRole('button', { name: 'Fermer' }).last().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('a WMS added by its address is drawn in Lambert-93 under the layers, and its source is named', async () => {
  const { page } = emprise;
  expect(await shareOfImages()).toBe(0);
  await button().click();
  await panel().getByRole('button', { name: 'Adresse d’un service…' }).click();
  await page.getByLabel('Adresse du service').fill(`${server.address}/wms?apikey=secret-de-test`);
  await page.getByTestId('base-map-look').click();
  await page.locator('[data-layer=photos]').click();
  await page.getByText('dessinée en Lambert-93').first().waitFor();
  await page.getByText(/reste sur cet ordinateur/).waitFor();
  await emprise.screenshot('base-maps-address');
  expect(await faults()).toEqual([]);
  await page.getByTestId('base-map-add').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(shareOfImages, { timeout: 20_000 }).toBeGreaterThan(0.1);
  await mapDrawn(page);
  expect(await attribution().innerText()).toBe('Région d’essai');
  expect(await button().innerText()).toContain('Photographies 2025');
  await emprise.screenshot('base-maps-shown');
  const maps = server.asked.filter((path) => path.includes('GetMap'));
  expect(maps.length).toBeGreaterThan(0);
  for (const path of maps) expect(new URL(path, server.address).searchParams.get('CRS')).toBe('EPSG:2154');
  expect(maps.every((path) => path.includes('apikey=secret-de-test'))).toBe(true);
});

test('it is one step of the history: undone and done again', async () => {
  const { page } = emprise;
  await page.getByTestId('map').focus();
  await page.keyboard.press('Control+z');
  await expect.poll(shareOfImages, { timeout: 20_000 }).toBe(0);
  expect(await attribution().innerText()).toBe('');
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(shareOfImages, { timeout: 20_000 }).toBeGreaterThan(0.1);
});

test('by keyboard it is made grey', async () => {
  const { page } = emprise;
  await button().focus();
  await page.keyboard.press('Enter');
  const grey = panel().getByRole('button', { name: 'Photographies 2025 en niveaux de gris' });
  await grey.focus();
  await page.keyboard.press('Enter');
  await closePanel();
  await expect.poll(shareOfImages, { timeout: 20_000 }).toBe(0);
  await button().click();
  await emprise.screenshot('base-maps-grey');
  await grey.click();
  await closePanel();
  await expect.poll(shareOfImages, { timeout: 20_000 }).toBeGreaterThan(0.1);
});

test('a service that falls silent is said in words, what was kept stays, and it comes back by itself', async () => {
  const { page } = emprise;
  server.mood = 'broken';
  await page.getByTestId('map').focus();
  await page.keyboard.press('-');
  await notes().getByText('Photographies 2025 : service muet').waitFor({ timeout: 20_000 });
  await mapDrawn(page);
  await emprise.screenshot('base-maps-silent');
  const before = server.asked.length;
  server.mood = 'well';
  await expect.poll(async () => (await notes().innerText()).trim(), { timeout: 20_000 }).toBe('');
  await expect.poll(shareOfImages, { timeout: 20_000 }).toBeGreaterThan(0.1);
  // no storm: the pause was kept, then a few tries, then the view
  expect(server.asked.length - before).toBeLessThan(80);
});

test('without the network what was kept is shown, and nothing is asked', async () => {
  const { page } = emprise;
  await button().click();
  await page.keyboard.press('Escape');
  await panel().waitFor({ state: 'detached' });
  await emprise.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.send('shell:command', 'settings/open'));
  await page.getByText('Autoriser l’accès au réseau').click();
  await page.getByRole('button', { name: 'Fermer' }).last().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await notes().getByText('sans réseau, dernière image du').waitFor({ timeout: 20_000 });
  await expect.poll(shareOfImages, { timeout: 20_000 }).toBeGreaterThan(0.1);
  const before = server.asked.length;
  await page.getByTestId('map').focus();
  await page.keyboard.press('+');
  await mapDrawn(page);
  expect(server.asked.length).toBe(before);
  await emprise.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.send('shell:command', 'theme/toggle'));
  await button().click();
  await panel().locator('[data-shown-base-map]').waitFor();
  await emprise.screenshot('base-maps-offline-dark');
  await closePanel();
  expect(emprise.complaints).toEqual([]);
});

/** A meridian and a parallel through the demonstration part four colours, which no layer has. */
const [LONGITUDE, LATITUDE] = [4.69, 46.88];
const QUARTERS = [
  [250, 10, 10],
  [10, 250, 10],
  [10, 10, 250],
  [250, 10, 250],
] as const;
const quarterOf = (longitude: number, latitude: number): number => (longitude < LONGITUDE ? 0 : 1) + (latitude < LATITUDE ? 0 : 2);

/** Images of the four quarters in the grid of the web, levels 8 to 10. */
function writeQuarters(file: string): void {
  const mercator = projectionOf(3857);
  if (!mercator) throw new Error('no Web Mercator');
  const corners = mercator.forward(Float64Array.of(3.6, 46.1, 5.8, 47.6));
  const db = new Database(file);
  db.exec(`CREATE TABLE metadata (name TEXT, value TEXT); CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
INSERT INTO metadata VALUES ('name', 'Quatre quarts'), ('format', 'png'), ('attribution', '© essai hors ligne')`);
  const put = db.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)');
  for (const level of webMercatorGrid(8, 10).levels) {
    const [west, south] = matrixTileAt(level, [corners[0] ?? 0, corners[1] ?? 0]);
    const [east, north] = matrixTileAt(level, [corners[2] ?? 0, corners[3] ?? 0]);
    for (let x = west; x <= east; x++) {
      for (let y = north; y <= south; y++) {
        const [minX, , , maxY] = matrixTileBounds(level, x, y);
        const png = new PNG({ width: 256, height: 256 });
        for (let at = 0; at < 256 * 256; at++) {
          const metres = Float64Array.of(
            minX + ((at % 256) + 0.5) * level.resolution,
            maxY - (Math.floor(at / 256) + 0.5) * level.resolution,
          );
          const [longitude = 0, latitude = 0] = mercator.inverse(metres);
          png.data.set([...(QUARTERS[quarterOf(longitude, latitude)] ?? []), 255], at * 4);
        }
        put.run(Number(level.id), x, level.matrix[1] - 1 - y, PNG.sync.write(png));
      }
    }
  }
  db.close();
}

async function openFile(file: string): Promise<void> {
  await answerOpenDialog(emprise.app, [file]);
  await button().click();
  await panel().getByRole('button', { name: 'Fichier MBTiles ou PMTiles…' }).click();
}

/** Lambert-93 of a place of the map, as the status bar says it. */
async function placeUnder(x: number, y: number): Promise<[number, number]> {
  const box = await emprise.page.getByTestId('map').boundingBox();
  if (!box) throw new Error('no map');
  const bar = emprise.page.locator('.status-bar');
  const before = await bar.innerText();
  await emprise.page.mouse.move(box.x + x, box.y + y);
  await expect.poll(() => bar.innerText(), { timeout: 20_000 }).not.toBe(before);
  const [, east = '', north = ''] = /E\s([\d\s]+,\d)\sN\s([\d\s]+,\d)/.exec(await bar.innerText()) ?? [];
  return [east, north].map((figure) => Number(figure.replace(/\s/g, '').replace(',', '.'))) as [number, number];
}

test('an offline file in Web Mercator lies where it belongs in Lambert-93, to two pixels', async () => {
  const { page } = emprise;
  const file = path.join(emprise.folder, 'quarts.mbtiles');
  writeQuarters(file);
  await openFile(file);
  await panel().getByText('Quatre quarts').first().waitFor();
  await closePanel();
  await expect.poll(() => attribution().innerText(), { timeout: 20_000 }).toContain('© essai hors ligne');
  // the uppermost gives its name to the corner
  expect(await button().innerText()).toContain('Quatre quarts');
  await mapDrawn(page);
  const picture = async () => PNG.sync.read(await page.getByTestId('map').screenshot());
  const isQuarter = (data: Buffer, at: number, [red, green, blue]: readonly [number, number, number]): boolean =>
    Math.abs((data[at] ?? 0) - red) + Math.abs((data[at + 1] ?? 0) - green) + Math.abs((data[at + 2] ?? 0) - blue) < 12;
  const countOf = (data: Buffer): number => {
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if (QUARTERS.some((colour) => isQuarter(data, at, colour))) count += 1;
    return count;
  };
  await expect.poll(async () => countOf((await picture()).data), { timeout: 20_000 }).toBeGreaterThan(60_000);
  // places of the map that nothing lies over
  const [first, second] = [
    { x: 120, y: 300 },
    { x: 600, y: 420 },
  ];
  const left = await placeUnder(first.x, first.y);
  const right = await placeUnder(second.x, second.y);
  await page.mouse.move(5, 5);
  await mapDrawn(page);
  await emprise.screenshot('base-maps-file');
  const { data, width, height } = await picture();
  const metresPerPixel = (right[0] - left[0]) / (second.x - first.x);
  expect((left[1] - right[1]) / (second.y - first.y)).toBeCloseTo(metresPerPixel, 1);
  const lambert = projectionOf(2154);
  if (!lambert) throw new Error('no Lambert-93');
  const quarterAt = (x: number, y: number): number => {
    const east = left[0] + (x - first.x) * metresPerPixel;
    const north = left[1] - (y - first.y) * metresPerPixel;
    const [longitude = 0, latitude = 0] = lambert.inverse(Float64Array.of(east, north));
    return quarterOf(longitude, latitude);
  };
  const [seen, wrong] = [new Set<number>(), [] as string[]];
  for (let y = 2; y < height - 2; y += 2) {
    for (let x = 2; x < width - 2; x += 2) {
      const found = QUARTERS.findIndex((colour) => isQuarter(data, (y * width + x) * 4, colour));
      if (found < 0) continue;
      seen.add(found);
      const near = [quarterAt(x - 2, y - 2), quarterAt(x + 2, y - 2), quarterAt(x - 2, y + 2), quarterAt(x + 2, y + 2)];
      if (!near.includes(found)) wrong.push(`${x},${y}: ${found}`);
    }
  }
  expect([...seen].sort()).toEqual([0, 1, 2, 3]);
  expect(wrong).toEqual([]);
  // further away it has no images, and says from where on
  await page.getByTestId('map').focus();
  const further = async (): Promise<string> => {
    await page.keyboard.press('-');
    return notes().innerText();
  };
  await expect.poll(further, { timeout: 20_000, interval: 300 }).toContain('visible à partir de');
  await emprise.screenshot('base-maps-beyond');
  await page.getByRole('button', { name: 'Voir tout le territoire' }).first().click();
  await notes().getByText('Quatre quarts : visible à partir de').waitFor({ state: 'detached' });
});

test('vector tiles are drawn in the plain style, and a second map names its sources too', async () => {
  const { page } = emprise;
  // tile 5/16/11, water all over, as ogr2ogr 3.6.2 writes it (-f MVT -nln water)
  const water = Buffer.from('GiIKBXdhdGVyEhQYAyIQCewCoDgaAM003jsAAM40DyiAIHgC', 'base64');
  const file = path.join(emprise.folder, 'eaux.pmtiles');
  writeFileSync(file, pmtilesArchive([{ z: 5, x: 16, y: 11, bytes: water }], 1, [0, 41, 11, 48], { name: 'Eaux', attribution: '© eaux' }));
  await openFile(file);
  await panel().getByText('Eaux').first().waitFor();
  await closePanel();
  const shareOfWater = async (): Promise<number> => {
    const { data } = PNG.sync.read(await page.getByTestId('map').screenshot());
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] === 188 && data[at + 1] === 215 && data[at + 2] === 234) count += 1;
    return count / (data.length / 4);
  };
  await expect.poll(shareOfWater, { timeout: 20_000 }).toBeGreaterThan(0.1);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('deux cartes');
  await page.keyboard.press('Enter');
  await expect.poll(() => attribution().count(), { timeout: 20_000 }).toBe(2);
  await expect.poll(() => attribution().nth(1).innerText(), { timeout: 20_000 }).toContain('© eaux');
  await mapDrawn(page);
  await emprise.screenshot('base-maps-two-maps');
  expect(emprise.complaints).toEqual([]);
});
