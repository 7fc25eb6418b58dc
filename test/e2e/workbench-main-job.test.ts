/** The main job in the window: see, select, analyse, read, edit, undo, save. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerSaveDialog } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { cell, inspectorTitle, mapDrawn, openDemonstration, quit, row, textOf } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
});
afterAll(async () => {
  await quit(emprise);
});

test('the demonstration project is drawn, and named as fictional', async () => {
  const { page } = emprise;
  await openDemonstration(page);
  expect(await textOf(page, 'project-name')).toContain('démonstration');
  expect(await textOf(page, 'row-count')).toBe('25');
  expect(await page.locator('.attribution').innerText()).toContain('fictives');
  await emprise.screenshot('workbench');
});

test('a site chosen in the table is the one the inspector shows and the status bar counts', async () => {
  const { page } = emprise;
  const name = await cell(page, 2, 'site_nom').innerText();
  await row(page, 2).click();
  await inspectorTitle(page).waitFor();
  expect(await inspectorTitle(page).innerText()).toBe(name);
  expect(await textOf(page, 'selection-status')).toContain('1 objet sélectionné');
  expect(await row(page, 2).getAttribute('aria-selected')).toBe('true');
});

test('a click on the map selects the same object in the table', async () => {
  const { page } = emprise;
  const map = page.getByTestId('map');
  await map.focus();
  await page.keyboard.press('z');
  await page.waitForFunction(() => /1:\d{1,2}\D?\d{3}$/.test(document.querySelector('[data-testid=scale]')?.textContent ?? ''));
  await mapDrawn(page);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('.grid-row.selected') === null);
  const box = await map.boundingBox();
  if (!box) throw new Error('no map');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.locator('.grid-row.selected').waitFor();
  expect(await inspectorTitle(page).innerText()).toBe(await page.locator('.grid-row.selected [data-column=site_nom]').innerText());
});

test('the analyses give the figures of the site', async () => {
  const { page } = emprise;
  // until then the outline alone is measured
  const measured = page.locator('.key-figures').getByText('mesurée sur le contour');
  await measured.waitFor();
  expect(await textOf(page, 'figure-friche')).toBe('non calculé');
  await page.getByTestId('run-analyses').click();
  await measured.waitFor({ state: 'detached' });
  expect(await textOf(page, 'figure-surface')).toMatch(/^\d+,\d ha$/);
  expect(await textOf(page, 'figure-friche')).toMatch(/^\d+ %$/);
  expect(await page.getByTestId('proximities').locator('li').count()).toBeGreaterThan(3);
  expect(await page.getByTestId('territories').innerText()).toContain('EPCI');
  // the table shows the same area, with one more decimal
  const surface = Number((await textOf(page, 'figure-surface')).replace(' ha', '').replace(',', '.'));
  const inTable = Number((await page.locator('.grid-row.selected [data-column=surface_ha]').innerText()).replace(',', '.'));
  expect(Math.abs(surface - inTable)).toBeLessThanOrEqual(0.0501);
  await page.locator('.provenance.calculated').first().click();
  await page.getByText('Méthode').waitFor();
  await emprise.screenshot('workbench-figures');
  await page.keyboard.press('Escape');
});

test('a name edited in the table changes everywhere, and undo brings it back', async () => {
  const { page } = emprise;
  const edited = page.locator('.grid-row.selected [data-column=site_nom]');
  const before = await edited.innerText();
  await edited.dblclick();
  await page.keyboard.type('Les Verriers d’été');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('[data-testid=inspector-title]')?.textContent === 'Les Verriers d’été');
  expect(await edited.innerText()).toBe('Les Verriers d’été');
  await page.keyboard.press('Control+z');
  await page.waitForFunction((name) => document.querySelector('[data-testid=inspector-title]')?.textContent === name, before);
  expect(await edited.innerText()).toBe(before);
  await page.keyboard.press('Control+Shift+z');
  await page.waitForFunction(() => document.querySelector('[data-testid=inspector-title]')?.textContent === 'Les Verriers d’été');
});

test('a value that does not fit its field is not written', async () => {
  const { page } = emprise;
  const cells = page.locator('.grid-row.selected [data-column=surface_declaree_ha]');
  await cells.scrollIntoViewIfNeeded();
  const before = await cells.innerText();
  await cells.dblclick();
  await page.keyboard.type('beaucoup');
  await page.keyboard.press('Enter');
  expect(await page.locator('.value-input.invalid').count()).toBe(1);
  await page.keyboard.press('Escape');
  expect(await cells.innerText()).toBe(before);
});

test('Ctrl S asks for a place once, then says when it was saved', async () => {
  const { app, page, folder } = emprise;
  const file = path.join(folder, 'essai.gpkg');
  await answerSaveDialog(app, file);
  await page.keyboard.press('Control+s');
  await page.locator('[data-testid=save-state][data-state=saved]').waitFor();
  expect(await textOf(page, 'save-state')).toMatch(/^Enregistré à \d\d:\d\d$/);
  expect(existsSync(file)).toBe(true);
});

test('the map is exported where the person says', async () => {
  const { app, page, folder } = emprise;
  const file = path.join(folder, 'carte.pdf');
  await answerSaveDialog(app, file);
  await page.keyboard.press('Control+p');
  await page.getByTestId('export-start').click();
  await page.getByTestId('notice').getByText('«\u00a0carte.pdf\u00a0»').waitFor();
  expect(existsSync(file)).toBe(true);
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
