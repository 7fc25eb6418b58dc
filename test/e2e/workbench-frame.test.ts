/** The frame holds still, numbers agree, and one gesture is one step. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Launched, launchApp } from '../support/launch.ts';
import { cell, openDemonstration, quit, row } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await openDemonstration(emprise.page);
});
afterAll(async () => {
  await quit(emprise);
});

test('a box low in the layer tree takes the focus without moving the window', async () => {
  const { page } = emprise;
  const boxes = page.locator('.layer-tree input[type=checkbox]');
  await boxes.nth((await boxes.count()) - 1).focus();
  const moved = await page.evaluate(() => ({
    scrolled: [document.documentElement.scrollTop, document.body.scrollTop],
    top: document.querySelector('.window')?.getBoundingClientRect().top,
    beyond: document.documentElement.scrollHeight - window.innerHeight,
  }));
  expect(moved).toEqual({ scrolled: [0, 0], top: 0, beyond: 0 });
});

test('a site bears one number in the table and in the inspector', async () => {
  const { page } = emprise;
  const number = await cell(page, 2, 'fid').innerText();
  await row(page, 2).click();
  await page.getByText(`Site n°\u00a0${number} ·`).waitFor();
});

test('several presses on the opacity are one step, and undo brings the thumb back', async () => {
  const { page } = emprise;
  await page.locator('[data-table=terrains] .name').click();
  const thumb = page.locator('.layer-opacity input[type=range]');
  await thumb.focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowLeft');
  expect(await thumb.inputValue()).toBe('96');
  await page.locator('[data-history] button').click();
  await page.locator('.history li').getByText('Terrains').waitFor();
  expect(await page.locator('.history li').count()).toBe(2);
  await page.keyboard.press('Escape');
  await thumb.focus();
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.layer-opacity input[type=range]')?.value === '100');
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
