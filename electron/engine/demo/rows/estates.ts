/** Sites with their parcelles and terrains. */
import type { PreparedBatch } from '../../importers/types.ts';
import { cadastre, type Parcelle } from '../cadastre.ts';
import { hectaresOf } from '../estates.ts';
import { polygonsOf, TableRows } from '../output.ts';
import { randomOf } from '../random.ts';
import type { Scene } from '../scene.ts';
import { describeSites } from './sites.ts';
import { divideIntoTerrains, TERRAIN_ESTATES } from './terrains.ts';

export function estateBatches(scene: Scene): PreparedBatch[] {
  const { seed, estates } = scene;
  const parcelles = new TableRows(seed, 'parcelles');
  const sites = new TableRows(seed, 'sites');
  const links = new TableRows(seed, 'site_parcelles', ['site_uid', 'idu', 'part']);
  const terrains = new TableRows(seed, 'terrains');
  const register = cadastre(scene);
  const fricheParcels = parcelsInFriches(scene);
  const parts = estates.estates.map(({ zone, hectares }, index) => {
    const inFriche = [...zone.site].filter((parcel) => fricheParcels[index]?.has(parcel));
    return inFriche.length === 0 ? 0 : hectaresOf(zone.area(inFriche)) / hectares;
  });
  const sheets = describeSites(scene, parts);
  const random = randomOf(seed, 'terrains');
  estates.estates.forEach((estate, index) => {
    const itsParcelles = register[index] as Parcelle[];
    for (const { area, ...values } of itsParcelles) parcelles.add(polygonsOf(area), { ...values, prefixe: '000' });
    const sheet = sheets[index];
    if (!sheet) return;
    const site_uid = sites.add(polygonsOf(estate.area), sheet.values);
    for (const parcel of estate.zone.site) links.add(null, { site_uid, idu: (itsParcelles[parcel] as Parcelle).idu, part: 1 });
    if (!TERRAIN_ESTATES.includes(index)) return;
    const site = { site_uid, site_id: sheet.values['site_id'] as string, maturite: sheet.values['maturite'] as string };
    for (const terrain of divideIntoTerrains(estate, itsParcelles, fricheParcels[index] ?? new Set(), site, random)) {
      terrains.add(polygonsOf(estate.zone.area(terrain.parcels)), terrain.values);
    }
  });
  return [sites.batch(), parcelles.batch(), links.batch(), terrains.batch()];
}

/** For each estate, the parcelles inside at least one friche. */
function parcelsInFriches({ estates }: Scene): Set<number>[] {
  const found = estates.estates.map(() => new Set<number>());
  for (const friche of estates.friches) {
    if (friche.estate === null || friche.area === null) continue;
    for (const parcel of friche.parcels) found[friche.estate]?.add(parcel);
  }
  return found;
}
