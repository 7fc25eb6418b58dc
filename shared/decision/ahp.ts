/**
 * Weights from pairwise judgements: Analytic Hierarchy Process. Saaty, T. L. (1980), The Analytic Hierarchy Process, McGraw-Hill.
 * Priorities: principal eigenvector; consistency index (λmax − n) / (n − 1), ratio to the random index of the same size (Saaty 1980, p. 21).
 * Judgements that are missing: Harker, P. T. (1987), “Incomplete pairwise comparisons in the AHP”, Mathematical Modelling 9(11), 837–848.
 */

/** How much more the first weighs than the second: 1/9 … 9; the other way round follows. */
export interface Judgement {
  readonly first: string;
  readonly second: string;
  readonly ratio: number;
}

export interface AhpResult {
  /** Percentages, sum 100. */
  readonly weights: Readonly<Record<string, number>>;
  readonly lambda: number;
  readonly consistencyIndex: number;
  /** Null below three codes, where there is nothing to contradict, and where judgements are missing: the index is of complete sets. */
  readonly consistencyRatio: number | null;
  /** Ratio of at most 0.10 (Saaty's rule), or nothing to contradict. */
  readonly isConsistent: boolean;
  /** The judgement farthest from the weights found, with the ratio that would fit; null where all fit. */
  readonly worst: { readonly first: string; readonly second: string; readonly ratio: number; readonly fitting: number } | null;
  /** Pairs nobody judged. */
  readonly missing: readonly (readonly [string, string])[];
}

/** Saaty 1980: mean consistency index of random reciprocal matrices, by size. */
const RANDOM_INDEX = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59] as const;

export function randomIndex(size: number): number {
  return RANDOM_INDEX[Math.min(size, RANDOM_INDEX.length - 1)] ?? 0;
}

/**
 * The last judgement of a pair holds; those of unknown codes, of a code with itself or with a ratio that is no positive number are passed over.
 * Null where the judgements do not link all codes: no weights follow.
 */
export function weightsFromJudgements(codes: readonly string[], judgements: readonly Judgement[]): AhpResult | null {
  const size = codes.length;
  if (size === 0) return null;
  const matrix = new Float64Array(size * size);
  for (const { first, second, ratio } of judgements) {
    const row = codes.indexOf(first);
    const column = codes.indexOf(second);
    if (row === -1 || column === -1 || row === column || !(ratio > 0) || !Number.isFinite(ratio)) continue;
    matrix[row * size + column] = ratio;
    matrix[column * size + row] = 1 / ratio;
  }
  const missing: [string, string][] = [];
  for (let row = 0; row < size; row++) {
    let lacking = 0;
    for (let column = 0; column < size; column++) {
      if (row === column || (matrix[row * size + column] as number) > 0) continue;
      lacking++;
      if (column > row) missing.push([codes[row] as string, codes[column] as string]);
    }
    // Harker: what is not judged counts as it would by the weights themselves
    matrix[row * size + row] = 1 + lacking;
  }
  if (!isLinked(matrix, size)) return null;
  const { vector, lambda } = principal(matrix, size);
  const index = size > 1 ? Math.max(0, (lambda - size) / (size - 1)) : 0;
  const ratio = size < 3 || missing.length > 0 ? null : index / randomIndex(size);
  return {
    weights: Object.fromEntries(codes.map((code, row) => [code, 100 * (vector[row] as number)])),
    lambda,
    consistencyIndex: index,
    consistencyRatio: ratio,
    isConsistent: ratio === null || ratio <= 0.1,
    worst: worstOf(codes, matrix, vector),
    missing,
  };
}

function isLinked(matrix: Float64Array, size: number): boolean {
  const reached = new Set([0]);
  for (const row of reached) {
    for (let column = 0; column < size; column++) if ((matrix[row * size + column] as number) > 0) reached.add(column);
  }
  return reached.size === size;
}

/** Principal eigenvector of a positive diagonal matrix of judgements, sum 1, by repeated multiplication. */
export function principal(matrix: Float64Array, size: number): { vector: Float64Array; lambda: number } {
  let vector = new Float64Array(size).fill(1 / size);
  let lambda = size;
  for (let round = 0; round < 10_000; round++) {
    const next = new Float64Array(size);
    let sum = 0;
    for (let row = 0; row < size; row++) {
      let product = 0;
      for (let column = 0; column < size; column++) product += (matrix[row * size + column] as number) * (vector[column] as number);
      next[row] = product;
      sum += product;
    }
    let change = 0;
    for (let row = 0; row < size; row++) {
      next[row] = (next[row] as number) / sum;
      change = Math.max(change, Math.abs((next[row] as number) - (vector[row] as number)));
    }
    vector = next;
    lambda = sum;
    if (change < 1e-15) break;
  }
  return { vector, lambda };
}

/** Saaty 2003, “Decision-making with the AHP: why is the principal eigenvector necessary”, EJOR 145, §4: the greatest a·wⱼ/wᵢ. */
function worstOf(codes: readonly string[], matrix: Float64Array, vector: Float64Array): AhpResult['worst'] {
  const size = codes.length;
  let worst: AhpResult['worst'] = null;
  let greatest = 1 + 1e-6;
  for (let row = 0; row < size; row++) {
    for (let column = row + 1; column < size; column++) {
      const ratio = matrix[row * size + column] as number;
      if (ratio === 0) continue;
      const fitting = (vector[row] as number) / (vector[column] as number);
      const error = Math.max(ratio / fitting, fitting / ratio);
      if (error <= greatest) continue;
      greatest = error;
      worst = { first: codes[row] as string, second: codes[column] as string, ratio, fitting };
    }
  }
  return worst;
}
