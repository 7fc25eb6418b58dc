/** Friches by the CNIG standard Friches: a point for each, an outline for those surveyed. */
import type { Row } from '../../../../shared/domain/change.ts';
import type { PreparedBatch } from '../../importers/types.ts';
import { cadastre, type Parcelle } from '../cadastre.ts';
import { type Friche, hectaresOf } from '../estates.ts';
import { PRODUCTEUR } from '../gazetteer.ts';
import { ofPlace, PLACE_NAMES } from '../names.ts';
import { pointOf, polygonsOf, TableRows } from '../output.ts';
import { footOn } from '../plane.ts';
import { type Random, randomOf } from '../random.ts';
import type { Scene } from '../scene.ts';

const KINDS = [
  { type: 'friche industrielle', nom: 'Ancienne fonderie', activite: 'Fonderie de fonte', code: 'A24.51Z', bati: 'industriel' },
  { type: 'friche industrielle', nom: 'Ancienne filature', activite: 'Filature de fibres textiles', code: 'A13.10Z', bati: 'industriel' },
  {
    type: 'friche industrielle',
    nom: 'Ancienne faïencerie',
    activite: 'Fabrication de produits céramiques',
    code: 'A23.41Z',
    bati: 'industriel',
  },
  {
    type: 'friche agro-industrielle',
    nom: 'Ancienne laiterie',
    activite: 'Fabrication de beurre et de fromages',
    code: 'A10.51B',
    bati: 'industriel',
  },
  { type: 'friche logistique', nom: 'Ancien entrepôt', activite: 'Entreposage et stockage', code: 'A52.10B', bati: 'industriel' },
  { type: 'friche commerciale', nom: 'Ancien magasin', activite: 'Commerce de détail', code: 'A47.11F', bati: 'commercial' },
  {
    type: "friche d'équipement public",
    nom: 'Ancien dépôt municipal',
    activite: 'Services techniques',
    code: 'A84.11Z',
    bati: 'secteur tertiaire',
  },
] as const;
const RAIL_KIND = {
  type: 'friche ferroviaire',
  nom: 'Ancienne cour aux marchandises',
  activite: 'Transport ferroviaire de fret',
  code: 'A49.20Z',
  bati: 'industriel',
} as const;
const QUARRY_KIND = {
  type: 'friche carrière ou mine',
  nom: 'Ancienne carrière',
  activite: 'Extraction de pierres',
  code: 'A08.11Z',
  bati: 'sans objet',
} as const;

export function fricheBatches(scene: Scene): PreparedBatch[] {
  const { seed, estates } = scene;
  const random = randomOf(seed, 'friches');
  const points = new TableRows(seed, 'friches');
  const outlines = new TableRows(seed, 'friches_emprises');
  const register = cadastre(scene);
  estates.friches.forEach((friche, index) => {
    const friche_id = `${scene.names.insee(friche.commune)}_FICTIF-${String(index + 1).padStart(3, '0')}`;
    points.add(pointOf(friche.point), { friche_id, ...describe(scene, friche, register, random) });
    if (friche.area) outlines.add(polygonsOf(friche.area), { friche_id });
  });
  return [points.batch(), outlines.batch()];
}

function describe(scene: Scene, friche: Friche, register: readonly (readonly Parcelle[])[], random: Random): Row {
  const kind = kindOf(scene, friche, random);
  const hectares = friche.area === null ? null : hectaresOf(friche.area);
  const parcelles =
    friche.estate === null || friche.area === null ? [] : friche.parcels.map((parcel) => register[friche.estate ?? 0]?.[parcel]?.idu ?? '');
  const closed = random.integer(1978, 2021);
  const built = kind.bati !== 'sans objet';
  const pollution = random.pick(['pollution supposée', 'pollution avérée', 'pollution peu probable', 'inconnu', 'pollution traitée']);
  return {
    site_nom: `${kind.nom} ${ofPlace(random.pick(PLACE_NAMES))}`,
    site_type: kind.type,
    site_identif_date: `2024-${String(random.integer(1, 12)).padStart(2, '0')}-${random.integer(10, 28)}`,
    site_actu_date: `2026-0${random.integer(1, 9)}-${random.integer(10, 28)}`,
    site_occupation: random.pick([
      'totalement inoccupé',
      'totalement inoccupé',
      'partiellement inoccupé',
      'occupation transitoire ou temporaire',
      'inconnu',
    ]),
    site_statut: random.pick(['friche sans projet', 'friche sans projet', 'friche avec projet', 'friche potentielle']),
    activite_libelle: kind.activite,
    activite_code: kind.code,
    activite_fin_annee: String(closed),
    comm_nom: scene.names.commune(friche.commune),
    comm_insee: scene.names.insee(friche.commune),
    bati_type: built ? kind.bati : null,
    bati_nombre: built ? random.integer(1, 14) : null,
    bati_surface: built && hectares !== null ? Math.round((hectares * 10_000 * random.between(0.08, 0.4)) / 10) * 10 : null,
    bati_pollution: built && closed < 1998 ? 'amiante' : null,
    bati_vacance: built ? random.pick(['vacant', 'vacant', 'partiellement occupé']) : null,
    bati_patrimoine: built ? random.pick(['aucun', 'aucun', "présence d'un bâtiment d'intérêt"]) : null,
    bati_etat: built ? random.pick(['dégradation moyenne', 'dégradation très importante', 'dégradation hétérogène']) : null,
    proprio_personne: random.pick(['personne morale', 'personne morale', 'personne physique']),
    sol_pollution_existe: pollution,
    sol_pollution_origine: pollution === 'pollution avérée' ? "pollution due au fonctionnement de l'installation" : null,
    unite_fonciere_surface: hectares === null ? null : Math.round(hectares * 10_000),
    unite_fonciere_refcad: parcelles.length === 0 ? null : parcelles.join('|'),
    urba_zone_type: random.pick(['U', 'U', 'AUc', 'N']),
    urba_zone_lib: random.pick(['UI', 'UX', 'UE', '1AUX']),
    urba_zaer: random.pick(['non', 'non', 'oui', 'inconnu']),
    urba_doc_type: random.pick(['PLUI', 'PLU', 'CC']),
    source_nom: 'Données fictives, Emprise',
    source_producteur: PRODUCTEUR,
  };
}

function kindOf(scene: Scene, friche: Friche, random: Random): (typeof KINDS)[number] | typeof RAIL_KIND | typeof QUARRY_KIND {
  const rail = Math.min(footOn(scene.network.railway, friche.point).distance, footOn(scene.network.branchLine, friche.point).distance);
  if (rail < 350) return RAIL_KIND;
  if (friche.area === null && random.chance(0.3)) return QUARRY_KIND;
  // large ones are industrial
  return random.pick(friche.area !== null && hectaresOf(friche.area) > 6 ? KINDS.slice(0, 5) : KINDS);
}
