/**
 * How much of each site lies under constraints (PPR, Natura 2000, zones humides, captages…): area inside the union of their outlines, for all of
 * them, for those declared exclusive, and type by type. A place under two constraints counts once in each figure.
 */
import type { AnalysisNote } from '../../../shared/domain/analysis.ts';
import type { ContrainteShareRow, ContraintesParameters, ContraintesSiteRow } from '../../../shared/domain/measures.ts';
import { loadGeos } from '../geometry/geos.ts';
import { CategorySearch } from './category-search.ts';
import { type CoverPiece, type SiteCover, shareOf, withCover } from './cover.ts';
import type { AnalysisRun, ContrainteObject, ContraintesInput } from './input.ts';
import { AnalysisNotes } from './notes.ts';
import { PolygonLayer } from './polygon-layer.ts';
import { hectares } from './surface.ts';

export async function contraintes(
  input: ContraintesInput,
  parameters: ContraintesParameters,
  run: AnalysisRun,
): Promise<{ readonly sites: ContraintesSiteRow[]; readonly shares: ContrainteShareRow[]; readonly notes: AnalysisNote[] }> {
  const geos = await loadGeos();
  const notes = new AnalysisNotes();
  const scope = geos.open();
  try {
    const layer = new PolygonLayer(input.contraintes, scope, notes);
    const search = new CategorySearch(input.contraintes);
    const knowsExclusion = input.contraintes.some(({ exclusion }) => exclusion !== null);
    const sites: ContraintesSiteRow[] = [];
    const shares: ContrainteShareRow[] = [];
    for (const site of input.sites) {
      await run.checkpoint(sites.length, input.sites.length);
      const found = withCover(site, layer, input.method, geos, notes, (cover) => measure(site.uid, cover, input.contraintes));
      const isListed =
        found !== null &&
        (found.shares.length > 0 || (site.geometry !== null && search.within(site.geometry, parameters.portee_m).length > 0));
      if (found !== null && !isListed) notes.add('analysis-outside-coverage', site.uid);
      sites.push(isListed ? siteRow(found, knowsExclusion) : { ...UNKNOWN, site_uid: site.uid });
      shares.push(...(found?.shares ?? []));
    }
    return { sites, shares, notes: notes.list() };
  } finally {
    scope.close();
  }
}

interface Measured {
  readonly site_uid: string;
  readonly all_m2: number;
  readonly exclusive_m2: number;
  readonly site_m2: number;
  readonly shares: readonly ContrainteShareRow[];
}

function measure(site_uid: string, { site_m2, pieces, area_m2 }: SiteCover, objects: readonly ContrainteObject[]): Measured {
  const of = (piece: CoverPiece): ContrainteObject => objects[piece.position] as ContrainteObject;
  const types = new Map<string | null, CoverPiece[]>();
  for (const piece of pieces) types.set(of(piece).type, [...(types.get(of(piece).type) ?? []), piece]);
  const shares = [...types].map(([type, some]): ContrainteShareRow => {
    const surface_m2 = area_m2(some);
    const noms = [...new Set(some.flatMap((piece) => of(piece).nom ?? []))].sort();
    return {
      ...{ site_uid, type, noms: noms.length > 0 ? noms.join('|') : null },
      exclusion: some.some((piece) => of(piece).exclusion === true),
      surface_ha: hectares(surface_m2) as number,
      part: shareOf(surface_m2, site_m2) ?? 0,
    };
  });
  shares.sort((first, second) => second.surface_ha - first.surface_ha || compare(first.type ?? '', second.type ?? ''));
  return {
    ...{ site_uid, site_m2, shares },
    all_m2: area_m2(pieces),
    exclusive_m2: area_m2(pieces.filter((piece) => of(piece).exclusion === true)),
  };
}

function siteRow({ site_uid, all_m2, exclusive_m2, site_m2, shares }: Measured, knowsExclusion: boolean): ContraintesSiteRow {
  return {
    site_uid,
    contrainte_ha: hectares(all_m2),
    contrainte_part: shareOf(all_m2, site_m2),
    exclusion_ha: knowsExclusion ? hectares(exclusive_m2) : null,
    exclusion_part: knowsExclusion ? shareOf(exclusive_m2, site_m2) : null,
    contraintes_types: shares.length,
  };
}

const UNKNOWN = { contrainte_ha: null, contrainte_part: null, exclusion_ha: null, exclusion_part: null, contraintes_types: null };

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
