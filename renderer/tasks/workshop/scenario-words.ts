/** What differs between two scenarios, and what it does to the ranking, in sentences. */
import type { compareRankings, ScenarioChange } from '../../../shared/decision/compare.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { nameOf, type WorkshopModel } from './model.ts';

export function scenarioWords(
  change: ScenarioChange,
  effect: ReturnType<typeof compareRankings>,
  model: WorkshopModel,
  top: number,
  text: Translate,
): string[] {
  const family = (code: string): string => model.families.find((one) => one.code === code)?.label ?? code;
  const criterion = (code: string): string => model.workshop.grid.criteria.find((one) => one.code === code)?.label ?? code;
  const bySite = (site: number): string => {
    const found = model.matrix.sites[site];
    return found ? nameOf(found) : '';
  };
  const byUid = (uid: string): string => {
    const found = model.matrix.sites.find((site) => site.uid === uid);
    return found ? nameOf(found) : uid;
  };
  const list = (names: readonly string[]): string => names.join(', ');
  const words: string[] = [];
  for (const { family: code, from, to } of change.weights)
    words.push(text(to > from ? 'workshop.diff.raised' : 'workshop.diff.lowered', { family: family(code), from, to }));
  if (change.thresholds.length > 0) words.push(text('workshop.diff.thresholds', { criteria: list(change.thresholds.map(criterion)) }));
  if (change.functions.length > 0) words.push(text('workshop.diff.functions', { criteria: list(change.functions.map(criterion)) }));
  if (change.method) words.push(text('workshop.diff.method', change.method));
  if (change.sharesChanged.length > 0) words.push(text('workshop.diff.shares', { criteria: list(change.sharesChanged.map(criterion)) }));
  if (change.sitesIn.length > 0)
    words.push(text('workshop.diff.in', { count: change.sitesIn.length, sites: list(change.sitesIn.map(byUid)) }));
  if (change.sitesOut.length > 0)
    words.push(text('workshop.diff.out', { count: change.sitesOut.length, sites: list(change.sitesOut.map(byUid)) }));
  if (words.length === 0) words.push(text('workshop.diff.same'));
  const { entering, leaving, moves } = effect;
  if (entering.length > 0) words.push(text('workshop.diff.entering', { count: entering.length, sites: list(entering.map(bySite)), top }));
  if (leaving.length > 0) words.push(text('workshop.diff.leaving', { count: leaving.length, sites: list(leaving.map(bySite)), top }));
  if (entering.length === 0 && leaving.length === 0) words.push(text('workshop.diff.same-top', { top, moved: moves.length }));
  return words;
}
