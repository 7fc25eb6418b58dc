import type { FileReport, ImportReport } from '../../../../../shared/domain/import.ts';
import { type FormatLanguage, formatNumber } from '../../../../../shared/format/numbers.ts';
import { hasMessage, type Translate } from '../../../../../shared/messages/index.ts';

/** « 1–4, 7, 9 »: consecutive rows together, `most` groups at most. */
export function rowRanges(rows: readonly number[], most = Number.POSITIVE_INFINITY): { readonly text: string; readonly left: number } {
  const ranges: [number, number][] = [];
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else ranges.push([row, row]);
  }
  const shown = ranges.slice(0, most);
  const left = ranges.slice(most).reduce((sum, [from, to]) => sum + to - from + 1, 0);
  return {
    text: shown.map(([from, to]) => (from === to ? String(from) : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`)).join(', '),
    left,
  };
}

/** Hectares to the square metre, without unit; nothing where they are not known. */
export function hectaresText(ha: number | null, language: FormatLanguage): string {
  return ha === null ? '' : formatNumber(ha, language, 4);
}

/** A field by its title, or by its own name where the catalogue has none. */
export function fieldTitle(field: string, text: Translate): string {
  return hasMessage(`field.${field}`) ? text(`field.${field}`) : field;
}

export function named(prefix: string, code: string, text: Translate): string {
  return hasMessage(`${prefix}.${code}`) ? text(`${prefix}.${code}`) : code;
}

export function reasonOfRepair(reason: string, text: Translate): string {
  return named('note.repair', reason, text);
}

/** « lots.zip · Zones »; the file alone where its layer is called after it. */
export function layerTitle({ file, layer }: Pick<FileReport, 'file' | 'layer'>): string {
  return layer === '' || file.startsWith(`${layer}.`) ? file : `${file} · ${layer}`;
}

/** Notes of the whole import that no file has: what became of the rows that were there. */
export function mergeNotes(report: ImportReport): ImportReport['notes'] {
  const own = new Set(report.files.flatMap(({ notes }) => notes.map((note) => `${note.code} ${note.message}`)));
  return report.notes.filter((note) => !own.has(`${note.code} ${note.message}`));
}
