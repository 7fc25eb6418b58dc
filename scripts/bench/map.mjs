// Measures the map on one large layer for `emprise bench`: prints one JSON line.
//   node scripts/bench/map.mjs PROJECT [GEOJSON COLUMN]
//   open_s     from the choice of the file to the map drawn, in a window that is open already
//   draw_s     from the first tile asked to the map drawn, part of the former
//   pan_ms     median work of the page in a frame while the map is dragged; panLongest_ms the longest
//   zoom_s     from a step of the wheel to the map drawn, its animation of 160 ms included; median of five
//   recolour_s from the key to the map drawn by other classes; raw_s the same shapes drawn by bare canvas calls in the same page
//   memory_MB  working set of the page's process at the end
//   openKept_s, drawKept_s, zoomKept_s  the same with overviews, in another window of the same profile; overviews_MB what they take
//   plain      the same of a plain vector layer of OpenLayers in a window beside it (with GEOJSON, in degrees, coloured by COLUMN)
// The project must have two styles of the layer as its last two steps: undo and redo go from one to the other.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pan } from './frame-work.mjs';
import { chooseFile, measureInWindow, median, processorTime, released } from './open-window.mjs';
import { measurePlainLayer } from './plain-layer.mjs';

const [project, plainFile, plainField = ''] = process.argv.slice(2);

/** Times at which the map began to draw and was drawn, kept in the page. */
const watchMap = (page) =>
  page.evaluate(() => {
    globalThis.mapTimes = { drawing: 0, drawn: 0 };
    new MutationObserver(() => {
      const map = document.querySelector('[data-testid=map]');
      const state = map?.dataset.state;
      if (state === 'drawing' && globalThis.mapTimes.drawing <= globalThis.mapTimes.drawn) globalThis.mapTimes.drawing = performance.now();
      if (state === 'drawn') globalThis.mapTimes.drawn = performance.now();
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });
  });

/** Runs `act`, answers the seconds until the map, having begun to draw, is drawn. */
async function untilDrawn(page, act) {
  const start = await page.evaluate(() => performance.now());
  await act();
  await page.waitForFunction((since) => globalThis.mapTimes.drawn > since, start, { timeout: 120_000 });
  // what is drawn may be followed by more: a second without news ends it
  await page.waitForFunction(
    () => document.querySelector('[data-testid=map]')?.dataset.state === 'drawn' && performance.now() - globalThis.mapTimes.drawn > 1000,
    null,
    { timeout: 120_000 },
  );
  return page.evaluate((since) => (globalThis.mapTimes.drawn - since) / 1000, start);
}

/** The shapes of the layer in the view, drawn without any library: paths, one fill and one stroke each. */
async function rawDrawing(page, shapes, vertices) {
  return page.evaluate(
    ([count, each]) => {
      const canvas = document.createElement('canvas');
      canvas.width = 815;
      canvas.height = 595;
      document.body.append(canvas);
      const context = canvas.getContext('2d');
      const side = Math.sqrt((canvas.width * canvas.height) / count);
      const columns = Math.floor(canvas.width / side);
      context.lineWidth = 1;
      context.lineJoin = 'round';
      const start = performance.now();
      for (let index = 0; index < count; index++) {
        const x = (index % columns) * side + side / 2;
        const y = Math.floor(index / columns) * side + side / 2;
        context.fillStyle = ['#dbe9f6', '#9ecae1', '#6baed6', '#3182bd', '#08519c'][index % 5];
        context.strokeStyle = '#1f5fa8';
        context.beginPath();
        for (let corner = 0; corner < each; corner++) {
          const angle = (corner / each) * 2 * Math.PI;
          const radius = (side / 2) * (0.9 + 0.2 * ((corner * 7) % 3));
          if (corner === 0) context.moveTo(x + radius, y);
          else context.lineTo(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius);
        }
        context.closePath();
        context.fill();
        context.stroke();
      }
      // reading a pixel waits for what was drawn
      context.getImageData(0, 0, 1, 1);
      const seconds = (performance.now() - start) / 1000;
      canvas.remove();
      return seconds;
    },
    [shapes, vertices],
  );
}

/** Opens the project in a window without one. `*_cpu_s`: time of all processors, the engine's and the page's. */
async function open(app, page) {
  await page.getByRole('button', { name: /Nouveau projet/ }).waitFor();
  await watchMap(page);
  await chooseFile(app, project);
  const before = processorTime(app);
  const open_s = await untilDrawn(page, () => page.keyboard.press('Control+o'));
  const draw_s = await page.evaluate(() => (globalThis.mapTimes.drawn - globalThis.mapTimes.drawing) / 1000);
  return { open_s, draw_s, open_cpu_s: processorTime(app) - before };
}

/** Overviews are made while nothing is asked: over once their files have not grown for a while. */
async function overviewsMade(page, folder) {
  const bytes = () =>
    readdirSync(path.join(folder, 'profile'), { recursive: true, withFileTypes: true })
      .filter(({ name }) => name.endsWith('.tiles'))
      .reduce((sum, file) => sum + statSync(path.join(file.parentPath, file.name)).size, 0);
  for (let before = -1, still = 0; still < STILL_S; still = bytes() === before ? still + 1 : 0) {
    before = bytes();
    await page.waitForTimeout(1000);
  }
  return bytes() / 1e6;
}

const STILL_S = 4;

const first = async ({ app, page, folder }) => {
  const opened = await open(app, page);
  const objects = Number((await page.locator('[data-table] .count').first().innerText()).replace(/\D/g, ''));
  const whole = await pan(page);
  const colours = [];
  const before = processorTime(app);
  for (const key of ['Control+z', 'Control+Shift+z', 'Control+z']) colours.push(await untilDrawn(page, () => page.keyboard.press(key)));
  const recolour_cpu_s = (processorTime(app) - before) / colours.length;
  const beforeRaw = processorTime(app);
  const raw_s = median([await rawDrawing(page, 35_000, 14), await rawDrawing(page, 35_000, 14), await rawDrawing(page, 35_000, 14)]);
  const raw_cpu_s = (processorTime(app) - beforeRaw) / 3;
  const zooms = [];
  const box = await page.getByTestId('map').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let step = 0; step < 5; step++) zooms.push(await untilDrawn(page, () => page.mouse.wheel(0, -240)));
  const near = await pan(page);
  const metrics = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ type, memory }) => [type, memory.workingSetSize]),
  );
  const memory_MB = Math.max(...metrics.filter(([type]) => type === 'Tab').map(([, size]) => size)) / 1024;
  const plain = plainFile ? await measurePlainLayer(app, plainFile, plainField).catch((error) => ({ failed: error.message })) : null;
  const overviews_MB = await overviewsMade(page, folder);
  return {
    objects,
    ...opened,
    pan_ms: whole.pan_ms,
    panLongest_ms: whole.panLongest_ms,
    panNear_ms: near.pan_ms,
    zoom_s: median(zooms),
    zoomLongest_s: Math.max(...zooms),
    recolour_s: median(colours),
    recolour_cpu_s,
    raw_s,
    raw_cpu_s,
    memory_MB,
    overviews_MB,
    plain,
  };
};

/** The same project again, its overviews kept from before. */
const second = async ({ app, page }) => {
  await released(project);
  const { open_s, draw_s, open_cpu_s } = await open(app, page);
  const zooms = [];
  const box = await page.getByTestId('map').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let step = 0; step < 3; step++) zooms.push(await untilDrawn(page, () => page.mouse.wheel(0, -240)));
  return { openKept_s: open_s, drawKept_s: draw_s, openKept_cpu_s: open_cpu_s, zoomKept_s: median(zooms) };
};

await measureInWindow(null, first, second);
