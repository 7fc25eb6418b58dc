/** A file as each shipped source gives it is proposed as the kind that its entry names, without a word from the planner. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkedValues, fileNameOf } from '../../../electron/engine/catalogue/address.ts';
import { loadCatalogue } from '../../../electron/engine/catalogue/index.ts';
import { probeFile } from '../../../electron/engine/importers/index.ts';
import { shelfFolder } from './producer.ts';

const resources = path.join(import.meta.dirname, '../../../resources');
/** A folder of nobody: no entries but the shipped ones. */
const NOBODY = path.join(import.meta.dirname, 'absent');
const ring = [
  [4.3, 46.7],
  [4.4, 46.7],
  [4.4, 46.8],
  [4.3, 46.8],
  [4.3, 46.7],
];
const surface = { type: 'MultiPolygon', coordinates: [[ring]] };
const line = { type: 'LineString', coordinates: ring.slice(0, 3) };

/** Fields as the producers document them, values of Le Creusot. */
const GIVEN: Record<string, { readonly geometry: object; readonly properties: object }> = {
  'contours-communes': {
    geometry: surface,
    properties: { code: '71153', nom: 'Le Creusot', departement: '71', region: '27', epci: '247100290' },
  },
  'contours-epci': { geometry: surface, properties: { code: '247100290', nom: 'CU Le Creusot Montceau-les-Mines' } },
  'contours-departements': { geometry: surface, properties: { code: '71', nom: 'Saône-et-Loire', region: '27' } },
  'contours-regions': { geometry: surface, properties: { code: '27', nom: 'Bourgogne-Franche-Comté' } },
  'api-geo-communes-epci': {
    geometry: surface,
    properties: {
      nom: 'Le Creusot',
      code: '71153',
      codeDepartement: '71',
      siren: '217101534',
      codeEpci: '247100290',
      codeRegion: '27',
      codesPostaux: ['71200'],
      population: 20_800,
    },
  },
  'cadastre-commune': {
    geometry: surface,
    properties: {
      id: '71153000AB0012',
      commune: '71153',
      prefixe: '000',
      section: 'AB',
      numero: '12',
      contenance: 1200,
      arpente: false,
      created: '2005-01-01',
      updated: '2020-01-01',
    },
  },
  'admin-express-communes': {
    geometry: surface,
    properties: {
      cleabs: 'COMMUNE_1',
      code_insee: '71153',
      nom_officiel: 'Le Creusot',
      population: 20_800,
      code_insee_du_departement: '71',
      codes_siren_des_epci: '247100290',
    },
  },
  'admin-express-epci': {
    geometry: surface,
    properties: { cleabs: 'EPCI_1', code_siren: '247100290', nom_officiel: 'Creusot Montceau', nature: 'Communauté urbaine' },
  },
  'admin-express-departements': {
    geometry: surface,
    properties: { cleabs: 'D', code_insee: '71', nom_officiel: 'Saône-et-Loire', code_insee_de_la_region: '27' },
  },
  'admin-express-regions': { geometry: surface, properties: { cleabs: 'R', code_insee: '27', nom_officiel: 'Bourgogne-Franche-Comté' } },
  'bd-topo-zones-activite': {
    geometry: surface,
    properties: {
      cleabs: 'SURFACTI1',
      categorie: 'Industriel et commercial',
      nature: 'Zone industrielle',
      nature_detaillee: null,
      toponyme: 'Harfleur',
    },
  },
  'bd-topo-voies-ferrees': {
    geometry: line,
    properties: {
      cleabs: 'TRONFERR1',
      nature: 'Voie ferrée principale',
      etat_de_l_objet: 'En service',
      electrifie: 'Oui',
      nombre_de_voies: 2,
      largeur: 'Normale',
      position_par_rapport_au_sol: '0',
      vitesse_maximale: null,
      usage: 'Fret',
    },
  },
  'gpu-zone-urba': {
    geometry: surface,
    properties: {
      gid: 1,
      partition: 'DU_71153',
      libelle: 'UX',
      libelong: 'Zone d’activités',
      typezone: 'U',
      destdomi: '02',
      insee: '71153',
      datappro: '20200101',
      datvalid: '20200101',
      idurba: '71153_PLU',
    },
  },
};
GIVEN['cadastre-departement'] = GIVEN['cadastre-commune'] as (typeof GIVEN)[string];

test.each(loadCatalogue(resources, NOBODY).entries.map((entry) => [entry.id, entry] as const))('%s', async (id, entry) => {
  const given = GIVEN[id];
  if (!given) throw new Error(`no file like those of ${id}: write one`);
  const values = checkedValues(entry, Object.fromEntries(entry.parameters.map(({ name, example = '' }) => [name, example])));
  const file = path.join(shelfFolder(), fileNameOf(entry, values).replace(/\.gz$/, ''));
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', id: 'a.1', ...given }] }));
  const [layer] = (await probeFile(file, {})).layers;
  expect(layer).toMatchObject({ suggestedKind: entry.kind, count: 1, obstacles: [] });
});
