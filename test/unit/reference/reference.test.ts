import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReference, type Reference } from '../../../electron/engine/reference/index.ts';
import { REGIONS } from '../../../shared/domain/regions.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const data = path.resolve(root, process.env['EMPRISE_DATA'] ?? '../shared/data');
const composition = path.join(data, 'territoires_industrie/territoires_industrie_2023_composition.csv');
const annex = path.join(data, 'territoires_industrie/annexe_183.json');
const absent = !existsSync(composition) || !existsSync(annex);
if (absent) console.warn(`SKIPPED: the programme list is not compared, ${composition} or ${annex} is absent`);

let folder: string;
let reference: Reference;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'emprise-reference-'));
  const { buildReference } = (await import(path.join(root, 'scripts/build-reference.mjs'))) as {
    buildReference(outDir: string): Promise<void>;
  };
  cpSync(path.join(root, 'resources/reference'), path.join(folder, 'resources/reference'), { recursive: true });
  await buildReference(folder);
  reference = loadReference(path.join(folder, 'resources/reference'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the reference tables', () => {
  it('hold the lists of the code in force', () => {
    expect(reference.regions.size).toBe(18);
    expect([...reference.departements.values()].filter((departement) => departement.region !== null)).toHaveLength(101);
    expect(reference.epci.size).toBe(1255);
    expect(reference.ept.size).toBe(11);
    expect(reference.territoires.size).toBe(183);
  });

  it('agree with the régions and départements of the domain', () => {
    for (const region of REGIONS) {
      expect(reference.regions.get(region.code)?.nom).toBe(region.nom);
      for (const [code, nom] of region.departements) expect(reference.departements.get(code)).toEqual({ code, nom, region: region.code });
    }
  });

  it('give an EPCI with its nature, place and members', () => {
    const epci = reference.epci.get('200040715');
    expect(epci).toMatchObject({ nom: 'Grenoble-Alpes-Métropole', nature: 'Métropole', departements: ['38'], region: '84' });
    expect(epci?.membres).toContain('38185');
    expect(reference.communes.get('38185')).toMatchObject({ nom: 'Grenoble', departement: '38', region: '84', epci_siren: '200040715' });
    expect(reference.communes.get('85113')).toMatchObject({ nom: 'L’Île-d’Yeu', epci_siren: null });
  });

  it('link communes and EPCI both ways', () => {
    for (const epci of reference.epci.values())
      for (const insee of epci.membres) expect(reference.communes.get(insee)?.epci_siren).toBe(epci.siren);
    const linked = [...reference.communes.values()].filter((commune) => commune.epci_siren !== null);
    expect(linked).toHaveLength([...reference.epci.values()].reduce((total, epci) => total + epci.membres.length, 0));
  });

  it('know a commune by its SIREN, which does not spell its INSEE code', () => {
    // Cercy-la-Tour, Beissat and L'Abergement-Clémenciat: three ways to write the number
    expect(['215800467', '212301907', '210100012'].map((siren) => reference.communeOfSiren.get(siren))).toEqual([
      '58046',
      '23019',
      '01001',
    ]);
  });

  it('know the year, and where the ground of former communes is now', () => {
    const { year, movements, communes } = reference;
    expect(year).toBe(2026);
    const whither = new Map(movements.filter(({ how }) => how !== 'restored').map((movement) => [movement.from, movement]));
    // INSEE: Châtillon-en-Michaille in Valserhône, Pont-Farcy from Calvados to Manche, Fresneaux-Montchevreuil in Les Hauts-Talican, Paris 1er
    expect(whither.get('01091')).toMatchObject({ to: '01033', how: 'merged' });
    expect(whither.get('14513')).toMatchObject({ to: '50592', how: 'renumbered' });
    expect(whither.get('60455')).toMatchObject({ to: '60694', how: 'merged' });
    expect(whither.get('75101')).toMatchObject({ to: '75056', how: 'merged' });
    expect(movements.filter(({ to }) => !communes.has(to))).toEqual([]);
    expect([...whither.keys()].filter((code) => communes.has(code))).toEqual([]);
    expect(movements.filter(({ from, how }) => how === 'restored' && !communes.has(from))).toEqual([]);
  });

  it('name every member of every Territoire d’industrie', () => {
    const membres = [...reference.territoires.values()].flatMap((territoire) => territoire.membres);
    expect(membres).toHaveLength(641);
    expect(membres.filter((membre) => membre.nom === null)).toEqual([]);
    expect(membres.filter((membre) => membre.type === 'ept')).toHaveLength(3);
    expect(membres.filter((membre) => membre.type === 'commune').map((membre) => membre.code)).toContain('23019');
  });

  it('find a Territoire d’industrie by id, name, printed form or later name', () => {
    for (const name of [
      'ti-4410',
      'Pays d’Épernay Terres de Champagne',
      "pays d'epervain  terres de champagne",
      'Pays d’Epernay – Terres de Champagne',
    ]) {
      expect(reference.findTerritoire(name)?.ti_id, name).toBe('ti-4410');
    }
    expect(reference.findTerritoire('Sud Vilaine*')?.regions).toEqual(['52', '53']);
    expect(reference.findTerritoire('Pays de Gex – Genevois – Terre Valserhône')?.nom).toBe('Pays de Gex – Genevois – Pays Bellegardien');
    expect(reference.findTerritoire('Atlantide')).toBeNull();
  });
});

describe.skipIf(absent)('the programme list', () => {
  it('has the composition published by ANCT', () => {
    const rows = readFileSync(composition, 'utf8').trim().split(/\r?\n/).slice(1);
    const published = new Map<string, number>();
    for (const row of rows) published.set(row.slice(0, 7), (published.get(row.slice(0, 7)) ?? 0) + 1);
    const ours = new Map([...reference.territoires.values()].map((territoire) => [territoire.ti_id, territoire.membres.length]));
    expect(ours).toEqual(new Map([...published].sort()));
    const sirens = rows.flatMap((row) => /,(\d{9}),.*,epci,/.exec(row)?.[1] ?? []);
    const members = [...reference.territoires.values()].flatMap((t) => t.membres.filter((m) => m.type === 'epci').map((m) => m.code));
    expect(members.sort()).toEqual(sirens.sort());
  });

  it('has every printed name, with its départements', () => {
    const printed = JSON.parse(readFileSync(annex, 'utf8')) as { name: string; deps: string[] }[];
    for (const { name, deps } of printed) {
      const territoire = reference.findTerritoire(name);
      expect(territoire, name).not.toBeNull();
      expect(territoire?.departements).toEqual(expect.arrayContaining(deps));
    }
    expect(new Set(printed.map(({ name }) => reference.findTerritoire(name)?.ti_id)).size).toBe(183);
  });
});
