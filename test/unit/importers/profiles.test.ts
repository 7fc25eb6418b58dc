/** Producers' models: the headers they really deliver, and what becomes of them. */
import { describe, expect, it } from 'vitest';
import { recogniseProfile } from '../../../electron/engine/importers/mapping/profile.ts';
import { PROFILES } from '../../../electron/engine/importers/mapping/profiles/index.ts';
import { KIND_DEFINITIONS } from '../../../shared/domain/kinds/index.ts';
import { CATALOGUES } from '../../../shared/messages/index.ts';
import { fileOf, zipOf } from './support/files.ts';
import { makeDbf, makeShp } from './support/make-shapefile.ts';
import { importFile } from './support/run.ts';

type Geometry = 'point' | 'line' | 'polygon' | 'none';

describe('a producer’s model', () => {
  // Headers as the publishers' documents and files give them.
  it.each<[id: string, kind: string, Geometry, name: string, columns: string]>([
    [
      'admin-express-3-communes',
      'communes',
      'polygon',
      'COMMUNE',
      'ID NOM NOM_M INSEE_COM STATUT POPULATION INSEE_CAN INSEE_ARR INSEE_DEP INSEE_REG SIREN_EPCI',
    ],
    [
      'admin-express-4-communes',
      'communes',
      'polygon',
      'commune',
      'cleabs code_insee nom_officiel statut population code_insee_du_departement code_insee_de_la_region codes_siren_des_epci',
    ],
    ['admin-express-3-epci', 'epci', 'polygon', 'EPCI', 'ID CODE_SIREN NOM NATURE'],
    ['admin-express-4-epci', 'epci', 'polygon', 'epci', 'cleabs code_siren nom_officiel nature'],
    ['admin-express-3-departements', 'couche', 'polygon', 'DEPARTEMENT', 'ID NOM_M NOM INSEE_DEP INSEE_REG'],
    ['admin-express-3-regions', 'couche', 'polygon', 'REGION', 'ID NOM_M NOM INSEE_REG'],
    ['admin-express-4-departements', 'couche', 'polygon', 'departement', 'cleabs code_insee nom_officiel code_insee_de_la_region'],
    ['admin-express-4-regions', 'couche', 'polygon', 'region', 'cleabs code_insee nom_officiel'],
    ['api-geo-communes', 'communes', 'polygon', 'communes', 'nom code codeDepartement siren codeEpci codeRegion codesPostaux population'],
    ['contours-administratifs-communes', 'communes', 'polygon', 'communes-100m.geojson.gz', 'code nom departement region epci'],
    ['contours-administratifs-epci', 'epci', 'polygon', 'epci-100m.geojson.gz', 'code nom'],
    [
      'cadastre-etalab',
      'parcelles',
      'polygon',
      'cadastre-91216-parcelles',
      'id commune prefixe section numero contenance arpente created updated',
    ],
    [
      'cadastre-pci',
      'parcelles',
      'polygon',
      'PARCELLE',
      'IDU NUMERO FEUILLE SECTION CODE_DEP NOM_COM CODE_COM COM_ABS CODE_ARR CONTENANCE',
    ],
    [
      'bd-topo-routes',
      'equipements',
      'line',
      'troncon_de_route',
      'cleabs nature nom_collaboratif_gauche importance position_par_rapport_au_sol nombre_de_voies largeur_de_chaussee sens_de_circulation vitesse_moyenne_vl cpx_numero',
    ],
    [
      'bd-topo-routes',
      'equipements',
      'line',
      'TRONCON_DE_ROUTE',
      'ID NATURE NOM_COLL_G IMPORTANCE FICTIF POS_SOL ETAT NB_VOIES LARGEUR SENS VIT_MOY_VL NUMERO',
    ],
    ['bd-topo-voies-ferrees', 'equipements', 'line', 'TRONCON_DE_VOIE_FERREE', 'ID NATURE POS_SOL ETAT ELECTRIFIE LARGEUR NB_VOIES USAGE'],
    [
      'bd-topo-equipements-transport',
      'equipements',
      'polygon',
      'equipement_de_transport',
      'cleabs nature nature_detaillee toponyme fictif etat_de_l_objet',
    ],
    [
      'bd-topo-zones-activite',
      'couche',
      'polygon',
      'zone_d_activite_ou_d_interet',
      'cleabs categorie nature nature_detaillee toponyme fictif',
    ],
    ['bd-topo-batiments', 'couche', 'polygon', 'BATIMENT', 'ID NATURE USAGE1 USAGE2 LEGER ETAT HAUTEUR NB_LOGTS NB_ETAGES'],
    ['gpu-zone-urba', 'contraintes', 'polygon', 'ZONE_URBA', 'IDURBA LIBELLE LIBELONG TYPEZONE DESTDOMI NOMFIC URLFIC DATVALID'],
    ['gpu-zone-urba', 'contraintes', 'polygon', 'zone_urba', 'partition libelle libelong typezone formdomi nomfic urlfic datappro'],
    ['ocs-ge', 'occupation_sol', 'polygon', 'OCCUPATION_SOL', 'ID CODE_CS CODE_US MILLESIME SOURCE'],
    ['ocs-ge', 'occupation_sol', 'polygon', 'artif', 'id couverture usage artif crit_seuil'],
    ['cerema-enaf', 'couche', 'none', 'conso.csv', 'idcom idcomtxt naf11art12 art11act12 art11hab12'],
    ['dvf', 'couche', 'point', 'full.csv', 'id_mutation date_mutation nature_mutation valeur_fonciere id_parcelle longitude latitude'],
    [
      'sirene-etablissements',
      'etablissements',
      'point',
      'StockEtablissement',
      'siren nic siret dateCreationEtablissement trancheEffectifsEtablissement etatAdministratifEtablissement codeCommuneEtablissement activitePrincipaleEtablissement',
    ],
    ['anct-territoires-industrie', 'territoires', 'polygon', 'ti', 'id_territoire lib_territoire liste_geo'],
    ['anct-territoires-industrie-composition', 'territoires', 'none', 'liste-ti-com2023', 'insee_com lib_com id_ti lib_ti'],
    ['natura-2000-zsc', 'contraintes', 'polygon', 'sic.shp', 'SITECODE SITENAME'],
    ['natura-2000-zps', 'contraintes', 'polygon', 'zps.shp', 'SITECODE SITENAME'],
    ['znieff-1', 'contraintes', 'polygon', 'znieff1.shp', 'ID_MNHN NOM GENERATION'],
    ['georisques-ppr', 'contraintes', 'polygon', 'n_zone_reg_ppri', 'ID_ZONE ID_GASPAR NOM CODEZONE TYPEREG URLFIC'],
    ['georisques-icpe', 'equipements', 'point', 'icpe', 'codeAIOT raisonSociale regime statutSeveso'],
    ['sncf-ite', 'equipements', 'point', 'liste-des-ite', 'GARE CODE_LIGNE RG_TRONCON PK IDGAIA'],
    ['sncf-gares', 'equipements', 'point', 'liste-des-gares', 'CODE_UIC LIBELLE FRET VOYAGEURS CODE_LIGNE'],
    ['sncf-lignes', 'equipements', 'line', 'formes-des-lignes-du-rfn', 'CODE_LIGNE RG_TRONCON PK_DEBUT_R PK_FIN_R LIBELLE MNEMO'],
    ['rte-postes', 'equipements', 'point', 'postes', 'Code poste;Nom poste;FONCTION;Etat;Tension (kV)'],
    ['cnig-friches', 'friches', 'point', 'friches', 'site_id site_nom site_type site_statut sol_pollution_existe source_nom'],
    [
      'cnig-friches-1-0-6',
      'friches',
      'point',
      'friches',
      'site_id site_nom site_type site_statut sol_pollution_existe source_nom urba_zaer',
    ],
    [
      'cartofriches',
      'friches',
      'polygon',
      'friches_surfaces',
      'site_id site_nom site_type site_statut l_idpar nom_prodcartofriches source_nom sol_pollution_existe',
    ],
    ['cnig-site-eco', 'sites', 'polygon', 'site_eco', 'site_id pole_id site_nom site_type site_vocadomi site_surf_brute'],
    [
      'cnig-terrain-eco',
      'terrains',
      'polygon',
      'terrain_eco',
      'terr_id site_id terr_refcad terr_surf_brute terr_stade_amngt terr_etat_occup',
    ],
    ['cnig-terrain-eco-2023', 'terrains', 'polygon', 'terrain_eco', 'terr_id site_id terr_occup terr_amngt terr_comm'],
    ['cnig-pole-eco', 'couche', 'point', 'pole_eco', 'pole_id pole_nom pole_vocadomi pole_nb_site pole_surface'],
    ['cnig-etablissement', 'etablissements', 'point', 'etablissement', 'SIRET SIREN terr_id ban-id etab_nom'],
  ])('%s: %s of a %s, %s', (id, kind, geometry, name, columns) => {
    const names = columns.includes(';') ? columns.split(';') : columns.split(' ');
    expect(recogniseProfile(names, geometry, name)).toMatchObject({ id, kind });
  });

  it.each(['site_id', 'site_nom', 'site_type'])('is never told by %s, site_id, site_nom and site_type alone', (last) => {
    expect(recogniseProfile(['site_id', 'site_nom', 'site_type', last], 'polygon', 'friches_surfaces')).toBeNull();
  });

  it.each(PROFILES.map((profile) => [profile.id, profile] as const))('%s has its name, and only fields that exist', (id, profile) => {
    for (const language of ['fr', 'en'] as const) expect(CATALOGUES[language][`profile.${id}`]).toBeTruthy();
    const fields = profile.kind === 'couche' ? [] : KIND_DEFINITIONS[profile.kind].tables[0].fields.map((field) => field.name);
    const named = [profile.fields, profile.units, profile.constants, profile.derived].flatMap((part) => Object.keys(part ?? {}));
    expect(named.filter((name) => !fields.includes(name))).toEqual([]);
  });

  it('has caveats only where there is such a model', () => {
    const ids = new Set(PROFILES.map(({ id }) => id));
    const caveats = Object.keys(CATALOGUES.fr).filter((key) => key.startsWith('caveat.'));
    expect(caveats.filter((key) => !ids.has(key.slice('caveat.'.length)))).toEqual([]);
    expect(new Set(PROFILES.map(({ id }) => id)).size).toBe(PROFILES.length);
  });
});

const line = {
  type: 'LineString',
  coordinates: [
    [2, 48],
    [2.1, 48],
  ],
};
const geojson = (name: string, ...features: readonly (readonly [object, object])[]) =>
  fileOf(
    name,
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry })),
    }),
  );

describe('its fields', () => {
  it('roads get their category from nature and importance', async () => {
    const road = (nature: string, importance: string) =>
      [
        {
          cleabs: 'T1',
          nature,
          importance,
          position_par_rapport_au_sol: '0',
          vitesse_moyenne_vl: 90,
          sens_de_circulation: 'Double sens',
          cpx_numero: 'D12',
        },
        line,
      ] as const;
    const file = geojson(
      'troncon_de_route.geojson',
      road('Type autoroutier', '1'),
      road('Route à 1 chaussée', '2'),
      road('Route à 1 chaussée', '3'),
      road('Chemin', '6'),
    );
    const { rows } = await importFile(file, { kind: 'equipements' });
    const values = rows('equipements_lignes').map((row) => row.values);
    expect(values.map((row) => row['categorie'])).toEqual(['autoroute', 'route_principale', 'route_secondaire', 'route']);
    expect(values[0]).toMatchObject({ nom: 'D12', code: 'T1', vitesse_kmh: 90, sens: 'Double sens' });
  });

  it('columns that a shapefile cut at ten characters are found', async () => {
    const columns = ['site_id', 'site_nom', 'site_statu', 'sol_pollut', 'nom_prodca', 'source_nom', 'unite_fonc'];
    const archive = zipOf('friches.zip', {
      'friches.shp': makeShp([{ type: 'point', at: [2, 48] }], 1),
      'friches.dbf': makeDbf(
        columns.map((name) => ({ name, letter: 'C', width: 40 })),
        [['01001_1', 'Usine', 'friche avec projet', 'x', 'EPF', 'EPF', '12']],
      ),
    });
    const { rows } = await importFile(archive, { kind: 'friches' });
    expect(rows('friches')[0]?.values).toMatchObject({ friche_id: '01001_1', site_statut: 'friche avec projet', source_producteur: 'EPF' });
  });

  it('a state of SIRENE is a yes or a no, a model’s constant fills what the file does not say', async () => {
    const sirene =
      'siren;siret;etatAdministratifEtablissement;codeCommuneEtablissement;longitude;latitude\n732829320;73282932000074;A;01004;2;48\n732829320;73282932000082;F;01004;2;48\n';
    const { rows, report } = await importFile(fileOf('StockEtablissement.csv', sirene), { kind: 'etablissements' });
    expect(rows('etablissements').map((row) => row.values['etab_actif'])).toEqual(['oui', 'non']);
    expect(report.conformity).toBeUndefined();
    const zone = geojson('sic.geojson', [
      { SITECODE: 'FR1', SITENAME: 'Marais' },
      {
        type: 'Polygon',
        coordinates: [
          [
            [2, 48],
            [2.1, 48],
            [2.1, 48.1],
            [2, 48],
          ],
        ],
      },
    ]);
    expect((await importFile(zone, { kind: 'contraintes' })).rows('contraintes')[0]?.values).toMatchObject({
      type: 'Natura 2000 (ZSC)',
      nom: 'Marais',
    });
    // …but not where the person left the field empty
    expect((await importFile(zone, { kind: 'contraintes', fields: { type: '' } })).rows('contraintes')[0]?.values['type']).toBeUndefined();
  });
});
