import { listSitesSchema } from '../../../../shared/contract/cli.ts';
import { type BenchCase, Unmeasured } from '../case.ts';
import { askOracle } from '../oracle.ts';

/** Nearest object of each category, geodesic from the site's edge; 1 = the bound max(1e-6 relative, 1 mm) is just kept. */
export const distance: BenchCase = {
  id: 'distance',
  unit: '1',
  target: 1,
  async measure(bench) {
    const expected = new Map(askOracle(bench).map((site) => [site.site_id, site.distances]));
    const sites = listSitesSchema.parse(JSON.parse(bench.emprise('list', bench.analysedProject(), 'sites', '--format', 'json')));
    let worst = 0;
    let compared = 0;
    for (const { site_id, proximites } of sites) {
      for (const [categorie, reference_m] of Object.entries(expected.get(site_id) ?? {})) {
        const found = proximites.filter((near) => near.categorie === categorie).map((near) => near.distance_m);
        if (found.length === 0) throw new Unmeasured(`${site_id}: ${categorie}`);
        compared++;
        worst = Math.max(worst, Math.abs(Math.min(...found) - reference_m) / Math.max(1e-6 * reference_m, 1e-3));
      }
    }
    return {
      measured: worst,
      objects: compared,
      peers: [{ name: 'shapely + pyproj.Geod(GRS80)', measured: null, ratio: null, reason: null }],
    };
  },
};
