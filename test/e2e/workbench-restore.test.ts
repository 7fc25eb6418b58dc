/** Restore points in the window: made by keyboard, compared in the panel and on the map, an object and the whole taken back, undone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Launched, launchApp } from '../support/launch.ts';
import { layerCount, mapDrawn, openDemonstration, quit } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await openDemonstration(emprise.page);
});
afterAll(async () => {
  await quit(emprise);
});

async function openPoints(): Promise<void> {
  const { page } = emprise;
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('points de restau');
  await page.getByRole('option', { name: 'Points de restauration' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Points de restauration' }).waitFor();
}

/** Pixels of the map near a colour. */
function painted(red: number, green: number, blue: number): Promise<number> {
  return emprise.page.evaluate(
    ([r, g, b]) => {
      let count = 0;
      for (const canvas of document.querySelectorAll<HTMLCanvasElement>('[data-testid=map] canvas')) {
        // a copy: reading the screen's own canvas would make the browser draw it otherwise from then on
        const copy = document.createElement('canvas');
        Object.assign(copy, { width: canvas.width, height: canvas.height });
        const context = copy.getContext('2d', { willReadFrequently: true });
        context?.drawImage(canvas, 0, 0);
        const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        for (let at = 0; at < pixels.length; at += 4) {
          const near = (channel: number, value: number) => Math.abs((pixels[at + channel] ?? 0) - value) < 12;
          if ((pixels[at + 3] ?? 0) > 200 && near(0, r) && near(1, g) && near(2, b)) count++;
        }
      }
      return count;
    },
    [red, green, blue] as const,
  );
}

test('a point is made by the keyboard alone', async () => {
  const { page } = emprise;
  await openPoints();
  await page.getByText('Aucun point de restauration').waitFor();
  expect(await page.getByRole('textbox', { name: 'Nom du nouveau point' }).inputValue()).toBe('Avant l’atelier');
  await page.keyboard.press('Enter');
  await page.getByTestId('restore-points').getByText('Avant l’atelier').waitFor();
  await emprise.screenshot('restore-points');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('what changed since stands in the panel and on the map', async () => {
  const { page } = emprise;
  const sites = (await layerCount(page, 'sites')) ?? 0;
  await page.locator('.grid-row').first().waitFor();
  await page.locator('.grid-row').nth(1).locator('[role=gridcell]').first().click();
  await page.getByTestId('inspector-title').waitFor();
  await page.getByRole('tab', { name: 'Attributs' }).click();
  const field = page.locator('[data-field=site_nom]');
  await field.hover();
  await field.getByRole('button', { name: /Modifier/ }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Zone des Essais');
  await page.keyboard.press('Enter');
  await page.getByTestId('inspector-title').getByText('Zone des Essais').waitFor();
  await openPoints();
  await page.getByRole('button', { name: 'Comparer à maintenant' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const panel = page.getByTestId('compare-panel');
  const layer = panel.locator('[data-compared=sites]');
  await layer.getByText('1 modifié').waitFor({ state: 'attached' });
  await layer.getByRole('button', { name: /Sites/ }).first().click();
  const object = layer.locator('[data-object]').first();
  await object.getByText('Zone des Essais').first().waitFor();
  await object.locator('.object-change').click();
  await mapDrawn(page);
  // amber of the light theme
  await expect.poll(() => painted(0xd9, 0x96, 0x0f), { timeout: 8000 }).toBeGreaterThan(100);
  await emprise.screenshot('restore-compare');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('thème');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await mapDrawn(page);
  await emprise.screenshot('restore-compare-dark');
  expect(await layerCount(page, 'sites')).toBe(sites);
});

test('one object is taken back, and the comparison is empty; undo brings the edit again, the whole return takes it', async () => {
  const { page } = emprise;
  const panel = page.getByTestId('compare-panel');
  await panel.locator('[data-object]').first().getByRole('button', { name: 'Rétablir cet objet' }).click();
  await panel.getByText('Rien n’a changé entre ces deux états.').waitFor();
  await page.getByTestId('map').focus();
  await page.keyboard.press('Control+z');
  await panel.locator('[data-compared=sites]').waitFor();
  await openPoints();
  await page.getByRole('button', { name: 'Revenir à ce point' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await panel.getByText('Rien n’a changé entre ces deux états.').waitFor();
  await panel.getByRole('button', { name: 'Fermer la comparaison' }).click();
  await panel.waitFor({ state: 'detached' });
  expect(emprise.complaints).toEqual([]);
});

test('a point is named anew, and deleted once confirmed', async () => {
  const { page } = emprise;
  await openPoints();
  const actions = page.getByRole('button', { name: /Actions sur/ });
  await actions.click();
  await page.getByRole('menuitem', { name: 'Renommer' }).click();
  await page.getByRole('textbox', { name: 'Renommer' }).fill('Atelier du 3 mars');
  await page.keyboard.press('Enter');
  await page.getByTestId('restore-points').getByText('Atelier du 3 mars').waitFor();
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await actions.click();
  await page.getByRole('menuitem', { name: 'Supprimer' }).click();
  await page.getByText('Ce geste ne s’annule pas').waitFor();
  await page.getByRole('button', { name: 'Supprimer', exact: true }).click();
  await page.getByText('Aucun point de restauration').waitFor();
});
