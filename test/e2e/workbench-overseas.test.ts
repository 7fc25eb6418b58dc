/** The map is in the legal system of the place it shows; an import that clashes offers its ways out. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOpenDialog } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { mapDrawn, quit, row, squareFeature, textOf } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await emprise.page.getByRole('button', { name: /Nouveau projet/ }).waitFor();
});
afterAll(async () => {
  await quit(emprise);
});

const square = (nom: string, x: number, y: number) => squareFeature(x, y, 0.05, { nom });

test('overseas data is shown in the legal system of where it lies, one zone after the other', async () => {
  const { app, page, folder } = emprise;
  await page.keyboard.press('Control+n');
  await page.getByText('Déposez vos données ici').waitFor();
  const file = path.join(folder, 'outre-mer.geojson');
  const features = [square('Le Port', 55.3, -20.95), square('Jarry', -61.55, 16.22)];
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }));
  await answerOpenDialog(app, [file]);
  await page.keyboard.press('Control+i');
  await page.locator('[data-testid=import-start]:not([data-disabled])').click();
  await page.getByTestId('report-close').click();
  await mapDrawn(page);
  expect(await page.locator('.status-bar').innerText()).toContain('EPSG:5490');
  // Le Port, chosen in the table, is in another zone
  await row(page, 0).click();
  await page.locator('.status-bar').getByText('EPSG:2975').waitFor();
  await mapDrawn(page);
  await page.waitForFunction(() => /1:\d{2,3}\D?\d{3}$/.test(document.querySelector('[data-testid=scale]')?.textContent ?? ''));
  expect(Number((await textOf(page, 'scale')).replace(/^1:|\D/g, ''))).toBeLessThan(200_000);
  expect(await page.getByTestId('out-of-zone').count()).toBe(0);
});

test('objects that are there already can be updated from the report', async () => {
  const { app, page, folder } = emprise;
  const file = path.join(folder, 'epci.geojson');
  const epci = square('CC d’essai', 4.8, 46.8);
  writeFileSync(
    file,
    JSON.stringify({ type: 'FeatureCollection', features: [{ ...epci, properties: { siren: '200000172', nom: 'CC d’essai' } }] }),
  );
  await answerOpenDialog(app, [file]);
  for (const first of [true, false]) {
    await page.keyboard.press('Control+i');
    await page.locator('[data-testid=import-start]:not([data-disabled])').waitFor();
    await page.getByRole('button', { name: /Importer comme/ }).click();
    await page.getByRole('option', { name: 'EPCI' }).click();
    await page.getByTestId('import-start').click();
    await page.getByTestId('import-report').waitFor();
    if (first) await page.getByTestId('report-close').click();
  }
  const report = page.getByTestId('import-report');
  expect(await report.innerText()).not.toMatch(/--|ligne de commande/);
  await page.getByTestId('import-update').click();
  await page.locator('[data-count=imported] dd').first().waitFor();
  expect(await page.locator('[data-count=imported] dd').first().innerText()).toBe('1');
  await page.getByTestId('report-close').click();
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
