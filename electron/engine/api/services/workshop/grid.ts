/** The project's own copy of the grid: what stands in the settings beside the rows of `criteres`. */
import type { z } from 'zod';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { ChangeOperation, Row } from '../../../../../shared/domain/change.ts';
import { type Criterion, criterionSchema, type Grid, gridSchema, type ValueFunction } from '../../../../../shared/domain/workshop.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { parsed, rowsOf, writable } from './rows.ts';

export const GRID_KEY = 'atelier_grille';
const headSchema = gridSchema.omit({ criteria: true });
export type GridHead = z.output<typeof headSchema>;

/** Null where the project has no copy of its own. A criterion that another program broke takes none of the others along. */
export function ownGrid(reader: ProjectReader): Grid | null {
  const head = headSchema.safeParse(reader.kept(GRID_KEY));
  if (!head.success) return null;
  const criteria = rowsOf(reader, 'criteres', 'ordre').flatMap((row) => {
    const criterion = criterionSchema.safeParse(parsed(row['contenu']));
    return criterion.success && head.data.families.some(({ code }) => code === criterion.data.family) ? [criterion.data] : [];
  });
  return { ...head.data, criteria };
}

/** Throws `grid-invalid`. */
export function checkGrid({ families, criteria }: Grid): void {
  const refuse = (cause: string, name: string): never => {
    throw new EmpriseError('grid-invalid', { cause, name });
  };
  const codes = new Set<string>();
  for (const { code } of [...families, ...criteria]) {
    if (codes.has(code)) refuse('code', code);
    codes.add(code);
  }
  for (const { label, family, value, feed } of criteria) {
    if (!families.some(({ code }) => code === family)) refuse('family', label);
    checkFunction(value, label);
    if (feed.from === 'judgement' && !(feed.least < feed.most)) refuse('range', label);
  }
}

/** Throws `grid-invalid`. */
export function checkFunction(value: ValueFunction, label: string): void {
  const refuse = (cause: string): never => {
    throw new EmpriseError('grid-invalid', { cause, name: label });
  };
  if (value.type === 'piecewise' && value.points.some(([x], index) => index > 0 && x < (value.points[index - 1] as [number, number])[0]))
    refuse('points');
  if (value.type === 'ideal' && !(value.low <= value.idealLow && value.idealLow <= value.idealHigh && value.idealHigh <= value.high))
    refuse('range');
}

/** Rows of `criteres` for a grid: a criterion keeps its row, and with it its judgements; rows of codes that are gone go. */
export function gridOperations(reader: ProjectReader, grid: Grid | null): ChangeOperation[] {
  const former = new Map(rowsOf(reader, 'criteres').map((row) => [String(row['code']), Number(row['id'])]));
  const kept = new Set(grid?.criteria.map(({ code }) => code));
  const gone = [...former].flatMap(([code, id]) => (kept.has(code) ? [] : [id]));
  let next = reader.nextKey('criteres');
  const rows = (grid?.criteria ?? []).map((criterion, order): Row => {
    const id = former.get(criterion.code) ?? next++;
    return { id, ...criterionRow(criterion, order) };
  });
  return writable([
    ...(gone.length > 0 ? [{ op: 'delete' as const, table: 'criteres', ranges: gone.map((id) => [id, id] as const) }] : []),
    { op: 'put', table: 'criteres', rows },
  ]);
}

function criterionRow(criterion: Criterion, order: number): Row {
  const { exclusion } = criterion;
  return {
    code: criterion.code,
    libelle: criterion.label,
    unite: criterion.unit,
    sens: criterion.direction === 'more' ? 1 : -1,
    seuil_min: exclusion?.when === 'below' ? exclusion.threshold : null,
    seuil_max: exclusion?.when === 'above' ? exclusion.threshold : null,
    methode: criterion.source,
    famille: criterion.family,
    ordre: order,
    contenu: JSON.stringify(criterion),
  };
}
