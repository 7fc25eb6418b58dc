/** What is not known is said once, not line after line and column after column. */
import type { Translate } from '../../../../../shared/messages/index.ts';
import type { Fact, ReportBlock, ReportSection, TableBlock, TableRow } from '../../../../../shared/report/model.ts';

const isMissing = (value: unknown): boolean => value === null || value === '';

/** A list of the facts that are known, and the names of the others under it. */
export function knownFacts(facts: readonly Fact[], text: Translate): ReportBlock[] {
  const known = facts.filter(({ value }) => !isMissing(value));
  const unknown = facts.filter(({ value }) => isMissing(value)).map(({ label }) => insideSentence(label));
  return [
    ...(known.length === 0 ? [] : [{ type: 'facts' as const, form: 'list' as const, facts: known }]),
    ...(unknown.length === 0
      ? []
      : [{ type: 'paragraph' as const, text: text('report.facts.unknown', { list: unknown.join(', ') }), small: true as const }]),
  ];
}

/** Tables lose the columns that hold nothing at all; a line under the table names them. */
export function withoutEmptyColumns(sections: readonly ReportSection[], text: Translate): ReportSection[] {
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.flatMap((block): ReportBlock[] => (block.type === 'table' ? filledColumns(block, text) : [block])),
  }));
}

function filledColumns(block: TableBlock, text: Translate): ReportBlock[] {
  const { columns, rows, total } = block;
  if (rows.length === 0) return [block];
  // The first column names the rows.
  const isKept = columns.map(
    (_, index) => index === 0 || [...rows, ...(total ? [total] : [])].some(({ cells }) => !isMissing(cells[index] ?? null)),
  );
  if (isKept.every((kept) => kept)) return [block];
  const filled = (row: TableRow): TableRow => ({ ...row, cells: row.cells.filter((_, index) => isKept[index]) });
  const left = columns.filter((_, index) => !isKept[index]).map(({ title }) => insideSentence(title));
  return [
    { ...block, columns: columns.filter((_, index) => isKept[index]), rows: rows.map(filled), total: total ? filled(total) : null },
    { type: 'paragraph', text: text('report.columns.empty', { list: left.join(', ') }), small: true },
  ];
}

/** « Type de site » → « type de site »; « ITE » stays. */
const insideSentence = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.slice(0, 1).toLocaleLowerCase('fr') + label.slice(1) : label;
