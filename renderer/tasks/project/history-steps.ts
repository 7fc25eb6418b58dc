/** The journal as its panel shows it: days, position, what each step touched, and what going to a step takes. Pure. */
import type { Translate } from '../../../shared/messages/index.ts';
import { hasMessage } from '../../../shared/messages/index.ts';
import type { JournalStep } from './history.ts';

export const ORIGINS = ['edit', 'import', 'analysis', 'style', 'settings'] as const;

/** The last step done: where the project stands. Null before the first. */
export function positionIn(steps: readonly JournalStep[]): number | null {
  return steps.reduce<number | null>((last, step) => (step.undone || (last !== null && step.id < last) ? last : step.id), null);
}

/** A step can be gone back to when nothing after it has left the journal for good. */
export function reachable(steps: readonly JournalStep[], target: number | null): boolean {
  return steps.every((step) => step.reversible || step.undone || (target !== null && step.id <= target));
}

/** The layers a step touched, as the tree calls them, each once; internal tables are left out. */
export function touchedLayers(step: JournalStep, titles: ReadonlyMap<string, string>, text: Translate): string[] {
  const names = step.tables.flatMap((table) => {
    const title = titles.get(table);
    if (title !== undefined) return [title];
    return hasMessage(`layer.${table}`) ? [text(`layer.${table}`)] : [];
  });
  return [...new Set(names)];
}
