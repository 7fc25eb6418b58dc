/** Reports asked for in the window: chosen, looked at page by page, written whole. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerSaveDialog } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { violations } from './axe.ts';
import { inspectorTitle, openDemonstration, overlaysGone, quit, row, runByName } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await openDemonstration(emprise.page);
});
afterAll(async () => {
  await quit(emprise);
});

const pages = async (): Promise<number> => Number(await emprise.page.getByTestId('report-page').getAttribute('data-pages'));

test('the sheet of the selected site is seen page by page, then written', async () => {
  const { page, folder } = emprise;
  await row(page, 1).click();
  const name = await inspectorTitle(page).innerText();
  await page.getByRole('button', { name: 'Fiche du site sélectionné…' }).click();
  await page.getByTestId('report-page').waitFor();
  await emprise.screenshot('reports-site');
  expect(await page.getByTestId('report-page').getAttribute('alt')).toContain(name);
  expect(await pages()).toBeGreaterThanOrEqual(2);
  await page.getByRole('button', { name: 'Page suivante' }).focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('report-pages').filter({ hasText: 'Page 2 sur' }).waitFor();
  expect(await violations(page)).toEqual([]);
  const target = path.join(folder, 'fiche.pdf');
  await answerSaveDialog(emprise.app, target);
  await page.getByTestId('report-start').click();
  await overlaysGone(page);
  await page.getByTestId('notice').getByText('fiche.pdf').waitFor();
  expect(readFileSync(target).subarray(0, 5).toString('latin1')).toBe('%PDF-');
});

test('from the palette, in the dark: another kind, the analyses it waits for, a territory by its name, Word; Escape leaves', async () => {
  const { page, folder } = emprise;
  await runByName(page, 'Thème clair ou sombre');
  await runByName(page, 'Portrait de territoire');
  await page.getByTestId('report-page').waitFor();
  const waiting = page.getByRole('dialog').getByText('Les analyses n’ont pas toutes été lancées');
  await waiting.waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Lancer les analyses' }).click();
  await waiting.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Territoire,/ }).click();
  await page.getByRole('dialog', { name: 'Territoire' }).getByRole('searchbox').fill('Montferrail');
  await page.getByRole('option', { name: /CC Montferrail Plateau/ }).click();
  await page.waitForFunction(() =>
    document.querySelector('[data-testid=report-page]')?.getAttribute('alt')?.includes('CC Montferrail Plateau'),
  );
  await page.getByRole('radio', { name: 'Word' }).click();
  await emprise.screenshot('reports-territory');
  const target = path.join(folder, 'portrait.docx');
  await answerSaveDialog(emprise.app, target);
  await page.getByTestId('report-start').click();
  await overlaysGone(page);
  await page.getByTestId('notice').getByText('portrait.docx').waitFor();
  expect(readFileSync(target).subarray(0, 2).toString('latin1')).toBe('PK');
  await runByName(page, 'Synthèse du programme');
  await page.getByTestId('report-page').waitFor();
  await page.keyboard.press('Escape');
  await overlaysGone(page);
});

test('nothing in the page complained', () => {
  expect(emprise.complaints).toEqual([]);
});
