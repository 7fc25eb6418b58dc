/** Real files of French producers, with the counts their publishers and independent tools give. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import shpjs from 'shpjs';
import { describe, expect, it } from 'vitest';
import { probeFile } from '../../../electron/engine/importers/index.ts';
import type { PreparedRow } from '../../../electron/engine/importers/types.ts';
import type { Kind } from '../../../shared/domain/kinds/index.ts';
import { fromGeoJson } from '../../../shared/geo/geojson.ts';
import { type Geometry, vertexCount } from '../../../shared/geo/geometry.ts';
import { orientRings } from '../../../shared/geo/rings.ts';
import { dataFile, hasData, hasOgr } from './support/data.ts';
import { temporaryFolder } from './support/files.ts';
import { importFile, refusalOf } from './support/run.ts';

/** Largest difference between the coordinates of two shapes drawn in the same order, in degrees. */
function difference(a: Geometry | null | undefined, b: Geometry | null | undefined): number {
  if (!a || !b || a.xy.length !== b.xy.length || a.parts.join() !== b.parts.join()) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < a.xy.length; i++) largest = Math.max(largest, Math.abs((a.xy[i] as number) - (b.xy[i] as number)));
  return largest;
}

const keyed = (rows: readonly PreparedRow[], key: string) => new Map(rows.map((row) => [String(row.values[key]), row]));

const IMPORTED: readonly (readonly [Kind, string, number, Record<string, number>])[] = [
  ['epci', 'epci_l93_shp_iso8859-1.zip', 1232, { epci: 1232 }],
  ['epci', 'epci_bretagne_l93_shp_utf8.zip', 60, { epci: 60 }],
  ['epci', 'epci.geojson', 1232, { epci: 1232 }],
  ['epci', 'epci_drom.geojson', 23, { epci: 23 }],
  ['epci', 'epci_l93.gpkg', 1232, { epci: 1232 }],
  ['communes', 'communes.geojson.gz', 34_873, { communes: 34_873 }],
  ['couche', 'ept_grand_paris.geojson', 11, { imp_ept_grand_paris: 11 }],
  ['equipements', 'poi/poi.geojson', 10_619, { equipements: 10_619 }],
  ['equipements', 'poi/gares-peage-2024.csv', 1266, { equipements: 1266 }],
  ['equipements', 'poi/liste-des-ite.csv', 1807, { equipements: 1807 }],
  ['equipements', 'poi/postes-electriques-rte.csv', 5079, { equipements: 5079 }],
  ['friches', 'friches/friches_standard_test_cerema.csv', 2594, { friches: 2594 }],
  ['friches', 'friches/cartofriches_points_2024-03.gpkg', 23_878, { friches: 23_878 }],
  ['friches', 'friches/cartofriches_observatoires_2024-03.geojson', 4575, { friches: 4575 }],
  ['friches', 'simules/friches_simulees.geojson', 2773, { friches: 2773, friches_emprises: 2773 }],
  ['sites', 'simules/sites_simules.geojson', 55, { sites: 55 }],
  ['territoires', 'territoires_industrie/territoires_industrie_183_temps2.geojson', 183, { territoires: 183, territoire_membres: 641 }],
  ['territoires', 'territoires_industrie/territoires_industrie_2023_composition.csv', 641, { territoires: 183, territoire_membres: 641 }],
  ['parcelles', 'defauts/parcelle_trelaze_crs_epsg2154.geojson', 1, { parcelles: 1 }],
  ['communes', 'defauts/communes_2018_brutes_defauts.geojson', 17, { communes: 17 }],
  ['friches', 'defauts/ademe_sites_pollues.geojson', 419, { friches: 419 }],
  ['friches', 'modeles_cnig/friches-fichier-valide.csv', 1, { friches: 1 }],
  ['sites', 'modeles_cnig/site-eco-exemple-valide.csv', 1, { sites: 1 }],
  ['terrains', 'modeles_cnig/terrain-eco-exemple-valide.csv', 1, { terrains: 1 }],
  ['etablissements', 'modeles_cnig/etablissement-exemple-valide.csv', 1, { etablissements: 1 }],
  ['couche', 'modeles_cnig/pole-eco-exemple-valide.csv', 1, { imp_pole_eco_exemple_valide: 1 }],
  ['couche', 'sites_cles_en_main_cites.csv', 8, { imp_sites_cles_en_main_cites: 8 }],
  ['epci', 'defauts/epci_normandie_shp_cp1252_sans_cpg_ni_prj.zip', 69, { epci: 69 }],
  ['parcelles', 'parcelles/cadastre-91216-parcelles.json', 4241, { parcelles: 4241 }],
  ['parcelles', 'parcelles/parcelles_91216_l93.gpkg', 4241, { parcelles: 4241 }],
  ['parcelles', 'parcelles/parcelles_91216_l93_shp.zip', 4241, { parcelles: 4241 }],
];
/** A description of a table is no table: JSON, and no layer. */
const REFUSED = [
  ['sites', 'modeles_cnig/sites_economiques_v2024_vide.gpkg', 'nothing-usable'],
  ['couche', 'communes_2018_vers_2026.csv', 'csv-without-coordinates'],
  ['sites', 'sites_cles_en_main_cites.csv', 'geometry-kind-mismatch'],
  ['couche', 'territoires_industrie/annexe_183.json', 'format-mismatch'],
  ['couche', 'modeles_cnig/friches-schema.json', 'description-not-data'],
  ['couche', 'modeles_cnig/etablissement-schema.json', 'description-not-data'],
  ['couche', 'modeles_cnig/pole-eco-schema.json', 'description-not-data'],
  ['couche', 'modeles_cnig/site-eco-schema.json', 'description-not-data'],
  ['couche', 'modeles_cnig/terrain-eco-schema.json', 'description-not-data'],
] as const satisfies readonly (readonly [Kind, string, string])[];

describe.skipIf(!hasData)('real files', () => {
  it.each(IMPORTED.map((row) => [...row] as const))('as %s: %s, all %i', { timeout: 60_000 }, async (kind, file, count, tables) => {
    const imported = await importFile(dataFile(file), { kind });
    expect(imported.report).toMatchObject({ read: count, imported: count, rejected: 0 });
    expect(Object.fromEntries([...imported.tables].map(([name, { rows }]) => [name, rows.length]))).toEqual(tables);
  });

  it.each(REFUSED)('as %s, %s is refused: %s', async (kind, file, code) => {
    expect(await refusalOf(() => importFile(dataFile(file), { kind }))).toMatchObject({ code, params: { file: path.basename(file) } });
  });

  it('are all of these folders: none is left untried', () => {
    const folders = ['defauts', 'modeles_cnig', 'poi', 'friches', 'parcelles', 'territoires_industrie'];
    const tried = new Set([...IMPORTED, ...REFUSED].map(([, file]) => file));
    const there = folders.flatMap((folder) => readdirSync(dataFile(folder)).map((name) => `${folder}/${name}`));
    expect(there.filter((file) => !tried.has(file))).toEqual([]);
  });

  it('the same EPCI come out of three encodings and three systems, accents and all', { timeout: 60_000 }, async () => {
    const reference = keyed((await importFile(dataFile('epci.geojson'), { kind: 'epci' })).rows('epci'), 'siren');
    const files = [
      'epci_l93_shp_iso8859-1.zip',
      'epci_bretagne_l93_shp_utf8.zip',
      'defauts/epci_normandie_shp_cp1252_sans_cpg_ni_prj.zip',
      'epci_l93.gpkg',
    ];
    for (const file of files) {
      const { rows, report } = await importFile(dataFile(file), { kind: 'epci' });
      expect(report.crs?.code).toBe('EPSG:2154');
      for (const row of rows('epci')) {
        const same = reference.get(String(row.values['siren']));
        expect(row.values['nom'], file).toBe(same?.values['nom']);
        expect(row.values['nature'], file).toBe(same?.values['nature']);
        expect(difference(row.geometry, same?.geometry), `${file} ${row.values['siren']}`).toBeLessThan(1e-8);
      }
    }
  });

  it('the Normandy file that says nothing gets its system and its encoding from what it holds', async () => {
    const { report } = await importFile(dataFile('defauts/epci_normandie_shp_cp1252_sans_cpg_ni_prj.zip'), { kind: 'epci' });
    expect(report).toMatchObject({
      read: 69,
      imported: 69,
      crs: { code: 'EPSG:2154', how: 'guessed' },
      encoding: { name: 'windows-1252', how: 'guessed' },
    });
  });

  it('parcels are the same from GeoJSON, Shapefile and GeoPackage', async () => {
    const [first, ...others] = await Promise.all(
      ['cadastre-91216-parcelles.json', 'parcelles_91216_l93_shp.zip', 'parcelles_91216_l93.gpkg'].map(async (name) => {
        const { rows } = await importFile(dataFile(`parcelles/${name}`), { kind: 'parcelles' });
        return keyed(rows('parcelles'), 'idu');
      }),
    );
    expect(first?.size).toBe(4241);
    for (const other of others) {
      expect(other.size).toBe(4241);
      for (const [idu, row] of other) {
        const { attributs: _, ...values } = row.values;
        const { attributs: __, ...expected } = first?.get(idu)?.values ?? {};
        expect(values).toEqual(expected);
        expect(difference(row.geometry, first?.get(idu)?.geometry), idu).toBeLessThan(1e-8);
      }
    }
    const parcel = first?.get('91216000AB0037')?.values;
    expect(parcel).toMatchObject({ commune: '91216', prefixe: '000', section: 'AB', numero: '0037' });
  });

  it('a shapefile reads as shpjs reads it', { timeout: 60_000 }, async () => {
    const file = dataFile('epci_l93_shp_iso8859-1.zip');
    const read = await shpjs(readFileSync(file));
    const collection = Array.isArray(read) ? read[0] : read;
    const { rows } = await importFile(file, { kind: 'epci' });
    const ours = keyed(rows('epci'), 'siren');
    expect(collection?.features.length).toBe(1232);
    for (const feature of collection?.features ?? []) {
      const same = ours.get(String(feature.properties?.['CODE_SIREN']));
      const theirs = feature.geometry === null ? null : fromGeoJson(feature.geometry);
      expect(same?.values['nom']).toBe(feature.properties?.['NOM']);
      expect(theirs?.polygons.length).toBe(same?.geometry?.polygons.length);
      expect(difference(theirs && orientRings(theirs), same?.geometry), String(feature.properties?.['NOM'])).toBeLessThan(1e-8);
    }
  });

  it.skipIf(!hasOgr)('coordinates are those of ogr2ogr', { timeout: 60_000 }, async () => {
    const out = path.join(temporaryFolder(), 'ogr.geojson');
    const run = spawnSync('ogr2ogr', [
      '-f',
      'GeoJSON',
      '-t_srs',
      'EPSG:4326',
      '-lco',
      'COORDINATE_PRECISION=15',
      out,
      `/vsizip/${dataFile('epci_bretagne_l93_shp_utf8.zip')}`,
    ]);
    expect(run.status).toBe(0);
    const oracle = JSON.parse(readFileSync(out, 'utf8')) as GeoJSON.FeatureCollection;
    const ours = keyed((await importFile(dataFile('epci_bretagne_l93_shp_utf8.zip'), { kind: 'epci' })).rows('epci'), 'siren');
    for (const feature of oracle.features) {
      const theirs = fromGeoJson(feature.geometry);
      expect(difference(theirs && orientRings(theirs), ours.get(String(feature.properties?.['CODE_SIREN']))?.geometry)).toBeLessThan(1e-9);
    }
  });

  it('equipment files without a category column get theirs', async () => {
    const read = async (file: string) => (await importFile(dataFile(file), { kind: 'equipements' })).rows('equipements')[0]?.values;
    expect(await read('poi/gares-peage-2024.csv')).toMatchObject({ categorie: 'gare_de_peage', nom: 'Beaupont', code: '01A903905CD' });
    expect(await read('poi/liste-des-ite.csv')).toMatchObject({ categorie: 'ite', nom: 'St-Mariens-St-Yzan' });
    expect(await read('poi/postes-electriques-rte.csv')).toMatchObject({ categorie: 'poste_electrique', code: 'S.GUY', tension_kv: 225 });
  });

  it('a territoire lists its members by type', async () => {
    const { rows } = await importFile(dataFile('territoires_industrie/territoires_industrie_183_temps2.geojson'), { kind: 'territoires' });
    const types = rows('territoire_membres').map((row) => row.values['type']);
    expect(Object.fromEntries(['epci', 'commune', 'ept'].map((type) => [type, types.filter((each) => each === type).length]))).toEqual({
      epci: 626,
      commune: 12,
      ept: 3,
    });
    expect(rows('territoire_membres').find((row) => row.values['nom'] === 'Beissat')?.values).toEqual({
      ti_id: 'ti-7506',
      type: 'commune',
      code: '212301907',
      nom: 'Beissat',
    });
  });

  it('codes that lost their zero get it back, and no other', async () => {
    const { rows, note } = await importFile(dataFile('friches/friches_standard_test_cerema.csv'), { kind: 'friches' });
    expect(rows('friches').every((row) => /^(\d{5}|2[AB]\d{3})$/.test(String(row.values['comm_insee'])))).toBe(true);
    expect(note('code-padded')?.count).toBe(181);
    expect(rows('friches')[0]?.values).toMatchObject({ site_identif_date: '2023-01-19', site_adresse: null });
  });

  it('two raw communes are mended, the rest left alone', async () => {
    const { report, note, rows } = await importFile(dataFile('defauts/communes_2018_brutes_defauts.geojson'), { kind: 'communes' });
    expect(report.repaired).toBe(2);
    expect(note('geometry-repaired')?.params).toBeDefined();
    expect(rows('communes').reduce((sum, row) => sum + (row.geometry ? vertexCount(row.geometry) : 0), 0)).toBeGreaterThan(1000);
  });

  it.each([
    ['epci_l93_shp_iso8859-1.zip', 'epci', 'admin-express-3-epci'],
    ['communes.geojson.gz', 'communes', 'contours-administratifs-communes'],
    ['parcelles/cadastre-91216-parcelles.json', 'parcelles', 'cadastre-etalab'],
    ['friches/friches_standard_test_cerema.csv', 'friches', 'cnig-friches'],
    ['friches/cartofriches_points_2024-03.gpkg', 'friches', 'cartofriches'],
    ['poi/poi.geojson', 'equipements', null],
    ['poi/gares-peage-2024.csv', 'equipements', 'gares-de-peage'],
    ['simules/sites_simules.geojson', 'sites', null],
    ['modeles_cnig/terrain-eco-exemple-valide.csv', 'terrains', 'cnig-terrain-eco'],
    ['modeles_cnig/etablissement-exemple-valide.csv', 'etablissements', 'cnig-etablissement'],
    ['territoires_industrie/territoires_industrie_183_temps2.geojson', 'territoires', 'anct-territoires-industrie'],
    ['epci_l93.gpkg', 'epci', 'admin-express-4-epci'],
    ['defauts/ademe_sites_pollues.geojson', 'friches', 'ademe-sites-pollues'],
    ['friches/cartofriches_observatoires_2024-03.geojson', 'friches', 'cartofriches'],
    ['poi/liste-des-ite.csv', 'equipements', 'sncf-ite'],
    ['poi/postes-electriques-rte.csv', 'equipements', 'rte-postes'],
    ['modeles_cnig/friches-fichier-valide.csv', 'friches', 'cnig-friches-1-0-6'],
    ['modeles_cnig/site-eco-exemple-valide.csv', 'sites', 'cnig-site-eco'],
    ['modeles_cnig/pole-eco-exemple-valide.csv', 'couche', 'cnig-pole-eco'],
    ['defauts/parcelle_trelaze_crs_epsg2154.geojson', 'parcelles', 'cadastre-pci'],
  ])('%s looks like %s, by the model %s', async (file, kind, profile) => {
    const proposal = await probeFile(dataFile(file));
    expect(proposal.layers[0]).toMatchObject({ suggestedKind: kind, profile, obstacles: [] });
  });
});
