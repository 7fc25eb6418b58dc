/** The objects of a project that have a name a planner would type: read once for each revision of their table, folded for comparison. */
import type { Row, Value } from '../../../../../shared/domain/change.ts';
import type { FoundKind } from '../../../../../shared/domain/search.ts';
import { prepare, type Searchable } from '../../../../../shared/search/index.ts';
import type { ProjectReader } from '../../../store/index.ts';

export interface NamedObject {
  readonly kind: FoundKind;
  readonly table: string | null;
  readonly fid: number | null;
  readonly code: string | null;
  readonly name: string;
  readonly commune: string | null;
  readonly departement: string | null;
  readonly surface_ha: number | null;
  readonly maturite: string | null;
  /** The greater first, where names answer equally well: people, hectares. */
  readonly weight: number;
  readonly text: Searchable;
}

interface SearchedTable {
  readonly kind: FoundKind;
  readonly table: string;
  /** Of those that are there, the first that is filled counts. */
  readonly name: readonly string[];
  readonly code: string;
  readonly commune: readonly string[];
  /** INSEE code of a commune, or code of a département. */
  readonly departement: readonly string[];
  readonly surface: readonly string[];
  readonly weight: string | null;
}

export const SEARCHED: readonly SearchedTable[] = [
  {
    ...{ kind: 'site', table: 'sites', name: ['site_nom', 'site_id'], code: 'site_id' },
    ...{ commune: ['commune_nom', 'site_comm_nom'], departement: ['site_comm_insee'] },
    ...{ surface: ['surface_ha', 'surface_declaree_ha', 'site_surf_brute'], weight: null },
  },
  {
    ...{ kind: 'terrain', table: 'terrains', name: ['terr_id'], code: 'terr_id' },
    ...{ commune: [], departement: [], surface: ['surface_ha', 'terr_surf_brute'], weight: null },
  },
  {
    ...{ kind: 'friche', table: 'friches', name: ['site_nom', 'friche_id'], code: 'friche_id' },
    ...{ commune: ['comm_nom'], departement: ['comm_insee'], surface: ['surface_ha'], weight: null },
  },
  {
    ...{ kind: 'territoire', table: 'territoires', name: ['nom', 'ti_id'], code: 'ti_id' },
    ...{ commune: [], departement: [], surface: ['surface_ha'], weight: null },
  },
  {
    ...{ kind: 'epci', table: 'epci', name: ['nom', 'siren'], code: 'siren' },
    ...{ commune: [], departement: ['departement'], surface: ['surface_ha'], weight: 'population' },
  },
  {
    ...{ kind: 'commune', table: 'communes', name: ['nom', 'insee'], code: 'insee' },
    ...{ commune: [], departement: ['departement', 'insee'], surface: ['surface_ha'], weight: 'population' },
  },
];

export function readNamedObjects(project: ProjectReader, searched: SearchedTable): NamedObject[] {
  const { kind, table } = searched;
  const key = project.primaryKey(table);
  const there = new Set(project.columns(table, { results: true }).map(({ name }) => name));
  const asked = [
    searched.name,
    [searched.code, 'maturite'],
    searched.commune,
    searched.departement,
    searched.surface,
    searched.weight ?? [],
  ];
  const columns = [...new Set([key, ...asked.flat().filter((name) => there.has(name))])];
  return project.rows(table, { columns, results: true }).map((row) => {
    const name = textOf(row, searched.name) ?? String(row[key]);
    const code = textOf(row, [searched.code]);
    const surface_ha = numberOf(row, searched.surface);
    return {
      kind,
      table,
      fid: Number(row[key]),
      code,
      name,
      commune: textOf(row, searched.commune),
      departement: departementOf(textOf(row, searched.departement)),
      surface_ha,
      maturite: kind === 'site' ? textOf(row, ['maturite']) : null,
      weight: (searched.weight === null ? surface_ha : numberOf(row, [searched.weight])) ?? 0,
      text: prepare(name, code),
    };
  });
}

function textOf(row: Row, names: readonly string[]): string | null {
  for (const name of names) {
    const value = row[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}

function numberOf(row: Row, names: readonly string[]): number | null {
  for (const name of names) {
    const value: Value | undefined = row[name];
    if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  }
  return null;
}

/** The département of a commune by its code: three characters overseas. */
export function departementOf(code: string | null): string | null {
  if (code === null || code.length < 5) return code;
  return code.slice(0, code.startsWith('97') || code.startsWith('98') ? 3 : 2);
}
