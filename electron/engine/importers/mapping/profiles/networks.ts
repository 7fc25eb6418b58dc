/** Rail, power and motorway: SNCF Réseau, RTE (ODRÉ), toll stations. Their files name no category: the header, or the file's name, tells it. */
import type { SourceValue } from '../../types.ts';
import type { Profile } from '../profile.ts';

const isYes = (value: SourceValue): boolean => typeof value === 'string' && /^o(ui)?$/i.test(value.trim());
const FACILITY = ['gare', 'code_ligne', 'idgaia'];

export const networks: readonly Profile[] = [
  {
    id: 'gares-de-peage',
    kind: 'equipements',
    all: ['nomgare', 'typegare', 'route'],
    without: ['categorie'],
    fields: { nom: ['nomgare'], code: ['route'] },
    constants: { categorie: 'gare_de_peage' },
  },
  {
    id: 'rte-postes',
    kind: 'equipements',
    all: ['code_poste', 'nom_poste', 'tension_kv'],
    without: ['categorie'],
    constants: { categorie: 'poste_electrique' },
  },
  {
    id: 'rte-lignes',
    kind: 'equipements',
    geometry: ['line'],
    all: ['tension', 'code_ligne'],
    any: ['nom_ligne', 'proprietaire', 'etat', 'nombre_circuit', 'nom_ouvrage_1'],
    without: ['categorie', 'idgaia'],
    fields: { nom: ['nom_ligne', 'nom_ouvrage_1'], code: ['code_ligne'], tension_kv: ['tension'] },
    constants: { categorie: 'ligne_electrique' },
  },
  {
    id: 'sncf-ite',
    kind: 'equipements',
    all: FACILITY,
    without: ['categorie'],
    name: /(^|_)ite(_|$)|embranche/,
    constants: { categorie: 'ite' },
  },
  {
    id: 'sncf-triage',
    kind: 'equipements',
    all: FACILITY,
    without: ['categorie'],
    name: /triage/,
    constants: { categorie: 'triage' },
  },
  {
    id: 'sncf-transport-combine',
    kind: 'equipements',
    all: FACILITY,
    without: ['categorie'],
    name: /combine|(^|_)tc(_|$)/,
    constants: { categorie: 'chantier_transport_combine' },
  },
  {
    id: 'sncf-gares',
    kind: 'equipements',
    all: ['code_uic', 'fret', 'voyageurs'],
    without: ['categorie'],
    fields: { nom: ['libelle', 'nom_gare', 'gare'], code: ['code_uic'] },
    derived: {
      categorie: (value) => (isYes(value('fret')) ? (isYes(value('voyageurs')) ? 'gare_voyageurs_fret' : 'gare_fret') : 'gare_voyageurs'),
    },
  },
  {
    id: 'sncf-lignes',
    kind: 'equipements',
    geometry: ['line'],
    all: ['code_ligne'],
    any: ['rg_troncon', 'mnemo', 'lib_ligne', 'pkd', 'pk_debut_r'],
    without: ['categorie', 'idgaia', 'tension'],
    fields: { nom: ['lib_ligne', 'libelle'], code: ['code_ligne'] },
    constants: { categorie: 'voie_ferree' },
  },
];
