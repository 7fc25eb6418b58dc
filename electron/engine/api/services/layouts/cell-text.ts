/** A stored value as a page says it. */
import type { StyledField } from '../../../../../shared/domain/computed-fields.ts';
import { departementOf, regionOf } from '../../../../../shared/domain/regions.ts';
import { formatDate } from '../../../../../shared/format/dates.ts';
import { formatNumber, withUnit } from '../../../../../shared/format/numbers.ts';
import { formatPercent } from '../../../../../shared/format/quantities.ts';
import { type Language, translate } from '../../../../../shared/messages/index.ts';

type Plain = string | number | boolean | null | undefined;
type Field = Pick<StyledField, 'name' | 'type' | 'unit'> | null;

const UNITS: Readonly<Record<string, string>> = { ha: 'ha', m2: 'm²', m: 'm', km: 'km', mw: 'MW', kv: 'kV', eur: '€', eur_m2: '€/m²' };
const DECIMALS: Readonly<Record<string, number>> = { ha: 1, share: 0, m: 0, m2: 0 };

/** Missing is empty, never 0. Codes stay text. `withUnits`: in a table the unit stands in the title instead. */
export function cellText(value: Plain, field: Field, language: Language, withUnits: boolean): string {
  if (value === null || value === undefined || value === '') return '';
  if (field?.type === 'boolean' || typeof value === 'boolean') return translate(language, Number(value) === 1 ? 'value.yes' : 'value.no');
  if (field?.name === 'region') return regionOf(String(value))?.nom ?? String(value);
  if (field?.name === 'departement') return departementOf(String(value))?.nom ?? String(value);
  if (field?.type === 'date' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/u.test(value)) return formatDate(value.slice(0, 10));
  if (typeof value !== 'number') return String(value);
  if (field?.unit === 'share') return formatPercent(value, language);
  const decimals = field?.unit ? (DECIMALS[field.unit] ?? 2) : 2;
  const words =
    field?.name === 'fid' || field?.name.endsWith('annee') ? String(value) : formatNumber(value, language, decimals, decimals > 1);
  const unit = withUnits && field?.unit ? UNITS[field.unit] : undefined;
  return unit === undefined ? words : withUnit(words, unit);
}

/** « Surface (ha) ». */
export function fieldTitleWithUnit(field: Field, name: string, language: Language): string {
  const known = translate(language, `field.${name}`);
  const title = known === `field.${name}` ? name : known;
  const unit = field?.unit ? UNITS[field.unit] : undefined;
  return unit === undefined ? title : `${title} (${unit})`;
}

export const unitWord = (field: Field): string => (field?.unit ? (UNITS[field.unit] ?? '') : '');
