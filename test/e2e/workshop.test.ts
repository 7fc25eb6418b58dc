/** A workshop in the real window: opened, weights moved by hand and by ballots, votes, decisions, undo; the public window follows. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOpenDialog, answerSaveDialog } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { violations } from './axe.ts';
import { openDemonstration, overlaysGone, quit } from './workbench-page.ts';

const FAMILIES = ['maitrise', 'attractivite', 'sobriete', 'raccordement', 'ecosysteme', 'implication'];
let emprise: Launched;
let page: Page;
beforeAll(async () => {
  emprise = await launchApp();
  page = emprise.page;
  await openDemonstration(page);
});
afterAll(async () => {
  await quit(emprise);
});

const eventually = <T>(ask: () => T | Promise<T>) => expect.poll(ask, { timeout: 20_000 });
const plain = (words: string): string => words.replace(/[\u00a0\u202f]/g, ' ');
const family = (code: string) => page.locator(`[data-family=${code}]`);
const figure = (code: string) => family(code).locator('.weight-figure input');
/** Weights as they are shown, by family. */
const shown = (): Promise<number[]> => Promise.all(FAMILIES.map(async (code) => Number(await figure(code).inputValue())));
const firstRow = () => page.locator('.rank-row').filter({ has: page.locator('.rank', { hasText: /^1$/ }) });
const log = () => page.getByTestId('log').locator('li');
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const stable = () => eventually(() => page.locator('.cells.old').count()).toBe(0);

async function ask(command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(command);
  await page.getByRole('option', { name: command }).first().waitFor();
  await page.keyboard.press('Enter');
}

async function closeDialog(): Promise<void> {
  await page.keyboard.press('Escape');
  await overlaysGone(page);
}

test('the room ranks the sites of the project', async () => {
  await page.keyboard.press('Control+3');
  await page.locator('.rank-row').first().waitFor();
  await stable();
  expect(await firstRow().count()).toBeGreaterThan(0);
  expect((await shown()).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  await emprise.screenshot('workshop-first');
});

test('nothing in the room is at fault for a reader of the screen, in any appearance', async () => {
  expect(await violations(page)).toEqual([]);
  for (const command of ['grille de critères', 'votes et bulletins']) {
    await ask(`Atelier : ${command}`);
    await page.locator('.dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await emprise.screenshot(`workshop-${command.split(' ')[0]}`);
    await closeDialog();
  }
});

test('a workshop is opened with its name, its place and the sites it looks at', async () => {
  await page.getByRole('button', { name: 'Ouvrir l’atelier' }).click();
  const box = dialog('Nouvel atelier');
  await box.getByRole('textbox', { name: 'Nom de l’atelier' }).fill('Atelier de sélection, vague 2');
  await box.getByRole('textbox', { name: 'Lieu' }).fill('Dijon');
  await box.getByRole('textbox', { name: 'Date' }).fill('24/11/2026');
  await box.getByRole('textbox', { name: 'Animation' }).fill('C. Garnier');
  await emprise.screenshot('workshop-meeting');
  await box.getByRole('button', { name: 'Ouvrir l’atelier' }).click();
  await overlaysGone(page);
  await page.getByText('Dijon, 24 novembre 2026').waitFor();
  await log().filter({ hasText: 'Ouverture de l’atelier' }).waitFor();
});

test('weights always make 100, by the keys, by typing and with locks; one step each, undone', async () => {
  const thumb = family('sobriete').getByRole('slider');
  const before = await shown();
  await thumb.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await eventually(() => figure('sobriete').inputValue()).toBe(String((before[2] ?? 0) + 5));
  expect((await shown()).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  await log().filter({ hasText: 'Sobriété foncière' }).waitFor();
  await family('maitrise').getByRole('button', { name: 'Verrouiller' }).click();
  await family('maitrise').getByRole('button', { name: 'Déverrouiller' }).waitFor();
  const held = await figure('maitrise').inputValue();
  await figure('raccordement').fill('30');
  await figure('raccordement').press('Enter');
  await eventually(() => figure('raccordement').inputValue()).toBe('30');
  expect(await figure('maitrise').inputValue()).toBe(held);
  expect((await shown()).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  await log().filter({ hasText: 'Raccordement' }).waitFor();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await eventually(() => figure('raccordement').inputValue()).not.toBe('30');
  await page.getByRole('button', { name: 'Équipondérer' }).click();
  await eventually(async () => Math.max(...(await shown()).slice(1)) - Math.min(...(await shown()).slice(1))).toBeLessThanOrEqual(1);
  await family('sobriete').getByRole('button', { name: 'Sobriété foncière' }).first().click();
  await family('sobriete').locator('.sub-criteria li').first().waitFor();
  await stable();
  await emprise.screenshot('workshop-weights');
  await family('sobriete').locator('.open-criterion').first().click();
  await page.getByRole('dialog').waitFor();
  await emprise.screenshot('workshop-criterion');
  await closeDialog();
  await family('sobriete').getByRole('button', { name: 'Sobriété foncière' }).first().click();
});

test('pairs are judged, and the judgement that fits least is said', async () => {
  await ask('Atelier : comparer les critères');
  const box = dialog('Comparer deux à deux (AHP)');
  await box.waitFor();
  const judge = async (pair: string, key: string, times: number): Promise<void> => {
    await box.locator(`[data-pair="${pair}"]`).getByRole('slider').focus();
    for (let step = 0; step < times; step++) await page.keyboard.press(key);
  };
  // everything the same, but a circle: one over two, two over three, three over one
  for (const [index, first] of FAMILIES.entries())
    for (const second of FAMILIES.slice(index + 1))
      await box.locator(`[data-pair="${first}/${second}"]`).getByRole('button', { name: 'Autant' }).click();
  await box.getByText(/Jugements cohérents/).waitFor();
  await judge('maitrise/attractivite', 'ArrowLeft', 6);
  await judge('attractivite/sobriete', 'ArrowLeft', 6);
  await judge('maitrise/sobriete', 'ArrowRight', 6);
  await box.getByText(/Jugements contradictoires/).waitFor();
  await emprise.screenshot('workshop-pairwise');
  await box.getByRole('button', { name: 'Reprendre cette valeur' }).click();
  await box.getByRole('button', { name: 'Enregistrer les jugements' }).click();
  await box.getByText(/^Enregistré .* par C\. Garnier\.$/).waitFor();
  await emprise.screenshot('workshop-pairwise-kept');
  await box.getByRole('button', { name: 'Annuler' }).click();
  await overlaysGone(page);
  await log().filter({ hasText: 'Familles comparées deux à deux' }).waitFor();
  // left and taken up again, undone and done again
  await ask('Atelier : comparer les critères');
  await box.getByText('15 / 15 paires jugées').waitFor();
  await closeDialog();
  await page.keyboard.press('Control+z');
  await eventually(() => log().filter({ hasText: 'Familles comparées deux à deux' }).count()).toBe(0);
  await ask('Atelier : comparer les critères');
  await box.getByText('0 / 15 paires jugées').waitFor();
  await closeDialog();
});

test('a scenario has thresholds, sites and a method of its own, said where they count and taken back in one step', async () => {
  const ranked = () => page.getByTestId('ranking').getAttribute('aria-rowcount');
  await ask('Atelier : réglages du scénario');
  const box = dialog(/Réglages de/);
  await box.locator('[data-criterion=surface]').click();
  const editor = box.getByTestId('own-editor');
  await editor.getByRole('textbox', { name: 'Part dans la famille' }).fill('9');
  await editor.getByText('propre à ce scénario').waitFor();
  await emprise.screenshot('workshop-settings');
  await box.getByRole('tab', { name: 'Sites' }).click();
  await box.getByRole('textbox', { name: 'Ou par expression' }).fill("maturite = 'disponible'");
  await page.keyboard.press('Enter');
  await eventually(async () => plain(await box.getByTestId('sites-chosen').innerText())).toMatch(/^[1-9] \/ 25 sites$/);
  const chosen = plain(await box.getByTestId('sites-chosen').innerText()).split(' ')[0];
  await emprise.screenshot('workshop-settings-sites');
  await box.getByRole('tab', { name: 'Méthode' }).click();
  await box.getByText('PROMETHEE II', { exact: true }).click();
  await eventually(async () => plain(await box.getByTestId('settings-effect').innerText())).toContain(`${chosen} sites classés`);
  await box.getByRole('button', { name: 'Appliquer au scénario' }).click();
  await overlaysGone(page);
  await page.getByRole('button', { name: 'PROMETHEE II' }).waitFor();
  await eventually(() => page.locator('.rank-row:not(.out)').count()).toBe(Number(chosen));
  expect(await ranked()).toBe('25');
  for (const line of ['classé par PROMETHEE II', 'propres à ce scénario pour Surface', `${chosen} sites participent`])
    await log().filter({ hasText: line }).first().waitFor();
  await family('attractivite').getByRole('button', { name: 'Attractivité économique' }).first().click();
  await family('attractivite').getByText('propre à ce scénario').waitFor();
  await family('attractivite').getByRole('button', { name: 'Attractivité économique' }).first().click();
  await stable();
  await emprise.screenshot('workshop-own');
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'somme pondérée' }).waitFor();
  await eventually(() => page.locator('.rank-row.out').count()).toBe(0);
  await page.getByRole('button', { name: 'somme pondérée' }).click();
  await page.getByRole('menuitem', { name: 'Classer par TOPSIS' }).click();
  await overlaysGone(page);
  await page.getByRole('button', { name: 'TOPSIS' }).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'somme pondérée' }).waitFor();
});

test('twenty ballots of weights are typed and imported, hidden until revealed, and become the weights', async () => {
  await page.getByRole('button', { name: 'Ouvrir le vote' }).click();
  const box = dialog('Votes et bulletins');
  await box.getByRole('radio', { name: 'Les poids' }).click();
  await emprise.screenshot('workshop-new-round');
  await box.getByRole('button', { name: 'Ouvrir le tour' }).click();
  const entry = box.getByTestId('ballot');
  for (const name of ['Maire de Sorvois', 'Préfecture']) {
    await entry.getByRole('textbox', { name: 'Nom', exact: true }).fill(name);
    await entry.getByRole('textbox', { name: 'Sobriété foncière' }).fill('40');
    await entry.getByRole('button', { name: 'Déposer le bulletin' }).click();
    const count = name === 'Préfecture' ? 2 : 1;
    await eventually(async () => plain(await box.getByTestId('ballots-in').innerText())).toContain(`${count} /`);
  }
  await emprise.screenshot('workshop-ballot');
  const file = path.join(emprise.folder, 'bulletins.json');
  const ballots = Array.from({ length: 18 }, (_, index) => ({
    participant: `Participant ${index + 3}`,
    group: index % 2 === 0 ? 'Élus' : 'Industriels',
    weights: Object.fromEntries(FAMILIES.map((code, at) => [code, 10 + ((index * 7 + at * 5) % 20)])),
    votes: {},
  }));
  writeFileSync(file, JSON.stringify([...ballots, { participant: 'Perdu', weights: { disparu: 100 }, votes: {} }]));
  await answerOpenDialog(emprise.app, [file]);
  await box.getByRole('tab', { name: 'Fichier' }).click();
  await box.getByRole('button', { name: 'Importer des bulletins…' }).click();
  await eventually(async () => plain(await box.getByTestId('ballots-in').innerText())).toContain('20 / 20');
  expect(plain(await box.getByTestId('ballot-report').innerText())).toContain('19 lignes lues : 18 bulletins pris, 1 refusé.');
  expect(await box.locator('.refused-rows li').count()).toBe(1);
  await box.getByRole('button', { name: 'Fermer le tour' }).click();
  await box.getByText('Les résultats ne sont pas encore montrés').waitFor();
  await emprise.screenshot('workshop-hidden');
  await box.getByRole('button', { name: 'Révéler les résultats' }).click();
  await box.getByTestId('weight-results').waitFor();
  await emprise.screenshot('workshop-results');
  const found = plain(await box.locator('[data-found=sobriete] b').innerText());
  await box.getByRole('button', { name: 'Appliquer ces poids' }).click();
  await closeDialog();
  await eventually(async () => `${await figure('sobriete').inputValue()} %`).toBe(found);
});

test('phones are offered an address and a code, off until they are wanted and again when the round ends', async () => {
  await page.getByRole('button', { name: 'Ouvrir le vote' }).click();
  const box = dialog('Votes et bulletins');
  await box.getByRole('button', { name: 'Nouveau tour' }).click();
  await box.getByRole('radio', { name: 'Les poids' }).click();
  await box.getByRole('button', { name: 'Ouvrir le tour' }).click();
  await box.getByRole('tab', { name: 'Téléphones' }).click();
  await box.getByRole('button', { name: 'Lancer' }).click();
  await box.getByTestId('room').waitFor();
  const address = await box.locator('.room-address').innerText();
  expect(address).toMatch(/^http:\/\/[\d.]+:\d+\//);
  expect((await fetch(address)).status).toBe(200);
  await emprise.screenshot('workshop-phones');
  await box.getByRole('button', { name: 'Arrêter' }).click();
  await box.getByRole('button', { name: 'Lancer' }).waitFor();
  await expect(fetch(address)).rejects.toThrow();
  await box.getByRole('button', { name: 'Fermer le tour' }).click();
  await box.getByText('Les résultats ne sont pas encore montrés').waitFor();
  await closeDialog();
});

test('votes need a frozen ranking, and the public window follows the vote', async () => {
  const [room] = await Promise.all([emprise.app.waitForEvent('window'), page.getByRole('button', { name: 'Projeter' }).click()]);
  await room.getByTestId('public-screen').waitFor();
  await room.locator('.public-ranking li').first().waitFor();
  await room.locator('[data-testid=public-map][data-state=drawn]').waitFor();
  expect(await room.locator('button, input').count()).toBe(0);
  await room.screenshot({ path: 'test-results/workshop-public.png' });
  const before = await room.locator('.public-weights b').allInnerTexts();
  await figure('ecosysteme').fill('45');
  await figure('ecosysteme').press('Enter');
  await eventually(() => room.locator('.public-weights b').allInnerTexts()).not.toEqual(before);

  await page.getByRole('button', { name: 'Figer le classement' }).click();
  await page.getByRole('button', { name: 'Lever le gel' }).waitFor();
  expect(await figure('sobriete').isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Ouvrir le vote' }).click();
  const box = dialog('Votes et bulletins');
  await box.getByRole('button', { name: 'Nouveau tour' }).click();
  await box.getByRole('radio', { name: 'Un vote sur les sites' }).click();
  await box.getByRole('button', { name: 'Ouvrir le tour' }).click();
  const entry = box.getByTestId('ballot');
  for (let ballot = 0; ballot < 2; ballot++) {
    const votes = entry.locator('.ballot-votes li');
    await votes.nth(0).getByRole('radio', { name: 'pour' }).click();
    await votes
      .nth(1)
      .getByRole('radio', { name: ballot === 0 ? 'contre' : 'abstention' })
      .click();
    await entry.getByRole('button', { name: 'Déposer le bulletin' }).click();
    await eventually(async () => plain(await box.getByTestId('ballots-in').innerText())).toContain(`${ballot + 1} /`);
  }
  await emprise.screenshot('workshop-votes');
  await closeDialog();
  await page.getByRole('radio', { name: 'Vote', exact: true }).click();
  await room.locator('.participation').waitFor();
  expect(plain(await room.locator('.participation .count').innerText())).toContain('2');
  await room.screenshot({ path: 'test-results/workshop-public-vote.png' });
  await page.getByRole('button', { name: 'Suivre le vote' }).click();
  await box.getByRole('button', { name: 'Fermer le tour' }).click();
  expect(await room.locator('.public-results').count()).toBe(0);
  await box.getByRole('button', { name: 'Révéler les résultats' }).click();
  await box.getByTestId('vote-results').waitFor();
  await emprise.screenshot('workshop-vote-results');
  await closeDialog();
  await room.locator('.public-results li').first().waitFor();
  await room.screenshot({ path: 'test-results/workshop-public-results.png' });
  await page.getByRole('radio', { name: 'Comparaison' }).click();
  await room.locator('.public-compare').waitFor();
  await room.screenshot({ path: 'test-results/workshop-public-compare.png' });
  const closed = room.waitForEvent('close');
  await page.getByRole('button', { name: 'Ne plus projeter' }).click();
  await closed;
  await page.getByRole('button', { name: 'Projeter' }).waitFor();
});

test('a site is understood, accepted with a reason, and what follows is noted; undo takes a decision back', async () => {
  await page.getByTestId('ranking').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const box = page.getByRole('dialog');
  await box.getByRole('tab', { name: 'Robustesse' }).waitFor();
  await emprise.screenshot('workshop-site');
  await box.getByRole('tab', { name: 'Robustesse' }).click();
  await box.getByText('Plus petit changement de poids qui inverse').waitFor();
  expect(await box.locator('.tornado tr').count()).toBe(FAMILIES.length);
  await emprise.screenshot('workshop-robustness');
  await box.getByRole('tab', { name: 'Décision' }).click();
  await box.getByRole('textbox', { name: 'Motif' }).fill('Maîtrise complète, raccordement acquis');
  await box.getByRole('button', { name: 'Décider' }).click();
  await box.getByTestId('verdicts').getByText('Retenu').waitFor();
  await emprise.screenshot('workshop-decision');
  await closeDialog();
  await log().filter({ hasText: 'retenu' }).waitFor();
  await page.locator('.rank-row .verdict.accept').waitFor();
  await ask('Atelier : suites à donner');
  const actions = dialog('Suites à donner');
  await actions.getByRole('textbox', { name: 'Ce qui est à faire' }).fill('Étude de sols');
  await actions.getByRole('textbox', { name: 'Qui', exact: true }).fill('EPF');
  await actions.getByRole('textbox', { name: 'Pour le' }).fill('31/01/2027');
  await actions.getByRole('button', { name: 'Ajouter' }).click();
  await actions.getByTestId('actions').getByText('Étude de sols').waitFor();
  await emprise.screenshot('workshop-actions');
  await closeDialog();
  await page.getByRole('button', { name: 'Noter' }).click();
  await dialog('Noter au journal').getByRole('textbox', { name: 'Ce qui est dit ou décidé' }).fill('Accord unanime de la salle.');
  await page.keyboard.press('Control+Enter');
  await overlaysGone(page);
  await log().filter({ hasText: 'Accord unanime de la salle.' }).waitFor();
  await stable();
  await emprise.screenshot('workshop-whole');
  await page.keyboard.press('Control+z');
  await eventually(() => log().filter({ hasText: 'Accord unanime' }).count()).toBe(0);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await eventually(() => page.locator('.rank-row .verdict').count()).toBe(0);
});

test('a second scenario is compared with the first in words', async () => {
  await page.getByTestId('scenario').click();
  await page.getByRole('menuitem', { name: 'Nouveau scénario' }).click();
  await page.getByRole('textbox', { name: 'Nom du scénario' }).fill('Sobriété d’abord');
  await page.keyboard.press('Enter');
  await overlaysGone(page);
  await figure('sobriete').fill('60');
  await figure('sobriete').press('Enter');
  await eventually(() => figure('sobriete').inputValue()).toBe('60');
  await ask('Atelier : comparer les scénarios');
  const box = dialog('Comparer les scénarios');
  await box.getByText(/Sobriété foncière\s»\spasse de/).waitFor();
  await emprise.screenshot('workshop-scenarios');
  await closeDialog();
  await page.getByRole('button', { name: 'somme pondérée' }).click();
  await page.getByRole('menuitem', { name: 'Montrer le rang selon TOPSIS' }).click();
  await overlaysGone(page);
  expect(await page.locator('.rank-row .other').count()).toBeGreaterThan(0);
  await page.getByRole('radio', { name: 'Profils' }).click();
  await emprise.screenshot('workshop-beside');
  await page.getByRole('radio', { name: 'Lieux et photos' }).click();
  await page.locator('.site-marks li').first().waitFor();
  const outlines = page.getByRole('img', { name: /^Contour de .*, à la même échelle que les autres$/ });
  await eventually(() => outlines.count()).toBe(3);
  await emprise.screenshot('workshop-marks');
  await ask('thème');
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  await overlaysGone(page);
  await stable();
  await emprise.screenshot('workshop-dark');
  expect(emprise.complaints).toEqual([]);
});

test('the minutes are read on screen, then seen as pages and written', async () => {
  await page.getByRole('button', { name: 'Relevé de décisions' }).click();
  await page.getByTestId('minutes').waitFor();
  await dialog('Relevé de décisions').getByRole('button', { name: 'PDF, Word ou Excel…' }).click();
  await page.getByTestId('report-page').waitFor();
  expect(Number(await page.getByTestId('report-page').getAttribute('data-pages'))).toBeGreaterThanOrEqual(2);
  await emprise.screenshot('workshop-minutes');
  for (const [format, file, begins] of [
    ['PDF', 'releve.pdf', '%PDF-'],
    ['Excel', 'releve.xlsx', 'PK'],
  ] as const) {
    if (format !== 'PDF') {
      await ask('Relevé de l’atelier');
      await page.getByTestId('report-page').waitFor();
    }
    await page.getByRole('radio', { name: format }).click();
    const target = path.join(emprise.folder, file);
    await answerSaveDialog(emprise.app, target);
    await page.getByTestId('report-start').click();
    await overlaysGone(page);
    await page.getByTestId('notice').getByText(file).waitFor();
    expect(readFileSync(target).subarray(0, begins.length).toString('latin1')).toBe(begins);
  }
});

test('a project without a site says so in the room', async () => {
  await page.keyboard.press('Control+n');
  const close = page.getByRole('alertdialog');
  await close.getByRole('button', { name: 'Fermer sans enregistrer' }).click();
  await page.locator('.empty-project').waitFor();
  await page.keyboard.press('Control+3');
  await page.getByText('Aucun site à classer').waitFor();
  await emprise.screenshot('workshop-empty');
  expect(await page.locator('.rank-row').count()).toBe(0);
});
