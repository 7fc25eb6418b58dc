/** A layer of more than 5,000 objects is drawn from tiles: shown, hovered, selected, edited; map and table agree. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collection, rectangle } from '../engine/cli/fixtures.ts';
import { answerOpenDialog } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { mapDrawn, quit } from './workbench-page.ts';

const COLUMNS = 90;
const COUNT = 8100;

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  const { app, page, folder } = emprise;
  await page.getByRole('button', { name: /Nouveau projet/ }).click();
  await page.getByText('Déposez vos données ici').waitFor();
  const features = Array.from({ length: COUNT }, (_, index) => ({
    properties: { nom: `P${index + 1}` },
    geometry: rectangle(4 + (index % COLUMNS) * 0.0014, 46.5 + Math.floor(index / COLUMNS) * 0.001, 0.0014, 0.001),
  }));
  const file = path.join(folder, 'carreaux.geojson');
  writeFileSync(file, JSON.stringify(collection(features)));
  await answerOpenDialog(app, [file]);
  await page.keyboard.press('Control+i');
  await page.locator('[data-testid=import-start]:not([data-disabled])').click();
  await page.getByTestId('report-close').click();
  await mapDrawn(page);
});
afterAll(async () => {
  await quit(emprise);
});

/** Colours of the picture of the map at a place, as fractions of its width and height. */
async function mapColour(x: number, y: number): Promise<string> {
  return emprise.page.evaluate(
    ([fx, fy]) => {
      const map = document.querySelector('[data-testid=map]') as HTMLElement;
      const box = map.getBoundingClientRect();
      const seen: string[] = [];
      // copied to a canvas meant for reading: reading the map's own would make it a slow one
      const one = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      for (const canvas of map.querySelectorAll('canvas')) {
        const place = canvas.getBoundingClientRect();
        const px = ((box.left + box.width * fx - place.left) / place.width) * canvas.width;
        const py = ((box.top + box.height * fy - place.top) / place.height) * canvas.height;
        one?.clearRect(0, 0, 1, 1);
        one?.drawImage(canvas, px, py, 1, 1, 0, 0, 1, 1);
        seen.push([...(one?.getImageData(0, 0, 1, 1).data ?? [])].join(','));
      }
      return seen.join(' ');
    },
    [x, y] as const,
  );
}

/** A pixel of some canvas has an opacity. */
const PAINTED = /,[1-9]\d*( |$)/;

const centre = async (): Promise<{ x: number; y: number }> => {
  const box = await emprise.page.getByTestId('map').boundingBox();
  if (!box) throw new Error('no map');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

test('the whole layer stands on the map, without gaps', async () => {
  await emprise.screenshot('tiles-whole');
  for (const [x, y] of [
    [0.5, 0.5],
    [0.45, 0.3],
    [0.55, 0.7],
    [0.4, 0.6],
  ] as const) {
    expect(await mapColour(x, y)).toMatch(PAINTED);
  }
});

test('the object under the pointer is picked, and the table shows the same', async () => {
  const { page } = emprise;
  const { x, y } = await centre();
  await page.mouse.click(x, y);
  const title = page.getByTestId('inspector-title');
  await title.waitFor();
  const name = await title.innerText();
  expect(name).toMatch(/^P\d+$/);
  // the same one row is marked in the table, which has come to it
  const marked = page.locator('.grid-row[aria-selected=true]');
  await marked.first().waitFor();
  expect(await marked.count()).toBe(1);
  expect(await marked.innerText()).toContain(name);
});

test('a box on the map selects in the engine what it meets, and the count is said', async () => {
  const { page } = emprise;
  const { x, y } = await centre();
  await page.keyboard.press('Escape');
  await page.keyboard.down('Shift');
  await page.mouse.move(x - 60, y - 60);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 60, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await page.waitForFunction(() =>
    /[1-9]\d{2,} /.test((document.querySelector('.status-bar')?.textContent ?? '').replace(/[\u00a0\u202f]/g, ' ')),
  );
  await mapDrawn(page);
  await emprise.screenshot('tiles-selected');
  const selected = Number(
    ((await page.locator('.status-bar').innerText()).replace(/[\u00a0\u202f](?=\d{3})/g, '').match(/(\d+)[\s\u00a0]objets/) ?? [])[1],
  );
  // 120 pixels of about 2 by 2 pixels an object: the exact number is the engine's, tested there
  expect(selected).toBeGreaterThan(100);
  expect(selected).toBeLessThan(COUNT);
});

test('deleting what is selected empties its place on the map, undo fills it again', async () => {
  const { page } = emprise;
  await page.getByRole('button', { name: /Supprimer \d+ objets/ }).click();
  await page.waitForFunction(() => !/objets? sélectionné/.test(document.querySelector('.status-bar')?.textContent ?? ''));
  await mapDrawn(page);
  await expect.poll(() => mapColour(0.5, 0.5), { timeout: 15_000 }).not.toMatch(PAINTED);
  expect(await mapColour(0.45, 0.25)).toMatch(PAINTED);
  await page.keyboard.press('Control+z');
  await mapDrawn(page);
  await expect.poll(() => mapColour(0.5, 0.5), { timeout: 15_000 }).toMatch(PAINTED);
});

test('nearer, the object under the pointer is still the one the table marks', async () => {
  const { page } = emprise;
  const { x, y } = await centre();
  await page.mouse.move(x, y);
  for (let step = 0; step < 7; step++) await page.mouse.wheel(0, -240);
  await page.waitForFunction(() => {
    const scale = Number((document.querySelector('[data-testid=scale]')?.textContent ?? '').replace(/^1:|\D/g, ''));
    return scale > 0 && scale < 20_000;
  });
  await mapDrawn(page);
  await page.mouse.click(x, y);
  const marked = page.locator('.grid-row[aria-selected=true]');
  await marked.first().waitFor();
  expect(await marked.innerText()).toContain(await page.getByTestId('inspector-title').innerText());
  await emprise.screenshot('tiles-near');
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
