/** Small problems for the tests of shared/decision. */
import { type Problem, prepareProblem, scenarioOfGrid } from '../../../shared/decision/problem.ts';
import type { Criterion, DecisionMatrix, Grid, MatrixSite, Scenario } from '../../../shared/domain/workshop.ts';

export function site(uid: string, more: Partial<MatrixSite> = {}): MatrixSite {
  return {
    ...{ uid, fid: 1, siteId: uid, name: uid, maturite: null, statut: null, surface_ha: null, friche_ha: null, puissance_mw: null },
    ...{ jobs: null, commune: null, epci: null, place: null },
    ...more,
  };
}

export function criterion(code: string, family: string, more: Partial<Criterion> = {}): Criterion {
  return {
    ...{ code, family, label: code, description: '', unit: null, direction: 'more', feed: { from: 'field', field: code } },
    ...{
      value: {
        type: 'piecewise',
        points: [
          [0, 0],
          [100, 100],
        ],
      },
      exclusion: null,
      share: 1,
      source: '',
      active: true,
    },
    ...more,
  } as Criterion;
}

export function grid(criteria: readonly Criterion[], weights: Readonly<Record<string, number>> = {}): Grid {
  const families = [...new Set(criteria.map(({ family }) => family))];
  return {
    ...{ id: 'test', version: '1', date: '2026-01-01', title: 'test', source: '' },
    families: families.map((code) => ({ code, label: code, description: '', weight: weights[code] ?? 1 })),
    criteria: [...criteria],
  };
}

/** `rows`: values by site, null missing, texts for categories. */
export function matrix(criteria: readonly Criterion[], rows: readonly (readonly (number | string | null)[])[]): DecisionMatrix {
  const texts = criteria.map((_, column): string[] | null => {
    const words = rows.flatMap((row) => (typeof row[column] === 'string' ? [row[column]] : []));
    return words.length === 0 ? null : [...new Set(words)];
  });
  const values = rows.flatMap((row) =>
    row.map((value, column) =>
      value === null ? Number.NaN : typeof value === 'string' ? (texts[column] as string[]).indexOf(value) : value,
    ),
  );
  return {
    sites: rows.map((_, index) => site(`s${index}`)),
    criteria: criteria.map(({ code }) => code),
    values: Float64Array.from(values),
    texts,
    stale: false,
  };
}

export function problem(
  criteria: readonly Criterion[],
  rows: readonly (readonly (number | string | null)[])[],
  weights: Readonly<Record<string, number>> = {},
  scenario: Partial<Scenario> = {},
): Problem {
  const made = grid(criteria, weights);
  return prepareProblem(matrix(criteria, rows), made, { ...scenarioOfGrid(made, 'test'), ...scenario });
}
