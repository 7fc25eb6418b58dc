/** Tables of the weighting workshop, of maps and of media: the columns known today; their rooms will add theirs by migration. */
import { BALLOT_COLUMNS, CRITERION_COLUMNS, MEETING_TABLES, PARTICIPANT_COLUMNS, SCENARIO_COLUMNS } from './meeting.ts';
import { type ColumnSpecification, column, type TableSpecification } from './specification.ts';

const attributes = { storage: 'attributes', geometry: null, primaryKey: 'id', hasUid: false } as const;
const text = (name: string, constraint?: string) => column(name, 'TEXT', constraint);
const real = (name: string, constraint?: string) => column(name, 'REAL', constraint);
const at = (name: string) => column(name, 'DATETIME');
const parent = (name: string, table: string) => column(name, 'INTEGER', `NOT NULL REFERENCES ${table}(id) ON DELETE CASCADE`);
const SITE = 'NOT NULL REFERENCES sites(uid) ON DELETE CASCADE';

/** What is said of a photo, a document or a note. `lon`, `lat`: its place in degrees (EPSG:4326), where it has one. */
export const MEDIA_COLUMNS: readonly ColumnSpecification[] = [
  column('genre', 'TEXT', `NOT NULL DEFAULT 'document'`),
  text('legende'),
  text('texte'),
  text('auteur'),
  column('date', 'DATE'),
  column('ordre', 'INTEGER', 'NOT NULL DEFAULT 0'),
  column('octets', 'INTEGER', 'NOT NULL DEFAULT 0'),
  column('largeur', 'INTEGER'),
  column('hauteur', 'INTEGER'),
  column('vignette', 'BLOB'),
  real('lon'),
  real('lat'),
  at('ajoute_le'),
];

/** A page as the planner composed it: `mise_en_page` is a layout of shared/domain/page-layout.ts, of its `version`. */
export const PAGE_COLUMNS: readonly ColumnSpecification[] = [
  column('version', 'INTEGER', 'NOT NULL DEFAULT 2'),
  column('ordre', 'INTEGER', 'NOT NULL DEFAULT 0'),
  at('modifie_le'),
];

export const WORKSHOP: readonly TableSpecification[] = [
  {
    ...attributes,
    name: 'criteres',
    columns: [
      text('code', 'NOT NULL UNIQUE'),
      text('libelle', 'NOT NULL'),
      text('unite'),
      column('sens', 'INTEGER', 'NOT NULL DEFAULT 1'),
      real('seuil_min'),
      real('seuil_max'),
      text('methode'),
      ...CRITERION_COLUMNS,
    ],
    indexes: [],
  },
  {
    ...attributes,
    name: 'scenarios',
    columns: [text('uid', 'UNIQUE'), text('nom', 'NOT NULL'), text('description'), at('cree_le'), ...SCENARIO_COLUMNS],
    indexes: [],
  },
  {
    ...attributes,
    name: 'poids',
    columns: [parent('scenario_id', 'scenarios'), parent('critere_id', 'criteres'), real('poids', 'NOT NULL')],
    constraints: ['UNIQUE (scenario_id, critere_id)'],
    indexes: [['critere_id']],
  },
  { ...attributes, name: 'groupes', columns: [text('nom', 'NOT NULL'), real('poids')], indexes: [] },
  {
    ...attributes,
    name: 'participants',
    columns: [
      text('uid', 'UNIQUE'),
      text('nom'),
      column('groupe_id', 'INTEGER', 'REFERENCES groupes(id) ON DELETE SET NULL'),
      ...PARTICIPANT_COLUMNS,
    ],
    indexes: [['groupe_id']],
  },
  {
    ...attributes,
    name: 'bulletins',
    columns: [
      parent('participant_id', 'participants'),
      column('tour', 'INTEGER', 'NOT NULL DEFAULT 1'),
      text('contenu'),
      at('depose_le'),
      ...BALLOT_COLUMNS,
    ],
    constraints: ['UNIQUE (participant_id, tour)'],
    indexes: [],
  },
  {
    ...attributes,
    name: 'jugements',
    columns: [text('site_uid', SITE), parent('critere_id', 'criteres'), real('valeur'), text('motif'), text('auteur'), at('juge_le')],
    indexes: [['site_uid'], ['critere_id']],
  },
  {
    ...attributes,
    name: 'decisions',
    columns: [text('site_uid', SITE), text('decision', 'NOT NULL'), text('motif'), text('auteur'), at('decide_le')],
    indexes: [['site_uid']],
  },
  ...MEETING_TABLES,
  { ...attributes, name: 'cartes', columns: [text('nom', 'NOT NULL'), text('mise_en_page'), ...PAGE_COLUMNS], indexes: [] },
  {
    ...attributes,
    name: 'medias',
    columns: [
      text('nom'),
      text('content_type', 'NOT NULL'),
      column('data', 'BLOB', 'NOT NULL'),
      text('cible_table'),
      text('cible_uid'),
      ...MEDIA_COLUMNS,
    ],
    indexes: [['cible_uid']],
  },
];
