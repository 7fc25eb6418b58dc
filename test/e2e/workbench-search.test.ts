/** The palette: objects, places, recent searches, addresses of a service on this machine. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Launched, launchApp } from '../support/launch.ts';
import { inspectorTitle, openDemonstration, quit, textOf } from './workbench-page.ts';

const ADDRESS = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [4.862, 46.784] },
      properties: { label: '12 Rue de Thiard 71100 Chalon-sur-Saône', type: 'housenumber', context: '71, Saône-et-Loire' },
    },
  ],
};

let emprise: Launched;
let server: http.Server;
let status = 200;
beforeAll(async () => {
  server = http.createServer((_, response) => response.writeHead(status).end(status === 200 ? JSON.stringify(ADDRESS) : 'en maintenance'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const geocoder = `http://127.0.0.1:${(server.address() as AddressInfo).port}/search`;
  emprise = await launchApp({ env: { EMPRISE_GEOCODER: geocoder, EMPRISE_NETWORK: '' } });
  await openDemonstration(emprise.page);
});
afterAll(async () => {
  await quit(emprise);
  server.closeAllConnections();
  server.close();
});

async function search(words: string, first: string): Promise<void> {
  const { page } = emprise;
  await page.keyboard.press('Control+k');
  await page.locator('.palette input').fill(words);
  await page.locator('.palette-entry.current').filter({ hasText: first }).waitFor();
}

async function choose(key: string): Promise<void> {
  await emprise.page.keyboard.press(key);
  await emprise.page.locator('.palette').waitFor({ state: 'detached' });
}

const denominator = async (): Promise<number> => Number((await textOf(emprise.page, 'scale')).replace('1:', '').replace(/\D/g, ''));

test('a commune is gone to and selected, another added, and both are remembered', async () => {
  const { page } = emprise;
  await search('valmiron', 'Valmoiron');
  await page.locator('.palette-entry').filter({ hasText: 'commune' }).filter({ hasText: 'Valmoiron' }).hover();
  await choose('Enter');
  await inspectorTitle(page).waitFor();
  expect(await inspectorTitle(page).innerText()).toContain('Valmoiron');
  expect(await textOf(page, 'selection-status')).toContain('1 objet sélectionné');
  await search('castreval', 'Castreval');
  await choose('Control+Enter');
  await page.getByTestId('selection-status').filter({ hasText: '2 objets' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.locator('.palette-entry').filter({ hasText: 'Castreval' }).waitFor();
  expect(await page.locator('.palette-entry').first().innerText()).toContain('Castreval');
  expect(await page.locator('.palette-entry').nth(1).innerText()).toContain('Valmoiron');
  await choose('Escape');
});

test('coordinates are a place; Escape takes the mark away before the selection', async () => {
  const { page } = emprise;
  await search('652345 6862310', '652 345');
  expect((await page.locator('.palette-entry.current').innerText()).replace(/\s/g, ' ')).toContain('Lambert-93');
  await choose('Enter');
  await expect.poll(denominator, { timeout: 10_000 }).toBeLessThan(20_000);
  await emprise.screenshot('search-place');
  await page.getByTestId('map').focus();
  await page.keyboard.press('Escape');
  expect(await textOf(page, 'selection-status')).toContain('2 objets');
  await page.keyboard.press('Escape');
  await page.getByTestId('selection-status').filter({ hasText: 'Aucune' }).waitFor();
});

test('an address is looked for once the network is allowed, and a refusal is told in words', async () => {
  const { page } = emprise;
  await search('12 rue de thiard', 'réseau coupé');
  await choose('Enter');
  await page.locator('.settings').waitFor();
  await page.locator('.network label').click();
  await page.keyboard.press('Escape');
  await page.locator('.modal').waitFor({ state: 'detached' });
  status = 503;
  await search('12 rue de thiard', 'Chercher l’adresse');
  await page.keyboard.press('Enter');
  expect(await page.locator('.palette [role=alert]').innerText()).toMatch(/503|maintenance/);
  await emprise.screenshot('search-refused');
  status = 200;
  await page.keyboard.press('Enter');
  await page.locator('.palette-entry').filter({ hasText: 'Chalon' }).waitFor();
  await choose('Enter');
  await expect.poll(denominator, { timeout: 10_000 }).toBeLessThan(20_000);
});

test('text of any size leaves every control within the window; high contrast reaches it all', async () => {
  const { page } = emprise;
  const cut = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('button, input, [role=tab]')]
        .filter((one) => one.checkVisibility() && one.closest('.grid-scroll, .layer-tree, [role=grid], .modal') === null)
        .filter((one) => {
          const { left, right, width } = one.getBoundingClientRect();
          return width > 0 && (left < -1 || right > document.documentElement.clientWidth + 1);
        })
        .map((one) => one.outerHTML.slice(0, 120)),
    );
  const usual = await page.evaluate(() => devicePixelRatio);
  for (const [size, presses] of [
    [1.1, 1],
    [1.5, 2],
  ] as const) {
    for (let press = 0; press < presses; press++) await page.keyboard.press('Control++');
    await page.waitForFunction((ratio) => Math.abs(devicePixelRatio - ratio) < 0.02, usual * size);
    expect(await cut()).toEqual([]);
  }
  await emprise.screenshot('text-150');
  await page.keyboard.press('Control+0');
  await page.waitForFunction((ratio) => Math.abs(devicePixelRatio - ratio) < 0.02, usual);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('>contraste');
  await page.locator('.palette-entry.current').filter({ hasText: 'contraste' }).waitFor();
  await choose('Enter');
  await page.waitForFunction(() => document.documentElement.dataset['contrast'] === 'more');
  await emprise.screenshot('contrast-light');
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'dark';
  });
  await emprise.screenshot('contrast-dark');
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
