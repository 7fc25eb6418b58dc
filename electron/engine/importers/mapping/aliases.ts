/**
 * Under which names the files of French producers deliver each field, folded (see ../names.ts). A field's own name comes first unless the list
 * places it. Sources: IGN ADMIN EXPRESS 3 and 4, BD TOPO, cadastre Etalab and PCI, CNIG Friches v1.0.6 and Sites économiques v2024-10 (and 2023-10),
 * Cartofriches, INSEE SIRENE, ANCT Territoires d'industrie, SNCF Réseau, RTE, GPU, OCS GE.
 */
import type { SchemaKind } from '../../../../shared/domain/kinds/index.ts';

export type Aliases = Readonly<Record<string, readonly string[]>>;

const DEPARTEMENT = ['insee_dep', 'code_insee_du_departement', 'code_insee_departement', 'code_departement', 'code_dep', 'dep', 'dept'];
const REGION = ['insee_reg', 'code_insee_de_la_region', 'code_insee_region', 'code_region', 'code_reg', 'reg'];
const COMMUNE_CODE = ['code_insee', 'insee', 'insee_com', 'code_commune', 'commune_insee', 'comm_insee', 'codgeo', 'depcom', 'idcom'];
const COMMUNE_NAME = ['commune', 'nom_commune', 'nom_com', 'lib_com', 'libelle_commune'];

/** The last revision and the first record of an object, as home-made tables date them. */
const UPDATED = ['date_maj', 'maj', 'date_mise_a_jour', 'mise_a_jour', 'date_actualisation', 'date_actu', 'derniere_maj'];
const IDENTIFIED = ['date_identification', 'date_identif', 'date_ident', 'date_reperage'];
const CADASTRE = [
  'ref_cad',
  'refcad',
  'ref_cadastre',
  'ref_cadastrale',
  'ref_cadastrales',
  'references_cadastrales',
  'reference_cadastrale',
];

/** Whole areas as people name them; the unit is read in the name, hectares where it says nothing. */
const AREAS = ['surface', 'superficie', 'surf'].flatMap((name) => [
  ...[`${name}_ha`, `${name}_en_ha`, `${name}_totale_ha`, `${name}_hectares`],
  ...[`${name}_m2`, `${name}_en_m2`, `${name}_totale_m2`, `${name}_totale`, name],
]);

export const ALIASES: Readonly<Record<SchemaKind, Aliases>> = {
  communes: {
    insee: ['insee_com', 'code_insee', 'code_insee_commune', 'code_commune', 'codgeo', 'depcom', 'idcom', 'code'],
    nom: ['nom_officiel', 'nom_com', 'nom_commune', 'lib_com', 'libgeo', 'libelle', 'name'],
    departement: DEPARTEMENT,
    region: REGION,
    epci_siren: ['siren_epci', 'codes_siren_des_epci', 'code_siren_epci', 'code_epci', 'epci'],
    population: ['population_municipale', 'pmun', 'pop'],
    cog: ['millesime', 'annee_cog'],
  },
  epci: {
    siren: ['code_siren', 'siren_epci', 'epci_siren', 'code_epci', 'code'],
    nom: ['nom_officiel', 'nom_epci', 'raison_sociale', 'lib_epci', 'libgeo', 'libelle', 'name'],
    nature: ['nature_juridique', 'nature_epci', 'type_epci', 'type'],
    departement: DEPARTEMENT,
    departements: ['liste_departements'],
    region: REGION,
    population: ['population_municipale', 'population_totale', 'pmun', 'pop'],
  },
  territoires: {
    ti_id: ['id_territoire', 'id_ti', 'code_ti', 'id', 'code'],
    nom: ['lib_territoire', 'lib_ti', 'nom_ti', 'nom_territoire', 'libelle', 'name'],
  },
  sites: {
    site_id: ['id_site', 'code_site', 'identifiant', 'id'],
    site_nom: ['nom_site', 'nom', 'libelle', 'name'],
    site_comm_insee: COMMUNE_CODE,
    site_comm_nom: COMMUNE_NAME,
    site_epci_siren: ['siren_epci', 'epci_siren', 'code_epci'],
    site_epci_nom: ['nom_epci', 'epci_nom', 'epci'],
    surface_declaree_ha: AREAS,
    site_surf_brute: ['surface_brute', 'superficie_brute', 'surf_brute'],
    site_vocadomi: ['vocation_dominante', 'vocation'],
    site_identif_date: IDENTIFIED,
    site_actu_date: UPDATED,
    site_surf_utile: ['surface_utile', 'superficie_utile', 'surf_utile'],
    puissance_mw: ['puissance', 'puissance_electrique', 'puissance_electrique_mw', 'puissance_electrique_disponible_mw'],
    maturite: ['niveau_maturite', 'disponibilite'],
    labels: ['label'],
    commentaire: ['commentaires', 'comment', 'observations', 'observation', 'remarques', 'remarque'],
  },
  // `site_id` and its like are the site that a terrain belongs to, never its own name. An owner's name is no « maîtrise foncière »: only the short forms.
  terrains: {
    site_id: ['id_site', 'code_site', 'num_site'],
    terr_id: ['id_terrain', 'id_terr', 'code_terrain', 'code_terr', 'num_terrain', 'num_terr', 'id'],
    terr_refcad: [...CADASTRE, 'parcelles', 'l_idpar'],
    terr_surf_brute: [...AREAS, 'surface_brute', 'superficie_brute', 'surf_brute'],
    terr_identif_date: IDENTIFIED,
    terr_actu_date: UPDATED,
    terr_maitrise_fonc: ['maitrise_fonciere', 'maitrise_fonc', 'maitrise', 'proprio', 'type_proprio', 'type_proprietaire'],
    terr_stade_amngt: ['terr_amngt', 'stade_amenagement', 'stade_amngt', 'stade_amgt', 'amenagement', 'stade'],
    terr_stade_comm: ['terr_comm', 'stade_commercialisation', 'stade_comm', 'commercialisation'],
    terr_etat_occup: ['terr_occup', 'etat_occupation', 'etat_occup', 'occupation', 'occup'],
    terr_cle_en_main: ['cle_en_main', 'cles_en_main', 'clef_en_main', 'clefs_en_main'],
    terr_cession_date: ['date_cession', 'date_vente'],
    terr_vente_montant: ['montant_vente', 'prix_vente', 'prix_de_vente', 'prix_total', 'prix_total_ht'],
    terr_m2_prix: ['prix_m2', 'prix_m2_ht', 'prix_ht_m2', 'prix_au_m2', 'prix_ht'],
  },
  parcelles: {
    idu: ['idpar', 'id_parcelle', 'idparcelle', 'geo_parcelle', 'identifiant', 'parcelle', 'id'],
    // The name of the commune often stands in `commune`, its code beside.
    commune: ['code_insee', 'insee', 'insee_com', 'code_commune', 'idcom', 'commune'],
    prefixe: ['com_abs', 'ccopre', 'prefix'],
    section: ['ccosec', 'num_section'],
    numero: ['dnupla', 'num_parcelle', 'num'],
    contenance_m2: ['contenance', 'dcntpa', 'surface_cadastrale', 'superficie_cadastrale', 'supf'],
  },
  friches: {
    friche_id: ['site_id', 'id_friche', 'code_friche', 'num_friche', 'identifiant', 'id'],
    site_nom: ['nom_site', 'nom_friche', 'nom', 'libelle'],
    comm_insee: COMMUNE_CODE.filter((name) => name !== 'comm_insee'),
    comm_nom: COMMUNE_NAME,
    local_ancien_annee: ['local_ancienne_annee'],
    local_recent_annee: ['local_recente_annee'],
    unite_fonciere_surface: ['surface_unite_fonciere', 'surface_m2', 'surf_m2', 'superficie_m2', 'surface_ha', 'superficie_ha'],
    unite_fonciere_refcad: ['l_idpar', ...CADASTRE, 'parcelles'],
    site_adresse: ['adresse'],
    site_identif_date: IDENTIFIED,
    site_actu_date: UPDATED,
    source_producteur: ['nom_prodcartofriches', 'producteur'],
    site_securite: ['site_en_securite'],
  },
  equipements: {
    categorie: ['category', 'type_equipement'],
    nom: ['nom_gare', 'nomgare', 'gare', 'libelle_gare', 'nom_poste', 'toponyme', 'libelle', 'name'],
    code: ['code_uic', 'uic', 'idgaia', 'code_poste', 'identifiant', 'cleabs', 'id'],
    tension_kv: ['tension', 'voltage'],
    vitesse_kmh: ['vitesse', 'vitesse_max', 'vmax', 'v_max'],
    sens: ['sens_de_circulation', 'sens_circulation'],
  },
  contraintes: {
    type: ['typezone', 'type_zone', 'type_contrainte', 'nature', 'categorie'],
    nom: ['nom_zone', 'libelle', 'libelong', 'sitename', 'nom_site', 'name'],
    niveau: ['alea', 'niveau_alea', 'gravite'],
  },
  occupation_sol: {
    code_cs: ['couverture', 'cs'],
    code_us: ['usage', 'us'],
    millesime: ['annee'],
    artificialise: ['artif', 'artificialisation'],
  },
  etablissements: {
    ban_id: ['id_ban'],
    bat_id: ['id_rnb'],
    comm_insee: ['codecommuneetablissement', 'code_insee', 'insee'],
    comm_nom: ['libellecommuneetablissement', 'commune', 'nom_commune'],
    epci_siren: ['siren_epci'],
    epci_nom: ['nom_epci'],
    etab_nom: ['enseigne1etablissement', 'enseigne', 'nom'],
    etab_raison_sociale: ['denominationunitelegale', 'raison_sociale', 'denomination'],
    etab_siege: ['etablissementsiege', 'siege'],
    etab_creation_date: ['datecreationetablissement', 'date_creation'],
    etab_activite_code: ['activiteprincipaleetablissement', 'code_naf', 'naf', 'ape'],
    etab_effectif_code: ['trancheeffectifsetablissement', 'tranche_effectif'],
    etab_effectif_annee: ['anneeeffectifsetablissement'],
  },
  actions: {
    titre: ['intitule', 'nom', 'libelle', 'action'],
    ti_id: ['id_ti', 'id_territoire'],
    responsable: ['porteur', 'pilote'],
  },
  laureats: {
    nom: ['entreprise', 'raison_sociale', 'beneficiaire', 'laureat'],
    commune_insee: ['code_insee', 'insee', 'insee_com', 'code_commune'],
    ti_id: ['id_ti', 'id_territoire'],
    annee: ['annee_decision'],
    filiere: ['secteur'],
    investissement_eur: ['investissement', 'montant_investissement'],
    aide_eur: ['aide', 'montant_aide', 'subvention'],
    emplois: ['nombre_emplois', 'nb_emplois'],
  },
};
