/** What a person sees and does in the workbench, said once for all window tests. */
import type { Page } from 'playwright';
import type { Launched } from '../support/launch.ts';

export async function openDemonstration(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Projet de démonstration' }).click();
  await mapDrawn(page);
}

export async function mapDrawn(page: Page): Promise<void> {
  await page.locator('[data-testid=map][data-state=drawn]').waitFor();
}

/** Popovers and dialogs on their way out swallow the next key, and give the focus back late. */
export async function overlaysGone(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.popover, .modal') === null);
}

export async function popoversGone(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.popover') === null);
}

/** Runs a command as the palette does: by a part of its name, which must be the first answer. */
export async function runByName(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.locator('.palette input').fill(`>${name}`);
  await page.locator('.palette-entry.current').filter({ hasText: name }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.palette').waitFor({ state: 'detached' });
}

export const row = (page: Page, index: number) => page.locator('.grid-row').nth(index);
export const cell = (page: Page, index: number, column: string) => row(page, index).locator(`[data-column=${column}]`);
export const inspectorTitle = (page: Page) => page.getByTestId('inspector-title');

/** Number shown beside a layer in the tree, null where the layer is not there. */
export async function layerCount(page: Page, table: string): Promise<number | null> {
  const count = page.locator(`[data-table=${table}] .count`);
  return (await count.count()) === 0 ? null : Number((await count.innerText()).replace(/\D/g, ''));
}

export async function textOf(page: Page, testId: string): Promise<string> {
  return (await page.getByTestId(testId).innerText()).replace(/[\u00a0\u202f]/g, ' ');
}

/** Ends the application without the question about unsaved work. */
export async function quit(emprise: Launched | undefined): Promise<void> {
  await emprise?.app.evaluate(({ app }) => app.exit(0)).catch(() => undefined);
  await emprise?.close().catch(() => undefined);
}

/** A square, `side` wide in the unit of its place, for a GeoJSON file. */
export const squareFeature = (x: number, y: number, side: number, properties: object) => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + side, y],
        [x + side, y + side],
        [x, y + side],
        [x, y],
      ],
    ],
  },
});
