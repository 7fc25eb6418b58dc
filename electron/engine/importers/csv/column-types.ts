import { fold } from '../names.ts';
import type { SourceField } from '../types.ts';

const INTEGER = /^[-+]?\d{1,15}$/;
const REAL = /^[-+]?\d{1,15}([.,]\d+)?([eE][-+]?\d+)?$/;
const MISSING = /^(NA|NaN|N\/A|null|None)$/i;
/** Columns that hold codes whatever they look like. */
const CODE_NAME =
  /(^|_)(code|insee|siren|siret|naf|ape|cp|code_postal|id|ref|numero|num|dep|departement|section|prefixe|uic|tel|telephone)(_|$)/;

/** Text unless every value of a column is a number that loses nothing as one: no leading zero, no more than fifteen digits. */
export function columnTypes(header: readonly string[], records: readonly (readonly string[])[]): SourceField['type'][] {
  return header.map((name, column) => {
    if (CODE_NAME.test(fold(name))) return 'text';
    let type: SourceField['type'] | null = null;
    for (const record of records) {
      const cell = record[column]?.trim() ?? '';
      if (cell === '' || MISSING.test(cell)) continue;
      if (/^[-+]?0\d/.test(cell) || !REAL.test(cell)) return 'text';
      if (!INTEGER.test(cell)) type = 'real';
      else type ??= 'integer';
    }
    return type ?? 'text';
  });
}
