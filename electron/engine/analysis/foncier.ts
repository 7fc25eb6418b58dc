/**
 * Who owns the land of each site and how much of it is serviced, from the CNIG terrains that lie in it: shares of area in the legal projection.
 * Public: State, régions, départements, communes and their groupings, other local authorities, établissements publics fonciers, SEM and SPL.
 */
import type { AnalysisNote } from '../../../shared/domain/analysis.ts';
import type { FoncierParameters, FoncierSiteRow } from '../../../shared/domain/measures.ts';
import { loadGeos } from '../geometry/geos.ts';
import { type CoverPiece, type SiteCover, shareOf, withCover } from './cover.ts';
import type { AnalysisRun, FoncierInput, TerrainObject } from './input.ts';
import { AnalysisNotes } from './notes.ts';
import { PolygonLayer } from './polygon-layer.ts';

/** `terr_maitrise_fonc`, CNIG Sites économiques v2024-10; the second spelling of the groupings is that of the standard's PDF. */
const PUBLIC_OWNERS: readonly string[] = [
  'Etat',
  'région',
  'département',
  'structure intercommunale',
  'EPCI, structure intercommunale',
  'commune',
  'autre collectivité territoriale',
  'établissement public foncier',
  'SEM ou SPLA',
];
const SERVICED: readonly string[] = ['viabilisé non aménagé', 'viabilisé et aménagé'];
/** Conventional values of the CNIG lists that say nothing. */
const SAYS_NOTHING: readonly string[] = ['inconnu', 'sans objet', 'autre'];

export async function foncier(
  input: FoncierInput,
  parameters: FoncierParameters,
  run: AnalysisRun,
): Promise<{ readonly sites: FoncierSiteRow[]; readonly notes: AnalysisNote[] }> {
  const geos = await loadGeos();
  const notes = new AnalysisNotes();
  const scope = geos.open();
  try {
    const layer = new PolygonLayer(input.terrains, scope, notes);
    const sites: FoncierSiteRow[] = [];
    for (const site of input.sites) {
      await run.checkpoint(sites.length, input.sites.length);
      const row = withCover(site, layer, 'projection_legale', geos, notes, (cover) => siteRow(site.uid, cover, input.terrains, parameters));
      const covered = row?.foncier_part ?? 0;
      if (row && covered > 0 && covered < parameters.couverture) notes.add('analysis-cover-partial', site.uid);
      sites.push(row ?? { site_uid: site.uid, foncier_public_part: null, foncier_viabilise_part: null, foncier_part: null });
    }
    return { sites, notes: notes.list() };
  } finally {
    scope.close();
  }
}

function siteRow(
  site_uid: string,
  { site_m2, pieces, area_m2 }: SiteCover,
  terrains: readonly TerrainObject[],
  { couverture }: FoncierParameters,
): FoncierSiteRow {
  /** Of the terrains that say something; null where they are too little of the site. */
  const share = (of: (terrain: TerrainObject) => string | null, wanted: readonly string[]): number | null => {
    const said = (piece: CoverPiece): string | null => of(terrains[piece.position] as TerrainObject);
    const telling = pieces.filter((piece) => !SAYS_NOTHING.includes(said(piece) ?? 'inconnu'));
    const known_m2 = area_m2(telling);
    if (known_m2 === 0 || known_m2 < couverture * site_m2) return null;
    return shareOf(area_m2(telling.filter((piece) => wanted.includes(said(piece) ?? ''))), known_m2);
  };
  return {
    site_uid,
    foncier_public_part: share(({ proprietaire }) => proprietaire, PUBLIC_OWNERS),
    foncier_viabilise_part: share(({ stade }) => stade, SERVICED),
    foncier_part: shareOf(area_m2(pieces), site_m2),
  };
}
