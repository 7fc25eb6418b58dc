/** A layout made for one territory, turned to the object of a series: its map follows the object, and its tables and charts name it. */

import { mainMap } from '../../../../../shared/cartography/page/page-views.ts';
import type { Value } from '../../../../../shared/domain/change.ts';
import type { MapItem, PageItem, PageLayout } from '../../../../../shared/domain/page-layout.ts';
import type { PageObject } from '../../../../../shared/domain/page-report.ts';
import type { ProjectReader } from '../../../store/index.ts';

/** Levels of a map's territory, with the layer whose objects are of that level and the column of their code. */
const LEVELS: Readonly<Record<string, readonly [table: string, column: string]>> = {
  site: ['sites', 'site_id'],
  epci: ['epci', 'siren'],
  commune: ['communes', 'insee'],
  ti: ['territoires', 'ti_id'],
};
/** Of objects that a page shows together. */
const GROUPED: Readonly<Record<string, string>> = { region: 'region', departement: 'departement' };

/** What is shown around an object, where the layout does not say. */
const AROUND = 0.1;
const VARIABLE = /\{\{\s*(?:objet|site)\.([\p{L}\p{N}_]{1,60})\s*\}\}/gu;

/**
 * Where no map of the page follows the series, the main one does, and those that show the same territory. Filters of tables and charts may name a value of
 * the object (`epci_siren = {{objet.siren}}`); one that named the territory the layout was made for names the object.
 */
export function boundToObject(reader: ProjectReader, layout: PageLayout, object: PageObject): PageLayout {
  const { table } = reader.layer(object.layer);
  const row = reader.row(table, object.fid, { results: true }) ?? {};
  const former = formerTerritory(layout);
  const follows = layout.items.some((item) => item.type === 'map' && item.view.type === 'atlas');
  const main = follows ? null : mainMap(layout);
  const [level = '', code = ''] = former?.split(/:(.*)/su) ?? [];
  const own = codeOf(level, table, object.by, row);
  return {
    ...layout,
    items: layout.items.map((item): PageItem => {
      if (item.type === 'map') return main && (item.id === main.id || showsTerritory(item, former)) ? following(item) : item;
      if ((item.type !== 'table' && item.type !== 'chart') || item.where === null) return item;
      const filled = item.where.replace(VARIABLE, (_, name: string) => literal(valueNamed(row, name)));
      const named = code === '' || own === null ? filled : filled.replaceAll(literal(code), literal(own));
      return { ...item, where: named };
    }),
  };
}

/** The one its main map shows. */
function formerTerritory(layout: PageLayout): string | null {
  const view = mainMap(layout)?.view;
  return view?.type === 'territory' ? view.territory : null;
}

const showsTerritory = ({ view }: MapItem, territory: string | null): boolean =>
  territory !== null && view.type === 'territory' && view.territory === territory;

function following(item: MapItem): MapItem {
  const { view } = item;
  const around = view.type === 'territory' ? view.around : AROUND;
  const denominator = view.type === 'scale' ? view.denominator : view.type === 'territory' ? view.denominator : null;
  return { ...item, epsg: 'auto', view: { type: 'atlas', around, denominator } };
}

function codeOf(level: string, table: string, by: string | null, row: Readonly<Record<string, Value>>): string | null {
  const [ownTable, column] = by !== null && GROUPED[level] === by ? [table, by] : by === null ? (LEVELS[level] ?? []) : [];
  const value = ownTable === table && column !== undefined ? (row[column] ?? null) : null;
  return value === null ? null : String(value);
}

/** `site.nom` is the column `site_nom`. */
function valueNamed(row: Readonly<Record<string, Value>>, name: string): Value {
  return row[name] ?? row[`site_${name}`] ?? null;
}

/** As shared/expression writes it. */
function literal(value: Value): string {
  if (value === null || value instanceof Uint8Array) return 'NULL';
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
