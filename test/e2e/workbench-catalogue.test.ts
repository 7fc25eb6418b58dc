/** The catalogue of official sources: allowed in the settings, filled in, fetched, imported; then its copy without the network. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Launched, launchApp } from '../support/launch.ts';
import { quit, runByName } from './workbench-page.ts';

const square = (code: string, x: number) => ({
  type: 'Feature',
  properties: { code, nom: `Commune ${code}`, codeEpci: '200071884' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, 46],
        [x + 0.1, 46],
        [x + 0.1, 46.1],
        [x, 46.1],
        [x, 46],
      ],
    ],
  },
});
const BODY = JSON.stringify({ type: 'FeatureCollection', features: [square('71153', 4), square('71076', 4.2)] });

let emprise: Launched;
let server: http.Server;
let connections = 0;
/** How the producer answers at this moment. */
let mood: 'data' | 'held' | 'broken' | 'cut' = 'data';
/** A page of a service that waits for its turn. */
let release: () => void = () => undefined;

beforeAll(async () => {
  server = http.createServer((request, response) => {
    const start = new URL(request.url ?? '', 'http://x').searchParams.get('STARTINDEX');
    if (start !== null) {
      // two at once, of three
      const features = [square('71153', 4), square('71076', 4.2), square('71306', 4.4)].slice(Number(start), Number(start) + 2);
      const page = JSON.stringify({ type: 'FeatureCollection', features, numberMatched: 3 });
      if (start === '0') response.end(page);
      else if (mood === 'cut') response.destroy();
      else release = () => void response.end(page);
    } else if (mood === 'broken') response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Service en maintenance</h1>');
    else if (mood === 'held') response.writeHead(200, { 'content-length': 90_000_000 }).write(BODY.slice(0, 100));
    else response.writeHead(200, { 'last-modified': 'Wed, 01 Jul 2026 08:00:00 GMT' }).end(BODY);
  });
  server.on('connection', (socket) => {
    connections += 1;
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const folder = mkdtempSync(path.join(tmpdir(), 'emprise-window-'));
  mkdirSync(path.join(folder, 'profile'));
  const entry = {
    ...{
      id: 'essai',
      title: 'Communes d’essai',
      producer: 'Producteur d’essai',
      licence: 'Licence Ouverte 2.0',
      page: '',
      protocol: 'file',
    },
    ...{ description: 'Deux communes.', address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/{siren}`, kind: 'communes' },
    ...{ parameters: [{ name: 'siren', title: 'siren', pattern: '2\\d{8}', example: '200071884' }], file: 'communes-{siren}.geojson' },
  };
  const pages = { ...entry, id: 'pages', title: 'Communes par pages', protocol: 'wfs', typeName: 'c', file: 'pages.geojson' };
  writeFileSync(path.join(folder, 'profile', 'catalogue.json'), JSON.stringify({ version: 1, entries: [entry, pages] }));
  emprise = await launchApp({ folder });
  await emprise.page.getByRole('button', { name: /Nouveau projet/ }).waitFor();
});
afterAll(async () => {
  await quit(emprise);
  server.closeAllConnections();
  server.close();
});

const open = async () => {
  await emprise.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('shell:command', 'import/catalogue'),
  );
  await emprise.page.locator('[data-entry=essai]').waitFor();
  await emprise.page.locator('[data-entry=essai]').click();
};
const downloadButton = () => emprise.page.getByTestId('catalogue-download');

test('while the network is off nothing can be downloaded, and the way to the settings is there', async () => {
  const { page } = emprise;
  await page.keyboard.press('Control+n');
  await page.getByText('Déposez vos données ici').waitFor();
  await page.getByRole('button', { name: 'Catalogue de sources officielles' }).click();
  await page.locator('[data-entry=cadastre-commune]').waitFor();
  await page.getByText(/L’accès au réseau est coupé/).waitFor();
  await page.locator('[data-entry=essai]').click();
  await page.getByLabel('SIREN de l’EPCI').fill('200071884');
  expect(await downloadButton().isDisabled()).toBe(true);
  await emprise.screenshot('catalogue-off');
  await page.getByRole('button', { name: 'Ouvrir les réglages' }).click();
  await page.getByText('Autoriser l’accès au réseau').click();
  await page.getByRole('button', { name: 'Fermer' }).last().click();
  expect(connections).toBe(0);
});

test('what does not suit is said, and a refusal of the producer in its own words', async () => {
  const { page } = emprise;
  await open();
  await page.getByLabel('SIREN de l’EPCI').fill('71153');
  await page.getByLabel('SIREN de l’EPCI').press('Tab');
  await page.getByText('Cette valeur ne convient pas').waitFor();
  expect(await downloadButton().isDisabled()).toBe(true);
  mood = 'broken';
  await page.getByLabel('SIREN de l’EPCI').fill('200071884');
  await downloadButton().click();
  await page.getByText(/Service en maintenance/).waitFor();
  await emprise.screenshot('catalogue-refused');
  expect(connections).toBe(1);
});

test('a download shows how far it is and can be cancelled', async () => {
  const { page } = emprise;
  mood = 'held';
  await downloadButton().click();
  await page
    .getByTestId('catalogue-progress')
    .getByText(/sur 90/)
    .waitFor();
  await emprise.screenshot('catalogue-running');
  await page.getByTestId('catalogue-cancel').click();
  await downloadButton().waitFor();
});

test('a source is fetched and goes to the import dialog', async () => {
  const { page } = emprise;
  mood = 'data';
  // Enter in the field is the button
  await page.getByLabel('SIREN de l’EPCI').press('Enter');
  await page.locator('.step').first().waitFor();
  await page.getByText('communes-200071884.geojson').first().waitFor();
  await page.keyboard.press('Escape');
});

test('a service cut between its pages is gone on from, and what was kept is told before the import', async () => {
  const { page } = emprise;
  await open();
  await page.locator('[data-entry=pages]').click();
  await page.getByLabel('SIREN de l’EPCI').fill('200071884');
  mood = 'cut';
  await downloadButton().click();
  await page.getByText(/liaison coupée.*gardé pour reprendre/).waitFor();
  mood = 'data';
  await downloadButton().click();
  await page.getByTestId('catalogue-progress').getByText('Reprise\u00a0: 2 sur 3 objets').waitFor();
  await emprise.screenshot('catalogue-resumed');
  release();
  await page.getByText('2 objets gardés du téléchargement interrompu').waitFor();
  await emprise.screenshot('catalogue-kept');
  await page.keyboard.press('Escape');
  await page.locator('[data-entry=pages]').waitFor({ state: 'detached' });
});

test('its copy is used while the network is off again, in either language and theme', async () => {
  const { page } = emprise;
  await page.evaluate(() =>
    (window as unknown as { emprise: { call: (name: string, params: object) => Promise<unknown> } }).emprise.call('changePreferences', {
      networkAllowed: false,
    }),
  );
  const before = connections;
  await open();
  await page.getByLabel('SIREN de l’EPCI').fill('200071884');
  await page.getByRole('button', { name: /Utiliser la copie du/ }).waitFor();
  await emprise.screenshot('catalogue-light-fr');
  await page.keyboard.press('Escape');
  await page.locator('.modal').waitFor({ state: 'detached' });
  await runByName(page, 'Switch to English');
  await runByName(page, 'theme');
  await open();
  await page.getByRole('button', { name: /Use the copy of/ }).waitFor();
  await emprise.screenshot('catalogue-dark-en');
  await page.getByRole('button', { name: /Use the copy of/ }).click();
  await page.locator('.step').first().waitFor();
  expect(connections).toBe(before);
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
