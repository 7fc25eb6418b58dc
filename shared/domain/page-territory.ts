/** What a table or a chart of a page counts follows the territory its main map shows: `epci:200070464`, `region:84`, `site:…`; null: everything. */

/** The column that holds the code of a territory, by its level. */
const COLUMNS: Readonly<Record<string, string>> = {
  region: 'region',
  departement: 'departement',
  epci: 'epci_siren',
  commune: 'commune_insee',
  ti: 'ti_id',
  site: 'site_id',
};

/**
 * A filter that named the former territory names the next one; one that said nothing else is lifted where there is none any more. What names another thing
 * stays as the planner wrote it.
 */
export function filterAbout(where: string | null, former: string | null, next: string | null): string | null {
  if (where === null || former === null) return where;
  const [from, to] = [parted(former), next === null ? null : parted(next)];
  if (from.column === undefined) return where;
  const named = new RegExp(`\\b${from.column}\\s*=\\s*${escaped(literal(from.code))}`, 'gu');
  if (to === null) return where.trim().replace(named, '') === '' ? null : where;
  return to.column === undefined ? where : where.replace(named, () => `${to.column} = ${literal(to.code)}`);
}

function parted(territory: string): { readonly column: string | undefined; readonly code: string } {
  const [level = '', code = ''] = territory.split(/:(.*)/su);
  return { column: COLUMNS[level], code };
}

/** As shared/expression writes a text. */
const literal = (code: string): string => `'${code.replaceAll("'", "''")}'`;
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
