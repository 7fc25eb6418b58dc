/** Codes and names of the fictional communes and EPCI. */
import type { Division } from './communes.ts';
import { COMMUNE_NAMES, EPCI_NAMES, TERRITOIRE_NAMES } from './names.ts';

/** No département has this number; foreign countries, whose codes begin with it, stop below 99 600. */
export const DEPARTEMENT = '99';
export const PRODUCTEUR = 'Emprise (données fictives)';

export interface Gazetteer {
  readonly insee: (commune: number) => string;
  readonly commune: (commune: number) => string;
  readonly siren: (epci: number) => string;
  readonly epci: (epci: number) => string;
  readonly nature: (epci: number) => string;
  readonly territoireId: (territoire: 0 | 1) => string;
  readonly territoire: (territoire: 0 | 1) => string;
}

export function nameEverything(division: Division): Gazetteer {
  const names = new Map<number, string>();
  division.capitals.forEach((commune, rank) => {
    names.set(commune, COMMUNE_NAMES[rank] as string);
  });
  const others = COMMUNE_NAMES.slice(division.capitals.length);
  division.towns.forEach((_, commune) => {
    if (!names.has(commune)) names.set(commune, others.shift() as string);
  });
  return {
    insee: (commune) => `${DEPARTEMENT}${901 + commune}`,
    commune: (commune) => names.get(commune) as string,
    siren: fictionalSiren,
    epci: (epci) => (EPCI_NAMES[epci] as readonly [string, string])[0],
    nature: (epci) => (EPCI_NAMES[epci] as readonly [string, string])[1],
    territoireId: (territoire) => `ti-${DEPARTEMENT}0${territoire + 1}`,
    territoire: (territoire) => TERRITOIRE_NAMES[territoire],
  };
}

/** Begins with 999 and has a wrong check digit: no organisation can have it. */
function fictionalSiren(index: number): string {
  const stem = `9990${String(index + 1).padStart(4, '0')}`;
  for (let digit = 0; digit <= 9; digit++) if (!passesLuhn(`${stem}${digit}`)) return `${stem}${digit}`;
  throw new Error('every check digit is right');
}

/** The check of SIREN numbers (ISO/IEC 7812-1, annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighted = i % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
