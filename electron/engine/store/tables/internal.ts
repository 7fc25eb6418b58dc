/** Tables of Emprise's own housekeeping. */
import { column, type TableSpecification } from './specification.ts';

const internal = { storage: 'internal', geometry: null, primaryKey: 'id', hasUid: false } as const;
const text = (name: string, constraint?: string) => column(name, 'TEXT', constraint);
const count = (name: string) => column(name, 'INTEGER', 'NOT NULL DEFAULT 0');

export const INTERNAL: readonly TableSpecification[] = [
  /** schema_version, revision (+1 at each save), edits (+1 at each write), counter (last revision given), saved_counter, app_version, created. */
  { ...internal, name: 'emprise_meta', columns: [text('cle', 'NOT NULL UNIQUE'), text('valeur')], indexes: [] },
  /** What the planner sets, under undo: name, methode_surface, demonstration… */
  { ...internal, name: 'emprise_reglages', columns: [text('cle', 'NOT NULL UNIQUE'), text('valeur')], indexes: [] },
  {
    ...internal,
    name: 'emprise_couches',
    columns: [
      text('table_name', 'NOT NULL UNIQUE'),
      text('titre'),
      column('ordre', 'INTEGER'),
      column('visible', 'BOOLEAN', 'NOT NULL DEFAULT 1'),
      column('opacite', 'REAL', 'NOT NULL DEFAULT 1'),
      text('style_json'),
      text('filtre'),
    ],
    indexes: [],
  },
  /** Fields of imported objects changed by hand since; `valeur`: what the source had given, as JSON (null where it is not known any more). */
  {
    ...internal,
    name: 'emprise_retouches',
    columns: [text('table_name', 'NOT NULL'), column('fid', 'INTEGER', 'NOT NULL'), text('champ', 'NOT NULL'), text('valeur')],
    constraints: ['UNIQUE (table_name, fid, champ)'],
    indexes: [],
  },
  /** Definitions of imported layers, so that undo and redo can drop and remake them. */
  {
    ...internal,
    name: 'emprise_definitions',
    columns: [text('table_name', 'NOT NULL UNIQUE'), text('definition', 'NOT NULL')],
    indexes: [],
  },
  /**
   * One number per table, drawn from one counter: two states with the same number are the same state.
   * `ecrite`, `lignes`, `last_change`: revision, rows and GeoPackage date when the document was last written, to tell what another program touched.
   */
  {
    ...internal,
    name: 'emprise_revisions',
    columns: [text('table_name', 'NOT NULL UNIQUE'), count('revision'), count('ecrite'), count('lignes'), text('last_change')],
    indexes: [],
  },
  /** The same by column (`champ`), '' standing for the rows there are: what an analysis reads tells whether its results hold. */
  {
    ...internal,
    name: 'emprise_revisions_champs',
    columns: [text('table_name', 'NOT NULL'), text('champ', 'NOT NULL'), count('revision')],
    constraints: ['UNIQUE (table_name, champ)'],
    indexes: [],
  },
  {
    ...internal,
    name: 'emprise_journal',
    columns: [
      column('at', 'DATETIME', 'NOT NULL'),
      text('code', 'NOT NULL'),
      text('params', 'NOT NULL'),
      text('origin', 'NOT NULL'),
      text('tables', 'NOT NULL'),
      /** {table: [before, after]}. */
      text('revisions', 'NOT NULL'),
      /** {table: {column: [before, after]}}. */
      text('champs', `NOT NULL DEFAULT '{}'`),
      column('undone', 'BOOLEAN', 'NOT NULL DEFAULT 0'),
      column('reversible', 'BOOLEAN', 'NOT NULL DEFAULT 1'),
      count('bytes'),
    ],
    indexes: [],
  },
  /** The change that takes a step back (or, once undone, forward again), cut into parts of a few megabytes. */
  {
    ...internal,
    name: 'emprise_journal_parties',
    columns: [
      column('etape', 'INTEGER', 'NOT NULL REFERENCES emprise_journal(id) ON DELETE CASCADE'),
      column('rang', 'INTEGER', 'NOT NULL'),
      column('contenu', 'BLOB', 'NOT NULL'),
    ],
    constraints: ['UNIQUE (etape, rang)'],
    indexes: [],
  },
];
