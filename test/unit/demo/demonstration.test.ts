import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { passesLuhn } from '../../../electron/engine/demo/gazetteer.ts';
import { type DemonstrationData, generateDemonstration } from '../../../electron/engine/demo/index.ts';
import { COMMUNE_NAMES, EPCI_NAMES } from '../../../electron/engine/demo/names.ts';
import { CONVENTIONAL_VALUES, KIND_DEFINITIONS } from '../../../shared/domain/kinds/index.ts';

const data = generateDemonstration();
const rowsOf = (table: string, from: DemonstrationData = data) => from.tables.find((batch) => batch.table.table === table)?.rows ?? [];
const column = (table: string, name: string) => rowsOf(table).map((row) => row.values[name]);
const tally = (values: readonly unknown[]) =>
  Object.fromEntries([...new Set(values)].map((value) => [String(value), values.filter((other) => other === value).length]));

function fingerprint({ tables }: DemonstrationData): string {
  const hash = createHash('sha256');
  for (const { table, rows } of tables) {
    hash.update(JSON.stringify(table));
    for (const { geometry, values } of rows) {
      hash.update(JSON.stringify([values, geometry?.parts, geometry?.polygons]));
      if (geometry) hash.update(new Uint8Array(geometry.xy.buffer));
    }
  }
  return hash.digest('hex');
}

describe('the demonstration', () => {
  it('is the same, to the byte, for the same seed, and another for another seed', () => {
    expect(fingerprint(generateDemonstration(data.seed))).toBe(fingerprint(data));
    expect(fingerprint(generateDemonstration(7))).not.toBe(fingerprint(data));
  });

  it('holds what a planner loads, in real numbers', () => {
    const counts = Object.fromEntries(data.tables.map(({ table, rows }) => [table.table, rows.length]));
    expect(counts).toMatchObject({
      communes: 60,
      epci: 12,
      territoires: 2,
      sites: 25,
      parcelles: 600,
      friches: 40,
      friches_emprises: 32,
      equipements_surfaces: 1,
    });
    expect(counts['terrains']).toBeGreaterThan(60);
    expect(counts['contraintes']).toBeGreaterThanOrEqual(6);
    expect(tally(column('sites', 'maturite'))).toEqual({ disponible: 3, 'court terme': 12, 'avant 2030': 10 });
    expect(tally(column('equipements', 'categorie'))).toMatchObject({
      echangeur: 4,
      ite: 5,
      triage: 1,
      port: 1,
      aeroport: 1,
      poste_electrique: 7,
    });
    const lines = tally(column('equipements_lignes', 'categorie'));
    expect(lines).toMatchObject({ autoroute: 1, voie_ferree: 2, voie_eau: 1 });
    expect(lines['route']).toBeGreaterThan(15);
  });

  it('has sites of the sizes of the programme', () => {
    const sizes = (column('sites', 'site_surf_brute') as number[]).sort((a, b) => a - b);
    expect(sizes[12]).toBeGreaterThan(36);
    expect(sizes[12]).toBeLessThan(42);
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    expect(mean).toBeGreaterThan(50);
    expect(mean).toBeLessThan(56);
    expect(sizes[24]).toBeGreaterThan(170);
    expect(sizes[24]).toBeLessThan(190);
  });

  it('gives every row a uid and every key once', () => {
    const uids = data.tables.flatMap(({ rows }) => rows.flatMap((row) => row.values['uid'] ?? []));
    expect(new Set(uids).size).toBe(uids.length);
    expect(uids.every((uid) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(String(uid)))).toBe(true);
    for (const { table } of Object.values(KIND_DEFINITIONS).flatMap((kind) => kind.tables.map((definition) => ({ table: definition })))) {
      if (table.key === null || rowsOf(table.name).length === 0) continue;
      const keys = column(table.name, table.key);
      expect(new Set(keys).size, table.name).toBe(keys.length);
      expect(
        keys.every((key) => typeof key === 'string' && key !== ''),
        table.name,
      ).toBe(true);
    }
  });

  it('writes only values the standards accept, in every field they require', () => {
    for (const table of Object.values(KIND_DEFINITIONS).flatMap((kind) => kind.tables)) {
      for (const field of table.fields) {
        const values = rowsOf(table.name).map((row) => row.values[field.name] ?? null);
        const known = new Set<unknown>([...(field.values ?? []), ...CONVENTIONAL_VALUES]);
        if (field.values)
          expect(
            values.filter((value) => value !== null && !known.has(value)),
            `${table.name}.${field.name}`,
          ).toEqual([]);
        // the standard lets a site stand without a pôle (PDF), though its schema does not
        if (field.required && field.name !== 'pole_id')
          expect(
            values.filter((value) => value === null || value === ''),
            `${table.name}.${field.name}`,
          ).toEqual([]);
        if (field.type === 'date')
          expect(values.filter((value) => value !== null && !/^\d{4}-\d{2}-\d{2}$/.test(String(value)))).toEqual([]);
        if (field.maxLength !== undefined)
          expect(
            values.filter((value) => String(value ?? '').length > (field.maxLength ?? 0)),
            field.name,
          ).toEqual([]);
      }
    }
  });

  it('links its tables without a loose end', () => {
    const sirens = new Set(column('epci', 'siren'));
    const insee = new Set(column('communes', 'insee'));
    const idus = new Set(column('parcelles', 'idu'));
    const sites = new Map(rowsOf('sites').map((row) => [row.values['uid'], row.values['site_id']]));
    expect(column('communes', 'epci_siren').filter((siren) => !sirens.has(siren))).toEqual([]);
    expect(column('territoire_membres', 'code').filter((siren) => !sirens.has(siren))).toEqual([]);
    expect(new Set(column('territoire_membres', 'code')).size).toBe(rowsOf('territoire_membres').length);
    for (const name of ['site_comm_insee', 'comm_insee']) {
      expect([...column('sites', name), ...column('friches', name)].filter((code) => code !== undefined && !insee.has(code))).toEqual([]);
    }
    for (const { values } of rowsOf('terrains')) {
      expect(sites.get(values['site_uid'])).toBe(values['site_id']);
      expect(
        String(values['terr_refcad'])
          .split('|')
          .filter((idu) => !idus.has(idu)),
      ).toEqual([]);
    }
    for (const { values } of rowsOf('site_parcelles')) expect(sites.has(values['site_uid']) && idus.has(values['idu'])).toBe(true);
    const friches = new Set(column('friches', 'friche_id'));
    expect(column('friches_emprises', 'friche_id').filter((id) => !friches.has(id))).toEqual([]);
    const people = (siren: unknown) =>
      rowsOf('communes').reduce((sum, { values }) => sum + (values['epci_siren'] === siren ? Number(values['population']) : 0), 0);
    for (const { values } of rowsOf('epci')) expect(values['population']).toBe(people(values['siren']));
  });

  it('is fictional in every code and name, and says so', () => {
    const load = createRequire(import.meta.url);
    const official = (name: string) => load(`@etalab/decoupage-administratif/data/${name}.json`) as { nom: string; code: string }[];
    const folded = (name: string) =>
      name
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim();
    const real = new Set([...official('communes'), ...official('epci')].map(({ nom }) => folded(nom)));
    expect(official('communes').length).toBeGreaterThan(37_000);
    expect([...COMMUNE_NAMES, ...EPCI_NAMES.map(([nom]) => nom)].filter((name) => real.has(folded(name)))).toEqual([]);
    const codes = new Set([...official('communes'), ...official('epci')].map(({ code }) => code));
    expect(column('communes', 'insee').filter((code) => codes.has(String(code)) || !/^999\d\d$/.test(String(code)))).toEqual([]);
    expect(column('epci', 'siren').filter((siren) => !/^999\d{6}$/.test(String(siren)) || passesLuhn(String(siren)))).toEqual([]);
    expect(column('parcelles', 'idu').filter((idu) => !/^999\d{2}000[A-Z]{2}\d{4}$/.test(String(idu)))).toEqual([]);
    expect(column('equipements', 'code').filter((code) => !String(code).startsWith('FICTIF-'))).toEqual([]);
    expect(column('contraintes', 'nom').filter((nom) => !String(nom).includes('(fictif)'))).toEqual([]);
    expect(column('sites', 'source_producteur').filter((nom) => !String(nom).includes('fictives'))).toEqual([]);
    expect(column('friches', 'source_nom').filter((nom) => !String(nom).includes('fictives'))).toEqual([]);
  });
});

describe('the check digit of SIREN', () => {
  it('is right for real numbers and wrong for one digit changed', () => {
    // INSEE (120027016), La Poste (356000000 has its own rule for SIRET, not SIREN)
    for (const siren of ['120027016', '356000000', '200040715']) expect(passesLuhn(siren), siren).toBe(true);
    expect(passesLuhn('120027017')).toBe(false);
  });
});
