/** Data brought in: by the dialog, by a drop, and not at all when cancelled. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOpenDialog } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { layerCount, mapDrawn, quit, textOf } from './workbench-page.ts';

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

const EQUIPEMENTS = `categorie;nom;code;lon;lat
gare_voyageurs;Gare de l’Été;G1;4.8512;46.8123
poste_electrique;Poste des Verriers;P1;4.8633;46.8201
port;Quai sans position;Q1;;
`;

/** Squares of one kilometre, enough of them that reading takes a while. */
function squares(count: number): string {
  const features = Array.from({ length: count }, (_, index) => {
    const x = 2 + (index % 300) * 0.01;
    const y = 46 + Math.floor(index / 300) * 0.01;
    const ring = [
      [x, y],
      [x + 0.009, y],
      [x + 0.009, y + 0.009],
      [x, y + 0.009],
      [x, y],
    ];
    return { type: 'Feature', properties: { numero: index, nom: `carré ${index}` }, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

async function importFile(name: string, content: string): Promise<void> {
  const file = path.join(emprise.folder, name);
  writeFileSync(file, content);
  await answerOpenDialog(emprise.app, [file]);
  await emprise.page.keyboard.press('Control+i');
  await emprise.page.locator('[data-testid=import-start]:not([data-disabled])').waitFor();
}

test('a CSV is shown before it is imported, then reported row by row', async () => {
  const { page } = emprise;
  await importFile('reperes.csv', EQUIPEMENTS);
  expect(await page.locator('.facts').first().innerText()).toContain('reperes.csv');
  expect(await page.getByText('Gare de l’Été').count()).toBeGreaterThan(0);
  await emprise.screenshot('workbench-import');
  await page.getByTestId('import-start').click();
  await page.getByTestId('import-report').waitFor();
  expect(await page.locator('[data-count=read] dd').first().innerText()).toBe('3');
  expect(await page.locator('[data-count=imported] dd').first().innerText()).toBe('3');
  expect(await page.getByTestId('import-report').innerText()).toContain('sans géométrie');
  await page.getByTestId('report-close').click();
  await mapDrawn(page);
  expect(await textOf(page, 'row-count')).toBe('3');
});

test('a file that is not what it claims is refused in words', async () => {
  const { page } = emprise;
  const file = path.join(emprise.folder, 'faux.zip');
  writeFileSync(file, 'ceci n’est pas une archive');
  await answerOpenDialog(emprise.app, [file]);
  await page.keyboard.press('Control+i');
  await page.locator('.refused').getByText('faux.zip').first().waitFor();
  expect(await page.getByTestId('import-next').getAttribute('data-disabled')).not.toBeNull();
  await page.keyboard.press('Escape');
});

test('a cancelled import leaves the project as it was', async () => {
  const { page } = emprise;
  const layers = await page.locator('.layer-row[data-table]').count();
  await importFile('carres.geojson', squares(60_000));
  await page.getByTestId('import-start').click();
  await page.getByTestId('import-cancel').click();
  await page.getByText('Import en cours').waitFor({ state: 'detached' });
  await page.waitForTimeout(300);
  expect(await page.locator('.layer-row[data-table]').count()).toBe(layers);
  expect(await page.getByTestId('import-report').count()).toBe(0);
});

test('a file dropped on the window opens the same dialog; the import can be undone', async () => {
  const { page } = emprise;
  const file = path.join(emprise.folder, 'zones.geojson');
  writeFileSync(file, squares(40));
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data });
  await page.locator('[data-testid=import-start]:not([data-disabled])').click();
  await page.getByTestId('import-report').waitFor();
  await page.getByTestId('report-close').click();
  await page.getByRole('treeitem').getByText('zones').waitFor();
  const [table] = await page
    .locator('.layer-row[data-table^=imp_]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-table')));
  expect(await layerCount(page, table ?? '')).toBe(40);
  await page.getByTestId('map').focus();
  await page.keyboard.press('Control+z');
  await page.getByRole('treeitem').getByText('zones').waitFor({ state: 'detached' });
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
