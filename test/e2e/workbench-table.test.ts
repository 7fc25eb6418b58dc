/** The table, by keyboard: filter, sort, edit, calculate, copy, select; the map and the status bar agree. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Launched, launchApp } from '../support/launch.ts';
import { cell, openDemonstration, popoversGone, quit, row, textOf } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await openDemonstration(emprise.page);
});
afterAll(async () => {
  await quit(emprise);
});

const grid = () => emprise.page.getByRole('grid');
const rowCount = (text: string) =>
  emprise.page.waitForFunction(
    (wanted) => document.querySelector('[data-testid=row-count]')?.textContent?.replace(/[\u00a0\u202f]/g, ' ') === wanted,
    text,
  );
const column = async (name: string): Promise<string[]> =>
  (await emprise.page.locator(`.grid-row [data-column=${name}]`).all()).length === 0
    ? []
    : emprise.page.locator(`.grid-row [data-column=${name}]`).allInnerTexts();
/** From the table, with nothing but keys. */
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await emprise.page.keyboard.press(key);
}

test('a filter is made, read on its chip and taken away without the mouse', async () => {
  const { page } = emprise;
  await press('Control+2');
  await rowCount('25');
  await grid().focus();
  await press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Filtrer…' }).focus();
  await press('Enter');
  await page.getByRole('checkbox', { name: /^Disponible/ }).focus();
  await press('Space', 'Enter');
  await page.locator('.chip[data-filter=maturite]').waitFor();
  const [found, total] = (await textOf(page, 'row-count')).split(' sur ').map(Number) as [number, number];
  expect(total).toBe(25);
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(25);
  expect(new Set(await column('maturite'))).toEqual(new Set(['Disponible']));
  expect(await page.locator('.chip b').first().innerText()).toBe('Disponible');
  await emprise.screenshot('table-filtered');
  // all rows, then another filter hides some of them
  await grid().focus();
  await press('Control+a');
  await page.waitForFunction((count) => document.querySelectorAll('.grid-row.selected').length === count, found);
  await page.locator('.chip-remove').focus();
  await press('Enter');
  await rowCount('25');
  await page.getByPlaceholder('Rechercher dans le tableau').fill('introuvable');
  await page.locator('.empty-state').waitFor();
  expect(await textOf(page, 'selection-status')).toContain(`${found} masqués par le filtre`);
  await page.getByRole('button', { name: 'Retirer tous les filtres' }).focus();
  await press('Enter');
  await rowCount('25');
  expect(await textOf(page, 'selection-status')).not.toContain('masqué');
});

test('rows are sorted by two columns from the keyboard', async () => {
  const { page } = emprise;
  await grid().focus();
  await press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Trier par ordre croissant' }).focus();
  await press('Enter');
  await page.locator('[data-head=maturite][aria-sort=ascending]').waitFor();
  await grid().focus();
  await press('ArrowLeft', 'ArrowLeft', 'Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Trier ensuite par cette colonne' }).focus();
  await press('Enter');
  await page.locator('[data-head=site_nom][aria-sort=ascending]').waitFor();
  await page.waitForFunction(() => document.querySelector('[role=grid]')?.getAttribute('aria-busy') === 'false');
  const pairs = (await column('maturite')).map((value, index) => [value, index] as const);
  const names = await column('site_nom');
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[’-]/g, ' ')
      .toLowerCase();
  for (const [value, index] of pairs.slice(1)) {
    if (value === pairs[index - 1]?.[0]) expect(plain(names[index] as string) >= plain(names[index - 1] as string)).toBe(true);
  }
  expect(new Set((await column('maturite')).filter((value, index, all) => index > 0 && value !== all[index - 1])).size).toBe(
    (await column('maturite')).filter((value, index, all) => index > 0 && value !== all[index - 1]).length,
  );
});

test('a cell is edited in place; what does not fit stays with its reason', async () => {
  const { page } = emprise;
  await grid().focus();
  await press('Control+ArrowUp', 'Home', 'ArrowRight', 'F2');
  await page.keyboard.type('Zone d’essai');
  await press('Enter');
  await page.locator('.grid-row').getByText('Zone d’essai').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  await press('Control+z');
  await page.waitForFunction(() => !document.querySelector('.grid')?.textContent?.includes('Zone d’essai'));
  await grid().focus();
  const declared = await page
    .locator('.grid-head [data-head]')
    .evaluateAll((heads) => heads.findIndex((head) => head.getAttribute('data-head') === 'surface_declaree_ha'));
  await press('Home', ...Array.from({ length: declared }, () => 'ArrowRight'), 'F2');
  await page.keyboard.type('beaucoup');
  await press('Enter');
  expect(await page.locator('.value-reason').innerText()).toContain('nombre');
  await page.getByPlaceholder('Rechercher dans le tableau').focus();
  expect(await page.locator('.value-input.invalid').inputValue()).toBe('beaucoup');
  await page.locator('.value-input.invalid').focus();
  await press('Escape');
  expect(await page.locator('.value-input').count()).toBe(0);
});

test('several rows are edited together and one undo takes it back', async () => {
  const { page } = emprise;
  await grid().focus();
  await press('Control+ArrowUp', 'Enter', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await page.waitForFunction(() => document.querySelectorAll('.grid-row.selected').length === 3);
  const before = await column('maturite');
  await page.getByTestId('table-actions').focus();
  await press('Enter');
  await page.getByRole('menuitem', { name: 'Modifier en série…' }).focus();
  await press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Modifier/ });
  await popoversGone(page);
  await dialog.getByRole('button', { name: /Champ/ }).focus();
  await press('Enter');
  await page.getByRole('option', { name: 'Maturité' }).focus();
  await press('Enter');
  await popoversGone(page);
  await dialog.getByRole('button', { name: /Nouvelle valeur/ }).focus();
  await press('Enter');
  await page.getByRole('option', { name: 'Avant 2030' }).focus();
  await press('Enter');
  await popoversGone(page);
  await emprise.screenshot('table-edit-many');
  await page.getByTestId('edit-many').focus();
  await press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.grid-row.selected [data-column=maturite]')].every((one) => one.textContent === 'Avant 2030'),
  );
  await press('Control+z');
  await page.waitForFunction((values) => {
    const now = [...document.querySelectorAll('.grid-row [data-column=maturite]')].map((one) => one.textContent);
    return JSON.stringify(now) === JSON.stringify(values);
  }, before);
});

test('a column is calculated after a preview, and statistics say their method', async () => {
  const { page } = emprise;
  await page.getByTestId('table-actions').focus();
  await press('Enter');
  await page.getByRole('menuitem', { name: 'Calculer une colonne…' }).focus();
  await press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Colonne à remplir/ }).focus();
  await press('Enter');
  await page.getByRole('option', { name: /Surface déclarée/ }).focus();
  await press('Enter');
  await dialog.getByRole('textbox', { name: 'Expression' }).fill('surface_declaree_ha *');
  await dialog.locator('.field-error').waitFor();
  await dialog.getByRole('textbox', { name: 'Expression' }).fill('coalesce(surface_declaree_ha, 0) + 1');
  await page.getByTestId('calculation-examples').waitFor();
  expect(await page.getByTestId('calculation-examples').locator('tbody tr').count()).toBe(3);
  await emprise.screenshot('table-calculate');
  await page.getByTestId('calculate').focus();
  await press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await press('Control+z');
  await page.getByRole('button', { name: 'Statistiques par colonne' }).focus();
  await press('Enter');
  await page.locator('[data-figure=count]').waitFor();
  expect(await page.locator('.statistics').innerText()).toContain('type 7');
  await emprise.screenshot('table-statistics');
  await press('Escape');
});

test('selected rows are copied for a spreadsheet, codes kept', async () => {
  const { app, page } = emprise;
  await grid().focus();
  await press('Control+ArrowUp', 'Enter', 'Shift+ArrowDown', 'Control+c');
  await page.getByTestId('notice').getByText('2 lignes copiées').waitFor();
  // which Electron stands in for the tests decides whether reading is a promise
  const copied = await app.evaluate(async ({ clipboard }) => {
    const board = clipboard as unknown as { readText(): string | Promise<string>; readHTML(): string | Promise<string> };
    return { text: await board.readText(), html: await board.readHTML() };
  });
  const lines = copied.text.split('\r\n').map((line) => line.split('\t'));
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('Maturité');
  expect(lines[1]?.[1]).toBe(await cell(page, 0, 'site_nom').innerText());
  expect(copied.html).toContain('mso-number-format');
});

test('columns are shown, moved and remembered for the layer', async () => {
  const { page } = emprise;
  const heads = () => page.locator('.grid-head [data-head]').evaluateAll((all) => all.map((head) => head.getAttribute('data-head')));
  const before = await heads();
  await grid().focus();
  await press('Home', 'ArrowRight', 'Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Déplacer vers la droite' }).focus();
  await press('Enter');
  await page.waitForFunction(
    (first) => document.querySelectorAll('.grid-head [data-head]')[1]?.getAttribute('data-head') !== first,
    before[1],
  );
  expect(await heads()).toEqual([before[0], before[2], before[1], ...before.slice(3)]);
  await press('Control+1');
  await row(page, 0).waitFor();
  expect(await heads()).toEqual([before[0], before[2], before[1], ...before.slice(3)]);
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
