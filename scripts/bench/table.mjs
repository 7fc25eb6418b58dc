// Measures the table of a large layer in the real window (software drawing where there is no graphics card): prints one JSON line.
//   node scripts/bench/table.mjs PROJECT COLUMN [TEXT_COLUMN]
// first_ms: from the table shown to its first rows. sort_ms: from the press on the head to the sorted rows drawn. frame: longest and median time between two
// pictures while nothing happens, while the wheel turns, and while the scroll bar is dragged from end to end; task_ms: longest task of the page meanwhile. select_ms: 10,000 rows by Maj, until table and status bar agree.
import { measureInWindow } from './open-window.mjs';

const [project, column, textColumn = column] = process.argv.slice(2);

/** Runs `step` before each picture, `count` times; answers the times between pictures. */
const frames = (page, step, count) =>
  page.evaluate(
    async ([source, number]) => {
      const grid = document.querySelector('.grid');
      const act = new Function('grid', 'index', source);
      const times = [];
      let last = await new Promise(requestAnimationFrame);
      for (let index = 0; index < number; index++) {
        act(grid, index);
        const now = await new Promise(requestAnimationFrame);
        times.push(now - last);
        last = now;
      }
      times.sort((a, b) => a - b);
      return {
        longest: Math.round(times.at(-1)),
        p95: Math.round(times[Math.floor(times.length * 0.95)]),
        median: Math.round(times[times.length >> 1]),
      };
    },
    [step, count],
  );

/** Longest task of the page's main thread, in time of the processor: what the rest of the machine does meanwhile does not count. Milliseconds. */
async function longestTask(page, act) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] },
  });
  await act();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const mains = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const times = events.filter(({ tdur, pid, tid }) => tdur && mains.has(`${pid} ${tid}`)).map(({ tdur }) => tdur / 1000);
  return times.length === 0 ? null : Math.round(Math.max(...times));
}

const settled = (page) => page.waitForFunction(() => document.querySelector('.grid')?.getAttribute('aria-busy') === 'false');

/** From an action in the page until its answer is on the screen. */
async function timed(page, act, until, argument) {
  const start = performance.now();
  await act();
  await page.waitForFunction(until, argument, { polling: 'raf' });
  return Math.round(performance.now() - start);
}

await measureInWindow(project, async ({ page }) => {
  await page.locator('.grid-row[data-fid]').first().waitFor({ timeout: 120_000 });
  await page.keyboard.press('Control+2');
  await page.waitForTimeout(3000);
  const rows = Number((await page.getByTestId('row-count').innerText()).replace(/\D/g, ''));

  // the table gone, then shown again: nothing of its rows is kept in the window
  await page.keyboard.press('Control+1');
  await page.getByRole('button', { name: 'Replier le tableau' }).click();
  await page.waitForTimeout(1000);
  const first_ms = await timed(
    page,
    () => page.keyboard.press('Control+2'),
    () => document.querySelector('.grid-row[data-fid]') !== null,
  );
  await page.waitForTimeout(1500);

  // what the machine itself lets pass meanwhile
  const idle = await frames(page, '', 120);
  const wheel = await frames(page, 'grid.scrollTop += 120', 240);
  const fling = await frames(page, 'grid.scrollTop += 1500', 120);
  const task_ms = await longestTask(page, async () => {
    await frames(page, 'grid.scrollTop += 120', 120);
    await frames(page, 'grid.scrollTop = ((index * 7919) % 120) / 120 * (grid.scrollHeight - grid.clientHeight)', 120);
  });
  const drag = await frames(page, 'grid.scrollTop = ((index * 7919) % 120) / 120 * (grid.scrollHeight - grid.clientHeight)', 120);
  await page.evaluate(() => {
    document.querySelector('.grid').scrollTop = 0;
  });
  await settled(page);
  await page.waitForTimeout(1000);

  const sort = async (name) => {
    const head = page.locator(`[data-head=${name}]`);
    const before = await page.locator('.grid-row').first().getAttribute('data-fid');
    await head.click();
    const start = performance.now();
    await page
      .waitForFunction(() => document.querySelector('.grid')?.getAttribute('aria-busy') === 'true', undefined, { polling: 'raf' })
      .catch(() => undefined);
    await page.waitForFunction(() => document.querySelector('.grid')?.getAttribute('aria-busy') === 'false', undefined, { polling: 'raf' });
    return {
      ms: Math.round(performance.now() - start),
      changed: before !== (await page.locator('.grid-row').first().getAttribute('data-fid')),
    };
  };
  const sort_ms = await sort(column);
  const sortText_ms = await sort(textColumn);

  // 10,000 rows by Maj
  await page.locator('.grid-row[data-fid]').first().click();
  await page.evaluate(() => {
    document.querySelector('.grid').scrollTop = 28 * 9995;
  });
  await page.waitForTimeout(1500);
  const last = page.locator('.grid-row[aria-rowindex="10001"]');
  const select_ms = await timed(
    page,
    () => last.click({ modifiers: ['Shift'] }),
    () =>
      /10\D?000/.test(document.querySelector('[data-testid=selection-status]')?.textContent ?? '') &&
      document.querySelectorAll('.grid-row.selected').length > 5,
  );
  return { rows, first_ms, idle, wheel, fling, drag, task_ms, sort_ms, sortText_ms, select_ms };
});
