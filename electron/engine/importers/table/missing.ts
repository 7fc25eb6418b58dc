/** Ways of writing "no value" in tables; `[ND]` is SIRENE's for what is not published. */
const MISSING = /^(|NA|NaN|N\/A|#N\/A|null|None|\\N|\[ND\])$/i;
/** Where a number is expected, people also write these. */
const MISSING_NUMBER = /^(ND|NR|NC|n\.[cdr]\.?|[-–—?.]+|inconnue?)$/i;

/** `cell` without spaces around. */
export const isMissing = (cell: string): boolean => MISSING.test(cell);
export const isMissingNumber = (cell: string): boolean => MISSING.test(cell) || MISSING_NUMBER.test(cell);
