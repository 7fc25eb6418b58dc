/**
 * Where rows are read from: a table, alone or with the figures computed for its objects. A stored column that a figure
 * also names is read as `<name>_declare`: the file's own word stays beside what was computed.
 */
import type { MethodeSurface } from '../../../../shared/domain/site.ts';
import type { TableFacts } from '../catalogue.ts';
import { quoted } from '../sql.ts';

export interface RowSource {
  /** A parenthesised SELECT, or a table name. */
  readonly sql: string;
  /** The same, read in the order of the file: for sorting, where SQLite would jump through the table by an index that brings it nothing. */
  readonly scanSql: string;
  readonly columns: readonly string[];
  /** Columns whose values are text, for sorting without regard to case and accents. */
  readonly textColumns: ReadonlySet<string>;
  /** Types of the computed columns. */
  readonly types: Readonly<Record<string, 'text' | 'integer' | 'real' | 'boolean'>>;
}

const SITE_FIGURES = [
  'commune_insee',
  'commune_nom',
  'epci_siren',
  'epci_nom',
  'ti_id',
  'ti_nom',
  'departement',
  'region',
  'surface_projection_ha',
  'surface_ellipsoide_ha',
  'surface_ecart_ha',
  'friche_ha',
  'friche_part',
  'recyclage',
  'friches_avec_emprise',
  'friches_sans_emprise',
  'contrainte_ha',
  'contrainte_part',
  'exclusion_ha',
  'exclusion_part',
  'contraintes_types',
  'artificialise_ha',
  'artificialise_part',
  'occupation_part',
  'foncier_public_part',
  'foncier_viabilise_part',
  'foncier_part',
  'bassin_population',
  'bassin_part',
  'voisins_etablissements',
  'voisins_industries',
  'voisins_emplois_industriels',
  'voisins_laureats',
  'voisins_embranches',
] as const;
/** From the composition of the territories: 'oui', 'non', null where the EPCI is not known. */
const IN_TERRITORY = {
  name: 'territoire_industrie',
  sql: `CASE WHEN r.ti_id IS NOT NULL THEN 'oui' WHEN r.epci_siren IS NOT NULL THEN 'non' END`,
} as const;
const AREAS = ['surface_projection_ha', 'surface_ellipsoide_ha'] as const;
const PLACES = ['commune_insee', 'epci_siren'] as const;
const LOCATED: readonly string[] = ['friches', 'equipements', 'etablissements'];

/** Computed columns that are not text. */
const TYPES: RowSource['types'] = {
  surface_ha: 'real',
  surface_projection_ha: 'real',
  surface_ellipsoide_ha: 'real',
  surface_ecart_ha: 'real',
  friche_ha: 'real',
  friche_part: 'real',
  recyclage: 'boolean',
  friches_avec_emprise: 'integer',
  friches_sans_emprise: 'integer',
  contrainte_ha: 'real',
  contrainte_part: 'real',
  exclusion_ha: 'real',
  exclusion_part: 'real',
  contraintes_types: 'integer',
  artificialise_ha: 'real',
  artificialise_part: 'real',
  occupation_part: 'real',
  foncier_public_part: 'real',
  foncier_viabilise_part: 'real',
  foncier_part: 'real',
  bassin_population: 'integer',
  bassin_part: 'real',
  voisins_etablissements: 'integer',
  voisins_industries: 'integer',
  voisins_emplois_industriels: 'integer',
  voisins_laureats: 'integer',
  voisins_embranches: 'integer',
};

interface Figure {
  readonly name: string;
  readonly sql: string;
}

/** `known`: columns of `resultats_sites` in this file; what a later version added and the file lacks is unknown. */
function figures(facts: TableFacts, methode: MethodeSurface, known: readonly string[]): { join: string; figures: Figure[] } {
  const reported = methode === 'ellipsoide' ? 'surface_ellipsoide_ha' : 'surface_projection_ha';
  const plain = (names: readonly string[]): Figure[] => names.map((name) => ({ name, sql: `r.${quoted(name)}` }));
  if (facts.name === 'sites') {
    return {
      join: 'LEFT JOIN resultats_sites r ON r.site_uid = t.uid',
      figures: [
        ...plain(SITE_FIGURES).map((one) => (known.includes(one.name) ? one : { ...one, sql: 'NULL' })),
        IN_TERRITORY,
        { name: 'surface_ha', sql: `r.${reported}` },
      ],
    };
  }
  if (LOCATED.includes(facts.name)) {
    // A friche may have several outlines, each with its own row: their areas are added up. CROSS JOIN keeps SQLite from starting with all areas.
    const outlines = (column: string): string => `(SELECT sum(s.${column}) FROM friches_emprises e
      CROSS JOIN resultats_surfaces s ON s.table_name = 'friches_emprises' AND s.uid = e.uid WHERE e.friche_id = t.friche_id)`;
    const areas =
      facts.name === 'friches'
        ? [...AREAS.map((name) => ({ name, sql: outlines(name) })), { name: 'surface_ha', sql: outlines(reported) }]
        : [];
    return {
      join: `LEFT JOIN resultats_localisations r ON r.table_name = '${facts.name}' AND r.uid = t.uid`,
      figures: [...plain(PLACES), ...areas],
    };
  }
  if (facts.geometryColumn !== null && facts.types[facts.geometryColumn]?.endsWith('POLYGON') && facts.columns.includes('uid')) {
    return {
      join: `LEFT JOIN resultats_surfaces r ON r.table_name = '${facts.name.replaceAll("'", "''")}' AND r.uid = t.uid`,
      figures: [...plain(AREAS), { name: 'surface_ha', sql: `r.${reported}` }],
    };
  }
  return { join: '', figures: [] };
}

function textColumnsOf(facts: TableFacts): string[] {
  return facts.columns.filter((name) => facts.types[name]?.startsWith('TEXT'));
}

export function plainSource(facts: TableFacts): RowSource {
  const columns = facts.columns.includes(facts.primaryKey) ? facts.columns : [facts.primaryKey, ...facts.columns];
  const sql = quoted(facts.name);
  return { sql, scanSql: sql, columns, textColumns: new Set(textColumnsOf(facts)), types: {} };
}

/** `siteResults`: columns of the file's `resultats_sites`. */
export function sourceWithResults(facts: TableFacts, methode: MethodeSurface, siteResults: readonly string[]): RowSource {
  const plain = plainSource(facts);
  const { join, figures: computed } = figures(facts, methode, siteResults);
  if (computed.length === 0) return plain;
  const names = new Set(computed.map(({ name }) => name));
  const stored = plain.columns.map((name) => ({ name, as: names.has(name) ? `${name}_declare` : name }));
  const list = [
    ...stored.map(({ name, as }) => `t.${quoted(name)} AS ${quoted(as)}`),
    ...computed.map(({ name, sql }) => `${sql} AS ${quoted(name)}`),
  ];
  const textual = textColumnsOf(facts);
  return {
    sql: `(SELECT ${list.join(', ')} FROM ${quoted(facts.name)} t ${join})`,
    scanSql: `(SELECT ${list.join(', ')} FROM ${quoted(facts.name)} t NOT INDEXED ${join})`,
    columns: [...stored.map(({ as }) => as), ...names],
    textColumns: new Set([...stored.filter(({ name }) => textual.includes(name)).map(({ as }) => as), 'epci_nom', 'commune_nom', 'ti_nom']),
    types: Object.fromEntries(computed.map(({ name }) => [name, TYPES[name] ?? 'text'])),
  };
}
