/** Terrains of a site by the CNIG standard (class TERRAIN-ECO): neighbouring parcelles with one owner and one use. They cover the site exactly. */
import type { Row } from '../../../../shared/domain/change.ts';
import type { Parcelle } from '../cadastre.ts';
import { type Estate, hectaresOf } from '../estates.ts';
import type { Random } from '../random.ts';

/** Sites that are divided into terrains, by rank of size. */
export const TERRAIN_ESTATES: readonly number[] = [0, 1, 3, 4, 6, 7, 9, 11, 12, 14, 16, 20];

interface TerrainSite {
  readonly site_uid: string | null;
  readonly site_id: string;
  readonly maturite: string;
}

export interface Terrain {
  readonly parcels: readonly number[];
  readonly values: Row;
}

export function divideIntoTerrains(
  estate: Estate,
  parcelles: readonly Parcelle[],
  inFriche: ReadonlySet<number>,
  site: TerrainSite,
  random: Random,
): Terrain[] {
  return groups(estate, inFriche, random).map((parcels, index) => ({
    parcels,
    values: describe(estate, parcelles, parcels, inFriche, { ...site, number: index + 1 }, random),
  }));
}

/** Parcelles joined to a neighbour of the same state until few enough are left; the lane stays by itself. */
function groups(estate: Estate, inFriche: ReadonlySet<number>, random: Random): number[][] {
  const { zone } = estate;
  const lots = [...zone.site].sort((a, b) => a - b).map((parcel) => [parcel]);
  const wanted = Math.max(3, Math.round(zone.site.size / 2.6));
  while (lots.length > wanted) {
    const movable = lots.filter((lot) => !lot.includes(zone.lane ?? -1));
    const lot = random.pick([...movable].sort((a, b) => a.length - b.length).slice(0, 3));
    const state = inFriche.has(lot[0] as number);
    const neighbours = movable.filter(
      (other) =>
        other !== lot &&
        inFriche.has(other[0] as number) === state &&
        other.some((parcel) => lot.some((own) => zone.touching(own).includes(parcel))),
    );
    if (neighbours.length === 0) {
      // one that has no neighbour of its kind: let the count go, unless all are so
      if (movable.every((one) => one.length > 1 || one === lot)) break;
      if (random.chance(0.1)) break;
      continue;
    }
    const joined = random.pick(neighbours);
    lots.splice(lots.indexOf(joined), 1);
    lot.push(...joined);
  }
  return lots.map((lot) => lot.sort((a, b) => a - b));
}

function describe(
  estate: Estate,
  parcelles: readonly Parcelle[],
  parcels: readonly number[],
  inFriche: ReadonlySet<number>,
  site: TerrainSite & { readonly number: number },
  random: Random,
): Row {
  const isLane = estate.zone.lane !== null && parcels.includes(estate.zone.lane);
  const isFriche = !isLane && inFriche.has(parcels[0] as number);
  const ready = site.maturite === 'disponible';
  const occupation = isLane
    ? 'occupé'
    : isFriche
      ? 'friche'
      : random.pick(['inoccupé', 'inoccupé', 'inoccupé', 'occupé', 'vacant', 'occupation en transition']);
  const free = occupation === 'inoccupé' || occupation === 'vacant';
  const commercialised = isLane
    ? 'non commercialisable'
    : free
      ? random.pick(['en vente', 'en vente', 'réservé par option de réservation', 'non commercialisé'])
      : occupation === 'occupé'
        ? 'vendu, commercialisation achevée'
        : random.pick(['non commercialisé', 'en vente avec contraintes']);
  return {
    site_uid: site.site_uid,
    site_id: site.site_id,
    terr_id: `${site.site_id.replace('SITE-ECO', 'TERRAIN-ECO')}${String(site.number).padStart(2, '0')}`,
    terr_refcad: parcels.map((parcel) => (parcelles[parcel] as Parcelle).idu).join('|'),
    terr_surf_brute: Math.round(hectaresOf(estate.zone.area(parcels)) * 100) / 100,
    terr_utile: isLane ? 'non' : 'oui',
    terr_identif_date: '2024-05-14',
    terr_actu_date: '2026-06-18',
    terr_maitrise_fonc: isLane ? 'structure intercommunale' : random.pick(owners(occupation)),
    terr_stade_amngt:
      isLane || ready
        ? 'viabilisé et aménagé'
        : random.pick(['non aménagé, non viabilisé', 'viabilisation en cours', 'viabilisé non aménagé']),
    terr_stade_comm: commercialised,
    terr_etat_occup: occupation,
    terr_usage: isLane ? 'voirie ou infrastructure' : random.pick(uses(occupation)),
    terr_cle_en_main: ready && free ? 'oui' : 'non',
  };
}

function owners(occupation: string): readonly string[] {
  if (occupation === 'occupé')
    return ['établissement industriel et commercial', 'investisseur professionnel', 'organisation de gestion foncière et immobilière'];
  if (occupation === 'friche')
    return ['établissement public foncier', 'établissement industriel et commercial', 'structure intercommunale'];
  return [
    'structure intercommunale',
    'structure intercommunale',
    'SEM ou SPLA',
    'établissement public foncier',
    'personne physique',
    'commune',
  ];
}

function uses(occupation: string): readonly string[] {
  if (occupation === 'inoccupé') return ['espace agricole', 'espace agricole', 'espace vert', "bassin d'orage ou de rétention"];
  if (occupation === 'occupation en transition') return ['dépôt, stockage', "production d'énergie renouvelable"];
  return ['bâti productif', 'bâti productif', 'dépôt, stockage', 'parkings, stationnement'];
}
