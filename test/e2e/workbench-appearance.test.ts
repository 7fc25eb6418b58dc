/** Language, theme, keyboard, palette, leaving. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Launched, launchApp } from '../support/launch.ts';
import { inspectorTitle, mapDrawn, openDemonstration, quit, row, textOf } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await emprise.page.getByText('Projets récents').waitFor();
  await emprise.screenshot('start');
  await openDemonstration(emprise.page);
});
afterAll(async () => {
  await quit(emprise);
});

async function choose(label: RegExp, entry: RegExp): Promise<void> {
  await emprise.page.getByRole('button', { name: label }).click();
  await emprise.page.getByRole('menuitem', { name: entry }).click();
}

test('the window speaks English, and French again', async () => {
  const { page } = emprise;
  await choose(/Apparence et langue/, /Switch to English/);
  await page.getByRole('heading', { name: 'Layers' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  const english = await page.locator('body').innerText();
  // an id shown as it is would be a missing text
  expect(english).not.toMatch(/\b(layers|table|inspector|status|command|map|layer|field)\.[a-z_-]+/);
  await emprise.screenshot('workbench-english');
  await choose(/Appearance and language/, /Passer en français/);
  await page.getByRole('heading', { name: 'Couches' }).waitFor();
});

test('the dark theme reaches the map', async () => {
  const { page } = emprise;
  await choose(/Apparence et langue/, /Thème clair ou sombre/);
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  await mapDrawn(page);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(14, 19, 21)');
  await emprise.screenshot('workbench-dark');
  await choose(/Apparence et langue/, /Thème clair ou sombre/);
});

test('the palette goes to a site by a part of its name', async () => {
  const { page } = emprise;
  const name = await row(page, 4).locator('[data-column=site_nom]').innerText();
  await page.keyboard.press('Control+k');
  const scale = await page.getByTestId('scale').textContent();
  await page.keyboard.type(name.slice(-9));
  await page.locator('.palette-entry').filter({ hasText: name }).first().click();
  await inspectorTitle(page).waitFor();
  expect(await inspectorTitle(page).innerText()).toBe(name);
  expect(await row(page, 4).getAttribute('aria-selected')).toBe('true');
  // the map comes to it
  await page.waitForFunction((before) => document.querySelector('[data-testid=scale]')?.textContent !== before, scale);
});

test('a single letter acts on the map only', async () => {
  const { page } = emprise;
  const scale = await textOf(page, 'scale');
  await page.getByPlaceholder('Rechercher dans le tableau').fill('z');
  await page.waitForTimeout(400);
  expect(await textOf(page, 'scale')).toBe(scale);
  await page.getByPlaceholder('Rechercher dans le tableau').fill('');
});

test('F6 goes round the regions', async () => {
  const { page } = emprise;
  const seen: (string | null)[] = [];
  await page.getByTestId('map').focus();
  for (let press = 0; press < 6; press++) {
    await page.keyboard.press('F6');
    seen.push(await page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? null));
  }
  expect(seen).toEqual(['inspector', 'table', 'status', 'top', 'layers', 'map']);
});

test('mode Sites gives the whole window to the table', async () => {
  const { page } = emprise;
  const before = await page.locator('.grid-row').count();
  await page.keyboard.press('Control+2');
  await page.waitForFunction((count) => document.querySelectorAll('.grid-row').length > count, before);
  await page.keyboard.press('Control+1');
  await mapDrawn(page);
});

test('closing an edited project that has no file asks first, and staying keeps it', async () => {
  const { app, page } = emprise;
  await row(page, 0).locator('[data-column=site_nom]').dblclick();
  await page.keyboard.type('Modifié');
  await page.keyboard.press('Enter');
  await page.locator('.grid-row').getByText('Modifié').waitFor();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const dialog = page.getByRole('alertdialog');
  await dialog.waitFor();
  expect(await dialog.innerText()).toContain('jamais été enregistré');
  await dialog.getByRole('button', { name: 'Annuler' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await textOf(page, 'project-name')).toContain('démonstration');
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
