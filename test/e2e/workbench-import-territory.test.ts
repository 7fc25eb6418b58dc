/** Communes become EPCI and départements in one step that can be undone; a table finds its places by their codes. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOpenDialog } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { layerCount, mapDrawn, quit } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await emprise.page.getByRole('button', { name: /Nouveau projet/ }).waitFor();
  await emprise.page.keyboard.press('Control+n');
  await emprise.page.getByText('Déposez vos données ici').waitFor();
});
afterAll(async () => {
  await quit(emprise);
});

/** Squares in a row in place of the outlines: Chalon-sur-Saône and Châtenoy-le-Royal are of CA Le Grand Chalon, Mâcon of another. */
const COMMUNES = ['71076 Chalon-sur-Saône', '71118 Châtenoy-le-Royal', '71270 Mâcon'].map((named, index) => {
  const west = 4.8 + index / 100;
  const ring = [
    [west, 46.8],
    [west + 0.01, 46.8],
    [west + 0.01, 46.81],
    [west, 46.81],
    [west, 46.8],
  ];
  return {
    type: 'Feature',
    properties: { insee: named.slice(0, 5), nom: named.slice(6) },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
});

const command = (id: string) =>
  emprise.app.evaluate(({ BrowserWindow }, name) => BrowserWindow.getAllWindows()[0]?.webContents.send('shell:command', name), id);

async function open(name: string, content: string): Promise<void> {
  const file = path.join(emprise.folder, name);
  writeFileSync(file, content);
  await answerOpenDialog(emprise.app, [file]);
  await emprise.page.keyboard.press('Control+i');
  await emprise.page.locator('.step').first().waitFor();
}

test('without communes the dialog says what is missing and cannot start', async () => {
  const { page } = emprise;
  await command('territory/build');
  await page.getByText('Il faut d’abord des communes').waitFor();
  expect(await page.getByTestId('territory-start').getAttribute('data-disabled')).not.toBeNull();
  await page.keyboard.press('Escape');
});

test('the levels asked for are built, what is incomplete is named, and one undo takes it all back', async () => {
  const { page } = emprise;
  await open('communes.geojson', JSON.stringify({ type: 'FeatureCollection', features: COMMUNES }));
  await page.getByRole('button', { name: /Importer comme/ }).click();
  await page.getByRole('option', { name: 'Communes' }).click();
  await page.locator('[data-testid=import-start]:not([data-disabled])').click();
  await page.getByTestId('report-close').click();
  await mapDrawn(page);

  await command('territory/build');
  await page.locator('.territory').getByText('Départements').click();
  await page.getByTestId('territory-start').click();
  const report = page.getByTestId('territory-report');
  await report.waitFor();
  expect(await report.locator('[data-level=epci] h3').innerText()).toMatch(/2 assemblés/);
  expect(await report.locator('[data-level=epci]').innerText()).toMatch(/2 incomplets.*Grand Chalon/s);
  expect(await report.locator('[data-level=departements] h3').innerText()).toMatch(/1 assemblé/);
  await emprise.screenshot('workbench-territory');
  await page.getByTestId('territory-close').click();
  await mapDrawn(page);
  expect(await layerCount(page, 'epci')).toBe(2);
  await page.getByTestId('map').focus();
  await page.keyboard.press('Control+z');
  await page.locator('[data-table=epci] .count').waitFor({ state: 'detached' });
  expect(await layerCount(page, 'communes')).toBe(3);
});

test('a table without coordinates takes its places from the communes, as the dialog proposes; codes not found are said', async () => {
  const { page } = emprise;
  await open('projets.csv', 'insee;projet\n71076;Pôle Saône\n71118;Extension\n71999;Ailleurs\n');
  await page.locator('.step-bar .current [data-step=format]').waitFor();
  await page.getByRole('button', { name: 'Utiliser le code de «\u00a0insee\u00a0»' }).click();
  await page.locator('.obstacles').waitFor({ state: 'detached' });
  await page.getByTestId('import-next').click();
  await page.locator('[data-testid=import-check][data-state=current]').waitFor();
  // a decision that comes to rest late is checked once more
  await page
    .getByTestId('import-check')
    .filter({ hasText: /ligne\s*3/ })
    .waitFor();
  await page.locator('[data-testid=import-check][data-state=current]').waitFor();
  await page.getByTestId('import-start').click();
  await page.getByTestId('import-report').waitFor();
  expect(await page.locator('[data-count=imported] dd').first().innerText()).toBe('3');
  await page.getByTestId('report-close').click();
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
