/** Base maps: a service added by its address lies under the layers in Lambert-93, is named, falls silent in words, and is shown from what was kept. */
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Launched, launchApp } from '../support/launch.ts';
import { startTileServer, type TileServer } from '../support/tile-server.ts';
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
  await expect.poll(shareOfImages).toBe(0);
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
