/** Which sites stand side by side, and what is said of them. */
import type { Translate } from '../../../shared/messages/index.ts';
import { MOST_COMPARED, useWorkshop } from '../../state/workshop.ts';
import type { Format } from '../../ui/format.ts';
import { criterionValue } from './criterion-values.ts';
import type { WorkshopModel } from './model.ts';

/** Takes a site in, or out; a fifth takes the place of the one that came first. */
export function toggleCompared(uid: string): void {
  const { compared, set } = useWorkshop.getState();
  const now = compared ?? [];
  if (now.includes(uid)) set({ compared: now.length > 1 ? now.filter((one) => one !== uid) : null });
  else set({ compared: [...now, uid].slice(-MOST_COMPARED) });
}

export interface ComparedCell {
  /** Score of 0 to 100, the length of the bar; null: not known. */
  readonly share: number | null;
  /** The value as it is read. */
  readonly words: string;
  readonly best: boolean;
}

export interface ComparedLine {
  readonly code: string;
  readonly label: string;
  readonly description: string;
  readonly cells: readonly ComparedCell[];
}

/** The whole score, then the criteria by weight: the longest bar is the best score, whichever way the criterion runs. */
export function comparedLines(model: WorkshopModel, indices: readonly number[], text: Translate, format: Format): ComparedLine[] {
  const { problem, ranking, matrix } = model;
  const width = problem.criteria.length;
  const weight = (column: number): number => ranking.weights[column] ?? 0;
  const columns = problem.criteria.map((criterion, column) => ({ criterion, column })).filter(({ column }) => weight(column) > 0);
  // what is known of none of them comes last
  const isKnown = (column: number): number => Number(indices.some((index) => !Number.isNaN(problem.scores[index * width + column])));
  columns.sort((a, b) => isKnown(b.column) - isKnown(a.column) || weight(b.column) - weight(a.column));
  const line = (
    code: string,
    label: string,
    description: string,
    score: (index: number) => number,
    words: (index: number) => string,
  ): ComparedLine => {
    const known = indices.map(score).filter((value) => !Number.isNaN(value));
    const [least, most] = [Math.min(...known), Math.max(...known)];
    return {
      ...{ code, label, description },
      cells: indices.map((index) => {
        const own = score(index);
        return { share: Number.isNaN(own) ? null : own, words: words(index), best: known.length > 1 && most > least && own === most };
      }),
    };
  };
  const whole = (index: number): number => ranking.score[index] ?? Number.NaN;
  return [
    line('', text('workshop.column.score'), '', whole, (index) => format.number(whole(index), 1) || text('workshop.no-score')),
    ...columns.map(({ criterion, column }) =>
      line(
        criterion.code,
        criterion.label,
        criterion.description,
        (index) => problem.scores[index * width + column] ?? Number.NaN,
        (index) => criterionValue(criterion, matrix, index, text, format) ?? text('workshop.no-value'),
      ),
    ),
  ];
}
