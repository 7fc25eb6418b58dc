/** Equipements, constraints and land cover. */
import type { Row } from '../../../../shared/domain/change.ts';
import type { PreparedBatch } from '../../importers/types.ts';
import { type Cover, drawCover } from '../cover.ts';
import { nearby } from '../ground.ts';
import { RIVER_NAME } from '../names.ts';
import { lineOf, pointOf, polygonsOf, TableRows } from '../output.ts';
import type { Line, Point } from '../plane.ts';
import type { Scene } from '../scene.ts';

export function surroundingBatches(scene: Scene): PreparedBatch[] {
  const cover = drawCover(scene.ground, scene.division, scene.network, scene.estates, scene.seed);
  return [...equipementBatches(scene), constraintBatch(scene, cover), coverBatch(scene, cover)];
}

function equipementBatches({ seed, network, landmarks, ground }: Scene): PreparedBatch[] {
  const points = new TableRows(seed, 'equipements');
  for (const { point, categorie, nom, code, tension_kv } of landmarks.points) {
    points.add(pointOf(point), { categorie, nom, code, tension_kv: tension_kv ?? null });
  }
  const lines = new TableRows(seed, 'equipements_lignes');
  const addLine = (line: Line, values: Row): void => {
    const kept = nearby(ground, line);
    if (kept) lines.add(lineOf(kept), values);
  };
  addLine(network.motorway, { categorie: 'autoroute', nom: 'A 999', code: 'A999', vitesse_kmh: 130 });
  network.roads.forEach((road, index) => {
    const main = road.class === 'route_principale';
    const number = `D ${main ? 991 + (index % 7) : 9901 + (index % 90)}`;
    addLine(road.line, {
      categorie: main ? 'route' : 'route_secondaire',
      nom: number,
      code: number.replace(' ', ''),
      vitesse_kmh: main ? 90 : 80,
    });
  });
  addLine(network.railway, { categorie: 'voie_ferree', nom: 'Ligne de la Sorvenne', code: '999001' });
  addLine(network.branchLine, { categorie: 'voie_ferree', nom: 'Ligne du Sorvois', code: '999002' });
  addLine(ground.river, { categorie: 'voie_eau', nom: RIVER_NAME, code: null });
  for (const { line, tension_kv } of landmarks.powerLines)
    addLine(line, { categorie: 'ligne_electrique', nom: null, code: null, tension_kv });
  const surfaces = new TableRows(seed, 'equipements_surfaces');
  surfaces.add(polygonsOf([[landmarks.aerodrome.area]]), {
    categorie: 'aeroport',
    nom: landmarks.aerodrome.nom,
    code: 'FICTIF-AEROPORT-EMPRISE',
  });
  return [points.batch(), lines.batch(), surfaces.batch()];
}

const CIRCLE_CORNERS = 72;

function circle([x, y]: Point, radius: number): Line {
  return Array.from({ length: CIRCLE_CORNERS }, (_, i) => {
    const angle = (2 * Math.PI * i) / CIRCLE_CORNERS;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });
}

function constraintBatch({ seed, division, estates, names }: Scene, cover: Cover): PreparedBatch {
  const rows = new TableRows(seed, 'contraintes');
  const add = (type: string, nom: string, niveau: string, exclusion: boolean, area: Parameters<typeof polygonsOf>[0]): void => {
    rows.add(polygonsOf(area), { type, nom: `${nom} (fictif)`, niveau, exclusion: exclusion ? 1 : 0 });
  };
  add('PPRI', 'PPRI de la Sorvenne, aléa fort', 'fort', true, [[cover.floodway]]);
  add('PPRI', 'PPRI de la Sorvenne, aléa moyen', 'moyen', false, cover.floodPlain);
  const [largest, second, third] = cover.woods;
  if (largest) add('Natura 2000', 'Forêt et étangs du Sorvois', 'fort', true, [largest]);
  if (second) add('ZNIEFF', 'Bois de Hautervigne, ZNIEFF de type 1', 'moyen', false, [second]);
  if (third) add('Espace boisé classé', 'Bois des Meulières', 'fort', true, [third]);
  const plant = estates.estates[3];
  if (plant) add('PPRT', 'PPRT de la plateforme chimique', 'moyen', false, [[circle(plant.centre, 1250)]]);
  const heart = division.capitals[0] as number;
  const town = division.towns[heart];
  if (town) add('Monument historique', `Abords de l’abbatiale de ${names.commune(heart)}`, 'faible', false, [[circle(town.point, 500)]]);
  const well = estates.estates[12];
  if (well)
    add('Captage d’eau potable', 'Captage des Sources, périmètre rapproché', 'fort', false, [
      [circle([well.centre[0] + 900, well.centre[1] - 700], 640)],
    ]);
  return rows.batch();
}

/** OCS GE codes: CS1.1.1.1 built ground and US5 dwelling; CS2.1.1.1 broad-leaved trees and US1.2 forestry. */
function coverBatch({ seed }: Scene, cover: Cover): PreparedBatch {
  const rows = new TableRows(seed, 'occupation_sol');
  for (const town of cover.towns)
    rows.add(polygonsOf([[town]]), { code_cs: 'CS1.1.1.1', code_us: 'US5', millesime: '2024', artificialise: 1 });
  for (const wood of cover.woods)
    rows.add(polygonsOf([wood]), { code_cs: 'CS2.1.1.1', code_us: 'US1.2', millesime: '2024', artificialise: 0 });
  return rows.batch();
}
