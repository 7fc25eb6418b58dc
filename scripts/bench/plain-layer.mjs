// Opens the page of the plain vector layer in a window of the same application, measured as the map is: answers its figures.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from '../setup/say.mjs';
import { pan } from './frame-work.mjs';
import { median } from './open-window.mjs';

const PAGE =
  '<!doctype html><meta charset="utf-8"><div id="map" data-testid="map" style="width:815px;height:595px"></div><script src="plain.js"></script>';

/** `file`: GeoJSON in degrees; `field`: a column to colour by. */
export async function measurePlainLayer(app, file, field) {
  const folder = mkdtempSync(path.join(tmpdir(), 'emprise-bench-plain-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: {
        outDir: folder,
        emptyOutDir: false,
        lib: { entry: path.join(root, 'scripts/bench/plain-page.mjs'), formats: ['iife'], name: 'plain', fileName: () => 'plain.js' },
      },
    });
    writeFileSync(path.join(folder, 'plain.html'), PAGE);
    const opened = app.waitForEvent('window');
    await app.evaluate(
      ({ BrowserWindow }, address) => {
        const window = new BrowserWindow({ width: 900, height: 700, webPreferences: { webSecurity: false } });
        return window.loadURL(address);
      },
      pathToFileURL(path.join(folder, 'plain.html')).href,
    );
    const page = await opened;
    const first = await page.evaluate(([address, name]) => globalThis.show(address, name), [pathToFileURL(file).href, field]);
    const whole = await pan(page);
    const colours = [];
    for (let turn = 0; turn < 3; turn++) colours.push(await page.evaluate(() => globalThis.recolour()));
    const zooms = [];
    for (let turn = 0; turn < 5; turn++) zooms.push(await page.evaluate(() => globalThis.zoom()));
    const near = await pan(page);
    const memory_MB = await app.evaluate(({ app: electron, BrowserWindow }) => {
      const pid = BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().endsWith('plain.html'))
        ?.webContents.getOSProcessId();
      return (electron.getAppMetrics().find((process) => process.pid === pid)?.memory.workingSetSize ?? 0) / 1024;
    });
    await page.close();
    return {
      ...first,
      pan_ms: whole.pan_ms,
      panNear_ms: near.pan_ms,
      recolour_s: median(colours),
      zoom_s: median(zooms),
      memory_MB,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
