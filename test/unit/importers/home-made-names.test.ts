/** Columns as planners name them in their own tables: found without a producer's model, and never at the price of another field. */
import { expect, it } from 'vitest';
import { ALIASES } from '../../../electron/engine/importers/mapping/aliases.ts';
import { mapFields } from '../../../electron/engine/importers/mapping/map-fields.ts';
import { suggestKind } from '../../../electron/engine/importers/mapping/suggest-kind.ts';
import { scaled } from '../../../electron/engine/importers/mapping/units.ts';
import { KIND_DEFINITIONS, type SchemaKind } from '../../../shared/domain/kinds/index.ts';

const TERRAINS = 'ID_TERR ID_SITE SURF_M2 OCCUPATION PROPRIO STADE REF_CAD DATE_MAJ PRIX_HT COMMENT'.split(' ');

it('terrains of a land agency', () => {
  expect(suggestKind(TERRAINS, 'polygon')).toBe('terrains');
  expect(Object.fromEntries([...mapFields('terrains', TERRAINS)].map(([to, from]) => [from, to]))).toEqual({
    ID_TERR: 'terr_id',
    ID_SITE: 'site_id',
    SURF_M2: 'terr_surf_brute',
    OCCUPATION: 'terr_etat_occup',
    PROPRIO: 'terr_maitrise_fonc',
    STADE: 'terr_stade_amngt',
    REF_CAD: 'terr_refcad',
    DATE_MAJ: 'terr_actu_date',
    PRIX_HT: 'terr_m2_prix',
  });
});

it('a name of an owner is no « maîtrise foncière », and a total price no price per square metre', () => {
  const mapping = mapFields('terrains', ['id_terrain', 'Propriétaire', 'Prix total HT']);
  expect(mapping.get('terr_maitrise_fonc')).toBeUndefined();
  expect(mapping.get('terr_m2_prix')).toBeUndefined();
  expect(mapping.get('terr_vente_montant')).toBe('Prix total HT');
});

it('sites and friches dated and described by hand', () => {
  const sites = mapFields('sites', ['ID_SITE', 'Vocation', 'Mise à jour', 'Observation']);
  expect(Object.fromEntries(sites)).toMatchObject({ site_id: 'ID_SITE', site_vocadomi: 'Vocation', site_actu_date: 'Mise à jour' });
  expect(sites.get('commentaire')).toBe('Observation');
  expect(suggestKind(['ID_FRICHE', 'REF_CAD', 'MAJ'], 'polygon')).toBe('friches');
  const friches = mapFields('friches', ['ID_FRICHE', 'REF_CAD', 'MAJ']);
  expect(Object.fromEntries(friches)).toEqual({ friche_id: 'ID_FRICHE', unite_fonciere_refcad: 'REF_CAD', site_actu_date: 'MAJ' });
});

it('the name of a file is believed where its columns go along', () => {
  const cited = ['nom', 'commune', 'insee', 'siren_epci', 'nom_epci', 'label', 'surface_ha', 'disponibilite'];
  expect(suggestKind(cited, 'polygon', 'sites_cles_en_main sites_cles_en_main.shp')).toBe('sites');
  const described = ['nom', 'commune', 'label', 'surface_ha', 'disponibilite'];
  expect(suggestKind(described, 'polygon', 'sites.csv')).toBe('sites');
  // « insee » and « nom » alone would make communes of them, and repeated codes refusals
  expect(suggestKind(['insee', 'nom', 'surface_ha'], 'polygon', 'ZAE 2026.geojson')).toBe('sites');
  expect(suggestKind(['insee', 'nom', 'surface_ha'], 'polygon', 'export.geojson')).toBe('communes');
  // a site is an outline: points would all be refused
  expect(suggestKind(cited, 'point', 'sites_cles_en_main.csv')).toBe('couche');
  expect(suggestKind(described, 'polygon', 'Sites archéologiques.csv')).toBe('couche');
  expect(suggestKind(described, 'polygon', 'entreprises.csv')).toBe('couche');
  expect(suggestKind(['nom', 'x', 'y'], 'polygon', 'sites.csv')).toBe('couche');
  expect(suggestKind(['code', 'nom'], 'polygon', 'communes_71.geojson')).toBe('communes');
  expect(suggestKind(['code', 'nom'], 'point', 'communes_71.geojson')).toBe('couche');
  expect(suggestKind(['nom'], 'polygon', 'communes_71.geojson')).toBe('couche');
});

it('every alias is of a field that exists, and of one field only within its kind', () => {
  for (const [kind, aliases] of Object.entries(ALIASES)) {
    const fields = KIND_DEFINITIONS[kind as SchemaKind].tables[0].fields.map(({ name }) => name);
    expect(fields).toEqual(expect.arrayContaining(Object.keys(aliases)));
    const all = Object.values(aliases).flat();
    expect([kind, all.filter((name, index) => all.indexOf(name) !== index)]).toEqual([kind, []]);
  }
});

it('a change of unit adds no digits of its own', () => {
  expect(scaled(9841.2, 1e-4)).toBe(0.98412);
  expect(scaled(13_047.6, 1e-4)).toBe(1.30476);
  expect(scaled(0.1, 10_000)).toBe(1000);
});
