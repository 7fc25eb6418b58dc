/** Decisions made in the import dialog: the system, a value, a missing field, which layers; then the check, the import, its report. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOpenDialog, answerSaveDialog } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { cell, layerCount, mapDrawn, quit, squareFeature, textOf } from './workbench-page.ts';

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

const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

/** Lambert-93 metres in a GeoJSON that says nothing, which by its standard means degrees. */
const FRICHES = collection(
  squareFeature(843_000, 6_636_000, 900, { site_id: '71076_1', site_nom: 'Le Breuil', site_type: 'friche industriele' }),
  squareFeature(845_000, 6_637_000, 500, { site_id: '71076_2', site_nom: 'Éts Dupré', site_type: 'friche commerciale' }),
);

async function choose(...files: string[]): Promise<void> {
  await emprise.page.locator('.modal').waitFor({ state: 'detached' });
  await answerOpenDialog(emprise.app, files);
  await emprise.page.keyboard.press('Control+i');
  await emprise.page.locator('.step').first().waitFor();
}

function file(name: string, content: string): string {
  const written = path.join(emprise.folder, name);
  writeFileSync(written, content);
  return written;
}

const command = (id: string) =>
  emprise.app.evaluate(({ BrowserWindow }, name) => BrowserWindow.getAllWindows()[0]?.webContents.send('shell:command', name), id);
const current = (step: string) => emprise.page.locator(`.step-bar .current [data-step=${step}]`);
const field = (name: string) => emprise.page.locator(`tr[data-from="${name}"]`);

test('coordinates that the file’s own system puts outside France wait for a choice, seen on the map at once', async () => {
  const { page } = emprise;
  await choose(file('friches.geojson', FRICHES));
  await current('format').waitFor();
  expect(await page.getByTestId('import-preview').count()).toBe(0);
  await page
    .locator('.obstacles')
    .getByText(/Lambert-93/)
    .last()
    .click();
  await page.locator('[data-testid=import-preview][data-state=drawn]').waitFor();
  // an answered question leaves the person where they were
  expect(await current('format').count()).toBe(1);
  expect(await page.locator('.obstacles').count()).toBe(0);
  expect(await page.locator('.choice-block').first().innerText()).toContain('EPSG:2154');
});

/** What is pressed next must not go to a list or a form on its way out. */
async function popoverGone(): Promise<void> {
  await emprise.page.locator('.popover[data-trigger]').waitFor({ state: 'detached' });
}

test('fields: one is taken aside and put back, a value outside the list becomes one of the list', async () => {
  const { page } = emprise;
  await page.getByTestId('import-next').click();
  await page.getByRole('button', { name: /Importer comme/ }).click();
  await page.getByRole('option', { name: 'Friches' }).click();
  await page.locator('tr[data-from="site_nom"][data-to="site_nom"]').waitFor();
  await field('site_nom').locator('.picker').click();
  await page.keyboard.type('autres attr');
  await page.keyboard.press('Enter');
  await page.locator('tr[data-from="site_nom"][data-to=""]').waitFor();
  await popoverGone();
  await field('site_nom').locator('.picker').click();
  // accents do not matter, nor whether it is the French title or the name of the standard
  await page.keyboard.type('site_nom');
  await page.keyboard.press('Enter');
  await page.locator('tr[data-from="site_nom"][data-to="site_nom"]').waitFor();
  await popoverGone();

  await field('site_type').getByTestId('unknown-values').click();
  await page.locator('.unknown-values .picker').first().click();
  await page.keyboard.type('friche industrielle');
  await page.keyboard.press('Enter');
  await page.locator('tr[data-from="site_type"].state-placed').waitFor();
  await popoverGone();
  await page.locator('.sample').getByText('friche industrielle').first().waitFor();
});

test('the whole file is checked without writing, the import follows, and its report stays in the project', async () => {
  const { page } = emprise;
  await page.locator('[data-testid=import-check][data-state=current]').waitFor();
  expect((await textOf(page, 'import-start')).trim()).toBe('Importer 2 objets');
  expect(await layerCount(page, 'friches')).toBeNull();
  await emprise.screenshot('workbench-import-decisions');
  await page.getByTestId('import-start').click();
  await page.getByTestId('import-report').waitFor();
  expect(await current('summary').count()).toBe(1);
  expect(await page.locator('[data-count=imported] dd').first().innerText()).toBe('2');

  const written = path.join(emprise.folder, 'rapport.html');
  await answerSaveDialog(emprise.app, written);
  await page.getByTestId('report-export').click();
  await page.getByRole('menuitem', { name: /HTML/ }).click();
  await page.getByText('«\u00a0rapport.html\u00a0» est enregistré.').waitFor();
  expect(readFileSync(written, 'utf8')).toContain('friches.geojson');

  await page.getByTestId('import-see').click();
  await mapDrawn(page);
  expect(await layerCount(page, 'friches')).toBe(2);
  expect(await cell(page, 0, 'site_type').innerText()).toBe('friche industrielle');
  await command('import/reports');
  await page.getByTestId('kept-report').waitFor();
  expect(await page.getByTestId('kept-report').locator('[data-count=read] dd').innerText()).toBe('2');
  await page.keyboard.press('Escape');
});

test('a newer version of the file is compared before it replaces anything; edits and their fate are said', async () => {
  const { page } = emprise;
  const newer = collection(
    squareFeature(843_000, 6_636_000, 900, { site_id: '71076_1', site_nom: 'Le Breuil Sud', site_type: 'friche industrielle' }),
    squareFeature(847_000, 6_637_000, 500, { site_id: '71076_3', site_nom: 'La Loyère', site_type: 'friche commerciale' }),
  );
  await choose(file('friches-2027.geojson', newer));
  // same columns as before: what was decided then is taken up, and said
  await current('mapping').waitFor();
  await page.locator('.saved-mapping').getByText('Correspondance enregistrée').waitFor();
  expect(await page.locator('.facts').innerText()).toContain('EPSG:2154');
  await page.getByRole('radio', { name: 'Mettre à jour' }).click();
  const comparison = page.getByTestId('import-comparison').first();
  await comparison.waitFor();
  const counted = async (name: string) => comparison.locator(`[data-count=${name}] dd`).innerText();
  expect([await counted('added'), await counted('changed'), await counted('gone')]).toEqual(['1', '1', '1']);
  expect(await comparison.innerText()).toContain('Le Breuil Sud');
  await page.getByText(/^Retirer/).click();
  await page.getByTestId('import-start').click();
  await page.getByTestId('report-close').click();
  await mapDrawn(page);
  expect(await layerCount(page, 'friches')).toBe(2);
});

test('objects that cover those of the project replace them or give way, all at once or one by one', async () => {
  const { page } = emprise;
  const covering = collection(
    squareFeature(843_100, 6_636_000, 900, { site_id: '71076_8', site_nom: 'Le Breuil Est', site_type: 'friche industrielle' }),
    squareFeature(847_100, 6_637_000, 500, { site_id: '71076_9', site_nom: 'La Loyère Est', site_type: 'friche commerciale' }),
  );
  await choose(file('friches-est.geojson', covering));
  await current('mapping').waitFor();
  const cases = page.locator('.overlaps li');
  await cases.nth(1).waitFor();
  await page.getByRole('button', { name: 'remplacer ceux du projet' }).click();
  const fate = (index: number) => cases.nth(index).locator('[data-selected]').innerText();
  expect([await fate(0), await fate(1)]).toEqual(['remplacer', 'remplacer']);
  await cases.filter({ hasText: 'La Loyère Est' }).getByText('écarter', { exact: true }).click();
  await emprise.screenshot('workbench-import-overlaps');
  await page.locator('[data-testid=import-check][data-state=current]').waitFor();
  expect((await textOf(page, 'import-start')).trim()).toBe('Importer 1 objet');
  await page.getByTestId('import-start').click();
  await page.getByTestId('import-report').waitFor();
  expect(await textOf(page, 'report-fates')).toContain('1 objet du projet remplacé sur décision');
  await page.getByTestId('report-close').click();
  await mapDrawn(page);
  expect(await layerCount(page, 'friches')).toBe(2);
});

test('of several files each layer is listed; one left out stays out', async () => {
  const { page } = emprise;
  const folder = path.join(emprise.folder, 'lot');
  mkdirSync(folder);
  const zones = file('lot/zones.geojson', collection(squareFeature(4.8, 46.8, 0.01, { nom: 'Z1' })));
  const ponts = file('lot/ponts.geojson', collection(squareFeature(4.9, 46.8, 0.01, { nom: 'P1' })));
  await choose(zones, ponts);
  await current('file').waitFor();
  await page.locator('tr[data-layer=ponts]').waitFor();
  await page.locator('tr[data-layer=ponts] .checkbox').click();
  await page.getByTestId('import-next').click();
  await page.getByTestId('import-next').click();
  await page.locator('[data-testid=import-start]:not([data-disabled])').click();
  await page.getByTestId('report-close').click();
  await page.getByRole('treeitem').getByText('zones').waitFor();
  expect(await page.getByRole('treeitem').getByText('ponts').count()).toBe(0);
});

test('decisions saved by name are taken up for the next file with the same columns', async () => {
  const { page } = emprise;
  const commune = (code: string, name: string) => collection(squareFeature(4.8, 46.8, 0.01, { insee: code, libelle: name, chef: 'x' }));
  await choose(file('c1.geojson', commune('71076', 'Chalon-sur-Saône')));
  await current('mapping').waitFor();
  await page.getByRole('button', { name: /Importer comme/ }).click();
  await page.getByRole('option', { name: 'Communes' }).click();
  await field('chef').locator('.picker').click();
  await page.keyboard.type('population');
  await page.keyboard.press('Enter');
  await page.locator('tr[data-from="chef"]:not([data-to=""])').waitFor();
  await popoverGone();
  await page.getByTestId('mapping-save').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Communes du Grand Chalon');
  await page.keyboard.press('Enter');
  await page.locator('.saved-mapping').getByText('Communes du Grand Chalon').waitFor();
  await popoverGone();
  await page.keyboard.press('Escape');
  await choose(file('c2.geojson', commune('71118', 'Châtenoy-le-Royal')));
  await page.locator('.saved-mapping').getByText('Communes du Grand Chalon').waitFor();
  await page.locator('tr[data-from="chef"][data-to="population"]').waitFor();
  await page.getByRole('button', { name: 'Oublier' }).click();
  await page.locator('.saved-mapping').getByText('Communes du Grand Chalon').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('mapping-save');
  await page.keyboard.press('Escape');
  expect(existsSync(path.join(emprise.folder, 'c2.geojson'))).toBe(true);
});

test('an encoding is chosen by the text it gives, and the whole way goes by the keyboard alone', async () => {
  const { page } = emprise;
  const name = path.join(emprise.folder, 'reperes.csv');
  // « é » and « œ » as Windows writes them
  writeFileSync(name, Buffer.from('nom;lon;lat\nFragnes-La Loy\xe8re;4.85;46.83\nC\x9cur de Sa\xf4ne;4.86;46.84\n', 'latin1'));
  await choose(name);
  await page.locator('[data-step=format]').focus();
  await page.keyboard.press('Enter');
  const cards = page.getByRole('radiogroup', { name: 'Changer l’encodage' });
  await cards.getByText('Fragnes-La Loyère').or(cards.getByText('Cœur de Saône')).first().waitFor();
  const chosen = () => cards.locator('.radio[data-selected] b').innerText();
  expect(await chosen()).toBe('Windows-1252');
  const before = await cards.locator('b').allInnerTexts();
  // other letters for the same bytes
  await cards.getByText('Mac Roman').click();
  await page.locator('.sample').getByText('Fragnes-La Loyère').waitFor({ state: 'detached' });
  expect(await cards.locator('b').allInnerTexts()).toEqual(before);
  await cards.locator('input:checked').press('ArrowDown');
  expect(await chosen()).not.toBe('Mac Roman');
  await cards.getByText('Windows-1252').click();
  await page.locator('.sample').getByText('Fragnes-La Loyère').waitFor();
  const tabTo = async (testId: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses++) {
      if (await page.evaluate((id) => document.activeElement?.getAttribute('data-testid') === id, testId)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${testId} cannot be reached by Tab`);
  };
  await tabTo('import-next');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=import-start]:not([data-disabled])').waitFor();
  await tabTo('import-start');
  await page.keyboard.press('Enter');
  await page.getByTestId('import-report').waitFor();
  // the way out has the focus
  await page.keyboard.press('Enter');
  await page.getByTestId('import-report').waitFor({ state: 'detached' });
  await page.getByRole('treeitem').getByText('reperes').waitFor();
});

test('nothing is clipped in the smallest window, in either language', async () => {
  const { page, app } = emprise;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1180, 720));
  for (const language of ['fr', 'en']) {
    await choose(file(`petit-${language}.geojson`, FRICHES));
    for (const step of ['file', 'format', 'mapping']) {
      await page.locator(`[data-step=${step}]`).click();
      const outside = await page.evaluate(() => {
        const frame = document.querySelector('.modal')?.getBoundingClientRect();
        const parts = [...document.querySelectorAll('.dialog-head, .step-bar, .step-bar button, .dialog-foot button, .step > section')];
        if (!frame) return ['no dialog'];
        return parts.flatMap((part) => {
          const { left, right, bottom } = part.getBoundingClientRect();
          return left < frame.left - 1 || right > frame.right + 1 || bottom > window.innerHeight
            ? [part.className || part.textContent]
            : [];
        });
      });
      expect([language, step, outside]).toEqual([language, step, []]);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(language === 'fr' ? 'switch to english' : 'passer en français');
    await page.keyboard.press('Enter');
  }
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
