/** The page phones are given, in a real browser (Chromium, without anything of Emprise in it), from an empty line to a ballot in the project. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { afterAll, expect, inject, test } from 'vitest';
import { electronBinary, sandboxArguments } from '../../scripts/electron-runtime.mjs';
import { type Engine, folder } from '../engine/api/engine.ts';
import { loaded } from '../engine/api/scenes.ts';
import { root } from '../support/launch.ts';
import { violations } from './axe.ts';

const phones: ElectronApplication[] = [];
afterAll(async () => {
  await Promise.all(phones.map((phone) => phone.close()));
});

/** What the page complains about and asks for is kept. */
async function phone(url: string): Promise<{ page: Page; complaints: string[]; asked: string[] }> {
  const app = await _electron.launch({
    executablePath: electronBinary(inject('electronDist')),
    args: [
      ...sandboxArguments(),
      `--user-data-dir=${folder()}`,
      '--lang=fr-FR',
      path.join(root, 'test/support/phone.cjs'),
      'about:blank',
      '390',
      '780',
    ],
    // the blank page the phone starts on has no policy: Electron's own warning of it may come late
    env: { ...(process.env as Record<string, string>), DISPLAY: inject('display'), ELECTRON_DISABLE_SECURITY_WARNINGS: 'true' },
  });
  phones.push(app);
  const page = await app.firstWindow();
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => asked.push(request.url()));
  await page.addInitScript(() => Object.defineProperty(navigator, 'language', { get: () => 'fr-FR' }));
  await page.goto(url);
  return { page, complaints, asked };
}

async function picture(page: Page, name: string): Promise<void> {
  const results = path.join(root, 'test-results');
  mkdirSync(results, { recursive: true });
  await page.screenshot({ path: path.join(results, `${name}.png`), fullPage: true });
}

test('a phone votes once, in French or English, with the keyboard too, and hears when the round is over', async () => {
  const engine: Engine = await loaded();
  await engine.call('workshop/put-group', { id: null, name: 'Élus' });
  const sites = (await engine.call('workshop/matrix', {})).sites;
  const opened = {
    asks: 'both',
    title: 'Premier tour : sites à retenir',
    scenario: null,
    sites: sites.map(({ uid }) => uid),
    anonymous: false,
  } as const;
  const { id: round } = await engine.call('workshop/open-round', opened);
  const room = await engine.call('workshop/start-room', { address: '127.0.0.1' });
  const { page, complaints, asked } = await phone(room.url);

  await page.getByRole('heading', { name: 'Premier tour : sites à retenir' }).waitFor();
  expect(await page.getByRole('slider').count()).toBe(6);
  await picture(page, 'telephone-vote');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Weights of the criteria' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('button', { name: 'Français' }).click();

  const sobriety = page.getByRole('slider', { name: 'Sobriété foncière' });
  await sobriety.focus();
  await page.keyboard.press('End');
  // 100 against 75 for the other five
  await page.getByText('57\u00a0%').waitFor();
  const first = page.getByRole('group', { name: 'Les Prés' });
  await first.getByRole('button', { name: 'Pour' }).click();
  expect(await first.getByRole('button', { name: 'Pour' }).getAttribute('aria-pressed')).toBe('true');
  await page.getByLabel('Votre nom').fill('Mme <b>Martin</b>');
  await page.getByLabel('Votre groupe').selectOption({ label: 'Élus' });
  await page.getByLabel('Commentaire (facultatif)').fill('Accès à revoir');
  await page.getByRole('button', { name: 'Déposer mon bulletin' }).press('Enter');
  await page.getByRole('heading', { name: 'Bulletin reçu' }).waitFor();
  await picture(page, 'telephone-recu');

  const { ballots, participants } = await engine.call('workshop/get', {});
  expect(ballots).toMatchObject([
    { round, status: 'submitted', via: 'phone', content: { votes: { [sites[0]?.uid as string]: 'for' }, comment: 'Accès à revoir' } },
  ]);
  expect(ballots[0]?.content.weights['sobriete']).toBeCloseTo((100 / 175) * 100, 9);
  expect(participants).toMatchObject([{ name: 'Mme <b>Martin</b>' }]);

  // the same phone, come back later, is known
  await page.reload();
  await page.getByRole('heading', { name: 'Bulletin reçu' }).waitFor();
  await engine.call('workshop/close-round', { id: round });
  await page.getByRole('heading', { name: 'Le vote n’est pas ouvert.' }).waitFor();
  await picture(page, 'telephone-attente');
  await page.emulateMedia({ colorScheme: 'dark' });
  await engine.call('workshop/open-round', { ...opened, asks: 'votes', title: 'Second tour', anonymous: true, minutes: 5 });
  await page.getByRole('heading', { name: 'Second tour' }).waitFor();
  await page.getByText('Il reste 5 minutes.').waitFor();
  await page.getByText('Ce tour est anonyme', { exact: false }).waitFor();
  expect(await page.getByLabel('Votre nom').count()).toBe(0);
  await picture(page, 'telephone-sombre');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Déposer mon bulletin' }).click();
  await page.getByRole('alert').getByText('Donnez au moins un poids ou un vote.').waitFor();

  expect(new Set(asked.map((url) => new URL(url).origin))).toEqual(new Set([new URL(room.url).origin]));
  // a refusal is an answer, which the browser notes; the policy was never met
  expect(complaints.filter((text) => !/status of (400|409|410)/.test(text))).toEqual([]);
});

test('a card lets its holder vote on a small old phone, by its link or its code, and once whatever the phone', async () => {
  const engine: Engine = await loaded();
  await engine.call('workshop/put-participant', { id: null, name: 'Mme Martin', group: null });
  await engine.call('workshop/add-participants', { count: 1 });
  const sites = (await engine.call('workshop/matrix', {})).sites;
  const opened = { asks: 'both', title: 'Sites à retenir', scenario: null, sites: sites.map(({ uid }) => uid), anonymous: false } as const;
  const { id: round } = await engine.call('workshop/open-round', opened);
  const room = await engine.call('workshop/start-room', { address: '127.0.0.1', admission: 'personal' });
  const { cards } = await engine.call('workshop/cards', {});
  const [martin, unnamed] = cards.map(({ code }) => code);
  const { page, complaints } = await phone(`${room.url}#${martin}`);
  await page.setViewportSize({ width: 320, height: 568 });
  await page.getByText('Bulletin de Mme Martin').waitFor();
  // what is shown to a neighbour is no card
  expect(page.url()).toBe(room.url);
  expect(await page.getByLabel('Votre nom').count()).toBe(0);
  // letters twice as large, as the phone's own settings make them
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '28px';
  });
  await picture(page, 'telephone-320-grand');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.getByRole('group', { name: 'Les Prés' }).getByRole('button', { name: 'Pour' }).click();
  await page.getByRole('button', { name: 'Déposer mon bulletin' }).click();
  await page.getByRole('heading', { name: 'Bulletin reçu' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Bulletin reçu');

  // a neighbour without a phone takes this one
  await page.getByRole('button', { name: 'Voter avec une autre carte' }).click();
  const code = page.getByLabel('Votre code');
  await code.fill('ABCD 2345');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('alert').getByText('Ce code n’est celui d’aucune carte', { exact: false }).waitFor();
  await picture(page, 'telephone-code');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
  await code.fill(`${unnamed?.slice(0, 4).toLowerCase()} ${unnamed?.slice(4)}`);
  await code.press('Enter');
  await page.getByRole('heading', { name: 'Sites à retenir' }).waitFor();
  await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
  await picture(page, 'telephone-contraste');
  await engine.call('workshop/close-round', { id: round });
  await page.getByRole('alert').getByText('Le tour s’est terminé avant que votre bulletin soit déposé', { exact: false }).waitFor();

  // the first card again, in a browser that knows nothing
  const second = await phone(`${room.url}#${martin}`);
  await engine.call('workshop/open-round', { ...opened, title: 'Second tour' });
  await second.page.getByRole('heading', { name: 'Second tour' }).waitFor();
  const { ballots } = await engine.call('workshop/get', {});
  expect(ballots).toMatchObject([{ participant: cards[0]?.participant, round }]);
  expect(complaints.filter((text) => !/status of 403/.test(text))).toEqual([]);
});
