/** Looks at what is on screen with axe-core, in the four appearances. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const APPEARANCES = [
  { theme: 'light', contrast: 'usual' },
  { theme: 'dark', contrast: 'usual' },
  { theme: 'light', contrast: 'more' },
  { theme: 'dark', contrast: 'more' },
] as const;

interface AxeAnswer {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** One line for each object at fault: rule, place, reason. Empty = no violation of any rule, best practices included. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  // React Aria tells that a button is busy by an element that is named after another; both go, this one some seconds later
  await page.waitForFunction(() => document.querySelector('[data-live-announcer] [role=img]') === null);
  const found: string[] = [];
  const before = await page.evaluate(() => ({ ...document.documentElement.dataset }));
  for (const { theme, contrast } of APPEARANCES) {
    const { violations: faults } = await page.evaluate(
      async (look) => {
        Object.assign(document.documentElement.dataset, look);
        // what is on its way in or out is half transparent: its colours are of no appearance
        await Promise.all(
          document
            .getAnimations()
            .flatMap((one) =>
              one.effect?.getTiming().iterations === Number.POSITIVE_INFINITY ? [] : [one.finished.catch(() => undefined)],
            ),
        );
        const { axe } = window as unknown as { axe: { run: (context: Document, options: object) => Promise<AxeAnswer> } };
        return axe.run(document, { resultTypes: ['violations'] });
      },
      { theme, contrast },
    );
    for (const { id, nodes } of faults) {
      for (const { target, html, failureSummary = '' } of nodes) {
        found.push(
          `${theme} ${contrast}: ${id}: ${target.join(' ')}: ${html.slice(0, 120)}: ${failureSummary.split('\n').slice(1).join(' ').trim()}`,
        );
      }
    }
  }
  await page.evaluate((look) => Object.assign(document.documentElement.dataset, look), before);
  return found;
}
