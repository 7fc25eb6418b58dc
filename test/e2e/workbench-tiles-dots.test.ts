/** Dots of a big layer stand everywhere they should, at a scale between two levels of tiles too. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collection } from '../engine/cli/fixtures.ts';
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
    geometry: { type: 'Point', coordinates: [4 + (index % COLUMNS) * 0.0014, 46.5 + Math.floor(index / COLUMNS) * 0.001] },
  }));
  const file = path.join(folder, 'semis.geojson');
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

/** Share of painted pixels in each of 4 × 4 fields of the middle of the map, where the dots are: as a fraction of its width and height. */
async function fields(): Promise<number[]> {
  return emprise.page.evaluate(() => {
    const map = document.querySelector('[data-testid=map]') as HTMLElement;
    const [width, height] = [map.clientWidth, map.clientHeight];
    const copy = document.createElement('canvas');
    copy.width = width;
    copy.height = height;
    const context = copy.getContext('2d', { willReadFrequently: true });
    for (const canvas of map.querySelectorAll('canvas')) context?.drawImage(canvas, 0, 0, width, height);
    const side = Math.floor(height * 0.15);
    const shares: number[] = [];
    for (let row = 0; row < 4; row++) {
      for (let column = 0; column < 4; column++) {
        const x = width / 2 + (column - 2) * side;
        const y = height / 2 + (row - 2) * side;
        const { data = [] } = context?.getImageData(x, y, side, side) ?? {};
        let painted = 0;
        for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 40) painted++;
        shares.push(painted / (side * side));
      }
    }
    return shares;
  });
}

/** Once nothing moves any more, no field is emptier than another. */
async function expectEven(): Promise<void> {
  let before = '';
  const isStill = async (): Promise<boolean> => {
    const now = JSON.stringify(await fields());
    const same = now === before;
    before = now;
    return same;
  };
  await expect.poll(isStill, { timeout: 20_000, interval: 400 }).toBe(true);
  const shares = await fields();
  expect(Math.min(...shares) / Math.max(...shares)).toBeGreaterThan(0.75);
}

test('the whole layer is as dense in every field of the map', async () => {
  await expectEven();
  await emprise.screenshot('tiles-dots');
});

test('so it is between two levels', async () => {
  const { page } = emprise;
  const box = await page.getByTestId('map').boundingBox();
  if (!box) throw new Error('no map');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  // each turn of the wheel ends at another place between two levels
  for (let step = 0; step < 4; step++) {
    await page.mouse.wheel(0, -60);
    await mapDrawn(page);
    await expectEven();
  }
  await emprise.screenshot('tiles-dots-between');
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
