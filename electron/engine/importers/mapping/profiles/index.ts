/** Every model known, the most telling first. To add one: a file here, a line below, its name in shared/messages (`profile.<id>`), a test. */
import type { Profile } from '../profile.ts';
import { adminExpress } from './admin-express.ts';
import { bdTopo } from './bd-topo.ts';
import { cadastre } from './cadastre.ts';
import { cartofriches } from './cartofriches.ts';
import { cnigFriches } from './cnig-friches.ts';
import { cnigSites } from './cnig-sites.ts';
import { environment } from './environment.ts';
import { landUse } from './land-use.ts';
import { networks } from './networks.ts';
import { pollutedSites } from './polluted-sites.ts';
import { sirene } from './sirene.ts';
import { territoiresIndustrie } from './territoires-industrie.ts';

export const PROFILES: readonly Profile[] = [
  ...cnigFriches,
  ...cnigSites,
  ...cartofriches,
  ...pollutedSites,
  ...sirene,
  ...territoiresIndustrie,
  ...cadastre,
  ...adminExpress,
  ...bdTopo,
  ...landUse,
  ...networks,
  ...environment,
];
