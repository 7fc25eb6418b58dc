import { listSitesSchema } from '../../../../shared/contract/cli.ts';
import { type BenchCase, Unmeasured } from '../case.ts';
import { askOracle } from '../oracle.ts';

/** A hectare figure below this is a touch of two borders: its relative error says nothing. One square decimetre. */
const SMALLEST_HA = 1e-6;

/** Hectares of each site inside the union of friches against GEOS in Lambert-93. */
export const recycling: BenchCase = {
  id: 'recycling',
  unit: '1',
  target: 1e-6,
  async measure(bench) {
    const expected = new Map(askOracle(bench).map((site) => [site.site_id, site.friche_ha]));
    const sites = listSitesSchema.parse(JSON.parse(bench.emprise('list', bench.analysedProject(), 'sites', '--format', 'json')));
    let worst = 0;
    let recycled = 0;
    for (const { site_id, friche_ha } of sites) {
      const reference = expected.get(site_id);
      if (reference === undefined || friche_ha === null) throw new Unmeasured(`${site_id}: ${friche_ha} / ${reference}`);
      if (Math.max(reference, friche_ha) < SMALLEST_HA) continue;
      recycled++;
      worst = Math.max(worst, Math.abs(friche_ha - reference) / reference);
    }
    return {
      measured: worst,
      objects: recycled,
      peers: [{ name: 'shapely (GEOS), Lambert-93', measured: null, ratio: null, reason: null }],
    };
  },
};
