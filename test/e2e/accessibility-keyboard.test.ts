/** A whole task without the mouse: import, select, edit, export. Focus is never lost on the way. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOpenDialog, answerSaveDialog } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { quit, textOf } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await emprise.page.getByText('Projets récents').waitFor();
});
afterAll(async () => {
  await quit(emprise);
});

const MOST_STOPS = 80;

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await emprise.page.keyboard.press(key);
}

/** Presses Tab until the focus is on it: fails where no number of presses gets there. */
async function tabTo(selector: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await emprise.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await press('Tab');
  }
  throw new Error(`Tab does not reach ${selector}`);
}

async function region(name: string): Promise<void> {
  const at = () => emprise.page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? null);
  for (let turn = 0; turn < 8 && (await at()) !== name; turn++) await press('F6');
  expect(await at()).toBe(name);
}

/** The body has the focus when nothing else has: whoever uses the keyboard is then nowhere. */
async function focusIsSomewhere(): Promise<void> {
  await emprise.page.waitForFunction(() => document.activeElement !== null && document.activeElement !== document.body);
}

test('a file is imported', async () => {
  const { app, page, folder } = emprise;
  const file = path.join(folder, 'reperes.csv');
  writeFileSync(file, 'categorie;nom;code;lon;lat\ngare_voyageurs;Gare de l’Été;G1;4.8512;46.8123\nport;Quai;Q1;4.86;46.82\n');
  await answerOpenDialog(app, [file]);
  await press('Control+i');
  await page.locator('[data-testid=import-start]:not([data-disabled])').waitFor();
  await tabTo('[data-testid=import-start]');
  await press('Enter');
  await page.getByTestId('import-report').waitFor();
  expect(await page.locator('[data-count=imported] dd').first().innerText()).toBe('2');
  await tabTo('[data-testid=report-close]');
  await press('Enter');
  await page.locator('.modal').waitFor({ state: 'detached' });
});

test('an object is selected in the table, and its name changed', async () => {
  const { page } = emprise;
  await page.locator('.grid-row').first().waitFor();
  await region('table');
  await tabTo('[role=grid]');
  await press('Home', 'Space');
  await page.locator('.grid-row.selected').waitFor();
  expect(await textOf(page, 'selection-status')).toContain('1 objet sélectionné');
  for (let column = 0; column < 10; column++) {
    if ((await page.locator('[role=gridcell].current[data-column=nom], .cell.current[data-column=nom]').count()) > 0) break;
    await press('ArrowRight');
  }
  await press('F2');
  await page.locator('.value-input').waitFor();
  await press('Control+a');
  await page.keyboard.type('Gare du Printemps');
  await press('Enter');
  await page.locator('.grid-row').getByText('Gare du Printemps').waitFor();
  await focusIsSomewhere();
  await press('Control+z');
  await page.locator('.grid-row').getByText('Gare de l’Été').waitFor();
  await press('Control+Shift+Z');
  await page.locator('.grid-row').getByText('Gare du Printemps').waitFor();
});

test('the layer is exported by a command', async () => {
  const { app, page, folder } = emprise;
  const target = path.join(folder, 'sortie.csv');
  await answerSaveDialog(app, target);
  await press('Control+k');
  await page.locator('.palette input').waitFor();
  await page.keyboard.type('exporter une couche');
  await page.locator('.palette-entry.current').filter({ hasText: 'Exporter une couche' }).waitFor();
  await press('Enter');
  await page.locator('.palette').waitFor({ state: 'detached' });
  await page.locator('.dialog-foot .button.primary').waitFor();
  await tabTo('.dialog-foot .button.primary');
  await press('Enter');
  await expect.poll(() => existsSync(target), { timeout: 20_000 }).toBe(true);
  await expect.poll(() => readFileSync(target, 'utf8'), { timeout: 20_000 }).toContain('Gare du Printemps');
});

test('what closes gives the focus back', async () => {
  const { page } = emprise;
  await page.locator('.modal').waitFor({ state: 'detached' });
  await region('layers');
  for (const open of ['Control+k', 'F1']) {
    await press(open);
    await page.locator('.modal').waitFor();
    await press('Escape');
    await page.locator('.modal').waitFor({ state: 'detached' });
    await page.waitForFunction(
      () => document.activeElement?.closest('[data-region=layers]') !== null && document.activeElement !== document.body,
    );
  }
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
