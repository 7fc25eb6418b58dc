import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Row, Value } from '../../../../shared/domain/change.ts';
import { isKind, KIND_DEFINITIONS, type SchemaKind } from '../../../../shared/domain/kinds/index.ts';
import type { SiteFigures } from '../../../../shared/domain/site.ts';
import { conditionToSql, type ExpressionField } from '../../../../shared/expression/index.ts';
import type { ProjectReader } from '../../store/index.ts';

export type ListedRow = Readonly<Record<string, string | number | boolean | null>>;

/** The table a name means: a table of the project, or the main table of a kind. Throws `layer-unknown`. */
export function tableNamed(reader: ProjectReader, name: string): string {
  if (reader.hasTable(name)) return name;
  if (isKind(name) && name !== 'couche') return KIND_DEFINITIONS[name as SchemaKind].tables[0].name;
  throw new EmpriseError('layer-unknown', { layer: name });
}

/** Housekeeping of the file, never shown: links between tables, numbers of sources. */
const HIDDEN: readonly string[] = ['uid', 'source_id'];

/** Rows of a table with their computed columns; `where` is an expression over stored and computed fields. Blobs are left out. */
export function listRows(reader: ProjectReader, name: string, options: { where?: string | undefined } = {}): ListedRow[] {
  return selectedRows(reader, tableNamed(reader, name), options.where).map((row) => shown(displayRow(row)));
}

function selectedRows(reader: ProjectReader, table: string, condition: string | undefined): Row[] {
  const where = condition === undefined ? undefined : conditionToSql(condition, fieldsOf(reader, table));
  return reader.rows(table, { results: true, ...(where ? { where } : {}) });
}

function shown(row: ListedRow): ListedRow {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !HIDDEN.includes(name)));
}

export function fieldsOf(reader: ProjectReader, table: string): ExpressionField[] {
  return reader.columns(table, { results: true });
}

export function displayRow(row: Row): ListedRow {
  return Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (value instanceof Uint8Array ? [] : [[name, plain(value)]])));
}

export function plain(value: Value): string | number | null {
  return typeof value === 'bigint' ? Number(value) : value instanceof Uint8Array ? null : value;
}

/** Every site with its figures, in the order of the file. */
export function listSites(reader: ProjectReader, options: { where?: string | undefined } = {}): (SiteFigures & ListedRow)[] {
  const proximites = proximitesBySite(reader);
  const stale = reader.staleAnalyses().length > 0;
  return selectedRows(reader, 'sites', options.where).map((row) => {
    const displayed = displayRow(row);
    return { ...shown(displayed), ...figuresOf(displayed), proximites: proximites.get(String(row['uid'])) ?? [], stale };
  }) as unknown as (SiteFigures & ListedRow)[];
}

/** The figures of one site. */
export function siteFigures(reader: ProjectReader, row: Row): SiteFigures {
  const proximites = proximitesBySite(reader, String(row['uid'])).get(String(row['uid'])) ?? [];
  return { ...figuresOf(displayRow(row)), proximites, stale: reader.staleAnalyses().length > 0 };
}

type Proximite = SiteFigures['proximites'][number];
const EQUIPEMENT_TABLES = ['equipements', 'equipements_lignes', 'equipements_surfaces'] as const;

/** Nearest objects by site, nearest first; an object is named by its producer's code, for `uid` is never shown. */
function proximitesBySite(reader: ProjectReader, only?: string): Map<string, Proximite[]> {
  const where = only === undefined ? undefined : { sql: 'site_uid = ?', params: [only] };
  const codes = new Map<Value, Value>();
  for (const table of EQUIPEMENT_TABLES)
    for (const row of reader.rows(table, { columns: ['uid', 'code'] })) codes.set(row['uid'] as Value, row['code'] as Value);
  const bySite = new Map<string, Proximite[]>();
  for (const row of reader.rows('resultats_proximites', { where, orderBy: [{ column: 'distance_m', descending: false }] })) {
    const site = String(row['site_uid']);
    const list = bySite.get(site) ?? [];
    const code = codes.get(row['cible_uid'] as Value) ?? null;
    list.push({
      categorie: String(row['categorie']),
      id: code === null ? null : String(code),
      nom: row['nom'] === null || row['nom'] === undefined ? null : String(row['nom']),
      distance_m: Number(row['distance_m']),
    });
    bySite.set(site, list);
  }
  return bySite;
}

function figuresOf(row: ListedRow): Omit<SiteFigures, 'proximites' | 'stale'> {
  const number = (name: string): number | null => (typeof row[name] === 'number' ? row[name] : null);
  const text = (name: string): string | null => (row[name] === null || row[name] === undefined ? null : String(row[name]));
  return {
    site_id: String(row['site_id']),
    site_nom: text('site_nom'),
    commune_insee: text('commune_insee'),
    epci_siren: text('epci_siren'),
    epci_nom: text('epci_nom'),
    ti_id: text('ti_id'),
    ti_nom: text('ti_nom'),
    departement: text('departement'),
    region: text('region'),
    surface_ha: number('surface_ha'),
    surface_projection_ha: number('surface_projection_ha'),
    surface_ellipsoide_ha: number('surface_ellipsoide_ha'),
    surface_declaree_ha: number('surface_declaree_ha'),
    friche_ha: number('friche_ha'),
    friche_part: number('friche_part'),
    recyclage: row['recyclage'] === null || row['recyclage'] === undefined ? null : Boolean(row['recyclage']),
    maturite: text('maturite'),
  };
}
