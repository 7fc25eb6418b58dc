import type { LayerProposal } from '../../../../shared/domain/import.ts';
import type { Kind } from '../../../../shared/domain/kinds/index.ts';
import { fixCode } from '../prepare/codes.ts';
import type { SourceFeature } from '../types.ts';

/** The column with most codes that have lost their leading zero, among the records looked at; null where there is none. */
export function shortCodes(kind: Kind, fields: LayerProposal['fields'], records: readonly SourceFeature[]): LayerProposal['shortCodes'] {
  let most: LayerProposal['shortCodes'] = null;
  for (const { from, to } of fields) {
    if (to === null) continue;
    let count = 0;
    let first: { example: string; repaired: string } | null = null;
    for (const { values } of records) {
      const value = values[from];
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const fixed = fixCode(kind, to, String(value).trim());
      if (!fixed.padded) continue;
      count++;
      first ??= { example: String(value).trim(), repaired: fixed.value ?? '' };
    }
    if (first !== null && count > (most?.count ?? 0)) most = { field: from, count, ...first };
  }
  return most;
}
