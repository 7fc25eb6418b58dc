/** Insets set on a page by a command of the palette: those of what the project holds, as one step; said where there is nothing more to set. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOpenDialog } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { mapDrawn, overlaysGone, quit, runByName, squareFeature } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await emprise.page.getByRole('button', { name: /Nouveau projet/ }).waitFor();
});
afterAll(async () => {
  await quit(emprise);
});

const square = (nom: string, x: number, y: number) => squareFeature(x, y, 0.3, { nom });

test('the zoom on Île-de-France and the overseas départements come and go as one step', async () => {
  const { app, page, folder } = emprise;
  await page.keyboard.press('Control+n');
  await page.getByText('Déposez vos données ici').waitFor();
  const file = path.join(folder, 'france.geojson');
  const places = [
    ['Brest', -4.4, 48.2],
    ['Nice', 7, 43.7],
    ['Lille', 3, 50.5],
    ['Melun', 2.6, 48.5],
    ['Saint-Pierre', 55.4, -21.3],
  ] as const;
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: places.map(([name, x, y]) => square(name, x, y)) }));
  await answerOpenDialog(app, [file]);
  await page.keyboard.press('Control+i');
  await page.locator('[data-testid=import-start]:not([data-disabled])').click();
  await page.getByTestId('report-close').click();
  await mapDrawn(page);
  await page.keyboard.press('Control+4');
  await page.locator('[data-template=free-a4]').click();
  const drawn = () => page.locator('[data-testid=page-table][data-state=drawn]').waitFor();
  const item = (name: string) => page.locator('.item-row').filter({ has: page.getByText(name, { exact: true }) });
  await drawn();
  await overlaysGone(page);
  await runByName(page, 'Placer les encarts');
  await item('La Réunion').waitFor();
  await item('Île-de-France').waitFor();
  await drawn();
  await emprise.screenshot('layout-insets');
  await page.keyboard.press('Control+z');
  await item('La Réunion').waitFor({ state: 'detached' });
  expect(await item('Île-de-France').count()).toBe(0);
  await page.keyboard.press('Control+Shift+z');
  await item('La Réunion').waitFor();
  await drawn();
  await runByName(page, 'Placer les encarts');
  await page.getByText('Aucun encart à placer').waitFor();
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
