/** Gestures on shapes, each tried by mouse or keys: handles, vertices, traced borders, parts, what goes along; then another start, and a project only read. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Launched, launchApp, root } from '../support/launch.ts';
import { editingPage, middleOf, ringArea_ha, ringsOf, type Xy } from './editing-page.ts';
import { mapDrawn, quit, row } from './workbench-page.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'emprise-gestures-'));
const file = path.join(folder, 'gestes.gpkg');
let emprise: Launched;
beforeAll(async () => {
  execFileSync(process.execPath, [path.join(root, 'dist/cli/emprise.cjs'), 'create', file, '--demo'], { stdio: 'ignore' });
  emprise = await launchApp({ args: [file] });
  await mapDrawn(emprise.page);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await emprise.screenshot('gestures-failed');
});
afterAll(async () => {
  await quit(emprise);
  rmSync(folder, { recursive: true, force: true });
});

const { map, tool, field, type, count, chosenFid, chooseLayer, pixelsOf, rowsOf, shapesOf } = editingPage(() => emprise);
/** A site drawn by figures, two hectares. */
let drawn = 0;

test('a site is drawn by figures beside the first', async () => {
  const { page } = emprise;
  await row(page, 0).click();
  await map().focus();
  await page.keyboard.press('z');
  await mapDrawn(page);
  await page.keyboard.press('e');
  await count('Aucune modification');
  const { min } = boxOf(outline(await chosenFid()));
  await map().focus();
  await page.keyboard.press('d');
  for (const [x, y] of [
    [0, 0],
    [200, 0],
    [200, -100],
    [0, -100],
  ] as const)
    await type('Coordonnées', `${(min[0] + x).toFixed(2)} ${(min[1] + y - 50).toFixed(2)}`);
  await step(() => field('Coordonnées').press('Enter'));
  drawn = await chosenFid();
  expect(ringArea_ha(outline(drawn))).toBeCloseTo(2, 2);
  const name = page.locator('.attributes [data-field=site_nom]');
  await name.getByRole('button', { name: /^Modifier/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Les Essarts');
  await page.keyboard.press('Enter');
  await page.getByTestId('inspector-title').getByText('Les Essarts').waitFor();
});

/** Modifications said by the bar. */
const counted = async (): Promise<number> => Number(/\d+/.exec(await emprise.page.getByTestId('editing-count').innerText())?.[0] ?? 0);
/** Does what makes one step of the edited layer, and waits for it. */
async function step(act: () => Promise<unknown>): Promise<void> {
  const next = (await counted()) + 1;
  await act();
  await emprise.page
    .getByTestId('editing-count')
    .getByText(new RegExp(`^${next} modification`))
    .waitFor();
}

/** Chooses the object of the table that the words find, and goes to it. */
async function goTo(words: string): Promise<void> {
  const { page } = emprise;
  await page.getByPlaceholder('Rechercher dans le tableau').fill(words);
  await row(page, 0).getByText(words).first().waitFor();
  await row(page, 0).getByText(words).first().click();
  await page.getByText('1 objet sélectionné').first().waitFor();
  await map().focus();
  await page.keyboard.press('z');
  await mapDrawn(page);
}

async function drag(from: { x: number; y: number }, to: { x: number; y: number }, key?: 'Shift'): Promise<void> {
  const { mouse, keyboard } = emprise.page;
  await mouse.move(from.x, from.y);
  if (key) await keyboard.down(key);
  await mouse.down();
  await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await mouse.move(to.x, to.y, { steps: 3 });
  await mouse.up();
  if (key) await keyboard.up(key);
}

function boxOf(ring: readonly Xy[]): { min: Xy; max: Xy; centre: Xy } {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const [min, max]: [Xy, Xy] = [
    [Math.min(...xs), Math.min(...ys)],
    [Math.max(...xs), Math.max(...ys)],
  ];
  return { min, max, centre: [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2] };
}
const outline = (fid: number): Xy[] => ringsOf(shapesOf('sites').get(fid))[0] ?? [];

test('handles scale about the opposite corner, and turn by steps', async () => {
  await goTo('Les Essarts');
  await tool('Déplacer, tourner, agrandir').click();
  await tool('Appliquer').waitFor();
  const to = await pixelsOf();
  const before = boxOf(outline(drawn));
  await step(() => drag(to(before.max), to(before.centre)));
  const scaled = boxOf(outline(drawn));
  expect(scaled.min[0]).toBeCloseTo(before.min[0], 3);
  expect(scaled.min[1]).toBeCloseTo(before.min[1], 3);
  expect((scaled.max[0] - scaled.min[0]) / (before.max[0] - before.min[0])).toBeCloseTo(0.5, 1);
  const knob = to([scaled.centre[0], scaled.max[1]]);
  const middle = to(scaled.centre);
  await step(() => drag({ x: knob.x, y: knob.y - 28 }, { x: middle.x + 90, y: middle.y + 4 }, 'Shift'));
  const turned = boxOf(outline(drawn));
  expect(turned.max[0] - turned.min[0]).toBeCloseTo(scaled.max[1] - scaled.min[1], 2);
  expect(turned.max[1] - turned.min[1]).toBeCloseTo(scaled.max[0] - scaled.min[0], 2);
});

test('a border is drawn anew, a vertex is added and taken away, several are framed', async () => {
  const { page } = emprise;
  await map().focus();
  await page.keyboard.press('z');
  await mapDrawn(page);
  const { max, centre } = boxOf(outline(drawn));
  const area_ha = ringArea_ha(outline(drawn));
  await tool('Reprendre le contour par une ligne').click();
  for (const [x, y] of [
    [max[0] - 8, centre[1] - 10],
    [max[0] + 12, centre[1] - 10],
    [max[0] + 12, centre[1] + 10],
    [max[0] - 8, centre[1] + 10],
  ] as const)
    await type('Coordonnées', `${x.toFixed(2)} ${y.toFixed(2)}`);
  await step(() => field('Coordonnées').press('Enter'));
  expect(ringArea_ha(outline(drawn)) - area_ha).toBeCloseTo(0.024, 3);
  const ring = outline(drawn);
  await tool('Déplacer les sommets').click();
  await page
    .getByTestId('editing-bar')
    .getByText(/\d+ sommets/)
    .waitFor();
  const to = await pixelsOf();
  const added = to([max[0] + 12, centre[1]]);
  await step(() => page.mouse.click(added.x, added.y));
  expect(outline(drawn)).toHaveLength(ring.length + 1);
  const taken = to([max[0] + 12, centre[1] + 10]);
  await page.mouse.move(taken.x, taken.y);
  await page
    .getByTestId('tool-hint')
    .getByText(/Alt\+clic/)
    .waitFor();
  await page.keyboard.down('Alt');
  await step(() => page.mouse.click(taken.x, taken.y));
  await page.keyboard.up('Alt');
  expect(outline(drawn)).toHaveLength(ring.length);
  const end = to([max[0] + 12, centre[1] - 10]);
  await drag({ x: added.x - 12, y: added.y - 12 }, { x: end.x + 12, y: end.y + 12 }, 'Shift');
  await page
    .getByTestId('editing-bar')
    .getByText(/sommets, 2 choisis/)
    .waitFor();
  await emprise.screenshot('editing-frame');
  await step(() => page.keyboard.press('Delete'));
  expect(outline(drawn)).toHaveLength(ring.length - 2);
});

test('a drawing follows the border of a parcel between two clicks', async () => {
  const { page } = emprise;
  await chooseLayer('parcelles', /Parcelles/);
  await page.getByPlaceholder('Rechercher dans le tableau').fill('');
  await row(page, 0)
    .getByText(/^\d{5}/)
    .first()
    .click();
  await map().focus();
  await page.keyboard.press('z');
  await mapDrawn(page);
  const ring = (ringsOf(shapesOf('parcelles').get(await chosenFid()))[0] ?? []).slice(1);
  await chooseLayer('sites', /^Sites/);
  await tool('Dessiner un objet').click();
  await map().focus();
  await page.keyboard.press('r');
  const to = await pixelsOf();
  const [first, between, last] = ring;
  if (!first || !between || !last) throw new Error('no ring');
  const [a, b] = [to(first), to(last)];
  const seen = async (at: { x: number; y: number }): Promise<void> => {
    await page.mouse.move(at.x + 1, at.y);
    await page
      .getByTestId('tool-hint')
      .getByText(/Sommet · /)
      .waitFor();
    await page.mouse.click(at.x + 1, at.y);
  };
  await seen(a);
  await seen(b);
  await emprise.screenshot('editing-trace');
  const inside = to(middleOf(ring));
  await page.mouse.click(inside.x, inside.y);
  await step(() => page.keyboard.press('Enter'));
  const near = outline(await chosenFid()).map(([x, y]) => Math.hypot(x - between[0], y - between[1]));
  expect(Math.min(...near)).toBeLessThan(0.001);
});

test('two sites far apart are joined and taken apart again', async () => {
  const { page } = emprise;
  const before = shapesOf('sites').size;
  await tool('Sélectionner').click();
  await page.getByPlaceholder('Rechercher dans le tableau').fill('');
  await row(page, 1).click();
  await row(page, 2).click({ modifiers: ['Control'] });
  await page.getByText('2 objets sélectionnés').first().waitFor();
  await tool(/^Fusionner/).click();
  await step(() => page.getByRole('dialog').getByRole('button', { name: 'Fusionner 2 objets' }).click());
  await page.getByText('Le contour obtenu a 2 parties séparées.').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(shapesOf('sites').size).toBe(before - 1);
  await step(() => tool('Séparer les parties').click());
  expect(shapesOf('sites').size).toBe(before);
});

test('a site with links says what goes along before it is deleted, and comes back whole', async () => {
  const { page } = emprise;
  await chooseLayer('parcelles', /Parcelles/);
  await row(page, 0).click();
  await row(page, 1).click({ modifiers: ['Control'] });
  await page.getByText('2 objets sélectionnés').first().waitFor();
  await tool(/^Composer un site/).click();
  const site = page.getByRole('dialog');
  await site.getByText(/Surface du site/).waitFor();
  await site.getByLabel('Nom du site').fill('Les Deux Parcelles');
  await page.keyboard.press('Enter');
  await site.waitFor({ state: 'detached' });
  await page.getByTestId('inspector-title').getByText('Les Deux Parcelles').waitFor();
  const parcels = page.getByTestId('linked-parcels');
  await page.getByRole('tab', { name: 'Synthèse', selected: true }).waitFor();
  await parcels.getByText('2 parcelles liées').waitFor();
  await page.getByText('mesurée sur le contour, projection légale').waitFor();
  const links = `SELECT site_uid, idu, part FROM site_parcelles ORDER BY site_uid, idu`;
  const before = rowsOf(links);
  await map().focus();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('2 liens vers des parcelles (les parcelles restent)').waitFor();
  await emprise.screenshot('editing-delete');
  await step(() => page.getByTestId('delete-do').click());
  await dialog.waitFor({ state: 'detached' });
  expect(rowsOf(links)).toHaveLength(before.length - 2);
  const now = await counted();
  await map().focus();
  await page.keyboard.press('Control+z');
  await page
    .getByTestId('editing-count')
    .getByText(new RegExp(`^${now - 1} modification`))
    .waitFor();
  expect(rowsOf(links)).toEqual(before);
});

test('a zone around a site makes a layer of its own', async () => {
  const { page } = emprise;
  await goTo('Les Essarts');
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Couche qui reçoit la zone/ }).click();
  await page.getByRole('option', { name: 'Nouvelle couche…' }).click();
  await page.getByRole('option', { name: 'Nouvelle couche…' }).waitFor({ state: 'detached' });
  await dialog.getByLabel('Nom de la nouvelle couche').fill('Sites');
  await dialog.getByText('Une couche du projet porte déjà ce nom.').waitFor();
  await dialog.getByLabel('Nom de la nouvelle couche').fill('Autour des Essarts');
  await emprise.screenshot('editing-buffer');
  await page.getByTestId('buffer-do').click();
  await dialog.waitFor({ state: 'detached' });
  await count('1 modification');
  await page
    .getByRole('button', { name: /^Couche modifiée.*Autour des Essarts/ })
    .or(page.getByText('Autour des Essarts'))
    .first()
    .waitFor();
  expect(ringsOf([...shapesOf('imp_autour_des_essarts').values()][0])).toHaveLength(1);
});

test('after another start the journal takes the last step back', async () => {
  await map().focus();
  await emprise.page.keyboard.press('Control+s');
  await emprise.page
    .getByText(/^Enregistré/)
    .first()
    .waitFor();
  await emprise.close({ keepFolder: true });
  emprise = await launchApp({ args: [file], folder: emprise.folder });
  const { page } = emprise;
  await mapDrawn(page);
  await page.locator('[data-table=imp_autour_des_essarts]').first().waitFor();
  await map().focus();
  await page.keyboard.press('Control+z');
  await page.locator('[data-table=imp_autour_des_essarts]').first().waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await page.locator('[data-table=imp_autour_des_essarts]').first().waitFor();
});

test('beside a second map the bar stays over the first', async () => {
  const { page } = emprise;
  await map().focus();
  await page.keyboard.press('e');
  await page.keyboard.press('Control+Shift+d');
  await page.getByTestId('second-map').waitFor();
  const [bar, second] = [await page.getByTestId('editing-bar').boundingBox(), await page.getByTestId('second-map').boundingBox()];
  expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeLessThanOrEqual(second?.x ?? 0);
  await emprise.screenshot('editing-two-maps');
});

test('a project that is only read says why nothing is edited', async () => {
  await quit(emprise);
  const other = path.join(folder, 'lu.gpkg');
  copyFileSync(file, other);
  const now = new Date().toISOString();
  const holder = { user: 'camille', host: 'autre-poste', pid: 1, since: now, heartbeat: now };
  writeFileSync(path.join(folder, '.~lock.lu.gpkg#'), JSON.stringify(holder));
  emprise = await launchApp({ args: [other] });
  const { page } = emprise;
  await page.getByRole('button', { name: 'Ouvrir en lecture seule' }).click();
  await mapDrawn(page);
  await map().focus();
  await page.keyboard.press('e');
  await page
    .getByTestId('editing-bar')
    .getByText(/ouvert en lecture seule/)
    .waitFor();
  expect(await tool('Dessiner un objet').count()).toBe(0);
  await emprise.screenshot('editing-read-only');
});
