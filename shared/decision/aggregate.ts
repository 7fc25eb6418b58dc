/** Weights of several people as one, and how far apart they are. Percentages. */
import { normalised, type Weights, weightDistance } from './weights.ts';

export const AGGREGATIONS = ['mean', 'median', 'geometric'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

export interface Opinion {
  readonly weights: Weights;
  /** Of a group; null: of none. */
  readonly group: number | null;
}

export interface Spread {
  readonly code: string;
  readonly least: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly most: number;
  /** Standard deviation over the people (of all of them, not of a sample). */
  readonly deviation: number;
}

export interface Aggregate {
  /** Sum 100. */
  readonly weights: Readonly<Record<string, number>>;
  readonly people: number;
  readonly spread: readonly Spread[];
  /** Mean over pairs of people of the points of percentage that differ, 0 (all agree) – 100. */
  readonly disagreement: number;
  /** The same between the groups' own weights; null where there are fewer than two groups. */
  readonly groupDisagreement: number | null;
  readonly groups: readonly { readonly group: number; readonly people: number; readonly weights: Readonly<Record<string, number>> }[];
}

/** Under this percentage a weight counts as so much in the geometric mean: one person's 0 would silence all others. */
export const GEOMETRIC_FLOOR = 0.1;

/**
 * One set of weights, each opinion brought to sum 100 first and the result again. With `groupWeights` (by group) each group speaks with one voice of
 * that weight, whatever its size; people without group then form one of weight 1. Opinions without weight are passed over; null where none is left.
 */
export function aggregateWeights(
  codes: readonly string[],
  opinions: readonly Opinion[],
  how: Aggregation,
  groupWeights: ReadonlyMap<number, number> | null = null,
): Aggregate | null {
  const people = opinions.flatMap(({ weights, group }) => {
    const own = normalised(weights, codes);
    return own === null ? [] : [{ weights: own, group }];
  });
  if (people.length === 0) return null;
  const all = people.map(({ weights }) => weights);
  const groups = [...new Set(people.flatMap(({ group }) => (group === null ? [] : [group])))].map((group) => {
    const own = people.filter((one) => one.group === group).map(({ weights }) => weights);
    return {
      group,
      people: own.length,
      weights: combined(
        codes,
        own,
        own.map(() => 1),
        how,
      ),
    };
  });
  return {
    weights:
      groupWeights === null
        ? combined(
            codes,
            all,
            all.map(() => 1),
            how,
          )
        : ofGroups(codes, people, groups, how, groupWeights),
    people: people.length,
    spread: codes.map((code) =>
      spreadOf(
        code,
        all.map((weights) => weights[code] as number),
      ),
    ),
    disagreement: meanDistance(codes, all),
    groupDisagreement:
      groups.length < 2
        ? null
        : meanDistance(
            codes,
            groups.map(({ weights }) => weights),
          ),
    groups,
  };
}

function ofGroups(
  codes: readonly string[],
  people: readonly { readonly weights: Weights; readonly group: number | null }[],
  groups: Aggregate['groups'],
  how: Aggregation,
  groupWeights: ReadonlyMap<number, number>,
): Record<string, number> {
  const loose = people.filter(({ group }) => group === null).map(({ weights }) => weights);
  const voices = groups.map(({ group, weights }) => ({ weights, voice: Math.max(0, groupWeights.get(group) ?? 1) }));
  const all =
    loose.length === 0
      ? voices
      : [
          ...voices,
          {
            weights: combined(
              codes,
              loose,
              loose.map(() => 1),
              how,
            ),
            voice: 1,
          },
        ];
  // groups that are all silenced speak alike
  const heard = all.some(({ voice }) => voice > 0) ? all : all.map(({ weights }) => ({ weights, voice: 1 }));
  return combined(
    codes,
    heard.map(({ weights }) => weights),
    heard.map(({ voice }) => voice),
    how,
  );
}

function combined(codes: readonly string[], sets: readonly Weights[], voices: readonly number[], how: Aggregation): Record<string, number> {
  const raw = Object.fromEntries(
    codes.map((code) => {
      const values = sets.map((weights) => weights[code] ?? 0);
      return [code, how === 'mean' ? mean(values, voices) : how === 'median' ? median(values, voices) : geometric(values, voices)];
    }),
  );
  // medians may all be 0 where everybody gives all to another code
  return (
    normalised(raw, codes) ??
    (normalised(
      Object.fromEntries(
        codes.map((code) => [
          code,
          mean(
            sets.map((weights) => weights[code] ?? 0),
            voices,
          ),
        ]),
      ),
      codes,
    ) as Record<string, number>)
  );
}

function mean(values: readonly number[], voices: readonly number[]): number {
  let sum = 0;
  let heard = 0;
  for (const [index, value] of values.entries()) {
    sum += value * (voices[index] as number);
    heard += voices[index] as number;
  }
  return heard > 0 ? sum / heard : 0;
}

/** The value at which half of the voices is reached; the middle of two where it falls between them. */
function median(values: readonly number[], voices: readonly number[]): number {
  const sorted = values.map((value, index) => ({ value, voice: voices[index] as number })).sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { voice }) => sum + voice, 0) / 2;
  let heard = 0;
  for (const [index, { value, voice }] of sorted.entries()) {
    heard += voice;
    if (Math.abs(heard - half) <= 1e-12 * half) return (value + (sorted[index + 1]?.value ?? value)) / 2;
    if (heard > half) return value;
  }
  return 0;
}

function geometric(values: readonly number[], voices: readonly number[]): number {
  return Math.exp(
    mean(
      values.map((value) => Math.log(Math.max(GEOMETRIC_FLOOR, value))),
      voices,
    ),
  );
}

function spreadOf(code: string, values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length;
  return {
    code,
    least: quantile(sorted, 0),
    lowerQuartile: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    upperQuartile: quantile(sorted, 0.75),
    most: quantile(sorted, 1),
    deviation: Math.sqrt(variance),
  };
}

/** Straight lines between sorted values (Hyndman & Fan 1996, definition 7). */
export function quantile(sorted: readonly number[], part: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = part * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] as number;
  return low + (at - below) * ((sorted[below + 1] ?? low) - low);
}

function meanDistance(codes: readonly string[], sets: readonly Weights[]): number {
  let sum = 0;
  let pairs = 0;
  for (const [index, one] of sets.entries()) {
    for (const other of sets.slice(index + 1)) {
      sum += weightDistance(one, other, codes);
      pairs++;
    }
  }
  return pairs === 0 ? 0 : sum / pairs;
}
