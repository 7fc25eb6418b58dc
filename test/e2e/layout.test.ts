/** Pages: from a template to a file, from the keyboard and by the pointer; a series of pages; several pages in a project. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOpenDialog, answerSaveDialog } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { hasProgram, run } from '../unit/exporters/oracles.ts';
import { violations } from './axe.ts';
import { openDemonstration, overlaysGone, quit, textOf } from './workbench-page.ts';

const canReadPdf = hasProgram('pdftotext', '-v');
let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await openDemonstration(emprise.page);
});
afterAll(async () => {
  await quit(emprise);
});

const table = () => emprise.page.getByTestId('page-table');
const drawn = () => emprise.page.locator('[data-testid=page-table][data-state=drawn]').waitFor();
const item = (name: string) => emprise.page.locator('.item-row').filter({ has: emprise.page.getByText(name, { exact: true }) });
const box = (label: string) => emprise.page.locator('.layout-right').getByLabel(label, { exact: true });
/** Waits until a field of the inspector says so, spaces of all kinds being one. */
const says = (label: string, value: string) =>
  emprise.page.waitForFunction(
    ([name, wanted]) =>
      [...document.querySelectorAll<HTMLInputElement>('.layout-right input')].some(
        (input) => input.ariaLabel === name && input.value.replace(/[\u00a0\u202f]/g, ' ') === wanted,
      ),
    [label, value] as const,
  );
/** Left and top of what is drawn of an item, millimetres of the page. */
const drawnAt = (id: string): Promise<readonly [number, number]> =>
  emprise.page.evaluate((name) => {
    const sheet = document.querySelector<HTMLElement>('.page-sheet')?.getBoundingClientRect();
    const part = document.querySelector<SVGSVGElement>(`[data-item="${name}"]`);
    const inside = part?.querySelector('text')?.getBoundingClientRect();
    if (!sheet || !part || !inside) throw new Error(`nothing drawn of ${name}`);
    const scale = part.viewBox.baseVal.width / sheet.width;
    return [(inside.left - sheet.left) * scale, (inside.top - sheet.top) * scale] as const;
  }, id);
const chosenId = () => emprise.page.locator('.item-row[aria-selected=true]').getAttribute('data-row') as Promise<string>;

test('an empty project of pages offers templates; one of them becomes a page, drawn', async () => {
  const { page } = emprise;
  await page.keyboard.press('Control+4');
  await page.getByText('Aucune mise en page dans ce projet').waitFor();
  expect(await page.locator('.template').count()).toBe(6);
  await emprise.screenshot('layout-empty');
  await page.locator('[data-template=free-a4]').click();
  await drawn();
  expect(await textOf(page, 'layout-page-size')).toBe('A4 portrait, 210 × 297 mm');
  expect(await page.locator('.page-sheet svg path').count()).toBeGreaterThan(50);
  await emprise.screenshot('layout-page');
});

test('an item chosen in the list is moved by the keyboard, on the page and in figures, as one step each', async () => {
  const { page } = emprise;
  await item('Titre').click();
  await page.keyboard.press('Enter');
  const id = await chosenId();
  await drawn();
  const [x, y] = await drawnAt(id);
  const left = await box('Position horizontale').inputValue();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await says('Position horizontale', `${Number(left.replace(',', '.')) + 2},0`);
  await drawn();
  const [movedX, movedY] = await drawnAt(id);
  expect(movedX - x).toBeCloseTo(2, 0);
  expect(movedY - y).toBeCloseTo(10, 0);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await says('Position horizontale', left);
  await drawn();
  expect((await drawnAt(id))[1]).toBeCloseTo(y, 1);
});

test('a handle pulled with the mouse resizes; the side snaps to the margin and says its size', async () => {
  const { page } = emprise;
  await item('Légende').click();
  await drawn();
  const handle = await page.locator('[data-handle=e] rect').last().boundingBox();
  const sheet = await page.getByTestId('page-sheet').boundingBox();
  if (!handle || !sheet) throw new Error('no handle');
  const millimetre = sheet.width / 210;
  const width = await box('Largeur').inputValue();
  const at = [handle.x + handle.width / 2, handle.y + handle.height / 2] as const;
  await page.mouse.move(...at);
  await page.mouse.down();
  await page.mouse.move(at[0] - 12 * millimetre, at[1], { steps: 4 });
  await page.locator('.size-tip').waitFor();
  await emprise.screenshot('layout-resizing');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await says('Largeur', width);
  await page.mouse.move(...at);
  await page.mouse.down();
  await page.mouse.move(at[0] - 12 * millimetre, at[1], { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(
    (before) => [...document.querySelectorAll<HTMLInputElement>('.place-grid input')].every((input) => input.value !== before),
    width,
  );
  await drawn();
  await page.keyboard.press('Control+z');
  await says('Largeur', width);
});

test('the scale of a map is typed, told in the status bar, and taken back', async () => {
  const { page } = emprise;
  await item('Carte principale').click();
  await drawn();
  const before = await textOf(page, 'layout-scale');
  await box('Échelle').fill('1:200 000');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /1:200\s000$/.test(document.querySelector('[data-testid=layout-scale]')?.textContent ?? ''));
  await drawn();
  await emprise.screenshot('layout-scale');
  await table().focus();
  await page.keyboard.press('Control+z');
  await page.waitForFunction(
    (words) => document.querySelector('[data-testid=layout-scale]')?.textContent?.replace(/[\u00a0\u202f]/g, ' ') === words,
    before,
  );
});

test('inside a map the arrows move the ground and the page follows; Escape leaves', async () => {
  const { page } = emprise;
  await table().focus();
  await page.keyboard.press('Enter');
  await page.locator('.page-overlay .entered').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: /^Emprise, Lieu fixe/ }).waitFor();
  await drawn();
  await page.keyboard.press('Escape');
  await page.locator('.page-overlay .entered').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: /^Emprise, Lieu fixe/ }).waitFor({ state: 'detached' });
});

test('words typed with a variable are on the page as they will be printed', async () => {
  const { page } = emprise;
  await item('Titre').click();
  await page.locator('.layout-right textarea').fill('Foncier de {{projet}}');
  await page.locator('.page-sheet text', { hasText: 'Foncier de' }).first().waitFor();
  await table().focus();
  await drawn();
  const words = await page.locator('.page-sheet text', { hasText: 'Foncier de' }).first().textContent();
  expect(words).toMatch(/Foncier de Projet de démonstration/);
});

test('the page is exported, and the file says what the page said', async () => {
  const { page, app, folder } = emprise;
  await page.getByText('Rien à signaler').or(page.getByTestId('layout-points')).first().waitFor();
  for (const format of ['pdf', 'svg'] as const) {
    const file = path.join(folder, `page.${format}`);
    await answerSaveDialog(app, file);
    await page.getByRole('radio', { name: format.toUpperCase() }).click();
    await page.getByTestId('layout-export').click();
    await page.getByText(`page.${format}`, { exact: false }).first().waitFor();
    expect(existsSync(file)).toBe(true);
  }
  const svg = readFileSync(path.join(folder, 'page.svg'), 'utf8');
  expect(/width="210mm" height="297mm"/.test(svg)).toBe(true);
  expect(svg.includes('>Foncier de Projet de démonstration')).toBe(true);
  // what stands on the screen is what stands in the file, text by text
  const shown = await page.locator('.page-sheet text').allTextContents();
  const written = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words?.replaceAll('&amp;', '&'));
  expect(shown.length).toBeGreaterThan(10);
  expect(written).toEqual(shown);
  const pdf = readFileSync(path.join(folder, 'page.pdf'), 'latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(/MediaBox \[0 0 595\.2\d+ 841\.8\d+\]/.test(pdf)).toBe(true);
  if (canReadPdf) expect(run('pdftotext', [path.join(folder, 'page.pdf'), '-'])).toMatch(/Foncier de Projet de démonstration/);
});

test('a series has as many pages as there are sites, said before; one turns from page to page', async () => {
  const { page } = emprise;
  await table().focus();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Une page par/ }).click();
  await page.getByRole('option', { name: /^Sites/ }).click();
  await overlaysGone(page);
  await page.waitForFunction(() => /^25 pages$/.test(document.querySelector('[data-testid=series-count]')?.textContent ?? ''));
  await drawn();
  const first = await page.locator('.series-name').textContent();
  await page.getByRole('button', { name: 'Page suivante' }).click();
  await page.waitForFunction((name) => document.querySelector('.series-name')?.textContent !== name, first);
  await drawn();
  expect(await page.getByTestId('layout-export').innerText()).toBe('Exporter 25 pages');
  await emprise.screenshot('layout-series');
  await page.getByRole('button', { name: /^Une page par/ }).click();
  await page.getByRole('option', { name: 'Pas de série' }).click();
  await overlaysGone(page);
  await page.locator('.series-bar').waitFor({ state: 'detached' });
});

test('items are put on, copied, aligned, ordered and taken off; a locked one stays', async () => {
  const { page } = emprise;
  const count = await page.locator('.item-row').count();
  await page.locator('[data-add=text]').click();
  await page.locator('.item-row').nth(count).waitFor();
  await table().focus();
  await page.keyboard.press('Control+d');
  await page
    .locator('.item-row')
    .nth(count + 1)
    .waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('>aligner à gauche');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await overlaysGone(page);
  await says('Position horizontale', '12,0');
  await table().focus();
  await page.keyboard.press('Control+Shift+PageDown');
  await page.waitForFunction(() => document.querySelector('.item-row:last-child')?.getAttribute('aria-selected') === 'true');
  await page.locator('.item-row:last-child').press('Alt+ArrowUp');
  await page.waitForFunction(() => document.querySelector('.item-row:last-child')?.getAttribute('aria-selected') === 'false');
  await page.locator('.item-row[aria-selected=true]').press('Delete');
  await page.waitForFunction((wanted) => document.querySelectorAll('.item-row').length === wanted, count + 1);
  await item('Légende').click();
  await item('Légende')
    .getByRole('button', { name: /^Verrouiller/ })
    .click();
  await page.getByText('Verrouillé sur la page').waitFor();
  await table().focus();
  const top = await box('Position verticale').inputValue();
  await page.keyboard.press('ArrowDown');
  expect(await box('Position verticale').inputValue()).toBe(top);
  expect(await box('Position verticale').isDisabled()).toBe(true);
});

test('a project holds several pages: named, copied, thrown away and brought back', async () => {
  const { page } = emprise;
  const choice = page.locator('.pages-choice .value');
  const act = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: 'Actions sur la page' }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  await act('Renommer');
  await page.getByRole('dialog').getByRole('textbox').fill('Carte du comité');
  await page.keyboard.press('Enter');
  await overlaysGone(page);
  await choice.getByText('Carte du comité', { exact: true }).waitFor();
  await act('Dupliquer');
  await page.getByRole('dialog').getByRole('textbox').waitFor();
  await page.keyboard.press('Enter');
  await overlaysGone(page);
  await choice.getByText('Carte du comité (copie)').waitFor();
  await act('Supprimer la page');
  await choice.getByText('Carte du comité', { exact: true }).waitFor();
  await overlaysGone(page);
  await table().focus();
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => document.querySelector('.pages-head .number')?.textContent === '2');
});

test('a page becomes a template file, and a page again; a template of a newer version is refused in words', async () => {
  const { page, app, folder } = emprise;
  const act = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: 'Actions sur la page' }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
    await overlaysGone(page);
  };
  const items = () => page.locator('.item-row').allInnerTexts();
  const before = await items();
  const file = path.join(folder, 'comite.emprise-page.json');
  await answerSaveDialog(app, file);
  await act('Enregistrer comme modèle…');
  await page.getByTestId('notice').getByText('comite.emprise-page.json').waitFor();
  await answerOpenDialog(app, [file]);
  await act('Ouvrir un modèle…');
  await page.waitForFunction(() => document.querySelector('.pages-head .number')?.textContent === '3');
  await drawn();
  expect(await items()).toEqual(before);
  const newer = path.join(folder, 'futur.emprise-page.json');
  writeFileSync(newer, readFileSync(file, 'utf8').replace(/"version":\s*\d+/g, '"version": 99'));
  await answerOpenDialog(app, [newer]);
  await act('Ouvrir un modèle…');
  const refusal = page.getByTestId('notice').filter({ hasText: /futur\.emprise-page\.json.*version plus récente/ });
  await refusal.getByRole('button', { name: 'Masquer', exact: true }).click();
  await refusal.waitFor({ state: 'detached' });
  expect(await page.locator('.pages-head .number').innerText()).toBe('3');
});

test('the mode is without fault for those who read it by ear or see it otherwise', async () => {
  const { page } = emprise;
  await emprise.screenshot('layout-light');
  await item('Carte principale').click();
  // what is drawn of the map is one picture to a reader of the screen: its thousands of shapes need not be looked at one by one
  await item('Carte principale').press('Space');
  await page.locator('[data-item=map]').waitFor({ state: 'detached' });
  await drawn();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+K');
  await page.keyboard.type('>thème');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('html[data-theme=dark]').waitFor();
  await overlaysGone(page);
  await emprise.screenshot('layout-dark');
  expect(emprise.complaints).toEqual([]);
});
