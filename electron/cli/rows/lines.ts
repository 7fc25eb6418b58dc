/** Rows as a table for people: the columns worth reading, figures as French readers write them. */
import { definitionOfTable, fieldOf, type Kind } from '../../../shared/domain/kinds/index.ts';
import { formatDate } from '../../../shared/format/dates.ts';
import { type FormatLanguage, formatNumber } from '../../../shared/format/numbers.ts';
import { formatDistance, formatHectares, formatPercent } from '../../../shared/format/quantities.ts';
import { hasMessage, type Translate } from '../../../shared/messages/index.ts';
import { tableLines } from '../table.ts';
import { flatRow } from './flat.ts';

/** What is read first of each kind; the others show the first columns that hold something. */
const CHOSEN: Partial<Record<Kind, readonly string[]>> = {
  sites: [
    'site_id',
    'site_nom',
    'commune_insee',
    'epci_nom',
    'departement',
    'surface_ha',
    'friche_ha',
    'friche_part',
    'recyclage',
    'maturite',
  ],
  epci: ['siren', 'nom', 'nature', 'departement', 'region', 'population', 'surface_projection_ha'],
  communes: ['insee', 'nom', 'departement', 'region', 'epci_siren', 'population', 'surface_projection_ha'],
  friches: ['friche_id', 'site_nom', 'site_type', 'site_statut', 'comm_insee', 'commune_insee', 'epci_siren'],
  equipements: ['categorie', 'nom', 'code', 'commune_insee', 'epci_siren'],
};
const HIDDEN = ['fid', 'uid', 'source_id', 'maj', 'attributs', 'geom'];
const MOST_COLUMNS = 8;

export function rowLines(rows: readonly Record<string, unknown>[], kind: Kind | null, text: Translate, language: FormatLanguage): string[] {
  const flat = rows.map(flatRow);
  const names = (kind && CHOSEN[kind]) ?? firstFilled(flat);
  const columns = names.map((name) => ({
    title: hasMessage(`field.${name}`) ? text(`field.${name}`) : name,
    align: flat.some((row) => typeof row[name] === 'number') ? ('right' as const) : ('left' as const),
  }));
  const table = kind === null ? null : (definitionOfTable(kind)?.table ?? null);
  const typeOf = (name: string): string | undefined => (table ? fieldOf(table, name)?.type : undefined);
  const cells = flat.map((row) => names.map((name) => shown(name, row[name], typeOf(name), text, language)));
  return [...(rows.length > 0 ? tableLines(columns, cells, 36) : []), text('cli.list.count', { count: rows.length })];
}

function firstFilled(rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const filled = new Set(rows.flatMap((row) => Object.keys(row).filter((name) => row[name] !== null && row[name] !== '')));
  const inOrder = Object.keys(rows[0] ?? {}).filter((name) => filled.has(name) && !HIDDEN.includes(name));
  return inOrder.slice(0, MOST_COLUMNS);
}

function shown(name: string, value: unknown, type: string | undefined, text: Translate, language: FormatLanguage): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return text(value ? 'cli.yes' : 'cli.no');
  if (typeof value === 'number') {
    if (name.endsWith('_ha')) return formatHectares(value, language, 2);
    if (name.endsWith('_m')) return formatDistance(value, language);
    if (name.endsWith('_part')) return formatPercent(value, language);
    return formatNumber(value, language, 3, true);
  }
  return type === 'date' ? formatDate(String(value)) : String(value);
}
