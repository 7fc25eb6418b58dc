/** What a meeting of the workshop adds to its tables (workshop.ts): whole definitions as JSON text, rounds, comments, actions and the log. */
import { type ColumnSpecification, column, type TableSpecification } from './specification.ts';

const attributes = { storage: 'attributes', geometry: null, primaryKey: 'id', hasUid: false } as const;
const text = (name: string, constraint?: string) => column(name, 'TEXT', constraint);
const at = (name: string) => column(name, 'DATETIME');
const SITE_OR_NONE = 'REFERENCES sites(uid) ON DELETE SET NULL';

/** `contenu`: the criterion of shared/domain/workshop.ts; the other columns are for readers of the file. */
export const CRITERION_COLUMNS: readonly ColumnSpecification[] = [
  text('famille'),
  column('ordre', 'INTEGER', 'NOT NULL DEFAULT 0'),
  text('contenu'),
];
/** `contenu`: the scenario; the weights of the criteria also stand in `poids`, as shares of 1. */
export const SCENARIO_COLUMNS: readonly ColumnSpecification[] = [column('ordre', 'INTEGER', 'NOT NULL DEFAULT 0'), text('contenu')];
/** SHA-256 of the token of the phone, hexadecimal; the token itself is nowhere. */
export const PARTICIPANT_COLUMNS: readonly ColumnSpecification[] = [text('jeton')];
export const BALLOT_COLUMNS: readonly ColumnSpecification[] = [
  column('statut', 'TEXT', `NOT NULL DEFAULT 'submitted'`),
  column('voie', 'TEXT', `NOT NULL DEFAULT 'table'`),
];

export const MEETING_TABLES: readonly TableSpecification[] = [
  {
    ...attributes,
    name: 'tours',
    columns: [
      column('numero', 'INTEGER', 'NOT NULL'),
      text('titre', 'NOT NULL'),
      text('etat', 'NOT NULL'),
      text('contenu'),
      at('ouvert_le'),
      at('fin_prevue_le'),
      at('ferme_le'),
    ],
    indexes: [],
  },
  {
    ...attributes,
    name: 'commentaires',
    columns: [text('site_uid', 'NOT NULL REFERENCES sites(uid) ON DELETE CASCADE'), text('texte'), text('auteur'), at('ecrit_le')],
    indexes: [['site_uid']],
  },
  {
    ...attributes,
    name: 'actions_atelier',
    columns: [
      text('site_uid', SITE_OR_NONE),
      text('titre', 'NOT NULL'),
      text('responsable'),
      column('echeance', 'DATE'),
      column('fait', 'BOOLEAN', 'NOT NULL DEFAULT 0'),
    ],
    indexes: [['site_uid']],
  },
  {
    ...attributes,
    name: 'journal_atelier',
    columns: [at('ecrit_le'), text('code', 'NOT NULL'), text('parametres'), text('note'), text('site_uid', SITE_OR_NONE), text('auteur')],
    indexes: [['site_uid']],
  },
];
