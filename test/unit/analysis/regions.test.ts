import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { isEpt } from '../../../shared/domain/ept.ts';
import { departementOf, departementOfCommune, REGIONS, regionOf } from '../../../shared/domain/regions.ts';

/** Code officiel géographique as published by Etalab. */
const require = createRequire(import.meta.url);
const official = <T>(name: string) => require(`@etalab/decoupage-administratif/data/${name}.json`) as T;

describe('régions', () => {
  test('18 régions and 101 départements, each where the official code places it', () => {
    expect(REGIONS).toHaveLength(18);
    const departements = official<{ code: string; nom: string; region: string; zone: string }[]>('departements').filter(
      ({ zone }) => zone !== 'com',
    );
    expect(departements).toHaveLength(101);
    for (const { code, nom, region } of departements) {
      expect(departementOf(code)).toEqual({ code, nom: nom.replaceAll("'", '’'), region });
      expect(regionOf(region)).not.toBeNull();
    }
  });

  test('every commune of the official code lies in a known département', () => {
    const communes = official<{ code: string; type: string; departement?: string; zone: string }[]>('communes');
    const current = communes.filter(({ type, zone }) => type === 'commune-actuelle' && zone !== 'com');
    expect(current.length).toBeGreaterThan(34_000);
    for (const { code, departement } of current) expect(departementOfCommune(code)?.code).toBe(departement);
  });

  test('what is no INSEE code has no département; a collectivity has no région', () => {
    for (const code of ['', '1004', '2C004', '99001', 'abcde', '010040']) expect(departementOfCommune(code)).toBeNull();
    expect(departementOfCommune('97502')).toMatchObject({ code: '975', region: null });
  });

  test('the 11 EPT are known by SIREN or by nature', () => {
    const epts = official<{ code: string }[]>('ept');
    expect(epts).toHaveLength(11);
    for (const { code } of epts) expect(isEpt(code, null)).toBe(true);
    expect(isEpt('200054781', 'Métropole')).toBe(false);
    expect(isEpt('1', 'Établissement public territorial')).toBe(true);
  });
});
