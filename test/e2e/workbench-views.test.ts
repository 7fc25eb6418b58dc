/** The view: two maps, the curtain, bookmarks, typed scale and coordinates, full screen; whole tasks, from the keyboard where that is shorter. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Launched, launchApp } from '../support/launch.ts';
import { mapDrawn, openDemonstration, overlaysGone, quit, textOf } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await openDemonstration(emprise.page);
});
afterAll(async () => {
  await quit(emprise);
});

const map = () => emprise.page.getByTestId('map');
const second = () => emprise.page.getByTestId('second-map');
const secondDrawn = () => emprise.page.locator('[data-testid=second-map][data-state=drawn]').waitFor();
/** Waits for what a cell of the status bar says, spaces of all kinds being one. */
const says = (testId: string, words: string) =>
  emprise.page.waitForFunction(
    ([id, wanted]) =>
      document
        .querySelector(`[data-testid=${id}]`)
        ?.textContent?.replace(/[\u00a0\u202f]/g, ' ')
        .startsWith(wanted ?? ''),
    [testId, words] as const,
  );
const closed = () => overlaysGone(emprise.page);
const metres = async (): Promise<readonly [number, number]> => {
  const found = /E ([\d ]+,\d) N ([\d ]+,\d)/.exec(await textOf(emprise.page, 'place'));
  const number = (text = '') => Number(text.replaceAll(' ', '').replace(',', '.'));
  return [number(found?.[1]), number(found?.[2])];
};
/** Does something and waits until the place that the status bar shows is another. */
const moving = async (act: () => Promise<unknown>): Promise<void> => {
  const before = await emprise.page.getByTestId('place').textContent();
  await act();
  await emprise.page.waitForFunction((place) => document.querySelector('[data-testid=place]')?.textContent !== place, before);
  await mapDrawn(emprise.page);
};
/** What a map has painted, without what lies over it. */
const drawn = (testId: string): Promise<string> =>
  emprise.page
    .getByTestId(testId)
    .evaluate((element) => Array.from(element.querySelectorAll('canvas'), (canvas) => canvas.toDataURL()).join());
const nameField = () => emprise.page.getByRole('textbox', { name: 'Nom du signet' });
const toTheme = async (name: 'dark' | 'light'): Promise<void> => {
  const { page } = emprise;
  await page.keyboard.press('Control+K');
  await page.keyboard.type('>thème');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator(`html[data-theme=${name}]`).waitFor();
  await closed();
  await mapDrawn(page);
};

test('a typed scale and typed coordinates bring the map there, and the arrows on from there', async () => {
  const { page, app } = emprise;
  await page.keyboard.press('Control+Shift+H');
  await page.locator('.scale-form input').waitFor();
  await page.keyboard.type('vingt mille');
  await page.keyboard.press('Enter');
  await page.getByText(/Écrivez par exemple/).waitFor();
  await page.locator('.scale-form input').fill('1/25000');
  await emprise.screenshot('views-scale');
  await page.keyboard.press('Enter');
  await closed();
  await says('scale', '1:25 000');
  // a pixel of 96 to the inch is 25.4/96 mm: 500 m take 75.59 of them at 1:25 000
  expect(Number(await page.locator('.scale-box svg').getAttribute('width'))).toBeCloseTo(75.59 + 2, 1);
  expect(await page.locator('.scale-box').innerText()).toMatch(/500\sm/);

  await page.keyboard.press('Control+G');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('99999999 1');
  await page.getByText(/ne désignent pas un lieu/).waitFor();
  await page.getByRole('dialog').locator('input').first().fill('828562,5 6643147');
  await page.getByTestId('place-read').filter({ hasText: 'Lambert-93' }).waitFor();
  await emprise.screenshot('views-go-to');
  await page.keyboard.press('Enter');
  await closed();
  await says('place', 'E 828 562,5 N 6 643 147,0');
  await mapDrawn(page);

  await map().focus();
  const step_m = (25_000 * 25.4) / 96 / 1000;
  const [x, y] = await metres();
  await moving(() => page.keyboard.press('ArrowRight'));
  expect((await metres())[0]).toBeCloseTo(x + 128 * step_m, 0);
  await moving(() => page.keyboard.press('Shift+ArrowUp'));
  expect((await metres())[1]).toBeCloseTo(y + 512 * step_m, 0);

  // what is under no pointer is the centre: it is what is copied
  await page.keyboard.press('Control+Shift+C');
  await page.getByText(/Coordonnées copiées/).waitFor();
  const copied = await app.evaluate(async ({ clipboard }) => (clipboard as unknown as { readText(): string | Promise<string> }).readText());
  expect(copied.replace(/[\u00a0\u202f]/g, ' ')).toMatch(/^E 829 40\d,\d N 6 646 53\d,\d \(EPSG:2154\) · 46,\d{5}° N 4,\d{5}° E$/);

  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  await says('place', 'E 828 562,5 N 6 643 147,0');
  await page.keyboard.press('Alt+ArrowRight');
  await says('place', 'E 829 4');
  await page.keyboard.press('Home');
  await says('scale', '1:3');
  expect(emprise.complaints).toEqual([]);
});

test('two maps stand side by side, linked or free, each with its own layers', async () => {
  const { page } = emprise;
  await mapDrawn(page);
  await page.keyboard.press('Control+Shift+D');
  await secondDrawn();
  await mapDrawn(page);
  await second().focus();
  await page.keyboard.press('+');
  await says('scale', '1:15');
  await map().focus();
  expect(await textOf(page, 'scale')).toMatch(/^1:15/);

  // free: each has its own scale, and the status bar speaks of the map one is on
  await page.keyboard.press('Control+Shift+K');
  await page.getByRole('button', { name: 'Lier les deux cartes' }).waitFor();
  await second().focus();
  await page.keyboard.press('+');
  await says('scale', '1:7');
  await map().focus();
  await says('scale', '1:15');
  await second().focus();
  await says('scale', '1:7');
  // linked again, the first comes to where one is
  await page.keyboard.press('Control+Shift+K');
  await page.getByRole('button', { name: 'Délier les deux cartes' }).waitFor();
  await map().focus();
  await says('scale', '1:7');

  // the pointer of one is shown on the other, at the same place
  const box = await map().boundingBox();
  await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 320);
  const cross = second().locator('.linked-pointer');
  await cross.waitFor();
  const at = await cross.boundingBox();
  const other = await second().boundingBox();
  expect(Math.abs((at?.x ?? 0) + (at?.width ?? 0) / 2 - (other?.x ?? 0) - 200)).toBeLessThan(6);
  expect(Math.abs((at?.y ?? 0) + (at?.height ?? 0) / 2 - (other?.y ?? 0) - 320)).toBeLessThan(2);
  await emprise.screenshot('views-split');

  await moving(() => page.keyboard.press('Home'));
  await mapDrawn(page);
  await secondDrawn();
  await page.mouse.move(700, 20);
  const before = { first: await drawn('map'), second: await drawn('second-map') };
  await page.getByRole('button', { name: 'Couches de la seconde carte' }).click();
  const sites = page.locator('.second-layers').getByRole('checkbox', { name: 'Sites' });
  await sites.setChecked(false, { force: true });
  await emprise.screenshot('views-second-layers');
  await page.keyboard.press('Escape');
  await closed();
  await secondDrawn();
  await page.mouse.move(700, 20);
  expect((await drawn('second-map')) === before.second).toBe(false);
  expect((await drawn('map')) === before.first).toBe(true);
  expect(await page.locator('.layer-panel [data-table=sites]').getByRole('checkbox').isChecked()).toBe(true);
  // it belongs to the project: undone like any other step
  await page.keyboard.press('Control+Z');
  await page.waitForFunction(() => document.querySelector('.notices')?.textContent?.includes('seconde carte'));
  await secondDrawn();
  await page.getByRole('button', { name: 'Couches de la seconde carte' }).click();
  await sites.waitFor();
  expect(await sites.isChecked()).toBe(true);
  await page.keyboard.press('Escape');
  await closed();

  // a site chosen on one map is chosen on both
  await page.locator('.grid-row').first().click();
  await page.getByTestId('inspector-title').waitFor();
  await toTheme('dark');
  await secondDrawn();
  await emprise.screenshot('views-split-dark');
  await toTheme('light');
  expect(emprise.complaints).toEqual([]);
});

test('a curtain is drawn from the keyboard, and Escape takes it away', async () => {
  const { page } = emprise;
  await page.keyboard.press('Control+Shift+R');
  const divider = page.getByTestId('map-divider');
  await page.waitForFunction(() => document.activeElement?.classList.contains('map-divider'));
  await secondDrawn();
  const valueIs = (share: number) => page.locator(`.map-divider[aria-valuenow="${share}"]`).waitFor();
  const clip = () => page.locator('.map-slot.second').evaluate((slot) => getComputedStyle(slot).clipPath);
  for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight');
  await valueIs(60);
  expect(await clip()).toBe('inset(0px 0px 0px 60%)');
  await page.keyboard.press('Shift+ArrowLeft');
  await valueIs(50);
  await page.keyboard.press('End');
  await valueIs(95);
  await page.keyboard.press('Home');
  await valueIs(5);
  const box = await divider.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 6, (box?.y ?? 0) + 60);
  await page.mouse.down();
  const panel = await page.locator('.maps').boundingBox();
  await page.mouse.move((panel?.x ?? 0) + (panel?.width ?? 0) * 0.4, (box?.y ?? 0) + 60, { steps: 4 });
  await page.mouse.up();
  await valueIs(40);
  await emprise.screenshot('views-swipe');
  expect(await page.evaluate(() => localStorage.getItem('emprise.map-views'))).toContain('"swipe"');
  await divider.focus();
  await page.keyboard.press('Escape');
  await divider.waitFor({ state: 'detached' });
  expect(await second().count()).toBe(0);
  // Escape meant the curtain alone
  expect(await page.getByTestId('inspector-title').count()).toBe(1);
  expect(emprise.complaints).toEqual([]);
});

test('a bookmark brings the map back, is undone, and is found by its name', async () => {
  const { page } = emprise;
  await map().focus();
  await page.keyboard.press('Home');
  await says('scale', '1:3');
  await page.keyboard.press('Control+Shift+H');
  await page
    .locator('.scale-form')
    .getByRole('button', { name: /^1:10\s000$/ })
    .click();
  await closed();
  await says('scale', '1:10 000');
  await mapDrawn(page);
  const there = await textOf(page, 'place');
  await page.keyboard.press('Control+D');
  await page.waitForFunction(() => (document.querySelector<HTMLInputElement>('.bookmark-form input')?.value ?? '').startsWith('Vue d'));
  await emprise.screenshot('views-bookmark');
  await nameField().fill('Port fluvial');
  await page.keyboard.press('Enter');
  await closed();
  await map().focus();
  await page.keyboard.press('Home');
  await says('scale', '1:3');
  await page.keyboard.press('Control+Shift+B');
  await page.getByTestId('bookmarks').getByText('Port fluvial').waitFor();
  await emprise.screenshot('views-bookmarks');
  await page.keyboard.press('Enter');
  await closed();
  await says('scale', '1:10 000');
  await says('place', there.slice(0, 24));

  // renamed, then all of it undone and done again
  await page.keyboard.press('Control+Shift+B');
  await page.getByRole('button', { name: /Actions sur le signet/ }).click();
  await page.getByRole('menuitem', { name: 'Renommer…' }).click();
  await nameField().waitFor();
  await nameField().fill('Quai du port');
  await page.keyboard.press('Enter');
  await closed();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('quai du port');
  await page
    .getByRole('option', { name: /Quai du port/ })
    .first()
    .waitFor();
  await emprise.screenshot('views-palette');
  await page.keyboard.press('Escape');
  await closed();
  await map().focus();
  const listed = async (): Promise<string[]> => {
    await page.keyboard.press('Control+Shift+B');
    await page.getByTestId('bookmarks').waitFor();
    const names = await page.locator('.bookmark-go .ellipsis').allInnerTexts();
    await page.keyboard.press('Escape');
    await closed();
    return names;
  };
  expect(await listed()).toEqual(['Quai du port']);
  await page.keyboard.press('Control+Z');
  await page.waitForFunction(() => document.querySelector('.notices')?.textContent?.includes('Quai du port'));
  expect(await listed()).toEqual(['Port fluvial']);
  await page.keyboard.press('Control+Z');
  await page.waitForFunction(() => document.querySelector('.notices')?.textContent?.includes('Port fluvial'));
  expect(await listed()).toEqual([]);
  expect(emprise.complaints).toEqual([]);
});

test('the overview moves the map, and the map takes the whole screen', async () => {
  const { page, app } = emprise;
  const box = await page.locator('.overview-rectangle').boundingBox();
  // off the map, so that the status bar tells of its centre
  await page.mouse.move(700, 20);
  const from = await metres();
  await page.mouse.move((box?.x ?? 0) + 4, (box?.y ?? 0) + 4);
  await moving(async () => {
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 24, (box?.y ?? 0) + 4, { steps: 3 });
    await page.mouse.up();
  });
  const to = await metres();
  expect(to[0]).toBeGreaterThan(from[0] + 5000);
  expect(Math.abs(to[1] - from[1])).toBeLessThan(1);
  await page.keyboard.press('Control+Shift+O');
  await page.getByTestId('overview').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Afficher la carte de situation' }).click();
  await page.getByTestId('overview').waitFor();

  // in the smallest window the buttons keep clear of the overview, or it gives way
  const size = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const before = window?.getSize() ?? [1440, 900];
    window?.setSize(1180, 720);
    return before;
  });
  await page.waitForFunction(() => window.innerHeight < 800);
  await mapDrawn(page);
  const buttons = await page.locator('.map-buttons.right').boundingBox();
  const overview = await page.getByTestId('overview').boundingBox();
  expect(overview === null || overview.y >= (buttons?.y ?? 0) + (buttons?.height ?? 0)).toBe(true);
  await emprise.screenshot('views-small');
  await app.evaluate(({ BrowserWindow }, [width = 1440, height = 900]) => BrowserWindow.getAllWindows()[0]?.setSize(width, height), size);
  await page.waitForFunction(() => window.innerHeight > 800);

  await map().focus();
  await page.keyboard.press('F11');
  await page.locator('.window.full-screen').waitFor();
  expect(await page.locator('.layer-panel').isVisible()).toBe(false);
  expect(await page.locator('.table-panel').isVisible()).toBe(false);
  expect(await page.locator('.top-bar').isVisible()).toBe(false);
  await mapDrawn(page);
  await emprise.screenshot('views-full-screen');
  await page.keyboard.press('Escape');
  await page.locator('.window:not(.full-screen)').waitFor();
  expect(await page.locator('.layer-panel').isVisible()).toBe(true);
  expect(await page.locator('.table-panel').isVisible()).toBe(true);
  expect(emprise.complaints).toEqual([]);
});
