/**
 * The territories of each site: commune and EPCI by the largest share of its area, Territoire d'industrie by the composition of its EPCI
 * (or commune, or EPT), département and région from the INSEE code of the commune. Codes declared in the file answer where no boundary does.
 * Every share of a site that straddles is kept, each answer with the way it was found.
 */
import type { AnalysisNote, TerritoireParameters, TerritoireShareRow, TerritoireSiteRow } from '../../../shared/domain/analysis.ts';
import { zoneOf } from '../../../shared/geo/zone.ts';
import { type Geos, GeosError, loadGeos } from '../geometry/geos.ts';
import type { AnalysisRun, TerritoireInput, TerritoireSite } from './input.ts';
import { AnalysisNotes } from './notes.ts';
import { projectedShape } from './polygon-layer.ts';
import { type PlacedSite, sharesOf } from './shares.ts';
import { SiteTerritories } from './site-territories.ts';
import { type LevelShares, TerritoryLayers } from './territory-layers.ts';

export async function territoire(
  input: TerritoireInput,
  parameters: TerritoireParameters,
  run: AnalysisRun,
): Promise<{ readonly sites: TerritoireSiteRow[]; readonly parts: TerritoireShareRow[]; readonly notes: AnalysisNote[] }> {
  const geos = await loadGeos();
  const notes = new AnalysisNotes();
  const scope = geos.open();
  try {
    const layers = new TerritoryLayers(input, scope, notes);
    const sites: TerritoireSiteRow[] = [];
    const parts: TerritoireShareRow[] = [];
    for (const site of input.sites) {
      await run.checkpoint(sites.length, input.sites.length);
      const shares = overlay(site, layers, parameters.part_minimale, geos, notes);
      const found = new SiteTerritories(site, layers, shares);
      sites.push(found.row());
      parts.push(...found.parts);
      if (shares.epci.length > 1) notes.add('analysis-straddling', site.uid);
      if (layers.epci.length > 0 && shares.epci.length === 0) notes.add('analysis-epci-unknown', site.uid);
    }
    return { sites, parts, notes: notes.list() };
  } finally {
    scope.close();
  }
}

const NO_SHARES: LevelShares = { commune: [], epci: [], ept: [], ti: [] };

function overlay(site: TerritoireSite, layers: TerritoryLayers, smallest: number, geos: Geos, notes: AnalysisNotes): LevelShares {
  const { geometry } = site;
  const zone = geometry && zoneOf(geometry);
  if (!geometry || !zone) {
    if (geometry) notes.add('analysis-outside-zones', site.uid);
    return NO_SHARES;
  }
  try {
    return geos.scope((s) => {
      const shape = projectedShape(site, zone, s, notes);
      if (shape === null) return NO_SHARES;
      const placed: PlacedSite = { geometry, zone, shape, area_m2: s.area(shape) };
      const { commune, epci, ept, ti } = layers.polygons;
      return {
        commune: sharesOf(placed, commune, smallest, s),
        epci: sharesOf(placed, epci, smallest, s),
        ept: sharesOf(placed, ept, smallest, s),
        ti: sharesOf(placed, ti, smallest, s),
      };
    });
  } catch (error) {
    if (!(error instanceof GeosError)) throw error;
    notes.add('analysis-overlap-failed', site.uid);
    return NO_SHARES;
  }
}
