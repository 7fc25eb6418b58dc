/** What changes when a scenario is written: the name of the step, the lines of the room's log. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { compareRankings, compareScenarios } from '../../../../../shared/decision/compare.ts';
import { prepareProblem } from '../../../../../shared/decision/problem.ts';
import { rankSites } from '../../../../../shared/decision/rank.ts';
import type { ChangeOperation, StepLabel } from '../../../../../shared/domain/change.ts';
import type { Grid, Scenario } from '../../../../../shared/domain/workshop.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { checkFunction } from './grid.ts';
import { decisionMatrix } from './matrix.ts';
import { logLine } from './write.ts';

/** Throws `grid-invalid`, `workshop-weights-zero`, and `workshop-frozen` where `before` is frozen and ranks would follow otherwise. */
export function checkScenario(scenario: Scenario, before: Scenario | null, grid: Grid): void {
  if (!grid.families.some(({ code, weight }) => (scenario.weights[code] ?? weight) > 0)) throw new EmpriseError('workshop-weights-zero');
  for (const { code, label } of grid.criteria) {
    const own = scenario.functions[code];
    if (own) checkFunction(own, label);
  }
  if (before?.frozenAt && !sameRanking(before, scenario)) throw new EmpriseError('workshop-frozen', { name: before.name });
}

/** What a frozen scenario keeps: all that ranks follow from. */
function sameRanking(one: Scenario, other: Scenario): boolean {
  const ranking = ({ weights, shares, exclusions, functions, leftOut, method }: Scenario): string =>
    JSON.stringify([...[weights, shares, exclusions, functions].map(entries), [...leftOut].sort(), method]);
  return ranking(one) === ranking(other);
}

function entries(record: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

interface ScenarioStep {
  /** Code and params of the step's label, without `workshop-`. */
  readonly code: string;
  readonly params: StepLabel['params'];
  readonly log: readonly ChangeOperation[];
}

/** A step that changes one thing is named after it. */
export function scenarioStep(
  reader: ProjectReader,
  before: Scenario | null,
  after: Scenario,
  { grid, author, now }: { grid: Grid; author: string | null; now: string },
): ScenarioStep {
  const params = { name: after.name };
  if (before === null) return { code: 'scenario', params, log: [] };
  const change = compareScenarios(
    before,
    after,
    grid.families.map(({ code }) => code),
  );
  const label = (code: string): string => grid.criteria.find((one) => one.code === code)?.label ?? code;
  const settings = [...new Set([...change.thresholds, ...change.functions, ...change.sharesChanged])].map(label);
  const sites = change.sitesIn.length + change.sitesOut.length > 0;
  const method = change.method !== null;
  const log = [
    ...weightLine(reader, before, after, grid, author, now),
    ...(settings.length > 0 ? [logLine({ code: 'settings', params: { ...params, criteria: settings.join(', ') }, author }, now)] : []),
    ...(method ? [logLine({ code: 'method', params: { ...params, method: after.method }, author }, now)] : []),
    ...(sites ? [logLine({ code: 'sites', params: { ...params, count: takingPart(reader, after) }, author }, now)] : []),
  ];
  const weights = JSON.stringify(entries(before.weights)) !== JSON.stringify(entries(after.weights));
  const only = [weights || after.name !== before.name, settings.length > 0, method, sites].filter(Boolean).length === 1;
  if (only && settings.length > 0) return { code: 'scenario-settings', params: { ...params, criterion: settings.join(', ') }, log };
  if (only && method) return { code: 'scenario-method', params, log };
  if (only && sites) return { code: 'scenario-sites', params, log };
  return { code: 'scenario', params, log };
}

function takingPart(reader: ProjectReader, { leftOut }: Scenario): number {
  const out = new Set(leftOut);
  return reader.rows('sites', { columns: ['uid'] }).filter((row) => !out.has(String(row['uid']))).length;
}

/** The family that moved most, with both weights, where one moved by a point at least; and the ranked site that this moves farthest. */
function weightLine(
  reader: ProjectReader,
  before: Scenario,
  after: Scenario,
  grid: Grid,
  author: string | null,
  now: string,
): ChangeOperation[] {
  const moves = grid.families.map(({ code, label }) => ({ label, from: before.weights[code] ?? 0, to: after.weights[code] ?? 0 }));
  const [most] = moves.sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
  if (!most || Math.abs(most.to - most.from) < 1) return [];
  const params = { scenario: after.name, family: most.label, from: Math.round(most.from), to: Math.round(most.to) };
  const matrix = decisionMatrix(reader, grid);
  const ranked = (scenario: Scenario) => rankSites(prepareProblem(matrix, grid, scenario), scenario.method);
  const moved = compareRankings(ranked(before), ranked(after), 1).moves.find(({ from, to }) => from > 0 && to > 0);
  const site = moved === undefined ? undefined : matrix.sites[moved.site];
  if (!moved || !site) return [logLine({ code: 'weights', params, author }, now)];
  const effect = { site: site.name ?? site.siteId, rankFrom: moved.from, rankTo: moved.to };
  return [logLine({ code: 'weights', params: { ...params, ...effect }, site: site.uid, author }, now)];
}
