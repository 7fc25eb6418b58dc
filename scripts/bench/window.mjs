// Measures the window for `emprise bench`: prints one JSON line { coldStart_s, longestBlock_ms, objects }.
//   node scripts/bench/window.mjs PROJECT FILE_OF_EPCI
// Cold start: from the launch of the process on an existing project to the first map drawn. Blocks: the longest task of the page while the file is
// imported by the dialog, until its objects are on the map. Needs a source tree: an installed package has no driver for its window.
import { chooseFile, measureInWindow } from './open-window.mjs';

const [project, file] = process.argv.slice(2);

async function watchBlocks(page) {
  await page.evaluate(() => {
    globalThis.longestBlock = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.longestBlock = Math.max(globalThis.longestBlock, entry.duration);
    }).observe({ entryTypes: ['longtask'] });
  });
}

async function importByDialog(app, page) {
  await chooseFile(app, file);
  await page.keyboard.press('Control+i');
  await page.locator('[data-testid=import-start]:not([data-disabled])').waitFor();
  await watchBlocks(page);
  await page.getByTestId('import-start').click();
  await page.getByTestId('import-report').waitFor({ timeout: 60_000 });
  const read = await page.locator('[data-count=imported] dd').first().innerText();
  await page.locator('[data-testid=map][data-state=drawn]').waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1500);
  return { objects: Number(read.replace(/\D/g, '')), longestBlock_ms: await page.evaluate(() => globalThis.longestBlock) };
}

await measureInWindow(project, async ({ app, page, launched }) => {
  await page.locator('[data-testid=map][data-state=drawn]').waitFor({ timeout: 60_000 });
  const coldStart_s = (performance.now() - launched) / 1000;
  return { coldStart_s, ...(file ? await importByDialog(app, page) : { objects: 0, longestBlock_ms: 0 }) };
});
