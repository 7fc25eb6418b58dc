import type { Comparison } from '../../shared/domain/import.ts';
import { type FormatLanguage, formatNumber } from '../../shared/format/numbers.ts';
import { hasMessage, type Translate } from '../../shared/messages/index.ts';
import { tableLines } from './table.ts';

const SHOWN = 12;
const COUNTS = ['added', 'changed', 'moved', 'unchanged', 'gone', 'edits'] as const;

/** A newer vintage against the project: counts by table, then the objects that change most. All of them stand in the JSON. */
export function comparisonLines({ tables }: Comparison, text: Translate, language: FormatLanguage): string[] {
  return tables.flatMap((table) => {
    const title = hasMessage(`layer.${table.table}`) ? text(`layer.${table.table}`) : table.table;
    const counts = COUNTS.map((name) => text(`comparison.${name}`, { count: table[name] }));
    const fields = table.fields.slice(0, SHOWN).map(({ field, count }) => `${field} (${formatNumber(count, language)})`);
    const samples = table.samples.slice(0, SHOWN).map(({ key, name, fate, fields: changed, before_ha, after_ha }) => {
      const moved = before_ha === null || after_ha === null || before_ha === after_ha ? [] : [reshaped(area(before_ha), area(after_ha))];
      const values = changed.map(
        ({ field, before, after, edited }) =>
          `${field}\u00a0: ${before ?? '∅'} → ${after ?? '∅'}${edited ? ` (${text('comparison.edited')})` : ''}`,
      );
      return [text(`comparison.fate.${fate}`), key, name === key ? '' : name, [...moved, ...values].join(', ')];
    });
    return [
      title,
      `  ${counts.join(' · ')}`,
      ...(fields.length === 0 ? [] : [`  ${text('comparison.fields', { fields: fields.join(', ') })}`]),
      ...(samples.length === 0
        ? []
        : tableLines(
            ['fate', 'key', 'name', 'change'].map((column) => ({ title: text(`comparison.column.${column}`) })),
            samples,
            72,
          ).map((line) => `  ${line}`)),
    ];
  });

  function reshaped(before: string, after: string): string {
    return before === after ? text('comparison.same-area', { area: before }) : `${before} → ${after}`;
  }

  function area(ha: number): string {
    return text('comparison.area', { ha: formatNumber(ha, language, 2) });
  }
}
