import type { FileReport, ImportReport } from '../../../shared/domain/import.ts';
import type { Note } from '../../../shared/domain/note.ts';
import { hasMessage, type Translate } from '../../../shared/messages/index.ts';
import { conformityInWords } from './conformity/checker.ts';
import { fold } from './names.ts';
import type { LayerReport } from './types.ts';

/** The JSON of `emprise import --json`: counts of all layers together, and each layer's own report in `files`. */
export function totalReport(layer: string, reports: readonly LayerReport[], translate: Translate): ImportReport {
  const sum = (of: (report: LayerReport) => number): number => reports.reduce((total, report) => total + of(report), 0);
  const files = reports.map(
    ({ notes, conformity, ...report }): FileReport => ({
      ...report,
      notes: notes.map((note) => inWords(note, report.fields, translate)),
      ...(conformity === undefined ? {} : { conformity: conformityInWords(conformity, translate) }),
    }),
  );
  const [only] = files;
  return {
    layer,
    read: sum((report) => report.read),
    imported: sum((report) => report.imported),
    repaired: sum((report) => report.repaired),
    rejected: sum((report) => report.rejected),
    crs: common(reports.map((report) => report.crs)),
    encoding: common(reports.map((report) => report.encoding)),
    fields: only && files.length === 1 ? only.fields : mergedFields(reports),
    notes: files.flatMap((file) => file.notes),
    files,
  };
}

function inWords(note: Note, fields: FileReport['fields'], translate: Translate): FileReport['notes'][number] {
  const { field } = note.params;
  const named = typeof field === 'string' ? { field: fieldInWords(field, fields, translate) } : {};
  return {
    code: note.code,
    count: note.count,
    message: translate(`note.${note.code}`, { ...note.params, ...named, count: note.count }),
    rows: [...note.rows],
    ...(note.fate === undefined || note.fate === 'told' ? {} : { fate: note.fate }),
  };
}

/** A field of the project by its title, with the column of the file: the planner knows the one, the producer the other. */
function fieldInWords(field: string, fields: FileReport['fields'], translate: Translate): string {
  const column = fields.find(({ to }) => to === field)?.from;
  if (column === undefined || !hasMessage(`field.${field}`)) return field;
  const title = translate(`field.${field}`);
  return fold(column).startsWith(fold(title)) ? column : `${title}, ${column}`;
}

/** What all layers have in common, or null where they differ. */
function common<T extends object>(values: readonly (T | null)[]): T | null {
  const [first = null] = values;
  return values.every((value) => JSON.stringify(value) === JSON.stringify(first)) ? first : null;
}

function mergedFields(reports: readonly LayerReport[]): { to: string; from: string }[] {
  const seen = new Map<string, { to: string; from: string }>();
  for (const report of reports) for (const field of report.fields) seen.set(`${field.to} ${field.from}`, field);
  return [...seen.values()];
}
