/** The layer tree in the window: order by keyboard and by mouse, groups, filters, views, sources; each taken back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Launched, launchApp } from '../support/launch.ts';
import { mapDrawn, openDemonstration, popoversGone, quit } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await openDemonstration(emprise.page);
});
afterAll(async () => {
  await quit(emprise);
});

const layerRow = (id: string) => emprise.page.locator(`[data-row="${id}"]`);
const order = (): Promise<string[]> =>
  emprise.page.locator('[data-table]').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['table'] ?? ''));
const isBefore = async (one: string, other: string): Promise<boolean> => {
  const ids = await order();
  return ids.indexOf(one) < ids.indexOf(other);
};

async function choose(id: string, entry: RegExp): Promise<void> {
  await popoversGone(emprise.page);
  await layerRow(id).hover();
  await layerRow(id)
    .getByRole('button', { name: /Options de/ })
    .click();
  await emprise.page.getByRole('menuitem', { name: entry }).click();
  await popoversGone(emprise.page);
}

async function undo(): Promise<void> {
  await emprise.page.getByTestId('map').focus();
  await emprise.page.keyboard.press('Control+z');
}

test('a layer goes up and down by Alt and arrows, and by mouse, and undo brings it back', async () => {
  const { page } = emprise;
  expect(await isBefore('friches', 'sites')).toBe(true);
  await layerRow('sites').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.waitForFunction(() => {
    const ids = [...document.querySelectorAll<HTMLElement>('[data-table]')].map((row) => row.dataset['table']);
    return ids.indexOf('sites') < ids.indexOf('friches');
  });
  await undo();
  await page.getByText('Annulé\u00a0: Déplacement de «\u00a0Sites\u00a0»').waitFor();
  expect(await isBefore('friches', 'sites')).toBe(true);
  await layerRow('terrains').dragTo(layerRow('friches'), { targetPosition: { x: 100, y: 3 } });
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-table]')?.dataset['table'] === 'terrains');
  await undo();
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-table]')?.dataset['table'] === 'friches');
});

test('a filter is put together with its number of objects, holds on the map and in the legend', async () => {
  const { page } = emprise;
  await choose('friches', /Filtrer les objets/);
  await page.getByRole('button', { name: /^Champ/ }).click();
  await page.keyboard.type('site_statut');
  await page.getByRole('option', { name: /site_statut/ }).click();
  await page.getByRole('button', { name: /^Valeur/ }).click();
  await page.getByRole('option', { name: 'friche sans projet' }).click();
  await page.getByRole('button', { name: 'Ajouter la condition' }).click();
  const count = page.getByTestId('filter-count');
  await page.waitForFunction(() => /^20 objets sur 40$/.test(document.querySelector('[data-testid=filter-count]')?.textContent ?? ''));
  expect(await count.innerText()).toBe('20 objets sur 40');
  await emprise.screenshot('layer-filter');
  await page.getByRole('button', { name: 'Filtrer', exact: true }).click();
  await layerRow('friches').getByText('20 sur 40').waitFor();
  await mapDrawn(page);
});

test('a view shows the same objects otherwise, in a group of its own', async () => {
  const { page } = emprise;
  await choose('friches', /Dupliquer en vue/);
  await layerRow('friches~1').waitFor();
  await choose('friches~1', /Mettre dans un nouveau groupe/);
  await page.getByRole('textbox', { name: 'Nom du groupe' }).fill('À la une');
  await page.getByRole('button', { name: 'Créer le groupe' }).click();
  await page.getByRole('treeitem', { name: /À la une/ }).waitFor();
  expect((await order())[0]).toBe('friches~1');
  await choose('friches~1', /Retirer le filtre/);
  await layerRow('friches~1').getByText('40', { exact: true }).waitFor();
  // the layer it was made from keeps its own
  await layerRow('friches').getByText('20 sur 40').waitFor();
  await choose('friches~1', /Style…/);
  await page.getByRole('button', { name: 'Modèles' }).click();
  await page.getByRole('menuitem', { name: 'Statut des friches' }).click();
  await page.locator('.legend').first().getByText('Friche sans projet').waitFor();
  await mapDrawn(page);
  await emprise.screenshot('layer-view');
  await choose('friches~1', /Retirer la vue/);
  await layerRow('friches~1').waitFor({ state: 'detached' });
  await undo();
  await layerRow('friches~1').waitFor();
});

test('the sources of a layer stand beside it', async () => {
  const { page } = emprise;
  await layerRow('sites').click();
  await page.getByRole('button', { name: /Sources de/ }).click();
  await page.getByText('Sources et millésimes').waitFor();
  await emprise.screenshot('layer-sources');
  await page.keyboard.press('Escape');
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
