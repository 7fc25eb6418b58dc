/** In which unit a column is, by what its name, its producer's model or its values say; and the way to the unit of the project's field. */
import type { FieldDefinition, FieldUnit } from '../../../../shared/domain/kinds/index.ts';
import type { Profile } from './profile.ts';

export type SourceUnit = FieldUnit | 'km2' | 'kw';

const SQUARE_METRES: Readonly<Partial<Record<SourceUnit, number>>> = { m2: 1, ha: 10_000, km2: 1_000_000 };
const METRES: Readonly<Partial<Record<SourceUnit, number>>> = { m: 1, km: 1000 };
const KILOWATTS: Readonly<Partial<Record<SourceUnit, number>>> = { kw: 1, mw: 1000 };
const DIMENSIONS = [SQUARE_METRES, METRES, KILOWATTS];

/** Text of a value's end → unit. */
const WRITTEN: Readonly<Record<string, SourceUnit>> = {
  'm²': 'm2',
  m2: 'm2',
  ha: 'ha',
  hectare: 'ha',
  hectares: 'ha',
  'km²': 'km2',
  km2: 'km2',
  km: 'km',
  m: 'm',
  kv: 'kv',
  mw: 'mw',
  kw: 'kw',
  'km/h': 'km/h',
  '%': 'percent',
  '€': 'eur',
  eur: 'eur',
  euros: 'eur',
  '€/m²': 'eur/m2',
  '€/m2': 'eur/m2',
};

export function unitWritten(text: string): SourceUnit | null {
  return WRITTEN[text.toLowerCase()] ?? null;
}

/** A quantity times this is in `to`; null where the two do not measure the same. Exact powers of ten. */
export function factor(from: SourceUnit, to: SourceUnit): number | null {
  if (from === to) return 1;
  for (const dimension of DIMENSIONS) {
    const [a, b] = [dimension[from], dimension[to]];
    if (a !== undefined && b !== undefined) return a / b;
  }
  return null;
}

/** Digits that a number of the machine carries for sure: 9841.2 m² are 0.98412 ha, not 0.9841200000000001. */
const SURE_DIGITS = 15;

/** Divides rather than multiplies by a fraction, then leaves out what only the machine's arithmetic added. */
export function scaled(value: number, by: number): number {
  return Number((by < 1 ? value / Math.round(1 / by) : value * by).toPrecision(SURE_DIGITS));
}

/** Areas of the cadastre, in square metres whoever delivers them. */
const CADASTRAL = /^(contenance|dcntpa|supf|surface_cadastrale|superficie_cadastrale)$/i;
const IN_NAME: readonly (readonly [SourceUnit, RegExp])[] = [
  ['m2', /(^|[^a-z])(m2|m²|metres?_?carres?)([^a-z]|$)/],
  ['km2', /(^|[^a-z])(km2|km²)([^a-z]|$)/],
  ['ha', /(^|[^a-z])(ha|hectares?)([^a-z]|$)/],
  ['km/h', /km_?\/?h([^a-z]|$)/],
  ['km', /(^|[^a-z])kms?([^a-z]|$)/],
  ['m', /(^|[^a-z])(m|metres?)([^a-z]|$)/],
  ['mw', /(^|[^a-z])mw([^a-z]|$)/],
  ['kw', /(^|[^a-z])kw([^a-z]|$)/],
  ['kv', /(^|[^a-z])kv([^a-z]|$)/],
];

/** The unit that a column's name states (« surf_m2 », « Superficie (m²) »), or null. */
export function unitInName(name: string): SourceUnit | null {
  if (CADASTRAL.test(name.trim())) return 'm2';
  const plain = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return IN_NAME.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** The unit of a column: as told by the person, by the model, by its name; null: taken to be the field's own. */
export function columnUnit(
  field: FieldDefinition,
  column: string,
  given: Readonly<Record<string, FieldUnit>> | undefined,
  profile: Profile | null,
): SourceUnit | null {
  if (field.unit === undefined) return null;
  const told = given?.[field.name] ?? profile?.units?.[field.name] ?? unitInName(column);
  return told !== null && factor(told, field.unit) !== null ? told : null;
}
