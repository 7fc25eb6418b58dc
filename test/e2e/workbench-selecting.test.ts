/** Selecting by shapes, by expression and by location, and measuring, in the real window: what the map, the table and the words say agrees. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Launched, launchApp } from '../support/launch.ts';
import { openDemonstration, popoversGone, quit, runByName, textOf } from './workbench-page.ts';

let emprise: Launched;
let left = 0;
let top = 0;
beforeAll(async () => {
  emprise = await launchApp();
  await openDemonstration(emprise.page);
  const box = await emprise.page.getByTestId('map').boundingBox();
  [left, top] = [box?.x ?? 0, box?.y ?? 0];
});
afterAll(async () => {
  await quit(emprise);
});

const status = () => textOf(emprise.page, 'selection-status');
const statusSays = (pattern: string) =>
  emprise.page.waitForFunction(
    (wanted) =>
      new RegExp(wanted).test(document.querySelector('[data-testid=selection-status]')?.textContent?.replace(/[\u00a0\u202f]/g, ' ') ?? ''),
    pattern,
  );
const hintSays = (pattern: string) =>
  emprise.page.waitForFunction(
    (wanted) => new RegExp(wanted).test(document.querySelector('[data-testid=tool-hint]')?.textContent ?? ''),
    pattern,
  );
async function drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const { mouse } = emprise.page;
  await mouse.move(left + from[0], top + from[1]);
  await mouse.down();
  await mouse.move(left + (from[0] + to[0]) / 2, top + (from[1] + to[1]) / 2, { steps: 4 });
  await mouse.move(left + to[0], top + to[1], { steps: 4 });
  await mouse.up();
}
const clickMap = (x: number, y: number) => emprise.page.mouse.click(left + x, top + y);
/** One of a list in the dialog. */
async function pick(label: RegExp, option: RegExp): Promise<void> {
  const { page } = emprise;
  await page.getByRole('dialog').getByRole('button', { name: label }).first().click();
  const listed = page.getByRole('option', { name: option }).first();
  await listed.click();
  await listed.waitFor({ state: 'detached' });
}
const number = async (): Promise<number> => Number(/^\d+/.exec(await status())?.[0] ?? '0');

test('a rectangle selects in the active layer, then in all that are visible, and each keeps its own', async () => {
  const { page } = emprise;
  await page.getByTestId('map').focus();
  await page.keyboard.press('Shift+V');
  await page.getByTestId('select-panel').waitFor();
  await drag([420, 200], [640, 420]);
  await statusSays('sélectionnés · Sites');
  const sites = await number();
  expect(sites).toBeGreaterThan(2);
  expect(await page.locator('.grid-row.selected').count()).toBeGreaterThan(0);
  // Ctrl takes away what a second rectangle holds
  await page.keyboard.down('Control');
  await drag([420, 200], [530, 420]);
  await page.keyboard.up('Control');
  await page.waitForFunction(
    (before) => Number(/^\d+/.exec(document.querySelector('[data-testid=selection-status]')?.textContent ?? '')?.[0]) < before,
    sites,
  );
  await page.getByTestId('select-panel').getByText('Couches visibles').click();
  await drag([420, 200], [640, 420]);
  await statusSays('objets sélectionnés dans \\d+ couches');
  await page.getByTestId('selected-layers').waitFor();
  await emprise.screenshot('select-rectangle');
  const friches = page.getByRole('button', { name: 'Voir la sélection de « Friches »' });
  await friches.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('[aria-pressed=true][aria-label*=Friches]') !== null);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await statusSays('Aucune sélection');
});

test('a circle of a given radius selects around the centre of the view, by keyboard alone', async () => {
  const { page } = emprise;
  await page.getByTestId('map').focus();
  await page.keyboard.press('c');
  await page.getByTestId('select-panel').getByRole('textbox', { name: 'Rayon' }).fill('15 km');
  await page.getByTestId('map').focus();
  await page.keyboard.press('Space');
  await statusSays('sélectionnés');
  await page.getByTestId('select-panel').getByRole('textbox', { name: 'Rayon' }).fill('');
  await page.getByTestId('map').focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await statusSays('Aucune sélection');
});

test('a length is measured beside the pointer and in its panel, and copied with all its digits', async () => {
  const { app, page } = emprise;
  await page.getByTestId('map').focus();
  await page.keyboard.press('m');
  const panel = page.getByTestId('measure-panel');
  await panel.waitFor();
  await clickMap(420, 420);
  await page.mouse.move(left + 560, top + 420);
  await hintSays('km à \\d+,\\d\\d°');
  await clickMap(560, 420);
  await clickMap(560, 300);
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=measure-panel] tbody tr').length === 2);
  // the last position is taken back, then set elsewhere
  await page.keyboard.press('Backspace');
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=measure-panel] tbody tr').length === 0);
  await clickMap(560, 340);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=measure-panel] tbody tr').length === 2);
  expect(await panel.innerText()).toContain('Géodésique, GRS');
  await emprise.screenshot('measure-length');
  await page.getByTestId('measure-copy').click();
  await page.getByTestId('notice').getByText('Mesure copiée').waitFor();
  const copied = await app.evaluate(async ({ clipboard }) => (clipboard as unknown as { readText(): string | Promise<string> }).readText());
  expect(copied).toMatch(/^Longueur totale\t\d+,\d{3}\tm/);
  expect(copied.split('\r\n')).toHaveLength(6);
});

test('an area is measured on the ellipsoid and in the legal projection; a line that crosses itself has none', async () => {
  const { page } = emprise;
  await page.getByTestId('map').focus();
  await page.keyboard.press('Shift+M');
  const panel = page.getByTestId('measure-panel');
  for (const [x, y] of [
    [420, 420],
    [560, 420],
    [560, 300],
    [420, 300],
  ] as const)
    await clickMap(x, y);
  await page.keyboard.press('Enter');
  await panel.getByText('Surface en projection légale').waitFor();
  const [, ellipsoid = '', projection = ''] =
    /ellipsoïde\s+([\d\s,]+) ha[\s\S]*légale\s+([\d\s,]+) ha/.exec((await panel.innerText()).replace(/[\u00a0\u202f]/g, ' ')) ?? [];
  const hectares = (text: string): number => Number(text.replaceAll(' ', '').replace(',', '.'));
  expect(hectares(ellipsoid)).toBeGreaterThan(1000);
  expect(Math.abs(hectares(projection) / hectares(ellipsoid) - 1)).toBeLessThan(3e-3);
  await page.getByTestId('map').focus();
  await page.keyboard.press('Escape');
  for (const [x, y] of [
    [420, 420],
    [560, 300],
    [560, 420],
    [420, 300],
  ] as const)
    await clickMap(x, y);
  await panel.getByText('Le tracé se croise').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
});

test('an expression is counted while it is written, refused in words, and selects', async () => {
  const { page } = emprise;
  await page.keyboard.press('Control+Shift+E');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await pick(/^Couche/, /^Sites/);
  const field = dialog.getByRole('textbox', { name: 'Expression' });
  await field.fill('maturite =');
  await dialog.getByRole('alert').waitFor();
  expect(await page.getByTestId('expression-select').isDisabled()).toBe(true);
  await field.fill("maturite = 'disponible'");
  await page.waitForFunction(() => /^\d+ sur 25/.test(document.querySelector('[data-testid=expression-count]')?.textContent ?? ''));
  const found = /^\d+/.exec(await textOf(page, 'expression-count'))?.[0] ?? '';
  await emprise.screenshot('select-expression');
  await page.getByTestId('expression-select').click();
  await dialog.waitFor({ state: 'detached' });
  await statusSays(`^${found} objets? sélectionnés? · Sites`);
});

test('the objects near those selected are found by a task, and the first selection stays', async () => {
  const { page } = emprise;
  await page.keyboard.press('Control+Shift+L');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await pick(/^Sélectionner les objets de/, /^Équipements/);
  await pick(/qui$/, /^sont à moins/);
  await dialog.getByRole('textbox', { name: 'Distance' }).fill('5 km');
  await pick(/^les objets de/, /^Sites/);
  await dialog.getByText(/^Sélection \(/).waitFor();
  await emprise.screenshot('select-place');
  await page.getByTestId('place-select').click();
  await dialog.waitFor({ state: 'detached' });
  await statusSays('dans 2 couches');
  expect(await page.getByTestId('notice').innerText()).toContain('comparés à');
});

test('a selection is kept under a name by the keyboard, found by the palette and made a filter', async () => {
  const { page } = emprise;
  await runByName(page, 'Effacer la sélection');
  await statusSays('Aucune sélection');
  await page.locator('.grid-row').first().click();
  await page
    .locator('.grid-row')
    .nth(2)
    .click({ modifiers: ['Control'] });
  await statusSays('2 objets sélectionnés');
  await runByName(page, 'Sélections gardées');
  const dialog = page.getByRole('dialog', { name: 'Sélections gardées' });
  await dialog.getByText('Aucune sélection gardée').waitFor();
  await page.keyboard.type('À visiter');
  await page.keyboard.press('Enter');
  await dialog.locator('[data-kept]').getByText('À visiter').waitFor();
  await emprise.screenshot('select-kept');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await runByName(page, 'Effacer la sélection');
  await statusSays('Aucune sélection');
  await page.keyboard.press('Control+k');
  await page.locator('.palette input').fill('à visiter');
  await page.locator('.palette-entry.current').filter({ hasText: 'À visiter' }).waitFor();
  await page.keyboard.press('Enter');
  await statusSays('2 objets sélectionnés');
  await runByName(page, 'Sélections gardées');
  await dialog.getByRole('button', { name: /^Actions sur la sélection/ }).click();
  await page.getByRole('menuitem', { name: 'Filtrer la couche sur ces objets' }).click();
  await page.waitForFunction(() => document.querySelector('[data-testid=row-count]')?.textContent?.startsWith('2 sur'));
  await popoversGone(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
