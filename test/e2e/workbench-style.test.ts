/** A planner colours the friches by status, changes a colour, takes it back, saves and finds it again. */
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerSaveDialog } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { mapDrawn, openDemonstration, quit } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await openDemonstration(emprise.page);
});
afterAll(async () => {
  await quit(emprise);
});

const layerRow = (table: string) => emprise.page.locator(`[data-row="${table}"]`);

const UNPLANNED = 'Symbole de «\u00a0friche sans projet\u00a0»';

async function openStyle(table: string): Promise<void> {
  const { page } = emprise;
  await layerRow(table).hover();
  await layerRow(table)
    .getByRole('button', { name: /Options de/ })
    .click();
  await page.getByRole('menuitem', { name: 'Style…' }).click();
  await page.getByTestId('style-panel').waitFor();
}

/** The colour of a class as its editor says it. */
async function colourOf(label: string): Promise<string> {
  const { page } = emprise;
  await page.getByTestId('style-panel').getByRole('button', { name: label }).click();
  const field = page.getByRole('textbox', { name: 'Couleur, #rrggbb' });
  const colour = await field.inputValue();
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  return colour;
}

test('friches are coloured by status, a colour is changed and taken back', async () => {
  const { page } = emprise;
  await openStyle('friches');
  await page.getByRole('button', { name: /Représentation/ }).click();
  await page.getByRole('option', { name: 'Catégories' }).click();
  await page.getByTestId('style-classes').waitFor();
  await page.getByRole('button', { name: /^Champ/ }).click();
  await page.keyboard.type('site_statut');
  await page.getByRole('option', { name: /site_statut/ }).click();
  const first = page.locator('[data-class="friche sans projet"]');
  await first.waitFor();
  const counts = await page.locator('[data-testid=style-classes] .count').allInnerTexts();
  const total = counts.reduce((sum, text) => sum + Number(text.replace(/\D/g, '')), 0);
  const shown = await layerRow('friches').locator('.count').first().innerText();
  expect(total).toBe(Number(shown.replace(/\D/g, '')));
  await emprise.screenshot('style-categories');

  const before = await colourOf(UNPLANNED);
  await page.getByRole('button', { name: UNPLANNED }).click();
  await page.getByRole('textbox', { name: 'Couleur, #rrggbb' }).fill('#c2185b');
  await page.keyboard.press('Escape');
  await page.locator('[data-class="friche sans projet"] svg path[fill="#c2185b"]').waitFor();
  await page.locator('.legend svg path[fill="#c2185b"]').waitFor();
  // at once: what waits to be written is written first, then taken back
  await page.getByTestId('map').focus();
  await page.keyboard.press('Control+z');
  await page.locator('.legend svg path[fill="#c2185b"]').first().waitFor({ state: 'detached' });
  expect(await colourOf(UNPLANNED)).toBe(before);
  await page.keyboard.press('Control+Shift+z');
  await page.locator('.legend svg path[fill="#c2185b"]').first().waitFor();
});

test('numbers are shown by classes, whose bounds move on the histogram, and the legend follows', async () => {
  const { page } = emprise;
  await openStyle('sites');
  await page.getByRole('button', { name: /Représentation/ }).click();
  await page.getByRole('option', { name: 'Classes de valeurs' }).click();
  await page.getByTestId('class-count').waitFor();
  await page.getByRole('button', { name: /^Champ/ }).click();
  await page.keyboard.type('surface_declaree');
  await page.getByRole('option', { name: /surface_declaree_ha/ }).click();
  await page.getByRole('button', { name: /Méthode/ }).click();
  await page.getByRole('option', { name: 'Seuils naturels (Jenks)' }).click();
  await page.waitForFunction(() => document.querySelector('[data-testid=class-count]')?.textContent === '5');
  await page.getByRole('button', { name: 'Une classe de moins' }).click();
  await page.waitForFunction(() => document.querySelector('[data-testid=class-count]')?.textContent === '4');
  const bound = page.getByRole('slider', { name: 'Seuil 1' });
  await bound.waitFor();
  const before = Number(await bound.getAttribute('aria-valuenow'));
  await bound.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((value) => Number(document.querySelector('.bound')?.getAttribute('aria-valuenow')) > value, before);
  await page
    .getByRole('button', { name: /Méthode/ })
    .filter({ hasText: 'Seuils choisis' })
    .waitFor();
  const labels = await page
    .getByTestId('style-classes')
    .locator('input')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  expect(labels).toHaveLength(4);
  for (const label of labels) expect(label).toMatch(/^[\d\u202f]+(,\d+)? – [\d\u202f]+(,\d+)?$/);
  await emprise.screenshot('style-classes');
});

test('the styles are saved with the project and found again', async () => {
  const { app, page, folder } = emprise;
  await answerSaveDialog(app, path.join(folder, 'styles.gpkg'));
  await page.keyboard.press('Control+s');
  await page.locator('[data-testid=save-state][data-state=saved]').waitFor();
  await page.getByRole('button', { name: 'Fermer le style' }).click();
  await emprise.app.evaluate(({ app: application }) => application.exit(0)).catch(() => undefined);
  emprise = await launchApp({ folder, args: [path.join(folder, 'styles.gpkg')] });
  await mapDrawn(emprise.page);
  await emprise.page.locator('.legend svg path[fill="#c2185b"]').first().waitFor();
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
