// Reference tables without outlines, derived at build from @etalab/decoupage-administratif (COG and DGCL list): never committed, never downloaded.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const NATURES = {
  CC: 'Communauté de communes',
  CA: 'Communauté d’agglomération',
  CU: 'Communauté urbaine',
  METRO: 'Métropole',
  MET69: 'Métropole de Lyon',
  EPT: 'Établissement public territorial',
};

/** Year of the code by major version of the package, as its own table of vintages says. */
const YEARS = { 5: 2025, 6: 2026 };
const PACKAGE = '@etalab/decoupage-administratif';

function readPackage(name) {
  // its index.js reads relative to the working directory: the data files are read directly
  const file = createRequire(import.meta.url).resolve(`${PACKAGE}/data/${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function vintage() {
  const { version } = createRequire(import.meta.url)(`${PACKAGE}/package.json`);
  const year = YEARS[Number.parseInt(version, 10)];
  if (year === undefined) throw new Error(`${PACKAGE} ${version}: say in scripts/build-reference.mjs which year it holds`);
  return year;
}

/**
 * Former codes → the commune that holds their ground now: [from, to, how]. A commune déléguée or associée is wherever the code in force puts it, which the
 * list of former codes gets wrong for two; a code that changed département was renumbered, the others merged. Municipal arrondissements come last.
 */
function movements(entries) {
  const rows = new Map();
  const add = (from, to, how) => {
    if (from !== to && !rows.has(from)) rows.set(from, [from, to, how]);
  };
  const attached = entries.filter(({ type }) => type === 'commune-deleguee' || type === 'commune-associee');
  for (const { code, chefLieu } of attached) add(code, chefLieu, 'merged');
  for (const { code, type, anciensCodes } of entries)
    if (type === 'commune-actuelle')
      for (const former of anciensCodes ?? []) add(former, code, former.slice(0, 2) === code.slice(0, 2) ? 'merged' : 'renumbered');
  for (const { code, commune, type } of entries) if (type === 'arrondissement-municipal') add(code, commune, 'merged');
  return [...rows.values()].sort(([a], [b]) => (a < b ? -1 : 1));
}

const typographic = (name) => name.replaceAll("'", '’');

/** Régions, départements, EPCI, EPT, communes and former codes of the current code, as rows (arrays) in the order of electron/engine/reference/tables.ts. */
export function referenceTables() {
  const departements = readPackage('departements');
  // the package gives each overseas collectivity a région of its own, which does not exist in law
  const regionOf = new Map(departements.map(({ code, region, zone }) => [code, zone === 'com' ? null : region]));
  const entries = readPackage('communes');
  const communes = entries.filter((commune) => commune.type === 'commune-actuelle');
  const departementOf = new Map(communes.map((commune) => [commune.code, commune.departement ?? null]));
  const epciOf = new Map();

  function group(entry) {
    const people = new Map();
    for (const { code, populationMunicipale } of entry.membres) {
      const departement = departementOf.get(code);
      if (departement) people.set(departement, (people.get(departement) ?? 0) + populationMunicipale);
    }
    const ordered = [...people].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([code]) => code);
    const region = ordered.length === 0 ? null : (regionOf.get(ordered[0]) ?? null);
    const membres = entry.membres.map((membre) => membre.code).sort();
    return [entry.code, typographic(entry.nom), NATURES[entry.type] ?? entry.type, entry.populationMunicipale, ordered, region, membres];
  }

  const epci = readPackage('epci').map((entry) => {
    for (const membre of entry.membres) epciOf.set(membre.code, entry.code);
    return group(entry);
  });
  return {
    regions: readPackage('regions')
      .filter(({ zone }) => zone !== 'com')
      .map(({ code, nom }) => [code, typographic(nom)]),
    departements: departements.map(({ code, nom }) => [code, typographic(nom), regionOf.get(code)]),
    epci,
    ept: readPackage('ept').map(group),
    communes: communes.map((commune) => [
      commune.code,
      typographic(commune.nom),
      commune.departement ?? null,
      epciOf.get(commune.code) ?? null,
      commune.population ?? null,
    ]),
    // not to be told from the INSEE code: the number in it differs for one commune in six
    sirens: communes.flatMap(({ siren, code }) => (siren ? [[siren, code]] : [])),
    mouvements: movements(entries),
    cog: [vintage()],
  };
}

/** Writes the tables into `<outDir>/resources/reference`, one row a line. */
export async function buildReference(outDir) {
  const folder = path.join(outDir, 'resources/reference');
  mkdirSync(folder, { recursive: true });
  for (const [name, rows] of Object.entries(referenceTables())) {
    writeFileSync(path.join(folder, `${name}.json`), `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
  }
}
