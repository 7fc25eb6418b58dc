/** What a scenario holds of its own of a criterion, in the place of the grid's. What equals the grid's is no setting of its own. */
import { criterionIn } from '../../../../shared/decision/problem.ts';
import type { Criterion, Grid, Scenario } from '../../../../shared/domain/workshop.ts';

/** What a scenario may set otherwise than the grid. */
export type CriterionSettings = Pick<Criterion, 'share' | 'exclusion' | 'value'>;
export type SettingName = keyof CriterionSettings;
export const SETTING_NAMES = ['share', 'exclusion', 'value'] as const satisfies readonly SettingName[];

export function settingsOf({ share, exclusion, value }: Criterion): CriterionSettings {
  return { share, exclusion, value };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Settings in which a criterion of the scenario differs from the grid's. */
export function ownSettings(scenario: Scenario, criterion: Criterion): SettingName[] {
  const held = criterionIn(scenario, criterion);
  return SETTING_NAMES.filter((name) => !same(held[name], criterion[name]));
}

/** Criteria of the grid the scenario sets otherwise. */
export function ownCriteria(scenario: Scenario, grid: Grid): string[] {
  return grid.criteria.flatMap((criterion) => (ownSettings(scenario, criterion).length > 0 ? [criterion.code] : []));
}

/** The scenario with these settings of a criterion of the grid. */
export function withSettings(scenario: Scenario, criterion: Criterion, settings: CriterionSettings): Scenario {
  const { code } = criterion;
  const put = <T>(record: Readonly<Record<string, T>>, name: SettingName, value: T): Record<string, T> => {
    const { [code]: _, ...others } = record;
    return same(value, criterion[name]) ? others : { ...others, [code]: value };
  };
  return {
    ...scenario,
    shares: put(scenario.shares, 'share', settings.share),
    exclusions: put(scenario.exclusions, 'exclusion', settings.exclusion),
    functions: put(scenario.functions, 'value', ordered(settings.value)),
  };
}

/** Points in the order of their values, as a value function has them. */
function ordered(value: Criterion['value']): Criterion['value'] {
  return value.type === 'piecewise' ? { ...value, points: [...value.points].sort((a, b) => a[0] - b[0]) } : value;
}
