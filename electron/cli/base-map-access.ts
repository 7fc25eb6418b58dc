/** The images that the window keeps, and the network for a page that shows base maps: never with `--offline` or `EMPRISE_NETWORK=off`. */
import type { BaseMapAccess } from '../engine/api/services/underlays/access.ts';
import { userDataFolder } from './user-data.ts';

export function baseMapAccess(isOffline: boolean): BaseMapAccess {
  if (isOffline || process.env['EMPRISE_NETWORK'] === 'off') return { userData: userDataFolder(), network: null };
  const network = new SharedArrayBuffer(4);
  new Int32Array(network)[0] = 1;
  return { userData: userDataFolder(), network };
}
