import { fold } from '../names.ts';
import type { SourceField } from '../types.ts';
import { isMissing } from './missing.ts';

const INTEGER = /^[-+]?\d{1,15}$/;
const REAL = /^[-+]?\d{1,15}([.,]\d+)?([eE][-+]?\d+)?$/;
/** « 12 500,5 »: spaces between thousands. */
const SPACED = /^[-+]?\d{1,3}([ \u00a0\u202f]\d{3})+([.,]\d+)?$/;
/** A SIREN or a SIRET may be written with spaces: numbers that all have as many digits, nine or more, are codes. */
const SPACED_CODE_DIGITS = 9;

/** Columns that hold codes whatever they look like. */
const CODE_NAME =
  /(^|_)(code|codgeo|depcom|insee|cog|commune|comm|com|epci|iris|siren|siret|nic|naf|ape|nace|cp|code_?postal|id|idu|idpar|identifiant|parcelle|refcad|ref|reference|numero|num|no|dep|dept|departement|reg|region|canton|section|prefixe|rivoli|fantoir|uic|uai|finess|rnb|ban|tel|telephone|portable|fax)(_|$)|^(code|id)|siren|siret|insee|cadastr/;

export const isCodeName = (name: string): boolean => CODE_NAME.test(fold(name));

/** Text unless every value of a column is a number that loses nothing as one: no leading zero, no more than fifteen digits. */
export function columnTypes(names: readonly (string | null)[], records: readonly (readonly string[])[]): SourceField['type'][] {
  return names.map((name, column) => (name === null || isCodeName(name) ? 'text' : columnType(records, column)));
}

function columnType(records: readonly (readonly string[])[], column: number): SourceField['type'] {
  let type: 'integer' | 'real' | null = null;
  const spacedLengths = new Set<number>();
  for (const record of records) {
    const cell = record[column]?.trim() ?? '';
    if (isMissing(cell)) continue;
    const isSpaced = SPACED.test(cell);
    if (/^[-+]?0\d/.test(cell) || !(isSpaced || REAL.test(cell))) return 'text';
    if (isSpaced) spacedLengths.add(cell.replace(/\D/g, '').length);
    if (isSpaced ? /[.,]/.test(cell) : !INTEGER.test(cell)) type = 'real';
    else type ??= 'integer';
  }
  const [length] = spacedLengths;
  if (spacedLengths.size === 1 && length !== undefined && length >= SPACED_CODE_DIGITS) return 'text';
  return type ?? 'text';
}
