/**
 * How much of each site is artificialised already, by the land cover of OCS GE: what the source declares, else the crossing of cover and use
 * that the national observatory applies (decree 2023-1096; matrix of « Mon diagnostic artificialisation », is_artificial.sql). The thresholds of
 * 2,500 m² are the source's, in its `artif`: the crossing alone does not apply them.
 */
import type { AnalysisNote } from '../../../shared/domain/analysis.ts';
import type { OccupationParameters, OccupationSiteRow } from '../../../shared/domain/measures.ts';
import { loadGeos } from '../geometry/geos.ts';
import { shareOf, withCover } from './cover.ts';
import type { AnalysisRun, OccupationInput, OccupationObject } from './input.ts';
import { AnalysisNotes } from './notes.ts';
import { PolygonLayer } from './polygon-layer.ts';
import { hectares } from './surface.ts';

/** Computed shares are known to about a billionth. */
const ROUNDING = 1e-9;

export async function occupation(
  input: OccupationInput,
  parameters: OccupationParameters,
  run: AnalysisRun,
): Promise<{ readonly sites: OccupationSiteRow[]; readonly notes: AnalysisNote[] }> {
  const geos = await loadGeos();
  const notes = new AnalysisNotes();
  const scope = geos.open();
  try {
    const state = input.occupation.map(isArtificialised);
    const layer = new PolygonLayer(input.occupation, scope, notes);
    const sites: OccupationSiteRow[] = [];
    for (const site of input.sites) {
      await run.checkpoint(sites.length, input.sites.length);
      const found = withCover(site, layer, input.method, geos, notes, ({ site_m2, pieces, area_m2 }) => ({
        known_m2: area_m2(pieces.filter(({ position }) => state[position] !== null)),
        artificial_m2: area_m2(pieces.filter(({ position }) => state[position] === true)),
        site_m2,
      }));
      const known = found === null ? null : shareOf(found.known_m2, found.site_m2);
      const isKnown = known !== null && known > 0 && known >= parameters.couverture - ROUNDING;
      if (known !== null && known > 0 && !isKnown) notes.add('analysis-cover-partial', site.uid);
      sites.push({
        site_uid: site.uid,
        artificialise_ha: isKnown && found ? hectares(found.artificial_m2) : null,
        artificialise_part: isKnown && found ? shareOf(found.artificial_m2, found.known_m2) : null,
        occupation_part: known,
      });
    }
    return { sites, notes: notes.list() };
  } finally {
    scope.close();
  }
}

const ALWAYS: readonly string[] = ['1.1.1.1', '1.1.1.2', '1.1.2.2'];
const EXTRACTION = '1.3';
const HERBACEOUS: readonly string[] = ['2.2.1', '2.2.2'];
const URBAN_USES: readonly string[] = ['2', '3', '5', '235', '4.1.1', '4.1.2', '4.1.3', '4.1.4', '4.1.5', '4.2', '4.3', '6.1', '6.2'];

/** Null where neither the source nor the codes tell. */
export function isArtificialised({
  artificialise,
  code_cs,
  code_us,
}: Pick<OccupationObject, 'artificialise' | 'code_cs' | 'code_us'>): boolean | null {
  if (artificialise !== null) return artificialise;
  const cover = code_cs?.trim().replace(/^CS/i, '') ?? '';
  const use = code_us?.trim().replace(/^US/i, '') ?? '';
  if (cover === '') return null;
  if (ALWAYS.includes(cover)) return true;
  if (cover === '1.1.2.1') return use === '' ? null : use !== EXTRACTION;
  if (HERBACEOUS.includes(cover)) return use === '' ? null : URBAN_USES.includes(use);
  return false;
}
