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

function readPackage(name) {
  // its index.js reads relative to the working directory: the data files are read directly
  const file = createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const typographic = (name) => name.replaceAll("'", '’');

/** Régions, départements, EPCI, EPT and communes of the current code, as rows (arrays) in the order of electron/engine/reference/tables.ts. */
export function referenceTables() {
  const departements = readPackage('departements');
  // the package gives each overseas collectivity a région of its own, which does not exist in law
  const regionOf = new Map(departements.map(({ code, region, zone }) => [code, zone === 'com' ? null : region]));
  const communes = readPackage('communes').filter((commune) => commune.type === 'commune-actuelle');
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
