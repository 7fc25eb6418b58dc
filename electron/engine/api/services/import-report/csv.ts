import type { FileReport, ImportReport } from '../../../../../shared/domain/import.ts';
import { type FormatLanguage, formatNumber } from '../../../../../shared/format/numbers.ts';
import type { Translate } from '../../../../../shared/messages/index.ts';
import { hectaresText, mergeNotes, reasonOfRepair, rowRanges } from './words.ts';

const BOM = '\ufeff';
const COLUMNS = ['file', 'layer', 'nature', 'problem', 'field', 'count', 'rows', 'before', 'after', 'other', 'share', 'examples'] as const;
type Line = Partial<Record<(typeof COLUMNS)[number], string>>;

/** One line a problem, with the records of the source: semicolons, decimal comma in French, a byte order mark for spreadsheets, lines ended by CR LF. */
export function reportCsv(report: ImportReport, text: Translate, language: FormatLanguage): string {
  const lines = [
    ...report.files.flatMap((file) => fileLines(file, text, language)),
    ...mergeNotes(report).map((note): Line => noteLine(note, text)),
  ];
  const header = COLUMNS.map((column) => text(`report.column.${column}`));
  const written = [header, ...lines.map((line) => COLUMNS.map((column) => line[column] ?? ''))];
  return BOM + written.map((cells) => `${cells.map(cell).join(';')}\r\n`).join('');
}

function fileLines(report: FileReport, text: Translate, language: FormatLanguage): Line[] {
  const { file, layer, notes, repairs, overlaps, conformity, read, imported, repaired, rejected } = report;
  const of = { file, layer };
  return [
    {
      ...of,
      nature: text('report.nature.counts'),
      problem: text('report.counts', { read, imported, repaired, rejected }),
      count: String(read),
    },
    ...notes.map((note) => ({ ...of, ...noteLine(note, text) })),
    ...(repairs ?? []).map((repair) => ({
      ...of,
      nature: text('report.nature.repair'),
      problem: reasonOfRepair(repair.reason, text),
      count: '1',
      rows: String(repair.row),
      before: hectaresCell(repair.before_ha, language),
      after: hectaresCell(repair.after_ha, language),
    })),
    ...(overlaps ?? []).map((overlap) => ({
      ...of,
      nature: text('report.nature.overlap'),
      problem: text('report.overlaps-with', { name: overlap.name || String(overlap.row) }),
      count: '1',
      rows: String(overlap.row),
      before: hectaresCell(overlap.shared_ha, language),
      other: otherText(overlap.other, text),
      share: plain(formatNumber(overlap.share * 100, language, 1)),
    })),
    ...(conformity?.problems ?? []).map((problem) => ({
      ...of,
      nature: conformity?.standard ?? '',
      problem: problem.message,
      field: problem.field,
      count: String(problem.count),
      rows: rowRanges(problem.rows).text,
      examples: problem.examples.join(' | '),
    })),
  ];
}

function noteLine({ message, count, rows }: ImportReport['notes'][number], text: Translate): Line {
  return { nature: text('report.nature.note'), problem: message, count: String(count), rows: rowRanges(rows).text };
}

type Other = NonNullable<FileReport['overlaps']>[number]['other'];
export function otherText(other: Other, text: Translate): string {
  const { name } = other;
  return other.of === 'project'
    ? text('report.other.project', { name, layer: other.table, fid: other.fid })
    : text('report.other.file', { name, row: other.row, file: other.file ?? 'none' });
}

/** Spreadsheets read digits, not the spaces of typography. */
function plain(number: string): string {
  return number.replace(/[\u202f\u00a0]/g, '');
}

function hectaresCell(ha: number | null, language: FormatLanguage): string {
  return plain(hectaresText(ha, language));
}

/** Texts of a file are no formulas, whatever they begin with. */
function cell(value: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
