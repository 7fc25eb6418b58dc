import type { ElectronApplication, Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { type Launched, launchApp } from '../support/launch.ts';
import { shellAnswer } from '../support/port-calls.ts';

let emprise: Launched | undefined;
afterEach(async () => {
  await emprise?.close().catch(() => undefined);
  emprise = undefined;
});

/** A page that listens to `closing` and answers with these words, one each time it is asked. */
async function pageAnswering(...answers: readonly (readonly string[])[]): Promise<Launched> {
  emprise = await launchApp({ bare: true });
  await emprise.page.evaluate(async (words) => {
    const asked: number[] = [];
    Object.assign(globalThis, { asked });
    window.emprise.on('closing', async () => {
      for (const answer of words[asked.length] ?? []) void window.emprise.call('answerClose', { answer: answer as 'close' });
      asked.push(asked.length);
    });
    await window.emprise.call('pageReady', undefined);
  }, answers);
  return emprise;
}

const closeWindow = (app: ElectronApplication) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
const timesAsked = (page: Page) => page.evaluate(() => (globalThis as unknown as { asked: number[] }).asked.length);

test('the page is asked before the window closes; it may stay, and is asked again the next time', async () => {
  const { app, page } = await pageAnswering(['working', 'stay'], ['close']);
  await closeWindow(app);
  await page.waitForFunction(() => (globalThis as unknown as { asked: number[] }).asked.length === 1);
  await page.waitForTimeout(300);
  expect(await timesAsked(page)).toBe(1);
  const ended = app.waitForEvent('close');
  await closeWindow(app);
  await ended;
});

test('a page that says it is working is waited for longer than one that says nothing', async () => {
  const { app, page } = await pageAnswering(['working']);
  await closeWindow(app);
  // the silent page of the next test is left after three seconds
  await page.waitForTimeout(4_000);
  expect(await timesAsked(page)).toBe(1);
  const ended = app.waitForEvent('close');
  await shellAnswer(page, 'answerClose', { answer: 'close' });
  await ended;
});

test('a page that does not answer does not hold the application', async () => {
  const { app } = await pageAnswering([]);
  const ended = app.waitForEvent('close');
  await closeWindow(app);
  await ended;
});

test('the window opens where it was left, and never smaller than its minimum', async () => {
  emprise = await launchApp();
  await emprise.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1300, height: 800 }),
  );
  await emprise.page.waitForTimeout(200);
  await emprise.close({ keepFolder: true });
  emprise = await launchApp({ folder: emprise.folder });
  const bounds = () => emprise?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(await bounds()).toEqual({ x: 60, y: 40, width: 1300, height: 800 });
  expect(await emprise.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getMinimumSize())).toEqual([1180, 720]);
});
