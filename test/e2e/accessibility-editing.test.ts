/** axe-core finds nothing to mend where shapes are edited, pieces kept and states compared, in light, dark and high contrast. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Launched, launchApp } from '../support/launch.ts';
import { violations } from './axe.ts';
import { openDemonstration, overlaysGone, quit, row, runByName } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await openDemonstration(emprise.page);
});
afterAll(async () => {
  await quit(emprise);
});

const run = (name: string) => runByName(emprise.page, name);
const looked = async (name: string): Promise<string[]> => {
  await emprise.screenshot(`axe-${name}`);
  return violations(emprise.page);
};
/** Makes a layer the one that is worked on, by the palette. */
async function chooseLayer(table: string): Promise<void> {
  const { page } = emprise;
  await page.keyboard.press('Control+k');
  await page.locator('.palette input').fill(table);
  await page.locator(`#palette-layer-${table}`).click();
  await overlaysGone(page);
}

async function leave(): Promise<void> {
  await emprise.page.keyboard.press('Escape');
  await overlaysGone(emprise.page);
}

test('pieces of a site, and a note being written', async () => {
  const { page } = emprise;
  await row(page, 1).click();
  await page.getByRole('tab', { name: 'Pièces' }).click();
  await page.getByTestId('pieces').waitFor();
  expect(await looked('pieces')).toEqual([]);
  await page.getByTestId('pieces').getByRole('button', { name: 'Note' }).click();
  await page.getByRole('textbox', { name: 'Texte de la note' }).fill('Accès poids lourds à vérifier');
  expect(await looked('note')).toEqual([]);
  await page.getByRole('button', { name: 'Ajouter la note' }).click();
  await overlaysGone(page);
  await run('Pièces du projet');
  await page.locator('.modal').waitFor();
  expect(await looked('all-pieces')).toEqual([]);
  await leave();
});

test('the bar of editing, and its dialogs', async () => {
  const { page } = emprise;
  await chooseLayer('parcelles');
  await run('Modifier les formes de la couche');
  await page.getByTestId('editing-bar').waitFor();
  expect(await looked('editing-bar')).toEqual([]);
  await row(page, 0).click();
  await row(page, 1).click({ modifiers: ['Control'] });
  for (const [name, command] of [
    ['merge', 'Fusionner la sélection'],
    ['buffer', 'Zone tampon'],
    ['site-from-parcels', 'Composer un site avec les parcelles'],
  ] as const) {
    await run(command);
    await page.locator('.modal').waitFor();
    const found = await looked(name);
    await leave();
    expect(found).toEqual([]);
  }
  await run('Modifier les formes de la couche');
  await page.locator('.editing-bar.on').waitFor({ state: 'detached' });
});

test('base maps, chosen beside the map', async () => {
  const { page } = emprise;
  await run('Fonds de carte');
  await page.locator('.popover').waitFor();
  const found = await looked('base-maps');
  await leave();
  expect(found).toEqual([]);
});

test('annotating the map', async () => {
  await run('Annoter la carte');
  await emprise.page.getByTestId('annotation-bar').waitFor();
  const found = await looked('annotations');
  await run('Annoter la carte');
  expect(found).toEqual([]);
});

test('two maps', async () => {
  const { page } = emprise;
  await page.keyboard.press('Control+Shift+D');
  await page.locator('[data-testid=second-map][data-state=drawn]').waitFor();
  const found = await looked('two-maps');
  await page.keyboard.press('Control+Shift+D');
  await page.getByTestId('second-map').waitFor({ state: 'detached' });
  expect(found).toEqual([]);
});

test('a state kept, and what has changed since', async () => {
  const { page } = emprise;
  await run('Points de restauration');
  await page.getByRole('textbox', { name: 'Nom du nouveau point' }).press('Enter');
  await page.getByTestId('restore-points').getByText('Avant l’atelier').waitFor();
  await leave();
  await chooseLayer('sites');
  await row(page, 1).click();
  await page.getByRole('tab', { name: 'Attributs' }).click();
  const field = page.locator('[data-field=site_nom]');
  await field.hover();
  await field.getByRole('button', { name: /Modifier/ }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Zone des Essais');
  await page.keyboard.press('Enter');
  await page.getByTestId('inspector-title').getByText('Zone des Essais').waitFor();
  await run('Points de restauration');
  await page.getByRole('button', { name: 'Comparer à maintenant' }).click();
  await page.getByTestId('compare-panel').waitFor();
  await overlaysGone(page);
  expect(await looked('comparison')).toEqual([]);
});
