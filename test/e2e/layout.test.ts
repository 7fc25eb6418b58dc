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
/** 40 × 10 pixels: dark at the left, light at the right. */
const LOGO = 'iVBORw0KGgoAAAANSUhEUgAAACgAAAAKCAAAAADj8UOMAAAAFElEQVR42mPQwAJOYAEMowrpqxAATZm7gXFFPZoAAAAASUVORK5CYII=';
function logo(folder: string): string {
  const file = path.join(folder, 'logo.png');
  writeFileSync(file, Buffer.from(LOGO, 'base64'));
  return file;
}

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
  await page.locator('[data-add=text]').focus();
  await page.keyboard.press('Enter');
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

/** A place of the page in the window, by its millimetres. */
async function onSheet(x: number, y: number, width = 210): Promise<readonly [number, number]> {
  const sheet = await emprise.page.getByTestId('page-sheet').boundingBox();
  if (!sheet) throw new Error('no sheet');
  return [sheet.x + (x * sheet.width) / width, sheet.y + (y * sheet.width) / width];
}
async function drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const { mouse } = emprise.page;
  await mouse.move(...from);
  await mouse.down();
  await mouse.move(...to, { steps: 4 });
  await mouse.up();
}
const middle = async (selector: string): Promise<readonly [number, number]> => {
  const found = await emprise.page.locator(selector).last().boundingBox();
  if (!found) throw new Error(`no ${selector}`);
  return [found.x + found.width / 2, found.y + found.height / 2];
};
const number = async (label: string): Promise<number> => Number((await box(label).inputValue()).replace(',', '.'));

test('a tool draws the rectangle of its item; Escape puts it down, a click keeps the usual size', async () => {
  const { page } = emprise;
  const count = await page.locator('.item-row').count();
  await page.locator('[data-add=image]').click();
  await page.locator('.placing-note').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.placing-note').waitFor({ state: 'detached' });
  await page.locator('[data-add=image]').click();
  await drag(await onSheet(41, 52.3), await onSheet(81, 82.3));
  await page.locator('.item-row').nth(count).waitFor();
  for (const [label, wanted] of [
    ['Position horizontale', 41],
    ['Position verticale', 52.3],
    ['Largeur', 40],
    ['Hauteur', 30],
  ] as const)
    expect(Math.abs((await number(label)) - wanted)).toBeLessThan(3);
  await page.locator('[data-add=table]').click();
  await page.locator('.placing-note').waitFor();
  await page.mouse.click(...(await onSheet(120, 100)));
  await page
    .locator('.item-row')
    .nth(count + 1)
    .waitFor();
  await says('Largeur', '94,5');
  await table().focus();
  await page.keyboard.press('Delete');
  await page.waitForFunction((wanted) => document.querySelectorAll('.item-row').length === wanted, count + 1);
});

test('a picture from a file is on the page, turned by the hand and by figures, and in the file', async () => {
  const { page, app, folder } = emprise;
  await page.locator('.item-row').first().click();
  await answerOpenDialog(app, [logo(folder)]);
  await page.getByRole('button', { name: 'Depuis un fichier…' }).click();
  const id = await chosenId();
  await page.locator(`[data-item="${id}"] image`).waitFor();
  await drag(await middle('.handle.turn circle'), await onSheet(25, 90));
  await page.waitForFunction(() => !/ 0$|^0/.test(document.querySelector<HTMLInputElement>('.rotation input')?.value ?? '0'));
  // from below the middle of the picture to its lower left: about 58 degrees
  expect(Math.abs((await number('Rotation')) - 58)).toBeLessThan(8);
  await box('Rotation').fill('90');
  await page.keyboard.press('Enter');
  await says('Rotation', '90,0');
  await drawn();
  await emprise.screenshot('layout-turned');
  const file = path.join(folder, 'turned.svg');
  await answerSaveDialog(app, file);
  await page.getByRole('radio', { name: 'SVG' }).click();
  await page.getByTestId('layout-export').click();
  await page.getByText('turned.svg', { exact: false }).first().waitFor();
  // a quarter of a turn clockwise: no side of the picture lies level any more
  expect(readFileSync(file, 'utf8')).toMatch(/matrix\(0 [\d.]+ -[\d.]+ 0 [\d.]+ [\d.]+\)"><image/u);
  await table().focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await says('Rotation', '0,0');
  await page.locator(`[data-item="${id}"] image`).waitFor();
});

test('several items are resized together, as one step', async () => {
  const { page } = emprise;
  await item('Titre').click();
  await says('Position horizontale', '12,0');
  const before = await number('Largeur');
  const height = await number('Hauteur');
  await item('Sous-titre').click({ modifiers: ['Control'] });
  await page.locator('.page-overlay .several').waitFor();
  const from = await middle('[data-handle=e] rect');
  const step = (await onSheet(30, 0))[0] - (await onSheet(0, 0))[0];
  await page.keyboard.down('Alt');
  await drag(from, [from[0] - step, from[1]]);
  await page.keyboard.up('Alt');
  await page.waitForFunction(() =>
    /^15[56]/.test(document.querySelector<HTMLInputElement>('.layout-right [aria-label=Largeur]')?.value ?? ''),
  );
  await item('Titre').click();
  expect(await number('Largeur')).toBeCloseTo(before - 30, -0.5);
  expect(await number('Hauteur')).toBe(height);
  await table().focus();
  await page.keyboard.press('Control+z');
  await says('Largeur', `${before},0`);
});

test('a guide is drawn out of the ruler, holds what is moved, and goes back to it', async () => {
  const { page } = emprise;
  const ruler = await page.locator('[data-ruler=y]').boundingBox();
  if (!ruler) throw new Error('no ruler');
  const start = [ruler.x + ruler.width / 2, ruler.y + ruler.height / 2] as const;
  const to = await onSheet(33, 150);
  await drag(start, to);
  const guide = page.locator('[data-guide]');
  // a line has no area to be seen by
  await guide.waitFor({ state: 'attached' });
  await item('Titre').click();
  await drawn();
  const grip = await onSheet(60, 15);
  const [millimetre] = [(await onSheet(1, 0))[0] - (await onSheet(0, 0))[0]];
  await drag(grip, [grip[0] + 20.6 * millimetre, grip[1]]);
  await page.waitForFunction(() =>
    /^3[23],/.test(document.querySelector<HTMLInputElement>('.layout-right [aria-label="Position horizontale"]')?.value ?? ''),
  );
  const line = await guide.getAttribute('d');
  const sheet = await page.getByTestId('page-sheet').boundingBox();
  const area = await table().boundingBox();
  const at = (Number(/^M([\d.]+)/u.exec(line ?? '')?.[1]) + (area?.x ?? 0) - (sheet?.x ?? 0)) / millimetre;
  expect(await number('Position horizontale')).toBeCloseTo(at, 0);
  await table().focus();
  await page.keyboard.press('Control+z');
  await says('Position horizontale', '12,0');
  await drag(await onSheet(33, 150), [start[0], start[1]]);
  await guide.waitFor({ state: 'detached' });
});

test('the wheel goes along the page, with Ctrl it zooms; inside a map it changes its scale', async () => {
  const { page } = emprise;
  await item('Carte principale').click();
  await table().focus();
  await page.keyboard.press('Home');
  const zoom = page
    .locator('.zoom-box input')
    .or(page.getByLabel('Zoom', { exact: true }))
    .first();
  const whole = await zoom.inputValue();
  await page.mouse.move(...(await onSheet(100, 120)));
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await page.waitForFunction((before) => document.querySelector<HTMLInputElement>('.zoom-box input')?.value !== before, whole);
  const top = (await page.getByTestId('page-sheet').boundingBox())?.y ?? 0;
  await page.mouse.wheel(0, 50);
  await page.waitForFunction((before) => (document.querySelector('.page-sheet')?.getBoundingClientRect().top ?? before) < before - 20, top);
  await page.keyboard.press('Home');
  await drawn();
  const scale = async (): Promise<number> => Number((await textOf(page, 'layout-scale')).replace(/^.*1:/u, '').replace(/\s/gu, ''));
  const before = await scale();
  await page.keyboard.press('Enter');
  await page.locator('.page-overlay .entered').waitFor();
  await page.mouse.move(...(await onSheet(100, 120)));
  await page.mouse.wheel(0, 300);
  await page.getByRole('button', { name: /^Emprise, Lieu fixe/ }).waitFor();
  await drawn();
  expect(await scale()).toBeGreaterThan(before * 1.2);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: /^Emprise, Lieu fixe/ }).waitFor({ state: 'detached' });
  // left and taken back before the wheel has come to rest: still a step, and the one that is undone
  const again = await scale();
  await page.keyboard.press('Enter');
  await page.locator('.page-overlay .entered').waitFor();
  await page.mouse.wheel(0, 300);
  await page.getByRole('button', { name: /^Emprise, Lieu fixe/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: /^Emprise, Lieu fixe/ }).waitFor({ state: 'detached' });
  await drawn();
  expect(await scale()).toBe(again);
});

test('the export of a series is stopped, and leaves no file', async () => {
  const { page, app, folder } = emprise;
  await table().focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Une page par/ }).click();
  await page.getByRole('option', { name: /^Sites/ }).click();
  await overlaysGone(page);
  await page.getByTestId('series-count').waitFor();
  await page.getByRole('button', { name: /Fichiers/ }).click();
  await page.getByRole('option', { name: 'Un fichier par page' }).click();
  await overlaysGone(page);
  await page.getByRole('radio', { name: 'PNG' }).click();
  const file = path.join(folder, 'sites.zip');
  await answerSaveDialog(app, file);
  await page.getByTestId('layout-export').click();
  await page.getByTestId('layout-exporting').getByRole('button', { name: 'Annuler' }).click();
  await page.getByTestId('layout-export').waitFor();
  expect(existsSync(file)).toBe(false);
  // the series is the page's own, and the page is back without it
  await page.getByRole('button', { name: /^Une page par/ }).click();
  await page.getByRole('option', { name: 'Pas de série' }).click();
  await overlaysGone(page);
  await page.getByRole('radio', { name: 'PDF' }).click();
});

test('who makes the pages is said once for the project, and the check before export leads there', async () => {
  const { page } = emprise;
  await page.getByRole('button', { name: 'La renseigner' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Réalisation').fill('CC du Val, service économie');
  expect(await violations(page)).toEqual([]);
  await emprise.screenshot('layout-properties');
  await page.keyboard.press('Enter');
  await overlaysGone(page);
  await page.locator('.page-sheet text', { hasText: 'Réalisation' }).first().waitFor();
  await drawn();
  expect((await page.locator('.page-sheet').textContent())?.replace(/[\u00a0\u202f]/g, ' ')).toContain(
    'Réalisation : CC du Val, service économie.',
  );
  await page.getByRole('button', { name: 'La renseigner' }).waitFor({ state: 'detached' });
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
