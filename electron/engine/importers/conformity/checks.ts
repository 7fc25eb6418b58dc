/** What the CNIG's models ask of one value, as it is delivered. Sources: schema-friches v1.0.6, schema-sites-economiques v1.0.1 and their PDF. */
import type { Conformity } from '../../../../shared/domain/import.ts';
import type { FieldDefinition } from '../../../../shared/domain/kinds/index.ts';
import { ListedValues } from '../mapping/listed.ts';
import { hasLuhn } from '../prepare/codes.ts';
import { isoDate } from '../prepare/dates.ts';

export type Rule = Conformity['problems'][number]['rule'];

export interface Finding {
  readonly rule: Rule;
  /** Message `conformity.<code>`. */
  readonly code: string;
  /** What to show of the value, where it is not the value itself. */
  readonly example?: string;
}

/** Null where the text is as it should be. Never called with a missing value. */
export type Check = (text: string) => Finding | null;

const wrong = (rule: Rule, code: string, example?: string): Finding => ({ rule, code, ...(example === undefined ? {} : { example }) });

export function pattern(code: string, expression: RegExp): Check {
  return (text) => (expression.test(text) ? null : wrong('pattern', code));
}

/** Every part of a list joined by `|`; the first wrong one is the example. */
export function each(check: Check): Check {
  return (text) => {
    for (const part of text.split('|')) {
      const finding = check(part);
      if (finding !== null) return { ...finding, example: finding.example ?? part };
    }
    return null;
  };
}

/** A code of so many characters, cut short by a spreadsheet that took it for a number. */
export function zerosKept(length: number): Check {
  return (text) => (/^\d+$/.test(text) && text.length < length ? wrong('length', 'zero-lost') : null);
}

export function all(...checks: readonly Check[]): Check {
  return (text) => {
    for (const check of checks) {
      const finding = check(text);
      if (finding !== null) return finding;
    }
    return null;
  };
}

/** Exactly as the list writes it; another spelling of a listed value is told from an unknown value. */
export function listed(field: Pick<FieldDefinition, 'name' | 'values'>, accepted: readonly string[]): Check {
  const values = new ListedValues(field);
  const set = new Set(accepted);
  return (text) => {
    if (set.has(text)) return null;
    const meant = values.match(text)?.value;
    return meant !== undefined && set.has(meant)
      ? wrong('listed', 'spelled-otherwise', `${text} → ${meant}`)
      : wrong('listed', 'not-listed');
  };
}

export const date: Check = (text) => {
  if (/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z?)?$/.test(text) && isoDate(text) !== null) return null;
  return wrong('type', isoDate(text) === null ? 'not-a-date' : 'date-otherwise');
};

export const year: Check = (text) => (/^(1[5-9]|20)\d{2}$/.test(text) ? null : wrong('type', 'not-a-year'));

export const number: Check = (text) => {
  if (/^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text)) return null;
  return wrong('type', /^[-+]?[\d\s\u00a0\u202f]+([.,]\d+)?$/.test(text) ? 'number-otherwise' : 'not-a-number');
};

export const integer: Check = (text) => number(text) ?? (Number.isInteger(Number(text)) ? null : wrong('type', 'not-an-integer'));

const INSEE = String.raw`(?:\d{2}|2[AB])\d{3}`;
export const insee = all(zerosKept(5), pattern('insee', new RegExp(`^${INSEE}$`)));

/** Parcel id: département, commune, préfixe, section, numéro. Corsica's 2A and 2B are right, whatever the model of terrains says. */
export const idpar = each(pattern('idpar', /^(\d{2}|2[AB])\d{6}[0-9A-Z]{2}\d{4}$/));

/** `<INSEE>_<CLASSE>_<numéro>`; a friche's id has no class. */
export const identifier = (code: string, inside: string): Check => pattern(code, new RegExp(`^${INSEE}_${inside}\\S+$`));

export const url = pattern('url', /^https?:\/\/[^|\s]+$/);

export const siren: Check = (text) => {
  if (!/^\d{9}$/.test(text)) return zerosKept(9)(text) ?? wrong('pattern', 'siren');
  return hasLuhn(text) ? null : wrong('pattern', 'siren-checksum');
};

/** Establishments of La Poste (SIREN 356000000): the sum of the digits is a multiple of five instead (INSEE). */
export const siret: Check = (text) => {
  if (!/^\d{14}$/.test(text)) return zerosKept(14)(text) ?? wrong('pattern', 'siret');
  const isPoste = text.startsWith('356000000') && [...text].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
  return isPoste || hasLuhn(text) ? null : wrong('pattern', 'siret-checksum');
};
