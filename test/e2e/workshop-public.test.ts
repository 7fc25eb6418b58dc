/** The window on the projector: every scene at every size of projector, in every appearance, nothing before it is shown, F11 and Escape; phones go on when the engine dies. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerSaveDialog } from '../support/dialogs.ts';
import { type Launched, launchApp, root } from '../support/launch.ts';
import { violations } from './axe.ts';
import { openDemonstration, overlaysGone, quit } from './workbench-page.ts';

let emprise: Launched;
let page: Page;
let room: Page;
beforeAll(async () => {
  emprise = await launchApp();
  page = emprise.page;
  await openDemonstration(page);
  await page.keyboard.press('Control+3');
  await page.locator('.rank-row').first().waitFor();
});
afterAll(async () => {
  await quit(emprise);
});

const PROJECTORS = [
  [1024, 768],
  [1920, 1080],
  [3840, 2160],
] as const;
const eventually = <T>(ask: () => T | Promise<T>) => expect.poll(ask, { timeout: 20_000 });
const dialog = (name: string) => page.getByRole('dialog', { name });

/** The engine of this application, found by its command line. */
function killEngine(): void {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const own = lines.filter((line) => line.includes('engine.cjs') && line.includes(emprise.folder) && !line.includes('relay.cjs'));
  expect(own).toHaveLength(1);
  process.kill(Number.parseInt(own[0] as string, 10), 'SIGKILL');
}

async function closeDialog(): Promise<void> {
  await page.keyboard.press('Escape');
  await overlaysGone(page);
}

/** What is cut off or lies beyond the edge, by its place; ellipses are meant. */
function cutOff(): Promise<string[]> {
  return room.evaluate(() => {
    const { innerWidth, innerHeight } = window;
    return [...document.querySelectorAll('.public h1, .public h2, .public p, .public li, .public td, .public th, .public svg.qr-code')]
      .filter((one) => one.closest('.behind') === null)
      .flatMap((one) => {
        const { left, top, right, bottom, width } = one.getBoundingClientRect();
        const isBeyond = left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
        return width > 0 && isBeyond ? [`${one.className || one.tagName}: ${(one.textContent ?? '').slice(0, 40)}`] : [];
      });
  });
}

async function looksRight(scene: string): Promise<void> {
  for (const [width, height] of PROJECTORS) {
    await room.setViewportSize({ width, height });
    // rows glide to their places
    await room.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
    mkdirSync(path.join(root, 'test-results'), { recursive: true });
    await room.screenshot({ path: path.join(root, 'test-results', `public-${scene}-${width}.png`) });
    expect({ scene, width, cut: await cutOff() }).toEqual({ scene, width, cut: [] });
  }
  await room.setViewportSize({ width: 1280, height: 720 });
  expect(await violations(room)).toEqual([]);
}

async function openMeeting(): Promise<void> {
  await page.getByRole('button', { name: 'Ouvrir l’atelier' }).click();
  const box = dialog('Nouvel atelier');
  const long = 'Atelier régional de sélection des sites clés en main, deuxième vague, arrondissements de l’Est et du Sud';
  await box.getByRole('textbox', { name: 'Nom de l’atelier' }).fill(long);
  await box.getByRole('textbox', { name: 'Lieu' }).fill('Saint-Symphorien-sur-Coise');
  await box.getByRole('button', { name: 'Ouvrir l’atelier' }).click();
  await overlaysGone(page);
}

test('the ranking and the comparison stand on every projector, with long names', async () => {
  await openMeeting();
  [room] = await Promise.all([emprise.app.waitForEvent('window'), page.getByRole('button', { name: 'Projeter' }).click()]);
  await room.locator('.public-ranking li').first().waitFor();
  await room.locator('[data-testid=public-map][data-state=drawn]').waitFor();
  await looksRight('ranking');
  await page.getByRole('radio', { name: 'Comparaison' }).click();
  await room.locator('.public-compare').waitFor();
  await looksRight('compare');
});

test('the vote shows where to vote and how many have, and nothing of what they hold', async () => {
  await page.getByRole('button', { name: 'Figer le classement' }).click();
  await page.getByRole('button', { name: 'Lever le gel' }).waitFor();
  await page.getByRole('button', { name: 'Ouvrir le vote' }).click();
  const box = dialog('Votes et bulletins');
  await box.getByRole('radio', { name: 'Les deux' }).click();
  await box
    .getByRole('textbox', { name: 'Intitulé' })
    .fill('Quels sites retenir pour la deuxième vague, et ce qui compte le plus à vos yeux');
  await box.getByRole('button', { name: 'Ouvrir le tour' }).click();
  await box.getByRole('tab', { name: 'Téléphones' }).click();
  await box.getByRole('radio', { name: 'Par code personnel' }).click();
  await box.getByText('La liste des participants est vide', { exact: false }).waitFor();
  await box.getByTestId('cards').getByRole('textbox', { name: 'Cartes sans nom' }).fill('12');
  await box.getByTestId('cards').getByRole('button', { name: 'Ajouter' }).click();
  await box.getByText('12 cartes').waitFor();
  await emprise.screenshot('workshop-cards');
  await answerSaveDialog(emprise.app, path.join(emprise.folder, 'cartes.pdf'));
  await box.getByRole('button', { name: 'Imprimer les cartes…' }).click();
  await page.getByTestId('notice').getByText('12 cartes enregistrées', { exact: false }).waitFor();
  await box.getByRole('button', { name: 'Lancer' }).click();
  await box.getByTestId('room').waitFor();
  await emprise.screenshot('workshop-phones-codes');
  expect(await violations(page)).toEqual([]);
  await closeDialog();
  await page.getByRole('radio', { name: 'Vote', exact: true }).click();
  await room.locator('.public-vote .qr-code').waitFor();
  await looksRight('vote');

  // a ballot of a card, as its phone sends it
  const url = await room.locator('.public-vote .address').first().innerText();
  const post = async (name: string, body: object) => {
    const answer = await fetch(url + name, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    return (await answer.json()) as { token: string; answer: string; paper: { round: number; sites: { uid: string; name: string }[] } };
  };
  await page.getByRole('button', { name: 'Suivre le vote' }).click();
  await box.getByRole('tab', { name: 'Téléphones' }).click();
  await box.getByRole('button', { name: 'Montrer les codes' }).click();
  const code = await box.getByTestId('cards').locator('li .number').first().innerText();
  const { token } = await post('join', { code });
  const { paper } = await post('paper', { token });
  const shown = await room.locator('.public-vote').innerText();
  const comment = '<img src=x onerror=alert(1)> SECRET';
  const voted = {
    token,
    round: paper.round,
    votes: { [paper.sites[0]?.uid as string]: 'against' },
    weights: { sobriete: 3, maitrise: 1 },
    comment,
  };
  expect((await post('ballot', voted)).answer).toBe('received');
  await eventually(() => room.locator('.participation .count').innerText()).toMatch(/^1/);
  // but for the count and the clock, nothing has changed
  const still = (words: string) => words.replace(/\d+:\d\d|\d+|aucun bulletin déposé|bulletin déposé/g, '');
  expect(still(await room.locator('.public-vote').innerText())).toBe(still(shown));
  expect(await room.content()).not.toContain('SECRET');

  // the engine dies: the same address answers again, the token still holds, the ballot is there
  killEngine();
  await page.getByTestId('notice').getByText('de nouveau ouverte', { exact: false }).waitFor();
  expect(await post('ballot', voted)).toEqual({ answer: 'again' });
});

test('results come when the facilitator shows them, and F11 and Escape do what they do everywhere', async () => {
  const box = dialog('Votes et bulletins');
  if (!(await box.isVisible())) await page.getByRole('button', { name: 'Suivre le vote' }).click();
  await box.getByRole('button', { name: 'Fermer le tour' }).click();
  await room.locator('.participation').getByText('Fermé').waitFor();
  expect(await room.locator('.public-results').count()).toBe(0);
  await box.getByRole('button', { name: 'Révéler les résultats' }).click();
  await closeDialog();
  await room.locator('.public-results li').first().waitFor();
  expect(await room.locator('.families li b').allInnerTexts()).toEqual([
    '25\u00a0%',
    '0\u00a0%',
    '75\u00a0%',
    '0\u00a0%',
    '0\u00a0%',
    '0\u00a0%',
  ]);
  await looksRight('results');
  expect(await room.content()).not.toContain('SECRET');

  // a key as the system gives it: those of a test's hand go past the window to its page
  const press = (keyCode: string) =>
    emprise.app.evaluate(({ BrowserWindow }, key) => {
      const own = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().endsWith('?public'));
      own?.webContents.sendInputEvent({ type: 'keyDown', keyCode: key });
    }, keyCode);
  // nothing manages windows on a test's display: what is asked of the window is looked at, not what it is granted
  const asked = () => emprise.app.evaluate(() => (globalThis as { fullScreenAsked?: boolean[] }).fullScreenAsked ?? []);
  await emprise.app.evaluate(({ BrowserWindow }) => {
    const own = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().endsWith('?public'));
    const wishes: boolean[] = [];
    Object.assign(globalThis, { fullScreenAsked: wishes });
    let isFull = false;
    if (!own) return;
    own.isFullScreen = () => isFull;
    own.setFullScreen = (wish) => {
      isFull = wish;
      wishes.push(wish);
    };
  });
  await press('F11');
  await eventually(asked).toEqual([true]);
  await press('Escape');
  await eventually(asked).toEqual([true, false]);
  const closed = room.waitForEvent('close');
  await press('Escape');
  await closed;
  await page.getByRole('button', { name: 'Projeter' }).waitFor();
  expect(emprise.complaints.filter((words) => !/engine/i.test(words))).toEqual([]);
});
