/** Régions, départements, EPCI, communes and Territoires d'industrie as they are in law: names and compositions, no outlines. */
import type { Movement } from '../../../shared/domain/territory.ts';
import { type MEMBRE_TYPES, readReference } from './tables.ts';

export interface ReferenceRegion {
  readonly code: string;
  readonly nom: string;
}

export interface ReferenceDepartement extends ReferenceRegion {
  /** Null for the overseas collectivities. */
  readonly region: string | null;
}

export interface ReferenceEpci {
  readonly siren: string;
  readonly nom: string;
  /** In full words: "Communauté de communes"; "Établissement public territorial" for the EPT. */
  readonly nature: string;
  readonly population: number | null;
  /** The most peopled first. */
  readonly departements: readonly string[];
  readonly region: string | null;
  /** INSEE codes. */
  readonly membres: readonly string[];
}

export interface ReferenceCommune {
  readonly insee: string;
  readonly nom: string;
  readonly departement: string | null;
  readonly region: string | null;
  /** Null for the islands and collectivities without EPCI. */
  readonly epci_siren: string | null;
  readonly population: number | null;
}

/** A row of `territoire_membres`. */
export interface TerritoireMembreRow {
  readonly ti_id: string;
  readonly type: (typeof MEMBRE_TYPES)[number];
  /** SIREN of an EPCI or EPT, INSEE code of a commune. */
  readonly code: string;
  readonly nom: string | null;
}

export interface ReferenceTerritoire {
  readonly ti_id: string;
  readonly nom: string;
  /** Other spellings: as printed in the programme list, as renamed since. */
  readonly alias: readonly string[];
  readonly departements: readonly string[];
  readonly regions: readonly string[];
  readonly membres: readonly TerritoireMembreRow[];
}

export interface Reference {
  /** Year of the code (COG) that the lists hold. */
  readonly year: number;
  /** Former codes of communes, then those restored lately. */
  readonly movements: readonly Movement[];
  readonly regions: ReadonlyMap<string, ReferenceRegion>;
  readonly departements: ReadonlyMap<string, ReferenceDepartement>;
  /** EPCI à fiscalité propre by SIREN. */
  readonly epci: ReadonlyMap<string, ReferenceEpci>;
  /** Établissements publics territoriaux of Grand Paris by SIREN, beside their métropole. */
  readonly ept: ReadonlyMap<string, ReferenceEpci>;
  readonly communes: ReadonlyMap<string, ReferenceCommune>;
  readonly territoires: ReadonlyMap<string, ReferenceTerritoire>;
  /** INSEE code of a commune by its SIREN. */
  readonly communeOfSiren: ReadonlyMap<string, string>;
  /** By id, or by name or alias whatever the accents, dashes and capitals; null where none or several match. */
  findTerritoire(idOrName: string): ReferenceTerritoire | null;
}

/**
 * Reads the tables of `folder` (`resources/reference` beside the bundles). Each table is read when first asked for: most callers need one of them,
 * and the communes alone weigh 1.6 MB.
 */
export function loadReference(folder: string): Reference {
  const departements = lazy(() =>
    byKey(
      readReference(folder, 'departements').map(([code, nom, region]) => ({ code, nom, region })),
      (row) => row.code,
    ),
  );
  const regions = lazy(() =>
    byKey(
      readReference(folder, 'regions').map(([code, nom]) => ({ code, nom })),
      (row) => row.code,
    ),
  );
  const groups = (name: 'epci' | 'ept') =>
    lazy(() => {
      const rows = readReference(folder, name).map(
        ([siren, nom, nature, population, itsDepartements, region, membres]): ReferenceEpci => ({
          siren,
          nom,
          nature,
          population,
          departements: itsDepartements,
          region,
          membres,
        }),
      );
      return byKey(rows, (row) => row.siren);
    });
  const epci = groups('epci');
  const ept = groups('ept');
  const communes = lazy(() => {
    const regionOf = departements();
    const rows = readReference(folder, 'communes').map(([insee, nom, departement, siren, population]): ReferenceCommune => {
      const region = departement === null ? null : (regionOf.get(departement)?.region ?? null);
      return { insee, nom, departement, region, epci_siren: siren, population };
    });
    return byKey(rows, (row) => row.insee);
  });
  const nomOf = (type: TerritoireMembreRow['type'], code: string): string | null => {
    if (type === 'commune') return communes().get(code)?.nom ?? null;
    return (type === 'ept' ? ept() : epci()).get(code)?.nom ?? null;
  };
  const territoires = lazy(() => {
    const rows = readReference(folder, 'territoires-industrie').map(
      (row): ReferenceTerritoire => ({
        ...row,
        membres: row.membres.map(([type, code]) => ({ ti_id: row.ti_id, type, code, nom: nomOf(type, code) })),
      }),
    );
    return byKey(rows, (row) => row.ti_id);
  });
  const names = lazy(() => nameIndex(territoires().values()));

  const year = lazy(() => readReference(folder, 'cog'));
  const movements = lazy(() =>
    [...readReference(folder, 'mouvements'), ...readReference(folder, 'retablissements')].map(
      ([from, to, how]): Movement => ({ from, to, how, date: null }),
    ),
  );

  const sirens = lazy(() => new Map(readReference(folder, 'sirens')));

  return {
    get communeOfSiren() {
      return sirens();
    },
    get year() {
      return year()[0];
    },
    get movements() {
      return movements();
    },
    get regions() {
      return regions();
    },
    get departements() {
      return departements();
    },
    get epci() {
      return epci();
    },
    get ept() {
      return ept();
    },
    get communes() {
      return communes();
    },
    get territoires() {
      return territoires();
    },
    findTerritoire: (idOrName) => territoires().get(idOrName) ?? names().get(folded(idOrName)) ?? null,
  };
}

/** Comparable form of a name: no accents, capitals, dashes, apostrophes nor the star of the printed list. */
function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function nameIndex(territoires: Iterable<ReferenceTerritoire>): Map<string, ReferenceTerritoire | null> {
  const index = new Map<string, ReferenceTerritoire | null>();
  for (const territoire of territoires) {
    for (const name of new Set([territoire.nom, ...territoire.alias].map(folded))) index.set(name, index.has(name) ? null : territoire);
  }
  return index;
}

function byKey<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [key(row), row]));
}

function lazy<T extends object>(read: () => T): () => T {
  let value: T | null = null;
  return () => {
    value ??= read();
    return value;
  };
}
