/** A layer of more than 5,000 objects is drawn from tiles: shown, hovered, selected, edited; map and table agree. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collection, rectangle } from '../engine/cli/fixtures.ts';
import { answerOpenDialog } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { editingPage, middleOf, ringArea_ha, ringsOf, type Xy } from './editing-page.ts';
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

const { map, tool, field, type, count, chosenFid, pixelsOf, rowsOf, shapesOf } = editingPage(() => emprise);

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

/** The layer of the squares, as the project calls it. */
const squares = (): string =>
  rowsOf<{ name: string }>("SELECT table_name AS name FROM gpkg_contents WHERE table_name LIKE 'imp_%'")[0]?.name ?? '';
const outline = (fid: number): Xy[] => ringsOf(shapesOf(squares()).get(fid))[0] ?? [];
const figures = ([x, y]: Xy): string => `${x.toFixed(2)} ${y.toFixed(2)}`;

/** Object that the map finds at a place once all is drawn. */
async function pickedAt(place: Xy): Promise<number> {
  const { page } = emprise;
  await map().focus();
  await page.keyboard.press('Escape');
  await mapDrawn(page);
  const { x, y } = (await pixelsOf())(place);
  await page.mouse.click(x, y);
  await page.getByText('1 objet sélectionné').first().waitFor();
  await page.locator('.sheet-head').first().waitFor();
  return chosenFid();
}

let halves: readonly [Xy, Xy] = [
  [0, 0],
  [0, 0],
];
let cutFid = 0;

test('an object drawn from tiles is cut in two, and the map finds either half', async () => {
  const { page } = emprise;
  cutFid = await chosenFid();
  const ring = outline(cutFid);
  const [cx, cy] = middleOf(ring);
  const height = Math.max(...ring.map(([, y]) => y)) - Math.min(...ring.map(([, y]) => y));
  const width = Math.max(...ring.map(([x]) => x)) - Math.min(...ring.map(([x]) => x));
  halves = [
    [cx - width / 4, cy],
    [cx + width / 4, cy],
  ];
  await map().focus();
  await page.keyboard.press('e');
  await count('Aucune modification');
  await map().focus();
  await page.keyboard.press('x');
  await type('Coordonnées', figures([cx, cy + height]));
  await type('Coordonnées', figures([cx, cy - height]));
  await field('Coordonnées').press('Enter');
  await count('1 modification');
  expect(shapesOf(squares()).size).toBe(COUNT + 1);
  const found = [await pickedAt(halves[0]), await pickedAt(halves[1])];
  await emprise.screenshot('tiles-split');
  expect(found).toContain(cutFid);
  expect(found).toContain(COUNT + 1);
  const whole = ringArea_ha(ring);
  expect(ringArea_ha(outline(cutFid)) + ringArea_ha(outline(COUNT + 1))).toBeCloseTo(whole, 6);
});

test('the halves are merged again, and both places are one object', async () => {
  const { page } = emprise;
  await pickedAt(halves[0]);
  const other = (await pixelsOf())(halves[1]);
  await page.keyboard.down('Shift');
  await page.mouse.click(other.x, other.y);
  await page.keyboard.up('Shift');
  await page.getByText('2 objets sélectionnés').first().waitFor();
  await tool(/^Fusionner/).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Fusionner 2 objets' }).click();
  await count('2 modifications');
  expect(shapesOf(squares()).size).toBe(COUNT);
  const [first, second] = [await pickedAt(halves[0]), await pickedAt(halves[1])];
  expect(first).toBe(second);
});

test('an object drawn beside the others stands on the map at once, and its undo takes it away', async () => {
  const { page } = emprise;
  const [cx, cy] = middleOf(outline(1));
  // the first square stands in the south-west corner: nothing is drawn west of it
  const corners: Xy[] = [
    [cx - 300, cy - 20],
    [cx - 200, cy - 20],
    [cx - 200, cy + 20],
    [cx - 300, cy + 20],
  ];
  await map().focus();
  await page.keyboard.press('d');
  for (const corner of corners) await type('Coordonnées', figures(corner));
  await field('Coordonnées').press('Enter');
  await count('3 modifications');
  await page.getByText('1 objet sélectionné').first().waitFor();
  const drawn = await chosenFid();
  expect(ringArea_ha(outline(drawn))).toBeCloseTo(0.4, 3);
  await map().focus();
  await page.keyboard.press('z');
  await mapDrawn(page);
  expect(await pickedAt([cx - 250, cy])).toBe(drawn);
  await emprise.screenshot('tiles-drawn');
  await map().focus();
  await page.keyboard.press('Control+z');
  await mapDrawn(page);
  const { x, y } = (await pixelsOf())([cx - 250, cy]);
  await page.mouse.click(x, y);
  await page.getByText('Aucune sélection').first().waitFor();
  expect(shapesOf(squares()).has(drawn)).toBe(false);
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
