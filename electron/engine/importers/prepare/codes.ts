/** Codes as spreadsheets leave them: leading zeros gone, spaces between figures, « .0 » behind. Mended where only one answer is possible. */

/** Établissements publics territoriaux: parts of the Métropole du Grand Paris, never a commune's EPCI (COG 2026). */
export const EPT_SIREN: ReadonlySet<string> = new Set([
  '200057966',
  '200057974',
  '200057982',
  '200057990',
  '200057867',
  '200058097',
  '200057875',
  '200058790',
  '200057941',
  '200058006',
  '200058014',
]);

const COMMUNE_FIELDS: ReadonlySet<string> = new Set(['insee', 'comm_insee', 'site_comm_insee', 'commune_insee', 'commune']);
const SIREN_FIELDS: ReadonlySet<string> = new Set(['siren', 'epci_siren', 'site_epci_siren']);

export interface FixedCode {
  readonly value: string | null;
  /** True where a zero was put back: worth a note. Filling to the standard's width (section, numéro) is not. */
  readonly padded: boolean;
  /** Note code of a value of which a part is lost: « 3.4E+13 » stands for any of a thousand SIRET. */
  readonly fault?: 'code-damaged';
}

const kept = (value: string | null): FixedCode => ({ value, padded: false });
const padded = (value: string): FixedCode => ({ value: `0${value}`, padded: true });
const EXPONENT = /^\d([.,]\d+)?E\+?\d{1,2}$/i;
/** No-break and narrow spaces as well. */
const withoutSpaces = (value: string): string => value.replace(/[\s\u00a0\u202f]/g, '');
/** A whole number written as a decimal one. */
const withoutDecimals = (value: string): string => value.replace(/^(\d+)[.,]0+$/, '$1');

/** `restore`: false leaves out the zeros that are missing. */
export function fixCode(kind: string, field: string, value: string, restore = true): FixedCode {
  const rule = knownRule(kind, field);
  if (rule === null) return kept(value);
  // « 55E02 » is a parcel, « 2,75E+13 » is not: only the latter has lost something.
  if (!areFigures(value) && EXPONENT.test(value) && /[.,+]/.test(value)) return { value: null, padded: false, fault: 'code-damaged' };
  const fixed = rule(value);
  return fixed.padded && !restore ? kept(value) : fixed;
}

type Rule = (value: string) => FixedCode;

/** Asked for every value of a file. */
const rules = new Map<string, Map<string, Rule | null>>();

function knownRule(kind: string, field: string): Rule | null {
  let ofKind = rules.get(kind);
  if (ofKind === undefined) {
    ofKind = new Map();
    rules.set(kind, ofKind);
  }
  let rule = ofKind.get(field);
  if (rule === undefined) {
    rule = ruleOf(kind, field);
    ofKind.set(field, rule);
  }
  return rule;
}

/** Nothing but figures, as nearly all codes are. */
function areFigures(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return true;
}

function ruleOf(kind: string, field: string): Rule | null {
  if (COMMUNE_FIELDS.has(field) && (field !== 'commune' || kind === 'parcelles')) return communeCode;
  if (field === 'departement' || (field === 'region' && kind !== 'sites')) return departementCode;
  if (field === 'epci_siren' && kind === 'communes') return (value) => kept(epciOf(value));
  if (SIREN_FIELDS.has(field)) return (value) => withCheckDigit(value, 9);
  if (field === 'siret') return (value) => withCheckDigit(value, 14);
  if (field === 'etab_activite_code') return nafCode;
  if (field === 'unite_fonciere_refcad') return parcelList;
  if (kind !== 'parcelles') return null;
  if (field === 'section') return (value) => kept(value.toUpperCase().padStart(2, '0'));
  if (field === 'numero') return (value) => kept(withoutDecimals(value).padStart(4, '0'));
  if (field === 'prefixe') return (value) => kept(withoutDecimals(value).padStart(3, '0'));
  return field === 'idu' ? parcelCode : null;
}

/** Five characters, Corsica's `2A004` included; four figures are one of the départements 01 to 09. */
function communeCode(value: string): FixedCode {
  if (value.length === 5 && areFigures(value)) return kept(value);
  const code = withoutDecimals(withoutSpaces(value)).toUpperCase();
  if (/^\d{4}$/.test(code)) return padded(code);
  return /^(\d{5}|2[AB]\d{3})$/.test(code) ? kept(code) : kept(value);
}

function departementCode(value: string): FixedCode {
  if ((value.length === 2 || value.length === 3) && areFigures(value)) return kept(value);
  const code = withoutDecimals(value);
  if (/^\d$/.test(code)) return padded(code);
  return /^(\d{2,3}|2[ab])$/i.test(code) ? kept(code.toUpperCase()) : kept(value);
}

/** SIREN and SIRET end with a check digit (Luhn): one that is short by a figure got its zero back only where it agrees. */
function withCheckDigit(value: string, length: number): FixedCode {
  const code = withoutDecimals(withoutSpaces(value));
  if (!/^\d+$/.test(code)) return kept(value);
  if (code.length === length) return kept(code);
  return code.length === length - 1 && hasLuhn(code) ? padded(code) : kept(value);
}

/** ISO/IEC 7812-1, annex B: every second digit from the right doubled, nines cast out, the sum a multiple of ten. */
export function hasLuhn(figures: string): boolean {
  let sum = 0;
  for (let i = 0; i < figures.length; i++) {
    const digit = Number(figures[figures.length - 1 - i]) * (i % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** `01.11Z` or `0111Z`. */
function nafCode(value: string): FixedCode {
  const code = withoutSpaces(value).toUpperCase();
  if (/^(\d\.\d{2}|\d{3})[A-Z]$/.test(code)) return padded(code);
  return /^(\d{2}\.?\d{2})[A-Z]$/.test(code) ? kept(code) : kept(value);
}

/** Thirteen characters with nothing but digits before the section: the zero of départements 01 to 09 is gone. */
function parcelCode(value: string): FixedCode {
  const code = withoutSpaces(value).toUpperCase();
  if (/^\d{7}[0-9A-Z]{2}\d{4}$/.test(code)) return padded(code);
  return /^(\d{2}|2[AB])\d{6}[0-9A-Z]{2}\d{4}$/.test(code) ? kept(code) : kept(value);
}

function parcelList(value: string): FixedCode {
  const parts = value.split('|').map((part) => parcelCode(part.trim()));
  return { value: parts.map((part) => part.value).join('|'), padded: parts.some((part) => part.padded) };
}

/** ADMIN EXPRESS writes `NR` or `NC` for none, and `métropole/EPT` in Grand Paris. */
function epciOf(value: string): string | null {
  if (value.length === 9 && areFigures(value)) return value;
  const codes = value
    .split('/')
    .map((code) => code.trim())
    .filter((code) => /^\d{9}$/.test(code));
  return codes.find((code) => !EPT_SIREN.has(code)) ?? codes[0] ?? null;
}

/** `idu` from its parts (département + commune, préfixe, section, numéro), or null where one is missing. */
export function composeIdu(parts: {
  commune: string | null;
  prefixe: string | null;
  section: string | null;
  numero: string | null;
}): string | null {
  const { commune, prefixe, section, numero } = parts;
  if (commune === null || section === null || numero === null) return null;
  const idu = `${commune}${prefixe ?? '000'}${section}${numero}`;
  return /^(\d{2}|2[AB])\d{6}[0-9A-Z]{2}\d{4}$/.test(idu) ? idu : null;
}
