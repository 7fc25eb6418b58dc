/** axe-core finds nothing to mend on any screen, in light, dark and high contrast. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOpenDialog } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { violations } from './axe.ts';
import { inspectorTitle, openDemonstration, quit, row, runByName } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
});
afterAll(async () => {
  await quit(emprise);
});

const run = (name: string) => runByName(emprise.page, name);

async function leave(): Promise<void> {
  const { page } = emprise;
  await page.keyboard.press('Escape');
  await page.locator('.modal').waitFor({ state: 'detached' });
}

test('start', async () => {
  await emprise.page.getByText('Projets récents').waitFor();
  expect(await violations(emprise.page)).toEqual([]);
});

test('workbench with data, then with an object selected', async () => {
  await openDemonstration(emprise.page);
  expect(await violations(emprise.page)).toEqual([]);
  await row(emprise.page, 2).click();
  await inspectorTitle(emprise.page).waitFor();
  expect(await violations(emprise.page)).toEqual([]);
});

test('table over the whole window', async () => {
  await emprise.page.keyboard.press('Control+2');
  await emprise.page.locator('.map-panel').waitFor({ state: 'hidden' });
  expect(await violations(emprise.page)).toEqual([]);
  await emprise.page.keyboard.press('Control+1');
  await emprise.page.locator('.map-panel').waitFor();
});

test('palette: empty, with answers, with actions', async () => {
  const { page } = emprise;
  await page.keyboard.press('Control+k');
  await page.locator('.palette-hints').waitFor();
  expect(await violations(page)).toEqual([]);
  await emprise.screenshot('palette-empty');
  await page.keyboard.type('val');
  await page.locator('.palette-entry mark').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await emprise.screenshot('palette-answers');
  await page.keyboard.press('Tab');
  await page.locator('.palette-entry').filter({ hasText: 'Zoomer' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await leave();
});

for (const [name, command] of [
  ['settings', 'Préférences'],
  ['shortcuts', 'Raccourcis clavier'],
  ['about', 'À propos d’Emprise'],
  ['catalogue', 'Catalogue de sources officielles'],
  ['territories', 'Assembler des territoires'],
  ['export of the map', 'Exporter la carte'],
  ['export of a table', 'Exporter une couche'],
  ['reports of imports', 'Rapports d’import'],
  ['going to coordinates', 'Aller à des coordonnées'],
  ['selecting by expression', 'Sélectionner par une expression'],
  ['selecting by place', 'Sélectionner par localisation'],
  ['restore points', 'Points de restauration'],
  ['bookmark', 'Ajouter un signet pour cette vue'],
  ['base map by its address', 'Ajouter un fond de carte par son adresse'],
] as const) {
  test(`dialog: ${name}`, async () => {
    await run(command);
    await emprise.page.locator('.modal').waitFor();
    const found = await violations(emprise.page);
    await leave();
    expect(found).toEqual([]);
  });
}

test('help, above a dialog', async () => {
  await run('Préférences');
  await emprise.page.locator('.modal').waitFor();
  await emprise.page.keyboard.press('F1');
  await emprise.page.locator('.help').waitFor();
  const found = await violations(emprise.page);
  await emprise.screenshot('help');
  await emprise.page.keyboard.press('Escape');
  await emprise.page.locator('.help').waitFor({ state: 'detached' });
  // the focus comes back in the dialog below
  await emprise.page.waitForFunction(() => document.activeElement?.closest('.modal') !== null);
  await leave();
  expect(found).toEqual([]);
});

test('journal', async () => {
  const { page } = emprise;
  await run('Journal des modifications');
  await page.getByTestId('history').waitFor();
  const found = await violations(page);
  await run('Journal des modifications');
  await page.getByTestId('history').waitFor({ state: 'detached' });
  expect(found).toEqual([]);
});

test('style of a layer', async () => {
  const { page } = emprise;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('friches');
  await page.locator('#palette-layer-friches').hover();
  await page.keyboard.press('Tab');
  await page.locator('.palette-entry').filter({ hasText: 'Modifier le style' }).click();
  await page.locator('.style-panel').waitFor();
  expect(await violations(page)).toEqual([]);
});

test('import: file, check and report', async () => {
  const { page } = emprise;
  const file = path.join(emprise.folder, 'reperes.csv');
  writeFileSync(file, 'categorie;nom;code;lon;lat\ngare_voyageurs;Gare;G1;4.8512;46.8123\nport;Quai;Q1;;\n');
  await answerOpenDialog(emprise.app, [file]);
  await page.keyboard.press('Control+i');
  await page.locator('[data-testid=import-start]:not([data-disabled])').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByTestId('import-start').click();
  await page.getByTestId('import-report').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByTestId('report-close').click();
});
