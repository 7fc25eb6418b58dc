/** Sites by the CNIG standard Sites économiques (class SITE-ECO), with what the programme asks of them beside. */
import type { Row } from '../../../../shared/domain/change.ts';
import type { Estate } from '../estates.ts';
import { nearestPoint } from '../estates.ts';
import { PRODUCTEUR } from '../gazetteer.ts';
import { ofPlace, PLACE_NAMES, RIVER_NAME } from '../names.ts';
import { distance, footOn, type Point } from '../plane.ts';
import { type Random, randomOf } from '../random.ts';
import type { Scene } from '../scene.ts';

const MATURITES = [...Array(3).fill('disponible'), ...Array(12).fill('court terme'), ...Array(10).fill('avant 2030')] as readonly string[];
/** Roads are longer than the way the crow flies. */
const DETOUR = 1.27;

interface SiteSheet {
  readonly values: Row;
  readonly etat: string;
}

const yesNo = (yes: boolean): string => (yes ? 'oui' : 'non');
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** `fricheParts`: share of each site inside friches, by the drawing. */
export function describeSites(scene: Scene, fricheParts: readonly number[]): SiteSheet[] {
  const random = randomOf(scene.seed, 'sites');
  const maturites = assignMaturites(fricheParts, random);
  const numbers = new Map<number, number>();
  const places = random.shuffle(PLACE_NAMES);
  return scene.estates.estates.map((estate, index) => {
    const number = (numbers.get(estate.commune) ?? 0) + 1;
    numbers.set(estate.commune, number);
    const part = fricheParts[index] as number;
    const maturite = maturites[index] as string;
    const etat = part > 0.5 ? 'existant et actif' : maturite === 'disponible' ? 'création' : 'en projet';
    const values: Row = {
      site_id: `${scene.names.insee(estate.commune)}_SITE-ECO_${number}`,
      pole_id: null,
      site_nom: `${titleOf(estate, part, random)} ${ofPlace(places[index] as string)}`,
      ...identity(scene, estate, part, maturite, etat, random),
      ...networks(scene, estate.centre, maturite, random),
      ...access(scene, estate.centre),
      ...programme(scene, estate, maturite, index, random),
    };
    return { values, etat };
  });
}

/** A site full of friches is rarely ready; beyond that, chance decides. */
function assignMaturites(parts: readonly number[], random: Random): string[] {
  const order = [...parts.keys()]
    .map((index) => ({ index, delay: (parts[index] as number) * 0.5 + random.next() }))
    .sort((a, b) => a.delay - b.delay);
  const maturites: string[] = [];
  order.forEach(({ index }, rank) => {
    maturites[index] = MATURITES[rank] as string;
  });
  return maturites;
}

function titleOf(estate: Estate, part: number, random: Random): string {
  if (part > 0.5) return random.pick(['Ancienne usine', 'Ancien site industriel', 'Ancien dépôt', 'Plateforme à reconvertir']);
  if (estate.hectares > 70) return random.pick(['Grand parc industriel', 'Plateforme industrielle']);
  if (estate.hectares > 20) return random.pick(['Parc d’activités', 'Parc industriel', 'Zone industrielle']);
  return random.pick(['Zone d’activités', 'Zone artisanale et industrielle']);
}

function identity(scene: Scene, estate: Estate, part: number, maturite: string, etat: string, random: Random): Row {
  const { names, division } = scene;
  const epci = division.epciOf[estate.commune] as number;
  const units = estate.zone.site.size;
  const vacant = part > 0.5 ? random.integer(1, units) : random.integer(0, Math.ceil(units / 4));
  const brute = tenth(estate.hectares);
  return {
    site_type:
      part > 0.5
        ? 'site économique historique hors ZAE'
        : etat === 'en projet'
          ? 'zone AU à vocation économique'
          : "zone d'activité économique",
    site_vocadomi:
      estate.hectares > 45 || part > 0.5
        ? 'industrielle'
        : random.pick(['industrielle', 'industrielle', 'mixte', 'entrepôts, logistique', 'artisanale']),
    site_etat: etat,
    site_surf_brute: brute,
    site_surf_utile: tenth(brute * random.between(0.78, 0.93)),
    site_creation_date: etat === 'en projet' ? null : String(part > 0.5 ? random.integer(1921, 1974) : random.integer(1996, 2019)),
    site_identif_date: `2024-0${random.integer(1, 9)}-${String(random.integer(10, 28))}`,
    site_actu_date: `2026-0${random.integer(1, 9)}-${String(random.integer(10, 28))}`,
    source_producteur: PRODUCTEUR,
    site_description: 'Site fictif du projet de démonstration.',
    site_quali_territoire: 'Site clé en main',
    site_evol_urba: part > 0.5 ? 'renouvellement urbain' : part > 0 ? 'mixte' : 'extension urbaine',
    site_epci_nom: names.epci(epci),
    site_epci_siren: names.siren(epci),
    site_comm_nom: names.commune(estate.commune),
    site_comm_insee: names.insee(estate.commune),
    site_moa_type: random.pick(['epci', 'epci', 'epci', "société d'économie mixte", 'commune', 'privé']),
    site_moa_nom: names.epci(epci),
    site_uf_nbre: units,
    site_uf_vacant_nbre: vacant,
    site_taux_vacance: Math.round((100 * vacant) / units),
    site_uf_bati_nbre: part > 0.5 ? random.integer(1, units) : random.integer(0, 3),
    site_nb_etab: etat === 'en projet' ? 0 : random.integer(1, 9),
    site_nb_emploi: etat === 'en projet' ? 0 : random.integer(4, 260),
    site_surf_comm_dispo: tenth(brute * (maturite === 'avant 2030' ? random.between(0, 0.3) : random.between(0.4, 0.85))),
    site_surf_projet: maturite === 'disponible' ? null : tenth(brute * random.between(0, 0.2)),
    site_voca_industrielle: 'oui',
    site_voca_commerciale: 'non',
    site_voca_tertiaire: yesNo(random.chance(0.2)),
    site_voca_artisanale: yesNo(estate.hectares < 20),
    site_voca_touristique: 'non',
    site_voca_portuaire: yesNo(footOn(scene.ground.river, estate.centre).distance < 900),
    site_voca_aeroportuaire: 'non',
  };
}

function networks(scene: Scene, centre: Point, maturite: string, random: Random): Row {
  const ready = maturite === 'disponible' ? 1 : maturite === 'court terme' ? 0.75 : 0.45;
  const ite = scene.landmarks.points.filter((place) => place.categorie === 'ite');
  return {
    reseau_eau_pluviale: yesNo(random.chance(ready)),
    reseau_eau_potable: yesNo(random.chance(ready)),
    reseau_assainissement: yesNo(random.chance(ready)),
    reseau_gaz: yesNo(random.chance(ready * 0.7)),
    reseau_electrique: yesNo(random.chance(ready)),
    reseau_fibre_optique: yesNo(random.chance(ready)),
    reseau_fret_ferroviaire: yesNo(ite.length > 0 && distance(nearestPoint(ite, centre).point, centre) < 1500),
    reseau_fluvial: yesNo(footOn(scene.ground.river, centre).distance < 900),
    desserte_tc: yesNo(random.chance(0.4)),
  };
}

function access({ landmarks, names, division }: Scene, centre: Point): Row {
  const nearest = (categories: readonly string[]) =>
    nearestPoint(
      landmarks.points.filter((place) => categories.includes(place.categorie)),
      centre,
    );
  const kilometres = (to: Point): number => tenth((Math.hypot(to[0] - centre[0], to[1] - centre[1]) * DETOUR) / 1000);
  const gare = nearest(['gare_voyageurs', 'gare_voyageurs_fret']);
  const fret = nearest(['gare_fret', 'gare_voyageurs_fret']);
  const aeroport = nearest(['aeroport']);
  const port = nearest(['port']);
  return {
    desserte_route_nom: `D ${991 + (centre[0] > 30_000 ? 1 : 0) + (centre[1] > 26_000 ? 2 : 0)}`,
    autoroute_nom: 'A 999',
    autoroute_echang_dist: kilometres(nearest(['echangeur']).point),
    gare_nom: gare.nom,
    gare_dist: kilometres(gare.point),
    gare_fret_nom: fret.nom,
    gare_fret_dist: kilometres(fret.point),
    aeroport_nom: aeroport.nom,
    aeroport_dist: kilometres(aeroport.point),
    port_nom: `${port.nom} (${RIVER_NAME}, ${names.commune(division.capitals[0] as number)})`,
    port_dist: kilometres(port.point),
  };
}

function programme({ landmarks }: Scene, estate: Estate, maturite: string, index: number, random: Random): Row {
  const ready = maturite === 'disponible';
  const iteNear = landmarks.points.some(
    (place) => place.categorie === 'ite' && Math.hypot(place.point[0] - estate.centre[0], place.point[1] - estate.centre[1]) < 1500,
  );
  return {
    maturite,
    maitrise_fonciere: ready
      ? 'publique, complète'
      : random.pick(['publique, complète', 'publique, en cours', 'publique, en cours', 'privée, promesse signée', 'mixte']),
    // a figure from a file, rounded by hand; two sites never gave theirs
    surface_declaree_ha:
      index % 12 === 5
        ? null
        : Math.round(estate.hectares * random.between(0.96, 1.05) * (estate.hectares < 20 ? 10 : 1)) / (estate.hectares < 20 ? 10 : 1),
    puissance_mw: random.chance(0.2) ? null : Math.round(3 + estate.hectares * random.between(0.25, 1.1)),
    eau: yesNo(ready || random.chance(0.75)),
    electricite: yesNo(ready || random.chance(0.8)),
    fibre: yesNo(ready || random.chance(0.7)),
    fer: yesNo(iteNear),
    labels: random.chance(0.7) ? 'Site clé en main France 2030 (fictif)' : null,
    statut: random.pick(['a_etudier', 'a_etudier', 'retenu', 'reserve', 'ecarte']),
    commentaire: null,
  };
}
