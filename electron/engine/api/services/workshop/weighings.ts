/** Judgements of pairs and swings as a scenario keeps them: one of each way and participant. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { weightsFromJudgements } from '../../../../../shared/decision/ahp.ts';
import { weightsFromSwings } from '../../../../../shared/decision/swing.ts';
import type { Grid, Scenario, Weighing } from '../../../../../shared/domain/workshop.ts';

/** Families that weights are looked for: those with an active criterion. */
function weighed(grid: Grid): string[] {
  return grid.families.map(({ code }) => code).filter((code) => grid.criteria.some(({ family, active }) => active && family === code));
}

/** Percentages of sum 100 and the consistency of the pairs; null where no weights follow from what was said so far. */
function found({ grid, weighing }: { grid: Grid; weighing: Weighing }): { weights: Record<string, number>; ratio: number | null } | null {
  const codes = weighed(grid);
  if (weighing.way === 'swing') {
    const weights = weightsFromSwings(codes, weighing.swings);
    return weights && { weights, ratio: null };
  }
  const result = weightsFromJudgements(codes, weighing.pairs);
  return result && { weights: { ...result.weights }, ratio: result.consistencyRatio };
}

function isEmpty(weighing: Weighing): boolean {
  return weighing.way === 'swing' ? Object.values(weighing.swings).every((swing) => swing === 0) : weighing.pairs.length === 0;
}

/** The scenario with the judgements in the place of the participant's former ones. Throws `parameter-invalid` where weights are to follow and do not. */
export function withWeighing(scenario: Scenario, weighing: Weighing, grid: Grid, apply: boolean, now: string): Scenario {
  const others = scenario.weighings.filter(({ way, participant }) => way !== weighing.way || participant !== weighing.participant);
  const result = found({ grid, weighing });
  if (apply && result === null) throw new EmpriseError('parameter-invalid', { name: weighing.way === 'swing' ? 'swings' : 'pairs' });
  const dated = weighing.way === 'swing' ? { ...weighing, at: now } : { ...weighing, at: now, consistencyRatio: result?.ratio ?? null };
  return {
    ...scenario,
    weighings: isEmpty(weighing) ? others : [...others, dated],
    weights: apply && result ? { ...scenario.weights, ...result.weights } : scenario.weights,
  };
}

/** Whether judgements agree (Saaty's rule of 0.10), as the log says it. */
export function consistencyWord(weighing: Weighing): 'yes' | 'no' | 'none' {
  if (weighing.way === 'swing' || weighing.consistencyRatio === null) return 'none';
  return weighing.consistencyRatio <= 0.1 ? 'yes' : 'no';
}
