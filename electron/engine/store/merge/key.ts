import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { definitionOfTable, KIND_DEFINITIONS } from '../../../../shared/domain/kinds/index.ts';
import type { TableFacts } from '../catalogue.ts';
import type { MergeOptions } from './context.ts';
import type { StagedTable } from './manifest.ts';

/** The column that tells which rows are the same, or null. Throws `key-missing` for an update without one. A kind's further tables (outlines of friches) keep their own key where they lack the one asked for. */
export function keyOf(facts: TableFacts, staged: StagedTable, options: MergeOptions): string | null {
  const isUsable = (key: string): boolean => facts.columns.includes(key) && (staged.columns.includes(key) || key === 'uid');
  const known = definitionOfTable(facts.name);
  const own = known?.table.key ?? null;
  if (options.key !== undefined && isUsable(options.key)) return options.key;
  const isFurther = known !== null && KIND_DEFINITIONS[known.kind].tables[0].name !== facts.name;
  if (own !== null && isUsable(own) && (options.key === undefined || isFurther)) return own;
  const isLink = known === null && staged.fields === null;
  if (options.mode === 'update' && !isLink)
    throw new EmpriseError('key-missing', { field: options.key ?? own ?? 'uid', layer: facts.name });
  return null;
}
