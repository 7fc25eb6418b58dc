import { departementOf, regionOf } from '../../../../shared/domain/regions.ts';
import type { MethodeSurface, SiteFigures, SUMMARY_GROUPS, Summary } from '../../../../shared/domain/site.ts';
import type { ProjectReader } from '../../store/index.ts';
import { listSites } from './list.ts';

/** The summary of a project's sites. */
export function summariseProject(reader: ProjectReader, by: SummaryGroup): Summary {
  return summarise(listSites(reader), by, reader.settings().methode_surface, nameOfCode);
}

export function nameOfCode(group: SummaryGroup, code: string): string | null {
  if (group === 'region') return regionOf(code)?.nom ?? null;
  return group === 'departement' ? (departementOf(code)?.nom ?? null) : code;
}

export type SummaryGroup = (typeof SUMMARY_GROUPS)[number];

const GROUP_KEYS: Readonly<Record<SummaryGroup, { code: keyof SiteFigures; name: keyof SiteFigures | null }>> = {
  region: { code: 'region', name: null },
  departement: { code: 'departement', name: null },
  epci: { code: 'epci_siren', name: 'epci_nom' },
  ti: { code: 'ti_id', name: 'ti_nom' },
  maturite: { code: 'maturite', name: null },
};

/** Names of régions and départements by code, where the group has none of its own. */
export type NameOfCode = (group: SummaryGroup, code: string) => string | null;

/**
 * Counts, totals, mean and median of the sites' hectares, and the recycled ones, by the project's reporting method.
 * A site whose surface is not computed is counted, named in `sans_surface`, and left out of the sums: missing is not zero.
 */
export function summarise(sites: readonly SiteFigures[], by: SummaryGroup, methode: MethodeSurface, nameOf: NameOfCode): Summary {
  const { code, name } = GROUP_KEYS[by];
  const groups = new Map<string | null, { nom: string | null; sites: SiteFigures[] }>();
  for (const site of sites) {
    const key = site[code] as string | null;
    const group = groups.get(key) ?? { nom: groupName(site, key, name, by, nameOf), sites: [] };
    group.sites.push(site);
    groups.set(key, group);
  }
  const surfaces = known(sites.map((site) => site.surface_ha));
  const total = sum(surfaces);
  return {
    sites: sites.length,
    surface_ha: total,
    moyenne_ha: total === null ? null : total / surfaces.length,
    mediane_ha: median(surfaces),
    recyclage: recycled(sites),
    by: [...groups]
      .map(([groupCode, group]) => ({
        code: groupCode,
        nom: group.nom,
        sites: group.sites.length,
        surface_ha: sum(known(group.sites.map((site) => site.surface_ha))),
        recyclage: recycled(group.sites),
      }))
      .sort((a, b) => b.sites - a.sites || String(a.code).localeCompare(String(b.code), 'fr')),
    methode_surface: methode,
    sans_surface: sites.length - surfaces.length,
    stale: sites.some((site) => site.stale),
  };
}

function groupName(
  site: SiteFigures,
  key: string | null,
  name: keyof SiteFigures | null,
  by: SummaryGroup,
  nameOf: NameOfCode,
): string | null {
  if (name) return site[name] as string | null;
  return key === null ? null : nameOf(by, key);
}

/** Sites that recycle, and the hectares of friche inside them (all sites, threshold or not: the hectares are recycled land either way). */
function recycled(sites: readonly SiteFigures[]): { sites: number; ha: number | null } {
  return { sites: sites.filter((site) => site.recyclage === true).length, ha: sum(known(sites.map((site) => site.friche_ha))) };
}

function known(values: readonly (number | null)[]): number[] {
  return values.filter((value): value is number => value !== null);
}

function sum(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((total, value) => total + value, 0);
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
