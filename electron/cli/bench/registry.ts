/** Every figure of the benchmark. To add one: a file in cases/, its line here, its title in shared/messages. */
import type { BenchCase } from './case.ts';
import { analyses } from './cases/analyses.ts';
import { areaEllipsoid } from './cases/area-ellipsoid.ts';
import { areaProjection } from './cases/area-projection.ts';
import { dissolve } from './cases/dissolve.ts';
import { distance } from './cases/distance.ts';
import { importCommunesGeojson, importCommunesGzip, importCommunesShapefile } from './cases/import-communes.ts';
import { importEpci } from './cases/import-epci.ts';
import { importMillionParcels, importTwoGigabytes } from './cases/import-parcels.ts';
import { pageCases } from './cases/pages.ts';
import { recycling } from './cases/recycling.ts';
import { windowBlocks, windowStart } from './cases/window.ts';
import { mapCases } from './cases/window-map.ts';
import { tableCases } from './cases/window-table.ts';
import { workshopDraws, workshopRank } from './cases/workshop.ts';

export const BENCH_CASES: readonly BenchCase[] = [
  importEpci,
  importCommunesGeojson,
  importCommunesGzip,
  importCommunesShapefile,
  dissolve,
  analyses,
  areaEllipsoid,
  areaProjection,
  recycling,
  distance,
  windowStart,
  windowBlocks,
  ...mapCases,
  ...tableCases,
  ...pageCases,
  workshopRank,
  workshopDraws,
  importMillionParcels,
  importTwoGigabytes,
];

/** Names for several figures at once. */
export const BENCH_GROUPS: Readonly<Record<string, readonly BenchCase[]>> = {
  workbench: [windowStart, windowBlocks, ...mapCases, ...tableCases],
  pages: pageCases,
};
