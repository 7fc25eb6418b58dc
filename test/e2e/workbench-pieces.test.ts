/** Photos, documents and notes on a site and on the map; annotations drawn, moved, hidden. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photo } from '../fixtures/photos.ts';
import { answerMessageBoxes, answerOpenDialog, answerSaveDialog, messageBoxes } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { mapDrawn, openDemonstration, quit } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await openDemonstration(emprise.page);
});
afterAll(async () => {
  await quit(emprise);
});

const pieces = () => emprise.page.getByTestId('pieces');
const tiles = () => pieces().locator('.piece-tile');

async function command(words: string): Promise<void> {
  const { page } = emprise;
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(words);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
}

async function closed(): Promise<void> {
  await emprise.page.getByRole('dialog').waitFor({ state: 'detached' });
}

test('a photo is added by the dialog, a document by a drop, a note by hand', async () => {
  const { page, app, folder } = emprise;
  await page.locator('.grid-row').nth(1).locator('[role=gridcell]').first().click();
  await page.getByRole('tab', { name: 'Pièces' }).click();
  await pieces().waitFor();
  const file = path.join(folder, 'Façade.jpg');
  writeFileSync(file, photo('jpeg'));
  await answerOpenDialog(app, [file]);
  await pieces().getByRole('button', { name: 'Photo ou document' }).click();
  await tiles().locator('img').waitFor();
  const document = path.join(folder, 'Compte rendu.pdf');
  writeFileSync(document, '%PDF-1.7 essai');
  const box = await pieces().boundingBox();
  const session = await app.context().newCDPSession(page);
  const at = { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 30 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data: { items: [], files: [document], dragOperationsMask: 1 } });
  await tiles().getByText('Compte rendu.pdf').waitFor();
  await pieces().getByRole('button', { name: 'Note' }).click();
  await page.getByRole('textbox', { name: 'Texte de la note' }).fill('À vérifier :\n- accès poids lourds\n- réseau d’eau');
  await page.getByRole('button', { name: 'Ajouter la note' }).click();
  await closed();
  await expect.poll(() => tiles().count()).toBe(3);
  await emprise.screenshot('pieces');
});

test('a HEIC photo is refused in words', async () => {
  const { page, app, folder } = emprise;
  const file = path.join(folder, 'IMG_0042.JPG');
  writeFileSync(file, Buffer.concat([Buffer.of(0, 0, 0, 24), Buffer.from('ftypheic'), Buffer.alloc(40)]));
  await answerOpenDialog(app, [file]);
  await pieces().getByRole('button', { name: 'Photo ou document' }).click();
  await page.getByText(/est une photo HEIC/).waitFor();
  await page.getByRole('button', { name: 'Masquer', exact: true }).click();
  expect(await tiles().count()).toBe(3);
});

test('a piece is seen whole, given words, written out as it was, opened once confirmed, removed and brought back', async () => {
  const { page, app, folder } = emprise;
  await tiles().first().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.piece-photo img').waitFor();
  // upright: the picture was taken with the camera turned
  await dialog.getByText('16 × 24 pixels'.replaceAll(' ', '\u00a0').replace('\u00a0pixels', ' pixels')).waitFor();
  await dialog.getByRole('textbox', { name: 'Légende' }).fill('Façade nord');
  // the day in the French order, whatever the computer is set to
  await dialog.getByRole('textbox', { name: 'Date' }).fill('31/02/2026');
  await dialog.getByText('Une date est attendue').waitFor();
  expect(await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).isDisabled()).toBe(true);
  await dialog.getByRole('textbox', { name: 'Date' }).fill('12/03/2026');
  await emprise.screenshot('piece-photo');
  const out = path.join(folder, 'sortie.jpg');
  await answerSaveDialog(app, out);
  await dialog.getByRole('button', { name: 'Enregistrer sous…' }).click();
  await expect.poll(() => existsSync(out)).toBe(true);
  expect(new Uint8Array(readFileSync(out))).toEqual(photo('jpeg'));
  await app.evaluate(({ shell }) => {
    Object.assign(globalThis, { opened: [] });
    shell.openPath = async (place: string) => {
      (globalThis as unknown as { opened: string[] }).opened.push(place);
      return '';
    };
  });
  await answerMessageBoxes(app, 0);
  await dialog.getByRole('button', { name: 'Ouvrir', exact: true }).click();
  const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  await expect.poll(async () => (await opened()).length).toBe(1);
  expect(await messageBoxes(app)).toEqual([expect.stringContaining('Façade.jpg')]);
  expect((await opened())[0]).toMatch(/Façade\.jpg$/);
  await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await closed();
  await tiles().getByText('Façade nord').waitFor();
  await tiles().first().click();
  expect(await dialog.getByRole('textbox', { name: 'Date' }).inputValue()).toBe('12/03/2026');
  await dialog.getByRole('button', { name: 'Retirer', exact: true }).click();
  await closed();
  await expect.poll(() => tiles().count()).toBe(2);
  await page.getByTestId('map').focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => tiles().count()).toBe(3);
});

test('a note is put on the map, and seen by a click on its mark', async () => {
  const { page } = emprise;
  const box = (await page.getByTestId('map').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const place = { x: box.x + box.width * 0.62, y: box.y + box.height * 0.8 };
  await command('poser une note');
  await closed();
  await page.mouse.move(place.x, place.y);
  await page.getByTestId('tool-hint').getByText('Cliquez à la place voulue').waitFor();
  await page.mouse.click(place.x, place.y);
  await page.getByRole('textbox', { name: 'Texte de la note' }).fill('Passage à niveau');
  await page.getByRole('button', { name: 'Ajouter la note' }).click();
  await closed();
  await mapDrawn(page);
  const sheet = await page.getByTestId('inspector-title').innerText();
  await page.mouse.click(place.x, place.y);
  await page.getByRole('dialog').getByText('Passage à niveau').first().waitFor();
  // the click was for the note, not for what lies below it
  expect(await page.getByTestId('inspector-title').innerText()).toBe(sheet);
  await page.keyboard.press('Escape');
  await closed();
});

test('annotations are drawn, hidden in one click, and count nowhere', async () => {
  const { page } = emprise;
  const box = (await page.getByTestId('map').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.getByRole('button', { name: 'Annoter la carte' }).click();
  const bar = page.getByTestId('annotation-bar');
  await bar.waitFor();
  await bar.getByRole('button', { name: 'Flèche' }).click();
  await page.mouse.click(...at(0.3, 0.4));
  await page.mouse.move(...at(0.4, 0.5));
  await page.mouse.click(...at(0.45, 0.55));
  await bar.getByRole('radio', { name: 'Bleu' }).click({ force: true });
  await bar.getByRole('button', { name: 'Cercle' }).click();
  await page.mouse.click(...at(0.6, 0.45));
  await page.mouse.move(...at(0.63, 0.45));
  await page.mouse.click(...at(0.66, 0.45));
  await bar.getByRole('button', { name: 'Surligneur' }).click();
  await page.mouse.move(...at(0.3, 0.7));
  await page.mouse.down();
  await page.mouse.move(...at(0.4, 0.72), { steps: 8 });
  await page.mouse.up();
  await bar.getByRole('button', { name: 'Texte', exact: true }).click();
  await page.mouse.click(...at(0.5, 0.25));
  await page.getByRole('textbox', { name: 'Texte de l’annotation' }).fill('Accès à revoir');
  await page.getByRole('button', { name: 'Poser le texte' }).click();
  await closed();
  await mapDrawn(page);
  await emprise.screenshot('annotations');
  await command('annuler');
  await page.getByText('Annulé\u00a0: Annotation ajoutée\u00a0: texte').waitFor();
  // the arrow is chosen and removed
  await bar.getByRole('button', { name: 'Choisir, déplacer, remodeler' }).click();
  await page.mouse.click(...at(0.375, 0.475));
  await bar.getByRole('button', { name: 'Retirer l’annotation' }).click();
  await page.getByText('Annotation retirée.').waitFor();
  await bar.getByRole('button', { name: 'Masquer les annotations' }).click();
  await bar.getByRole('button', { name: 'Afficher les annotations' }).click();
  await command('thème');
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  await closed();
  await mapDrawn(page);
  await emprise.screenshot('annotations-dark');
  await bar.getByRole('button', { name: 'Fermer les annotations' }).click();
  await bar.waitFor({ state: 'detached' });
  expect(await page.locator('[data-table^=annotations]').count()).toBe(0);
  expect(emprise.complaints).toEqual([]);
});

test('a text is put, moved and removed by the keyboard alone', async () => {
  const { page } = emprise;
  const bar = page.getByTestId('annotation-bar');
  const focused = page.locator('[data-testid=map]:focus');
  await page.getByTestId('map').focus();
  await command('annoter la carte');
  await bar.waitFor();
  await closed();
  await focused.waitFor();
  await page.keyboard.press(' ');
  await page.getByRole('textbox', { name: 'Texte de l’annotation' }).waitFor();
  await page.keyboard.type('Giratoire');
  await page.getByRole('button', { name: 'Poser le texte' }).press('Enter');
  await closed();
  await bar.getByRole('button', { name: 'Choisir, déplacer, remodeler' }).press('Enter');
  await focused.waitFor();
  // texts come first: this is the one just put
  await page.keyboard.press('PageDown');
  await bar.getByRole('button', { name: 'Modifier le texte' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await mapDrawn(page);
  await page.keyboard.press('Control+z');
  await page.getByText('Annulé\u00a0: Annotation déplacée').waitFor();
  await page.keyboard.press('Delete');
  await page.getByText('Annotation retirée.').waitFor();
  await bar.getByRole('button', { name: 'Modifier le texte' }).waitFor({ state: 'detached' });
  await page.keyboard.press('F1');
  await page.locator('.help').getByText('Les annotations ne comptent dans aucune couche').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.help').waitFor({ state: 'detached' });
  expect(emprise.complaints).toEqual([]);
});
